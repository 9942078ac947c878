"""Data as HTML, addresses of source lines, and where everything is on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_sse_registry.domain.model import Category, EventType, Registry
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.rendering import html
from mkdocs_sse_registry.rendering.layout import Layout, Target
from mkdocs_sse_registry.rendering.source_links import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("order.placed", "order.placed"),
        ("connection_id", "connection_|id"),
        ("a.name.that.is.longer.than.others", "a.name.that.|is.longer.|than.others"),
        ("snake_case_name_that_is_long", "snake_case_|name_that_|is_long"),
        ("AccountSyncSucceededOnceMore", "AccountSync|Succeeded|OnceMore"),
        ("HTTPServerErrorOfALongName", "HTTPServer|ErrorOfALong|Name"),
        ("app/domain/events/sse_registry.py:12", "app/domain/|events/sse_|registry.py:|12"),
        ("https://example.com/a/b/c", "https://|example.com/|a/b/c"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_long_name_can_wrap_at_its_parts(name: str, expected: str) -> None:
    assert html.code(name, 12) == f"<code>{expected.replace('|', '<wbr>')}</code>"


def test_a_name_that_fits_has_no_places_to_wrap_at() -> None:
    assert html.code("account.sync.started", html.LONGEST_IN_LINE) == (
        "<code>account.sync.started</code>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a < b & "c"', "a &lt; b &amp; &quot;c&quot;"),
        ("two\nlines", "two <br>lines"),
        ("עברית", "<bdi>עברית</bdi>"),
        ("\u202egnirts", "<bdi>\u202egnirts</bdi>"),
        ("déjà vu 日本", "déjà vu 日本"),
    ],
)
def test_text_is_escaped_and_keeps_lines_and_direction(text: str, expected: str) -> None:
    assert html.text(text) == expected


def test_an_attribute_cannot_be_left() -> None:
    assert html.attribute("\"><b> '&") == "&quot;&gt;&lt;b&gt; &#x27;&amp;"


@pytest.mark.parametrize(
    ("repo_url", "place", "expected"),
    [
        ("https://github.com/a/b.git", ("x.py", 3), "https://github.com/a/b/blob/c0ffee/x.py#L3"),
        ("https://github.com/a/b", ("x.py", 3), "https://github.com/a/b/blob/c0ffee/x.py#L3"),
        ("https://github.com/a/b/", ("x.py", 3), "https://github.com/a/b/blob/c0ffee/x.py#L3"),
        ("https://gitlab.com/a/b", ("x.py", 3), "https://gitlab.com/a/b/-/blob/c0ffee/x.py#L3"),
        ("https://gitlab.mine.org/a", ("x.py", 3), "https://gitlab.mine.org/a/-/blob/c0ffee/x.py#L3"),
        ("https://bitbucket.org/a/b", ("x.py", 3), "https://bitbucket.org/a/b/src/c0ffee/x.py#lines-3"),
        ("https://codeberg.org/a/b", ("x.py", 3), "https://codeberg.org/a/b/src/commit/c0ffee/x.py#L3"),
        ("https://gitea.mine.org/a", ("x.py", 3), "https://gitea.mine.org/a/src/commit/c0ffee/x.py#L3"),
        ("https://git.sr.ht/~a/b", ("x.py", 3), "https://git.sr.ht/~a/b/tree/c0ffee/item/x.py#L3"),
        ("https://bitbucket.mine.org/projects/A/repos/b", ("x.py", 3), "https://bitbucket.mine.org/projects/A/repos/b/browse/x.py?at=c0ffee#3"),
        ("https://bitbucket.mine.org/users/a/repos/b", ("x.py", 3), "https://bitbucket.mine.org/users/a/repos/b/browse/x.py?at=c0ffee#3"),
        ("https://github.com/repos/b", ("x.py", 3), "https://github.com/repos/b/blob/c0ffee/x.py#L3"),
        ("https://gitlab.com/a/repos/b", ("x.py", 3), "https://gitlab.com/a/repos/b/-/blob/c0ffee/x.py#L3"),
        ("https://dev.azure.com/a/b/_git/c", ("x.py", 3), "https://dev.azure.com/a/b/_git/c?path=/x.py&version=GCc0ffee&line=3&lineEnd=3&lineStartColumn=1"),
        ("https://dev.azure.com/a/b/_git/c", ("x.py", None), "https://dev.azure.com/a/b/_git/c?path=/x.py&version=GCc0ffee"),
        ("https://code.mine.org/a", ("x.py", 3), "https://code.mine.org/a/blob/c0ffee/x.py#L3"),
        ("https://github.com/a/b", ("x.py", None), "https://github.com/a/b/blob/c0ffee/x.py"),
        ("https://github.com/a/b", ("a b#/ü.py", 1), "https://github.com/a/b/blob/c0ffee/a%20b%23/%C3%BC.py#L1"),
        ("https://github.com/a/b", (None, None), None),
        (None, ("x.py", 3), None),
        ("", ("x.py", 3), None),
    ],
)  # fmt: skip
def test_the_address_of_a_source_line(
    repo_url: str | None, place: tuple[str | None, int | None], expected: str | None
) -> None:
    path, line = place

    repository = Repository(url=repo_url, revision="c0ffee")
    assert repository.source_url(Place(path=path, line=line)) == expected


@pytest.mark.parametrize(
    ("edit_uri", "expected"),
    [
        ("-/edit/main/docs/", "-/blob/c0ffee/x.py#L3"),
        ("/-/edit/main/docs/", "-/blob/c0ffee/x.py#L3"),
        ("_edit/main/docs/", "src/commit/c0ffee/x.py#L3"),
        ("src/main/docs/", "src/c0ffee/x.py#lines-3"),
        ("edit/main/docs/", "blob/c0ffee/x.py#L3"),
    ],
)
def test_the_edit_uri_tells_what_kind_of_host_an_unknown_one_is(
    edit_uri: str, expected: str
) -> None:
    repository = Repository(url="https://code.mine.org/a", edit_uri=edit_uri, revision="c0ffee")

    assert (
        repository.source_url(Place(path="x.py", line=3)) == f"https://code.mine.org/a/{expected}"
    )


def test_without_a_commit_the_head_of_the_repository_is_linked() -> None:
    place = Place(path="x.py", line=3)

    def url(repo: str) -> str | None:
        return Repository(url=repo).source_url(place)

    assert url("https://github.com/a/b") == "https://github.com/a/b/blob/HEAD/x.py#L3"
    azure = "https://dev.azure.com/a/b/_git/c"
    assert url(azure) == f"{azure}?path=/x.py&line=3&lineEnd=3&lineStartColumn=1"


def with_categories(shop: Registry, names: Sequence[str]) -> Registry:
    return replace(
        shop,
        categories=tuple(Category(name=name) for name in names),
        events=tuple(EventType(type=f"of {name}", category=name) for name in names),
    )


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["data_sync", "ai"], ["data-sync", "ai"]),
        (["a/b", "a\\b", "a b"], ["a-b", "a-b-2", "a-b-3"]),
        (["index", "README", "Index"], ["index-2", "readme-2", "index-3"]),
        (["AI", "ai", "Ai"], ["ai", "ai-2", "ai-3"]),
        (["..", "", "?"], ["category", "category-2", "category-3"]),
        (["Straße", "STRASSE"], ["strasse", "strasse-2"]),
        (["données", "日本"], ["données", "日本"]),
    ],
)
def test_each_category_has_a_file_of_its_own(
    names: list[str], files: list[str], shop: Registry
) -> None:
    layout = Layout(with_categories(shop, names), "sse")

    assert [layout.category(name).uri for name in names] == [
        f"sse/categories/{file}.md" for file in files
    ]


def test_where_everything_is(shop: Registry) -> None:
    layout = Layout(shop, "sse-events")

    assert [page.uri for page in layout.pages] == [
        "sse-events/index.md",
        "sse-events/categories/orders.md",
        "sse-events/categories/ai.md",
        "sse-events/payload-fields.md",
        "sse-events/mapping-coverage.md",
        "sse-events/statistics.md",
        "sse-events/findings.md",
    ]
    assert layout.page("statistics") == Target(uri="sse-events/statistics.md")
    assert layout.event("order.paid") == Target(
        uri="sse-events/categories/orders.md", anchor="order.paid"
    )
    assert layout.event("unknown") == Target()


def test_nothing_is_anywhere_without_pages(shop: Registry) -> None:
    layout = Layout(shop, None)

    assert layout.pages == ()
    assert layout.category("orders") == layout.event("order.paid") == Target()
