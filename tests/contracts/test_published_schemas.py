"""The published JSON Schemas, and the pages about them, are those of the code."""

from __future__ import annotations

import inspect
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest

from mkdocs_sse_registry.domain.diff.changes import BREAKING, Kind
from mkdocs_sse_registry.rendering.change_words import WORDS
from mkdocs_sse_registry.rendering.reports import changes, findings, snapshot

if TYPE_CHECKING:
    from types import ModuleType

    from tests.contracts.conftest import Hold

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
REMEDY = (
    "Where a key goes or changes its meaning, raise FORMAT_VERSION in {source}. Then run"
    " `ACCEPT_STORIES=1 .venv/bin/pytest -n0 tests/contracts/test_published_schemas.py`, check the"
    " difference, and commit it."
)
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of JSON that is published.

    Attributes:
        name: Name of the page and of the schema in `docs/reference`.
        title: Title of the schema.
        module: The report that writes it.
        root: The class of the whole.
    """

    name: str
    title: str
    module: ModuleType
    root: type[msgspec.Struct]

    @property
    def page(self) -> Path:
        return REFERENCE / f"{self.name}.md"

    @property
    def schema(self) -> Path:
        return REFERENCE / f"{self.name}.schema.json"

    @property
    def remedy(self) -> str:
        return REMEDY.format(source=Path(str(self.module.__file__)).relative_to(ROOT))


SNAPSHOT = Format(
    name="snapshot",
    title="Snapshot of a registry",
    module=snapshot,
    root=snapshot.Snapshot,
)
FINDINGS = Format(
    name="findings",
    title="Findings in a registry and its pages",
    module=findings.published,
    root=findings.published.Findings,
)
CHANGES = Format(
    name="changes",
    title="Changes of a registry between two revisions",
    module=changes.published,
    root=changes.published.Changes,
)
each_format = pytest.mark.parametrize(
    "published_as", [SNAPSHOT, FINDINGS, CHANGES], ids=lambda each: each.name
)


def generated(published_as: Format) -> Schema:
    """Return the schema of what the report writes, with the docstrings as descriptions."""
    made = msgspec.json.schema(
        published_as.root, schema_hook=lambda _: {"description": "Any JSON."}
    )
    enums = {name: part for name, part in made["$defs"].items() if "enum" in part}
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
            values = enums.get(target(each))
            # Beside `$ref`, too: JSON Schema 2020-12, core, section 8.2.3.1.
            part["properties"][key] = {
                "description": told[key],
                **({"enum": values["enum"]} if values else each),
            }
        part |= {"required": list(part["properties"]), "additionalProperties": False}
    version = parts[published_as.root.__name__]["properties"]["format_version"]
    version["const"] = published_as.module.FORMAT_VERSION
    made["$defs"] = {name: part for name, part in made["$defs"].items() if name not in enums}
    return {"$schema": DIALECT, "title": published_as.title, **made}


def target(each: Schema) -> str:
    """Return the name of what a value is one of, empty where it has no name."""
    return str(each.get("$ref", "")).rpartition("/")[2]


def meanings(attributes: str) -> dict[str, str]:
    """Return what a Google docstring says of each attribute."""
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", attributes, re.MULTILINE)
    return {name: plain(text) for name, text in found}


def plain(text: str) -> str:
    return " ".join(text.split()).replace("`None`", "`null`")


def tables(schema: Schema) -> str:
    """Return a section with a table for each object, in the order in which they are met."""
    sections: list[str] = []
    waiting = [target(schema)]
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
        case {"$ref": _}:
            return f"[{target(each)}](#{target(each).lower()})"
        case {"anyOf": options}:
            return " or ".join(words(option) for option in options)
        case {"enum": values}:
            texts = [f"`{value}`" for value in values if value is not None]
            return ", ".join(texts) + (" or `null`" if None in values else "")
        case {"type": "array", "items": items}:
            return f"list of {words(items)}"
        case {"type": "object", "additionalProperties": {"type": kind}}:
            return f"object of {kind}s by name"
    form = f" ({each['format']})" if "format" in each else ""
    return str(each["type"]).replace("null", "`null`") + form


@each_format
def test_a_published_schema_is_that_of_the_code(published_as: Format) -> None:
    text = json.dumps(generated(published_as), indent=2) + "\n"
    if os.environ.get("ACCEPT_STORIES"):
        published_as.schema.write_text(text, "utf-8")

    assert published_as.schema.read_text("utf-8") == text, (
        f"docs/reference/{published_as.schema.name} is out of date. {published_as.remedy}"
    )


@each_format
def test_a_published_schema_is_a_schema(published_as: Format) -> None:
    schema = json.loads(published_as.schema.read_text("utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)


@each_format
def test_the_page_has_every_key(published_as: Format, hold: Hold) -> None:
    expected = tables(generated(published_as))
    hold(published_as.page, "Keys", expected, published_as.remedy)


@each_format
def test_the_page_links_the_schema(published_as: Format) -> None:
    assert f"]({published_as.schema.name})" in published_as.page.read_text("utf-8")


def test_the_page_has_every_kind_of_change(hold: Hold) -> None:
    blank = re.compile(r"\{(field|category|old|new)(?:_class|_text)?\}")
    says = {kind: blank.sub(r"`\1`", WORDS[kind].replace('"', "")) for kind in Kind}
    rows = [
        f"| `{kind}` | {'yes' if kind in BREAKING else 'no'} | {said} |"
        for kind, said in says.items()
    ]
    head = ["| Kind | Breaks readers | What it says of an event type |", "| --- | --- | --- |"]
    hold(CHANGES.page, "Kinds", "\n".join([*head, *rows]), CHANGES.remedy)
