"""Code that differs only in names is highlighted once, and looks as if each had been by itself."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pymdownx import superfences

from mkdocs_sse_registry.markdown_extension import fences
from mkdocs_sse_registry.markdown_extension.fences import Fences
from mkdocs_sse_registry.rendering import frames, snippets

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "http://localhost:8000/events"
HIGHLIGHT, SUPERFENCES = "pymdownx.highlight", "pymdownx.superfences"


def of_its_length(source: str, *_: object, **__: object) -> str:
    return f"<pre>{len(source)} characters</pre>"


def of_its_digest(source: str, *_: object, **__: object) -> str:
    return f'<pre id="{hashlib.sha256(source.encode()).hexdigest()}">{source}</pre>'


def in_an_attribute(source: str, *_: object, **__: object) -> str:
    return f"<pre data-code={source.replace(chr(34), '')!r}></pre>"


def twice(source: str, *_: object, **__: object) -> str:
    return f"<pre>{source}</pre><pre>{source}</pre>"


def in_another_order(source: str, *_: object, **__: object) -> str:
    return f"<pre>{' '.join(sorted(source.split()))}</pre>"


def counting() -> Callable[..., str]:
    numbers = count()
    return lambda source, *_, **__: f"<pre>{next(numbers)} {source}</pre>"


def custom(made: Callable[..., str], *names: str) -> dict[str, Any]:
    names = names or ("text", "javascript", "python")
    return {"custom_fences": [{"name": name, "class": name, "format": made} for name in names]}


SITES: dict[str, dict[str, Any]] = {
    "superfences": {SUPERFENCES: {}},
    "Material's advice": {
        SUPERFENCES: {},
        HIGHLIGHT: {
            "anchor_linenums": True,
            "line_spans": "__span",
            "pygments_lang_class": True,
        },
    },
    "line numbers in a table": {SUPERFENCES: {}, HIGHLIGHT: {"linenums": True}},
    "line numbers in lines": {
        SUPERFENCES: {},
        HIGHLIGHT: {"linenums": True, "linenums_style": "pymdownx-inline", "line_anchors": "l"},
    },
    "titles": {SUPERFENCES: {}, HIGHLIGHT: {"auto_title": True}},
    "styles": {SUPERFENCES: {}, HIGHLIGHT: {"noclasses": True}},
    "no Pygments": {SUPERFENCES: {}, HIGHLIGHT: {"use_pygments": False}},
    "fenced_code": {"fenced_code": {}},
    "codehilite": {"fenced_code": {}, "codehilite": {"linenums": True, "guess_lang": False}},
    "of its length": {SUPERFENCES: custom(of_its_length)},
    "of its digest": {SUPERFENCES: custom(of_its_digest)},
    "in an attribute": {SUPERFENCES: custom(in_an_attribute)},
    "twice": {SUPERFENCES: custom(twice)},
    "in another order": {SUPERFENCES: custom(in_another_order, "*")},
    "diagrams": {
        SUPERFENCES: custom(superfences.fence_code_format, "mermaid"),
        HIGHLIGHT: {"anchor_linenums": True, "line_spans": "__span"},
    },
    "a language by another name": {
        SUPERFENCES: {},
        HIGHLIGHT: {"extend_pygments_lang": [{"name": "text", "lang": "yaml"}]},
    },
    "fenced_code beside pymdownx.highlight": {"fenced_code": {}, HIGHLIGHT: {}},
}


def site(name: str) -> Markdown:
    options = SITES[name]
    return Markdown(extensions=[*options], extension_configs=options)


def listings(event_type: str, payload: dict[str, object]) -> list[tuple[str, str]]:
    return [
        ("text", frames.observed(event_type, json.dumps(payload))),
        ("javascript", snippets.browser(event_type, URL)),
        ("sh", snippets.curl(URL)),
        ("python", snippets.python(event_type, URL)),
        ("mermaid", "flowchart LR"),
    ]


USUAL = [
    listing
    for number in range(4)
    for listing in listings(
        f"shop.order{'s' * number}.placed",
        {"id": f"{number}a-{number}", "at": "2026-01-02T03:04:05Z", "total": 10**number, "x": None},
    )
]


def alone(name: str, written: list[tuple[str, str]]) -> list[str | None]:
    """Return what each fence becomes, with nothing learnt from the others."""
    return alone_in(site(name), written)


def alone_in(md: Markdown, written: list[tuple[str, str]]) -> list[str | None]:
    return [fences._run(md, *each) for each in written]  # noqa: SLF001 - what ours goes around


@pytest.mark.parametrize("name", SITES)
def test_each_fence_is_what_it_would_be_alone(name: str) -> None:
    known, last = Fences(), ("text", "last")
    for _ in range(2):
        md = site(name)

        made = [known.made(md, *each) for each in USUAL]

        assert [*made, *alone_in(md, [last])] == alone(name, [*USUAL, last])


@pytest.mark.parametrize("name", ["superfences", "Material's advice", "line numbers in a table"])
def test_blanks_are_all_there_but_have_no_element_of_their_own(name: str) -> None:
    for language, code in USUAL:
        (ours,) = alone(name, [(language, code)])
        theirs = site(name).convert(f"```{language}\n{code}\n```")

        assert ours is not None
        assert 'class="w"' not in ours
        assert re.sub("<[^>]+>", "", ours) == re.sub("<[^>]+>", "", theirs)
        assert set(re.findall('class="([^"]+)"', theirs)) <= {
            *re.findall('class="([^"]+)"', ours),
            "w",
        }


PIECES = [*"ab1 .,:-_\"'\\`&<>{}[]()#/\t\n", "ä", "…", "ssename0e", "-1-", "--8<--", '"in"', "in"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
WORDS = st.sampled_from(["order.placed", "a", "class", "None", "new", "x-y", "1", "é", "a b", ""])


@st.composite
def some_listings(draw: st.DrawFn) -> list[tuple[str, str]]:
    written: list[tuple[str, str]] = []
    for _ in range(draw(st.integers(1, 4))):
        event_type, text = draw(WORDS), draw(TEXTS)
        written += listings(event_type, {draw(WORDS): text, "b": draw(WORDS)})
        written.append((draw(st.sampled_from(["text", "python", "javascript", "yaml"])), text))
    return [each for each in written if each[1] and each[1].strip("\n") == each[1]]


@pytest.mark.parametrize("name", SITES)
@settings(deadline=None, max_examples=30)
@given(written=some_listings())
def test_any_text_becomes_what_it_would_be_alone(name: str, written: list[tuple[str, str]]) -> None:
    md, known = site(name), Fences()

    assert [known.made(md, *each) for each in written * 3] == alone(name, written * 3)


@pytest.mark.parametrize(
    "code",
    [
        'x = "a"in"b"',
        'x = "a"f"b"',
        "x = '\"' in '\"'",
        """x = '"a'in"b'" """,
        'x = "\\"" + "in"',
        '"""in"""',
        "x = '\"\\''in\"in\"",
    ],
)
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_only_whole_strings_are_names(language: str, code: str) -> None:
    known, md = Fences(), site("superfences")
    written = [(language, code.replace("a", name).strip()) for name in "abc"] * 2

    assert [known.made(md, *each) for each in written] == alone("superfences", written)


def test_what_is_set_up_otherwise_is_asked_for_itself() -> None:
    known, last = Fences(), ("python", snippets.python("a", URL))
    extensions = ["fenced_code", "codehilite", HIGHLIGHT]
    for is_numbered in (False, False, False, True):
        options = {"codehilite": {"linenums": is_numbered}}
        md, other = (Markdown(extensions=extensions, extension_configs=options) for _ in range(2))
        for _ in range(3):
            assert [known.made(md, *last)] == alone_in(other, [last])


def test_a_fence_that_counts_is_asked_each_time() -> None:
    md = Markdown(extensions=[SUPERFENCES], extension_configs={SUPERFENCES: custom(counting())})
    known = Fences()

    made = [known.made(md, "text", "a") for _ in range(8)]

    assert len({*made}) == 8


def test_another_setup_is_asked_again() -> None:
    known = Fences()
    for name in (*SITES, *SITES):
        md = site(name)
        assert [known.made(md, *each) for each in USUAL] == alone(name, USUAL)


def test_names_that_differ_are_highlighted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []
    run = fences._run  # noqa: SLF001 - what ours goes around

    def counted(md: Markdown, language: str, text: str) -> str | None:
        runs.append(text)
        return run(md, language, text)

    monkeypatch.setattr(fences, "_run", counted)
    known, md = Fences(), site("Material's advice")

    for number in range(50):
        for each in listings(f"shop.order{number}.placed", {"id": f"{number}", "total": number}):
            assert known.made(md, *each)

    assert len(runs) == 5 * 3
