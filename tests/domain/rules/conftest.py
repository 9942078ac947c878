"""What the rules find in a registry, as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain import checking

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.findings import Findings, Severity
    from mkdocs_sse_registry.domain.rules.inspection import Inspection

    Read = Callable[[str], tuple[Inspection, dict[str, Severity | None]]]


@pytest.fixture
def findings(read: Read) -> Callable[[str], Findings]:
    """Return what all rules find in a registry that is written in YAML."""
    return lambda text: checking.check(*read(text))


@pytest.fixture
def lines(findings: Callable[[str], Findings]) -> Callable[[str, str], list[str]]:
    """Return what one rule finds, each with severity and subject before the line of a log.

    White space does not count.
    """

    def of(story: str, registry: str) -> list[str]:
        return [
            " ".join(f"{each.severity} {each.subject} | {each}".split())
            for each in findings(registry).all
            if each.code == _code(story)
        ]

    return of


@pytest.fixture
def fires(lines: Callable[[str, str], list[str]]) -> Callable[..., None]:
    """Hold a rule to the lines that it gives."""

    def hold(story: str, registry: str, *expected: str) -> None:
        assert lines(story, registry) == [" ".join(each.split()) for each in expected]

    return hold


@pytest.fixture
def silent(
    lines: Callable[[str, str], list[str]], findings: Callable[[str], Findings]
) -> Callable[[str, str], None]:
    """Hold a rule to finding nothing, although it looks at everything."""

    def hold(story: str, registry: str) -> None:
        assert lines(story, registry) == []
        assert _code(story) not in {each.code for each in findings(registry).unchecked}

    return hold


@pytest.fixture
def unchecked(
    lines: Callable[[str, str], list[str]], findings: Callable[[str], Findings]
) -> Callable[[str, str, str], None]:
    """Hold a rule to finding nothing, and to saying why."""

    def hold(story: str, registry: str, reason: str) -> None:
        assert lines(story, registry) == []
        reasons = {each.code: each.reason for each in findings(registry).unchecked}
        assert reasons[_code(story)] == reason

    return hold


def _code(story: str) -> str:
    return story.partition(" ")[0]
