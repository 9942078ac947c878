"""Registries that say anything, in any number of places; `HYPOTHESIS_PROFILE=thorough` asks more.

A strategy is had by its type: `st.from_type(Registry)`. Its texts stand in every place that a text
of a registry can come from, and are as unlike words as we could think of.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from mkdocs_sse_registry.domain.declared_type import DeclaredType
from mkdocs_sse_registry.domain.functions import Function
from mkdocs_sse_registry.domain.model import (
    Category,
    Direct,
    DomainEvent,
    DomainEventField,
    Emission,
    EventType,
    Mapping,
    Origin,
    Payload,
    PayloadField,
    Problem,
    Registry,
    UserId,
)
from mkdocs_sse_registry.domain.places import NOWHERE, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

COMMON = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
settings.register_profile("usual", COMMON, max_examples=25, derandomize=True)
settings.register_profile("thorough", COMMON, max_examples=200, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

HOSTILE = (
    *("<script>alert(1)</script>", "<b>", "</td>", '" onload="x', "'><img src=x onerror=x>", "<"),
    *("&", "&amp;", "&lt;b&gt;", "&#60;", "&nbsp", "]]>", "<![CDATA[", "<!--", "-->", "--!>"),
    *("<!-- /sse-registry -->", "<!-- sse-registry: events -->", "{{ 6 * 7 }}", "{% raw %}", "{#"),
    *("`", "``", "```", "~~~", "|", "\\", "\\|", "*", "__", "[x][]", "[x](y)", "![", "[^1]", "]"),
    *("# ", "    ", "\t", "- ", "1. ", "> ", "::: x", '--8<-- "x"', "!!! note", "/// x", "{: .x }"),
    *("\n", "\n\n", "\r", "\r\n", "\x00", "\x02", "\x03", "\x1b[31m", "\x1b]8;;x\x07", "\x85"),
    *("\x02klzzwxh:0\x03", "klzzwxh:0", "\x02wzxhzdk:0\x03", "wzxhzdk:0", "\x02sse-block:0\x03"),
    *("\u202e", "\u2066", "\u200f", "אב", "\ufeff", "\u200b", "\u2028", "\u0301", "👍🏽", "ﬂ"),
    *("../", "/", "C:\\", "index", "con", ".", " ", "a", "A", "İ", "ß", "%41", "?", "#", ":smile:"),
    *("javascript:alert(1)", "data: x", "event: x", "::error::", "None", "0", "x" * 300, "a." * 90),
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """Return a text with something to see in it."""
    part = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=8)
    return "".join(draw(st.lists(part, min_size=1, max_size=4))) + draw(st.sampled_from("xyz7"))


TEXTS = _texts()


class Author:
    """Writes the parts of a registry with a handful of texts, so that some stand in many places.

    Args:
        draw: Hypothesis' own function.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._texts = st.sampled_from(draw(st.lists(TEXTS, min_size=3, max_size=8, unique=True)))

    def registry(self) -> Registry:
        """Return a registry with a few event types of each kind, some of them listed twice."""
        groups, names, classes = self._names(1), self._several(self.text, 1), self._names(0)
        return Registry(
            origin=Origin(module=self.text(), source=self._place()),
            categories=tuple(map(self._category, groups)),
            events=tuple(self._event(name, groups, names) for name in names),
            mappings=tuple(self._mapping(name, names) for name in classes),
            domain_events=tuple(map(self._domain_event, classes)),
            direct=tuple(
                Direct(type=name, reason=self.text())
                for name in dict.fromkeys(names)
                if self._is_so()
            ),
            emissions=tuple(
                Emission(type=self._one_of(names), path=self.text(), line=line)
                for line in range(1, self._one_of((1, 2, 5)))
            ),
        )

    def text(self) -> str:
        """Return a text."""
        return self._draw(self._texts)

    def _category(self, name: str) -> Category:
        return Category(
            name=name, member=self._perhaps(), description=self._perhaps(), source=self._place()
        )

    def _event(self, name: str, groups: Sequence[str], names: Sequence[str]) -> EventType:
        return EventType(
            type=name,
            member=self._perhaps(),
            category=self._one_of(groups),
            description=self._perhaps(),
            payload_fields=self._fields(),
            example=self._perhaps('{"a": 1}'),
            deprecated=self._perhaps(""),
            since=self._perhaps(),
            replaced_by=self._perhaps(*names),
            source=self._place(),
            extra={self.text(): self.text()} if self._is_so() else {},
        )

    def _fields(self) -> tuple[PayloadField, ...]:
        return tuple(map(self._field, self._names(0)))

    def _field(self, name: str) -> PayloadField:
        declared = DeclaredType(type=self._type(), format=self._perhaps(), nullable=self._known())
        return PayloadField(
            name=name,
            type=self._one_of((None, self._type())),
            declared_type=self._one_of((None, declared)),
            format=self._perhaps(),
            nullable=self._known(),
            optional=self._known(),
            declared=self._is_so(),
            emitted=self._known(),
            evidence=self._one_of(("observed", "static", "declared", "inferred")),
            attribute=self._perhaps(),
            description=self._perhaps(),
            reason=self._perhaps(),
        )

    def _mapping(self, domain_event: str, names: Sequence[str]) -> Mapping:
        payload = Payload(
            fields=self._fields(),
            is_complete=self._is_so(),
            example=self._perhaps('{"a": 1}'),
            problems=self._problems(),
        )
        user_id = UserId(nullable=self._known(), problems=self._problems())
        return Mapping(
            domain_event=domain_event,
            event_type=self._one_of((*names, self.text())),
            payload_extractor=self._function(),
            user_id_extractor=self._function(),
            payload=self._one_of((None, payload)),
            user_id=self._one_of((None, user_id)),
            source=self._place(),
        )

    def _function(self) -> Function | None:
        function = Function(name=self.text(), qualified_name=self._perhaps(), source=self._place())
        return self._one_of((None, function))

    def _problems(self) -> tuple[Problem, ...]:
        return self._several(
            lambda: Problem(
                kind=self._one_of(("raised", "timed-out", "not-json", "switched-off")),
                detail=self.text(),
                source=self._place(),
            )
        )

    def _domain_event(self, name: str) -> DomainEvent:
        fields = (
            DomainEventField(name=each, annotation=self._perhaps()) for each in self._names(0)
        )
        return DomainEvent(
            name=self.text(),
            qualified_name=name,
            description=self._perhaps(),
            fields=tuple(fields),
            source=self._place(),
        )

    def _names(self, least: int) -> tuple[str, ...]:
        """Return different texts."""
        return tuple(dict.fromkeys(self._several(self.text, least)))

    def _several(self, make: Callable[[], T], least: int = 0) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._draw(st.integers(least, 3))))

    def _perhaps(self, *others: str) -> str | None:
        return self._one_of((None, self.text(), *others))

    def _place(self) -> Place:
        return self._one_of((NOWHERE, Place(path=self.text()), Place(path=self.text(), line=7)))

    def _type(self) -> str:
        return self._one_of(("string", "integer", "array", "object"))

    def _known(self) -> bool | None:
        return self._one_of((None, True, False))

    def _is_so(self) -> bool:
        return self._draw(st.booleans())

    def _one_of(self, choices: Sequence[T]) -> T:
        return self._draw(st.sampled_from(choices))


@st.composite
def _registries(draw: st.DrawFn) -> Registry:
    return Author(draw).registry()


st.register_type_strategy(Registry, _registries())


@pytest.fixture(scope="session")
def texts() -> SearchStrategy[str]:
    """Return what makes texts of any kind."""
    return TEXTS
