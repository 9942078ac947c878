"""The plain form says what the registry says in GitHub's Markdown, and nothing of it is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mkdocs_sse_registry.rendering.pieces import piece, visible
from mkdocs_sse_registry.rendering.plain_voice import plain

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"br", "span"}
"""Tags of ours in text: for lines, and around a sign that GitHub would read."""

HOSTILE = (
    *("*a* **b** _c_ __d__ ~e~ ~~f~~ `g` ``h``", "[a](b) ![a](b) [a][b] [a]: b", "[^1]", "[ ] x"),
    *(
        "<b>a</b>",
        "<!-- a -->",
        "-->",
        "<https://a.b>",
        "<script>",
        "&lt; &amp; &#35; &copy",
        "a & b",
    ),
    *("# a", "## a #", "- a", "+ a", "* a", "1. a", "1) a", "123456789. a", "> a", "===", "---"),
    *(
        "***",
        "```",
        "~~~",
        "    a",
        "\ta",
        "| a | b |",
        "a|b",
        r"a\|b",
        r"\\|",
        "\\",
        r"\*a\*",
        "a\\",
    ),
    *("a  b", " a ", "a\nb", "a\n\n# b", "a\n- b", "a  \nb", "`", "``", "` a `", " ` ", "   "),
    *("snake_case", "_a", "a_", "__init__", "a*b*c", "{{ a }}", "{% a %}", "{# a #}", "{a}"),
    *("<!-- /sse-registry -->", "<!-- sse-registry: events -->", ":---", "1", "-", "$a$", ":tada:"),
    *(
        "@ann",
        "ann@shop.example",
        "https://a.b/c?d=e&f=g",
        "www.a.b",
        "a & b",
        r"\*a\*",
        "é_ü",
        "\U0001f600",
    ),
)


class Page(HTMLParser):
    """Reads text and tags of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag if not attrs else f"{tag} with attributes")
        if tag == "br":
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")


def read(markdown: str) -> tuple[str, list[str]]:
    """Return the text of a page on one line, and its tags but for ours."""
    page = Page()
    page.feed(GITHUB.render(markdown))
    text = " ".join("".join(page.words).replace("\u2060", "").split())
    return text, [tag for tag in page.tags if tag not in OURS]


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_and_nothing_else(text: str) -> None:
    expect_a_text(text)


@given(st.text(st.sampled_from("ab1 \n\t*_`[]()<>!&#-+=.:|\\~{}%$@/;'\"é"), min_size=1))
@example("1.")
def test_any_text_is_a_text_and_nothing_else(text: str) -> None:
    expect_a_text(text)


def expect_a_text(text: str) -> None:
    said = one_line(text)
    line = plain(f"# a\n\n{piece('text', text)}\n\n# b")
    row = plain(f"| a | b |\n| --- | --- |\n| x | {piece('text', text)} |")
    item = plain(f"**a** {piece('text', text)}.")

    assert read(line) == (one_line(f"a {said} b"), ["h1", *(["p"] if said else []), "h1"])
    assert read(row) == (one_line(f"a b x {said}"), TABLE)
    assert read(item) == (one_line(f"a {said}" + ("." if said else " .")), ["p", "strong"])


TABLE = ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_is_code_and_nothing_else(text: str) -> None:
    expect_code(text)


@given(st.text(st.sampled_from("ab1 \n*_`[]<>!&-|\\~{}%/"), min_size=1))
def test_any_name_is_code_and_nothing_else(text: str) -> None:
    expect_code(text)


def expect_code(text: str) -> None:
    said = one_line(text)
    line = plain(f"{piece('code', text)} x")
    row = plain(f"| a | b |\n| --- | --- |\n| x | {piece('code', text)} |")

    assert read(line) == (one_line(f"{said} x"), ["p", "code"])
    assert read(row) == (one_line(f"a b x {said}"), [*TABLE, "code"])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_listing_is_a_fence_and_nothing_else(text: str) -> None:
    made = plain(f"# a\n\n{piece('listing', 'text', text)}\n\n# b")

    [before, fence, after] = [
        each.content for each in GITHUB.parse(made) if each.type in {"inline", "fence"}
    ]
    assert (before, fence.replace("\u2060", ""), after) == ("a", f"{visible(text)}\n", "b")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (piece("anchor", "a") + "Heading", "Heading"),
        (piece("opened", "a.md", "") + "label" + piece("closed", "a.md", ""), "label"),
        (piece("picture", "<svg/>", "2 of 3"), "2 of 3"),
        ("| " + piece("picture", "<svg/>", "") + " 2/3 |", "| 2/3 |"),
        (piece("reference", "OrderPlaced", "shop.OrderPlaced", "https://x.y"), "`OrderPlaced`"),
        (piece("tag", "<small>") + "words" + piece("tag", "</small>"), "words"),
        ("| a " + piece("mark", "Gap", "gap") + " |", "| a |"),
        ("| a<br>" + str(piece("mark", "Gap", "gap")) + " |", "| a |"),
        (piece("tag", "<small>") + piece("mark", "Gap", "gap") + " Words.", "Words."),
        (piece("tiles", "2", "gaps", "1", "category"), "- **2** gaps\n- **1** category"),
        (
            piece("tabs", "Data", "json", "{}", "Shell", "sh", "ls"),
            "**Data**\n\n```json\n{}\n```\n\n**Shell**\n\n```sh\nls\n```",
        ),
        (piece("diagram", "flowchart LR"), "```mermaid\nflowchart LR\n```"),
        (
            f"{piece('folded', 'A <b>')}\n\n- b\n\n{piece('unfolded', 'A <b>')}",
            "<details>\n<summary>A &lt;b&gt;</summary>\n\n- b\n\n</details>",
        ),
        (
            '<i title="' + str(piece("attribute", 'a"<b>\nc')) + '">',
            '<i title="a&quot;&lt;b&gt; c">',
        ),
        (f"a\n\n\n{piece('text', '')}\n\nb  \n\n", "a\n\nb"),
        (piece("listing", "text", "a\n\n\nb  "), "```text\na\n\n\nb  \n```"),
    ],
)
def test_how_each_piece_is_written(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


@pytest.mark.parametrize("kind", ["text", "code"])
@pytest.mark.parametrize(
    "text", ["<!-- /sse-registry -->", "<!--/sse-registry-->", "{{ x }}", "{% x %}", "{# x #}"]
)
def test_nothing_reads_as_a_marker_or_as_a_macro(kind: str, text: str) -> None:
    assert not re.search(r"<!--\s*/?sse-registry|\{[{%#]", plain(piece(kind, text)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://a.b", r"https\://a.b"),
        ("www.a.b", r"www\.a.b"),
        ("by @ann", "by <span>@</span>ann"),
        ("ann@shop.example", "ann<span>@</span>shop.example"),
        (":tada:", "<span>:</span>tada:"),
        ("$5 and $6", "<span>$</span>5 and <span>$</span>6"),
    ],
)
def test_what_github_reads_in_any_text_is_broken_up(text: str, written: str) -> None:
    assert plain(piece("text", text)) == written


def test_usual_words_are_left_as_they_are() -> None:
    text = "The order (no. 3) was paid: 5 > 4, user's read_at is set & sent. See shop/orders.py!"

    assert plain(piece("text", text)) == text
