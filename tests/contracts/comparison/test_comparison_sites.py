"""The example of each way is built, and its site says what the table of the page says."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Repository, Run
    from tests.contracts.comparison.conftest import Build, Comparison, Finds

REGISTRY = "shop/sse_registry.py"
EDITS = (
    ('"order.placed"', '"order.taken"'),
    ("class SSEEventType(StrEnum):\n", 'class SSEEventType(StrEnum):\n    GONE = "stock.gone"\n'),
    ('"total": event.total}', '"total": event.total, "currency": "EUR"}'),
    ('["order_id", "carrier"]', '["order_id", "shipper"]'),
    ('"carrier": event.carrier}', '"shipper": event.carrier}'),
    (
        "SSE_EVENT_REGISTRY = [\n",
        "SSE_EVENT_REGISTRY = [\n"
        "    SSEEventMetadata(\n"
        "        event_type=SSEEventType.GONE,\n"
        "        category=SSEEventCategory.STOCK,\n"
        '        description="The last item is sold.",\n'
        "    ),\n",
    ),
)
"""A renamed event type, a new one that nothing sends, a field that no list has, a renamed one."""

ZENSICAL = "Zensical shows it"
CODE_HOST = "A code host shows it"
WITHOUT_SITES = {
    "To install beside MkDocs",
    "Lines to write for the shop",
    "A review is told that a wire name changed",
}
SEARCHED = {
    "The search finds it by its whole name": "order.courier.moved",
    "The search finds it by a part of its name": "courier.moved",
    "The search finds it by its domain event": "OrderShipped",
}
FILES_FOR_OTHERS = {
    "AsyncAPI": ("asyncapi_viewer", "copy-assets", "docs/assets/asyncapi-viewer"),
    "This plugin": ("mkdocs_sse_registry", "generate", "docs/sse-events"),
}
"""What writes files for engines that do not run the plugin of a way."""

IN_A_BROWSER = '<script type="module" src="../assets/asyncapi-viewer/asyncapi-viewer.js"'
"""What fills a page that has no event types in its HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """What one way makes of the shop.

    Attributes:
        is_imported: Whether a build ran the code of the registry.
        ids: What links can lead to on the site as the page has it.
        hits: What a search on that site found.
        after: The text of the site as of `EDITS`.
        warnings: What the strict build of that site stopped at.
    """

    is_imported: bool
    ids: frozenset[str]
    hits: frozenset[str]
    after: str
    warnings: tuple[str, ...]

    def stopped_at(self, name: str) -> bool:
        """Tell whether the strict build stopped at something with this name."""
        return any(f"'{name}'" in line for line in self.warnings)

    def answers(self) -> dict[str, bool]:
        """Return the answers to questions of the table."""
        ids = {re.sub("[^a-z]", "", each.lower()) for each in self.ids}
        return {
            "The build imports the application": self.is_imported,
            "A new event type is on the next site": "stock.gone" in self.after,
            "A renamed payload field is on the next site": "shipper" in self.after,
            "An event type has an address to link to": any(
                each.endswith("ordercouriermoved") for each in ids
            ),
            **{question: query in self.hits for question, query in SEARCHED.items()},
            "A strict build stops at an event type that nothing sends": self.stopped_at(
                "stock.gone"
            ),
            "A strict build stops at a field that is sent and not listed": self.stopped_at(
                "currency"
            ),
            "A strict build stops at a name in a sentence that is gone": self.stopped_at(
                "order.placed"
            ),
        }


@pytest.fixture
def sites(shop: Repository, way: str, build: Build, finds: Finds) -> Sites:
    """Build the shop, edit its registry, and build it again."""
    site, mark = shop.folder / "site", shop.folder / "imported"
    registry = shop.folder / REGISTRY
    code = registry.read_text("utf-8") + f"\nopen({str(mark)!r}, 'a').close()\n"
    registry.write_text(code, "utf-8")
    done = build(shop)
    assert done.returncode == 0, f"The example of {way!r} does not build:\n{done.stderr}"
    _, ids = read(site)
    is_imported = mark.exists()
    found = zip(SEARCHED.values(), finds(site, *SEARCHED.values()), strict=True)
    shop.edit(REGISTRY, *EDITS)
    lines = build(shop).stderr.splitlines()
    return Sites(
        is_imported=is_imported,
        ids=ids,
        hits=frozenset(query for query, is_found in found if is_found),
        after=read(site)[0],
        warnings=tuple(line for line in lines if line.startswith(("WARNING", "ERROR"))),
    )


