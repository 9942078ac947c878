"""With compare_to, a site says what changed since a revision: on a page and with marks."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.conftest import Build, Project

CHANGES = "sse-events/changes.md"
ORDERS = "sse-events/categories/orders.md"
STOCK = "sse-events/categories/stock.md"
REGION = "# Home\n\n## News\n\n<!-- sse-registry: changes -->\n<!-- /sse-registry -->\n"
ADDED = "field currency of type string added"
SCRIPT = "<script>alert(1)</script> | `a` {{ 7 * 7 }}"

AUTHOR = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"))
}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

LATER = (
    ('SHIPPED = "orders.shipped"', 'RETURNED = "orders.returned"'),
    ('An order left the house.", ["order_id"]', 'A parcel came back.", ["order_id", "reason"]'),
    ("EventType.SHIPPED, Category", "EventType.RETURNED, Category"),
    ("    Mapping(OrderShipped, EventType.SHIPPED, shipped, lambda event: event.user_id),\n", ""),
    ('"An order was placed.", ["order_id", "total"]', '"Somebody ordered.", ["total", "currency"]'),
    (
        '{"order_id": event.order_id, "total": str(event.total)}',
        '{"total": 1.5, "currency": "EUR"}',
    ),
)
"""What is done to the registry of the shop behind the revision: something of every kind."""


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, **ALONE, **AUTHOR}
    subprocess.run(
        ["git", *arguments],  # noqa: S607 - the machine's git
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )


def commit(shop: Project) -> None:
    git(shop.folder, "add", "shop", "mkdocs.yml")
    git(shop.folder, "commit", "--quiet", "--message", "The shop")


def change(shop: Project, *edits: tuple[str, str]) -> None:
    file = shop.folder / "shop" / "sse_registry.py"
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


@pytest.fixture
def tracked(shop: Project) -> Project:
    """Return the shop in a repository with one commit, to which it is compared."""
    git(shop.folder, "init", "--quiet", "--initial-branch=main")
    shop.registry["compare_to"] = "main"
    shop.configure()
    commit(shop)
    return shop


@pytest.fixture
def changed(tracked: Project) -> Project:
    """Return the shop with something of every kind changed since its commit."""
    change(tracked, *LATER)
    return tracked


def said(markup: str) -> str:
    """Return what a reader sees of the content of a page, in one line."""
    main = re.search(r'<(?:article|div class="col-md-9|div class="section").*', markup, re.DOTALL)
    assert main
    text = re.sub(r"<script.*?</script>", "", main[0].replace("<wbr>", ""), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split())


def marks(markup: str) -> list[tuple[str, str, str]]:
    """Return word, title and address of each mark of a change."""
    found = re.findall(
        r'<a href="([^"]+)" title="([^"]+)"><span class="sse-mark sse-mark--(?:new|changed|removed)'
        r'">(\w+)</span></a>',
        markup,
    )
    return [(word, html.unescape(title), address) for address, title, word in found]


def warnings_of(built: Build) -> list[str]:
    return [line for line in built.log.splitlines() if line.startswith("WARNING ")]


def test_the_page_says_what_changed_and_what_of_it_breaks_clients(changed: Project) -> None:
    built = changed.build()

    assert built.status == 0, built.log
    page = said(built.html(CHANGES))
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
    page = said(changed.build().html(CHANGES))

    assert page.partition("Removed event types ")[2].startswith(
        "As they were: Event type Description Payload "
        "orders.shipped Orders An order left the house. order_id string"
    )


def test_a_region_says_the_same_and_the_overview_leads_there(changed: Project) -> None:
    changed.write("docs/index.md", REGION)

    built = changed.build()

    home, page = said(built.html("index.md")), said(built.html(CHANGES))
    assert home.partition("7 changes")[2][:400] == page.partition("7 changes")[2][:400]
    assert '<h3 id="breaking"' in built.html("index.md")
    overview = built.html("sse-events/index.md")
    assert '<a href="changes/">changes</a>' in overview
    assert re.search(r"changes \(7 since main \(\w{7}\) \)", said(overview).replace("( 7", "(7"))


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
    assert "Nothing is compared: the option compare_to names no revision." in said(
        built.html("index.md")
    )


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
    changes = with_it["sse-events/changes/index.html"].decode("utf-8")
    assert re.search(r"Nothing changed since main \(\w{7}\) \.", said(changes))
    assert {page for page in without if with_it[page] != without[page]} == {"sse-events/index.html"}


def pages_below(site: Path) -> dict[str, bytes]:
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*.html")}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_every_theme_builds_strictly(changed: Project, theme: str) -> None:
    changed.write("docs/index.md", REGION)
    changed.configure(theme=theme)

    built = changed.build()

    assert built.status == 0, built.log
    assert warnings_of(built) == []
    assert len(marks(built.html(ORDERS))) == 9


def test_a_revision_that_does_not_exist_costs_one_warning(changed: Project) -> None:
    changed.registry["compare_to"] = SCRIPT
    changed.configure()
    changed.write("docs/index.md", REGION)

    strict, built = changed.build(), changed.build("--no-strict")

    assert (strict.status, built.status) == (1, 0)
    [warning] = warnings_of(built)
    assert f"shop.sse_registry is not compared with {SCRIPT}, and the site is built" in warning
    for page in ("index.md", CHANGES):
        assert f"There is no comparison with {SCRIPT} ." in said(built.html(page))
        assert "<script>alert" not in built.html(page)
    assert "changes (not compared)" in said(built.html("sse-events/index.md")).replace("s (", "s (")
    assert marks(built.html(ORDERS)) == []


def test_a_shallow_clone_is_built_with_a_warning_that_says_why(
    tracked: Project, tmp_path: Path
) -> None:
    git(tracked.folder, "tag", "before")
    change(tracked, *LATER)
    tracked.registry["compare_to"] = "before"
    tracked.configure()
    commit(tracked)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", tracked.folder.as_uri(), "clone")
    tracked.folder = tmp_path / "clone"
    tracked.write("docs/index.md", "# Home\n")

    built = tracked.build("--no-strict")

    assert built.status == 0, built.log
    assert len(warnings_of(built)) == 1
    assert "There is no comparison with before ." in said(built.html(CHANGES))


def test_while_serving_a_failed_comparison_is_told_once(changed: Project) -> None:
    changed.registry["compare_to"] = "gone"
    changed.configure()
    script = """
