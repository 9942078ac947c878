"""Which module is imported, from where and by what; the probe itself leaves no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration, usecases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_sse_registry.domain.model import Place
    from mkdocs_sse_registry.sources.loading import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]\n'


def place(loaded: Loaded) -> Place:
    return loaded.registry.events[0].source


@pytest.mark.parametrize(
    "name",
    [
        "probe",
        "domain",
        "cli",
        "src",
        "rendering",
        "channel",
        "entries",
        "text",
        "session",
        "platform",
    ],
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
        ("src/app/registry.py", "app.registry", ["src"]),
        ("src/app/registry.py", "app.registry", ["./src/"]),
        ("src/app/registry.py", "src.app.registry", ["."]),
        ("a/b/c/registry.py", "c.registry", ["nowhere", "a/b"]),
        ("../backend/registry.py", "registry", ["../backend"]),
    ],
    ids=["file", "package", "src", "src with slashes", "namespace", "second path", "outside"],
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


def test_the_interpreter_of_a_virtual_environment_sees_its_packages(
    load: Load, project: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    scripts = "Scripts" if sys.platform == "win32" else "bin"

    loaded = load(f"import sys\nprint(sys.prefix)\n{EVENTS}", python=f".venv/{scripts}/python")

    assert loaded.output.strip() == str(project / ".venv")


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.11", "3.12", "3.13"])
def test_another_python_may_import_the_registry(
    version: str, load: Load, find_python: Callable[[str], str]
) -> None:
    loaded = load(f"import sys\nprint(sys.version)\n{EVENTS}", python=find_python(version))

    assert loaded.output.startswith(version)
    assert place(loaded).line == 3
