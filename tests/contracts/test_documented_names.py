"""Options, regions, pages, templates and errors in the reference are those of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_type_hints

import jinja2
import pytest
import yaml
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from mkdocs_sse_registry.domain import errors
from mkdocs_sse_registry.domain.model import Category, Origin, Registry
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.probe.entries import USUAL_NAMES
from mkdocs_sse_registry.rendering import (
    contexts,
    edition,
    page_contexts,
    regions,
    templating,
)
from mkdocs_sse_registry.rendering.layout import Layout
from mkdocs_sse_registry.settings import Attributes, DirectRule, Settings, WaiverRule

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
REQUIRED = "required"
Row = tuple[str, ...]


def text_of(page: str) -> str:
    return (REFERENCE / page).read_text("utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    after = text.partition(f"{heading}\n")[2]
    assert after, f"There is no heading {heading!r} in the reference. Write the section."
    return re.split(rf"^#{{1,{level}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def table(text: str, first: str) -> list[Row]:
    """Return the rows of every table whose first column has this heading, as plain cells."""
    rows: list[Row] = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        cells = [
            tuple(cell.strip() for cell in line.strip("|").split(" |"))
            for line in block.split("\n")
        ]
        if cells[0][0].strip("| ") == first:
            rows += [row for row in cells[2:] if row[0]]
    return [tuple(cell.strip("| ") for cell in row) for row in rows]


def code(cell: str) -> str:
    found = re.match(r"\[?`([^`]+)`", cell)
    return found[1] if found else ""


def defaults(cls: type[Struct], prefix: str = "") -> dict[str, Any]:
    """Return the options of a struct of settings with their defaults, by their full names."""
    found: dict[str, Any] = {}
    for each in fields(cls):
        if isinstance(each.default, Struct):
            found |= defaults(type(each.default), f"{prefix}{each.name}.")
        elif each.default is not NODEFAULT:
            found[f"{prefix}{each.name}"] = as_yaml(each.default)
        elif each.default_factory is dict and each.name != "places":
            found[f"{prefix}{each.name}"] = {}
    return found


def as_yaml(value: object) -> object:
    if value == "":
        return REQUIRED
    return list(value) if isinstance(value, tuple) else value


def flat(options: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in options.items():
        if value and isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def documented_defaults(rows: list[Row]) -> dict[str, Any]:
    """Return name and default of each option in a table; a group of options has no default."""
    return {
        code(name): REQUIRED if default == REQUIRED else yaml.safe_load(code(default))
        for name, _, default, *_ in rows
        if default
    }


def test_the_tables_list_every_option_with_its_default() -> None:
    text = text_of("options.md")
    of_elements = {*get_type_hints(DirectRule), *get_type_hints(WaiverRule)}
    rows = [row for row in table(text, "Option") if code(row[0]) not in of_elements]

    assert documented_defaults(rows) == defaults(Settings), (
        "docs/reference/options.md and settings.py differ: add, remove or correct the rows."
    )


@pytest.mark.parametrize(("group", "element"), [("coverage", DirectRule), ("rules", WaiverRule)])
def test_the_table_of_an_element_lists_its_options(group: str, element: type) -> None:
    rows = table(section(text_of("options.md"), f"## `{group}`"), "Option")
    own = [row for row in rows if not code(row[0]).startswith(f"{group}.")]

    assert documented_defaults(own) == defaults(element), (
        f"docs/reference/options.md and settings.{element.__name__} differ: correct the rows."
    )


def test_the_yaml_has_every_option_with_its_default() -> None:
    first = re.search(r"```yaml\n(.*?)```", text_of("options.md"), re.DOTALL)
    assert first, "docs/reference/options.md begins with the YAML of all options. Write it."
    options = yaml.safe_load(first[1])["plugins"][0]["sse-registry"]

    assert flat(options | {"registry": REQUIRED}) == defaults(Settings), (
        "The YAML in docs/reference/options.md and settings.py differ: correct the YAML."
    )


@pytest.mark.parametrize("page", ["reference/options.md", "how-to/other-names.md"])
def test_usual_names_are_those_that_the_probe_looks_for(page: str) -> None:
    text = (REFERENCE.parent / page).read_text("utf-8")
    rows = table(text, "What") or table(section(text, "## `attributes`"), "Option")
    usual = 1 if page.startswith("how-to") else 3
    documented = {code(row[0]).removeprefix("attributes."): code(row[usual]) for row in rows}

    assert documented == {
        each.name: USUAL_NAMES.get(each.name, each.name) for each in fields(Attributes)
    }, f"The usual names in docs/{page} and in probe/entries.py differ: correct the table."


def test_every_region_has_a_section_and_no_other() -> None:
    headings = re.findall(r"^## `([\w-]+)`$", text_of("regions.md"), re.MULTILINE)

    assert headings == [*regions.BLOCKS, *regions.INLINE], (
        "The sections of docs/reference/regions.md and rendering.regions differ."
    )


@pytest.mark.parametrize("name", [*regions.BLOCKS, *regions.INLINE])
def test_the_options_of_a_region_are_listed(name: str) -> None:
    own = regions.BLOCKS[name].options if name in regions.BLOCKS else regions.INLINE[name]
    part = section(text_of("regions.md"), f"## `{name}`")

    assert [code(row[0]) for row in table(part, "Option")] == list(own), (
        f"The option table of `{name}` in docs/reference/regions.md and rendering.regions differ."
    )
    assert f"<!-- sse-registry: {name}" in part, f"`{name}` needs an example in regions.md."


def test_the_columns_are_listed_with_their_headings() -> None:
    rows = table(text_of("regions.md"), "Column")

    assert {code(row[0]): row[1] for row in rows} == edition.COLUMNS, (
        "The columns in docs/reference/regions.md and edition.COLUMNS differ: correct the table."
    )
    usual = f"`{', '.join(edition.USUAL_COLUMNS)}`"
    assert usual in text_of("regions.md"), f"regions.md must say that the usual columns are {usual}"


def test_what_can_be_counted_is_listed() -> None:
    rows = table(section(text_of("regions.md"), "## `count`"), "Option")
    of = next(row for row in rows if code(row[0]) == "of")

    assert re.findall(r"`([^`]+)`", of[1]) == list(regions.COUNTED), (
        "The values of `of` in docs/reference/regions.md and regions.COUNTED differ."
    )


def test_the_generated_pages_are_listed() -> None:
    origin = Origin(module="some.registry", source=Place())
    registry = Registry(origin=origin, categories=(Category(name="some"),))
    pages = [page.uri.removeprefix("x/") for page in Layout(registry, "x", is_compared=True).pages]
    rows = table(text_of("pages.md"), "Page")

    assert [code(row[0]).replace("<category>", "some") for row in rows] == pages, (
        "The table in docs/reference/pages.md and rendering.layout differ: correct the table."
    )


def shipped() -> list[Row]:
    """Return path, context and blocks of each template."""
    found: list[Row] = []
    for file in sorted(templating.SHIPPED.rglob("*.jinja")):
        source = file.read_text("utf-8")
        context = re.match(r"\{#- Context: (\w+)\.", source)
        path = file.relative_to(templating.SHIPPED).as_posix()
        assert context, f"{path} must begin with the name of its context."
        blocks = re.findall(r"\{%-? block (\w+)", source)
        found.append((path, context[1], ", ".join(blocks)))
    return found


def test_the_templates_are_listed_with_contexts_and_blocks() -> None:
    rows = table(text_of("template-contexts.md"), "Template")
    documented = [(code(row[0]), code(row[1]), row[2].replace("`", "")) for row in rows]

    assert documented == shipped(), (
        "The table in docs/reference/template-contexts.md and rendering/templates/ differ."
    )


@pytest.mark.parametrize("row", shipped(), ids=lambda row: row[0])
def test_a_template_names_a_documented_context(row: Row) -> None:
    path, name, _ = row
    module = page_contexts if name.endswith("Page") else contexts
    context = getattr(module, name, None)

    assert context is not None, f"{path} names {name}, which {module.__name__} does not have."
    assert f"`{path}`" in (context.__doc__ or ""), f"The docstring of {name} must name `{path}`."
    for each in context.__struct_fields__:
        assert re.search(rf"^ +{each}: \S", context.__doc__, re.MULTILINE), (
            f"The docstring of {name} says nothing of {each!r}. Describe it there."
        )


def test_the_filters_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = set(jinja2.Environment(autoescape=True).filters)
    made: list[jinja2.Environment] = []

    class Remembered(jinja2.Environment):
        def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Jinja takes them
            super().__init__(**options)
            made.append(self)

    monkeypatch.setattr(jinja2, "Environment", Remembered)
    templating.Templates()
    rows = table(text_of("template-contexts.md"), "Filter")

    assert {code(row[0]) for row in rows} == set(made[0].filters) - usual, (
        "The filters in docs/reference/template-contexts.md and rendering.templating differ."
    )


def test_every_error_has_a_section() -> None:
    headings = re.findall(r"^### `?([\w]+)`?$", text_of("errors.md"), re.MULTILINE)
    classes = [
        cls.__name__
        for cls in vars(errors).values()
        if isinstance(cls, type) and issubclass(cls, errors.RegistryError) and not heirs(cls)
    ]

    assert sorted(headings) == sorted([*classes, "SSE405"]), (
        "The sections of docs/reference/errors.md and domain.errors differ."
    )


def heirs(cls: type) -> list[type]:
    return [
        each for each in vars(errors).values() if isinstance(each, type) and cls in each.__bases__
    ]
