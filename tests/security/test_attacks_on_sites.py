"""Whatever a registry says, a site of any theme holds it as text, and nothing lies elsewhere."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from tests.conftest import Run
    from tests.security.conftest import Attacked

RECOMMENDED = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.snippets", "pymdownx.smartsymbols"),
    {"pymdownx.tabbed": {"alternate_style": True}},
    *("pymdownx.tasklist", "pymdownx.tilde"),
]
"""What Material recommends."""

MERMAID = {
    "pymdownx.superfences": {
        "custom_fences": [
            {
                "name": "mermaid",
                "class": "mermaid",
                "format": "!!python/name:pymdownx.superfences.fence_code_format",
            }
        ]
    }
}
THEMES: dict[str, list[Any]] = {
    "mkdocs": [],
    "readthedocs": ["admonition"],
    "material": [*RECOMMENDED, MERMAID],
}
WRITTEN = "{{ 6 * 7 }}{% set x = 1 %}{# gone #}{{ ''.__class__ }}"
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href")


@pytest.mark.parametrize("theme", THEMES)
def test_what_a_registry_says_is_text_in_every_theme(
    theme: str, attacked: Attacked, run: Run, attacks: tuple[str, ...]
) -> None:
    options = {"theme": {"name": theme}, "markdown_extensions": THEMES[theme]}
    attacked.configure("macros", compare_to="HEAD", **options)
    unquote(attacked.folder / "mkdocs.yml")
    before = attacked.outside()

    built = run(attacked.folder, "mkdocs", "build", "--verbose")

    assert built.returncode == 0, built.stderr
    made = attacked.outside() - before
    assert {path for path in made if not path.startswith("shop/.sse_registry_cache")} == set()
    pages = [*(attacked.folder / "site").rglob("*.html")]
    assert len(pages) >= len(attacks)
    said = ""
    for file in pages:
        page = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        assert [*dangers(page)] == [], file
        said += " ".join("".join(page.itertext()).split())
    assert WRITTEN in said
    assert "[x](javascript:alert(6))" in said


def test_the_search_and_the_inventory_hold_text_only(attacked: Attacked, run: Run) -> None:
    attacked.configure(theme={"name": "material"})

    built = run(attacked.folder, "mkdocs", "build")

    assert built.returncode == 0, built.stderr
    index = json.loads((attacked.folder / "site/search/search_index.json").read_text("utf-8"))
    found = [html5lib.parseFragment(each["text"]) for each in index["docs"]]
    assert [danger for each in found for danger in dangers(each)] == []
    listed = (attacked.folder / "site/objects.inv").read_bytes().split(b"\n", 4)[4]
    for line in zlib.decompress(listed).decode().splitlines():
        assert re.fullmatch(r"\S.* \S+:\S+ -?\d+ sse-events/\S+ .+", line), line


def test_the_log_of_a_build_obeys_no_text(attacked: Attacked, run: Run) -> None:
    built = run(attacked.folder, "mkdocs", "build", "--verbose")

    assert built.returncode == 0, built.stderr
    assert "printed by the module" in built.stderr
    lines = (built.stdout + built.stderr).split("\n")
    assert [ascii(line) for line in lines if not line.isprintable()] == []
    assert [line for line in lines if line.lstrip().startswith(("::", "##["))] == []


def dangers(page: Element) -> Iterator[str]:
    """Yield what in a page runs, or leads to something that does, and is no word of ours."""
    for element in page.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in ("script", "style") and "".join(element.itertext()).strip().startswith("alert("):
            yield f"<{name}> {element.text}"
        for attribute, value in element.attrib.items():
            is_event = attribute.startswith("on") and "alert" in value
            is_run = attribute in ADDRESSES and urlsplit(value.strip()).scheme in SCHEMES
            if is_event or is_run or (attribute, value) == ("src", "x"):
                yield f"<{name} {attribute}={value!r}>"


SCHEMES = ("javascript", "data", "vbscript")


def unquote(file: Path) -> None:
    """Let a tag of YAML be one; what writes the file puts it into quotation marks."""
    text = file.read_text("utf-8")
    tag = re.compile(r"'(!!python/name:\S+)'")
    file.write_text(tag.sub(r"\1", text), "utf-8")
