"""What one process has read is used by those after it, until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.plugin.conftest import Project

TELLS = """
import os

with open(os.environ["IMPORTS"], "a") as log:
    log.write("imported\\n")

"""


def test_commands_and_builds_share_a_reading(shop: Project, run: Run, tmp_path: Path) -> None:
    shop.configure(theme="material")
    registry = shop.folder / "shop" / "sse_registry.py"
    registry.write_text(TELLS.lstrip() + registry.read_text("utf-8"), "utf-8")
    log = tmp_path / "imports"

    def imports(*command: str, **variables: str) -> int:
        done = run(shop.folder, *command, IMPORTS=str(log), **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return len(log.read_text("utf-8").splitlines())

    build = ("mkdocs", "build", "--quiet")
    assert imports(*build) == 1
    assert imports(*build) == 1, "the site that was built counts for something"
    assert imports("sse-registry", "show", NO_MKDOCS_2_WARNING="true") == 1

    shop.write("docs/index.md", "# House\n")
    assert imports(*build) == 1

    registry.write_text(registry.read_text("utf-8").replace("Orders from", "Orders to"), "utf-8")
    assert imports(*build) == 2
    assert "Orders to the basket" in (shop.folder / "site/sse-events/index.html").read_text("utf-8")
    assert imports(*build) == 2