def read(site: Path) -> tuple[str, frozenset[str]]:
    """Return the text of a site, and the ids on its pages."""
    pages = [html5lib.parse(each.read_bytes()) for each in site.rglob("*.html")]
    ids = [each.get("id") for page in pages for each in page.iter()]
    return "\n".join("".join(each.itertext()) for each in pages), frozenset(filter(None, ids))


def words(answers: dict[str, bool]) -> dict[str, str]:
    return {question: "yes" if answer else "no" for question, answer in answers.items()}


def test_every_question_is_asked_but_the_last(comparison: Comparison) -> None:
    none: frozenset[str] = frozenset()
    asked = Sites(is_imported=False, ids=none, hits=none, after="", warnings=()).answers()
    *questions, _ = comparison.table

    assert {*asked, ZENSICAL, CODE_HOST, *WITHOUT_SITES} == set(questions), (
        "A question in the table of docs/explanation/comparison.md is not put to the sites."
    )


def test_the_sites_are_as_the_table_says(sites: Sites, way: str, comparison: Comparison) -> None:
    found = words(sites.answers())

    assert found == {question: comparison.answer(question, way) for question in found}, (
        f"The column {way!r} of docs/explanation/comparison.md says something else."
    )


def test_other_engines_show_what_the_table_says(
    shop: Repository, way: str, run: Run, comparison: Comparison
) -> None:
    if way in FILES_FOR_OTHERS:
        done = run(shop.folder, sys.executable, "-m", *FILES_FOR_OTHERS[way])
        assert done.returncode == 0, done.stderr
    if way == "AsyncAPI":
        listed = "site_name: Shop\nmarkdown_extensions: [asyncapi_viewer]\n"
        shop.edit("mkdocs.yml", ("site_name: Shop\n", listed))
    done = run(shop.folder, sys.executable, "-m", "zensical", "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr

    site = shop.folder / "site"
    markup = "".join(each.read_text("utf-8") for each in site.rglob("*.html"))
    sources = [each.read_text("utf-8") for each in (shop.folder / "docs").rglob("*.md")]
    found = words(
        {
            ZENSICAL: "order.shipped" in read(site)[0] or IN_A_BROWSER in markup,
            CODE_HOST: any("`order.shipped`" in each for each in sources),
        }
    )
    assert found == {question: comparison.answer(question, way) for question in found}


def test_mkdocstrings_stops_at_a_cross_reference_to_what_is_gone(
    shop: Repository, comparison: Comparison, build: Build
) -> None:
    files = comparison.files("mkdocstrings")
    settings = f"site_name: Shop\n{files['mkdocs.yml']}"
    link = "[An order][shop.sse_registry.SSEEventType.ORDER_{}] begins.\n"
    shop.write(files | {"mkdocs.yml": settings, "docs/index.md": link.format("PLACED")})
    assert build(shop).returncode == 0

    shop.write({"docs/index.md": link.format("TAKEN")})
    assert build(shop).returncode == 1


def test_a_separator_lets_the_search_of_material_find_parts(
    shop: Repository, comparison: Comparison, build: Build, finds: Finds
) -> None:
    separator = re.search(r"`(separator: .*?)`", comparison.text)
    assert separator
    settings = f"site_name: Shop\ntheme: material\nplugins:\n- search:\n    {separator[1]}\n"
    shop.write(comparison.files("By hand") | {"mkdocs.yml": settings})

    assert build(shop).returncode == 0
    assert finds(shop.folder / "site", "courier.moved") == [True]
