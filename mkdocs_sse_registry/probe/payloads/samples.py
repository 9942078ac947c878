"""Sample domain events of a class: one in full, then one for each thing that can be otherwise.

Knows constructors, and no extractor.
"""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import uuid
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from . import declared, hints, values
from .constructors import Parameter, parameters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

UNCHANGING = (str, int, float, bytes, uuid.UUID, dt.date, Enum, type(None))
PLAIN = frozenset([*UNCHANGING, bool, dt.datetime])
"""The same and their usual heirs, told by a look at the class alone."""

MOST_SAMPLES = 64
"""Of one class, the first included."""


class Sample(NamedTuple):
    """One domain event.

    Attributes:
        event: The instance.
        given: What it was made of.
        attribute: What is otherwise than in the first sample, empty in the first.
        value: The other value, the last of several.
        is_trace: Whether the value only shows what comes from the attribute.
        is_allowed: Whether the type says in words that the value is to be expected.
    """

    event: Any
    given: dict[str, Any]
    attribute: str = ""
    value: Any = None
    is_trace: bool = False
    is_allowed: bool = True


class Change(NamedTuple):
    """What is otherwise than in the first sample.

    Attributes:
        values: Parameters with their other values.
        is_trace: Whether the value only shows what comes from the attribute.
        is_allowed: Whether the type says in words that the value is to be expected.
    """

    values: tuple[tuple[Parameter, Any], ...]
    is_trace: bool = False
    is_allowed: bool = False


class Samples:
    """The samples of one class.

    Raises:
        CannotBuildError: The first sample cannot be built.
    """

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._parameters = parameters_of(cls)
        self._values = {each.name: _value(each, FIRST, 0) for each in self._parameters}
        self._late = _late_fields(cls)
        self._make: Any = cls
        try:
            self._made({})
        except Exception:  # a value may break a rule of the class; its own defaults do not
            if self._made_without_rules():
                return
            optional = [each for each in self._parameters if not each.is_required]
            if not optional:
                raise
            for each in optional:
                del self._values[each.name]
            self._parameters = [each for each in self._parameters if each.is_required]
            self._made({})

    def first(self) -> Sample:
        """Return the first sample; what differs in two of them differs in every run."""
        return Sample(self._made({}), self._values)

    def untyped(self) -> frozenset[str]:
        """Return the attributes whose values are guesses."""
        return frozenset(each.attribute for each in self._parameters if each.is_untyped)

    def others(self) -> Iterator[Sample]:
        """Yield samples that differ from the first one."""
        for change in self._changes()[: MOST_SAMPLES - 2]:
            changed = {each.name: value for each, value in change.values}
            try:
                event = self._made(changed)
            except Exception:  # noqa: S112, BLE001 - a value that the class refuses is no sample
                continue
            yield Sample(
                event=event,
                given=changed,
                attribute=", ".join(each.attribute for each, _ in change.values),
                value=change.values[-1][1],
                is_trace=change.is_trace,
                is_allowed=change.is_allowed,
            )

    def _changes(self) -> list[Change]:
        """Return what is otherwise in each sample, what tells most first."""
        absent = tuple((each, None) for each in self._parameters if None in _variants(each))
        allowed = list(self._allowed())
        members = [each.values for each in allowed if each.values[0][1] is not None]
        return [
            *self._traces(),
            *allowed,
            *(Change((*absent, *each)) for each in ((), *members) if absent or each),
            *self._empties(),
        ]

    def _traces(self) -> Iterator[Change]:
        for each in self._parameters:
            try:
                value = SECOND.of(each.hint, each.attribute)
            except values.CannotBuildError:
                continue
            yield Change(((each, value),), is_trace=True)

    def _allowed(self) -> Iterator[Change]:
        """Yield the values that a type names: `None`, members, the other types of a union."""
        for each in self._parameters:
            for value in _variants(each):
                yield Change(((each, value),), is_allowed=True)
            for kind in hints.alternatives(each.hint)[1:]:
                if kind is not hints.NONE:
                    try:
                        value = FIRST.of(kind, each.attribute)
                    except values.CannotBuildError:
                        continue
                    yield Change(((each, value),), is_allowed=True)

    def _empties(self) -> Iterator[Change]:
        """Yield values that no type names: empty ones, and of an unknown type some of each kind."""
        for each in self._parameters:
            kinds = ({"key": "value"}, ["value"], 42, True) if each.is_untyped else ()
            for value in (*kinds, *values.empty_of(each.hint)):
                yield Change(((each, value),))

    def _made(self, changed: dict[str, Any]) -> Any:
        # An extractor may change what it is given; no other sample may see that.
        given = {
            name: value if type(value) in PLAIN else _own(value)
            for name, value in {**self._values, **changed}.items()
        }
        late = self._late if self._make is self._cls else []
        return _filled(_instance(self._make, self._parameters, given), late)

    def _made_without_rules(self) -> bool:
        """Let pydantic make the samples without its rules, such as a pattern that none meets."""
        construct = getattr(self._cls, "model_construct", None)
        fields = getattr(self._cls, "model_fields", None)
        if not callable(construct) or not isinstance(fields, dict):
            return False
        self._make = construct
        try:
            self._made({})
        except Exception:  # noqa: BLE001 - the class may have its own way to be made
            self._make = self._cls
            return False
        return True


