"""Names that a registry has or lacks, and what follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]\n'
FUNCTION = "def get_category_for_event_type(event_type):\n    return event_type.partition('.')[0]\n"


def categories(loaded: Loaded) -> list[str]:
    return [event.category for event in loaded.registry.events]


def test_the_registrys_own_function_gives_the_category(load: Load) -> None:
    assert categories(load(EVENTS + FUNCTION)) == ["orders"]


def test_no_function_gives_a_category_where_none_may_be_called(load: Load) -> None:
    assert categories(load(EVENTS + FUNCTION, run_extractors=False)) == ["uncategorised"]


def test_no_function_gives_a_category_where_an_entry_has_one(load: Load) -> None:
    entries = '{"event_type": "orders.placed"}, {"event_type": "ping", "category": "system"}'

    loaded = load(f"SSE_EVENT_REGISTRY = [{entries}]\n{FUNCTION}")

    assert categories(loaded) == ["uncategorised", "system"]


@pytest.mark.parametrize(
    "body",
    [
        "raise KeyError(event_type)",
        "raise SystemExit(3)",
        "return 7",
        "return event_type.category",
    ],
)
def test_a_function_that_knows_no_category_leaves_it_open(body: str, load: Load) -> None:
    loaded = load(f"{EVENTS}def get_category_for_event_type(event_type):\n    {body}\n")

    assert categories(loaded) == ["uncategorised"]


@pytest.mark.parametrize(
    "name",
    [
        "DOMAIN_TO_SSE_MAPPINGS",
        "DOMAIN_EVENT_TO_SSE_MAPPING",
        "DOMAIN_SSE_MAPPING",
        "DOMAIN_TO_SSE_MAP",
        "domain_to_sse_mapping",
    ],
)
def test_a_slip_in_the_name_of_the_mappings_is_named(name: str, load: Load) -> None:
    with pytest.raises(errors.ShapeError, match=f"Did you mean '{name}'"):
        load(f"{EVENTS}{name} = {{}}\n")


@pytest.mark.parametrize(
    "code",
    [
        "SSE_TO_DOMAIN_MAPPING = {}",
        "DOMAIN_EVENTS = []",
        "def domain_to_sse_mappings(): ...",
        "_DOMAIN_TO_SSE_MAPPINGS = {}",
        "DOMAIN_TO_SSE_MAPPINGS = {}\nDOMAIN_TO_SSE_MAPPING = []",
        "DOMAIN_TO_SSE_MAPPINGS = {}\nSSE_EVENT_REGISTRY[0]['source_domain_events'] = ()",
    ],
)
def test_what_is_no_slip_is_left_alone(code: str, load: Load) -> None:
    assert load(f"{EVENTS}{code}\n").registry.mappings == ()


def test_an_empty_list_need_not_have_what_the_options_name(load: Load) -> None:
    attributes = {"category": "group", "payload_extractor": "to_payload"}

    loaded = load("SSE_EVENT_REGISTRY = []\nDOMAIN_TO_SSE_MAPPING = []", attributes=attributes)

    assert loaded.registry.events == ()


def test_one_entry_with_what_the_options_name_is_enough(load: Load) -> None:
    entries = '{"event_type": "ping"}, {"event_type": "orders.placed", "group": None}'

    loaded = load(f"SSE_EVENT_REGISTRY = [{entries}]", attributes={"category": "group"})

    assert categories(loaded) == ["uncategorised", "uncategorised"]


def test_a_list_may_lie_in_a_module_that_the_registry_does_not_import(load: Load) -> None:
    loaded = load(
        {
            "registry.py": EVENTS,
            "app/wiring.py": "class Placed: ...\nROUTES = [\n    {'domain_event_class': Placed,"
            " 'sse_event_type': 'orders.placed'},\n]\n",
        },
        attributes={"mappings": "app.wiring.ROUTES"},
    )

    (mapping,) = loaded.registry.mappings
    assert (mapping.source.path, mapping.source.line) == ("app/wiring.py", 3)


def test_a_module_that_the_options_name_and_that_fails_shows_its_own_traceback(load: Load) -> None:
    with pytest.raises(errors.ImportFailedError, match=r"ZeroDivisionError.*\(names\.py, line 1\)"):
        load({"registry.py": EVENTS, "names.py": "1 / 0\n"}, attributes={"event_types": "names"})


def test_an_enum_holds_event_types_that_are_written_out(load: Load) -> None:
    enum = "import enum\nclass SSEEventType(enum.Enum):\n    PLACED = 'orders.placed'\n"

    (event,) = load(enum + EVENTS).registry.events

    assert (event.holder, event.member) == ("registry.SSEEventType", "PLACED")
    assert event.member_source.line == 3
