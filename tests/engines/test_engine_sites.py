"""Sites of engines that run no plugin of ours: regions are filled, generated files are pages."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.engines.conftest import Show

WITHOUT_PLUGIN = """\
    site_name: Dispatch API
    plugins: [search]
    markdown_extensions: [sse_registry]
    validation: {links: {anchors: warn, unrecognized_links: warn}}
    """


def page(project: Path, name: str) -> str:
    """Return a page of the built site."""
    return (project / "site" / name / "index.html").read_text("utf-8")


def test_zensical_fills_regions_and_shows_generated_pages(
    project: Path, run: Run, shown: Show
) -> None:
    pytest.importorskip("zensical")

    done = run(project, sys.executable, "-m", "zensical", "build", "--strict")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    home = shown(page(project, "."))
    assert "The application sends 21 types." in home.markup
    assert "<code>provider.<wbr>token.failed</code></a>" in home.markup
    assert home.links.count("sse-events/categories/provider/#provider.token.failed") == 2
    provider = shown(page(project, "sse-events/categories/provider"))
    assert "provider.token.failed" in provider.ids
    assert "<title>Provider - Dispatch API</title>" in provider.markup
    fields = shown(page(project, "sse-events/payload-fields"))
    assert "../categories/provider/#provider.token.failed" in fields.links


def test_zensical_says_on_the_page_what_is_wrong_with_a_region(project: Path, run: Run) -> None:
    pytest.importorskip("zensical")
    text = "<!-- sse-registry: evnts -->\n<!-- /sse-registry -->\n"
    (project / "docs" / "index.md").write_text(text, "utf-8")

    run(project, sys.executable, "-m", "zensical", "build")

    said = "There is no region 'evnts'. Did you mean 'events'?"
    assert said.lower() in page(project, ".").replace("&#x27;", "'").lower()


@pytest.mark.parametrize("engine_name", ["mkdocs", "properdocs"])
def test_a_build_without_the_plugin_shows_generated_pages(
    project: Path, engine_name: str, run: Run, shown: Show
) -> None:
    (project / "plain.yml").write_text(textwrap.dedent(WITHOUT_PLUGIN), "utf-8")

    done = run(project, sys.executable, "-m", engine_name, "build", "--strict", "-f", "plain.yml")

    assert done.returncode == 0, done.stderr
    assert "The application sends 21 types." in page(project, ".")
    provider = shown(page(project, "sse-events/categories/provider"))
    assert "<title>Provider - Dispatch API</title>" in provider.markup
    assert "provider.token.failed" in provider.ids


@pytest.mark.parametrize("engine_name", ["mkdocs", "properdocs"])
def test_a_build_with_the_plugin_leaves_the_pages_to_the_files(
    project: Path, engine_name: str, run: Run, shown: Show
) -> None:
    options = (project / "mkdocs.yml").read_text("utf-8")
    off = options.replace("coverage:", "pages: {enabled: false}\n      coverage:")
    (project / "mkdocs.yml").write_text(off, "utf-8")

    done = run(project, sys.executable, "-m", engine_name, "build", "--strict")

    assert done.returncode == 0, done.stderr
    assert "The application sends 21 types." in page(project, ".")
    provider = shown(page(project, "sse-events/categories/provider"))
    assert "provider.token.failed" in provider.ids
