"""The shop of the tutorial with a history, and sections of pages that are held to the code."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Repository

    Block = Callable[..., str]
    Edit = Callable[..., None]
    Hold = Callable[[Path, str, str, str], None]

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
REGISTRY = "shop/sse_registry.py"
BLOCK = re.compile(r'^```\w+ title="(.*?)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
FILES = {REGISTRY: 0, "shop/courier.py": 0, "docs/index.md": 0, "mkdocs.yml": 1}
"""Which block of the tutorial has a file as it is at the end, without a gap."""


@pytest.fixture(scope="session")
def block() -> Block:
    """Return what gives the code on a page below a title: the first block of it, or a later one."""

    def find(page: Path, title: str, which: int = 0) -> str:
        found = [code for name, code in BLOCK.findall(page.read_text("utf-8")) if name == title]
        assert len(found) > which, f"{page.name} has {len(found)} blocks with the title {title}."
        return str(found[which])

    return find


@pytest.fixture(scope="session")
def hold() -> Hold:
    """Return what holds a section of a page to what it should say, or writes that."""

    def hold_section(page: Path, heading: str, expected: str, remedy: str) -> None:
        before, found, after = page.read_text("utf-8").partition(f"\n## {heading}\n\n")
        assert found, f"{page.name} has no section {heading!r}. Write it."
        content, following, rest = after.partition("\n## ")
        if os.environ.get("ACCEPT_STORIES"):
            page.write_text(f"{before}{found}{expected}\n{following}{rest}", "utf-8")
        else:
            assert content == f"{expected}\n", (
                f"{heading!r} in {page.name} is out of date. {remedy}"
            )

    return hold_section


@pytest.fixture
def shop(tmp_path: Path, repository: Callable[[Path], Repository], block: Block) -> Repository:
    """Return the shop of the tutorial as its end has it, the only commit of the branch `main`."""
    made = repository(tmp_path / "shop")
    files = {name: block(TUTORIAL, name, which) for name, which in FILES.items()}
    made.commit(files, "Open the shop")
    return made


@pytest.fixture
def edit(shop: Repository) -> Edit:
    """Return what replaces texts in the shop's registry on a branch, and commits that."""

    def edit_and_commit(branch: str, *edits: tuple[str, str]) -> None:
        shop.git("checkout", "--quiet", branch)
        shop.edit(REGISTRY, *edits)
        shop.commit(message="Edit the registry")

    return edit_and_commit
