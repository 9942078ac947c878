"""What reading a registry costs over importing it, at each number of event types.

The process is the one that a build starts: the build's interpreter is a script that keeps how it is
called, and that call is then made beside the bare import.
"""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks import processes
from tests.benchmarks.build_costs import IMPORT
from tests.benchmarks.figures import Table, differences, judged, milliseconds, walls
from tests.benchmarks.sites import RECORDED
from tests.benchmarks.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.figures import Cost
    from tests.benchmarks.sites import Sites

READING = "reading"
SMALL, REFERENCE, HUGE = 30, 300, 10_000
HEAD = ("Event types", "Rounds", f"`{IMPORT}`", "Reading", "Difference", "Each further event type")


def measure(sizes: Mapping[int, Sites], rounds: Mapping[int, int]) -> tuple[Table, ...]:
    """Read each registry, and import it, in turn."""
    return (table({size: _processes(sites, rounds[size]) for size, sites in sizes.items()}),)


def table(costs: Mapping[int, Mapping[str, tuple[Cost, ...]]]) -> Table:
    """Return what was measured, from the smallest registry to the largest."""
    more = {
        size: differences(walls(each[READING]), walls(each[IMPORT])) for size, each in costs.items()
    }
    further = _further({size: median(each) for size, each in more.items()})
    rows = tuple(
        (
            f"{size}",
            f"{len(each[IMPORT])}",
            milliseconds(walls(each[IMPORT])),
            milliseconds(walls(each[READING])),
            _judged_start(size, more[size]),
            _judged_growth(size, further),
        )
        for size, each in costs.items()
    )
    return Table(title="Reading the registry beside importing it", head=HEAD, rows=rows)


def _processes(sites: Sites, rounds: int) -> dict[str, tuple[Cost, ...]]:
    sites.run("-m", "mkdocs_sse_registry", "show", way=RECORDED)
    folder, variables = sites.folder / RECORDED, sites.variables
    ways = {
        IMPORT: partial(sites.run, "-c", IMPORT),
        READING: partial(processes.run, sites.command, folder, variables, lines=sites.size),
    }
    return in_turn(f"Reading {sites.size} event types", ways, rounds)


def _further(more: Mapping[int, float]) -> dict[int, float]:
    """Return what an event type past those of the smallest registry costs, by size.

    What reading costs at all must not count: the more event types, the less it would be for each.
    """
    base = min(more)
    return {size: (each - more[base]) / (size - base) for size, each in more.items() if size > base}


def _judged_start(size: int, more: tuple[float, ...]) -> str:
    most = 0.060 if size <= SMALL else None
    return judged(milliseconds(more), median(more), most, "60 ms")


def _judged_growth(size: int, further: Mapping[int, float]) -> str:
    if size not in further:
        return ""
    told = f"{further[size] * 1e6:.0f} µs"
    if size <= REFERENCE or REFERENCE not in further:
        return told
    growth = further[size] / further[REFERENCE]
    most = 1.3 if size >= HUGE else None
    over = judged(f"{growth:.2f}", growth, most, "1.3")
    return f"{told}, over that at {REFERENCE}: {over}"
