"""Registries of every shape, and what is read of them.

A story is a folder of `tests/stories/shapes`: a project, the options in `options.yml` where they
are more than `registry: registry`, and what was read in `expected.json`, where a place, a function,
a field, a member or an answer is one line, and what is unknown or empty is left out. To add one,
write the folder, run this test with `ACCEPT_STORIES=1`, and check each line.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from mkdocs_sse_registry import configuration, usecases

STORIES = Path(__file__).parent.parent / "stories" / "shapes"
LOOP = STORIES / "loop"


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.glob("*") if path != LOOP))
def test_a_registry_of_any_shape_is_read(story: str, project: Path) -> None:
    shutil.copytree(STORIES / story, project, dirs_exist_ok=True)
    options = project / "options.yml"
    values = yaml.safe_load(options.read_text()) if options.exists() else {"registry": "registry"}

    loaded = usecases.load(configuration.read(values, project))

    snapshot = told(json.loads(msgspec.json.encode(loaded.registry)))
    expected = STORIES / story / "expected.json"
    if os.environ.get("ACCEPT_STORIES"):
        text = json.dumps(snapshot, indent=1, ensure_ascii=True)
        expected.write_text(f"{text}\n", encoding="utf-8")
    assert snapshot == json.loads(expected.read_text(encoding="utf-8"))


def told(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return the value in short, without what is unknown, empty, or told by other stories."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    short = line(value)
    if short is not None:
        return short
    if "is_complete" in value:  # tests/stories/payloads tell of the rest
        value = {"problems": value["problems"]}
    if "holder" in value:
        value = event_type(value)
    kept = {key: told(each) for key, each in value.items()}
    return {key: each for key, each in kept.items() if each not in (None, [], {})}


def line(value: dict[str, Any]) -> str | None:
    """Return what is told in one line, `None` for what is not."""
    short = None
    match value:
        case {"path": path, "line": number, **more} if not more:
            short = f"{path}:{number}" if number else path
        case {"declared": _}:
            short = payload_field(value)
        case {"annotation": annotation, "name": name}:
            short = f"{name}: {annotation}" if annotation else name
        case {"kind": kind, "detail": _}:
            short = kind
        case {"function": _, "argument": _}:
            short = answer(value)
        case {"holder": holder, "name": name, "type": text, "source": place}:
            short = " ".join(filter(None, (f"{holder}.{name} = {text}", told(place))))
        case {"name": name, "source": place, **more} if not more:
            short = " ".join(filter(None, (name, told(place))))
    return short


def event_type(value: dict[str, Any]) -> dict[str, Any]:
    """Return an event type with its member in one line."""
    holder, member, place = (value.pop(each) for each in ("holder", "member", "member_source"))
    named = f"{holder}.{member} {told(place)}" if member else None
    return {"type": value.pop("type"), "member": named, **value}


def answer(value: dict[str, Any]) -> str:
    """Return what a function says as a line of a session, and where it is."""
    said = f"raises {value['error']}" if value["error"] else json.dumps(value["value"])
    call = f"{value['function']}({value['argument'] or ''})"
    return f"{call}: {said} {told(value['source'])}"


def payload_field(value: dict[str, Any]) -> str:
    """Return a payload field in one line."""
    words = [value["type"], value["format"] and f"({value['format']})"]
    words += [{True: "null", False: "never null"}.get(value["nullable"])]
    words += [{True: "optional", False: "required"}.get(value["optional"])]
    words += [None if value["declared"] else "undeclared"]
    words += ["never sent" if value["emitted"] is False else None]
    words += [value["evidence"] if value["evidence"] != "declared" else None]
    words += [value["attribute"] and f"from {value['attribute']}", value["description"]]
    told_words = ", ".join(filter(None, words)).replace(", (", " (")
    return f"{value['name']}: {told_words}" if told_words else value["name"]


def test_two_thousand_entries_of_a_loop_are_at_the_loop(project: Path) -> None:
    shutil.copytree(LOOP, project, dirs_exist_ok=True)

    registry = usecases.load(configuration.read({"registry": "registry"}, project)).registry

    lines = (LOOP / "registry.py").read_text("utf-8").splitlines()
    loop = lines.index("for index, sensor in enumerate(SENSORS):") + 1
    extractor = next(number for number, line in enumerate(lines, 1) if "lambda" in line)
    names = [f"sensor{number:04}" for number in range(2_000)]
    assert [event.type for event in registry.events] == [f"{name}.changed" for name in names]
    assert registry.events[1_999].description == "The value of sensor1999 changed."
    assert [each.name for each in registry.categories] == ["hall0", "hall1", "hall2", "hall3"]
    assert [mapping.domain_event for mapping in registry.mappings] == [
        f"registry.{name.title()}Changed" for name in names
    ]
    assert {event.source.line for event in registry.events} == {loop}
    assert {mapping.source.line for mapping in registry.mappings} == {loop}
    functions = [mapping.payload_extractor for mapping in registry.mappings]
    assert {function.source.line for function in functions if function} == {extractor}


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_a_set_has_the_same_order_in_every_run(
    seed: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", seed)

    test_a_registry_of_any_shape_is_read("sets", project)
    test_a_registry_of_any_shape_is_read("payload-fields", project)
