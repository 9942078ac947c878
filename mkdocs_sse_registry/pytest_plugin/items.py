"""Tests as pytest has them: what each is named, where it stands, how it fails; knows no rule.

What becomes of a test is known when it is collected; to run it is to say so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

NAME = "sse-registry"
"""How the ids of all our tests begin."""

Outcome = Literal["passed", "failed", "skipped"]


class Case(Struct, frozen=True, kw_only=True):
    """One test and what becomes of it; of plain values, so that it can go to another process.

    Attributes:
        name: Stays the same when lines move.
        outcome: What becomes of it.
        path: Absolute path of the file to mend, or of the registry.
        line: Line to mend, from 1.
        headline: What is wrong, one line; empty where nothing is.
        text: All that there is to say, for a skipped one the reason; may be empty.
    """

    name: str
    outcome: Outcome
    path: str
    line: int = 1
    headline: str = ""
    text: str = ""


class Checks(pytest.Collector):
    """All tests of one registry."""

    cases: tuple[Case, ...]

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests."""
        for case in self.cases:
            check = Check.from_parent(self, name=case.name)
            check.case = case
            if case.outcome == "skipped":
                # A mark rather than a call: pytest takes the place of the test for its place.
                check.add_marker(pytest.mark.skip(reason=case.text))
            yield check


class Check(pytest.Item):
    """One test."""

    case: Case

    def runtest(self) -> None:
        """Fail, or pass with what is to be told."""
        if self.case.outcome == "failed":
            pytest.fail(self.case.text, pytrace=False)
        if self.case.text:
            self.user_properties.append((NAME, self.case.text))
            self.add_report_section("call", NAME, self.case.text)

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: Any = None,  # noqa: ANN401 - pytest has no public name for it
    ) -> Any:  # noqa: ANN401 - nor for this
        """Return a failure that stands where there is something to mend, not in this file."""
        shown = super().repr_failure(excinfo, style)
        crash = getattr(shown, "reprcrash", None)
        if crash and isinstance(excinfo.value, pytest.fail.Exception):
            crash.path, crash.lineno = self.case.path, self.case.line
            crash.message = self.case.headline
        return shown

    def reportinfo(self) -> tuple[PathLike[str], int, str]:
        """Return the place; pytest counts lines from 0."""
        return Path(self.case.path), self.case.line - 1, self.name
