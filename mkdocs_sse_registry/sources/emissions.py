"""Where the source names an event type in a call; parses, and runs nothing of the user's.

Cannot tell a call that sends from one that does something else with an event type.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.model import Emission
from mkdocs_sse_registry.probe import pieces
from mkdocs_sse_registry.sources.names import Definition, Project, read
from mkdocs_sse_registry.sources.own_files import own_files
from mkdocs_sse_registry.sources.syntax import Names, dotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.sources.source import Source

WORD = re.compile(rb"[\w\x80-\xff]+")
QUOTED = re.compile(rb"(?<=[\"'])[^\"'\n]+(?=[\"'])")
"""What stands between two quotes, the texts of a file among it."""

MANY = 100
"""Words from which on it is faster to take a file apart than to look for each in it."""


class Search:
    """The search for places where an event type is an argument of a call.

    To prepare it takes a while, and needs no registry.

    Args:
        source: The registry; it is searched below its paths.
    """

    def __init__(self, source: Source) -> None:
        folders = tuple(
            Path(os.path.realpath(source.folder / path))
            for path in source.paths
            if "\0" not in path  # no system has such a path
        )
        root = Path(os.path.realpath(source.root))
        self._files = {
            file: _shown(file.relative_to(root))
            for file in own_files(folders)
            if file.is_relative_to(root)
        }
        self._project = Project(folders)
        self._project.imported((*source.module.split("."), ""))

    @property
    def followed(self) -> Iterable[Path]:
        """The files that were parsed to learn what a name stands for."""
        return self._project.files

    def find(self, registry: Registry) -> tuple[Emission, ...]:
        """Return the places, in the order of the source.

        Left out is the module of the registry, and what `own_files` leaves out. A file that cannot
        be read or parsed has no emissions.
        """
        files = self._files
        scan = _Scan(registry, self._project)
        found = {
            Emission(type=event_type, path=files[file], line=line)
            for file in scan.likely(files)
            if files[file] != registry.origin.source.path
            for event_type, line in scan.of_file(file, files[file])
        }
        return tuple(sorted(found, key=lambda each: (each.path, each.line, each.type)))


class _Scan:
    """The search for the event types of one registry."""

    def __init__(self, registry: Registry, project: Project) -> None:
        self._project = project
        self._types = {event.type for event in registry.events}
        self._plain = {event.type for event in registry.events if event.member is None}
        self._literals = {event_type.encode() for event_type in self._types}
        self._odd = [text for text in self._literals if QUOTED.findall(b"'%b'" % text) != [text]]
        self._members = {
            definition: event.type
            for event in registry.events
            if event.member and event.holder
            for definition in project.imported((*event.holder.split("."), event.member))
        }
        self._entries: dict[str, set[int]] = defaultdict(set)
        places = [event.source for event in registry.events]
        for place in (*places, *(mapping.source for mapping in registry.mappings)):
            if place.path is not None and place.line is not None:
                self._entries[place.path].add(place.line)

    def likely(self, files: Iterable[Path]) -> list[Path]:
        """Return the files that can hold an emission, told by their bytes: parsing is slow."""
        members = {definition.names[-1].encode() for definition in self._members}
        found = [file for file in files if self._mentions(file, members)]
        constants = {name.encode() for file in found for name in self._constants(file)}
        if not constants:
            return found
        return [file for file in files if self._mentions(file, members | constants)]

    def _mentions(self, file: Path, words: AbstractSet[bytes]) -> bool:
        source = read(file) or b""
        if not self._literals.isdisjoint(QUOTED.findall(source)):
            return True
        if any(text in source for text in self._odd):
            return True
        # Most files hold none of the words; only of the others is it worth knowing them as wholes.
        is_worth = len(words) >= MANY or any(word in source for word in words)
        return is_worth and not words.isdisjoint(WORD.findall(source))

    def _constants(self, file: Path) -> Iterator[str]:
        """Yield the names that a file gives to event types as texts."""
        module = self._project.module(file)
        for names, text in module.texts.items() if module else ():
            if self._is_type(text, names):
                yield names[-1]

    def of_file(self, file: Path, path: str) -> Iterator[tuple[str, int]]:
        """Yield each event type that is an argument of a call, with its line."""
        module = self._project.module(file)
        for argument in _arguments(file, self._entries[path]) if module else ():
            event_type = self._event_type(argument, file)
            if event_type is not None:
                yield event_type, argument.lineno

    def _event_type(self, argument: ast.expr, file: Path) -> str | None:
        if isinstance(argument, ast.Constant):
            is_type = isinstance(argument.value, str) and argument.value in self._types
            return str(argument.value) if is_type else None
        names = dotted(argument)
        for definition in self._project.used(names, file) if names else ():
            event_type = self._members.get(definition) or self._text(definition)
            if event_type is not None:
                return event_type
        return None

    def _text(self, definition: Definition) -> str | None:
        """Return the event type that a constant holds as a text."""
        module = self._project.module(definition.file) if definition.file else None
        text = module.texts.get(definition.names) if module else None
        return text if text and self._is_type(text, definition.names) else None

    def _is_type(self, text: str, names: Names) -> bool:
        """Tell whether a constant is an event type; what another enum calls so is another thing."""
        return text in (self._types if len(names) == 1 else self._plain)


def _shown(path: Path) -> str:
    """Return a path as text that every encoder can carry."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _arguments(file: Path, entries: AbstractSet[int]) -> Iterator[ast.expr]:
    """Yield what the calls of a file are given, but those that make an entry of the registry."""
    with contextlib.suppress(*pieces.UNREADABLE):  # it was another one a moment ago
        for statement in pieces.parsed(read(file) or b""):
            yield from _given(statement, entries)


def _given(statement: ast.stmt, entries: AbstractSet[int]) -> Iterator[ast.expr]:
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Call):
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            if not entries.isdisjoint(lines):
                continue
            for argument in node.args:
                yield from _values(argument)
            for keyword in node.keywords:
                yield from _values(keyword)
        pending.extend(ast.iter_child_nodes(node))


def _values(argument: ast.expr | ast.keyword) -> Iterator[ast.expr]:
    """Yield what an argument can be: each side of a condition, each element that `*` unpacks."""
    pending: list[ast.expr | ast.keyword] = [argument]
    while pending:
        match pending.pop():
            case ast.IfExp(body=first, orelse=second):
                pending += first, second
            case ast.BoolOp(values=values):
                pending += values
            case ast.Starred(value=ast.List(elts=values) | ast.Tuple(elts=values)):
                pending += values
            case ast.keyword(arg=None, value=ast.Dict(values=values)):
                pending += values
            case ast.Starred(value=value) | ast.keyword(value=value) | ast.NamedExpr(value=value):
                pending.append(value)
            case ast.expr() as value:
                yield value
