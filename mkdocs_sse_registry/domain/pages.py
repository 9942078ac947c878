"""What the pages of a site say of event types, as values; knows neither Markdown nor files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping


class Mention(Struct, frozen=True, kw_only=True):
    """A name on a page that is an event type, or has the form of one.

    Attributes:
        name: As it stands there.
        line: From 1.
        column: From 1.
    """

    name: str
    line: int
    column: int


class Example(Struct, frozen=True, kw_only=True):
    """A frame, or a JSON object, on a page that says of which event type it is.

    Attributes:
        event_type: The wire name that it gives.
        fields: Keys of the payload, each with the JSON Schema type of its value; `None` where the
            value is `null` or left open.
        is_complete: Whether it shows the whole payload, not one with `…` or `...` in it.
        line: Of the payload, from 1.
        column: Of the payload, from 1.
    """

    event_type: str
    fields: Mapping[str, str | None]
    is_complete: bool = True
    line: int
    column: int


class BrokenMarker(Struct, frozen=True, kw_only=True):
    """A region that cannot be filled, or a marker that belongs to none.

    Attributes:
        marker: As written.
        message: What is wrong with it.
        fix: What to do.
        line: From 1.
    """

    marker: str
    message: str
    fix: str
    line: int


class StaleRegion(Struct, frozen=True, kw_only=True):
    """A region whose text in the file is not what it would be filled with now.

    Attributes:
        marker: The opening marker as written.
        line: Of the opening marker, from 1.
    """

    marker: str
    line: int


class Ignore(Struct, frozen=True, kw_only=True):
    """A comment that silences a rule on the next line, or on the whole block that begins there.

    Attributes:
        code: Code of the rule.
        reason: Why.
        line: Of the comment, from 1.
        first: The first line that it is about, from 1.
        last: The last line that it is about.
    """

    code: str
    reason: str
    line: int
    first: int
    last: int


class Page(Struct, frozen=True, kw_only=True):
    """A page of the site.

    Attributes:
        path: With `/`, relative to the repository.
        mentions: In the order of the page; none where its prose is not checked.
        examples: In the order of the page; none where its prose is not checked.
        broken: By line.
        stale: By line; `None` in a build, which fills every region anyway.
        ignores: By line.
        shown: Wire names of the event types that its regions show, or that its text names.
        named: Those that its text names.
        featured: Those that have a region of their own.
        is_left_out: Whether the options, or its front matter, leave its prose out.
    """

    path: str
    mentions: tuple[Mention, ...] = ()
    examples: tuple[Example, ...] = ()
    broken: tuple[BrokenMarker, ...] = ()
    stale: tuple[StaleRegion, ...] | None = None
    ignores: tuple[Ignore, ...] = ()
    shown: frozenset[str] = field(default_factory=frozenset)
    named: frozenset[str] = field(default_factory=frozenset)
    featured: frozenset[str] = field(default_factory=frozenset)
    is_left_out: bool = False
