"""The emissions of a registry as it is loaded from its files, however its event types are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import load as load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]


def test_a_loaded_registry_has_its_emissions_and_their_files(load: Load, project: Path) -> None:
    loaded = load(
        {
            "registry.py": """
                from enum import StrEnum

                class EventType(StrEnum):
                    STARTED = "sync.started"
                    ENDED = "sync.ended"

                SSE_EVENT_REGISTRY = {each: {} for each in EventType}
                print(EventType.ENDED)
            """,
            "jobs/worker.py": "from registry import EventType\nsend(EventType.STARTED)\n",
            "jobs/idle.py": "from registry import EventType\n",
        }
    )

    assert [(each.type, each.path, each.line) for each in loaded.registry.emissions] == [
        ("sync.started", "jobs/worker.py", 2)
    ]
    assert str(project / "jobs" / "worker.py") in loaded.files
    assert load_registry("registry", folder=project).emissions == loaded.registry.emissions


def test_event_types_that_are_texts_have_their_emissions(load: Load) -> None:
    loaded = load(
        {
            "registry.py": """
                import names
                SSE_EVENT_REGISTRY = [
                    dict(event_type=names.PING), dict(event_type="pong", category="x"),
                ]
            """,
            "names.py": "PING = 'ping'\n",
            "worker.py": "import names\nsend(names.PING)\nsend('pong')\nsend('ping pong')\n",
        }
    )

    assert [(each.type, each.line) for each in loaded.registry.emissions] == [
        ("ping", 2),
        ("pong", 3),
    ]


@pytest.mark.parametrize("text", ["it's.late", 'say "hello"', "ö.ä"])
def test_an_event_type_of_any_text_is_found(text: str, load: Load, project: Path) -> None:
    (project / "sender.py").write_text(f"send({text!r})\n", "utf-8")

    loaded = load(f"SSE_EVENT_REGISTRY = [{{'event_type': {text!r}, 'category': 'a'}}]\n")

    assert [each.path for each in loaded.registry.emissions] == ["sender.py"]


def test_one_of_very_many_event_types_is_found(load: Load, project: Path) -> None:
    (project / "sender.py").write_text("from registry import Type\nsend(Type.N999)\n", "utf-8")
    registry = """
        from enum import Enum
        Type = Enum("Type", {f"N{number}": f"n.{number}" for number in range(1000)})
        SSE_EVENT_REGISTRY = [{"event_type": each, "category": "a"} for each in Type]
    """

    (found,) = load(registry).registry.emissions

    assert (found.type, found.path, found.line) == ("n.999", "sender.py", 2)
