"""What functions of the registry's module say when they are called, and which are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "ping", "category": "system"}]\n'
ENUMS = """
from enum import Enum

class SSEEventCategory(Enum):
    SYSTEM = "system"
    BILLING = "billing"

class SSEEventType(Enum):
    PING = "ping"
    PONG = "pong"
"""
BY_EVENT_TYPE = f"""{ENUMS}
SAME = {{"category": SSEEventCategory.SYSTEM}}
SSE_EVENT_REGISTRY = {{each: SAME for each in SSEEventType}}
"""


def answers(loaded: Loaded) -> dict[str, object]:
    """Return what each call gives, with the exception where it gives none."""
    return {
        f"{each.function}({each.argument or ''})": each.error or each.value
        for each in loaded.registry.answers
    }


def test_functions_get_the_registrys_own_objects(load: Load) -> None:
    loaded = load(
        f"""{BY_EVENT_TYPE}
def get_category_for_event_type(event_type):
    assert event_type in SSEEventType
    return "billing" if event_type is SSEEventType.PONG else SSEEventCategory.SYSTEM

def get_sse_event_metadata(event_type):
    return SSE_EVENT_REGISTRY[event_type]

def get_events_by_category(category):
    assert category in SSEEventCategory
    return {{key: each for key, each in SSE_EVENT_REGISTRY.items() if each["category"] is category}}
