"""Several builds in one process, through what MkDocs offers to other programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.conftest import Run
    from tests.plugin.conftest import Project

BUILD = """
import shutil, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml")
build(config)
shutil.copytree("site", "first")
exec(sys.argv[1])
build(config)
"""
"""What is built twice, with something that happens in between."""

HOOK = """
from pathlib import Path
from mkdocs.commands.build import build

builds = 0

def on_post_build(config):
    global builds
    builds += 1
    if builds == 2:
        raise ValueError("the inner build fails")
    if builds == 1:
        try:
            build(config)
        except ValueError:
            Path("failed").touch()
"""
"""Builds the site once more inside the first build."""

OTHER = "build(load_config('other.yml')); config = load_config('mkdocs.yml')"
LIST = "# Home\n\n<!-- sse-registry: events -->\n<!-- /sse-registry -->\n"


@pytest.mark.parametrize("between", ["", OTHER], ids=["at once", "after another site"])
def test_a_second_build_gives_the_same_bytes(shop: Project, run: Run, between: str) -> None:
    shop.registry["pages"] = {"nav": True}
    settle(shop)

    done = build(shop, run, between)

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    first, second = (contents(shop.folder / each) for each in ("first", "site"))
    assert first == second
    assert b'id="orders.placed"' in first["sse-events/categories/orders/index.html"]


def test_each_build_tells_what_it_finds(shop: Project, run: Run) -> None:
    shop.registry["rules"] = {}
    settle(shop)

    done = build(shop, run)

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("SSE201") == 2


def test_a_second_build_reads_the_registry_again(shop: Project, run: Run) -> None:
    settle(shop)
    source = "shop/sse_registry.py"
    edit = f"from pathlib import Path; file = Path({source!r}); "
    edit += "file.write_text(file.read_text().replace('An order was placed.', 'Bought.'))"

    done = build(shop, run, edit)

    assert done.returncode == 0, done.stderr
    first, second = (contents(shop.folder / each)["index.html"] for each in ("first", "site"))
    assert b"An order was placed." in first
    assert b"Bought." in second


def test_a_build_that_failed_leaves_nothing_to_the_next(shop: Project, run: Run) -> None:
    settle(shop)
    edit = """
from pathlib import Path
page = Path("docs/index.md")
text = page.read_text()
page.write_bytes(b"\\xff")
try:
    build(config)
except Exception:
    page.write_text(text)
file = Path("shop/sse_registry.py")
file.write_text(file.read_text().replace("An order was placed.", "Bought."))
"""

    done = build(shop, run, edit)

    assert done.returncode == 0, done.stderr
    assert b"Bought." in contents(shop.folder / "site")["index.html"]


def test_a_build_that_goes_on_after_one_in_it_failed_leaves_nothing_to_the_next(
    shop: Project, run: Run
) -> None:
    settle(shop)
    shop.write("hook.py", HOOK)
    options = (shop.folder / "mkdocs.yml").read_text("utf-8")
    shop.write("mkdocs.yml", f"hooks: [hook.py]\n{options}")
    source = "shop/sse_registry.py"
    edit = f"from pathlib import Path; file = Path({source!r}); build(config); "
    edit += "file.write_text(file.read_text().replace('An order was placed.', 'Bought.'))"

    done = build(shop, run, edit)

    assert done.returncode == 0, done.stderr
    assert (shop.folder / "failed").exists()
    assert b"Bought." in contents(shop.folder / "site")["index.html"]


def settle(shop: Project) -> None:
    """Write a site with a region, and the options of another one from the same folder."""
    shop.write("docs/index.md", LIST)
    shop.configure(theme="material", nav=[{"Home": "index.md"}])
    options = yaml.safe_load((shop.folder / "mkdocs.yml").read_text("utf-8"))
    options |= {"site_name": "Other", "site_dir": "other"}
    shop.write("other.yml", yaml.safe_dump(options))


def build(shop: Project, run: Run, between: str = "") -> CompletedProcess[str]:
    """Build twice in one process, and log as the command does."""
    logging = "import logging; logging.basicConfig(level='WARNING')\n"
    return run(shop.folder, sys.executable, "-c", logging + BUILD, between)


def contents(site: Path) -> dict[str, bytes]:
    """Return what the files of a site hold, but for the archive that has the time in it."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.suffix != ".gz"
    }
