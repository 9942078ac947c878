"""Which module is imported, from where and by what; the probe itself leaves no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.sources import process

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.domain.places import Place
    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]\n'


def place(loaded: Loaded) -> Place:
    return loaded.registry.events[0].source


OURS = sorted(
    {file.stem for file in process.PROBE.parent.rglob("[a-z]*.py")}
    | {file.stem for file in process.PROBE.parents[1].glob("[a-z]*") if file.suffix in ("", ".py")}
)
"""Every name that a module of the probe has, or a module or folder of the package."""


def test_every_package_may_be_called_like_one_of_ours(load: Load) -> None:
    packages = [*OURS, "src"]
    loaded = load(
        {f"{name}/__init__.py": "OURS = True\n" for name in packages}
        | {"registry.py": "".join(f"import {name}\n" for name in packages) + EVENTS}
    )

    assert {Path(file).parent.name for file in loaded.files} == {*packages, "shop"}


@pytest.mark.parametrize(
    "name", ["probe", "domain", "cli", "src", "sources", "payloads", "mkdocs_sse_registry_app"]
)
def test_a_package_may_be_called_like_one_of_ours(name: str, load: Load) -> None:
    loaded = load(
        {
            f"{name}/__init__.py": "",
            f"{name}/reading.py": f"from {name} import events\n{EVENTS}",
            f"{name}/events.py": f"import {name}\nassert {name}.__file__.endswith('__init__.py')\n",
        },
        registry=f"{name}.reading",
    )

    assert place(loaded).path == f"{name}/reading.py"


@pytest.mark.parametrize("name", ["platform", "uuid", "json", "difflib", "ipaddress", "traceback"])
def test_a_package_may_be_called_like_one_that_we_import(name: str, load: Load) -> None:
    loaded = load(
        {
            f"{name}/__init__.py": "OURS = True\n",
            f"{name}/catalogue.py": f"import {name}\nassert {name}.OURS\n{EVENTS}",
        },
        registry=f"{name}.catalogue",
    )

    assert place(loaded).path == f"{name}/catalogue.py"


def test_a_folder_that_is_no_package_hides_no_module_of_python(load: Load, project: Path) -> None:
    (project / "json").mkdir()

    loaded = load(f"import json\nprint(json.dumps([]))\n{EVENTS}")

    assert loaded.output == "[]\n"


@pytest.mark.parametrize("name", ["domain", "probe", "cli", "session", "text", "entries"])
def test_a_module_of_one_file_may_be_called_like_one_of_ours(name: str, load: Load) -> None:
    loaded = load({f"{name}.py": EVENTS}, registry=name)

    assert place(loaded).path == f"{name}.py"
    assert [file.rpartition(os.sep)[2] for file in loaded.files] == [f"{name}.py"]


def test_a_module_may_be_called_like_one_of_ours(load: Load) -> None:
    loaded = load(
        {"registry.py": f"import channel, session, probe\n{EVENTS}"}
        | {f"{name}.py": "" for name in ("channel", "session", "probe")}
    )

    assert [file.rpartition(os.sep)[2] for file in loaded.files] == [
        "channel.py",
        "probe.py",
        "registry.py",
        "session.py",
    ]


def test_a_module_sees_an_import_path_without_us(load: Load) -> None:
    loaded = load(
        f"import sys\nprint([path for path in sys.path if 'mkdocs_sse' in path])\n{EVENTS}"
    )

    assert loaded.output == "[]\n"


def test_no_byte_code_is_written_into_the_project(load: Load, project: Path) -> None:
    load({"app/__init__.py": "", "app/registry.py": EVENTS}, registry="app.registry")

    assert sorted(path.name for path in project.rglob("*")) == ["__init__.py", "app", "registry.py"]


def test_two_edits_of_one_size_within_a_second_are_both_seen(load: Load, project: Path) -> None:
    seen = []
    for name in ("orders.a", "orders.b", "orders.c"):
        (project / "names.py").write_text(f"NAME = {name!r}\n", encoding="utf-8")
        os.utime(project / "names.py", (1_700_000_000, 1_700_000_000))
        loaded = load("import names\nSSE_EVENT_REGISTRY = [{'event_type': names.NAME}]\n")
        seen.append(loaded.registry.events[0].type)

    assert seen == ["orders.a", "orders.b", "orders.c"]


@pytest.mark.parametrize(
    ("path", "registry", "paths"),
    [
        ("registry.py", "registry", ["."]),
        ("registry/__init__.py", "registry", ["."]),
        ("app/domain/registry.py", "app.domain.registry", ["."]),
        ("src/app/registry.py", "app.registry", ["src"]),
        ("src/app/registry.py", "app.registry", ["./src/"]),
        ("src/app/registry.py", "src.app.registry", ["."]),
        ("a/b/c/registry.py", "c.registry", ["nowhere", "a/b"]),
        ("../backend/registry.py", "registry", ["../backend"]),
    ],
    ids=[
        "file",
        "package",
        "namespaces",
        "src",
        "src with slashes",
        "namespace",
        "second path",
        "outside",
    ],
)
def test_a_registry_may_lie_anywhere(
    path: str, registry: str, paths: list[str], load: Load
) -> None:
    loaded = load({path: EVENTS}, registry=registry, paths=paths)

    inside = not path.startswith("..")
    assert place(loaded).path == (path if inside else None)
    assert loaded.registry.origin.module == registry


def test_paths_of_source_lines_start_at_the_repository(project: Path) -> None:
    (project / ".git").mkdir()
    (project / "backend").mkdir()
    (project / "backend" / "registry.py").write_text(EVENTS, encoding="utf-8")
    (project / "website").mkdir()
    options = {"registry": "registry", "paths": ["../backend"]}

    loaded = usecases.load(configuration.read(options, project / "website"))

    assert place(loaded).path == "backend/registry.py"


def test_a_project_behind_a_symbolic_link_has_the_same_source_lines(project: Path) -> None:
    (project / "registry.py").write_text(EVENTS, encoding="utf-8")
    link = project.parent / "link"
    link.symlink_to(project, target_is_directory=True)

    loaded = usecases.load(configuration.read({"registry": "registry"}, link))

    assert place(loaded).path == "registry.py"


def test_an_installed_package_is_no_source_of_ones_own(load: Load) -> None:
    loaded = load(
        {
            ".venv/lib/site-packages/shared.py": "class OrderPlaced: ...\n",
            "registry.py": "from shared import OrderPlaced\n"
            f"{EVENTS}DOMAIN_TO_SSE_MAPPING = {{OrderPlaced: 'orders.placed'}}\n",
        },
        paths=[".", ".venv/lib/site-packages"],
    )

    assert [file.rpartition(os.sep)[2] for file in loaded.files] == ["registry.py"]
    assert loaded.registry.domain_events[0].source.path is None
    assert loaded.registry.mappings[0].source.path == "registry.py"


def test_a_namespace_package_may_lie_in_several_folders(load: Load) -> None:
    loaded = load(
        {
            "orders/acme/orders/events.py": "class Placed: ...\n",
            "core/acme/registry.py": "from acme.orders.events import Placed\n"
            f"{EVENTS}DOMAIN_TO_SSE_MAPPING = {{Placed: 'orders.placed'}}\n",
        },
        registry="acme.registry",
        paths=["core", "orders"],
    )

    assert place(loaded).path == "core/acme/registry.py"
    assert loaded.registry.domain_events[0].source.path == "orders/acme/orders/events.py"


def test_what_the_options_name_beside_the_registry_is_watched(load: Load, project: Path) -> None:
    loaded = load(
        {"registry.py": EVENTS, "names.py": "PLACED = 'orders.placed'\n"},
        attributes={"event_types": "names"},
    )

    assert loaded.registry.events[0].member == "PLACED"
    assert sorted(loaded.files) == [str(project / "names.py"), str(project / "registry.py")]


@pytest.fixture
def environment(project: Path) -> Path:
    """Return the interpreter of a virtual environment without any package."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    scripts = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return project / ".venv" / scripts


