"""What the options declare to be published directly, in the registry that was read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

REGISTRY = "SSE_EVENT_REGISTRY = {name: {} for name in ('ai.chunk', 'AI.x', 'ping', 'ai.done')}\n"
RULES = [
    {"match": "ai.*", "reason": "streamed", "until": dt.date(2027, 6, 30)},
    {"match": "ai.chunk", "reason": "later"},
    {"match": "p?ng", "reason": "kept alive"},
    {"match": "nothing", "reason": "matches none"},
]


@pytest.mark.parametrize(
    ("now", "direct"),
    [
        ("2027-06-29T23:59", ["ai.chunk streamed", "ping kept alive", "ai.done streamed"]),
        ("2027-06-30T23:59", ["ai.chunk streamed", "ping kept alive", "ai.done streamed"]),
        ("2027-07-01T00:00", ["ai.chunk later", "ping kept alive"]),
    ],
)
def test_a_declaration_counts_until_its_day_is_over(
    now: str, direct: list[str], load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = dt.datetime.fromisoformat(f"{now}+00:00").timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(seconds)))

    loaded = load(REGISTRY, coverage={"direct": RULES})

    assert [f"{each.type} {each.reason}" for each in loaded.registry.direct] == direct


def test_a_time_that_is_none_is_named(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    with pytest.raises(ConfigurationError, match=r"SOURCE_DATE_EPOCH: .*found 'yesterday'"):
        load(REGISTRY, coverage={"direct": RULES})
