"""Rules about the pages of a site: what they say of event types; no rule reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.diff.comparison import former_names
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.domain.rules.examples import differences
from mkdocs_sse_registry.domain.rules.inspection import Offence, meant_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_sse_registry.domain.diff.comparison import Comparison
    from mkdocs_sse_registry.domain.rules.inspection import Inspection


def pages_not_read(inspection: Inspection) -> str | None:
    """Return that no pages were looked for."""
    return "no pages are known without a mkdocs.yml" if inspection.pages is None else None


def prose_not_read(inspection: Inspection) -> str | None:
    """Return that the prose of pages was not looked at."""
    return pages_not_read(inspection) or inspection.prose_off


def regions_filled(inspection: Inspection) -> str | None:
    """Return that regions were not held against what stands in the files."""
    is_build = any(page.stale is None for page in inspection.pages or ())
    return pages_not_read(inspection) or ("a build fills every region anyway" if is_build else None)


def unknown_event_type_in_prose(inspection: Inspection) -> Iterator[Offence]:
    """A page names an event type that the registry does not have.

    A name counts as one if it is formed as the registry's own are, and begins as they do. With the
    option `compare_to`, so does each name that was an event type at that revision; then it is said
    whether it was removed, or renamed and to what.

    Why it matters: A reader listens for an event that never comes: the name is misspelt, or the
    event type was renamed or removed and the page was not.

    How to fix it: Correct the name, or register the event type. Where the page means it, write
    `<!-- sse-registry: ignore SSE401 REASON -->` on the line before.

    Example:
        ```markdown
        Listen for `sync.accounts.startd`.
        ```
    """
    known = {event.type: None for event in inspection.registry.events}
    for page in inspection.pages or ():
        for mention in page.mentions:
            if mention.name not in known and mention.name not in inspection.elsewhere:
                message, remedy = _unknown(mention.name, known, inspection.comparison)
                yield Offence(
                    subject=mention.name,
                    message=message,
                    fix=f"{remedy}, or write <!-- sse-registry: ignore SSE401 REASON --> on the "
                    "line before.",
                    source=Place(path=page.path, line=mention.line),
                    column=mention.column,
                )


def _unknown(name: str, known: Iterable[str], comparison: Comparison | None) -> tuple[str, str]:
    """Return what is said of a name that is no event type, and what to do."""
    former = former_names(comparison)
    if comparison is None or name not in former:
        near = meant_type(name, known)
        message = f"The page names {name!r}, and the registry has no such event type.{near}"
        return message, "Correct the name"
    successor = former[name]
    became = "removed" if successor is None else f"renamed to {successor!r}"
    message = f"The page names {name!r}, an event type that was {became} since {comparison.base}."
    return message, "Take the name out" if successor is None else f"Write {successor!r}"


def stale_region(inspection: Inspection) -> Iterator[Offence]:
    """A region holds other text in the file than what it would be filled with now.

    It is looked for by the command only; a build fills every region anyway. A region that is empty
    in the file is not stale.

    Why it matters: Whoever reads the page on a code host, or in an editor, reads what was once so.

    How to fix it: Run `sse-registry sync`, and commit what it writes.

    Example:
        ```markdown
        There are <!-- sse-registry: count of=event-types -->20<!-- /sse-registry --> event types.
        ```
    """
    for page in inspection.pages or ():
        for region in page.stale or ():
            yield Offence(
                subject=region.marker,
                message=f"What stands in the region {region.marker} is not what the registry says "
                "now.",
                fix="Run `sse-registry sync`, and commit what it writes.",
                source=Place(path=page.path, line=region.line),
            )


def undocumented_event_type(inspection: Inspection) -> Iterator[Offence]:
    """An event type that no page shows: no generated one, no region, and no text that names it.

    Why it matters: Client developers do not learn that it exists.

    How to fix it: Let the plugin generate its pages (`pages.enabled`), or put a region on a page,
    such as `events`.

    Example:
        ```yaml
        pages: {enabled: false}  # then regions have to show every event type
        ```
    """
    if inspection.pages is None or inspection.all_shown:
        return
    shown = {name for page in inspection.pages for name in page.shown}
    for event in inspection.registry.events:
        if event.type not in shown:
            shown.add(event.type)
            yield Offence(
                subject=event.type,
                message=f"No page shows {event.type!r}.",
                fix="Let the pages be generated (option pages.enabled), or show it by a region, "
                f"such as <!-- sse-registry: events category={event.category} -->.",
                source=event.source,
            )


def contradicted_example(inspection: Inspection) -> Iterator[Offence]:
    """An example on a page has other fields than the event type.

    Looked at are frames (`event:` and `data:`) and JSON in fences that say of which event type they
    are.

    Why it matters: Examples are copied; what is built on this one does not work.

    How to fix it: Correct the example, or show it by a region: `event` has a frame that is always
    as it is sent.

    Example:
        ````markdown
        ```text
        event: sync.started
        data: {"syncId": "…"}
        ```
        ````
    """
    events = {event.type: event for event in inspection.registry.events}
    for page in inspection.pages or ():
        for example in page.examples:
            event = events.get(example.event_type)
            if event is None:
                continue
            for difference in differences(example, event):
                yield Offence(
                    subject=event.type,
                    field=difference.field,
                    message=difference.message,
                    fix="Correct the example, or show it by a region such as <!-- sse-registry: "
                    f"event type={event.type} -->.",
                    source=Place(path=page.path, line=example.line),
                    column=example.column,
                )


def broken_region(inspection: Inspection) -> Iterator[Offence]:
    """The marker of a region cannot be followed, or belongs to no region.

    So is a comment that silences a rule without a reason, or a rule that there is not.

    Why it matters: The place stays empty, or keeps text that nothing keeps up to date.

    How to fix it: Correct the marker; the documentation's page on regions lists what each takes.

    Example:
        ```markdown
        <!-- sse-registry: evnts category=data_sync -->
        <!-- /sse-registry -->
        ```
    """
    for page in inspection.pages or ():
        for broken in page.broken:
            yield Offence(
                subject=broken.marker,
                message=broken.message,
                fix=broken.fix,
                source=Place(path=page.path, line=broken.line),
            )