def test_an_environment_needs_only_what_the_registry_imports(
    environment: Path, load: Load, project: Path
) -> None:
    packages = next(project.glob(".venv/[Ll]ib/**/site-packages"))
    (packages / "acme_events.py").write_text(DEPENDENCY, encoding="utf-8")

    loaded = load(IN_ITS_ENVIRONMENT, python=environment.relative_to(project).as_posix())

    assert loaded.output == f"{project / '.venv'}\n[]\n"
    (mapping,) = loaded.registry.mappings
    assert mapping.payload
    assert [(field.name, field.type, field.evidence) for field in mapping.payload.fields] == [
        ("total", "integer", "observed")
    ]
    assert [field.annotation for field in loaded.registry.domain_events[0].fields] == ["int"]
    assert loaded.files == (str(project / "registry.py"),)


DEPENDENCY = """\
from dataclasses import dataclass

@dataclass
class OrderPlaced:
    total: int
"""

IN_ITS_ENVIRONMENT = f"""\
import importlib.util, sys
from acme_events import OrderPlaced

print(sys.prefix)
print([name for name in ("mkdocs_sse_registry", "msgspec", "yaml", "mkdocs", "click")
       if importlib.util.find_spec(name)])
{EVENTS}
DOMAIN_TO_SSE_MAPPING = [
    {{"domain_event_class": OrderPlaced, "sse_event_type": "orders.placed",
     "payload_extractor": lambda event: {{"total": event.total}}}},
]
"""


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.11", "3.12", "3.13"])
def test_another_python_may_import_the_registry(
    version: str, load: Load, find_python: Callable[[str], str]
) -> None:
    loaded = load(f"import sys\nprint(sys.version)\n{EVENTS}", python=find_python(version))

    assert loaded.output.startswith(version)
    assert place(loaded).line == 3


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.12", "3.13"])
def test_another_python_reads_the_same(
    version: str, load: Load, find_python: Callable[[str], str]
) -> None:
    files = {"registry.py": ANY_PYTHON, "names.py": "PAID = 'orders.paid'\n"}
    attributes = {"event_types": "names"}
    here = load(files, attributes=attributes).registry

    there = load(files, attributes=attributes, python=find_python(version)).registry

    assert there == here
    assert here.mappings[0].payload
    assert [field.evidence for field in here.mappings[0].payload.fields] == ["observed"] * 3


