"""Names in hand-written pages lead to the sections of a real site, strictly built."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

if TYPE_CHECKING:
    from tests.plugin.conftest import Build, Project

GUIDE = """
# When `orders.placed` comes

It says `orders.placed`, and [later `orders.shipped`](#when-ordersplaced-comes).

- `orders.shipped` ends it, `orders.shippd` is none.

| Name | Meaning |
| --- | --- |
| `stock.low` | buy |

```text
orders.placed
```

<!-- sse-registry: events category=stock -->
<!-- /sse-registry -->
"""

LINK = re.compile(r'<a href="(?P<href>[^"]*)" title="(?P<title>[^"]*)"><code>(?P<name>[\w.]+)<')


def links(built: Build, page: str) -> dict[str, str]:
    """Return the tooltip of each name that leads to a section which is there."""
    found = {}
    for match in LINK.finditer(built.html(page)):
        at = built.file(page).relative_to(built.site).as_posix()
        path, _, anchor = urljoin(at, match["href"]).partition("#")
        is_folder = not PurePosixPath(path).suffix
        target = built.site / path / "index.html" if is_folder else built.site / path
        assert f'id="{anchor}"' in target.read_text("utf-8"), match["href"]
        assert anchor == match["name"]
        found[match["name"]] = match["title"]
    return found


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directory_urls", [True, False], ids=["directories", "files"])
def test_names_lead_to_their_sections(shop: Project, theme: str, *, directory_urls: bool) -> None:
    shop.write("docs/guides/deep/orders.md", GUIDE.replace("`orders.shippd` is", "that one is"))
    shop.configure(theme=theme, use_directory_urls=directory_urls)

    built = shop.build()

    assert built.status == 0, built.log
    html = built.html("guides/deep/orders.md")
    assert links(built, "guides/deep/orders.md") == {
        "orders.placed": "An order was placed.",
        "orders.shipped": "An order left the house.",
        "stock.low": "Little is left of an article.",
    }
    assert html.count("#orders.placed") == 1, "the heading and the block of code have none"
    assert html.count("#stock.low") == 2, "the region has its own"


def test_an_unknown_name_is_a_finding_and_no_link(shop: Project) -> None:
    shop.write("docs/guide.md", GUIDE)

    built = shop.build()

    assert built.status == 1
    assert "SSE401" in built.log
    assert "<code>orders.shippd</code> is none" in built.html("guide.md")


@pytest.mark.parametrize(
    ("exclude", "matter"),
    [(["guide*"], ""), ([], "---\nsse-registry: {prose: false}\n---\n")],
    ids=["by the options", "by its front matter"],
)
def test_a_page_that_is_left_out_has_no_links_and_is_no_mention(
    shop: Project, exclude: list[str], matter: str
) -> None:
    shop.registry["prose"] = {"exclude": exclude}
    shop.write("docs/guide.md", f"{matter}# Guide\n\nWait for `stock.low`.\n")
    shop.write("docs/other.md", "# Other\n\nWait for `stock.low`.\n")
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert "Wait for <code>stock.low</code>." in built.html("guide.md")
    assert list(links(built, "other.md")) == ["stock.low"]
    assert "Mentioned in Other ." in built.said("sse-events/categories/stock.md")


def test_the_option_turns_both_ways_off(shop: Project) -> None:
    shop.registry["prose"] = {"link": False}
    shop.write("docs/guide.md", "# Guide\n\nWait for `stock.low`.\n")
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert "Wait for <code>stock.low</code>." in built.html("guide.md")
    assert "Mentioned in" not in built.html("sse-events/categories/stock.md")


def test_without_generated_pages_there_are_no_links(shop: Project) -> None:
    shop.registry["pages"] = {"enabled": False}
    shop.write("docs/guide.md", "# Guide\n\n`stock.low` `orders.placed` `orders.shipped`\n")
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert "<code>stock.low</code> <code>orders.placed</code>" in built.html("guide.md")


def test_names_are_linked_though_their_prose_is_not_checked(shop: Project) -> None:
    shop.registry["prose"] = {"check": False}
    shop.write("docs/guide.md", "# Guide\n\n`stock.low`, not `stock.lwo`.\n")
    shop.configure()

    built = shop.build()

    assert built.status == 0, built.log
    assert list(links(built, "guide.md")) == ["stock.low"]
    assert "Mentioned in Guide ." in built.said("sse-events/categories/stock.md")


def test_a_silenced_line_has_its_links_all_the_same(shop: Project) -> None:
    text = "# Guide\n\n<!-- sse-registry: ignore SSE401 its old name -->\n"
    shop.write("docs/guide.md", f"{text}`stock.end` is now `stock.low`.\n")

    built = shop.build()

    assert built.status == 0, built.log
    assert list(links(built, "guide.md")) == ["stock.low"]


@pytest.mark.parametrize("names", [("shop", "depot"), (None, "depot")], ids=["named", "default"])
def test_a_name_of_two_registries_leads_to_the_one_without_a_name(
    shop: Project, names: tuple[str | None, str]
) -> None:
    shop.write("docs/guide.md", "# Guide\n\n`orders.placed` `stock.low`\n")
    shop.write("depot/__init__.py", "")
    text = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    text = text.replace('"orders.placed"', '"depot.placed"').replace("Little is", "Nothing is")
    shop.write("depot/sse_registry.py", text)
    entries = [
        {"sse-registry": {**shop.registry, **({"name": names[0]} if names[0] else {})}},
        {
            "sse-registry": {
                **shop.registry,
                "registry": "depot.sse_registry",
                "name": names[1],
                "pages": {"directory": "depot-events"},
            }
        },
    ]
    shop.configure(plugins=entries)

    built = shop.build()

    assert built.status == 0, built.log
    both = {} if names[0] else {"stock.low": "Little is left of an article."}
    assert links(built, "guide.md") == {"orders.placed": "An order was placed.", **both}
    said = [built.said(f"{each}/categories/stock.md") for each in ("sse-events", "depot-events")]
    assert ["Mentioned in Guide ." in each for each in said] == [not names[0], False]


def test_docstrings_that_mkdocstrings_shows_have_them_too(shop: Project) -> None:
    source = (shop.folder / "shop/events.py").read_text("utf-8")
    shop.write("shop/events.py", source.replace("A customer ordered.", "See `orders.placed`."))
    shop.write("docs/guide.md", "# Guide\n\n::: shop.events.OrderPlaced\n")
    mkdocstrings = {"mkdocstrings": {"handlers": {"python": {"paths": ["."]}}}}
    shop.configure(plugins=[mkdocstrings], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert '<p>See <a href="../sse-events/' in built.html("guide.md")
    assert list(links(built, "guide.md")) == ["orders.placed"]


def test_excerpts_of_a_blog_lead_there_too(shop: Project) -> None:
    shop.write("docs/blog/index.md", "# Blog\n")
    matter = "---\ndate: 2026-11-01\n---\n"
    shop.write("docs/blog/posts/new.md", f"{matter}# New\n\n`stock.low` is new.\n")
    shop.configure(plugins=["blog"], theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert list(links(built, "blog/index.md")) == ["stock.low"]
    assert list(links(built, "blog/2026/11/01/new.md")) == ["stock.low"]
    stock = built.html("sse-events/categories/stock.md")
    assert 'Mentioned in <a href="../../../blog/2026/11/01/new/">New</a>.' in stock


def test_navigation_that_a_plugin_reads_keeps_the_links(shop: Project) -> None:
    shop.write(
        "docs/SUMMARY.md", "* [Home](index.md)\n* [The guide](guide.md)\n* [E](sse-events/)\n"
    )
    shop.write("docs/guide.md", "# Guide\n\n`stock.low`\n")
    shop.configure(plugins=["literate-nav"], theme="material", validation={})

    built = shop.build()

    assert built.status == 0, built.log
    assert list(links(built, "guide.md")) == ["stock.low"]
    assert "Mentioned in The guide ." in built.said("sse-events/categories/stock.md")
