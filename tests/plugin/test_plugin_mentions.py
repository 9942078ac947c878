"""Each section says which hand-written pages name its event type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Build, Project


def mentions(built: Build, event_type: str) -> list[tuple[str, str]]:
    """Return the links to the pages that a section names, with their titles."""
    page = f"sse-events/categories/{event_type.partition('.')[0]}.md"
    section = built.html(page).partition(f'id="{event_type}"')[2].partition("<h2")[0]
    said = section.partition("Mentioned in")[2].partition("</small>")[0]
    return re.findall(r'<a href="([^"]*)">(.*?)</a>', said)


@pytest.mark.parametrize(
    "text",
    [
        "Wait for `stock.low`.",
        "Wait for stock.low!",
        "| On | Do |\n| --- | --- |\n| stock.low | buy |",
        "## When `stock.low` comes",
        "[wait for `stock.low`](index.md)",
        "```js\nsource.addEventListener('stock.low', buy)\n```",
        "<!-- sse-registry: event type=stock.low -->\n<!-- /sse-registry -->",
        "<!-- sse-registry: payload-fields type=stock.low -->\n<!-- /sse-registry -->",
    ],
)
def test_a_page_that_names_it_or_shows_it_alone_is_a_mention(shop: Project, text: str) -> None:
    shop.write("docs/guide.md", f"# Guide\n\n{text}\n")

    built = shop.build()

    assert built.status == 0, built.log
    assert mentions(built, "stock.low") == [("../../../guide/", "Guide")]
    assert mentions(built, "orders.placed") == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- sse-registry: events -->\n<!-- /sse-registry -->",
        "<!-- sse-registry: payload-fields -->\n<!-- /sse-registry -->",
        "<!-- sse-registry: coverage -->\nstock.low\n<!-- /sse-registry -->",
        "<!-- stock.low -->",
    ],
)
def test_a_table_of_everything_is_none(shop: Project, text: str) -> None:
    shop.write("docs/guide.md", f"# Guide\n\n{text}\n")

    built = shop.build()

    assert built.status == 0, built.log
    assert "Mentioned in" not in built.html("sse-events/categories/stock.md")


def test_it_stands_last_in_the_quiet_line(shop: Project) -> None:
    shop.write("docs/guide.md", "# Guide\n\n`orders.placed`\n")

    said = shop.build().said("sse-events/categories/orders.md")

    assert re.search(r"Registered in sse_registry\.py:\d+ ?\. Mentioned in Guide ?\.", said)


def test_a_copy_of_the_section_does_not_say_it(shop: Project) -> None:
    shop.write(
        "docs/guide.md",
        "# Guide\n\n<!-- sse-registry: event type=stock.low -->\n<!-- /sse-registry -->\n",
    )

    assert "Mentioned in" not in shop.build().html("guide.md")


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("guide.md", "# The `stock` & *you*\n\nstock.low\n", "The stock &amp; you"),
        ("guide.md", "---\ntitle: From above\n---\n# Guide\n\nstock.low\n", "From above"),
        ("our-stock.md", "stock.low\n", "Our stock"),
        ("index.md", "stock.low\n", "Home"),
        ("named.md", "# Guide\n\nstock.low\n", "A & B"),
    ],
)
def test_a_page_has_the_title_that_the_site_shows(
    shop: Project, path: str, text: str, title: str
) -> None:
    shop.write(f"docs/{path}", text)
    if path == "named.md":
        shop.configure(nav=[{"Home": "index.md"}, {"A & B": path}])

    built = shop.build()

    assert built.status == 0, built.log
    assert [found for _, found in mentions(built, "stock.low")] == [
        title.replace("A & B", "A &amp; B")
    ]


def test_of_many_pages_a_handful_is_named(shop: Project) -> None:
    for number in range(1, 9):
        shop.write(f"docs/guides/{number}.md", f"# Guide {number}\n\n`stock.low`\n")

    built = shop.build()

    assert built.status == 0, built.log
    assert len(mentions(built, "stock.low")) == 5
    said = built.said("sse-events/categories/stock.md")
    assert re.search(r"Mentioned in Guide 1 ?, .*Guide 5 and 3 other pages\.", said)


def test_a_page_that_is_not_built_is_none(shop: Project) -> None:
    shop.write("docs/draft.md", "# Draft\n\n`stock.low`\n")
    shop.configure(draft_docs="draft.md")

    built = shop.build()

    assert built.status == 0, built.log
    assert mentions(built, "stock.low") == []


def test_a_page_that_is_read_later_goes_by_its_name(shop: Project) -> None:
    shop.write(
        "hooks.py",
        """
        from mkdocs.structure.files import File

        def on_files(files, config):
            content = "# Its heading\\n\\n`stock.low`\\n"
            files.append(File.generated(config, "made-later.md", content=content))
        """,
    )
    shop.configure(hooks=["hooks.py"])

    built = shop.build()

    assert built.status == 0, built.log
    assert mentions(built, "stock.low") == [("../../../made-later/", "Made later")]
