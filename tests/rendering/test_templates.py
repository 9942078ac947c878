"""Templates and what they are given agree; what is wrong with a template is said."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import meta, nodes

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.rendering import contexts, diagram_views, page_contexts, views
from mkdocs_sse_registry.rendering.templating import SHIPPED, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from mkdocs_sse_registry.rendering.book import Book

NAMES = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.jinja"))


def classes_of(module: ModuleType) -> dict[str, Any]:
    found = inspect.getmembers(module, inspect.isclass)
    return {name: cls for name, cls in found if cls.__module__ == module.__name__}


CONTEXTS = {**classes_of(page_contexts), **classes_of(contexts)}
DOCUMENTED = {**CONTEXTS, **classes_of(views), **classes_of(diagram_views)}
HEADER = re.compile(r"\{#- Context: (\w+)\. .+\. -#\}\n")
ENVIRONMENT = Templates()._environment  # noqa: SLF001 - parsing needs the filters
FUNCTIONS = {"anchor"}
"""What every template can call."""


def source_of(name: str) -> str:
    return (SHIPPED / name).read_text(encoding="utf-8")


def context_of(name: str) -> Any:  # noqa: ANN401 - a class of contexts
    header = HEADER.match(source_of(name))
    assert header is not None, f"{name} does not open with `{{#- Context: NAME. Words. -#}}`"
    return CONTEXTS[header[1]]


def variables_of(name: str) -> set[str]:
    """Return what a template needs, with what its partials need and are not given by it."""
    tree = ENVIRONMENT.parse(source_of(name))
    own = {each.name for each in tree.find_all(nodes.Macro)}
    own |= {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
    needed = meta.find_undeclared_variables(tree) - FUNCTIONS - own
    for partial, given in partials_in(tree, frozenset()):
        needed |= variables_of(partial) - given
    return needed


def partials_in(node: nodes.Node, given: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    if isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
        yield node.template.value, given
    if isinstance(node, nodes.With):
        given |= {target.name for target in node.targets if isinstance(target, nodes.Name)}
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        given |= {node.target.name}
    for child in node.iter_child_nodes():
        yield from partials_in(child, given)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_all_of_its_context_and_nothing_else(name: str) -> None:
    assert variables_of(name) == set(context_of(name).__struct_fields__)


def test_each_context_has_one_template_that_its_docstring_names() -> None:
    assert sorted(context_of(name).__name__ for name in NAMES) == sorted(CONTEXTS)
    for name in NAMES:
        assert f"`{name}`" in context_of(name).__doc__


@pytest.mark.parametrize("name", sorted(DOCUMENTED))
def test_each_field_that_a_template_sees_is_documented(name: str) -> None:
    docstring = inspect.cleandoc(DOCUMENTED[name].__doc__)
    documented = re.findall(r"^ {4}(\w+): ", docstring, re.MULTILINE)

    assert documented == [*DOCUMENTED[name].__struct_fields__]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "partials").mkdir()
    return tmp_path


def render(own: Path, book: Book, page: str = "orders") -> str:
    [found] = [each for each in book.layout.pages if each.uri.endswith(f"/{page}.md")]
    return Templates(own).render(f"pages/{found.kind}.md.jinja", book.page(found))


def test_one_block_can_be_replaced_in_three_lines(own: Path, book: Book) -> None:
    (own / "pages" / "category.md.jinja").write_text(
        '{% extends "default/pages/category.md.jinja" %}\n'
        "{% block title %}# All about {{ category.title }}\n{% endblock %}\n"
    )

    rendered = render(own, book)

    assert rendered.startswith("# All about \x02text\x1fOrders\x03\n")
    assert rendered.partition("\n")[2] == render(Path(), book).partition("\n")[2]


def test_a_partial_can_be_replaced_wherever_it_is_used(own: Path, book: Book) -> None:
    (own / "partials" / "fields.md.jinja").write_text("{{ fields | length }} fields\n")

    assert "2 fields" in render(own, book)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "\n{{ categroy }}",
            "{file}, line 2: 'categroy' is undefined. The template is given: category, events,",
        ),
        ("{{ category.nme }}", "has no attribute 'nme'. The template is given: category, events,"),
        ("\n\n{% if %}", "{file}, line 3: Expected an expression, got 'end of statement block'"),
        ("{% block a %}", "{file}, line 1: Unexpected end of template."),
        ("{{ category | cod }}", "{file}, line 1: No filter named 'cod'."),
        ("\n{{ 1 / 0 }}", "{file}, line 2: ZeroDivisionError: division by zero"),
        (
            '{% include "partials/evnts.md.jinja" %}',
            "The template 'pages/category.md.jinja' needs 'partials/evnts.md.jinja', and there is "
            "no such template. Did you mean 'partials/events.md.jinja'?",
        ),
        ('{% extends "defaults/x" %}', "needs 'defaults/x', and there is no such template."),
    ],
)
def test_what_is_wrong_with_a_template_is_said(
    template: str, message: str, own: Path, book: Book
) -> None:
    file = own / "pages" / "category.md.jinja"
    file.write_text(template)

    with pytest.raises(TemplateError) as caught:
        render(own, book)

    assert message.format(file=file) in str(caught.value)


def test_a_mistake_in_a_partial_names_the_partial(own: Path, book: Book) -> None:
    file = own / "partials" / "fields.md.jinja"
    file.write_text("\n{{ feilds }}")

    with pytest.raises(TemplateError, match=f"^{re.escape(str(file))}, line 2: 'feilds' is "):
        render(own, book)


def test_a_template_that_is_no_text_is_named(own: Path, book: Book) -> None:
    (own / "pages" / "category.md.jinja").write_bytes(b"\xff")

    with pytest.raises(TemplateError, match=r"^pages/category\.md\.jinja: UnicodeDecodeError"):
        render(own, book)


def test_a_template_that_extends_itself_is_told_of_the_shipped_one(own: Path, book: Book) -> None:
    (own / "pages" / "category.md.jinja").write_text('{% extends "pages/category.md.jinja" %}')

    with pytest.raises(TemplateError, match=r"shipped one is 'default/pages/category.md.jinja'"):
        render(own, book)
