"""`mkdocs serve` reads the registry again after an edit of what it depends on, and of nothing else.

The interpreter is a script that notes each start.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.plugin.conftest import Project
    from tests.serving import Server

    Edit = Callable[["Shop"], object]

INTERPRETER = f"""\
#!/bin/sh
echo started >> "$0.starts"
exec {shlex.quote(sys.executable)} "$@"
"""
TEMPLATE = """
{% extends "default/pages/category.md.jinja" %}
{% block summary %}
The first summary.
{% endblock %}
"""
FILES = {
    "shop/words.py": "PLACED = 'The first words.'\n",
    "shop/low.txt": "The first text.",
    "jobs/watch.py": "",
    "overrides/pages/category.md.jinja": TEMPLATE,
    ".gitignore": "jobs/\n__pycache__/\n",
}
DATA = 'Path(__file__).with_name("low.txt").read_text("utf-8")'
ORDERS = "sse-events/categories/orders/"
STOCK = "sse-events/categories/stock/"
COVERAGE = "sse-events/mapping-coverage/"


class Shop:
    """A shop whose interpreter is counted."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.folder = project.folder
        self.environment = self.folder.parent / "environment"
        self.interpreter = self.environment / "bin" / "python"
        self.noted = self.interpreter.with_name("python.starts")
        self.packages = self.environment / "lib" / "python3.11" / "site-packages"

    @property
    def starts(self) -> int:
        """How often the interpreter was started."""
        return len(self.noted.read_bytes().splitlines())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file, which has it once."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    def configure(self, **options: object) -> None:
        """Write the mkdocs.yml with more options of ours."""
        self.project.registry.update(options)
        self.project.configure()

    def edit_page(self, server: Server) -> None:
        """Edit a page, and wait for the site that has the edit."""
        with (self.folder / "docs" / "index.md").open("a", encoding="utf-8") as page:
            page.write("\nMore.\n")
        edits = (self.folder / "docs" / "index.md").read_text("utf-8").count("More.")
        while server.page("").count("More.") < edits:
            server.wait_for_rebuild()


@pytest.fixture
def counted(shop: Project, repository: Callable[[Path], Repository]) -> Shop:
    made = Shop(shop)
    for path, text in FILES.items():
        shop.write(path, text)
    made.edit("shop/sse_registry.py", '"An order was placed."', "PLACED")
    made.edit("shop/sse_registry.py", '"Little is left of an article."', DATA)
    made.edit("shop/sse_registry.py", "from enum", "from pathlib import Path\nfrom enum")
    made.edit("shop/sse_registry.py", "from shop.ev", "from shop.words import PLACED\nfrom shop.ev")
    made.packages.mkdir(parents=True)
    made.interpreter.parent.mkdir()
    made.interpreter.write_text(INTERPRETER, "utf-8")
    made.interpreter.chmod(0o755)
    made.noted.touch()
    made.configure(python=str(made.interpreter), templates="overrides")
    repository(shop.folder).commit()
    return made


@pytest.mark.parametrize("options", [{}, {"compare_to": "main"}], ids=["alone", "compared"])
def test_an_edit_of_a_page_starts_no_interpreter(counted: Shop, options: dict[str, Any]) -> None:
    counted.configure(**options)
    counted.project.build()
    with serving(counted.folder) as server:
        before = counted.starts
        for _ in range(3):
            counted.edit_page(server)

        assert counted.starts == before
        assert "The first words." in server.page(ORDERS)


def test_an_edit_of_a_page_after_one_of_the_registry_starts_none(counted: Shop) -> None:
    with serving(counted.folder) as server:
        edit = ("shop/sse_registry.py", "left the house", "is on its way")
        server.page_after(lambda: counted.edit(*edit), ORDERS)
        before = counted.starts
        counted.edit_page(server)

        assert counted.starts == before
        assert "An order is on its way." in server.page(ORDERS)


@pytest.mark.parametrize(
    ("edit", "page", "shown"),
    [
        (lambda shop: shop.edit("shop/sse_registry.py", "left", "fled"), ORDERS, "An order fled"),
        (lambda shop: shop.edit("shop/words.py", "first", "new"), ORDERS, "The new words."),
        (lambda shop: shop.edit("shop/low.txt", "first", "new"), STOCK, "The new text."),
        (
            lambda shop: shop.configure(
                coverage={"direct": [{"match": "st*", "reason": "By me."}]}
            ),
            COVERAGE,
            "By me.",
        ),
        (
            lambda shop: shop.project.write("cron.py", 'send("stock.low")\n'),
            COVERAGE,
            "cron.py:1",
        ),
        (lambda shop: shop.interpreter.write_text(INTERPRETER + "#\n"), ORDERS, "The first words."),
        (lambda shop: (shop.packages / "a.dist-info").mkdir(), ORDERS, "The first words."),
    ],
    ids=["registry", "module", "data", "options", "new file", "interpreter", "package"],
)
def test_an_edit_of_what_the_registry_depends_on_is_read(
    counted: Shop, edit: Edit, page: str, shown: str
) -> None:
    with serving(counted.folder) as server:
        before = counted.starts
        edit(counted)
        counted.edit_page(server)

        assert counted.starts > before
        assert shown in server.page(page)


def test_what_git_ignores_no_more_is_read(counted: Shop) -> None:
    counted.project.write("jobs/watch.py", 'send("stock.low")\n')
    with serving(counted.folder) as server:
        assert "watch.py:1" not in server.page(COVERAGE)
        counted.edit(".gitignore", "jobs/\n", "")
        counted.edit_page(server)

        assert "watch.py:1" in server.page(COVERAGE)


def test_an_edit_of_a_template_shows_and_starts_no_interpreter(counted: Shop) -> None:
    template = "overrides/pages/category.md.jinja"
    with serving(counted.folder) as server:
        before = counted.starts
        edited = server.page_after(lambda: counted.edit(template, "first", "new"), ORDERS)

        assert "The new summary." in edited
        assert counted.starts == before


def test_a_commit_and_another_branch_change_what_it_is_compared_with(
    counted: Shop, repository: Callable[[Path], Repository]
) -> None:
    counted.configure(compare_to="main")
    shop = repository(counted.folder)
    counted.edit("shop/words.py", "first", "new")
    with serving(counted.folder) as server:
        assert "The new words." in server.page("sse-events/changes/")
        shop.commit()
        counted.edit_page(server)
        assert "The new words." not in server.page("sse-events/changes/")

        shop.git("branch", "--quiet", "--force", "before", "main~1")
        shop.git("update-ref", "refs/heads/main", "before")
        counted.edit_page(server)
        assert "The new words." in server.page("sse-events/changes/")


def test_a_build_that_serves_nothing_reads_each_time(counted: Shop) -> None:
    for builds in (1, 2):
        assert counted.project.build().status == 0
        assert counted.starts == builds
