"""The options that the coverage page offers are valid, and match what they are offered for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.declarations import declared_direct
from mkdocs_sse_registry.domain.model import EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.rendering.declaration import declaration

TYPES = ("ai.chunk", "a*b", "axb", "what?", "[x]", "x", "yes", "12", 'a "b" \\ c', "é\U0001f600")


@pytest.mark.parametrize("event_type", TYPES)
def test_a_declaration_matches_its_event_type_alone(event_type: str) -> None:
    options = yaml.safe_load(declaration([event_type]))
    settings = configuration.read({"registry": "registry", **options}, Path())
    registry = Registry(
        origin=Origin(module="registry", source=Place()),
        events=tuple(EventType(type=each) for each in TYPES),
    )

    declarations = usecases.declarations(settings)
    direct = declared_direct(registry, declarations, dt.date(2026, 1, 1))

    assert [each.type for each in direct] == [event_type]
    assert direct[0].reason == "why no domain event sends it"


def test_nothing_to_declare_is_no_yaml() -> None:
    assert declaration([]) == ""
