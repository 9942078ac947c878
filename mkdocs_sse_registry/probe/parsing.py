"""The syntax of the user's source files, of which little is there at a time; knows no registry."""

from __future__ import annotations

import ast
import bisect
import functools
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from .collecting import undisturbed
from .pieces import SCOPES, UNREADABLE, Piece, cut, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Index = dict[tuple[str, int], list[Any]]
"""Functions by name and first line."""


class Tree:
    """What a piece of a file says.

    Attributes:
        body: Its statements.
    """

    def __init__(self, body: list[ast.stmt]) -> None:
        self.body = body

    @functools.cached_property
    def definitions(self) -> dict[str, Any]:
        """Its classes and functions that the module holds, by name."""
        return definitions(self.body)

    @functools.cached_property
    def functions(self) -> Index:
        """All its functions but lambdas."""
        index: Index = {}
        for node in statements(self.body, inside=True):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                index.setdefault((node.name, first), []).append(node)
        return index

    @functools.cached_property
    def lambdas(self) -> Index:
        """All its lambdas, by their line."""
        index: Index = {}
        for statement in self.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.Lambda):
                    index.setdefault(("<lambda>", node.lineno), []).append(node)
        return index


class Trees:
    """The pieces of files as trees: those that were asked for last.

    Who asks here and there would have them parsed again and again. Once as much was parsed again as
    there is, twice, all are kept: it takes room, but no time without end.

    Args:
        most: Bytes of source whose trees are kept, about.
    """

    def __init__(self, most: int = 2_500_000) -> None:
        self._most = most
        self._kept: OrderedDict[Piece, Tree] = OrderedDict()
        self._size = self._known = self._again = 0

    def first(self, piece: Piece) -> list[ast.stmt]:
        """Return the statements of a piece that nobody has asked for yet."""
        body = self._parsed(piece).body
        self._known += len(piece.text)
        return body

    def of(self, piece: Piece) -> Tree:
        """Return the tree of a piece."""
        tree = self._kept.get(piece)
        if tree is None:
            self._again += len(piece.text)
            try:
                with undisturbed():
                    tree = self._parsed(piece)
            except UNREADABLE:  # it could be parsed once, with more room on the stack
                return Tree([])
        self._kept.move_to_end(piece)
        return tree

    def release(self, piece: Piece) -> None:
        """Let a piece be the next to go: it has been read from one end to the other."""
        if piece in self._kept:
            self._kept.move_to_end(piece, last=False)

    def _parsed(self, piece: Piece) -> Tree:
        size = len(piece.text)
        while self._kept and self._size + size > self._most and self._again <= 2 * self._known:
            dropped, _ = self._kept.popitem(last=False)
            self._size -= len(dropped.text)
        tree = self._kept[piece] = Tree(piece.parsed())
        self._size += size
        return tree


TREES = Trees()


class Syntax:
    """The syntax of a source file.

    Attributes:
        assignments: The last line that gives a name of the module its value, by name.
        imports: What the file imports from other modules, wherever in it.

    Args:
        source: The file.

    Raises:
        SyntaxError: It is no Python; see `UNREADABLE`.
    """

    def __init__(self, source: bytes = b"") -> None:
        self.assignments: dict[str, int] = {}
        self.imports: list[ast.ImportFrom] = []
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._starred: set[Piece] = set()
        self._holders: dict[str, Piece] = {}
        for piece, body in cut(source, TREES.first):
            self._pieces.append(piece)
            self._starts.append(piece.lines)
            self.assignments.update(assignments(body))
            for node in statements(body, inside=False):
                if isinstance(node, SCOPES):
                    self._holders[node.name] = piece
            if b"import" in piece.text:
                self._take_imports(piece, body)

    def _take_imports(self, piece: Piece, body: list[ast.stmt]) -> None:
        for node in statements(body, inside=True):
            if isinstance(node, ast.ImportFrom):
                self.imports.append(node)
                if any(alias.name == "*" for alias in node.names):
                    self._starred.add(piece)

    def definition(self, name: str) -> Any:
        """Return the class or function that the module holds under a name, `None` without one."""
        piece = self._holders.get(name)
        return piece and TREES.of(piece).definitions.get(name)

    def around(self, line: int) -> Tree:
        """Return what stands around a line."""
        number = bisect.bisect_left(self._starts, line)
        return TREES.of(self._pieces[number - 1]) if number else Tree([])

    def naming(self, name: str | None = None) -> Iterator[ast.stmt]:
        """Yield the statements of the module, at least those in which a name occurs, or a star."""
        wanted = "" if name is None else name
        for piece in self._pieces:
            # Other letters than those of ASCII can stand for one of them in a name, and in a file
            # that says how it is encoded, anything can; such a file is one piece.
            is_open = piece in self._starred or not piece.text.isascii() or len(self._pieces) == 1
            if is_open or wanted.encode("utf-8", "surrogatepass") in piece.text:
                yield from TREES.of(piece).body
                TREES.release(piece)


NOTHING = Syntax()


def syntax(file: str | None) -> Syntax:
    """Return the syntax of a source file; one that cannot be read holds nothing."""
    return _parsed(file) if file is not None and file.endswith(".py") else NOTHING


@functools.cache
def _parsed(file: str) -> Syntax:
    try:
        with open(file, "rb") as source, undisturbed():
            return Syntax(source.read())
    except (OSError, *UNREADABLE):
        return NOTHING


def definitions(body: Iterable[ast.stmt]) -> dict[str, Any]:
    """Return the classes and functions of a body, also those below an `if`, `try` or `with`."""
    found = statements(body, inside=False)
    return {node.name: node for node in found if isinstance(node, SCOPES)}


def assignments(body: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Yield names and lines of a body, also below an `if` or a `try`, that give them values."""
    for node in statements(body, inside=False):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.lineno
