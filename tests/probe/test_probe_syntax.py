"""The probe runs where the user's code runs, which may be an older Python than ours."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import mkdocs_sse_registry

PROBE = Path(mkdocs_sse_registry.__file__).parent / "probe"


@pytest.mark.parametrize("file", sorted(PROBE.rglob("*.py")), ids=lambda file: file.name)
def test_the_probe_is_python_3_9_and_needs_nothing_else(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 9))

    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {alias.name.partition(".")[0] for alias in node.names} <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert str(node.module).partition(".")[0] in sys.stdlib_module_names


def test_every_python_3_can_parse_the_start_and_so_refuse_with_a_reason() -> None:
    ast.parse((PROBE / "__main__.py").read_text(encoding="utf-8"), feature_version=(3, 4))
