"""What a rule looks at, and what it answers; knows no rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.naming import VERY_NEAR, meant
from mkdocs_sse_registry.domain.places import NOWHERE, Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mkdocs_sse_registry.domain.declarations import Declaration, Waiver
    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.findings import Severity
    from mkdocs_sse_registry.domain.functions import Function
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.pages import Page

_PART = re.compile(r"[.:/_-]")

USUAL_CONVENTION = r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+"
USUAL_MAPPINGS_NAME = "DOMAIN_TO_SSE_MAPPING"


class Inspection(Struct, frozen=True, kw_only=True):
    """All that can be looked at.

    Attributes:
        registry: The registry.
        mappings_name: Name of its list of mappings.
        today: The date in UTC by which declarations and waivers end.
        ran: Whether functions of the user's were called, extractors and others.
        searched: Whether the source was searched for calls that name an event type.
        convention: Regular expression that a whole wire name has to match.
        direct: All declarations of event types that are published directly, past ones too.
        waivers: All waivers, past ones too.
        idle: Waivers in force that waived nothing; known once all other rules are through.
        pages: Pages of the site, but for generated ones; `None` where none were looked for.
        prose_off: Why the prose of no page was looked at, `None` where it was.
        all_shown: Whether the generated pages show every event type.
        elsewhere: Event types of other registries of the same site.
        comparison: What changed since the revision that the options name, `None` without one.
    """

    registry: Registry
    mappings_name: str = USUAL_MAPPINGS_NAME
    today: dt.date
    ran: bool = True
    searched: bool = True
    convention: str = USUAL_CONVENTION
    direct: tuple[Declaration, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    idle: tuple[Waiver, ...] = ()
    pages: tuple[Page, ...] | None = None
    prose_off: str | None = None
    all_shown: bool = False
    elsewhere: frozenset[str] = frozenset()
    comparison: Comparison | None = None


class Offence(Struct, frozen=True, kw_only=True):
    """What a rule found; the rest of a finding follows from the rule.

    Attributes:
        subject: What it is about: an event type, a class, a path, an option.
        field: The payload field of the subject that it is about, empty without one.
        message: What was found and what was expected.
        fix: What to do.
        source: The line to mend.
        column: Column of the text at fault, from 1.
        severity: Where it matters less than what the rule usually finds, or more.
    """

    subject: str
    field: str = ""
    message: str
    fix: str
    source: Place = NOWHERE
    column: int | None = None
    severity: Severity | None = None


def meant_type(name: str, known: Iterable[str]) -> str:
    """Return the question whether a near event type was meant, part by part: most share some."""
    near = [each for each in known if _is_near(name, each)]
    return meant(name, near, near=VERY_NEAR)


def _is_near(name: str, known: str) -> bool:
    parts, others = _PART.split(name), _PART.split(known)
    if len(parts) != len(others):
        return True
    return all(
        meant(part, [other], near=VERY_NEAR) for part, other in zip(parts, others, strict=True)
    )


def called(extractor: Function) -> str:
    """Return the name of an extractor; that of a lambda is its expression, which names nothing."""
    is_name = all(part.isidentifier() for part in extractor.name.split("."))
    return extractor.name if is_name else "the extractor"


def attributes_of(inspection: Inspection, qualified_name: str) -> str:
    """Return the attributes of a domain event as ` (it has a, b)`; empty where none is known."""
    events = inspection.registry.domain_events
    event = next((each for each in events if each.qualified_name == qualified_name), None)
    names = ", ".join(field.name for field in event.fields) if event else ""
    return f" (it has {names})" if names else ""


def at(source: Place, unknown: str) -> str:
    """Return a place as `in path:line`, to be read in a sentence; else what is said of none."""
    if source.path is None:
        return unknown
    return f"in {source.path}" + (f":{source.line}" if source.line else "")
