"""What reading a registry costs over importing it, at each number of event types.

The process is the one that a build starts: it is kept how that is called, and the same call is then
made beside the bare import.
"""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks import processes
from tests.benchmarks.build_costs import IMPORT
from tests.benchmarks.figures import (
    Table,
    differences,
    judged,
    megabytes,
    milliseconds,
    peaks,
    times,
    walls,
)
from tests.benchmarks.sites import RECORDED, WITNESS
from tests.benchmarks.turns import WARM, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.benchmarks.figures import Cost
    from tests.benchmarks.sites import Sites

READING = "reading"
SMALL, REFERENCE, LARGE, HUGE = 30, 300, 3000, 10_000
HEAD = (
    *("Event types", "Rounds", f"`{IMPORT}`", "Reading", "Difference"),
    *("Each further event type", f"That over the same at {REFERENCE}", "Memory of reading"),
)


def measure(
    sizes: Sequence[int], make: Callable[[int], Sites], rounds: int | None
) -> Iterator[tuple[Table, ...]]:
    """Read each registry, and import it, in turn; after each, give what is known until then."""
    costs: dict[int, Mapping[str, tuple[Cost, ...]]] = {}
    for size in sizes:
        costs[size] = _processes(make(size), rounds or _usual_rounds(size))
        yield (table(costs),)


def table(costs: Mapping[int, Mapping[str, tuple[Cost, ...]]]) -> Table:
    """Return what was measured, from the smallest registry to the largest."""
    more = {
        size: differences(walls(each[READING]), walls(each[IMPORT])) for size, each in costs.items()
    }
    further = _further({size: median(each) for size, each in more.items()})
    rows = tuple(
        (
            *(f"{size}", f"{len(each[IMPORT])}"),
            *(milliseconds(walls(each[IMPORT])), milliseconds(walls(each[READING]))),
            judged(more[size], milliseconds, *([(0.060, "60 ms")] if size <= SMALL else [])),
            *_growth(size, further),
            megabytes(peaks(each[READING])),
        )
        for size, each in costs.items()
    )
    return Table(title="Reading the registry beside importing it", head=HEAD, rows=rows)


def _usual_rounds(size: int) -> int:
    """Return how many rounds are enough: a difference of milliseconds needs many."""
    if size < LARGE:
        return 15
    return 5 if size < HUGE else 3


def _processes(sites: Sites, rounds: int) -> dict[str, tuple[Cost, ...]]:
    sites.forget(RECORDED)
    sites.run(f"../{WITNESS.name}", "mkdocs_sse_registry", "show", way=RECORDED)
    folder, variables = sites.folder / RECORDED, sites.variables
    ways = {
        IMPORT: partial(sites.run, "-c", IMPORT),
        READING: partial(processes.run, sites.command, folder, variables, lines=sites.size),
    }
    title = f"Reading {sites.size} event types"
    return in_turn(title, ways, rounds, warms_up=sites.size <= WARM)


def _further(more: Mapping[int, float]) -> dict[int, float]:
    """Return what an event type past those of the smallest registry costs, by size.

    What reading costs at all must not count: the more event types, the less it would be for each.
    """
    base = min(more)
    return {size: (each - more[base]) / (size - base) for size, each in more.items() if size > base}


def _growth(size: int, further: Mapping[int, float]) -> tuple[str, str]:
    if size not in further:
        return "", ""
    told = f"{further[size] * 1e6:.0f} µs"
    if size <= REFERENCE or REFERENCE not in further:
        return told, ""
    aims = [(1.3, "1.3")] if size >= HUGE else []
    return told, judged([further[size] / further[REFERENCE]], times, *aims)
