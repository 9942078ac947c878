"""Each fault of a registry as a build of a site that was built before, strictly and not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.conftest import ORDERS
from tests.faults.extractor_rows import EXTRACTORS
from tests.faults.standing_rows import STANDING
from tests.faults.stopping_rows import STOPPING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.faults.conftest import Stand
    from tests.faults.fault import Fault


def rows(faults: Iterable[Fault]) -> list[object]:
    every = {False: (pytest.mark.thorough,), True: ()}
    return [pytest.param(each, id=each.name, marks=every[each.is_first]) for each in faults]


@pytest.mark.parametrize("fault", rows(STOPPING))
def test_a_build_without_a_registry_says_why_and_keeps_the_last_site(
    fault: Fault, stand: Stand
) -> None:
    before = stand.pages()
    stand.write(fault.source, timeout=fault.timeout)

    for built in stand.both():
        said = built.log.splitlines()
        assert built.status == 1, built.log
        assert f"ERROR   -  {fault.headline}" in said, built.log
        assert f"What to do: {fault.advice}" in said, built.log
        assert said[-1] == "Aborted with a BuildError!"
        assert built.log.count("cannot be loaded") == 1
        assert "mkdocs_sse_registry" not in built.log
    assert stand.pages() == before


@pytest.mark.parametrize("fault", rows(STANDING))
def test_a_build_with_a_registry_that_misbehaves_is_whole(fault: Fault, stand: Stand) -> None:
    before = stand.pages()
    stand.write(fault.source)

    for built in stand.both():
        assert built.status == 0, built.log
        assert "WARNING" not in built.log
        assert stand.pages().keys() == before.keys()
        page = stand.pages()[str(ORDERS)].decode()
        assert "An order was placed." in page
        assert "It left the house." in page


@pytest.mark.parametrize("fault", rows(EXTRACTORS))
def test_an_extractor_that_misbehaves_costs_only_its_own_payload(
    fault: Fault, stand: Stand
) -> None:
    before = stand.pages()
    stand.write(fault.source, timeout=fault.timeout)
    is_error = fault.problem.startswith("SSE304")

    for built, status in zip(stand.both(), (int(is_error), 0), strict=True):
        assert built.status == status, built.log
        assert fault.problem in built.log
        assert ("ERROR" in built.log) == is_error
        assert stand.pages().keys() == before.keys()
        page = stand.pages()[str(ORDERS)].decode()
        assert "An order was placed." in page
        assert "It left the house." in page
        findings = stand.pages()["sse-events/findings/index.html"].decode()
        assert fault.problem[:6] in findings
