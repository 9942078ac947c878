"""The page about checks in tests shows what pytest prints, and its examples are real tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "how-to" / "checks-in-tests.md"
BLOCK = re.compile(r'^```\w+ title="(.*?)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n\$ (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LAST_LINE = re.compile(r"^=+ (\d.*) in [\d.]+s.* =+$", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])(?:--sse-registry[\w-]*|sse_registry\w*)")
REMEDY = "Run this test with `ACCEPT_STORIES=1`, and check the difference."


def blocks(page: Path, title: str) -> list[str]:
    return [code for name, code in BLOCK.findall(page.read_text("utf-8")) if name == title]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The project of the tutorial before its gap is closed, with the first configuration."""
    for name in ("shop/sse_registry.py", "shop/courier.py", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(blocks(DOCS / "tutorial.md", name)[0], "utf-8")
    (tmp_path / "pyproject.toml").write_text(blocks(PAGE, "pyproject.toml")[0], "utf-8")
    (tmp_path / "tests").mkdir()
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # In CI, pytest shortens no line.
    others = ("PY", "CI", "BUILD_NUMBER")
    kept = {key: each for key, each in os.environ.items() if not key.startswith(others)}
    plain = ("-p", "no:cacheprovider", "-W", "error", "--strict-config")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *arguments],
        cwd=folder,
        env=kept | {"COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_page_shows_what_pytest_prints(shop: Path) -> None:
    (shop / "tests/test_orders.py").write_text("def test_an_order() -> None:\n    pass\n", "utf-8")
    text = PAGE.read_text("utf-8")
    found = CONSOLE.search(text)
    assert found

    done = run(shop, *found[1].split()[1:], "--no-header")

    printed = LAST_LINE.sub(lambda each: f" {each[1]} in 0.71s ".center(80, "="), done.stdout)
    shown = CONSOLE.sub(lambda each: f"```console\n$ {each[1]}\n{printed}```", text)
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(shown, "utf-8")
    assert done.returncode == 1
    assert shown == PAGE.read_text("utf-8"), f"checks-in-tests.md shows other output. {REMEDY}"


def test_the_second_configuration_is_valid(shop: Path) -> None:
    (shop / "src/app/domain/events").mkdir(parents=True)
    (shop / "shop/sse_registry.py").rename(shop / "src/app/domain/events/sse_registry.py")
    (shop / "shop/courier.py").unlink()
    (shop / "shop").rmdir()
    (shop / "pyproject.toml").write_text(blocks(PAGE, "pyproject.toml")[1], "utf-8")
    site = (shop / "mkdocs.yml").read_text("utf-8")
    site = site.replace("shop.sse_registry", "app.domain.events.sse_registry\n      paths: [src]")
    (shop / "mkdocs.yml").write_text(site, "utf-8")

    done = run(shop, "-rA")

    assert done.returncode == 0, done.stdout
    assert "PASSED sse-registry::SSE201 gap[order.courier.moved]" in done.stdout


@pytest.mark.parametrize(
    ("name", "status"), [("tests/test_registry.py", 1), ("tests/test_gaps.py", 0)]
)
def test_an_example_is_a_test(name: str, status: int, shop: Path) -> None:
    (shop / name).write_text(blocks(PAGE, name)[0], "utf-8")

    done = run(shop, name)

    assert done.returncode == status, done.stdout
    assert ("'order.courier.moved' is a gap" in done.stdout) == bool(status)


def test_the_page_lists_the_options(shop: Path) -> None:
    rows = re.findall(r"^\| `--.*$", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row) if OPTION.match(name)}

    assert named == set(OPTION.findall(run(shop, "--help").stdout))


def test_the_example_of_the_python_api_tells_what_is_found(shop: Path) -> None:
    page = (DOCS / "reference/python-api.md").read_text("utf-8")
    code = next(
        each for each in page.split("```python\n") if each.startswith("from") and "check" in each
    )
    module = shop / "src/app/domain/events/sse_registry.py"
    module.parent.mkdir(parents=True)
    (shop / "shop/sse_registry.py").rename(module)

    done = subprocess.run(
        [sys.executable, "-c", code.partition("```")[0]],
        cwd=shop,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "sse_registry.py:83 SSE201 warning 'order.courier.moved' is a gap" in done.stdout
