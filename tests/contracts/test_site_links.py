"""Every link of the project's own site leads to a page that is there, and to a place on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
BASE = "https://site.example/"
ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = run(ROOT, "mkdocs", "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def links(root: Element) -> Iterator[str]:
    for element in root.iter():
        name = ADDRESSES.get(str(element.tag))
        address = element.get(name) if name else None
        if address:
            yield address


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    pages = {
        BASE + file.relative_to(site).as_posix().removesuffix("index.html"): html5lib.parse(
            file.read_bytes(), namespaceHTMLElements=False
        )
        for file in sorted(site.rglob("*.html"))
        if file.name != "404.html"
    }
    anchors = {url: {each.get("id") for each in root.iter()} for url, root in pages.items()}
    assert len(pages) > 30

    broken = []
    for url, root in pages.items():
        for link in links(root):
            target, anchor = urldefrag(urljoin(url, link))
            if not target.startswith(BASE):
                continue
            path = unquote(urlsplit(target).path).strip("/")
            file = site / path
            is_there = file.is_file() or (file / "index.html").is_file()
            if not is_there or (anchor and unquote(anchor) not in anchors[target]):
                broken.append((url, link))

    assert broken == []
