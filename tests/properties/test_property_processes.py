"""What a module says comes back from the interpreter that imported it, whatever that is."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_sse_registry import load

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

MODULE = """
import json
import pathlib

SAID = json.loads(pathlib.Path(__file__).with_name("said.json").read_text("ascii"))
SSE_EVENT_REGISTRY = SAID["events"]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": type(f"Event{number}", (), {}),
        "sse_event_type": each["event_type"],
        "payload_extractor": lambda event, each=each: {"said": each["description"]},
        "user_id_extractor": lambda event: None,
    }
    for number, each in enumerate(SAID["events"])
]
"""
HALVES = st.sampled_from(("\ud800", "\udfff", "\udc80x"))


@settings(max_examples=max(5, settings().max_examples // 5))
@given(data=st.data())
def test_a_text_comes_back_as_it_was_written(
    data: st.DataObject, texts: SearchStrategy[str]
) -> None:
    said = texts | st.tuples(texts, HALVES).map("".join)
    one = st.fixed_dictionaries(
        dict.fromkeys(("event_type", "category", "description", "note"), said)
    )
    entries = data.draw(st.lists(one, min_size=1, max_size=4))
    fields = [data.draw(st.lists(said, max_size=3, unique=True)) for _ in entries]
    events = [
        {**each, "payload_fields": names} for each, names in zip(entries, fields, strict=True)
    ]
    with TemporaryDirectory() as name:
        Path(name, "registry.py").write_text(MODULE, "utf-8")
        Path(name, "said.json").write_text(json.dumps({"events": events}), "ascii")

        registry = load("registry", folder=name)

    assert len(registry.events) == len(registry.mappings) == len(entries)
    for event, mapping, entry, names in zip(
        registry.events, registry.mappings, entries, fields, strict=True
    ):
        assert event.type == mapping.event_type == whole(entry["event_type"])
        assert event.category == whole(entry["category"])
        assert event.description == inspect.cleandoc(whole(entry["description"])).strip()
        assert event.extra == {"note": whole(entry["note"])}
        declared = [field.name for field in event.payload_fields if field.declared]
        assert declared == list(map(whole, names))
        assert mapping.payload
        assert [field.name for field in mapping.payload.fields] == ["said"]
    assert {each.name for each in registry.categories} == {
        each.category for each in registry.events
    }


def whole(text: str) -> str:
    """Return a text in which half of a surrogate pair, which no UTF-8 holds, is its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
