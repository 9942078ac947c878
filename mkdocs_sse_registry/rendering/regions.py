"""The marked places of hand-written pages: their syntax, their options, their content.

Knows neither Markdown's parser nor where the page is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.rendering import contexts
from mkdocs_sse_registry.rendering.edition import USUAL_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_sse_registry.rendering.book import Book
    from mkdocs_sse_registry.rendering.templating import Templates

_OPTION = re.compile(
    r"""(?P<name>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']\S*))(?!\S)"""
)
WRITTEN = 'options are written name=value, or name="several words"'
COUNTED = ("event-types", "mappings", "categories", "gaps", "direct")

Content = tuple[str, object]
MOST_NAMES = 12


class RegionError(Exception):
    """A marker that cannot be followed; the text says what was found and what is allowed."""


class Region(Struct, frozen=True, kw_only=True):
    """What a marker asks for.

    Attributes:
        kind: Name of the region.
        options: Its options as written.
    """

    kind: str
    options: Mapping[str, str]

    @property
    def is_inline(self) -> bool:
        """Whether it stands inside a sentence."""
        return self.kind in INLINE


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of block region.

    Attributes:
        options: Names of the options it takes.
        content: Returns the template and its context.
    """

    options: tuple[str, ...]
    content: Callable[[Book, _Asked], Content]


def parse(content: str) -> Region:
    """Return what the text between `sse-registry:` and the end of a marker asks for.

    Raises:
        RegionError: There is no such region or option, or the text is no list of options.
    """
    kind, _, rest = content.partition(" ")
    if kind not in BLOCKS and kind not in INLINE:
        found = f"there is no region {kind!r}" if kind else "the marker names no region"
        raise RegionError(_unknown(found, kind, [*BLOCKS, *INLINE]))
    options: dict[str, str] = {}
    while rest := rest.lstrip():
        match = _OPTION.match(rest)
        if match is None:
            raise RegionError(f"cannot read {rest!r}: {WRITTEN}.")
        if match["name"] in options:
            raise RegionError(f"the option `{match['name']}` is given twice.")
        options[match["name"]] = match["double"] or match["single"] or match["bare"] or ""
        rest = rest[match.end() :]
    own = BLOCKS[kind].options if kind in BLOCKS else INLINE[kind]
    for name in options:
        if name not in (*own, "registry"):
            raise RegionError(
                _unknown(f"`{kind}` has no option {name!r}", name, (*own, "registry"))
            )
    return Region(kind=kind, options=options)


def check_place(region: Region, *, is_block: bool) -> None:
    """Make sure that a region may stand where it does.

    Raises:
        RegionError: It is a block, and stands inside a sentence.
    """
    if not is_block and not region.is_inline:
        lines = "its two markers each need a line of their own."
        raise RegionError(f"`{region.kind}` is a block: {lines}")


def choose(region: Region, books: Mapping[str, Book]) -> str:
    """Return the name of the registry that a region is about: the only one, or the nameless one.

    Raises:
        RegionError: There are several and the region names none, or none of that name.
    """
    if not books:
        raise RegionError("there is no registry: every `sse-registry` in the plugins is disabled.")
    name = region.options.get("registry", next(iter(books)) if len(books) == 1 else "")
    if name in books:
        return name
    named = [each for each in books if each]
    if not name:
        listed = ", ".join(named)
        raise RegionError(f"there are several registries: {listed}. Say which with registry=NAME.")
    if not named:
        raise RegionError("the only registry has no name: leave the option `registry` out.")
    raise RegionError(_unknown(f"there is no registry {name!r}", name, named))


def render(
    region: Region, book: Book, templates: Templates, *, level: int, draws_mermaid: bool = True
) -> str:
    """Return the Markdown of a block region, with its data as pieces.

    Args:
        region: What is asked for.
        book: The registry.
        templates: The templates.
        level: Level of the region's headings, where it does not say so itself.
        draws_mermaid: Whether the reader sees a diagram in the language of Mermaid as one.

    Raises:
        RegionError: An option has a value that the registry does not know.
        TemplateError: A template is wrong.
    """
    asked = _Asked(region=region, book=book, usual_level=level, draws_mermaid=draws_mermaid)
    template, context = BLOCKS[region.kind].content(book, asked)
    return templates.render(template, context)


def number(region: Region, book: Book) -> int:
    """Return the number that a `count` region stands for.

    Raises:
        RegionError: An option is missing or has a value that the registry does not know.
    """
    asked = _Asked(region=region, book=book)
    return book.count(asked.one_of("of", COUNTED), asked.category())


def shown(region: Region, book: Book) -> frozenset[str]:
    """Return the wire names of the event types that a region shows, and check all that it asks for.

    Raises:
        RegionError: An option is missing or has a value that the registry does not know.
    """
    if region.is_inline:
        number(region, book)
        return frozenset()
    _, context = BLOCKS[region.kind].content(book, _Asked(region=region, book=book))
    match context:
        case contexts.EventsTable(events=events):
            return frozenset(event.type for event in events)
        case contexts.FieldUses(uses=uses):
            return frozenset(place.event.type for use in uses for place in use.places)
        case contexts.EventSection() | contexts.FieldList():
            return frozenset({region.options["type"]})
    return frozenset()


class _Asked(Struct, frozen=True, kw_only=True):
    """The options of a region, checked against the registry."""

    region: Region
    book: Book
    usual_level: int = 1
    draws_mermaid: bool = True

    def category(self) -> str | None:
        name = self.region.options.get("category")
        if name is not None and name not in self.book.categories:
            raise RegionError(
                _unknown(f"there is no category {name!r}", name, self.book.categories)
            )
        return name

    def event_type(self) -> str:
        name = self._required("type")
        known = [event.type for event in self.book.events]
        if name not in known:
            raise RegionError(_unknown(f"there is no event type {name!r}", name, known))
        return name

    def one_of(self, option: str, allowed: Iterable[str]) -> str:
        value = self._required(option)
        if value not in allowed:
            raise RegionError(_unknown(f"`{option}` cannot be {value!r}", value, allowed))
        return value

    def mapped(self) -> bool | None:
        if "mapped" not in self.region.options:
            return None
        return self.one_of("mapped", ("yes", "no")) == "yes"

    def columns(self) -> tuple[str, ...]:
        if "columns" not in self.region.options:
            return USUAL_COLUMNS
        names = re.split(r"[\s,]+", self.region.options["columns"].strip())
        known = self.book.columns()
        for name in names:
            if name not in known:
                raise RegionError(_unknown(f"there is no column {name!r}", name, known))
        return tuple(names)

    def level(self) -> int:
        value = self.region.options.get("level")
        return self.usual_level if value is None else int(self.one_of("level", tuple("123456")))

    def has(self, option: str) -> bool:
        return option in self.region.options

    def _required(self, option: str) -> str:
        if option not in self.region.options:
            raise RegionError(f"`{self.region.kind}` needs the option `{option}`.")
        return self.region.options[option]


def _payload_fields(book: Book, asked: _Asked) -> Content:
    if not asked.has("type"):
        return "partials/field-uses.md.jinja", book.field_uses(asked.category())
    if asked.has("category"):
        raise RegionError("`payload-fields` takes `type` or `category`, not both.")
    return "partials/fields.md.jinja", book.field_list(asked.event_type())


def _events(book: Book, asked: _Asked) -> Content:
    return "partials/events.md.jinja", book.events_table(
        category=asked.category(), columns=asked.columns(), mapped=asked.mapped()
    )


def _event(book: Book, asked: _Asked) -> Content:
    section = book.event_section(asked.event_type(), level=asked.level())
    return "partials/event.md.jinja", section


def _coverage(book: Book, asked: _Asked) -> Content:
    report = book.coverage(category=asked.category(), level=asked.level())
    return "partials/coverage.md.jinja", report


def _findings(book: Book, asked: _Asked) -> Content:
    report = book.found(category=asked.category(), level=asked.level())
    return "partials/findings.md.jinja", report


def _changes(book: Book, asked: _Asked) -> Content:
    return "partials/changes.md.jinja", book.changes(level=asked.level())


def _diagram(book: Book, asked: _Asked) -> Content:
    report = book.diagram(asked.category(), draws_mermaid=asked.draws_mermaid)
    return "partials/diagram.md.jinja", report


def _statistics(book: Book, _asked: _Asked) -> Content:
    return "partials/statistics.md.jinja", book.statistics()


BLOCKS: Mapping[str, Kind] = {
    "events": Kind(options=("category", "columns", "mapped"), content=_events),
    "event": Kind(options=("type", "level"), content=_event),
    "payload-fields": Kind(options=("type", "category"), content=_payload_fields),
    "coverage": Kind(options=("category", "level"), content=_coverage),
    "statistics": Kind(options=(), content=_statistics),
    "diagram": Kind(options=("category",), content=_diagram),
    "findings": Kind(options=("category", "level"), content=_findings),
    "changes": Kind(options=("level",), content=_changes),
}
"""The regions that stand on lines of their own."""

INLINE: Mapping[str, tuple[str, ...]] = {"count": ("of", "category")}
"""The regions that stand inside a sentence, with their options."""

BUILD_ONLY = frozenset({"findings", "changes"})
"""The regions that only a build fills: what they say is not of the registry alone."""


def _unknown(found: str, name: str, known: Iterable[str]) -> str:
    """Return what was found, what may have been meant, and what could stand there."""
    names = list(known)
    listed = ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
    return f"{found}.{meant(name, names)} Allowed: {listed or 'none'}."
