"""What a reader sees over a link to an event type: its description, as the text that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.conftest import Run

DESCRIPTION = "The 'first' <img src=x onerror=alert(1)> & &lt;b&gt; of all."
REGISTRY = f"""
SSE_EVENT_REGISTRY = [
    {{"event_type": "order.placed", "category": "order", "description": {DESCRIPTION!r}}},
]
"""
LINKS = "# Home\n\nWait for `order.placed`, or for [the order][order.placed].\n"
WORD_JOINER = "\u2060"


@pytest.fixture
def home(tmp_path: Path, run: Run, serve: Callable[[Path], str]) -> str:
    """Give the address of a page with both kinds of links."""
    (tmp_path / "app.py").write_text(REGISTRY, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(LINKS, "utf-8")
    severity = {"SSE201": "off", "SSE205": "off"}
    options = {"registry": "app", "rules": {"severity": severity}}
    features = ["content.tooltips"]
    config = {
        "site_name": "Shop",
        "theme": {"name": "material", "font": False, "features": features},
        "plugins": ["search", "autorefs", {"sse-registry": options}],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    built = run(tmp_path, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    return serve(tmp_path / "site")


@pytest.mark.parametrize("link", ["a:has(> code)", "a.autorefs"], ids=["wire name", "autorefs"])
def test_a_tooltip_shows_the_description_as_text(visit: Visit, home: str, link: str) -> None:
    page = visit.page(home)

    page.locator(f"article {link}").hover()

    tooltip = page.locator(".md-tooltip2--active")
    tooltip.wait_for()
    assert (tooltip.text_content() or "").replace(WORD_JOINER, "") == DESCRIPTION
    assert tooltip.locator("img").count() == 0
    assert visit.complaints == []
