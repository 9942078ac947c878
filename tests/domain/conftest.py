"""Registries in a few lines of YAML."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from msgspec import Struct, structs

from mkdocs_sse_registry.domain import answers, functions, model, pages
from mkdocs_sse_registry.domain.declarations import Declaration, Waiver, declared_direct
from mkdocs_sse_registry.domain.declared_type import DeclaredType
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.payloads import with_fields
from mkdocs_sse_registry.domain.places import NOWHERE, Place
from mkdocs_sse_registry.domain.rules.inspection import Inspection

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 23)

OF_REGISTRY: dict[str, type] = {
    "answers": answers.Answer,
    "categories": model.Category,
    "domain_events": model.DomainEvent,
    "emissions": model.Emission,
    "events": model.EventType,
    "mappings": model.Mapping,
    "members": answers.Member,
}
OF_INSPECTION: dict[str, type] = {"direct": Declaration, "pages": pages.Page, "waivers": Waiver}
PARTS: dict[type, dict[str, type]] = {
    model.DomainEvent: {"fields": model.DomainEventField},
    model.EventType: {"payload_fields": model.PayloadField},
    model.PayloadField: {"declared_type": DeclaredType},
    model.Mapping: {
        "payload": model.Payload,
        "payload_extractor": functions.Function,
        "user_id": model.UserId,
        "user_id_extractor": functions.Function,
    },
    model.Payload: {"fields": model.PayloadField, "problems": model.Problem},
    model.UserId: {"problems": model.Problem},
    pages.Page: {
        "broken": pages.BrokenMarker,
        "examples": pages.Example,
        "ignores": pages.Ignore,
        "mentions": pages.Mention,
        "stale": pages.StaleRegion,
    },
}
PLACES = {"source", "member_source"}


def made(kind: type[Struct], said: object) -> object:
    """Return a part of a registry; a text is its first attribute, and a place `path:line`."""
    if isinstance(said, list):
        return tuple(made(kind, each) for each in said)
    given = said if isinstance(said, dict) else {kind.__struct_fields__[0]: said}
    return kind(**{name: _value(kind, name, value) for name, value in given.items()})


def _value(kind: type, name: str, value: object) -> object:
    if name in PLACES:
        path, _, line = str(value).partition(":")
        return Place(path=path, line=int(line)) if line else Place(path=path)
    if name in PARTS.get(kind, {}):
        return made(PARTS[kind][name], value)
    return tuple(value) if isinstance(value, list) else value


def _read(text: str) -> tuple[Inspection, dict[str, Severity | None]]:
    """Return what there is to inspect, and the severities that the options give."""
    said: dict[str, Any] = yaml.safe_load(text) or {}
    severities = {
        code: Severity(chosen) if chosen else None
        for code, chosen in said.pop("severities", {}).items()
    }
    origin = model.Origin(module="app.sse", source=NOWHERE)
    parts: dict[str, Any] = {
        name: made(kind, said.pop(name)) for name, kind in OF_REGISTRY.items() if name in said
    }
    options: dict[str, Any] = {"today": TODAY} | said
    options |= {
        name: made(kind, said[name]) for name, kind in OF_INSPECTION.items() if name in said
    }
    registry = with_fields(model.Registry(origin=origin, **parts))
    direct = declared_direct(registry, options.get("direct", ()), options["today"])
    registry = structs.replace(registry, direct=direct)
    return Inspection(registry=registry, **options), severities


@pytest.fixture
def read() -> Callable[[str], tuple[Inspection, dict[str, Severity | None]]]:
    """Return what there is to inspect, and the severities that the options give."""
    return _read


@pytest.fixture
def read_registry() -> Callable[[str], model.Registry]:
    """Return a registry."""
    return lambda text: _read(text)[0].registry
