"""What is known of a value in the source of an extractor, without running it; knows no syntax."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NamedTuple, Union

from . import declared, hints

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST_ELEMENTS = 200
"""Of a constant that a loop goes over."""


class Typed(NamedTuple):
    """A value of one of several types.

    Attributes:
        kinds: The types, as annotations give them.
        path: Attribute of the domain event that it comes from, dotted; empty for the domain event
            itself, `None` for what comes from none or several.
    """

    kinds: tuple[Any, ...]
    path: str | None = None


class Known(NamedTuple):
    """A value that the source or the module holds: a constant, a function, a class, a module."""

    value: Any


class Unknown(NamedTuple):
    """A value of which nothing is known.

    Attributes:
        reason: Why, as a clause.
        path: As for `Typed`.
    """

    reason: str
    path: str | None = None


class Items(NamedTuple):
    """A list or tuple whose elements stand in the source."""

    values: tuple[Meaning, ...]


class Keys:
    """A dict that is being made.

    Attributes:
        known: What is known of the value of each key.
        optional: The keys that are not there in every run.
        gap: Why there may be other keys, empty when there are none.
        loose: Why nothing that is known of it is certain: something may change it unseen.
        identity: The same for the copies that stand for one dict in several branches.
    """

    def __init__(
        self,
        known: dict[str, Meaning] | None = None,
        optional: set[str] | None = None,
        gap: str = "",
        loose: str = "",
        identity: object = None,
    ) -> None:
        self.known: dict[str, Meaning] = {} if known is None else known
        self.optional: set[str] = set() if optional is None else optional
        self.gap = gap
        self.loose = loose
        self.identity = object() if identity is None else identity

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self._state() == other._state()

    __hash__ = None  # type: ignore[assignment]

    def _state(self) -> tuple[Any, ...]:
        return self.known, self.optional, self.gap, self.loose

    def put(self, name: str, value: Meaning) -> None:
        """Set a key for certain."""
        self.known[name] = value
        self.optional.discard(name)

    def update(self, other: Keys) -> None:
        """Take over all keys of another dict."""
        for name, value in other.known.items():
            if name not in other.optional:
                self.put(name, value)
            elif name in self.known:
                self.known[name] = either(self.known[name], value)
            else:
                self.known[name] = value
                self.optional.add(name)
        if other.gap:
            self.blur(other.gap)
            self.known.update(other.known)
        if other.loose:
            self.loosen(other.loose)

    def blur(self, reason: str) -> None:
        """Note that unknown keys were set, which may be those that are known, too."""
        self.gap = self.gap or reason
        self.known = {name: Unknown(reason) for name in self.known}

    def loosen(self, reason: str) -> None:
        """Note that something may change it from now on, without our seeing it."""
        self.gap = self.gap or reason
        self.loose = self.loose or reason

    def copy(self) -> Keys:
        """Return another dict that is like this one."""
        return Keys(dict(self.known), set(self.optional), self.gap, self.loose)

    def twin(self) -> Keys:
        """Return what stands for the same dict in a branch."""
        return Keys(dict(self.known), set(self.optional), self.gap, self.loose, self.identity)

    def become(self, other: Keys) -> None:
        """Take over the state that the dict has at the end of a branch."""
        self.known, self.optional = dict(other.known), set(other.optional)
        self.gap, self.loose = other.gap, other.loose


Meaning = Union[Typed, Known, Unknown, Items, Keys]


def typed(value: Meaning) -> Typed | Unknown:
    """Return a value as what is known of its type."""
    if isinstance(value, Known):
        return Typed((type(value.value),))
    if isinstance(value, Keys):
        return Typed((dict,))
    return Typed((list,)) if isinstance(value, Items) else value


def kinds_of(value: Meaning) -> tuple[Any, ...]:
    """Return the types that a value can have, none when they are not known."""
    found = typed(value)
    return found.kinds if isinstance(found, Typed) else ()


def path_of(values: Iterable[Meaning]) -> str | None:
    """Return the one attribute that values come from, `None` for none or several."""
    paths = {path for each in values if (path := getattr(each, "path", None))}
    return paths.pop() if len(paths) == 1 else None


def either(first: Meaning, second: Meaning) -> Meaning:
    """Return what is known of a value that is one or the other."""
    if isinstance(first, Keys) and isinstance(second, Keys):
        return either_keys([first, second])
    if first == second and kinds_of(first) == kinds_of(second):
        return first
    one, other = typed(first), typed(second)
    path = path_of((one, other))
    for each in (one, other):
        if isinstance(each, Unknown):
            return Unknown(each.reason, path)
    kinds = (*kinds_of(one), *kinds_of(other))
    return Typed(tuple(dict.fromkeys(kinds)), path)


def either_keys(every: list[Keys]) -> Keys:
    """Return what is known of a dict that is one of several."""
    united = Keys()
    for name in dict.fromkeys(name for each in every for name in each.known):
        values = [each.known[name] for each in every if name in each.known]
        united.known[name] = any_of(values) or values[0]
        if any(name not in each.known or name in each.optional for each in every):
            united.optional.add(name)
    united.gap = next((each.gap for each in every if each.gap), "")
    united.loose = next((each.loose for each in every if each.loose), "")
    return united


def present(value: Meaning) -> Meaning:
    """Return what is known of a value once it is not `None`."""
    if isinstance(value, Typed):
        return Typed(tuple(kind for kind in value.kinds if kind not in hints.NONES), value.path)
    return value


def whole(value: Meaning) -> Meaning:
    """Return what is known of a value that has become a number: of `True` it is 1."""
    found = typed(value)
    if not isinstance(found, Typed):
        return found
    kinds = tuple(dict.fromkeys(int if kind is bool else kind for kind in found.kinds))
    return Typed(kinds, found.path)


def falsy(value: Meaning) -> Meaning:
    """Return what is known of a value once it counts as false: an object of the user's does not."""
    if not isinstance(value, Typed):
        return value
    kept = tuple(kind for kind in value.kinds if can_be_false(kind))
    return Typed(kept, value.path)


