"""What importing the plugin costs over what a build imports anyway."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Table, differences, judged, milliseconds, walls
from tests.benchmarks.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.benchmarks.sites import Sites

PLUGIN = "import mkdocs_sse_registry.plugin"
BUILD = "import mkdocs.config.defaults, mkdocs.commands.build"
"""What MkDocs has imported before it asks for the plugins of a site."""

BASES = ("import mkdocs", BUILD)
ROUNDS = 20
MODULES = "; import sys; print(*sys.modules)"
"""Prints the names of all that was imported."""


def measure(
    sizes: Sequence[int], make: Callable[[int], Sites], rounds: int | None
) -> Iterator[tuple[Table, ...]]:
    """Import in turn; where a registry is makes no difference."""
    sites = make(min(sizes))
    ways = {code: partial(sites.run, "-c", code) for code in (*BASES, PLUGIN)}
    given = in_turn("Imports", ways, rounds or ROUNDS)
    costs = {code: walls(each) for code, each in given.items()}
    rows = []
    for code in (*BASES, PLUGIN):
        more = differences(costs[PLUGIN], costs[code])
        over = judged(more, milliseconds, (0.060, "60 ms")) if code in BASES else ""
        rows.append((f"`{code}`", milliseconds(costs[code]), over, f"{len(_modules(code))}"))
    title = f"Importing the plugin (rounds: {len(costs[PLUGIN])})"
    head = ("What", "Takes", "The plugin over it", "Modules")
    yield Table(title=title, head=head, rows=(*rows,)), _added()


def _added() -> Table:
    """Return which packages the plugin imports that MkDocs has not imported."""
    added = _modules(PLUGIN) - _modules(BUILD)
    counts: dict[str, int] = {}
    for name in added:
        package = name.partition(".")[0]
        told = "the standard library" if package in sys.stdlib_module_names else f"`{package}`"
        counts[told] = counts.get(told, 0) + 1
    rows = tuple((package, f"{count}") for package, count in sorted(counts.items()))
    title = "What the plugin imports that MkDocs has not imported before"
    return Table(title=title, head=("Of", "Modules"), rows=rows)


def _modules(code: str) -> frozenset[str]:
    command = [sys.executable, "-c", f"{code}{MODULES}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())
