"""The domain events behind a registry: mapped classes and their siblings; knows no mapping."""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections import deque
from typing import TYPE_CHECKING, Any

from .text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .locating import Sources


def qualified_name(cls: Any) -> str | None:
    """Return module and class name, a text as it is, `None` for what is neither."""
    if isinstance(cls, type):
        return plain(f"{cls.__module__}.{cls.__qualname__}")
    return plain(cls) if isinstance(cls, str) and cls else None


def describe(mapped: Mapping[str, type], sources: Sources) -> list[dict[str, Any]]:
    """Return the mapped classes and the other concrete heirs of their common base, by name."""
    classes = dict(mapped)
    for cls in _heirs(_common_base(mapped.values(), sources)):
        if not cls.__subclasses__():
            classes.setdefault(str(qualified_name(cls)), cls)
    return [
        {
            "name": plain(cls.__name__),
            "qualified_name": name,
            "description": _summary(cls),
            "fields": _fields(cls, sources),
            "source": sources.of_class(cls),
        }
        for name, cls in sorted(classes.items())
    ]


def _common_base(classes: Iterable[type], sources: Sources) -> type | None:
    """Return the nearest ancestor of all classes that is the user's own, `None` without one."""
    lines = [cls.__mro__[1:] for cls in classes]
    if not lines:
        return None
    shared = (base for base in lines[0] if all(base in line for line in lines))
    return next((base for base in shared if sources.is_own(base)), None)


def _heirs(base: type | None) -> list[type]:
    """Return the classes below a base that their module still holds under their name.

    `@dataclass(slots=True)` makes a second class, and `__subclasses__()` still lists the first.
    """
    found: dict[type, None] = {}
    pending: deque[type] = deque([] if base is None else base.__subclasses__())
    while pending:
        cls = pending.popleft()
        pending.extend(cls.__subclasses__())
        if _is_held(cls):
            found[cls] = None
    return list(found)


def _is_held(cls: type) -> bool:
    holder: Any = sys.modules.get(cls.__module__)
    for name in cls.__qualname__.split("."):
        holder = getattr(holder, name, None)
    return holder is cls


def _summary(cls: type) -> str | None:
    """Return the first line of a docstring, but not the signature that Python writes there."""
    text = inspect.cleandoc(cls.__dict__.get("__doc__") or "").strip()
    if not text or text.startswith(f"{cls.__name__}("):
        return None
    return plain(text.splitlines()[0])


def _fields(cls: type, sources: Sources) -> list[dict[str, Any]]:
    written: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        written.update(sources.annotations(base))
    if dataclasses.is_dataclass(cls):
        annotations = {field.name: field.type for field in dataclasses.fields(cls)}
    else:
        annotations = {
            name: annotation
            for base in reversed(cls.__mro__)
            for name, annotation in getattr(base, "__annotations__", {}).items()
        }
    return [
        {"name": plain(name), "annotation": _as_written(written.get(name, annotation))}
        for name, annotation in annotations.items()
        if not name.startswith("_")
    ]


def _as_written(annotation: Any) -> str | None:
    if isinstance(annotation, str):
        return plain(annotation)
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return plain(annotation.__qualname__)
    return plain(str(annotation).replace("typing.", ""))
