"""Data stays apart from Markdown until a voice writes it."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.rendering.pieces import fill, piece, visible


class Loud:
    """Writes what it is asked to write, in brackets."""

    def text(self, text: str) -> str:
        return f"[text {text}]"

    def attribute(self, text: str) -> str:
        return f"[attribute {text}]"

    def code(self, text: str) -> str:
        return f"[code {text}]"

    def anchor(self, name: str) -> str:
        return f"[anchor {name}]"

    def opened(self, target: str, anchor: str) -> str:
        return f"[opened {target} {anchor}]"

    def closed(self, target: str, anchor: str) -> str:
        return f"[closed {target} {anchor}]"

    def picture(self, markup: str, words: str) -> str:
        return f"[picture {markup} {words}]"

    def reference(self, label: str, identifier: str, url: str) -> str:
        return f"[reference {label} {identifier} {url}]"

    def listing(self, language: str, text: str) -> str:
        return f"[listing {language} {text}]"

    def tabs(self, *parts: str) -> str:
        return f"[tabs {' '.join(parts)}]"

    def diagram(self, source: str) -> str:
        return f"[diagram {source}]"

    def folded(self, summary: str) -> str:
        return f"[folded {summary}]"

    def unfolded(self, summary: str) -> str:
        return f"[unfolded {summary}]"

    def tiles(self, *parts: str) -> str:
        return f"[tiles {' '.join(parts)}]"

    def mark(self, *parts: str) -> str:
        return f"[mark {' '.join(parts)}]"

    def tag(self, markup: str) -> str:
        return f"[tag {markup}]"


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("text", ["a\nb | {{ c }}"]),
        ("text", [""]),
        ("attribute", ['"']),
        ("code", ["x"]),
        ("anchor", ["a.b"]),
        ("opened", ["page.md", "a.b"]),
        ("closed", ["page.md", ""]),
        ("picture", ["<svg/>", "2 of 3"]),
        ("reference", ["C", "m.C", ""]),
        ("listing", ["json", "{\n\n\t}"]),
        ("tabs", ["Data", "json", "{}\n", "Shell", "sh", "ls"]),
        ("diagram", ["flowchart LR\n    a --> b"]),
        ("folded", ["As a list"]),
        ("unfolded", ["As a list"]),
        ("tiles", ["2", "gaps", "1", "category"]),
        ("mark", ["Gap", "gap"]),
        ("tag", ["<small>"]),
    ],
)
def test_each_piece_is_written_by_its_voice(kind: str, parts: list[str]) -> None:
    filled = fill(f"| {piece(kind, *parts)} |", Loud())

    assert filled == f"| [{' '.join([kind, *parts])}] |"


def test_pieces_stand_side_by_side() -> None:
    assert fill(piece("text", "a") + piece("code", "b"), Loud()) == "[text a][code b]"


def test_data_cannot_end_its_piece_or_begin_another() -> None:
    hostile = str(piece("code", "x"))

    assert fill(str(piece("text", hostile)), Loud()) == "[text ␂code␟x␃]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x00\x02\x03\x1b\x1f\x7f", "␀␂␃␛␟␡"),
        ("\x85\ud800\ufffe\U0001ffff", "\ufffd" * 4),
        ("\u202eאב", "\u202eאב"),
    ],
)
def test_control_characters_become_visible(text: str, expected: str) -> None:
    assert visible(text) == expected
