"""Of the syntax of large files little is there at a time, and it says what the whole would."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_sse_registry.probe import parsing, pieces
from mkdocs_sse_registry.probe.parsing import Syntax, Trees, syntax

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = b'''
from one import two

class First:
    def method(self): return lambda: 1

@decorated(
    by=two,
)
def twice(): pass

if two:
    LIMIT = 1
    class Second:
        LIMIT = 2
else:
    LIMIT = 3
    def twice(): return 4

text = """
def nothing(): pass
"""
try:
    from three import *
except ImportError:
    from four import five as six
async def later():
    from seven import eight
    LIMIT = 5
    return 6
LIMITS = [1]
LIMITS += [2]
'''
NAMES = {"First": 4, "Second": 14, "twice": 18, "later": 27, "method": None, "nothing": None}
"""The lines of what the module holds; it does not hold the last two."""

PIECES = [None, 1, 20, 100]
"""Bytes that are parsed at once; `None` for the usual number."""


@pytest.fixture(params=PIECES)
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Syntax:
    """The syntax of the source, in pieces of some size, of which one is kept."""
    if request.param is not None:
        monkeypatch.setattr(pieces, "SIZE", request.param)
        monkeypatch.setattr(parsing, "TREES", Trees(most=1))
    return Syntax(SOURCE)


def test_names_lead_to_the_last_that_the_module_holds(read: Syntax) -> None:
    lines = {name: getattr(read.definition(name), "lineno", None) for name in NAMES}

    assert lines == NAMES
    assert read.assignments == {"LIMIT": 17, "text": 20, "LIMITS": 31}


def test_imports_are_those_of_the_file(read: Syntax) -> None:
    assert [each.module for each in read.imports] == ["one", "three", "four", "seven"]


@pytest.mark.parametrize(
    ("name", "line"), [("method", 5), ("twice", 7), ("twice", 18), ("later", 27)]
)
def test_functions_are_found_by_their_first_line(read: Syntax, name: str, line: int) -> None:
    (found,) = read.around(line).functions[name, line]

    assert found.name == name


def test_lambdas_are_found_by_their_line(read: Syntax) -> None:
    (found,) = read.around(5).lambdas["<lambda>", 5]

    assert ast.unparse(found) == "lambda: 1"


@pytest.mark.parametrize("line", [-1, 0, 1, 10_000])
def test_no_line_is_too_far(read: Syntax, line: int) -> None:
    assert not read.around(line).functions.get(("twice", line))


def test_all_statements_that_may_name_something_are_given(read: Syntax) -> None:
    assert ast.dump(ast.Module([*read.naming()], [])) == ast.dump(ast.parse(SOURCE))
    kinds = {type(each).__name__ for each in read.naming("LIMITS")}
    assert kinds >= {"Assign", "AugAssign", "Try"}  # a star may bring any name


def test_only_pieces_that_name_something_are_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SIZE", 30)
    names = [f"name_{number}" for number in range(10, 60)]
    read = Syntax("".join(f"{name} = {['text'] * 3}\n" for name in names).encode())

    found: list[Any] = [*read.naming("name_40")]

    assert [each.targets[0].id for each in found] == ["name_40"]


def test_a_name_can_be_written_in_other_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SIZE", 1)
    bold = "".join(chr(ord(letter) - ord("a") + 0x1D41A) for letter in "limit")
    read = Syntax(f"first = 1\nif first:\n    {bold} = 2\nlast = 3\n".encode())

    assert [each.lineno for each in read.naming("limit")] == [2]
    assert read.assignments["limit"] == 3


class Counted(pieces.Piece):
    """A piece that counts how often it is parsed."""

    parses = 0

    def parsed(self) -> list[ast.stmt]:
        """Count, and parse."""
        Counted.parses += 1
        return super().parsed()


@pytest.fixture
def counted() -> list[pieces.Piece]:
    """Ten pieces of as many bytes each, known to nobody."""
    Counted.parses = 0
    return [Counted(b"x = 1\ny = 2", number) for number in range(10)]


def test_what_was_asked_for_last_is_not_parsed_again(counted: list[pieces.Piece]) -> None:
    trees = Trees(most=40)
    for piece in counted:
        trees.first(piece)
    for piece in counted[7:] * 5:
        trees.of(piece)
    assert Counted.parses == 10

    trees.of(counted[0])
    trees.of(counted[9])
    assert Counted.parses == 11
    trees.of(counted[7])
    assert Counted.parses == 12


def test_what_was_read_to_its_end_goes_first(counted: list[pieces.Piece]) -> None:
    trees = Trees(most=40)
    for piece in counted[:3]:
        trees.first(piece)
    trees.release(counted[2])
    trees.first(counted[3])
    trees.of(counted[0])

    assert Counted.parses == 4


def test_who_asks_here_and_there_does_not_wait_without_end(counted: list[pieces.Piece]) -> None:
    trees = Trees(most=40)
    for piece in counted:
        trees.first(piece)
    for piece in counted * 100:
        trees.of(piece)

    assert Counted.parses <= 10 * 4


class Deep(pieces.Piece):
    """A piece that can be parsed with a short stack only."""

    is_deep = False

    def parsed(self) -> list[ast.stmt]:
        """Parse, but not from deep down."""
        if self.is_deep:
            raise RecursionError
        return super().parsed()


def test_what_can_no_longer_be_parsed_says_nothing() -> None:
    trees = Trees(most=1)
    deep = Deep(b"x = 1", 0)
    trees.first(deep)
    trees.first(pieces.Piece(b"y = 2", 1))
    deep.is_deep = True

    assert trees.of(deep).body == []

    deep.is_deep = False
    assert len(trees.of(deep).body) == 1


def test_files_that_say_how_they_are_encoded_can_spell_a_name_in_any_way() -> None:
    read = Syntax(b"# coding: utf-7\n+AEwATA- = [1]\n")

    assert [each.lineno for each in read.naming("LL")] == [2]


def test_names_need_not_be_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SIZE", 1)

    assert not [*Syntax(b"x = 1\nyy = 2\nzz = 3\n").naming("\ud800")]


@pytest.mark.parametrize("text", ["x = (", "\0", "x = 1\n" * 50_000 + "y = (", "é = '"])
def test_what_is_no_python_holds_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "module.py"
    file.write_text(text, "utf-8")

    assert not [*syntax(str(file)).naming()]
    assert not syntax(str(file)).assignments


@pytest.mark.parametrize("file", [None, "", "nothing.py", "library.so", sys.executable])
def test_what_is_no_source_holds_nothing(file: str | None) -> None:
    assert not [*syntax(file).naming()]