import logging, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

logging.basicConfig(stream=sys.stdout)
for turn in range(2):
    config = load_config("mkdocs.yml")
    if not turn:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
"""

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=changed.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.count("is not compared with gone") == 1, done.stdout + done.stderr


def test_coverage_that_fell_fails_the_build_with_both_numbers(changed: Project) -> None:
    changed.registry["coverage"] = {"no_decrease": True}
    changed.configure()

    built = changed.build("--no-strict")

    assert built.status == 1
    assert re.search(
        r"The coverage fell from 2/3 \(67 %\) at main \(\w{7}\) to 1/3 \(33 %\) "
        r"\(coverage\.no_decrease\)\. New gaps: orders\.returned\.",
        built.log,
    )


def test_coverage_that_did_not_fall_fails_nothing(tracked: Project) -> None:
    tracked.registry["coverage"] = {"no_decrease": True}
    tracked.configure()

    assert tracked.build().status == 0


def test_what_the_registry_says_stays_text(tracked: Project) -> None:
    hostile = repr(SCRIPT)
    change(
        tracked,
        ('"stock.low"', hostile),
        ('"Little is left of an article.", ["article_id"]', f"{hostile}, [{hostile}]"),
    )
    git(tracked.folder, "branch", "--", "a`b|c<i>")
    tracked.registry["compare_to"] = "a`b|c<i>"
    tracked.configure(plugins=["macros"])

    built = tracked.build()

    assert built.status == 0, built.log
    for page in (CHANGES, STOCK, "sse-events/payload-fields.md"):
        markup = built.html(page)
        assert "<script>alert" not in markup
        assert "<i>" not in markup
        assert "49" not in said(markup)
    page = said(built.html(CHANGES))
    assert f"{SCRIPT} renamed from stock.low" in page
    assert f'description changed from "Little is left of an article." to "{SCRIPT}"' in page
    assert f"field {SCRIPT} added" in page
    assert re.search(r"changes since a`b\|c<i> \(\w{7}\) :", page)
    titles = [title for _, title, _ in marks(built.html(STOCK))]
    assert f"field {SCRIPT} added" in titles


def test_each_registry_has_its_own_comparison(tracked: Project) -> None:
    module = (tracked.folder / "shop" / "sse_registry.py").read_text("utf-8")
    tracked.write("shop/other.py", module)
    entries = [
        {"sse-registry": {**tracked.registry, "name": "one", "pages": {"directory": "one"}}},
        {
            "sse-registry": {
                **tracked.registry,
                "name": "two",
                "registry": "shop.other",
                "pages": {"directory": "two"},
            }
        },
    ]
    tracked.configure(plugins=entries)
    commit(tracked)
    change(tracked, *LATER)
    tracked.write(
        "docs/index.md",
        "# Home\n\n<!-- sse-registry: changes registry=two -->\n<!-- /sse-registry -->\n",
    )

    built = tracked.build()

    assert built.status == 0, built.log
    assert "7 changes since main" in said(built.html("one/changes.md"))
    assert "Nothing changed since main" in said(built.html("two/changes.md"))
    assert "Nothing changed since main" in said(built.html("index.md"))
    assert marks(built.html("one/categories/orders.md"))
    assert not marks(built.html("two/categories/orders.md"))