ANY_PYTHON = """
from collections import namedtuple
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import List, NamedTuple, Optional
from uuid import UUID

import names


class Topic(str, Enum):
    ORDERS = "orders"
    '''What is bought.'''


class EventType(str, Enum):
    PLACED = "orders.placed"
    LOST = "orders.lost"


class DomainEvent:
    pass


@dataclass(frozen=True)
class Placed(DomainEvent):
    id: UUID
    total: Decimal
    user_id: Optional[int] = None
    tags: List[str] = field(default_factory=list)


@dataclass
class Lost(DomainEvent):
    id: UUID


class Entry(NamedTuple):
    event_type: object
    category: Topic = Topic.ORDERS
    payload_fields: tuple = ()
    since: Optional[str] = None


Route = namedtuple("Route", "domain_event_class sse_event_type payload_extractor user_id_extractor")


def placed(event):
    return {"id": str(event.id), "total": str(event.total), "tags": event.tags}


SSE_EVENT_REGISTRY = (
    Entry(EventType.PLACED, payload_fields=("id", "total")),
    Entry(EventType.LOST, since="2.0"),
    Entry(names.PAID),
)
DOMAIN_TO_SSE_MAPPING = (
    Route(Placed, EventType.PLACED, placed, lambda event: event.user_id),
    Route("shop.Lost", EventType.LOST, None, None),
)
"""
