"""Sites in several languages: static-i18n builds each of them inside the build of the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import BrokenLinks
    from tests.plugin.conftest import Project

COUNT = "<!-- sse-registry: count of=event-types --><!-- /sse-registry -->"
REGION = "<!-- sse-registry: events -->\n<!-- /sse-registry -->\n"
TEXTS = {
    "en": f"# Home\n\nThere are {COUNT} types. `orders.placed` is one.\n\n{REGION}",
    "de": f"# Anfang\n\nEs gibt {COUNT} Typen. `orders.placed` ist einer.\n\n{REGION}",
    "fr": f"# Accueil\n\nIl y a {COUNT} types. `orders.placed` en est un.\n\n{REGION}",
}
SAID = {"en": "There are 3 types.", "de": "Es gibt 3 Typen.", "fr": "Il y a 3 types."}
PLACES = {"en": "", "de": "de/", "fr": "fr/"}
STRUCTURES = {"suffix": "docs/{page}.{language}.md", "folder": "docs/{language}/{page}.md"}
LOG = '\nfrom pathlib import Path\n\nPath(__file__).with_name("read").open("a").write("once ")\n'


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("comes_first", [True, False], ids=["ours first", "ours last"])
@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_language_has_the_pages_and_filled_regions(  # noqa: PLR0913 - the cases
    shop: Project,
    pages: tuple[str, ...],
    broken_links: BrokenLinks,
    structure: str,
    engine: str,
    *,
    comes_first: bool,
) -> None:
    translate(shop, structure, comes_first=comes_first)

    built = shop.build(engine=engine)

    assert built.status == 0, built.log
    assert built.warnings == []
    for language, place in PLACES.items():
        said = built.said(f"{place}index.md")
        assert SAID[language] in said
        assert "An order was placed." in said
        for page in pages:
            assert built.html(place + page)
        [mention] = re.findall(
            "Mentioned in (.*?) \\.", built.said(f"{place}sse-events/categories/orders.md")
        )
        assert mention == {"en": "Home", "de": "Anfang", "fr": "Accueil"}[language]
        for name in ("sse-registry.css", "sse-registry.js", "sse-registry-filter.js"):
            assert built.html(f"{place}index.md").count(name) == 1
    assert broken_links(built.site) == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_language_that_takes_no_pages_of_another_has_ours(
    shop: Project, pages: tuple[str, ...], broken_links: BrokenLinks, structure: str
) -> None:
    translate(shop, structure, i18n={"fallback_to_default": False}, site_url="https://a.example/")

    built = shop.build()

    assert built.status == 0, built.log
    sitemap = (built.site / "sitemap.xml").read_text("utf-8")
    for place in PLACES.values():
        for page in pages:
            assert built.html(place + page)
        assert f"<loc>https://a.example/{place}sse-events/categories/orders/</loc>" in sitemap
    assert broken_links(built.site) == []


def test_a_translation_of_a_generated_page_wins_in_its_language(shop: Project) -> None:
    shop.write("docs/sse-events/statistics.de.md", "# Zahlen\n")
    translate(shop, "suffix")

    built = shop.build()

    assert built.status == 0, built.log
    titles = {
        language: re.findall("<h1.*?>(.*?)</h1>", built.html(f"{place}sse-events/statistics.md"))
        for language, place in PLACES.items()
    }
    assert titles["de"] == ["Zahlen"]
    assert titles["en"] == titles["fr"] != titles["de"]


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_nav_of_each_language_has_the_section_once(shop: Project, structure: str) -> None:
    shop.registry["pages"] = {"nav": True}
    nav: dict[str, dict[str, Any]] = {
        "de": {"nav": [{"Start": "index.md"}]},
        "fr": {"nav_translations": {"SSE events": "Envois"}},
    }
    translate(shop, structure, nav=[{"Home": "index.md"}], of_language=nav)

    built = shop.build()

    assert built.status == 0, built.log
    rest = ["SSE events", "Categories", "Orders", "Stock", "Payload fields", "Mapping coverage"]
    for language, begin in (
        ("en", ["Home", "SSE events"]),
        ("de", ["Start", "SSE events"]),
        ("fr", ["Home", "Envois"]),
    ):
        labels = built.labels(f"{PLACES[language]}index.md")
        assert labels == [*begin, *rest, "Statistics", "Findings"]


@pytest.mark.parametrize(
    ("structure", "directory"), [("suffix", "sse-events"), ("folder", "en/sse-events")]
)
def test_the_section_stands_in_the_nav_that_mkdocs_makes(
    shop: Project, structure: str, directory: str
) -> None:
    shop.registry["pages"] = {"directory": directory}
    translate(shop, structure)

    built = shop.build()

    assert built.status == 0, built.log
    for place in PLACES.values():
        assert built.labels(f"{place}index.md")[1:4] == ["SSE events", "SSE events", "Categories"]
        assert built.html(f"{place}sse-events/index.md")


def test_the_registry_is_read_once_for_all_languages(shop: Project) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/sse_registry.py", source + LOG)
    translate(shop, "suffix")

    assert shop.build().status == 0

    assert (shop.folder / "shop/read").read_text("utf-8") == "once "


@pytest.mark.parametrize("structure", STRUCTURES)
def test_what_is_found_is_told_once(shop: Project, structure: str) -> None:
    shop.registry["rules"] = {"severity": {"SSE205": "off"}}
    page = STRUCTURES[structure].format(page="old", language="en")
    shop.write(page, "# Old\n\n`orders.cancelled` is gone.\n\n<!-- sse-registry: nothing -->\n")
    translate(shop, structure)

    built = shop.build()

    assert built.status == 1
    assert (built.site / "fr/old/index.html").exists()
    told = re.findall(r"^(?:WARNING|ERROR) .*? (SSE\d+)", built.log, re.MULTILINE)
    assert sorted(told) == ["SSE201", "SSE401", "SSE405"]


def test_with_autorefs_a_reference_stays_in_its_language(
    shop: Project, broken_links: BrokenLinks
) -> None:
    shop.write("docs/refs.md", "# References\n\n[orders.placed][]\n")
    translate(shop, "suffix", beside=[{"autorefs": {"resolve_closest": True}}])

    built = shop.build()

    assert built.status == 0, built.log
    for place in PLACES.values():
        assert 'href="../sse-events/categories/orders/#orders.placed"' in built.html(
            f"{place}refs.md"
        )
    assert broken_links(built.site) == []


def translate(  # noqa: PLR0913 - each test says what differs
    shop: Project,
    structure: str,
    *,
    comes_first: bool = False,
    beside: list[Any] | None = None,
    i18n: dict[str, Any] | None = None,
    of_language: dict[str, dict[str, Any]] | None = None,
    **options: object,
) -> None:
    """Write a site in three languages."""
    (shop.folder / "docs/index.md").unlink()
    for language, text in TEXTS.items():
        shop.write(STRUCTURES[structure].format(page="index", language=language), text)
    languages = [
        {"locale": each, "name": each, "default": each == "en", **(of_language or {}).get(each, {})}
        for each in TEXTS
    ]
    theirs = {"i18n": {"docs_structure": structure, "languages": languages, **(i18n or {})}}
    ours = {"sse-registry": shop.registry}
    plugins = [ours, theirs] if comes_first else [theirs, ours]
    shop.configure(plugins=[*(beside or []), *plugins], theme="material", **options)
