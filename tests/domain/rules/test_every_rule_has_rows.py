"""No rule without rows in the tables of this folder."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from mkdocs_sse_registry.domain.rules import RULES

ON_PROSE = {"SSE401", "SSE404"}
"""Their rows are pages, so they stand beside what reads pages: tests/sources/test_prose_*.py."""

MODULES = [
    runpy.run_path(str(path)) for path in sorted(Path(__file__).parent.glob("test_rules_on_*.py"))
]


@pytest.mark.parametrize(("table", "does"), [("FIRES", "fires"), ("SILENT", "is silent")])
def test_every_rule_has_a_row_where_it_fires_and_one_where_it_is_silent(
    table: str, does: str
) -> None:
    rows = [story.partition(" ") for module in MODULES for story in module[table]]
    codes = {rule.code for rule in RULES}
    missing = sorted(codes - ON_PROSE - {code for code, _, _ in rows})
    unknown = sorted({code for code, _, _ in rows} - codes)

    assert missing == [], f"Add a row where the rule {does} to {table} in tests/domain/rules/."
    assert unknown == [], "Begin each row with the code of a rule."
