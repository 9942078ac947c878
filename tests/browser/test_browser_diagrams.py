"""Diagrams are really drawn, by the script that Material and the plugin mermaid2 load."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pymdownx.superfences import fence_code_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visit

OPEN = """
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function () { return attach.call(this, { mode: "open" }) }
"""
"""Lets a test see into the box that Material draws in."""

FENCES = [
    {
        "pymdownx.superfences": {
            "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}]
        }
    }
]

HOSTILE = [
    "end",
    "quotes.\"double\".'single'",
    "<script>window.isHit = true</script>",
    "<img src=x onerror=window.isHit=true>",
    "`code`.and.```fence```",
    "graph.subgraph;end;%%{init}%%",
    "#35;.#quot;.&amp;.&lt;b&gt;",
    "brackets.[a].(b).{c}.[[d]].((e))",
    "arrows.-->.---.==>.-.->",
    "pipes.|a|.click.a.href",
    "emoji.👍.größe.שלום",
    "**bold**.__it__.1. list",
    "a.very.long." + ".".join(["name_that_goes_on"] * 12),
    "x" * 200,
]
"""Names of event types that look like something else."""


@pytest.fixture(scope="module", autouse=True)
def script(package: Callable[[str], Path]) -> Path:
    """Return the script that draws, or skip these tests."""
    return package("mermaid/dist/mermaid.min.js")


@pytest.fixture(scope="module")
def fenced(tmp_path_factory: pytest.TempPathFactory, publish: Callable[..., Site]) -> Site:
    """Return a site in Material with the fence for Mermaid."""
    return publish(tmp_path_factory.mktemp("fenced"), "material", markdown_extensions=FENCES)


@pytest.fixture(scope="module")
def with_plugin(
    tmp_path_factory: pytest.TempPathFactory,
    publish: Callable[..., Site],
    script: Path,
    registry: dict[str, Any],
) -> Site:
    """Return a site in the theme of MkDocs, whose diagrams the plugin mermaid2 draws."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "docs" / "js").mkdir(parents=True)
    shutil.copy(script, folder / "docs" / "js")
    plugins = [{"sse-registry": registry}, {"mermaid2": {"javascript": "js/mermaid.min.js"}}]
    return publish(folder, "mkdocs", plugins=plugins)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, publish: Callable[..., Site]) -> Site:
    """Return a site whose registry has names that look like something else."""
    folder = tmp_path_factory.mktemp("hostile")
    events = [{"event_type": name, "category": "<b>end</b>"} for name in HOSTILE]
    first = {"domain_event_class": "Odd", "sse_event_type": HOSTILE[0]}
    (folder / "events.py").write_text(
        "class Odd:\n    pass\n\n"
        f"SSE_EVENT_REGISTRY = {events!r}\n"
        f"DOMAIN_TO_SSE_MAPPING = [{first!r} | {{'domain_event_class': Odd}}]\n",
        "utf-8",
    )
    off = dict.fromkeys(["SSE105", "SSE109", "SSE201", "SSE205"], "off")
    options = {"registry": "events", "rules": {"severity": off}}
    return publish(folder, "material", options, markdown_extensions=FENCES)


def categories(site: Site) -> list[str]:
    return [path for path in site.pages if "/categories/" in path]


def labels(page: Page) -> list[str]:
    """Return what the diagram of a page says, without the places to wrap at."""
    nodes = page.locator(
        ".sse-diagram svg :is(.node, .cluster) .label, .sse-diagram .cluster-label"
    )
    return [text.replace("\u200b", "").strip() for text in nodes.all_text_contents()]


def drawn(page: Page) -> None:
    """See to it that the diagram of a page is drawn, and no error in its place."""
    picture = page.locator(".sse-diagram svg[aria-roledescription]")
    expect(picture).to_have_attribute("aria-roledescription", "flowchart-v2")
    box = picture.bounding_box()
    assert box
    assert box["width"] > 200
    assert box["height"] > 40
    expect(page.get_by_text("Syntax error in text")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_material_draws_each_category(visit: Visit, fenced: Site, scheme: str) -> None:
    page = visit.page("about:blank", color_scheme=scheme)
    page.add_init_script(OPEN)

    for path in categories(fenced):
        page.goto(fenced.url + path)
        drawn(page)
        named = page.locator("article h2 > code").all_inner_texts()
        assert set(named) <= set(labels(page)), path

    assert visit.complaints == []


def test_the_plugin_mermaid2_draws_each_category(visit: Visit, with_plugin: Site) -> None:
    page = visit.page(with_plugin.url)

    for path in categories(with_plugin):
        page.goto(with_plugin.url + path)
        drawn(page)
        named = page.locator("[role=main] h2 > code").all_inner_texts()
        assert set(named) <= set(labels(page)), path


def test_names_that_look_like_something_else_are_drawn_as_they_are(
    visit: Visit, hostile: Site
) -> None:
    page = visit.page("about:blank")
    page.add_init_script(OPEN)
    [path] = categories(hostile)

    page.goto(hostile.url + path)

    drawn(page)
    said = {"".join(text.split()) for text in labels(page)}
    assert {"".join(name.split()) for name in HOSTILE} - said == set()
    assert page.locator(".sse-diagram svg :is(script, img, b, strong, em, a)").count() == 0
    assert page.evaluate("window.isHit") is None


@pytest.mark.parametrize("name", ["fenced", "with_plugin"])
def test_without_the_script_the_list_stands_there_and_no_source(
    visit: Visit, request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    page = visit.page("about:blank")
    page.route(re.compile("mermaid"), lambda route: route.abort())

    page.goto(f"{site.url}sse-events/categories/provider/", wait_until="networkidle")

    expect(page.get_by_text("flowchart LR")).to_be_hidden()
    page.get_by_text("Provider as a list").click()
    item = page.locator("details li li").filter(has_text="provider.token.failed")
    expect(item).to_be_visible()
    expect(item).to_contain_text("ProviderTokenRefreshFailed")
