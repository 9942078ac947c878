"""Registries of every shape, and what is read of them.

A story is a folder of `tests/stories/shapes`: a project, the options in `options.yml` where they
are more than `registry: registry`, and the snapshot in `expected.json`, where what is unknown or
empty is left out. To add one, write the folder, run this test with `ACCEPT_STORIES=1`, and check
each line.
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


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
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
    """Return the value without what is unknown, empty, or the same for every payload field."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"path", "line"}:
        return ":".join(str(each) for each in value.values() if each) or None
    usual = {"declared": True, "evidence": "declared"}
    kept = {key: told(each) for key, each in value.items() if usual.get(key) != each}
    return {key: each for key, each in kept.items() if each not in (None, [], {})}


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_a_set_has_the_same_order_in_every_run(
    seed: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", seed)

    test_a_registry_of_any_shape_is_read("sets", project)
    test_a_registry_of_any_shape_is_read("payload-fields", project)
