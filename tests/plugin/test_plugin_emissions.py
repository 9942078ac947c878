"""What the pages of a real site say of event types that no domain event sends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project

COVERAGE = "sse-events/mapping-coverage.md"
STOCK = "sse-events/categories/stock.md"
WORKER = """
    from shop.sse_registry import EventType


    def watch(bus):
        bus.publish(EventType.LOW, {"article_id": 1})
        bus.publish("stock.low")
"""
DIRECT = {"direct": [{"match": "stock.*", "reason": "counted at night"}]}


def words(html: str, begin: str, end: str) -> str:
    """Return the text between two headings."""
    after = re.split(rf"<h\d[^>]*>(?:<[^>]+>)*{begin}<", html)[1]
    part = re.split(rf"<h\d[^>]*>(?:<[^>]+>)*{end}<", after)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", f"<{part}".replace("<wbr>", "")).split())


def test_a_gap_that_the_source_sends_shows_where_and_what_to_add(shop: Project) -> None:
    shop.write("shop/watch.py", WORKER)
    shop.write("tests/test_watch.py", WORKER)
    shop.write("docs/index.md", "# Home\n\n<!-- sse-registry: coverage -->\n<!-- /sse-registry -->")
    shop.configure(repo_url="https://github.com/some/shop")

    built = shop.build()

    assert built.status == 0, built.log
    for page in (COVERAGE, "index.md"):
        html = built.html(page)
        gaps = words(html, "Gaps", "Sent directly")
        assert "Sent, but not declared A call in the source names each of these" in gaps
        assert "stock.low Stock watch.py:5 watch.py:6 Map a domain event to each in" in gaps
        assert "Never sent" not in gaps
        assert 'href="https://github.com/some/shop/blob/HEAD/shop/watch.py#L5"' in html
    snippet = re.search(r"<code[^>]*>(coverage:.*?)</code>", built.html(COVERAGE), re.DOTALL)
    assert snippet
    assert "direct:\n    - match: " in snippet[1]
    section = " ".join(re.sub(r"<[^>]+>", "", built.html(STOCK)).split())
    assert "it is sent directly. Sent from watch.py:5, watch.py:6. Registered in" in section


def test_what_the_page_says_to_add_closes_the_gap(shop: Project) -> None:
    shop.write("shop/watch.py", WORKER)
    shop.registry["coverage"] = DIRECT
    shop.configure()

    html = shop.build().html(COVERAGE)

    assert words(html, "Gaps", "Sent directly").endswith("No gaps.")
    direct = words(html, "Sent directly", "Mapped")
    assert "stock.low counted at night watch.py:5 watch.py:6" in direct


def test_a_direct_event_type_that_nothing_sends_says_so(shop: Project) -> None:
    shop.registry["coverage"] = DIRECT
    shop.configure()

    html = shop.build().html(COVERAGE)

    assert "stock.low counted at night no call found" in words(html, "Sent directly", "Mapped")


def test_an_event_type_that_nothing_sends_is_told_apart(shop: Project) -> None:
    built = shop.build()

    gaps = words(built.html(COVERAGE), "Gaps", "Sent directly")
    assert "Never sent No domain event is mapped to these, and no call in the source" in gaps
    assert "stock.low Stock sse_registry.py:40" in gaps
    assert "Sent, but not declared" not in gaps
    assert "No call in the source names it." in built.html(STOCK)


def test_files_of_one_name_are_told_apart_by_their_paths(shop: Project) -> None:
    shop.write("shop/watch.py", WORKER)
    shop.write("jobs/watch.py", WORKER)

    gaps = words(shop.build().html(COVERAGE), "Gaps", "Sent directly")

    assert "jobs/watch.py:5 jobs/watch.py:6 shop/watch.py:5 shop/watch.py:6" in gaps


@pytest.mark.parametrize("place", ["site", "gen"])
def test_the_site_and_what_git_ignores_are_not_searched(
    shop: Project, place: str, repository: Callable[[Path], Repository]
) -> None:
    repository(shop.folder)
    shop.write(".gitignore", "gen/\n")
    if place == "site":
        shop.write("docs/example.py", WORKER)
        assert shop.build().status == 0
        (shop.folder / "docs" / "example.py").unlink()
        assert (shop.folder / "site" / "example.py").exists()
    else:
        shop.write("gen/example.py", WORKER)

    assert "Never sent" in shop.build().html(COVERAGE)
