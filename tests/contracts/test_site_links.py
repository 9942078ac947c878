"""Every link of the project's own site leads to a page that is there, and to a place on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.conftest import BrokenLinks, Run

ROOT = Path(__file__).parents[2]


def test_every_link_of_the_site_leads_somewhere(
    tmp_path_factory: pytest.TempPathFactory, run: Run, broken_links: BrokenLinks
) -> None:
    site = tmp_path_factory.mktemp("site")

    done = run(ROOT, "mkdocs", "build", "--strict", "--site-dir", str(site))

    assert done.returncode == 0, done.stderr
    assert len(list(site.rglob("*.html"))) > 30
    assert broken_links(site) == []
