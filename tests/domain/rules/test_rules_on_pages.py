"""Rules about regions, and what pages show: where each fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NO_PAGES = "no pages are known without a mkdocs.yml"

FIRES = {
    "SSE402 a region that is out of date": (
        """
        pages:
          - docs/fine.md
          - {path: docs/a.md, stale: [{marker: '<!-- sse-registry: count -->', line: 5}]}
        """,
        """
        warning <!-- sse-registry: count --> | docs/a.md:5: SSE402 What stands in the region
        <!-- sse-registry: count --> is not what the registry says now. Run `sse-registry sync`, and
        commit what it writes.
        """,
    ),
    "SSE403 an event type on no page": (
        """
        events: [{type: ai.chunk, category: ai, source: app.py:9}]
        pages: [{path: docs/a.md, shown: [ai.done]}]
        """,
        """
        warning ai.chunk | app.py:9: SSE403 No page shows 'ai.chunk'. Let the pages be generated
        (option pages.enabled), or show it by a region, such as <!-- sse-registry: events
        category=ai -->.
        """,
    ),
    "SSE403 a site without pages of its own": (
        "{events: [{type: a, source: app.py:9}], pages: []}",
        """
        warning a | app.py:9: SSE403 No page shows 'a'. Let the pages be generated (option
        pages.enabled), or show it by a region, such as <!-- sse-registry: events
        category=uncategorised -->.
        """,
    ),
    "SSE405 a marker that cannot be followed": (
        """
        pages:
          - path: docs/a.md
            broken:
              - marker: <!-- sse-registry:evnts -->
                message: There is no region 'evnts'.
                fix: Write 'events'.
                line: 7
        """,
        """
        error <!-- sse-registry:evnts --> | docs/a.md:7: SSE405 There is no region 'evnts'. Write
        'events'.
        """,
    ),
}

SILENT = {
    "SSE402 regions that are up to date": "pages: [{path: docs/a.md, stale: []}]",
    "SSE403 all pages are generated": "{events: [a], pages: [docs/a.md], all_shown: true}",
    "SSE403 a region shows one, and a text names the other": """
        events: [a, b]
        pages:
          - {path: docs/a.md, shown: [a]}
          - {path: docs/b.md, shown: [b], mentions: [{name: b, line: 1, column: 2}]}
        """,
    "SSE405 regions in order": "pages: [docs/a.md]",
}

UNCHECKED = {
    f"{code} no pages": ("{events: [a], prose_off: not wanted}", NO_PAGES)
    for code in ("SSE401", "SSE402", "SSE403", "SSE404", "SSE405")
} | {
    f"{code} no prose": ("{events: [a], pages: [docs/a.md], prose_off: not wanted}", "not wanted")
    for code in ("SSE401", "SSE404")
}
UNCHECKED["SSE402 a build"] = ("pages: [docs/a.md]", "a build fills every region anyway")


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_pages_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_pages_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])


@pytest.mark.parametrize("story", UNCHECKED)
def test_a_rule_on_pages_says_why_it_cannot_look(
    story: str, unchecked: Callable[..., None]
) -> None:
    unchecked(story, *UNCHECKED[story])