def can_be_false(kind: Any) -> bool:
    """Tell whether a value of a type can count as false; one of the user's classes cannot."""
    cls = hints.class_of(kind)
    if cls is None or cls in hints.NONES:
        return True
    return any("__bool__" in vars(base) or "__len__" in vars(base) for base in cls.__mro__)


def elements(value: Meaning) -> tuple[Meaning, ...] | None:
    """Return the elements of a value, `None` when the source does not tell them."""
    if isinstance(value, Items):
        return value.values
    if isinstance(value, Keys):
        return None if value.gap or value.optional else tuple(map(Known, value.known))
    held: Any = value.value if isinstance(value, Known) else None
    if hints.is_enum(held):
        return tuple(map(Known, held))
    if isinstance(held, (set, frozenset)):
        held = sorted(held, key=repr)
    if not isinstance(held, (list, tuple, dict, range)) or len(held) > MOST_ELEMENTS:
        return None
    return tuple(map(_known, held))


def _known(value: Any) -> Meaning:
    if isinstance(value, (list, tuple)):
        return Items(tuple(map(_known, value)))
    return Known(value)


def of_attributes(cls: type) -> Keys | None:
    """Return the attributes of a class as a dict, `None` when it does not tell them."""
    if dataclasses.is_dataclass(cls):
        names = [each.name for each in dataclasses.fields(cls)]
    else:
        names = (
            [each.name for each in getattr(cls, "__attrs_attrs__", ())]
            or list(getattr(cls, "_fields", ()))
            or list(getattr(cls, "model_fields", ()))
        )
    if not names:
        return None
    return Keys({name: of_hint(declared.attributes(cls).get(name), name) for name in names})


def of_hint(hint: Any, path: str | None) -> Meaning:
    """Return what an annotation says of a value."""
    kinds = hints.alternatives(hint) if hint is not None else (hints.ANY,)
    if any(hints.bare(kind) in (hints.ANY, object) for kind in kinds):
        what = f"{path} has no declared type" if hint is None else f"{path or 'it'} is of any type"
        return Unknown(what, path)
    return Typed(kinds, path)


def any_of(found: list[Meaning]) -> Meaning | None:
    """Return what is known of a value that is one of several, `None` of none."""
    if not found:
        return None
    value = found[0]
    for other in found[1:]:
        value = either(value, other)
    return value


def unfollowed(value: Meaning, what: str) -> Unknown:
    """Return that what comes of a value is not known, and why."""
    found = typed(present(value))
    if isinstance(found, Unknown):
        return found
    path = found.path
    named = f"{path}.{what}" if path else what
    return Unknown(f"{named} cannot be followed", path)
