"""A file that is parsed a piece at a time gives what it gives as a whole."""

from __future__ import annotations

import ast
import inspect
import json.decoder
import textwrap
import typing

import pytest

from mkdocs_sse_registry.probe import pieces

MODULES = [ast, inspect, textwrap, typing, json.decoder]
ODD = '''
"""A text
def that(looks):
    like = "code"
"""
if a:
    b
elif c:
    d
else:
    e
try:
    f
except (
g,
):
    h
finally:
    i
@one
@two(
3)
class Three:
    four = """
five = 6
"""
seven = [
eight,
] + \\
nine
ten: int = 11; twelve = 13
for each in ten:
    pass
else:
    fourteen
async def fifteen(): await sixteen
match seventeen:
    case 18: pass
'''.lstrip()


def whole(source: str) -> list[str]:
    return [ast.dump(each, include_attributes=True) for each in ast.parse(source).body]


def in_pieces(source: bytes) -> list[str]:
    return [ast.dump(each, include_attributes=True) for each in pieces.parsed(source)]


@pytest.mark.parametrize("size", [1, 7, 64, 4096])
@pytest.mark.parametrize("source", [ODD, ODD.replace("\n", "\r\n"), f"# coding: utf-8\n{ODD}"])
def test_odd_statements_are_the_same(
    source: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "SIZE", size)

    assert in_pieces(source.encode()) == whole(source)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_real_modules_are_the_same(
    module: typing.Any,  # noqa: ANN401 - a module
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces, "SIZE", 2000)
    source = inspect.getsource(module)

    assert in_pieces(source.encode()) == whole(source)


def test_large_files_are_never_there_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    parse = ast.parse

    def measured(source: bytes) -> ast.Module:
        parsed.append(len(source.strip()))
        return parse(source)

    monkeypatch.setattr(ast, "parse", measured)
    source = b"def f():\n    return 1\n\n\n" * 50_000

    assert sum(1 for _ in pieces.parsed(source)) == 50_000
    assert max(parsed) < pieces.SIZE * 1.1


@pytest.mark.parametrize("source", [b"x = (\n" * 100, b"x = '''\n" * 101, b"\0\n" * 100, b"\xff\n"])
def test_what_is_no_python_is_an_error(source: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SIZE", 10)

    with pytest.raises(pieces.UNREADABLE):
        list(pieces.parsed(source))
