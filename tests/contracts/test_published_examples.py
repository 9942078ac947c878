"""What the reports write of the reference follows the published schemas, and is on their pages."""

from __future__ import annotations

import contextlib
import copy
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from msgspec.structs import replace

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain import checking
from mkdocs_sse_registry.domain.diff.comparing import compare
from mkdocs_sse_registry.domain.diff.comparison import Comparison, Revision
from mkdocs_sse_registry.domain.model import Direct
from mkdocs_sse_registry.domain.rules.inspection import Inspection
from mkdocs_sse_registry.rendering.reports import changes, findings, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_sse_registry.domain.model import Registry
    from tests.contracts.conftest import Hold

    Json = dict[str, Any]
    Written = dict[str, Json]

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
EVENT = "sync.accounts.started"
GAP = "provider.token.expiring"
"""A gap of the reference where nothing is declared direct."""
REMEDY = "Run this test with `ACCEPT_STORIES=1`, and check the difference."


@pytest.fixture(scope="module")
def written() -> Written:
    """Return what is written of the reference with nothing declared direct, by format."""
    (settings,) = configuration.find(ROOT / "mkdocs.yml")
    registry = replace(usecases.load(settings).registry, direct=())
    inspection = Inspection(registry=registry, today=date(2026, 1, 1))
    texts = {
        "snapshot": snapshot.write(registry),
        "findings": findings.published.write(checking.check(inspection)),
        "changes": changes.published.write(compared(registry)),
    }
    return {name: json.loads(text) for name, text in texts.items()}


def compared(registry: Registry) -> Comparison:
    """Return what changed since an event type had a field with another type, and was no gap."""
    event = next(each for each in registry.events if each.type == EVENT)
    first, *others = event.payload_fields
    fields = (replace(first, type="integer", format=None), *others)
    events = (replace(e, payload_fields=fields) if e is event else e for e in registry.events)
    direct = (Direct(type=GAP, reason="a watch sends it"),)
    before = replace(registry, events=tuple(events), direct=direct)
    base = Revision(name="main", commit="1a2b3c4d" * 5)
    module = registry.origin.module
    return Comparison(module=module, base=base, changes=compare(before, registry))


def validate(whole: Json, form: str) -> None:
    schema = json.loads((REFERENCE / f"{form}.schema.json").read_text("utf-8"))
    jsonschema.validate(whole, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize("form", ["snapshot", "findings", "changes"])
def test_what_is_written_of_the_reference_is_valid(form: str, written: Written) -> None:
    validate(written[form], form)


@pytest.mark.parametrize(
    ("form", "one"),
    [
        ("snapshot", lambda whole: (e for e in whole["events"] if e["type"] == EVENT)),
        ("findings", lambda whole: (e for e in whole["findings"] if e["subject"] == GAP)),
        ("changes", lambda whole: (e for e in whole["changes"] if e["breaking"])),
    ],
)
def test_the_page_shows_one_of_them_as_it_is(
    form: str, one: Callable[[Json], Iterator[Json]], written: Written, hold: Hold
) -> None:
    shown = json.dumps(next(one(written[form])), indent=2)

    hold(REFERENCE / f"{form}.md", "Example", f"```json\n{shown}\n```", REMEDY)


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("snapshot", f"['{GAP}', 'ai."),
        ("findings", f"SSE201 {GAP}\n"),
        ("changes", f"field-retyped {EVENT}\n"),
    ],
)
def test_the_page_shows_how_to_read_it(
    form: str,
    begin: str,
    written: Written,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (REFERENCE / f"{form}.md").read_text("utf-8").partition("\n## Read it\n")[2]
    reading = re.search(r"```python\n(.*?Path\(\"(.*?)\"\).*?)```", text, re.DOTALL)
    assert reading
    (tmp_path / reading[2]).write_text(json.dumps(written[form]), "utf-8")

    with contextlib.chdir(tmp_path):
        exec(reading[1], {})  # noqa: S102 - the code is our own

    assert capsys.readouterr().out.startswith(begin)


@pytest.mark.parametrize(
    ("form", "part", "change"),
    [
        ("snapshot", lambda whole: whole, {"format_version": 0}),
        ("snapshot", lambda whole: whole["events"][0]["payload_fields"][0], {"more": 1}),
        ("snapshot", lambda whole: whole["mappings"][0], None),
        ("findings", lambda whole: whole, {"format_version": 0}),
        ("findings", lambda whole: whole["findings"][0], {"more": 1}),
        ("findings", lambda whole: whole["findings"][0], {"severity": "fatal"}),
        ("findings", lambda whole: whole["counts"], None),
        ("changes", lambda whole: whole, {"step": "huge"}),
        ("changes", lambda whole: whole["changes"][0], {"kind": "event-vanished"}),
        ("changes", lambda whole: whole["coverage"]["head"], None),
    ],
)
def test_a_schema_refuses_what_is_never_written(
    form: str,
    part: Callable[[Json], Json],
    change: Json | None,
    written: Written,
) -> None:
    """Change a part, or take a key away."""
    changed = copy.deepcopy(written[form])
    if change:
        part(changed).update(change)
    else:
        part(changed).popitem()

    with pytest.raises(jsonschema.ValidationError):
        validate(changed, form)
