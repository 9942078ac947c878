"""Each file of stories/ is a page with regions, and what becomes of it.

To add one: what it shows, the Markdown extensions it needs, the page, its HTML, its problems.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.model import Registry

    Render = Callable[..., Any]

STORIES = sorted(Path(__file__).with_name("stories").glob("*.md"))
PARTS = re.compile("^-------- (page|html|problems) --------\n", re.MULTILINE)


def read(story: Path) -> tuple[list[str], dict[str, str]]:
    head, *parts = PARTS.split(story.read_text(encoding="utf-8"))
    extensions = re.findall("^Extensions: (.*)$", head, re.MULTILINE)
    names = extensions[0].split(", ") if extensions else []
    return names, dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path, line_end: str, render: Render) -> None:
    extensions, parts = read(story)

    rendered = render(parts["page"].replace("\n", line_end), *extensions)

    assert rendered.html == parts["html"].rstrip("\n")
    assert [str(each) for each in rendered.problems] == parts.get("problems", "").splitlines()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_lines_are_counted_from_the_front_matter(story: Path, render: Render) -> None:
    extensions, parts = read(story)
    usual = render(parts["page"], *extensions).problems

    below = render(parts["page"], *extensions, first_line=11).problems

    assert below == tuple(replace(each, line=each.line + 10) for each in usual)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("asks", ["event type=order.placed", "events", "count of=gaps", "diagram"])
def test_a_definition_takes_nothing_of_the_region_before_it(
    asks: str, gap: str, render: Render
) -> None:
    region = f"<!-- sse-registry: {asks} -->\n<!-- /sse-registry -->"

    alone, followed = (
        render(text, "def_list").html for text in (region, f"{region}{gap}:   words")
    )

    assert followed.startswith(alone)
    assert "words</dd>" in followed.removeprefix(alone)


def test_a_page_may_end_with_the_marker(render: Render) -> None:
    page = "<!-- sse-registry: count of=gaps -->\n<!-- /sse-registry -->"

    assert render(page).html == render(page + "\n").html == "<p>1</p>"


def test_one_extension_renders_page_after_page(render: Render) -> None:
    rendered = render("There is <!-- sse-registry: count of=gaps --><!-- /sse-registry --> gap.")

    assert rendered.md.reset().convert("# Other\n\nNo region.") == (
        "<h1>Other</h1>\n<p>No region.</p>"
    )


def test_a_region_says_which_of_several_registries_it_is_about(
    render: Render, shop: Registry
) -> None:
    registries = {"shop": shop, "empty": replace(shop, events=(), mappings=(), direct=())}
    marker = "<!-- sse-registry: count of=event-types{} --><!-- /sse-registry -->"
    page = " ".join(marker.format(f" registry={name}") for name in registries)

    assert render(page, registries=registries).html == "<p>3 0</p>"
    [problem] = render(marker.format(""), registries=registries).problems
    assert problem.message == (
        "There are several registries: shop, empty. Say which with registry=NAME."
    )
    [problem] = render(marker.format(" registry=shpo"), registries=registries).problems
    assert problem.message == (
        "There is no registry 'shpo'. Did you mean 'shop'? Allowed: shop, empty."
    )


def test_a_region_is_about_the_registry_without_a_name_if_it_names_none(
    render: Render, shop: Registry
) -> None:
    registries = {"": shop, "empty": replace(shop, events=(), mappings=(), direct=())}
    page = "<!-- sse-registry: count of=event-types --><!-- /sse-registry -->"

    assert render(page, registries=registries).html == "<p>3</p>"


def test_the_word_that_content_is_old_stands_above_the_first_region_only(render: Render) -> None:
    region = "<!-- sse-registry: coverage -->\n<!-- /sse-registry -->"

    html = render(f"# Guide\n\n{region}\n\n{region}", problem="no <module>").html

    assert html.count("This content is out of date") == 1
    assert html.index("<pre>no &lt;module&gt;</pre>") < html.index("Gaps")
