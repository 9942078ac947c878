"""What importing the plugin costs over what a build imports anyway."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Table, differences, judged, milliseconds, walls
from tests.benchmarks.turns import in_turn

if TYPE_CHECKING:
    from tests.benchmarks.sites import Sites

PLUGIN = "import mkdocs_sse_registry.plugin"
BUILD = "import mkdocs.config.defaults, mkdocs.commands.build"
"""What MkDocs has imported before it asks for the plugins of a site."""

BASES = ("import mkdocs", BUILD)


def measure(sites: Sites, rounds: int) -> tuple[Table, ...]:
    """Import in turn; where a registry is makes no difference."""
    ways = {code: partial(sites.run, "-c", code) for code in (*BASES, PLUGIN)}
    costs = {code: walls(each) for code, each in in_turn("Imports", ways, rounds).items()}
    rows = [(f"`{PLUGIN}`", milliseconds(costs[PLUGIN]), "")]
    for base in BASES:
        more = differences(costs[PLUGIN], costs[base])
        most = 0.060 if base == BUILD else None
        told = judged(milliseconds(more), median(more), most, "60 ms")
        rows.append((f"`{base}`", milliseconds(costs[base]), told))
    head = ("What", "Takes", "The plugin over it")
    return (Table(title=f"Importing the plugin (rounds: {rounds})", head=head, rows=tuple(rows)),)
