"""What builds cost: the plugin beside plain pages, and beside what else would show a registry."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.figures import (
    Cost,
    Table,
    differences,
    judged,
    megabytes,
    milliseconds,
    peaks,
    ratios,
    seconds,
    times,
    walls,
)
from tests.benchmarks.sites import GEN_FILES, MACROS, MKDOCSTRINGS, PLAIN, PLUGIN, WAYS
from tests.benchmarks.turns import in_turn, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.sites import Sites

    Costs = Mapping[str, tuple[Cost, ...]]

IMPORT = "import registry"
SMALL, LARGE, HUGE = 300, 3000, 10_000
"""Event types up to which the cost is counted in imports, and from which in ratios."""


def measure(sizes: Mapping[int, Sites], rounds: Mapping[int, int]) -> tuple[Table, ...]:
    """Build all sites in turn."""
    return tables({size: _builds(sites, rounds[size]) for size, sites in sizes.items()})


def tables(costs: Mapping[int, Costs]) -> tuple[Table, ...]:
    """Return what was measured, from the smallest registry to the largest."""
    return (
        _beside_plain(costs),
        _beside_rivals(costs),
        _all("Seconds of a build", {size: _seconds(each) for size, each in costs.items()}),
        _all("Seconds of processors", {size: _processors(each) for size, each in costs.items()}),
        _memory(costs),
    )


def _builds(sites: Sites, rounds: int) -> Costs:
    ways = {IMPORT: partial(sites.run, "-c", IMPORT)}
    ways |= {way: partial(sites.build, way) for way in WAYS}
    costs = in_turn(f"Builds with {sites.size} event types", ways, rounds)
    say("Looking whether each site shows every event type")
    for way in WAYS:
        sites.check(way)
    return costs


def _beside_plain(costs: Mapping[int, Costs]) -> Table:
    head = ("Event types", "Rounds", "Plain pages", "Plugin", "Ratio", "Difference", "In imports")
    rows = []
    for size, each in costs.items():
        plain, plugin, bare = walls(each[PLAIN]), walls(each[PLUGIN]), walls(each[IMPORT])
        ratio, more = ratios(plugin, plain), differences(plugin, plain)
        imports = ratios(more, bare)
        rows.append(
            (
                f"{size}",
                f"{len(plain)}",
                seconds(plain),
                seconds(plugin),
                judged(times(ratio), median(ratio), 1.05 if size >= LARGE else None, "1.05"),
                milliseconds(more),
                judged(times(imports), median(imports), 3.0 if size <= SMALL else None, "3"),
            )
        )
    return Table(
        title="The plugin beside the same pages as plain Markdown", head=head, rows=(*rows,)
    )


def _beside_rivals(costs: Mapping[int, Costs]) -> Table:
    head = ("Event types", "Over mkdocs-macros", "Over mkdocstrings", "Over gen-files, in imports")
    rows = []
    for size, each in costs.items():
        plugin = walls(each[PLUGIN])
        macros = ratios(plugin, walls(each[MACROS]))
        strings = ratios(plugin, walls(each[MKDOCSTRINGS]))
        more = differences(plugin, walls(each[GEN_FILES]))
        imports = ratios(more, walls(each[IMPORT]))
        rows.append(
            (
                f"{size}",
                judged(times(macros), median(macros), 1.0, "1"),
                judged(times(strings), median(strings), 1.0, "1"),
                f"{milliseconds(more)}, " + judged(times(imports), median(imports), 1.0, "1"),
            )
        )
    return Table(title="The plugin beside other ways", head=head, rows=(*rows,))


def _all(title: str, cells: Mapping[int, tuple[str, ...]]) -> Table:
    head = ("Event types", f"`{IMPORT}`", *WAYS)
    return Table(
        title=title, head=head, rows=tuple((f"{size}", *row) for size, row in cells.items())
    )


def _seconds(costs: Costs) -> tuple[str, ...]:
    return tuple(seconds(walls(costs[way])) for way in (IMPORT, *WAYS))


def _processors(costs: Costs) -> tuple[str, ...]:
    return tuple(seconds([each.cpu for each in costs[way]]) for way in (IMPORT, *WAYS))


def _memory(costs: Mapping[int, Costs]) -> Table:
    rows = []
    for size, each in costs.items():
        ratio = ratios(peaks(each[PLUGIN]), peaks(each[PLAIN]))
        most = 1.5 if size >= HUGE else None
        told = [megabytes(peaks(each[way])) for way in (IMPORT, *WAYS)]
        rows.append((f"{size}", *told, judged(times(ratio), median(ratio), most, "1.5")))
    head = ("Event types", f"`{IMPORT}`", *WAYS, "Plugin over plain")
    return Table(title="Memory at most", head=head, rows=(*rows,))
