"""What a comment in a page silences: one rule, on the lines that it is about, with its reason."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_sse_registry.domain.checking import check
from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.pages import Ignore, Mention, Page
from mkdocs_sse_registry.domain.places import NOWHERE
from mkdocs_sse_registry.domain.rules.inspection import Inspection


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("SSE401", 4, "the old name"),
        ("SSE401", 6, "the old name"),
        ("SSE401", 3, None),
        ("SSE401", 7, None),
        ("SSE404", 5, None),
    ],
)
def test_a_rule_is_silenced_on_the_lines_that_a_comment_is_about(
    code: str, line: int, reason: str | None
) -> None:
    page = Page(
        path="docs/guide.md",
        mentions=(Mention(name="sync.old", line=line, column=1),),
        ignores=(Ignore(code=code, reason="the old name", line=3, first=4, last=6),),
    )
    registry = Registry(
        origin=Origin(module="registry", source=NOWHERE), events=(EventType(type="sync.new"),)
    )

    found = check(Inspection(registry=registry, today=dt.date(2026, 1, 1), pages=(page,)))

    [mention] = [each for each in found.all if each.code == "SSE401"]
    assert (mention.waived and mention.waived.reason) == reason
