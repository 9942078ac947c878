"""What builds cost: the plugin beside plain pages, and beside what else would show a registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.figures import (
    NOTHING,
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
    whole,
)
from tests.benchmarks.sites import (
    AGAIN,
    FIRST,
    GEN_FILES,
    MACROS,
    MKDOCSTRINGS,
    PLAIN,
    RECORDED,
    WAYS,
)
from tests.benchmarks.turns import WARM, in_turn, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.benchmarks.sites import Sites

    Costs = Mapping[str, tuple[Cost, ...]]

IMPORT = "import registry"
OURS = (FIRST, AGAIN)
SMALL, LARGE, HUGE = 300, 3000, 10_000
"""Event types up to which the cost is counted in imports, and from which in ratios."""


def measure(
    sizes: Sequence[int], make: Callable[[int], Sites], rounds: int | None
) -> Iterator[tuple[Table, ...]]:
    """Build all sites in turn; after each size, give what is known until then."""
    costs: dict[int, Costs] = {}
    starts: dict[int, tuple[int, int]] = {}
    for size in sizes:
        sites = make(size)
        costs[size] = _builds(sites, rounds or _usual_rounds(size))
        if size <= SMALL or not starts:
            starts[size] = _starts(sites)
        yield (*tables(costs), _started(starts))


def tables(costs: Mapping[int, Costs]) -> tuple[Table, ...]:
    """Return what was measured, from the smallest registry to the largest."""
    return (
        _beside_plain(costs),
        _beside_rivals(costs),
        _memory(costs),
        _all("Seconds of a build", costs, _seconds),
        _all("Seconds of processors", costs, _processors),
        _all("Rounds that count", costs, lambda each: f"{len(each)}" if each else NOTHING),
    )


def _usual_rounds(size: int) -> int:
    """Return how many rounds are enough for a number of event types."""
    if size < SMALL:
        return 15
    if size < LARGE:
        return 5
    return 3 if size < HUGE else 1


def _fewer(size: int) -> dict[str, int]:
    """Return what would take most of a run, and how many rounds it has."""
    if size >= HUGE:
        return {MACROS: 1, GEN_FILES: 1, MKDOCSTRINGS: 0}
    return {MKDOCSTRINGS: 1} if size >= LARGE else {}


def _builds(sites: Sites, rounds: int) -> Costs:
    size = sites.size
    ways = {IMPORT: partial(sites.run, "-c", IMPORT)}
    ways |= {way: partial(sites.build, way) for way in WAYS}
    title = f"Builds with {size} event types"
    costs = in_turn(title, ways, rounds, warms_up=size <= WARM, fewer=_fewer(size))
    say("Looking whether each site shows every event type")
    for way in WAYS:
        if costs[way]:
            sites.check(way)
    return costs


def _starts(sites: Sites) -> tuple[int, int]:
    """Return how many interpreters a first build starts, and how many the same build again."""
    say(f"Counting the interpreters that builds with {sites.size} event types start")
    sites.forget(RECORDED)
    counts = [sites.starts]
    for _ in OURS:
        sites.build(RECORDED)
        counts.append(sites.starts)
    return counts[1] - counts[0], counts[2] - counts[1]


def _started(starts: Mapping[int, tuple[int, int]]) -> Table:
    rows = (
        (f"{size}", f"{first}", judged([again], whole, (0, "0")))
        for size, (first, again) in starts.items()
    )
    head = ("Event types", *OURS)
    return Table(title="Interpreters that a build starts", head=head, rows=(*rows,))


def _beside_plain(costs: Mapping[int, Costs]) -> Table:
    head = ("Event types", "Build", "Plain pages", "Takes", "Ratio", "Difference", "In imports")
    rows = []
    for size, each in costs.items():
        aims = [(1.05, "1.05"), (1.0, "1")] if size >= LARGE else []
        most = [(3.0, "3")] if size <= SMALL else []
        for way in OURS:
            plain, plugin = walls(each[PLAIN]), walls(each[way])
            more = differences(plugin, plain)
            rows.append(
                (
                    *(f"{size}", way, seconds(plain), seconds(plugin)),
                    judged(ratios(plugin, plain), times, *aims),
                    milliseconds(more),
                    judged(ratios(more, walls(each[IMPORT])), times, *most),
                )
            )
    return Table(
        title="The plugin beside the same pages as plain Markdown", head=head, rows=(*rows,)
    )


def _beside_rivals(costs: Mapping[int, Costs]) -> Table:
    head = (
        *("Event types", "Build", f"Over {MACROS}", f"Over {MKDOCSTRINGS}"),
        *(f"Over {GEN_FILES}", "That in imports"),
    )
    rows = []
    for size, each in costs.items():
        for way in OURS:
            plugin = walls(each[way])
            more = differences(plugin, walls(each[GEN_FILES]))
            over = (
                judged(ratios(plugin, walls(each[rival])), times, (1.0, "1"))
                for rival in (MACROS, MKDOCSTRINGS)
            )
            imports = judged(ratios(more, walls(each[IMPORT])), times, (1.0, "1"))
            rows.append((f"{size}", way, *over, milliseconds(more), imports))
    return Table(title="The plugin beside other ways", head=head, rows=(*rows,))


def _memory(costs: Mapping[int, Costs]) -> Table:
    rows = []
    for size, each in costs.items():
        most = [(1.5, "1.5")] if size >= HUGE else []
        over = (judged(ratios(peaks(each[way]), peaks(each[PLAIN])), times, *most) for way in OURS)
        told = (megabytes(peaks(each[way])) for way in (IMPORT, *WAYS))
        rows.append((f"{size}", *over, *told))
    over_plain = (f"{way[0].upper()}{way[1:]}, over plain" for way in OURS)
    head = ("Event types", *over_plain, f"`{IMPORT}`", *WAYS)
    return Table(title="Memory at most", head=head, rows=(*rows,))


def _all(title: str, costs: Mapping[int, Costs], words: Callable[[tuple[Cost, ...]], str]) -> Table:
    ways = (IMPORT, *WAYS)
    return Table(
        title=title,
        head=("Event types", f"`{IMPORT}`", *WAYS),
        rows=tuple(
            (f"{size}", *(words(each[way]) for way in ways)) for size, each in costs.items()
        ),
    )


def _seconds(costs: tuple[Cost, ...]) -> str:
    return seconds(walls(costs))


def _processors(costs: tuple[Cost, ...]) -> str:
    return seconds([each.cpu for each in costs])
