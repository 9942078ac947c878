"""The published JSON Schemas, and the pages about them, are those of the code."""

from __future__ import annotations

import contextlib
import copy
import inspect
import json
import os
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain import checking
from mkdocs_sse_registry.domain.diff import compare
from mkdocs_sse_registry.domain.diff.changes import BREAKING, Kind
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.model import Direct
from mkdocs_sse_registry.domain.rules.inspection import Inspection
from mkdocs_sse_registry.rendering.change_words import WORDS
from mkdocs_sse_registry.rendering.reports import changes, findings, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from mkdocs_sse_registry.domain.model import Registry

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EVENT = "sync.accounts.started"
GAP = "provider.token.expiring"
"""A gap of the reference where nothing is declared direct."""
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


def section(page: Path, heading: str) -> tuple[str, str, str]:
    """Return the page up to and with a heading, what stands below it, and the rest."""
    text = page.read_text("utf-8")
    before, found, after = text.partition(f"\n## {heading}\n\n")
    assert found, f"docs/reference/{page.name} has no section {heading!r}. Write it."
    content, following, rest = after.partition("\n## ")
    return before + found, content, following + rest


def hold(published_as: Format, heading: str, expected: str) -> None:
    before, content, after = section(published_as.page, heading)
    if os.environ.get("ACCEPT_STORIES"):
        published_as.page.write_text(f"{before}{expected}\n{after}", "utf-8")
    else:
        assert content == f"{expected}\n", (
            f"{heading!r} in docs/reference/{published_as.page.name} is out of date."
            f" {published_as.remedy}"
        )


@pytest.fixture(scope="module")
def written() -> dict[str, Schema]:
    """Return what is written of the reference with nothing declared direct, by format."""
    (settings,) = configuration.find(ROOT / "mkdocs.yml")
    registry = replace(usecases.load(settings).registry, direct=())
    inspection = Inspection(registry=registry, today=date(2026, 1, 1))
    texts = {
        "snapshot": snapshot.write(registry),
        "findings": findings.published.write(checking.check(inspection)),
        "changes": changes.published.write(compared(registry)),
    }
    return {name: json.loads(text) for name, text in texts.items()}


def compared(registry: Registry) -> Comparison:
    """Return what changed since an event type had a field with another type, and was no gap."""
    event = next(each for each in registry.events if each.type == EVENT)
    first, *others = event.payload_fields
    fields = (replace(first, type="integer", format=None), *others)
    events = (replace(e, payload_fields=fields) if e is event else e for e in registry.events)
    direct = (Direct(type=GAP, reason="a watch sends it"),)
    before = replace(registry, events=tuple(events), direct=direct)
    base = Revision(name="main", commit="1a2b3c4d" * 5)
    module = registry.origin.module
    return Comparison(module=module, base=base, changes=compare(before, registry))


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
def test_the_page_has_every_key(published_as: Format) -> None:
    hold(published_as, "Keys", tables(generated(published_as)))


@each_format
def test_the_page_links_the_schema(published_as: Format) -> None:
    assert f"]({published_as.schema.name})" in published_as.page.read_text("utf-8")


@each_format
def test_what_is_written_of_the_reference_is_valid(
    published_as: Format, written: dict[str, Schema]
) -> None:
    schema = json.loads(published_as.schema.read_text("utf-8"))

    jsonschema.validate(written[published_as.name], schema, jsonschema.Draft202012Validator)


def test_the_page_shows_an_event_type_as_it_is(written: dict[str, Schema]) -> None:
    event = next(each for each in written["snapshot"]["events"] if each["type"] == EVENT)
    hold(SNAPSHOT, "Example", f"```json\n{json.dumps(event, indent=2)}\n```")


def test_the_page_shows_a_finding_as_it_is(written: dict[str, Schema]) -> None:
    finding = next(each for each in written["findings"]["findings"] if each["subject"] == GAP)
    hold(FINDINGS, "Example", f"```json\n{json.dumps(finding, indent=2)}\n```")


def test_the_page_shows_a_change_as_it_is(written: dict[str, Schema]) -> None:
    change = next(each for each in written["changes"]["changes"] if each["breaking"])
    hold(CHANGES, "Example", f"```json\n{json.dumps(change, indent=2)}\n```")


def test_the_page_has_every_kind_of_change() -> None:
    blank = re.compile(r"\{(field|category|old|new)(?:_class|_text)?\}")
    says = {kind: blank.sub(r"`\1`", WORDS[kind].replace('"', "")) for kind in Kind}
    rows = [
        f"| `{kind}` | {'yes' if kind in BREAKING else 'no'} | {said} |"
        for kind, said in says.items()
    ]
    head = ["| Kind | Breaks readers | What it says of an event type |", "| --- | --- | --- |"]
    hold(CHANGES, "Kinds", "\n".join([*head, *rows]))


@pytest.mark.parametrize(
    ("published_as", "begin"),
    [
        (SNAPSHOT, f"['{GAP}', 'ai."),
        (FINDINGS, f"SSE201 {GAP}\n"),
        (CHANGES, f"field-retyped {EVENT}\n"),
    ],
)
def test_the_page_shows_how_to_read_it(
    published_as: Format,
    begin: str,
    written: dict[str, Schema],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = section(published_as.page, "Read it")[1]
    reading = re.search(r"```python\n(.*?Path\(\"(.*?)\"\).*?)```", text, re.DOTALL)
    assert reading
    (tmp_path / reading[2]).write_text(json.dumps(written[published_as.name]), "utf-8")

    with contextlib.chdir(tmp_path):
        exec(reading[1], {})  # noqa: S102 - the code is our own

    assert capsys.readouterr().out.startswith(begin)


@pytest.mark.parametrize(
    ("published_as", "part", "change"),
    [
        (SNAPSHOT, lambda whole: whole, {"format_version": 0}),
        (SNAPSHOT, lambda whole: whole["events"][0]["payload_fields"][0], {"more": 1}),
        (SNAPSHOT, lambda whole: whole["mappings"][0], None),
        (FINDINGS, lambda whole: whole, {"format_version": 0}),
        (FINDINGS, lambda whole: whole["findings"][0], {"more": 1}),
        (FINDINGS, lambda whole: whole["findings"][0], {"severity": "fatal"}),
        (FINDINGS, lambda whole: whole["counts"], None),
        (CHANGES, lambda whole: whole, {"step": "huge"}),
        (CHANGES, lambda whole: whole["changes"][0], {"kind": "event-vanished"}),
        (CHANGES, lambda whole: whole["coverage"]["head"], None),
    ],
)
def test_a_schema_refuses_what_is_never_written(
    published_as: Format,
    part: Callable[[Schema], Schema],
    change: Schema | None,
    written: dict[str, Schema],
) -> None:
    """Change a part, or take a key away."""
    schema = json.loads(published_as.schema.read_text("utf-8"))
    changed = copy.deepcopy(written[published_as.name])
    if change:
        part(changed).update(change)
    else:
        part(changed).popitem()

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, schema, jsonschema.Draft202012Validator)
