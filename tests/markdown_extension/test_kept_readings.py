"""The extension alone reads a registry once for many pages, and anew after each edit."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from markdown import markdown

from mkdocs_sse_registry.domain.errors import ConfigurationError, LoadError
from mkdocs_sse_registry.sources import stamps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTRY = """
import os
import pathlib
import names

with open(os.environ["READINGS"], "a") as log:
    log.write("read\\n")

try:
    from later import NAMES
except ImportError:
    NAMES = []

more = pathlib.Path(__file__).with_name("more.txt")
SSE_EVENT_REGISTRY = [
    {"event_type": name, "category": "orders", "description": "It happened.", "payload_fields": []}
    for name in names.NAMES + NAMES + (more.read_text().split() if more.exists() else [])
]
"""
CONFIG = """
site_name: Shop
plugins:
  - sse-registry: {registry: app.registry, templates: own, cache: false}
"""
COUNT = "There are <!-- sse-registry: count of=event-types --><!-- /sse-registry -->."
STATISTICS = "<!-- sse-registry: statistics -->\n<!-- /sse-registry -->"
LONG_AGO = 1_700_000_000
FAR_AHEAD = 4_000_000_000


@pytest.fixture
def readings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file with a line for each time that the registry was imported."""
    log = tmp_path_factory.mktemp("elsewhere") / "readings"
    monkeypatch.setenv("READINGS", str(log))
    return log


