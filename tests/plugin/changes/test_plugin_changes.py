"""With compare_to, a site says what changed since a revision: on a page and with marks."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project

CHANGES = "sse-events/changes.md"
ORDERS = "sse-events/categories/orders.md"
STOCK = "sse-events/categories/stock.md"
REGION = "# Home\n\n## News\n\n<!-- sse-registry: changes -->\n<!-- /sse-registry -->\n"
ADDED = "field currency of type string added"
SCRIPT = "<script>alert(1)</script> | `a` {{ 7 * 7 }}"


def marks(markup: str) -> list[tuple[str, str, str]]:
    """Return word, title and address of each mark of a change."""
    found = re.findall(
        r'<a href="([^"]+)" title="([^"]+)"><span class="sse-mark sse-mark--(?:new|changed|removed)'
        r'">(\w+)</span></a>',
        markup,
    )
    return [(word, html.unescape(title), address) for address, title, word in found]


def test_the_page_says_what_changed_and_what_of_it_breaks_clients(changed: Project) -> None:
    built = changed.build()

    assert built.status == 0, built.log
    page = built.said(CHANGES)
    assert re.search(
        r"7 changes since main \(\w{7}\) : 3 breaking. Suggested version step: major", page
    )
    breaking, others = page.index(" Breaking "), page.index(" Not breaking ")
    assert breaking < page.index("field total changed from string to number") < others
    assert breaking < page.index("orders.shipped removed") < others
    assert others < page.index(ADDED) < page.index(" Coverage ")
    assert (
        "Before: 2/3 (67 %), 2 mapped, none direct, 1 gap. Now: 1/3 (33 %), 1 mapped, none direct, "
        "2 gaps. Gap opened: orders.returned ."
    ) in page
    assert page.count("orders.returned") == 2, "a gap is told once"


def test_a_removed_event_type_stays_visible_as_it_was(changed: Project) -> None:
    page = changed.build().said(CHANGES)

    assert page.partition("Removed event types ")[2].startswith(
        "As they were: Event type Description Payload "
        "orders.shipped Orders An order left the house. order_id string"
    )


def test_a_region_says_the_same_and_the_overview_leads_there(changed: Project) -> None:
    changed.write("docs/index.md", REGION)

    built = changed.build()

    home, page = built.said("index.md"), built.said(CHANGES)
    assert home.partition("7 changes")[2][:400] == page.partition("7 changes")[2][:400]
    assert '<h3 id="breaking"' in built.html("index.md")
    overview = built.html("sse-events/index.md")
    assert '<a href="changes/">changes</a>' in overview
    assert re.search(
        r"changes \(7 since main \(\w{7}\) \)",
        built.said("sse-events/index.md").replace("( 7", "(7"),
    )


def test_marks_are_words_with_a_tooltip_that_lead_to_the_page(changed: Project) -> None:
    orders = changed.build().html(ORDERS)

    placed = (
        "Changed",
        'description changed from "An order was placed." to "Somebody ordered."; '
        f"field total changed from string to number; {ADDED}; field order_id removed",
        "../../changes/",
    )
    total = ("Changed", "field total changed from string to number", "../../changes/")
    currency = ("New", ADDED, "../../changes/")
    gone = ("Removed", "field order_id removed", "../../changes/")
    table, _, sections = orders.partition('<h2 id="orders.placed"')
    of_placed, _, of_returned = sections.partition('<h2 id="orders.returned"')
    assert sorted(marks(table)[:3]) == sorted([placed, total, currency])
    assert [each[0] for each in marks(table)[3:]] == ["New"]
    assert sorted(marks(of_placed)) == sorted([placed, total, currency, gone])
    assert [each[0] for each in marks(of_returned)] == ["New"]


def test_a_mark_is_no_part_of_a_heading(changed: Project) -> None:
    built = changed.build()

    heading = re.search(r'<h2 id="orders.placed".*?</h2>', built.html(ORDERS), re.DOTALL)
    assert heading
    assert "sse-mark" not in heading[0]
    assert 'href="#orders.placed"' in built.html(ORDERS)
    assert '"title":"orders.placed"' in (built.site / "search/search_index.json").read_text("utf-8")


def test_fields_and_gaps_are_marked_on_their_pages_too(changed: Project) -> None:
    built = changed.build()

    fields = [(word, title) for word, title, _ in marks(built.html("sse-events/payload-fields.md"))]
    assert ("New", ADDED) in fields
    assert ("Changed", "field total changed from string to number") in fields
    assert [word for word, *_ in marks(built.html("sse-events/mapping-coverage.md"))] == ["New"]


def test_without_pages_the_marks_lead_nowhere(changed: Project) -> None:
    changed.registry["pages"] = {"enabled": False}
    changed.configure()
    changed.write("docs/index.md", REGION.replace("changes", "payload-fields type=orders.placed"))

    page = changed.build().html("index.md")

    assert f'<span class="sse-mark sse-mark--new" title="{ADDED}">New</span>' in page


def test_without_compare_to_there_is_no_page_and_no_mark(changed: Project) -> None:
    del changed.registry["compare_to"]
    changed.configure()
    changed.write("docs/index.md", REGION)

    built = changed.build()

    assert built.status == 0, built.log
    assert not (built.site / "sse-events" / "changes").exists()
    for page in built.site.rglob("*.html"):
        assert not re.search("sse-mark--(new|changed|removed)", page.read_text("utf-8"))
    assert "Nothing is compared: the option compare_to names no revision." in built.said("index.md")


def test_where_nothing_changed_a_sentence_says_so_and_the_other_pages_are_the_same(
    tracked: Project,
) -> None:
    tracked.configure(nav=[{"Home": "index.md"}])
    compared = tracked.build("--site-dir", "compared", SOURCE_DATE_EPOCH="0")
    del tracked.registry["compare_to"]
    tracked.configure(nav=[{"Home": "index.md"}])
    alone = tracked.build("--site-dir", "alone", SOURCE_DATE_EPOCH="0")

    assert (compared.status, alone.status) == (0, 0), compared.log + alone.log
    with_it, without = (pages_below(tracked.folder / each) for each in ("compared", "alone"))
    changes = replace(compared, site=tracked.folder / "compared").said(CHANGES)
    assert re.search(r"Nothing changed since main \(\w{7}\) \.", changes)
    assert {page for page in without if with_it[page] != without[page]} == {"sse-events/index.html"}


def pages_below(site: Path) -> dict[str, bytes]:
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*.html")}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_every_theme_builds_strictly(changed: Project, theme: str) -> None:
    changed.write("docs/index.md", REGION)
    changed.configure(theme=theme)

    built = changed.build()

    assert built.status == 0, built.log
    assert built.warnings == []
    assert len(marks(built.html(ORDERS))) == 9


def test_what_the_registry_says_stays_text(tracked: Project, history: Repository) -> None:
    hostile = repr(SCRIPT)
    history.edit(
        "shop/sse_registry.py",
        ('"stock.low"', hostile),
        ('"Little is left of an article.", ["article_id"]', f"{hostile}, [{hostile}]"),
    )
    history.git("branch", "--", "a`b|c<i>")
    tracked.registry["compare_to"] = "a`b|c<i>"
    tracked.configure(plugins=["macros"])

    built = tracked.build()

    assert built.status == 0, built.log
    for page in (CHANGES, STOCK, "sse-events/payload-fields.md"):
        markup = built.html(page)
        assert "<script>alert" not in markup
        assert "<i>" not in markup
        assert "49" not in built.said(page)
    changes = built.said(CHANGES)
    assert f"{SCRIPT} renamed from stock.low" in changes
    assert f'description changed from "Little is left of an article." to "{SCRIPT}"' in changes
    assert f"field {SCRIPT} added" in changes
    assert re.search(r"changes since a`b\|c<i> \(\w{7}\) :", changes)
    titles = [title for _, title, _ in marks(built.html(STOCK))]
    assert f"field {SCRIPT} added" in [each.replace("\u2060", "") for each in titles]
