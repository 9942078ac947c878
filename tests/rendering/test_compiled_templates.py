"""Compiled templates are kept, and taken where nothing that they were made of has changed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import jinja2
import pytest

from mkdocs_sse_registry.rendering import compiled_templates, contexts
from mkdocs_sse_registry.rendering.compiled_templates import CompiledTemplates, made_of
from mkdocs_sse_registry.rendering.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "partials/notice.md.jinja"
CONTEXT = contexts.Notice(problem="a problem")


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the files of a folder; one that is written anew is another one."""
    return {each.name: (each.stat().st_ino, each.read_bytes()) for each in folder.iterdir()}


@pytest.fixture(autouse=True)
def writes_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "partials").mkdir(parents=True)
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the templates that have been compiled."""
    names: list[str] = []
    real = jinja2.Environment.compile

    def compile_(self: jinja2.Environment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return real(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    return names


def test_a_template_is_compiled_once(kept: Path, compiled: list[str]) -> None:
    first = Templates(None, kept).render(NAME, CONTEXT)
    before = state_of(kept)

    assert Templates(None, kept).render(NAME, CONTEXT) == first
    assert compiled == [NAME]
    assert state_of(kept) == before
    assert len(before) == 1


def test_templates_of_the_users_own_are_not_kept(
    own: Path, kept: Path, compiled: list[str]
) -> None:
    (own / NAME).write_text('{% extends "default/' + NAME + '" %}')

    for _ in range(2):
        assert Templates(own, kept).render(NAME, CONTEXT)

    assert compiled == [NAME] * 3, "the one that it extends once"
    assert len(state_of(kept)) == 1


def test_nothing_is_written_where_python_writes_no_byte_code(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)

    assert Templates(None, kept).render(NAME, CONTEXT)
    assert not state_of(kept)


def test_they_lie_beside_the_byte_code_of_our_modules(compiled: list[str]) -> None:
    Templates().render(NAME, CONTEXT)
    compiled.clear()

    Templates().render(NAME, CONTEXT)

    assert compiled == []


def test_a_template_with_another_source_is_compiled(kept: Path) -> None:
    for text in ("one", "two"):
        made = environment(kept, lambda _: None)
        (kept.parent / "sources" / "one").write_text(text)

        assert made.get_template("one").render() == text

    assert len(state_of(kept)) == 1


def test_what_is_wrong_is_said_with_its_line_all_the_same(own: Path, kept: Path) -> None:
    (own / NAME).write_text("\n{{ 1 / 0 }}")

    for _ in range(2):
        with pytest.raises(Exception, match=r"notice\.md\.jinja, line 2: ZeroDivisionError"):
            Templates(own, kept).render(NAME, CONTEXT)


OTHERS: dict[str, Callable[[jinja2.Environment], object]] = {
    "no trimming": lambda env: setattr(env, "trim_blocks", False),
    "no stripping": lambda env: setattr(env, "lstrip_blocks", True),
    "another line end": lambda env: setattr(env, "newline_sequence", "\r\n"),
    "the last line end": lambda env: setattr(env, "keep_trailing_newline", True),
    "escaping": lambda env: setattr(env, "autoescape", True),
    "a finalizer": lambda env: setattr(env, "finalize", str),
    "no optimizer": lambda env: setattr(env, "optimized", False),
    "other signs": lambda env: setattr(env, "variable_start_string", "[["),
    "line statements": lambda env: setattr(env, "line_statement_prefix", "#"),
    "coroutines": lambda env: setattr(env, "is_async", True),
    "an extension": lambda env: env.add_extension("jinja2.ext.do"),
    "a filter": lambda env: env.filters.update(new=lambda _: ""),
    "a test": lambda env: env.tests.update(new=lambda _: True),
}


def environment(kept: Path, change: Callable[[jinja2.Environment], object]) -> jinja2.Environment:
    sources = kept.parent / "sources"
    sources.mkdir(exist_ok=True)
    for name in ("one", "other"):
        (sources / name).write_text("{{ 1 }}\n")
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(sources), trim_blocks=True)  # noqa: S701 - harmless
    change(made)
    made.bytecode_cache = CompiledTemplates(kept, sources, made_of(made))
    return made


def load(made: jinja2.Environment, name: str = "one") -> None:
    made.get_template(name)


def test_another_name_belongs_to_the_key(kept: Path, compiled: list[str]) -> None:
    load(environment(kept, lambda _: None))
    load(environment(kept, lambda _: None), "other")

    assert len(compiled) == 2


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_what_decides_how_a_template_is_compiled_belongs_to_the_key(
    kept: Path, compiled: list[str], change: Callable[[jinja2.Environment], object]
) -> None:
    load(environment(kept, lambda _: None))
    load(environment(kept, lambda _: None))
    assert len(compiled) == 1

    load(environment(kept, change))

    assert compiled[1:]


def test_another_python_belongs_to_the_key(
    kept: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(environment(kept, lambda _: None))
    monkeypatch.setattr("sys.version", "3.99.0")

    load(environment(kept, lambda _: None))

    assert len(compiled) == 2


@pytest.mark.parametrize("number", range(len(compiled_templates.PACKAGES)))
def test_other_code_of_jinja_or_of_ours_belongs_to_the_key(
    kept: Path,
    compiled: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    number: int,
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "module.py").write_text("a = 1\n")
    packages = [*compiled_templates.PACKAGES]
    packages[number] = code
    monkeypatch.setattr(compiled_templates, "PACKAGES", tuple(packages))
    load(environment(kept, lambda _: None))
    load(environment(kept, lambda _: None))
    assert len(compiled) == 1

    (code / "module.py").write_text("a = 10\n")
    load(environment(kept, lambda _: None))

    assert len(compiled) == 2


def test_the_packages_are_jinja_and_ours() -> None:
    first, second = compiled_templates.PACKAGES

    assert (first / "compiler.py").exists()
    assert (second / "templating.py").exists()


@pytest.mark.parametrize(
    "damage", [b"", b"x", b"x" * 10_000, None], ids=["empty", "short", "long", "one byte"]
)
def test_a_damaged_file_is_written_anew(kept: Path, damage: bytes | None) -> None:
    whole = Templates(None, kept).render(NAME, CONTEXT)
    [file] = kept.iterdir()
    content = file.read_bytes()
    file.write_bytes(content[:-1] + b"\xff" if damage is None else damage)

    assert Templates(None, kept).render(NAME, CONTEXT) == whole
    assert file.read_bytes() == content


def test_a_folder_that_is_not_there_changes_nothing(kept: Path) -> None:
    kept.rmdir()

    assert Templates(None, kept).render(NAME, CONTEXT) == Templates().render(NAME, CONTEXT)
    assert not kept.exists()


def test_a_folder_may_go_away_at_any_time(kept: Path) -> None:
    templates = Templates(None, kept)
    kept.rmdir()

    assert templates.render(NAME, CONTEXT) == Templates().render(NAME, CONTEXT)


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may write it")
def test_a_folder_that_cannot_be_written_changes_nothing(kept: Path) -> None:
    kept.chmod(0o500)

    assert Templates(None, kept).render(NAME, CONTEXT) == Templates().render(NAME, CONTEXT)
    assert not state_of(kept)


def test_a_file_in_the_place_of_the_folder_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")

    assert Templates(None, file).render(NAME, CONTEXT) == Templates().render(NAME, CONTEXT)
    assert file.read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_changes_nothing(kept: Path) -> None:
    whole = Templates(None, kept).render(NAME, CONTEXT)
    [file] = kept.iterdir()
    file.unlink()
    (file / "below").mkdir(parents=True)

    assert Templates(None, kept).render(NAME, CONTEXT) == whole
    assert [*kept.iterdir()] == [file]


def test_several_builds_at_once_leave_whole_files(kept: Path) -> None:
    def build(_: int) -> str:
        return Templates(None, kept).render(NAME, CONTEXT)

    with ThreadPoolExecutor(8) as pool:
        made = {*pool.map(build, range(32))}

    assert made == {Templates().render(NAME, CONTEXT)}
    assert len(state_of(kept)) == 1
