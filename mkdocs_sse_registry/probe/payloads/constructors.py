"""What a class wants to be made of, whatever made the class; builds nothing."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from . import declared, hints, signatures, values

MISSING: Any = object()


class Parameter(NamedTuple):
    """An argument of a constructor.

    Attributes:
        name: By which it is given.
        attribute: Under which the instance holds it.
        hint: Its type, with what is said of it.
        default: `MISSING` without one that is a plain value.
        is_required: Whether the constructor needs it.
        is_positional: Whether it cannot be given by name.
    """

    name: str
    attribute: str
    hint: Any
    default: Any
    is_required: bool
    is_positional: bool = False

    @property
    def is_untyped(self) -> bool:
        """Whether every value is as good as any other."""
        return hints.bare(self.hint) in (hints.ANY, object)


def parameters_of(cls: type) -> list[Parameter]:
    """Return the arguments of a constructor, whatever made it."""
    fields = getattr(cls, "model_fields", None)
    if isinstance(fields, dict):
        return [_of_pydantic(name, field) for name, field in fields.items()]
    known = declared.attributes(cls)
    if hints.is_typed_dict(cls):
        return [
            Parameter(each, each, hint, MISSING, is_required=True) for each, hint in known.items()
        ]
    try:
        arguments = signatures.arguments_of(cls)
    except (TypeError, ValueError):
        raise values.CannotBuildError(f"{cls.__name__} does not tell its arguments") from None
    attributes = {
        getattr(each, "alias", None) or each.name: each.name
        for each in getattr(cls, "__attrs_attrs__", ())
    }
    found: list[Parameter] = []
    for name, kind, default in arguments:
        if kind is signatures.ANY_NAMED:
            taken = {each.name for each in found}
            found.extend(
                Parameter(each, each, hint, MISSING, is_required=True)
                for each, hint in known.items()
                if each not in taken and not hasattr(cls, each) and not each.startswith("_")
            )
        elif kind is not signatures.ANY_POSITIONAL:
            attribute = attributes.get(name, name)
            required = default is signatures.EMPTY
            found.append(
                Parameter(
                    name,
                    attribute,
                    known.get(attribute, hints.ANY),
                    MISSING if required else default,
                    is_required=required,
                    is_positional=kind is signatures.POSITIONAL_ONLY,
                )
            )
    return found


def _of_pydantic(name: str, field: Any) -> Parameter:
    hint = field.annotation
    if getattr(field, "metadata", None):
        hint = Annotated[hint, field]
    required = bool(field.is_required())
    default = MISSING if required else field.get_default()
    alias = getattr(field, "validation_alias", None) or getattr(field, "alias", None)
    given = alias if isinstance(alias, str) else name
    return Parameter(given, name, hint, default, is_required=required)
