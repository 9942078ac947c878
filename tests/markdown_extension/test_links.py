"""Where the links of regions and generated pages lead."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_sse_registry.markdown_extension.fences import Fences
from mkdocs_sse_registry.markdown_extension.voice import SiteVoice


@pytest.mark.parametrize(
    ("page", "target", "anchor", "link"),
    [
        ("index.md", "sse/statistics.md", "", "[x](<sse/statistics.md>)"),
        ("index.md", "sse/categories/a.md", "a.b", "[x](<sse/categories/a.md#a.b>)"),
        ("guide/deep/page.md", "sse/a.md", "a", "[x](<../../sse/a.md#a>)"),
        ("sse/categories/a.md", "sse/categories/b.md", "b", "[x](<b.md#b>)"),
        ("sse/a.md", "sse/a.md", "a.b", "[x](<#a.b>)"),
        ("sse/a.md", "sse/a.md", "", "[x](<a.md>)"),
        ("index.md", "my <b> (1)#2?/a.md", "", "[x](<my%20%3Cb%3E%20%281%29%232%3F/a.md>)"),
        ("index.md", "100%25/日本.md", "日本", "[x](<100%2525/%E6%97%A5%E6%9C%AC.md#日本>)"),
        ("index.md", "", "", "x"),
        (None, "sse/a.md", "a", "x"),
        (None, "https://example.com/a", "", "[x](<https://example.com/a>)"),
    ],
)
def test_a_link_leads_from_page_to_page(
    page: str | None, target: str, anchor: str, link: str
) -> None:
    voice = SiteVoice(Markdown(), Fences(), page, marks_references=False)

    assert f"{voice.opened(target, anchor)}x{voice.closed(target, anchor)}" == link


@pytest.mark.parametrize(
    ("url", "marks_references", "html"),
    [
        ("", False, "<code>C</code>"),
        ("https://e.com/c.py", False, '<a href="https://e.com/c.py"><code>C</code></a>'),
        ("", True, '<sse-reference identifier="m.C" url=""><code>C</code></sse-reference>'),
    ],
)
def test_a_class_is_marked_for_the_engine_or_linked_to_its_source(
    url: str, *, marks_references: bool, html: str
) -> None:
    md = Markdown()
    voice = SiteVoice(md, Fences(), "index.md", marks_references=marks_references)

    voice.reference("C", "m.C", url)

    assert md.htmlStash.rawHtmlBlocks == [html]
