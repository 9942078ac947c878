"""Rules about the options themselves: declarations and waivers that no longer say what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.rules.inspection import Offence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.rules.inspection import Inspection


def past_declaration(inspection: Inspection) -> Iterator[Offence]:
    """A waiver or a direct declaration is past its date.

    The date is compared with that of today in UTC, or with `SOURCE_DATE_EPOCH`.

    Why it matters: It holds no longer, and what it was about counts again. The date was set so that
    someone looks at it once more.

    How to fix it: Remove it, or give it a new date and say why it is still needed.

    Example:
        ```yaml
        coverage:
          direct:
            - {match: "ai.*", reason: until the rewrite, until: 2024-12-31}  # SSE901
        ```
    """
    for declaration in inspection.direct:
        if not declaration.is_in_force(inspection.today):
            yield Offence(
                subject=declaration.match,
                message=f"The direct declaration {declaration.match!r} ({declaration.reason}) "
                f"ended on {declaration.until}.",
                fix="Remove it from coverage.direct, or give it a new date if it still holds.",
                source=declaration.source,
            )
    for waiver in inspection.waivers:
        if not waiver.is_in_force(inspection.today):
            yield Offence(
                subject=f"{waiver.rule} {waiver.match}",
                message=f"The waiver of {waiver.rule} for {waiver.match!r} ({waiver.reason}) ended "
                f"on {waiver.until}.",
                fix="Mend what it waived and remove it from rules.waivers, or give it a new date.",
                source=waiver.source,
            )


def idle_waiver(inspection: Inspection) -> Iterator[Offence]:
    """A waiver that waives nothing.

    Waivers of a rule that could not look at everything are left alone.

    Why it matters: What it was for has been mended, or its pattern is misspelt; and it would hide
    the next finding that happens to match.

    How to fix it: Remove the waiver, or correct its pattern.

    Example:
        ```yaml
        rules:
          waivers:
            - {rule: SSE301, match: "portfolio.*", reason: …}  # SSE902, once all is declared
        ```
    """
    for waiver in inspection.idle:
        yield Offence(
            subject=f"{waiver.rule} {waiver.match}",
            message=f"The waiver of {waiver.rule} for {waiver.match!r} ({waiver.reason}) waives "
            "nothing.",
            fix="Remove it from rules.waivers, or correct its pattern.",
            source=waiver.source,
        )
