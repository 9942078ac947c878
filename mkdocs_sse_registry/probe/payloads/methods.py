"""What a method of a type gives: the standard library's, pydantic's, the user's own.

Knows no syntax.
"""

from __future__ import annotations

import datetime as dt
import inspect
import uuid
from typing import TYPE_CHECKING, Any

from . import hints
from .meanings import (
    Keys,
    Known,
    Meaning,
    Typed,
    Unknown,
    of_attributes,
    of_hint,
    unfollowed,
)

if TYPE_CHECKING:
    from .scopes import Call

METHODS: tuple[tuple[type, frozenset[str], Any], ...] = (
    (str, frozenset(["split", "rsplit", "splitlines"]), list),
    (str, frozenset(["startswith", "endswith", "isdigit", "isalpha"]), bool),
    (str, frozenset(["count", "find", "index"]), int),
    (str, frozenset(["encode"]), bytes),
    (str, frozenset(["partition", "rpartition"]), tuple),
    (str, frozenset(dir(str)), str),
    (bytes, frozenset(["hex", "decode"]), str),
    (hints.NaiveDatetime, frozenset(["isoformat"]), str),
    (dt.datetime, frozenset(["isoformat"]), hints.Text("date-time")),
    (dt.datetime, frozenset(["date"]), dt.date),
    (dt.datetime, frozenset(["time", "timetz"]), dt.time),
    (dt.datetime, frozenset(["timestamp"]), float),
    (dt.datetime, frozenset(["astimezone", "replace"]), dt.datetime),
    (dt.date, frozenset(["isoformat"]), hints.Text("date")),
    (dt.date, frozenset(["replace"]), dt.date),
    (dt.date, frozenset(["strftime", "ctime"]), str),
    (dt.date, frozenset(["weekday", "isoweekday", "toordinal"]), int),
    (dt.time, frozenset(["isoformat", "strftime"]), str),
    (dt.timedelta, frozenset(["total_seconds"]), float),
    (float, frozenset(["hex"]), str),
    (float, frozenset(["is_integer"]), bool),
)
"""Methods of the standard library's types and what they give; the first that fits counts."""


def of_kind(kind: Any, name: str, value: Meaning, call: Call) -> Meaning:
    """Return what a method of one of the types of a value gives."""
    path = getattr(value, "path", None)
    cls = str if isinstance(kind, hints.Text) else hints.class_of(kind)
    if cls is None:
        return unfollowed(value, f"{name}()")
    for owner, names, made in METHODS:
        if issubclass(cls, owner) and name in names:
            return Typed((_as_asked(made, call),), path)
    if name in ("quantize", "normalize") and (made := hints.decimal_of(cls)):
        return Typed((made,), path)
    held = inspect.getattr_static(cls, name, None)
    if name in ("model_dump", "_asdict", "dict") and not _is_own(held):
        return _dumped(cls, call.named)
    if isinstance(held, staticmethod):
        return call.followed(held.__func__)
    if isinstance(held, classmethod):
        return call.followed(held.__func__, Known(cls))
    if inspect.isfunction(held):
        return call.followed(held, Typed((cls,), path))
    return unfollowed(value, f"{name}()")


def _as_asked(made: Any, call: Call) -> Any:
    """Return what a method gives when it is given arguments of its own."""
    if isinstance(made, hints.Text) and (call.given or call.named):
        return str  # isoformat(sep=" ")
    return hints.NaiveDatetime if made is dt.datetime and "tzinfo" in call.named else made


def _is_own(held: Any) -> bool:
    module = getattr(held, "__module__", "") or ""
    return inspect.isfunction(held) and not module.startswith("pydantic")


def _dumped(cls: type, named: dict[str, Meaning]) -> Meaning:
    """Return what an object of pydantic, or a named tuple, gives as a dict."""
    found = of_attributes(cls)
    if found is None or not named.keys() <= {"mode"} or _serializes_itself(cls):
        return Unknown(f"what {cls.__name__} gives as a dict is not known")
    computed = getattr(cls, "model_computed_fields", {})
    for name, each in computed.items():
        found.put(name, of_hint(each.return_type, name))
    if named.get("mode") == Known("json"):
        return Keys({name: _as_json(value) for name, value in found.known.items()})
    return found


def _serializes_itself(cls: Any) -> bool:
    """Tell whether a class of pydantic has a say in what its dict holds."""
    decorators = getattr(cls, "__pydantic_decorators__", None)
    rules = [getattr(decorators, name, None) for name in ("field_serializers", "model_serializers")]
    config = getattr(cls, "model_config", {})
    fields = getattr(cls, "model_fields", {}).values()
    return (
        any(rules)
        or config.get("extra") == "allow"
        or bool(config.get("serialize_by_alias"))
        or any(getattr(field, "exclude", None) or _has_serializer(field) for field in fields)
        or "root" in getattr(cls, "model_fields", {})
    )


def _has_serializer(field: Any) -> bool:
    return any("Serializer" in type(each).__name__ for each in getattr(field, "metadata", ()))


def _as_json(value: Meaning) -> Meaning:
    """Return a value as pydantic writes it in JSON mode."""
    if not isinstance(value, Typed):
        return value
    kinds: list[Any] = []
    for kind in value.kinds:
        cls = hints.class_of(kind) or object
        if hints.json_types(kind) is not None:
            kinds.append(kind)
        elif hints.is_enum(cls):
            kinds.extend(hints.enum_values(cls))
        elif issubclass(cls, dt.datetime):
            kinds.append(hints.Text("date-time"))
        elif issubclass(cls, (uuid.UUID, dt.date, dt.time)) or hints.decimal_of(cls):
            kinds.append(hints.text_of(kind))
        elif cls.__name__.endswith("Url") or cls.__name__ == "SecretStr":
            kinds.append(str)
        else:
            return Unknown(f"what pydantic makes of {cls.__name__} is not known", value.path)
    return Typed(tuple(kinds), value.path)
