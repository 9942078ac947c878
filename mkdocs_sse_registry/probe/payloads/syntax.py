"""Expressions as they are written, for the reason why one is not understood; knows no meaning."""

from __future__ import annotations

import ast

SHOWN = 60
"""Characters of an expression in a reason."""


def shown(node: ast.AST) -> str:
    """Return an expression as it is written, cut to what fits into a sentence."""
    text = ast.unparse(node) if hasattr(ast, "unparse") else type(node).__name__
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
