"""A diagram is a picture where the site draws Mermaid, and a list where it does not."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from markdown import Markdown
from msgspec.structs import replace

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_sse_registry.domain.model import Registry

Render = Callable[..., Any]

REGION = "<!-- sse-registry: diagram category=orders -->\n<!-- /sse-registry -->"
FORMATS = ("fence_code_format", "fence_div_format")


def drawing(format_name: str, **options: str) -> Any:  # noqa: ANN401 - an extension without types
    superfences = import_module("pymdownx.superfences")
    fence = {"name": "mermaid", "class": "mermaid", "format": getattr(superfences, format_name)}
    return superfences.makeExtension(custom_fences=[fence | options])


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_custom_fence_for_mermaid_draws_it(format_name: str, render: Render) -> None:
    rendered = render(REGION, drawing(format_name))

    page = html5lib.parse(rendered.html, namespaceHTMLElements=False)
    [box] = page.findall(".//div[@class='sse-diagram']")
    source = "".join(box.find(".//*[@class='mermaid']").itertext())
    assert 'd1(["OrderPlaced"])' in source
    assert "d1 --> e1" in source
    assert rendered.problems == ()


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_list_is_folded_below_the_picture(format_name: str, render: Render) -> None:
    rendered = render(REGION, drawing(format_name))

    page = html5lib.parse(rendered.html, namespaceHTMLElements=False)
    [fold] = page.findall(".//details")
    assert "".join(fold.find("summary").itertext()) == "Orders as a list"
    items = [" ".join("".join(item.itertext()).split()) for item in fold.findall("ul/li/ul/li")]
    assert items == ["OrderPlaced → order.placed", "gap → order.paid"]
    links = [link.get("href") for link in fold.findall(".//a")]
    assert links[0] == "sse-events/categories/orders.md"


@pytest.mark.parametrize(
    "extensions",
    [
        (),
        ("fenced_code",),
        ("pymdownx.superfences",),
        ("pymdownx.highlight", "pymdownx.superfences"),
        ("fenced_code", "codehilite"),
    ],
)
def test_nothing_else_draws_it(extensions: tuple[str, ...], render: Render) -> None:
    rendered = render(REGION, *extensions)

    assert "mermaid" not in rendered.html
    assert "<details" not in rendered.html
    assert "gap → " in rendered.html


def test_a_fence_for_something_else_does_not_draw_it(render: Render) -> None:
    rendered = render(REGION, drawing("fence_code_format", name="math", **{"class": "arithmatex"}))

    assert "sse-diagram" not in rendered.html


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (REGION, "body"),
        (f"> {REGION}".replace("\n", "\n> "), ".//blockquote"),
        ("- item\n\n    " + REGION.replace("\n", "\n    "), ".//li"),
        ("!!! note\n\n    " + REGION.replace("\n", "\n    "), ".//div"),
    ],
    ids=["page", "quotation", "list", "note"],
)
def test_it_stands_wherever_a_region_can(text: str, path: str, render: Render) -> None:
    rendered = render(text, drawing("fence_code_format"), "admonition")

    page = html5lib.parse(rendered.html, namespaceHTMLElements=False)
    place = page.find(path)
    assert place.find("div[@class='sse-diagram']") is not None
    assert place.find("details[@class='sse-fold']") is not None
    assert "\x02" not in rendered.html


def test_an_engine_can_draw_what_is_usual_code(shop: Registry, tmp_path: Path) -> None:
    host = Host(page="guide.md", draws_mermaid=True)
    options = Settings(folder=tmp_path, registry="shop.sse_registry")
    host.add("", usecases.document(shop, options), Templates())

    made = Markdown(extensions=["fenced_code", RegistryExtension(host)]).convert(REGION)

    assert '<pre><code class="language-mermaid">' in made
    assert "<details" in made


def test_text_of_a_registry_cannot_leave_the_picture(shop: Registry, render: Render) -> None:
    hostile = '</code></pre><b>"]\n```\n%%{init: {}}%%'
    events = (replace(shop.events[0], type=hostile), *shop.events[1:])

    rendered = render(
        REGION, drawing("fence_code_format"), registries={"": replace(shop, events=events)}
    )

    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(
        rendered.html
    )
    assert page.findall(".//b") == []
    assert len(page.findall(".//pre")) == 1
