"""Where the source names an event type in a call: what counts, and how far a name is followed."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.model import EventType, Mapping, Origin, Registry
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.sources import emissions
from mkdocs_sse_registry.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

ENUM = """
    from enum import StrEnum

    class EventType(StrEnum):
        STARTED = "sync.started"
        ENDED = "sync.ended"
"""
NAMES = """
    STARTED = "sync.started"
    ENDED: str = "sync.ended"

    class Group:
        ENDED = "sync.ended"
"""
APP = {
    "app/__init__.py": "",
    "app/types.py": ENUM,
    "app/names.py": NAMES,
    "app/api.py": "from .types import EventType\nfrom app.names import STARTED\n",
    "app/all.py": "from .types import *\n",
    "app/maybe.py": """
        try:
            from app.types import EventType
        except ImportError:
            class EventType:
                pass
    """,
    "other.py": """
        from enum import Enum

        class EventType(Enum):
            STARTED = 1

        STARTED = "another text"
    """,
}


def registry_of(*, holder: str | None = "app.types.EventType", member: bool = True) -> Registry:
    return Registry(
        origin=Origin(module="app.registry", source=Place(path="app/registry.py")),
        events=tuple(
            EventType(type=wire, member=name if member else None, holder=holder)
            for wire, name in (("sync.started", "STARTED"), ("sync.ended", "ENDED"))
        ),
    )


ENUM_TYPES = registry_of()
CONSTANTS = registry_of(holder="app.names")
TEXTS = registry_of(holder=None, member=False)


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")


def found(folder: Path, registry: Registry, *paths: str) -> list[str]:
    source = Source(module="app.registry", folder=folder, paths=paths or (".",))
    found = emissions.Search(source).find(registry)
    return [f"{each.path}:{each.line} {each.type.removeprefix('sync.')}" for each in found]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from app.types import EventType\nsend(EventType.STARTED)", "2 started"),
        ("from app.types import EventType\nsend(\n  kind=EventType.STARTED\n)", "3 started"),
        ("from app.types import EventType as T\nsend(T.ENDED)", "2 ended"),
        ("import app.types\nsend(app.types.EventType.STARTED)", "2 started"),
        ("import app.types as t\nsend(t.EventType.STARTED)", "2 started"),
        ("from app import types\nsend(types.EventType.STARTED.value)", "2 started"),
        ("from app.api import EventType\nsend(EventType.STARTED)", "2 started"),
        ("from app.all import EventType\nsend(EventType.STARTED)", "2 started"),
        ("from app.types import *\nsend(EventType.STARTED)", "2 started"),
        ("from app.maybe import EventType\nsend(EventType.STARTED)", "2 started"),
        ("def f():\n  from app.types import EventType\n  send(EventType.ENDED)", "3 ended"),
        ("from app.types import EventType\nT = EventType\nsend(T.STARTED)", "3 started"),
        ("from app.types import EventType\nON = EventType.STARTED\nsend(ON)", "3 started"),
        ("send('sync.started')", "1 started"),
        ("await_ = send(a, *rest, type='sync.ended', **more)", "1 ended"),
        ("send('sync.started' if up else 'sync.ended')", "1 ended, 1 started"),
        ("send(kind or 'sync.started')", "1 started"),
        ("send(kind := 'sync.started')", "1 started"),
        ("send(*['sync.started', 'sync.ended'])", "1 ended, 1 started"),
        ("send(**{'type': 'sync.started'})", "1 started"),
        ("send(make('sync.started'))", "1 started"),
        ("send('sync.started', then('sync.started'))", "1 started"),
        ("@send('sync.started')\ndef f(): ...", "1 started"),
        ("async def f():\n  await bus.publish('sync.started')", "2 started"),
        ("print(f'{send(\"sync.started\")}')", "1 started"),
    ],
)
def test_an_argument_of_a_call_is_an_emission(code: str, expected: str, tmp_path: Path) -> None:
    write(tmp_path, {**APP, "worker.py": code})

    assert ", ".join(found(tmp_path, ENUM_TYPES)).replace("worker.py:", "") == expected


@pytest.mark.parametrize(
    "code",
    [
        "from app.types import EventType\nkind = EventType.STARTED",
        "from app.types import EventType\nhandlers[EventType.STARTED] = 1",
        "from app.types import EventType\nsend(kind == EventType.STARTED)",
        "from app.types import EventType\nsend({EventType.STARTED: 1})",
        "from app.types import EventType\nmatch kind:\n  case EventType.STARTED: send()",
        "from app.types import EventType\nsend(EventType)",
        "from app.types import EventType\nsend(EventType.OTHER)",
        "from app.types import EventType\nsend(1 if EventType.STARTED else 2)",
        "from other import EventType\nsend(EventType.STARTED)",
        "import other\nsend(other.EventType.STARTED)",
        "from kafka import EventType\nsend(EventType.STARTED)",
        "class EventType:\n  STARTED = 'sync.started'\nsend(EventType.STARTED)",
        "send(EventType.STARTED)",
        "send(self.EventType.STARTED)",
        "kind = 'sync.started'",
        "send('sync.started.twice')",
        "send(b'sync.started')",
        "send(f'sync.{state}')",
        "# send('sync.started')",
    ],
)
def test_everything_else_is_none(code: str, tmp_path: Path) -> None:
    write(tmp_path, {**APP, "worker.py": code})

    assert found(tmp_path, ENUM_TYPES) == []


@pytest.mark.parametrize("registry", [CONSTANTS, TEXTS], ids=["of a known module", "of any module"])
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from app import names\nsend(names.STARTED)", "2 started"),
        ("import app.names as n\nsend(kind=n.ENDED)", "2 ended"),
        ("from app.names import STARTED as S\nsend(S)", "2 started"),
        ("from app.api import STARTED\nsend(STARTED)", "2 started"),
        ("from app.names import *\nsend(STARTED)", "2 started"),
        ("import names as n\nsend(n.OTHER)", ""),
        ("from other import STARTED\nsend(STARTED)", ""),
        ("import other\nsend(other.STARTED)", ""),
    ],
)
def test_a_constant_is_followed_to_its_module(
    code: str, expected: str, registry: Registry, tmp_path: Path
) -> None:
    write(tmp_path, {**APP, "worker.py": code})

    assert ", ".join(found(tmp_path, registry)).replace("worker.py:", "") == expected


def test_a_constant_beside_the_call_counts_also_where_an_enum_lists_the_event_types(
    tmp_path: Path,
) -> None:
    write(tmp_path, {**APP, "worker.py": "ENDED = 'sync.ended'\nsend(ENDED)\n"})

    assert found(tmp_path, registry_of()) == ["worker.py:2 ended"]


def test_a_constant_of_a_class_is_known_by_its_text(tmp_path: Path) -> None:
    write(tmp_path, {**APP, "worker.py": "from app.names import Group\nsend(Group.ENDED)\n"})

    assert found(tmp_path, TEXTS) == ["worker.py:2 ended"]


def test_a_member_whose_enum_is_not_known_is_matched_by_its_text_only(tmp_path: Path) -> None:
    code = "from app.types import EventType\nsend(EventType.STARTED)\nsend('sync.ended')\n"
    write(tmp_path, {**APP, "worker.py": code})

    assert found(tmp_path, registry_of(holder=None)) == ["worker.py:3 ended"]


def test_an_enum_of_an_installed_package_is_known_where_the_package_passes_it_on(
    tmp_path: Path,
) -> None:
    code = "from company import EventType\nsend(EventType.STARTED)\n"
    write(tmp_path, {"worker.py": code, "kafka_worker.py": code.replace("company", "kafka")})

    registry = registry_of(holder="company.events.types.EventType")

    assert found(tmp_path, registry) == ["worker.py:2 started"]


def test_a_relative_import_is_followed(tmp_path: Path) -> None:
    code = "from ..types import EventType\nfrom .. import types as t\n"
    code += "send(EventType.STARTED)\nsend(t.EventType.ENDED)\n"
    write(tmp_path, {**APP, "app/jobs/__init__.py": "", "app/jobs/worker.py": code})

    assert found(tmp_path, ENUM_TYPES) == [
        "app/jobs/worker.py:3 started",
        "app/jobs/worker.py:4 ended",
    ]


def test_a_script_names_the_module_beside_it(tmp_path: Path) -> None:
    code = "from types_ import EventType\nsend(EventType.STARTED)\n"
    write(tmp_path, {"app/types_.py": ENUM, "app/run.py": code})

    assert found(tmp_path, registry_of(holder="app.types_.EventType")) == ["app/run.py:2 started"]


def test_modules_that_import_each_other_in_a_circle_end(tmp_path: Path) -> None:
    circle = "from {} import EventType\nfrom {} import *\nsend(EventType.STARTED)\n"
    write(tmp_path, {"a.py": circle.format("b", "b"), "b.py": circle.format("a", "a")})

    assert found(tmp_path, ENUM_TYPES) == []


def test_the_registry_and_the_entries_in_other_modules_are_no_emissions(tmp_path: Path) -> None:
    files = {
        "app/registry.py": "Entry('sync.started')\nsend('sync.ended')\n",
        "app/more.py": """
            entries = [
                Entry(
                    "sync.started",
                    fields("sync.ended"),
                ),
            ]
            mappings = [Mapping(Cause, "sync.ended")]
            send("sync.ended")
        """,
    }
    write(tmp_path, files)
    started, ended = ENUM_TYPES.events
    registry = replace(
        ENUM_TYPES,
        events=(replace(started, source=Place(path="app/more.py", line=2)), ended),
        mappings=(
            Mapping(
                domain_event="Cause",
                event_type="sync.ended",
                source=Place(path="app/more.py", line=7),
            ),
        ),
    )

    assert found(tmp_path, registry) == ["app/more.py:8 ended"]


def test_the_order_is_by_path_and_line_and_a_line_counts_once(tmp_path: Path) -> None:
    twice = "send('sync.started', 'sync.ended')\n\nsend('sync.started'); send('sync.started')\n"
    write(tmp_path, {"b.py": twice, "a/c.py": twice, "a.py": "send('sync.ended')\n"})

    assert found(tmp_path, ENUM_TYPES, ".", "a", "./a/../b") == [
        "a.py:1 ended",
        "a/c.py:1 ended",
        "a/c.py:1 started",
        "a/c.py:3 started",
        "b.py:1 ended",
        "b.py:1 started",
        "b.py:3 started",
    ]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"send('sync.started'\n", id="syntax error"),
        pytest.param(b"send('sync.started')\0\n", id="null byte"),
        pytest.param(b"# coding: no-such\nsend('sync.started')\n", id="unknown encoding"),
        pytest.param(b"'\xff'; send('sync.started')\n", id="no text of its encoding"),
        pytest.param(b"send('sync.started', " + b"(" * 5000 + b")" * 5000 + b")", id="too deep"),
        pytest.param(b"print 'sync.started'; send('sync.started')\n", id="Python 2"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_passed_over(source: bytes, tmp_path: Path) -> None:
    write(tmp_path, {"good.py": "send('sync.ended')\n"})
    (tmp_path / "bad.py").write_bytes(source)

    assert found(tmp_path, ENUM_TYPES) == ["good.py:1 ended"]


def test_the_encoding_that_a_file_names_is_obeyed(tmp_path: Path) -> None:
    source = "# -*- coding: latin-1 -*-\nname = 'Zoë'\nsend('sync.started')  # für alle\n"
    (tmp_path / "old.py").write_bytes(source.encode("latin-1"))
    (tmp_path / "bom.py").write_bytes(b"\xef\xbb\xbfsend('sync.ended')\r\n")
    (tmp_path / "escape.py").write_text("x = '\\d'\nsend('sync.started')\n", "utf-8")

    assert found(tmp_path, ENUM_TYPES) == [
        "bom.py:1 ended",
        "escape.py:2 started",
        "old.py:3 started",
    ]
