"""What a build loads while another interpreter reads the registry is what it needs after that."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.model import EventType
from mkdocs_sse_registry.plugin.preparing import LANGUAGES
from mkdocs_sse_registry.rendering.wire import wire

if TYPE_CHECKING:
    from pathlib import Path

CODE = """\
import sys
from mkdocs.config import load_config
from mkdocs_sse_registry.plugin.preparing import prepare

config = load_config("mkdocs.yml")
before = set(sys.modules)
prepare(config)
print(*sorted(set(sys.modules) - before))
"""


def loaded(folder: Path, extensions: str) -> set[str]:
    """Return the modules that are loaded ahead of time for a site, by a real interpreter."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        f"site_name: Shop\nmarkdown_extensions: {extensions}\n", "utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-c", CODE], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "extensions",
    [
        "[fenced_code, codehilite]",
        "[pymdownx.superfences]",
        "[pymdownx.superfences, pymdownx.highlight]",
        "[{pymdownx.highlight: {anchor_linenums: true}}]",
    ],
)
def test_sites_that_colour_code_have_its_lexers(tmp_path: Path, extensions: str) -> None:
    assert loaded(tmp_path, extensions) >= {
        "mkdocs_sse_registry.rendering.book",
        "pygments.lexers.javascript",
        "pygments.lexers.python",
        "pygments.lexers.shell",
    }


@pytest.mark.parametrize(
    "extensions",
    [
        "[]",
        "[fenced_code]",
        "[pymdownx.superfences, {pymdownx.highlight: {use_pygments: false}}]",
    ],
)
def test_other_sites_load_no_lexer(tmp_path: Path, extensions: str) -> None:
    modules = loaded(tmp_path, extensions)

    assert "mkdocs_sse_registry.rendering.book" in modules
    assert not {each for each in modules if each.startswith("pygments")}


def test_the_languages_are_those_of_the_pages() -> None:
    listings = wire(EventType(type="order.placed"), "/events", None).listings

    assert {each.language for each in listings} == set(LANGUAGES)
