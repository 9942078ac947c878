"""Code as the site itself shows it: its highlighting, its tabs; knows no registry and no template.

Which extensions a conversion has is seen by the processors that are registered in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_sse_registry.rendering import html

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_sse_registry.markdown_extension.fences import Fences

_MERMAID = re.compile(r'<(?:pre|div)\b[^>]* class="(?:[^"]* )?mermaid[ "]')
"""What a custom fence for Mermaid becomes, whichever of its formats it has."""

_MERMAID_CODE = re.compile(r'<code class="(?:[^"]* )?(?:language-)?mermaid[ "]')

_BLOCK_SIGN = "/" * 12
"""Longer than the sign of any block around it, which must differ from it."""


def listing(md: Markdown, fences: Fences, language: str, text: str) -> str:
    """Return a line of Markdown that stands for code."""
    made = fences.made(md, language, text)
    if made is None:
        code = f'<code class="language-{html.attribute(language)}">{html.escaped(text)}\n</code>'
        made = f"<pre>{code}</pre>"
    return md.htmlStash.store(made)


def draws_mermaid(md: Markdown, fences: Fences, *, takes_code: bool) -> bool:
    """Return whether the site draws a fence in the language of Mermaid.

    Args:
        md: The conversion.
        fences: What its extension makes of fences.
        takes_code: Whether a plugin draws what is usual code of that language.
    """
    made = fences.made(md, "mermaid", "flowchart LR") or ""
    return bool(_MERMAID.match(made) or (takes_code and _MERMAID_CODE.search(made)))


def diagram(md: Markdown, fences: Fences, source: str) -> str:
    """Return a diagram as HTML, in a box that it can scroll in."""
    made = fences.made(md, "mermaid", source)
    return f'<div class="sse-diagram" role="group" aria-label="Diagram" tabindex="0">{made}</div>'


def tabs(md: Markdown, contents: list[tuple[str, str]]) -> str:
    """Return labelled contents as Markdown: in tabs if the site has them, else one by one.

    Args:
        md: The conversion.
        contents: Label and content of each, both of one line.
    """
    if "tabbed" in md.parser.blockprocessors:
        # The sign ! keeps these tabs from joining others that stand before them.
        signs = ["===!", *["==="] * (len(contents) - 1)]
        written = [
            f'{sign} "{label}"\n\n    {content}'
            for sign, (label, content) in zip(signs, contents, strict=True)
        ]
    elif _has_block_tabs(md):
        options = ["\n    new: true", *[""] * (len(contents) - 1)]
        written = [
            f"{_BLOCK_SIGN} tab | {label}{option}\n\n{content}\n\n{_BLOCK_SIGN}"
            for option, (label, content) in zip(options, contents, strict=True)
        ]
    else:
        return one_by_one(contents)
    return "\n\n".join(["", *written, ""])


def one_by_one(contents: list[tuple[str, str]]) -> str:
    """Return labelled contents as Markdown, one below the other."""
    return "\n\n".join(["", *(f"**{label}**\n\n{content}" for label, content in contents), ""])


def _has_block_tabs(md: Markdown) -> bool:
    """Return whether `pymdownx.blocks.tab` can be used: inside another block it loses its place."""
    if "blocks" not in md.parser.blockprocessors:
        return False
    blocks = md.parser.blockprocessors["blocks"]
    return "tab" in getattr(blocks, "blocks", {}) and not getattr(blocks, "stack", None)
