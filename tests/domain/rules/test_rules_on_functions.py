"""SSE111, by the functions that are asked: where it fires, and where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

REGISTRY = """
categories: [sync, ai, billing]
events: [{type: a, category: sync}, {type: b, category: sync}, {type: c, category: ai}]
mappings:
  - {domain_event: app.A, event_type: a}
  - {domain_event: app.B, event_type: b}
"""
LISTS = "Let {} read the lists rather than repeat them."

ANSWERS = {
    "SSE111 a list that lacks one": (
        "{function: get_all_sse_event_types, value: [a, c]}",
        "get_all_sse_event_types() lacks 'b'.",
    ),
    "SSE111 a list with one of its own instead": (
        "{function: get_all_sse_event_types, value: [a, b, d]}",
        "get_all_sse_event_types() lacks 'c' and has 'd', which the registry does not.",
    ),
    "SSE111 a list with one twice": (
        "{function: get_all_sse_event_types, value: [a, b, b, c]}",
        "get_all_sse_event_types() has 'b', which the registry does not.",
    ),
    "SSE111 an empty list": (
        "{function: get_all_sse_event_types, value: []}",
        "get_all_sse_event_types() lacks 'a', 'b', 'c'.",
    ),
    "SSE111 a list that cannot be had": (
        "{function: get_all_sse_event_types, error: 'KeyError: 7'}",
        "get_all_sse_event_types() raises KeyError: 7.",
    ),
    "SSE111 the entry of another event type": (
        "{function: get_sse_event_metadata, argument: a, value: b}",
        "get_sse_event_metadata('a') returns 'b'.",
    ),
    "SSE111 no entry": (
        "{function: get_sse_event_metadata, argument: a}",
        "get_sse_event_metadata('a') returns no entry.",
    ),
    "SSE111 a look-up that fails": (
        "{function: get_sse_event_metadata, argument: a, error: 'LookupError: a'}",
        "get_sse_event_metadata('a') raises LookupError: a.",
    ),
    "SSE111 a category that lacks one": (
        "{function: get_events_by_category, argument: sync, value: [b]}",
        "get_events_by_category('sync') lacks 'a'.",
    ),
    "SSE111 a category with one of another": (
        "{function: get_events_by_category, argument: ai, value: [c, a]}",
        "get_events_by_category('ai') has 'a', which the registry does not.",
    ),
    "SSE111 an empty category that gives all": (
        "{function: get_events_by_category, argument: billing, value: [a]}",
        "get_events_by_category('billing') has 'a', which the registry does not.",
    ),
    "SSE111 a mapping to another event type": (
        "{function: get_domain_event_to_sse_mapping, value: {app.A: c, app.B: b}}",
        "get_domain_event_to_sse_mapping() says 'c' for 'app.A', and the registry has 'a'.",
    ),
    "SSE111 a mapping more, and one less": (
        "{function: get_domain_event_to_sse_mapping, value: {app.A: a, app.C: c}}",
        "get_domain_event_to_sse_mapping() says 'c' for 'app.C', which the registry lacks; lacks "
        "'app.B'.",
    ),
    "SSE111 mappings that cannot be had": (
        "{function: get_domain_event_to_sse_mapping, error: 'NameError: x'}",
        "get_domain_event_to_sse_mapping() raises NameError: x.",
    ),
    "SSE111 numbers that are repeated": (
        "{function: get_registry_statistics, value: {total_event_types: 2, total_mappings: 3}}",
        "get_registry_statistics() says 2 for 'total_event_types', and the registry has 3; says 3 "
        "for 'total_mappings', and the registry has 2.",
    ),
    "SSE111 a number of a category": (
        "{function: get_registry_statistics, value: {by_category.sync: 1}}",
        "get_registry_statistics() says 1 for 'by_category.sync', and the registry has 2.",
    ),
    "SSE111 a number of a category that is not there": (
        "{function: get_registry_statistics, value: {by_category.gone: 1}}",
        "get_registry_statistics() says 1 for 'by_category.gone', and the registry has 0.",
    ),
    "SSE111 statistics that fail": (
        "{function: get_registry_statistics, error: SystemExit}",
        "get_registry_statistics() raises SystemExit.",
    ),
}

SILENT = {
    "SSE111 all, in another order": "{function: get_all_sse_event_types, value: [c, a, b]}",
    "SSE111 a list of another kind": "{function: get_all_sse_event_types}",
    "SSE111 the entry itself": "{function: get_sse_event_metadata, argument: b, value: b}",
    "SSE111 a category, in another order": """
        {function: get_events_by_category, argument: sync, value: [b, a]}""",
    "SSE111 an empty category": """
        {function: get_events_by_category, argument: billing, value: []}""",
    "SSE111 a category of another kind": "{function: get_events_by_category, argument: sync}",
    "SSE111 the mappings, in another order": """
        {function: get_domain_event_to_sse_mapping, value: {app.B: b, app.A: a}}""",
    "SSE111 mappings of another kind": "{function: get_domain_event_to_sse_mapping}",
    "SSE111 the numbers, and zero for nothing": """
        {function: get_registry_statistics, value: {total_event_types: 3, total_mappings: 2,
        by_category.sync: 2, by_category.ai: 1, by_category.billing: 0, by_category.gone: 0}}""",
    "SSE111 numbers without the empty categories": """
        {function: get_registry_statistics, value: {by_category.sync: 2, by_category.ai: 1}}""",
    "SSE111 no number that has a known name": "{function: get_registry_statistics, value: {}}",
    "SSE111 statistics of another kind": "{function: get_registry_statistics}",
    "SSE111 a category function that contradicts is for SSE104": """
        {function: get_category_for_event_type, argument: a, value: ai}""",
    "SSE111 a category function that fails is for SSE104": """
        {function: get_category_for_event_type, argument: a, error: 'KeyError: a'}""",
}


def with_answer(answer: str) -> str:
    place = answer.replace("{function:", "{source: app.py:7, function:", 1)
    return f"{REGISTRY}answers: [{place}]\n"


def fired(answer: str, message: str) -> tuple[str, str]:
    call, _, _ = message.partition(")")
    function, _, argument = call.partition("(")
    subject = argument.strip("'") or function
    fix = LISTS.format(function)
    return with_answer(answer), f"error {subject} | app.py:7: SSE111 {message} {fix}"


FIRES = {story: fired(*row) for story, row in ANSWERS.items()}


@pytest.mark.parametrize("story", FIRES)
def test_a_function_that_contradicts_the_lists_is_found(
    story: str, fires: Callable[..., None]
) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_function_that_says_what_the_lists_hold_is_fine(
    story: str, silent: Callable[..., None]
) -> None:
    silent(story, with_answer(SILENT[story]))


def test_of_two_mappings_of_one_domain_event_a_dict_holds_the_last(
    silent: Callable[..., None],
) -> None:
    silent(
        "SSE111",
        """
        mappings:
          - {domain_event: app.A, event_type: a}
          - {domain_event: app.A, event_type: b}
        answers: [{function: get_domain_event_to_sse_mapping, value: {app.A: b}}]
        """,
    )
