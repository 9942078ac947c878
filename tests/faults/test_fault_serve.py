"""Each fault of a registry as an edit in `mkdocs serve`, one after the other, and their mends."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from tests.faults import extractor_rows, standing_rows, stopping_rows
from tests.faults.fault import EVENTS
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.faults.conftest import Stand
    from tests.faults.fault import Fault
    from tests.serving import Server

ORDERS = "sse-events/categories/orders/"
NOTICE = "This content is out of date."
PLACED = "An order was placed."

KINDS = {
    "raising": stopping_rows.RAISING,
    "missing": stopping_rows.MISSING,
    "ending": stopping_rows.ENDING,
    "hanging": stopping_rows.HANGING,
    "processes": standing_rows.PROCESSES,
    "output": standing_rows.OUTPUT,
    "interpreter": standing_rows.INTERPRETER,
    "extractors": extractor_rows.EXTRACTORS,
}


def first(*kinds: str) -> tuple[Fault, ...]:
    return tuple(fault for kind in kinds for fault in KINDS[kind] if fault.is_first)


QUICK = {
    "first, raising": first("raising", "missing"),
    "first, ending": first("ending", "hanging"),
    "first, going on": first("processes", "output", "interpreter"),
    "first, extracting": first("extractors"),
}


def all_rows() -> list[object]:
    every = [
        pytest.param(faults, id=kind, marks=pytest.mark.thorough) for kind, faults in KINDS.items()
    ]
    return [*(pytest.param(faults, id=kind) for kind, faults in QUICK.items()), *every]


@pytest.mark.parametrize("faults", all_rows())
def test_a_server_goes_through_all_faults_and_shows_each_mend(
    faults: Sequence[Fault], stand: Stand
) -> None:
    # One limit for all of them: the server reads the options again where they change.
    limit = min(fault.timeout for fault in faults)
    stand.configure(timeout=limit)
    with serving(stand.folder, **stand.variables, TMPDIR=str(stand.temporary)) as server:
        shown = PLACED
        for number, fault in enumerate(faults):
            shown = _go_through(fault, server, stand, number, shown)
            stand.check_processes(server.process)
    stand.check_temporary()


def _go_through(fault: Fault, server: Server, stand: Stand, number: int, shown: str) -> str:
    """Make an edit with a fault and the edit that mends it; return what the pages then show."""
    registry = stand.folder / "registry.py"
    said = len(server.log.text)
    faulty = fault.source.replace(PLACED, f"Edit {number}.")
    page = html.unescape(server.page_after(lambda: registry.write_text(faulty, "utf-8"), ORDERS))
    is_read = fault in extractor_rows.EXTRACTORS or not fault.problem
    if fault.problem:
        server.log.wait_for(fault.problem if is_read else fault.headline, said)
    if not is_read:
        assert NOTICE in page, fault.name
        assert fault.problem in page, fault.name
        assert shown in page, fault.name
    else:
        assert NOTICE not in page, fault.name
        assert f"Edit {number}." in page, fault.name
    mended = EVENTS.replace(PLACED, f"Mend {number}.")
    page = server.page_after(lambda: registry.write_text(mended, "utf-8"), ORDERS)
    assert NOTICE not in page, fault.name
    assert f"Mend {number}." in page, fault.name
    return f"Mend {number}."
