"""Say what keeps a module from being a registry; knows neither its file nor how it was run."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_sse_registry.sources.records import ShapeFacts

OTHER_MODULE = "If another module is the registry, name that one in `registry`."


class ShapeWords(Struct, frozen=True, kw_only=True):
    """What is said of a shape.

    Attributes:
        problem: What was found, the end of a sentence without its full stop.
        near: Names that may have been meant.
        context: What is there instead.
        remedy: What to do.
    """

    problem: str
    near: tuple[str, ...]
    context: str
    remedy: str


def tell(facts: ShapeFacts, attributes: Mapping[str, str]) -> ShapeWords:
    """Return what is to be said.

    Args:
        facts: What was looked for, and what was found.
        attributes: The names that the options give.
    """
    match facts.problem:
        case "no-attribute":
            return _of_one_entry(facts)
        case "no-entry-has":
            return _of_all_entries(facts)
        case "near-miss":
            return _of_another_name(facts)
        case _:
            return _of_module(facts, attributes)


def _of_one_entry(facts: ShapeFacts) -> ShapeWords:
    entry = f"entry {facts.number} of {facts.list}"
    problem = f"{entry} has no {facts.wanted!r}"
    if facts.found:
        problem = f"{facts.wanted!r} of {entry} is {facts.found}"
    return ShapeWords(
        problem=problem,
        near=(),
        context=f"The entry is {facts.entry}.",
        remedy=f"Give the entry {EXPECTED[facts.role]}. If it has that under another name, say so "
        f"in the options: {_option(facts.role)}.",
    )


def _of_all_entries(facts: ShapeFacts) -> ShapeWords:
    option = _option(facts.role, facts.wanted)
    has = f"has {', '.join(facts.attributes)}" if facts.attributes else f"is {facts.entry}"
    return ShapeWords(
        problem=f"no entry of {facts.list} has {facts.wanted!r}, which the option {option} names",
        near=tuple(difflib.get_close_matches(facts.wanted, facts.attributes, n=1)),
        context=f"The first entry {has}.",
        remedy="Let the option name the attribute that holds "
        f"{EXPECTED[facts.role].partition(',')[0]}, or leave it out.",
    )


def _of_another_name(facts: ShapeFacts) -> ShapeWords:
    near = facts.found or ""
    return ShapeWords(
        problem=f"it has no {facts.wanted!r}, the {EXPECTED[facts.role]}",
        near=(near,),
        context=_lists(facts),
        remedy=f"Rename {near} to {facts.wanted}, or say so in the options: "
        f"{_option(facts.role, near)}. If it is something else, and there are no mappings, add "
        f"`{facts.wanted} = []`.",
    )


def _of_module(facts: ShapeFacts, attributes: Mapping[str, str]) -> ShapeWords:
    problem = {
        "no-list": f"its {facts.wanted!r} is {facts.found}, not a list, tuple, set or dict",
        "no-constants": f"its {facts.wanted!r} is {facts.found}, not an enum, a class or a module",
    }.get(facts.problem, f"it has no {facts.wanted!r}, the {EXPECTED[facts.role]}")
    near = difflib.get_close_matches(facts.wanted, facts.lists, n=1)
    remedy = f"If the list has another name, say so in the options: {_option(facts.role)}."
    if facts.role == "event_types":
        remedy = (
            f"Let the option {_option(facts.role, facts.wanted)} name an enum, or a class or a "
            "module of text constants: one that the registry's module holds, or with its full name."
        )
    elif facts.role in attributes:
        remedy = f"Correct the option {_option(facts.role, facts.wanted)}."
    return ShapeWords(
        problem=problem,
        near=() if facts.wanted in near else tuple(near),
        context=_lists(facts),
        remedy=remedy if facts.role == "event_types" else f"{remedy} {OTHER_MODULE}",
    )


def _option(role: str, name: str = "its_name") -> str:
    return f"`attributes: {{{role}: {name}}}`"


def _lists(facts: ShapeFacts) -> str:
    lists = [f"{name} ({kind})" for name, kind in facts.lists.items()]
    return f"The module holds {', '.join(lists) or 'no list, tuple, set or dict'}."


EXPECTED = {
    "events": "list of event types",
    "mappings": "list of mappings from domain events to event types",
    "categories": "enum or list of categories",
    "event_types": "enum, class or module that lists every event type",
    "event_type": "the event type that it describes, a text or an enum member with a text",
    "category": "the category, a text or an enum member with a text",
    "description": "the text that describes it",
    "payload_fields": "its payload fields, a list, tuple, set or dict of names",
    "source_domain_events": "a list of domain event classes",
    "domain_event_class": "the domain event class that it maps",
    "sse_event_type": "the event type that it maps to, a text or an enum member with a text",
    "payload_extractor": "the function that makes the payload",
    "user_id_extractor": "the function that gives the user id",
}
"""The parts of a registry, in words, by role."""