def build(cls: type, name: str, made: values.Values, depth: int) -> Any:
    """Return an instance of a class of the user's; see `values.Build`.

    Raises:
        CannotBuildError: The class cannot be built.
    """
    parameters = parameters_of(cls)
    try:
        given = {each.name: _value(each, made, depth) for each in parameters}
        return _filled(_instance(cls, parameters, given), _late_fields(cls))
    except values.CannotBuildError:
        raise
    except Exception as error:
        described = f"{type(error).__name__}: {error}"
        raise values.CannotBuildError(f"{name}: {cls.__name__} raised {described}") from error


def _own(value: Any) -> Any:
    """Return a copy of a value that can be changed."""
    if isinstance(value, UNCHANGING):
        return value
    if type(value) is list and PLAIN.issuperset(map(type, value)):
        return value.copy()
    try:
        return copy.deepcopy(value)
    except Exception:  # noqa: BLE001 - an object of the user's may refuse to be copied
        return value


def _value(parameter: Parameter, made: values.Values, depth: int) -> Any:
    """Return a default that says something, else a telling value; `None` where there is none."""
    default = parameter.default
    if made.which == 0 and default and isinstance(default, (str, int, float)):
        return default
    try:
        return made.of(_present(parameter.hint), parameter.attribute, depth)
    except values.CannotBuildError:
        if hints.NONE in hints.alternatives(parameter.hint):
            return None
        raise


def _present(hint: Any) -> Any:
    """Return the first alternative of a type that is not `None`."""
    kinds = [each for each in hints.alternatives(hint) if each is not hints.NONE]
    return kinds[0] if kinds and hints.is_union(hints.bare(hint)) else hint


def _variants(parameter: Parameter) -> list[Any]:
    return values.variants_of(parameter.hint)


def _instance(cls: Any, parameters: list[Parameter], given: dict[str, Any]) -> Any:
    positional = [given.pop(each.name) for each in parameters if each.is_positional]
    return cls(*positional, **given)


def _late_fields(cls: type) -> list[tuple[str, Any]]:
    """Return the fields that a dataclass makes by itself, with their types."""
    fields = dataclasses.fields(cls) if dataclasses.is_dataclass(cls) else ()
    return [
        (field.name, _present(declared.attributes(cls).get(field.name, hints.ANY)))
        for field in fields
        if not field.init and field.default_factory is not dataclasses.MISSING
    ]


def _filled(event: Any, late: list[tuple[str, Any]]) -> Any:
    """Return an instance with telling values in its late fields, the same in every run."""
    for name, hint in late:
        object.__setattr__(event, name, FIRST.of(hint, name))
    return event


FIRST, SECOND = values.Values(0, build), values.Values(1, build)
"""The two values of every type."""
