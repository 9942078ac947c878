"""What became of names that are gone, and what is said of a page that still names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from mkdocs_sse_registry.domain import checking
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision, former_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.diff.changes import Changes
    from mkdocs_sse_registry.domain.findings import Severity
    from mkdocs_sse_registry.domain.rules.inspection import Inspection

    Read = Callable[[str], tuple[Inspection, dict[str, Severity | None]]]

OLD = """
events:
  - {type: order.placed, member: PLACED, holder: app.Type}
  - {type: order.lost, member: LOST, holder: app.Type}
  - {type: order.twice, category: a}
  - {type: order.twice, category: b}
"""
NEW = """
events:
  - {type: order.created, member: PLACED, holder: app.Type}
  - {type: order.twice, category: a}
"""
PAGES = """
pages:
  - path: docs/a.md
    mentions:
      - {name: order.placed, line: 3, column: 7}
      - {name: order.lost, line: 4, column: 1}
      - {name: order.creatd, line: 5, column: 1}
"""
REVISION = Revision(name="main", commit="1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d")


def test_each_name_that_is_gone_has_its_successor(changes: Callable[[str, str], Changes]) -> None:
    comparison = Comparison(module="app.sse", base=REVISION, changes=changes(OLD, NEW))
    assert former_names(comparison) == {"order.placed": "order.created", "order.lost": None}


def test_nothing_is_known_to_be_gone_without_a_comparison() -> None:
    unread = Comparison(module="app.sse", base=REVISION, problem="It is not there.")
    assert former_names(None) == former_names(unread) == {}


def test_a_page_learns_what_became_of_a_name(
    read: Read, changes: Callable[[str, str], Changes]
) -> None:
    inspection, severities = read(NEW + PAGES)
    comparison = Comparison(module="app.sse", base=REVISION, changes=changes(OLD, NEW))
    with_comparison = structs.replace(inspection, comparison=comparison)
    found = checking.check(with_comparison, severities)
    assert [str(each) for each in found.all if each.code == "SSE401"] == [
        "docs/a.md:3:7: SSE401 The page names 'order.placed', an event type that was renamed to "
        "'order.created' since main (1a2b3c4). Write 'order.created', or write <!-- sse-registry: "
        "ignore SSE401 REASON --> on the line before.",
        "docs/a.md:4:1: SSE401 The page names 'order.lost', an event type that was removed since "
        "main (1a2b3c4). Take the name out, or write <!-- sse-registry: ignore SSE401 REASON --> "
        "on the line before.",
        "docs/a.md:5:1: SSE401 The page names 'order.creatd', and the registry has no such event "
        "type. Did you mean 'order.created'? Correct the name, or write <!-- sse-registry: ignore "
        "SSE401 REASON --> on the line before.",
    ]