@pytest.fixture
def site(tmp_path: Path, readings: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site whose files can be told from any that come a moment later."""
    del readings
    monkeypatch.setattr(stamps, "FINE", 0)
    files = {
        "app/registry.py": REGISTRY,
        "names.py": "NAMES = ['order.placed', 'order.paid']\n",
        "base.yml": "site_name: Base\n",
        "mkdocs.yml": f"INHERIT: base.yml\n{CONFIG}",
        "own/partials/statistics.md.jinja": "{{ event_types }} in all",
        "docs/guide.md": "# Guide\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(page: str = COUNT) -> str:
    """Return a page as HTML; each has a conversion of its own, as in Zensical."""
    return markdown(page, extensions=["sse_registry"])


def count(readings: Path) -> int:
    return len(readings.read_text().splitlines())


@pytest.mark.usefixtures("site")
def test_many_pages_need_one_reading(readings: Path) -> None:
    assert {made() for _ in range(5)} == {"<p>There are 2.</p>"}
    assert made(STATISTICS) == "<p>2 in all</p>"

    assert count(readings) == 1


@pytest.mark.usefixtures("site")
def test_pages_that_are_made_at_the_same_time_need_one_reading(readings: Path) -> None:
    found: list[str] = []
    pages = [threading.Thread(target=lambda: found.append(made())) for _ in range(4)]
    for page in pages:
        page.start()
    for page in pages:
        page.join()

    assert found == ["<p>There are 2.</p>"] * 4
    assert count(readings) == 1


def edit(site: Path, name: str, old: str, new: str) -> None:
    path = site / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def keep_its_age(site: Path) -> None:
    edit(site, "names.py", "'order.paid'", "'order.paid', 'order.sent'")
    os.utime(site / "names.py", (LONG_AGO, LONG_AGO))


def replace_by_another_of_its_size(site: Path) -> None:
    edit(site, "names.py", "['order.placed', 'order.paid']", "['order.placed', 'o.p', 'o.q']")
    os.utime(site / "names.py", (LONG_AGO, LONG_AGO))


def inherit_less(site: Path) -> None:
    edit(site, "mkdocs.yml", CONFIG, "")
    edit(site, "base.yml", "site_name: Base\n", CONFIG.replace("app.registry", "small"))
    (site / "small.py").write_text("SSE_EVENT_REGISTRY = [{'event_type': 'a', 'category': 'b'}]\n")


@pytest.mark.parametrize(
    ("change", "now"),
    [
        (lambda site: edit(site, "app/registry.py", "names.NAMES + NAMES +", "['x'] +"), "1"),
        (lambda site: edit(site, "names.py", "'order.paid'", "'order.paid', 'order.sent'"), "3"),
        (keep_its_age, "3"),
        (replace_by_another_of_its_size, "3"),
        (lambda site: (site / "app" / "more.txt").write_text("a.d a.e"), "4"),
        (lambda site: (site / "later.py").write_text("NAMES = ['order.returned']"), "3"),
        (inherit_less, "1"),
    ],
    ids=[
        *("the registry", "a module", "a module, back in time", "a module of the same size"),
        *("a data file beside it", "a module that is new", "the options"),
    ],
)
@pytest.mark.usefixtures("readings")
def test_an_edit_is_seen_on_the_next_page(
    site: Path, change: Callable[[Path], object], now: str
) -> None:
    assert made() == "<p>There are 2.</p>"

    change(site)

    assert made() == f"<p>There are {now}.</p>"


def test_an_edit_of_a_template_or_of_the_environment_is_seen(
    site: Path, readings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made(STATISTICS) == "<p>2 in all</p>"

    edit(site, "own/partials/statistics.md.jinja", "in all", "at all")
    assert made(STATISTICS) == "<p>2 at all</p>"

    before = count(readings)
    os.utime(site / "own/partials/statistics.md.jinja", (LONG_AGO, LONG_AGO))
    made()
    monkeypatch.setenv("SHOP", "open")
    made()
    assert count(readings) == before + 2


def test_an_edit_of_a_page_changes_the_findings_without_a_reading(
    site: Path, readings: Path
) -> None:
    findings = "<!-- sse-registry: findings -->\n<!-- /sse-registry -->"
    assert "SSE401" not in made(findings)

    (site / "docs" / "guide.md").write_text("# Guide\n\nWait for `order.payd`.\n", "utf-8")

    assert "SSE401" in made(findings)
    assert count(readings) == 1


def test_a_registry_that_cannot_be_read_is_read_again_after_an_edit(
    site: Path, readings: Path
) -> None:
    edit(site, "names.py", "NAMES", "NMES")
    for _ in range(3):
        with pytest.raises(LoadError, match="NAMES"):
            made()
    assert count(readings) == 1

    edit(site, "names.py", "NMES", "NAMES")

    assert made() == "<p>There are 2.</p>"


def test_a_configuration_that_comes_later_is_seen(site: Path) -> None:
    (site / "mkdocs.yml").rename(site / "later.yml")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        made()

    (site / "later.yml").rename(site / "mkdocs.yml")

    assert made() == "<p>There are 2.</p>"


def test_a_file_that_is_replaced_while_it_is_read_is_seen(site: Path) -> None:
    replaced = "NAMES = ['order.placed']\n"
    with (site / "names.py").open("a") as names:
        names.write("import os\nwith open(__file__, 'w') as file:\n")
        names.write(f"    file.write({replaced!r})\n")
        names.write(f"os.utime(__file__, ({LONG_AGO}, {LONG_AGO}))\n")

    assert made() == "<p>There are 2.</p>"
    assert (site / "names.py").read_text() == replaced
    assert made() == "<p>There are 1.</p>"


def test_a_file_that_is_removed_while_the_registry_is_read_is_missed(site: Path) -> None:
    (site / "app" / "more.txt").write_text("a.d a.e")
    with (site / "app" / "registry.py").open("a") as registry:
        registry.write("more.unlink(missing_ok=True)\n")

    assert made() == "<p>There are 4.</p>"
    assert made() == "<p>There are 2.</p>"


def test_a_file_of_the_future_costs_no_reading(site: Path, readings: Path) -> None:
    os.utime(site / "names.py", (FAR_AHEAD, FAR_AHEAD))

    assert {made() for _ in range(3)} == {"<p>There are 2.</p>"}
    assert count(readings) == 1


@pytest.mark.parametrize(("nanoseconds", "expected"), [(0, 2), (1, 1)])
def test_where_a_time_may_stand_for_two_edits_the_registry_is_read_again(
    site: Path, readings: Path, monkeypatch: pytest.MonkeyPatch, nanoseconds: int, expected: int
) -> None:
    monkeypatch.setattr(stamps, "COARSE", (time.time_ns() - LONG_AGO * stamps.SECOND) // 2)
    hour_ago = (int(time.time()) - 60 * 60) * stamps.SECOND + nanoseconds
    os.utime(site / "names.py", ns=(hour_ago, hour_ago))

    assert {made() for _ in range(2)} == {"<p>There are 2.</p>"}
    assert count(readings) == expected
