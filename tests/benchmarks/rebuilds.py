"""What a rebuild of `mkdocs serve` costs, with the plugin and with plain pages.

Two servers run at the same time, and an edit is made in turn. A rebuild takes from the line with
which MkDocs begins it to the line with which it tells the browsers.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks import registries
from tests.benchmarks.build_costs import IMPORT
from tests.benchmarks.figures import (
    Table,
    differences,
    judged,
    milliseconds,
    seconds,
    spread,
    whole,
)
from tests.benchmarks.sites import PLAIN, RECORDED
from tests.benchmarks.turns import in_turn
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.benchmarks.sites import Sites
    from tests.serving import Server

LARGEST = 300
ROUNDS = 10
PLAIN_PAGE, OUR_PAGE = "plain pages, a page is edited", "plugin, a page is edited"
OUR_REGISTRY = "plugin, the registry is edited"


def measure(
    sizes: Sequence[int], make: Callable[[int], Sites], rounds: int | None
) -> Iterator[tuple[Table, ...]]:
    """Edit pages and the registry in turn, at the largest size that has an aim."""
    size = max((each for each in sizes if each <= LARGEST), default=min(sizes))
    sites = make(size)
    starts: list[int] = []
    with (
        serving(sites.folder / PLAIN, **sites.variables) as plain,
        serving(sites.folder / RECORDED, **sites.variables) as ours,
    ):
        ways: dict[str, Callable[[], float]] = {
            PLAIN_PAGE: partial(_after, plain, partial(_edit_page, sites.folder / PLAIN)),
            OUR_PAGE: partial(_counted, sites, ours, starts),
            OUR_REGISTRY: partial(_after, ours, _Edits(sites)),
            IMPORT: lambda: sites.run("-c", IMPORT).wall,
        }
        spent = in_turn(f"Rebuilds with {size} event types", ways, rounds or ROUNDS)
    yield (_table(size, spent, starts[1:]),)


class _Edits:
    """Edits a registry, each time in another way."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self._made = 0

    def __call__(self) -> None:
        self._made += 1
        registries.write(self._sites.registry, self._sites.size, self._made)


def _edit_page(site: Path) -> None:
    with (site / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nOne more sentence.\n")


def _after(server: Server, edit: Callable[[], object]) -> float:
    """Return the seconds of the rebuild that follows an edit."""
    said = len(server.log.text)
    edit()
    server.log.wait_for("Building documentation", said)
    before = time.perf_counter()
    # MkDocs does not tell twice that something was built in the same time.
    server.log.wait_for("Reloading browsers", said)
    return time.perf_counter() - before


def _counted(sites: Sites, server: Server, starts: list[int]) -> float:
    """Return the seconds after an edit of a page, and note how many interpreters were started."""
    before = sites.starts
    spent = _after(server, partial(_edit_page, sites.folder / RECORDED))
    starts.append(sites.starts - before)
    return spent


def _table(size: int, spent: Mapping[str, tuple[float, ...]], starts: list[int]) -> Table:
    rows = []
    for name in (PLAIN_PAGE, OUR_PAGE, OUR_REGISTRY):
        more = differences(spent[name], spent[PLAIN_PAGE])
        is_aim = name == OUR_PAGE
        over = judged(more, milliseconds, *([(0.005, "5 ms")] if is_aim else []))
        started = judged([sum(starts)], whole, (0, "0")) if is_aim else ""
        cells = name.capitalize(), seconds(spent[name])
        rows.append((*cells, *(("", "") if name == PLAIN_PAGE else (over, spread(more))), started))
    rows.append((f"`{IMPORT}` after that", seconds(spent[IMPORT]), "", "", ""))
    rounds = len(spent[PLAIN_PAGE])
    return Table(
        title=f"Rebuilds of `mkdocs serve` with {size} event types (rounds: {rounds})",
        head=("What", "Takes", "Over plain pages", "In the rounds", "Interpreters started"),
        rows=tuple(rows),
    )