"""
    )

    assert answers(loaded) == {
        "get_category_for_event_type(ping)": "system",
        "get_category_for_event_type(pong)": "billing",
        "get_sse_event_metadata(ping)": "ping",
        "get_sse_event_metadata(pong)": "pong",
        "get_events_by_category(system)": ("ping", "pong"),
        "get_events_by_category(billing)": (),
    }


def test_no_function_is_asked_where_none_may_be_called(load: Load) -> None:
    code = f"{EVENTS}def get_all_sse_event_types():\n    return []\n"

    assert answers(load(code)) == {"get_all_sse_event_types()": ()}
    assert answers(load(code, run_extractors=False)) == {}


def test_a_function_that_gives_the_categories_cannot_contradict_them(load: Load) -> None:
    loaded = load(
        """
        SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}, {"event_type": "ping"}]
        def get_category_for_event_type(event_type):
            return "orders" if "orders" in event_type else None
        def get_events_by_category(category):
            return [each for each in SSE_EVENT_REGISTRY if category in each["event_type"]]
        """
    )

    assert answers(loaded) == {"get_events_by_category(orders)": ("orders.placed",)}


def test_the_module_of_the_event_types_is_asked_for_categories_too(load: Load) -> None:
    loaded = load(
        {
            "registry.py": "from types_ import T\n"
            "SSE_EVENT_REGISTRY = [{'event_type': T.A, 'category': 'x'}]\n",
            "types_.py": "import enum\nclass T(enum.Enum):\n    A = 'a'\n"
            "def get_category_for_event_type(event_type):\n    return 'y'\n",
        }
    )

    (answer,) = loaded.registry.answers
    assert (answer.argument, answer.value) == ("a", "y")
    assert (answer.source.path, answer.source.line) == ("types_.py", 4)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("yield 'ping'; raise ValueError('two\\n lines')", "ValueError: two lines"),
        ("raise LookupError(f'{object()} in {__file__}')", "LookupError: <object object> in shop/"),
        ("raise ValueError('\\ud83d')", "ValueError: \\ud83d"),
        ("return get_all_sse_event_types()", "RecursionError: maximum recursion depth exceeded"),
        ("return [each.value for each in ['ping']]", "AttributeError: 'str' object has no"),
    ],
)
def test_what_a_function_raises_costs_only_its_answer(body: str, error: str, load: Load) -> None:
    loaded = load(f"{EVENTS}def get_all_sse_event_types():\n    {body}\n")

    (said,) = answers(loaded).values()
    assert str(said).replace("registry.py", "shop/").startswith(error)


def test_an_endless_text_of_an_exception_is_cut(load: Load) -> None:
    code = f"{EVENTS}def get_all_sse_event_types():\n    raise ValueError('x' * 1_000_000)\n"

    (said,) = answers(load(code)).values()

    assert 200 < len(str(said)) < 400


@pytest.mark.parametrize(
    "code",
    [
        "get_all_sse_event_types = ['ping']",
        "def get_all_sse_event_types(session): ...",
        "def get_all_sse_event_types(*, session): ...",
        "async def get_all_sse_event_types(): ...",
        "def get_sse_event_metadata(): ...",
        "def get_sse_event_metadata(event_type, session): ...",
        "get_sse_event_metadata = min",
        "def get_events_by_category(): ...",
        "def get_category_for_event_type(self, event_type): ...",
    ],
)
def test_another_function_of_the_same_name_is_left_out(code: str, load: Load) -> None:
    assert answers(load(f"{EVENTS}{code}\n")) == {}


@pytest.mark.parametrize(
    ("name", "result", "value"),
    [
        ("get_all_sse_event_types", "'ping'", None),
        ("get_all_sse_event_types", "None", None),
        ("get_all_sse_event_types", "['ping', 7]", None),
        ("get_all_sse_event_types", "{'pong', 'ping'}", ("ping", "pong")),
        ("get_events_by_category", "SSE_EVENT_REGISTRY", ("ping",)),
        ("get_events_by_category", "iter(['ping', 'pong'])", ("ping", "pong")),
        ("get_events_by_category", "[{'category': 'system'}]", None),
        ("get_sse_event_metadata", "{'event_type': 'pong'}", "pong"),
        ("get_sse_event_metadata", "{'event_type': 7}", None),
        ("get_sse_event_metadata", "None", None),
        ("get_domain_event_to_sse_mapping", "[]", None),
        ("get_domain_event_to_sse_mapping", "{}", {}),
        ("get_domain_event_to_sse_mapping", "{int: 'ping'}", {"builtins.int": "ping"}),
        (
            "get_domain_event_to_sse_mapping",
            "{int: {'sse_event_type': 'ping'}, 'a.B': SSE_EVENT_REGISTRY[0]}",
            {"builtins.int": "ping", "a.B": "ping"},
        ),
        ("get_domain_event_to_sse_mapping", "{int: {}}", None),
        ("get_domain_event_to_sse_mapping", "{7: 'ping'}", None),
        ("get_registry_statistics", "3", None),
        ("get_registry_statistics", "{'total_event_types': 1.5, 'events': 1}", {}),
        (
            "get_registry_statistics",
            "{'total_mappings': 0, 'by_category': {'system': 1, 'billing': True}}",
            {"total_mappings": 0, "by_category.system": 1},
        ),
    ],
)
def test_only_an_answer_of_the_expected_kind_has_a_value(
    name: str, result: str, value: object, load: Load
) -> None:
    loaded = load(f"{EVENTS}def {name}(*given):\n    return {result}\n")

    (answer,) = loaded.registry.answers
    assert (answer.value, answer.error) == (value, None)


def test_names_of_attributes_hold_for_what_functions_return(load: Load) -> None:
    loaded = load(
        """
        EVENTS = [{"name": "ping", "category": "system"}]
        def get_sse_event_metadata(event_type):
            return EVENTS[0]
        def get_domain_event_to_sse_mapping():
            return {int: {"send": "ping"}}
        DOMAIN_TO_SSE_MAPPING = [{"domain_event_class": int, "send": "ping"}]
        """,
        attributes={"events": "EVENTS", "event_type": "name", "sse_event_type": "send"},
    )

    assert answers(loaded) == {
        "get_sse_event_metadata(ping)": "ping",
        "get_domain_event_to_sse_mapping()": {"builtins.int": "ping"},
    }


def test_a_generator_without_end_is_read_to_a_limit(load: Load) -> None:
    code = f"{EVENTS}def get_all_sse_event_types():\n    while True:\n        yield 'ping'\n"

    (answer,) = load(code).registry.answers

    assert isinstance(answer.value, tuple)
    assert set(answer.value) == {"ping"}


def test_a_look_up_is_asked_for_the_first_event_types_only(load: Load) -> None:
    loaded = load(
        """
        SSE_EVENT_REGISTRY = [
            {"event_type": f"e.{number}", "category": "e"} for number in (0, *range(10_000))
        ]
        def get_sse_event_metadata(event_type):
            return next(each for each in SSE_EVENT_REGISTRY if each["event_type"] == event_type)
        def get_category_for_event_type(event_type):
            return get_sse_event_metadata(event_type)["category"]
        """
    )

    asked = [(each.function, each.argument) for each in loaded.registry.answers]
    names = [f"e.{number}" for number in range(500)]
    assert asked == [
        *(("get_category_for_event_type", name) for name in names),
        *(("get_sse_event_metadata", name) for name in names),
    ]
    assert len(loaded.registry.events) == 10_001


def test_a_function_that_never_comes_back_is_named_with_its_line(load: Load) -> None:
    message = r"it was still being read after 1 second \(registry\.py, line 4\)"

    with pytest.raises(errors.ImportTimeoutError, match=message):
        load(
            f"{EVENTS}import threading\n"
            "def get_registry_statistics():\n    threading.Event().wait()\n",
            timeout=1,
        )


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.12", "3.13"])
def test_other_pythons_hear_the_same(
    version: str, load: Load, find_python: Callable[[str], str]
) -> None:
    code = f"""{BY_EVENT_TYPE}
def get_all_sse_event_types():
    return list(SSEEventType)

def get_sse_event_metadata(event_type):
    return SSE_EVENT_REGISTRY[event_type]

def get_category_for_event_type(event_type):
    return {{}}[event_type]
"""

    ours = load(code)
    theirs = load(code, python=find_python(version))

    assert theirs.registry == ours.registry
    assert len(ours.registry.answers) == 5
