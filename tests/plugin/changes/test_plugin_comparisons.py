"""With compare_to, what a build does with a revision, and where that cannot be read."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository, Run
    from tests.plugin.conftest import Project

CHANGES = "sse-events/changes.md"
ORDERS = "sse-events/categories/orders.md"
REGION = "# Home\n\n<!-- sse-registry: changes -->\n<!-- /sse-registry -->\n"
MARK = "sse-mark--changed"
NOWHERE = "<script>alert(1)</script> | `a` {{ 7 * 7 }}"


def test_a_revision_that_does_not_exist_costs_one_warning(changed: Project) -> None:
    changed.registry["compare_to"] = NOWHERE
    changed.configure()
    changed.write("docs/index.md", REGION)

    strict, built = changed.build(), changed.build("--no-strict")

    assert (strict.status, built.status) == (1, 0)
    [warning] = built.warnings
    assert f"shop.sse_registry is not compared with {NOWHERE}, and the site is built" in warning
    for page in ("index.md", CHANGES):
        assert f"There is no comparison with {NOWHERE} ." in built.said(page)
        assert "<script>alert" not in built.html(page)
    assert "changes (not compared)" in built.said("sse-events/index.md")
    assert MARK not in built.html(ORDERS)


def test_a_shallow_clone_is_built_with_a_warning_that_says_why(
    tracked: Project, history: Repository, change: Callable[[], None], tmp_path: Path
) -> None:
    history.git("tag", "before")
    change()
    tracked.registry["compare_to"] = "before"
    tracked.configure()
    history.commit()
    tracked.folder = tmp_path / "clone"
    near = ("--quiet", "--depth=1", "--no-tags")
    history.git("clone", *near, history.folder.as_uri(), str(tracked.folder))

    built = tracked.build("--no-strict")

    assert built.status == 0, built.log
    assert len(built.warnings) == 1
    assert "There is no comparison with before ." in built.said(CHANGES)


def test_while_serving_a_failed_comparison_is_told_once(changed: Project, run: Run) -> None:
    changed.registry["compare_to"] = "gone"
    changed.configure()
    script = """
import logging, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

logging.basicConfig(stream=sys.stdout)
for turn in range(2):
    config = load_config("mkdocs.yml")
    if not turn:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
"""

    done = run(changed.folder, sys.executable, "-c", script)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("is not compared with gone") == 1, done.stdout + done.stderr


def test_coverage_that_fell_fails_the_build_with_both_numbers(changed: Project) -> None:
    changed.registry["coverage"] = {"no_decrease": True}
    changed.configure()

    built = changed.build("--no-strict")

    assert built.status == 1
    assert re.search(
        r"The coverage fell from 2/3 \(67 %\) at main \(\w{7}\) to 1/3 \(33 %\) "
        r"\(coverage\.no_decrease\)\. New gaps: orders\.returned\.",
        built.log,
    )


def test_coverage_that_did_not_fall_fails_nothing(tracked: Project) -> None:
    tracked.registry["coverage"] = {"no_decrease": True}
    tracked.configure()

    assert tracked.build().status == 0


def test_each_registry_has_its_own_comparison(
    tracked: Project, history: Repository, change: Callable[[], None]
) -> None:
    module = (tracked.folder / "shop" / "sse_registry.py").read_text("utf-8")
    tracked.write("shop/other.py", module)
    entries = [
        {"sse-registry": {**tracked.registry, "name": "one", "pages": {"directory": "one"}}},
        {
            "sse-registry": {
                **tracked.registry,
                "name": "two",
                "registry": "shop.other",
                "pages": {"directory": "two"},
            }
        },
    ]
    tracked.configure(plugins=entries)
    history.commit()
    change()
    tracked.write(
        "docs/index.md",
        "# Home\n\n<!-- sse-registry: changes registry=two -->\n<!-- /sse-registry -->\n",
    )

    built = tracked.build()

    assert built.status == 0, built.log
    assert "7 changes since main" in built.said("one/changes.md")
    assert "Nothing changed since main" in built.said("two/changes.md")
    assert "Nothing changed since main" in built.said("index.md")
    assert MARK in built.html("one/categories/orders.md")
    assert MARK not in built.html("two/categories/orders.md")


def test_a_name_on_a_page_that_is_gone_is_told_with_what_became_of_it(
    changed: Project, history: Repository
) -> None:
    history.edit("shop/sse_registry.py", ('"stock.low"', '"stock.short"'))
    changed.write("docs/index.md", "# Home\n\nListen for `orders.shipped` and `stock.low`.\n")

    built = changed.build()

    assert built.status == 1, built.log
    since = re.compile(r"SSE401 (The page names .*?) since main \(\w{7}\)\.")
    assert since.findall(built.log) == [
        "The page names 'orders.shipped', an event type that was removed",
        "The page names 'stock.low', an event type that was renamed to 'stock.short'",
    ]
