"""The published JSON Schema of the snapshot, and the page about it, are those of the code."""

from __future__ import annotations

import contextlib
import inspect
import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.rendering.reports import snapshot

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PUBLISHED = REFERENCE / "snapshot.schema.json"
PAGE = REFERENCE / "snapshot.md"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLE_OF = "sync.accounts.started"
REMEDY = (
    "Where a key goes or changes its meaning, raise FORMAT_VERSION in"
    " rendering/reports/snapshot.py. Then run"
    " `ACCEPT_STORIES=1 .venv/bin/pytest -n0 tests/contracts/test_snapshot_schema.py`, check the"
    " difference, and commit it."
)
Schema = dict[str, Any]


def generated() -> Schema:
    """Return the schema of what `snapshot.write` gives, with the docstrings as descriptions."""
    made = msgspec.json.schema(
        snapshot.Snapshot, schema_hook=lambda _: {"description": "Any JSON."}
    )
    parts = {name: part for name, part in made["$defs"].items() if "properties" in part}
    for name, part in parts.items():
        summary, _, attributes = inspect.cleandoc(part["description"]).partition(
            "\n\nAttributes:\n"
        )
        told = meanings(attributes)
        part["description"] = plain(summary)
        for key, each in part["properties"].items():
            each.pop("default", None)
            assert told.get(key), f"The docstring of {name} says nothing of {key!r}. Describe it."
            # Beside `$ref`, too: JSON Schema 2020-12, core, section 8.2.3.1.
            part["properties"][key] = {"description": told[key], **each}
        part |= {"required": list(part["properties"]), "additionalProperties": False}
    parts["Snapshot"]["properties"]["format_version"]["const"] = snapshot.FORMAT_VERSION
    return {"$schema": DIALECT, "title": "Snapshot of a registry", **made}


def meanings(attributes: str) -> dict[str, str]:
    """Return what a Google docstring says of each attribute."""
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", attributes, re.MULTILINE)
    return {name: plain(text) for name, text in found}


def plain(text: str) -> str:
    return " ".join(text.split()).replace("`None`", "`null`")


def tables(schema: Schema) -> str:
    """Return a section with a table for each object, in the order in which they are met."""
    sections: list[str] = []
    waiting = ["Snapshot"]
    for name in waiting:
        part = schema["$defs"][name]
        rows = [
            f"| `{key}` | {words(each)} | {each['description']} |"
            for key, each in part["properties"].items()
        ]
        head = ["| Key | Type | Meaning |", "| --- | --- | --- |"]
        sections.append("\n".join([f"### {name}", "", part["description"], "", *head, *rows]))
        references = re.findall(r'"#/\$defs/(\w+)"', json.dumps(part))
        waiting += [each for each in dict.fromkeys(references) if each not in waiting]
    return "\n\n".join(sections)


def words(each: Schema) -> str:
    """Return the type of a value in words."""
    match each:
        case {"$ref": reference}:
            name = str(reference).rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": options}:
            return " or ".join(words(option) for option in options)
        case {"enum": values}:
            texts = [f"`{value}`" for value in values if value is not None]
            return ", ".join(texts) + (" or `null`" if None in values else "")
        case {"type": "array", "items": items}:
            return f"list of {words(items)}"
        case {"type": "object", "additionalProperties": {"type": kind}}:
            return f"object of {kind}s by name"
    return str(each["type"]).replace("null", "`null`")


def section(heading: str) -> tuple[str, str, str]:
    """Return the page up to and with a heading, what stands below it, and the rest."""
    text = PAGE.read_text("utf-8")
    before, found, after = text.partition(f"\n## {heading}\n\n")
    assert found, f"docs/reference/snapshot.md has no section {heading!r}. Write it."
    content, following, rest = after.partition("\n## ")
    return before + found, content, following + rest


def hold(heading: str, expected: str) -> None:
    before, content, after = section(heading)
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(f"{before}{expected}\n{after}", "utf-8")
    else:
        assert content == f"{expected}\n", (
            f"{heading!r} in docs/reference/snapshot.md is out of date. {REMEDY}"
        )


@pytest.fixture(scope="module")
def reference() -> Schema:
    (settings,) = configuration.find(ROOT / "mkdocs.yml")
    written = json.loads(snapshot.write(usecases.load(settings).registry))
    assert isinstance(written, dict)
    return written


def test_the_published_schema_is_that_of_the_code() -> None:
    text = json.dumps(generated(), indent=2) + "\n"
    if os.environ.get("ACCEPT_STORIES"):
        PUBLISHED.write_text(text, "utf-8")

    assert PUBLISHED.read_text("utf-8") == text, (
        f"docs/reference/snapshot.schema.json differs from rendering/reports/snapshot.py. {REMEDY}"
    )


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text("utf-8")))


def test_the_page_has_every_key() -> None:
    hold("Keys", tables(generated()))


def test_the_page_shows_an_event_type_as_it_is(reference: Schema) -> None:
    event = next(each for each in reference["events"] if each["type"] == EXAMPLE_OF)
    hold("Example", f"```json\n{json.dumps(event, indent=2)}\n```")


def test_the_page_links_the_schema() -> None:
    assert f"]({PUBLISHED.name})" in PAGE.read_text("utf-8")


def test_the_snapshot_of_the_reference_is_valid(reference: Schema) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))

    jsonschema.validate(reference, schema, jsonschema.Draft202012Validator)


def test_the_page_shows_how_to_find_the_gaps(
    reference: Schema, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = re.search(r"```python\n(.*?)```", section("Read it")[1], re.DOTALL)
    assert reading
    (tmp_path / "registry.json").write_text(json.dumps(reference | {"direct": []}), "utf-8")

    with contextlib.chdir(tmp_path):
        exec(reading[1], {})  # noqa: S102 - the code is our own

    assert capsys.readouterr().out.startswith("['provider.token.expiring', 'ai.")


@pytest.mark.parametrize("change", ["more", "less", "version"])
def test_the_schema_refuses_what_is_no_snapshot(reference: Schema, change: str) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    changed = json.loads(json.dumps(reference))
    match change:
        case "more":
            changed["events"][0]["payload_fields"][0]["more"] = 1
        case "less":
            del changed["mappings"][0]["user_id_nullable"]
        case _:
            changed["format_version"] = 0

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, schema, jsonschema.Draft202012Validator)
