"""Text of users stays text in the Markdown of a code host."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.rendering.reports.inert import JOINER, code, sentence, words


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain text, with é", "plain text, with é"),
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("*a* _b_ ~c~ `d` [e](f) $g$", r"\*a\* \_b\_ \~c\~ \`d\` \[e\]\(f\) \$g\$"),
        ("<script> &amp;", "&lt;script&gt; &amp;amp;"),
        ("@octocat a@b.example #12", f"@{JOINER}octocat a@{JOINER}b.example #{JOINER}12"),
        ("http://e WWW.e.example", f"http:{JOINER}//e WWW{JOINER}.e.example"),
        (":tada: a: b :", f":{JOINER}tada: a: b :"),
        ("two\nlines", r"two\\nlines"),
    ],
)
def test_words_stay_words(text: str, written: str) -> None:
    assert words(text) == written


def test_two_spans_of_code_side_by_side_do_not_end_each_other() -> None:
    written = sentence("`a`<!-- ` <script> -->, ``b``")

    assert written == rf"`a`{JOINER}``<!-- ` <script> -->``, \`\`b\`\`"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("order.paid", "`order.paid`"),
        ("a|b", r"`a\|b`"),
        ("a`b", "``a`b``"),
        ("a``b`c", "```a``b`c```"),
        ("`a`", "`` `a` ``"),
        (" a", "`  a `"),
        ("  ", "`  `"),
        ("", ""),
        ("two\nlines", r"`two\nlines`"),
    ],
)
def test_code_stays_code(text: str, written: str) -> None:
    assert code(text) == written
