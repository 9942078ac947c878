"""`sse-registry check` and `explain` as a process: what they say, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import jsonschema
import pytest

from mkdocs_sse_registry.domain.rules import RULES

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs" / "reference" / "findings.schema.json"

CLEAN = '''
    """What the shop sends."""

    from dataclasses import dataclass


    @dataclass
    class Placed:
        order_id: str
        user_id: str


    def placed(event):
        return {"order_id": event.order_id}


    SSE_EVENT_REGISTRY = [
        {
            "event_type": "order.placed",
            "category": "orders",
            "description": "A customer ordered.",
            "payload_fields": ["order_id"],
        },
    ]

    DOMAIN_TO_SSE_MAPPING = [
        {
            "domain_event_class": Placed,
            "sse_event_type": "order.placed",
            "payload_extractor": placed,
            "user_id_extractor": lambda event: event.user_id,
        },
    ]
    '''
CONFIGURATION = """
    site_name: Shop
    plugins:
      - sse-registry:
          registry: registry
    """
UNDESCRIBED = CLEAN.replace("A customer ordered.", "")
FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "the shop"
    write(folder, "registry.py", CLEAN)
    write(folder, "mkdocs.yml", CONFIGURATION)
    write(folder, "docs/index.md", "# Shop\n\nListen for `order.placed`.\n")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8", newline="")
    return path


def test_a_clean_site_is_told_in_one_line(shop: Path, sse_registry: Run) -> None:
    done = sse_registry(shop, "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "No findings in 1 event type, 1 mapping and 1 page.\n"


@pytest.mark.parametrize(
    ("fail_on", "status"), [(None, 1), ("info", 1), ("warning", 1), ("error", 0)]
)
def test_the_exit_status_follows_the_least_severity(
    shop: Path, fail_on: str | None, status: int, sse_registry: Run
) -> None:
    write(shop, "registry.py", UNDESCRIBED)

    done = sse_registry(shop, "check", *(["--fail-on", fail_on] if fail_on else []))

    assert done.returncode == status
    assert "warning SSE105 'order.placed' has no description." in done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_has_the_same_bytes_twice_and_the_same_exit_status(
    shop: Path, form: str, sse_registry: Run
) -> None:
    write(shop, "registry.py", UNDESCRIBED)
    write(shop, "docs/index.md", "Listen for `order.placd`.\n")

    first, second = (sse_registry(shop, "check", "--format", form) for _ in range(2))

    assert first.stdout == second.stdout
    assert (first.returncode, first.stderr) == (1, "")
    assert "SSE105" in first.stdout
    assert "SSE401" in first.stdout


def test_the_json_follows_its_schema(shop: Path, sse_registry: Run) -> None:
    write(shop, "registry.py", UNDESCRIBED)

    told = json.loads(sse_registry(shop, "check", "--format", "json").stdout)

    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert [each["code"] for each in told["findings"]] == ["SSE105"]
    assert told["findings"][0]["path"] == "registry.py"


def test_places_are_relative_to_the_repository(shop: Path, sse_registry: Run) -> None:
    (shop.parent / ".git").mkdir()
    write(shop, "docs/guide/page.md", "one\n\ntwo: `order.placd`\n")

    told = json.loads(sse_registry(shop, "check", "--format", "json").stdout)

    (found,) = told["findings"]
    assert (found["path"], found["line"], found["column"]) == (
        "the shop/docs/guide/page.md",
        3,
        7,
    )


def test_without_a_site_the_rules_about_pages_are_named(shop: Path, sse_registry: Run) -> None:
    done = sse_registry(shop, "--registry", "registry", "check")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "No findings in 1 event type and 1 mapping.",
        "Not checked: SSE401, SSE402, SSE403, SSE404, SSE405: no pages are known without a "
        "mkdocs.yml.",
    ]


def test_what_needs_a_call_is_named_where_none_is_made(shop: Path, sse_registry: Run) -> None:
    write(shop, "mkdocs.yml", CONFIGURATION + "      run_extractors: false\n")

    done = sse_registry(shop, "check")

    assert done.returncode == 0
    assert "Not checked: SSE104, SSE111: functions of the registry are not called" in done.stdout
    assert "SSE303, SSE304, SSE307: extractors are not run" in done.stdout


def test_a_rule_that_is_switched_off_is_named(shop: Path, sse_registry: Run) -> None:
    write(shop, "registry.py", UNDESCRIBED)
    rules = "      rules: {severity: {SSE105: off}}\n"
    write(shop, "mkdocs.yml", CONFIGURATION + rules)

    done = sse_registry(shop, "check")

    assert done.returncode == 0
    assert "Not checked: SSE105: off in the options (rules.severity)." in done.stdout


@pytest.mark.parametrize(("until", "status"), [("2026-06-30", 0), ("2026-06-29", 1)])
def test_a_waiver_counts_until_its_last_day(
    shop: Path, until: str, status: int, sse_registry: Run
) -> None:
    write(shop, "registry.py", UNDESCRIBED)
    waiver = f"{{rule: SSE105, match: 'order.*', reason: later, until: {until}}}"
    write(shop, "mkdocs.yml", CONFIGURATION + f"      rules: {{waivers: [{waiver}]}}\n")

    done = sse_registry(shop, "check", SOURCE_DATE_EPOCH="1782777600")  # 30 June 2026

    assert done.returncode == status
    assert ("SSE901" in done.stdout) == bool(status)


def test_coverage_under_its_threshold_fails_also_without_a_finding(
    shop: Path, sse_registry: Run
) -> None:
    write(shop, "registry.py", CLEAN.replace("DOMAIN_TO_SSE_MAPPING", "MAPPINGS_OF_OTHERS"))
    options = "      rules: {severity: {SSE201: off, SSE205: off}}\n"
    options += "          coverage: {fail_under: 50}\n"
    write(shop, "mkdocs.yml", CONFIGURATION + options)

    done = sse_registry(shop, "check")

    assert done.returncode == 1
    assert done.stdout.startswith("No findings")
    assert done.stderr.startswith("The coverage is 0/1 (0 %), under the threshold of 50 %")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--format", "xml"), "'xml' is not one of"),
        (("check", "--fail-on", "fatal"), "'fatal' is not one of"),
        (("--registry", "registri", "check"), "Did you mean 'registry'?"),
        (("explain", "SSE999"), "there is no rule 'SSE999'."),
        (("explain", "gaps"), "Did you mean 'gap'?"),
        (("explain",), "Missing argument 'CODE'"),
    ],
)
def test_wrong_usage_ends_with_2(
    shop: Path, arguments: tuple[str, ...], message: str, sse_registry: Run
) -> None:
    done = sse_registry(shop, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_registry_that_is_not_found_is_told_in_the_options_of_the_command(
    shop: Path, sse_registry: Run
) -> None:
    write(shop, "src/inner.py", CLEAN)

    done = sse_registry(shop, "--registry", "inner", "check")

    assert done.returncode == 2
    assert "Name the folder that holds 'inner': `--path src`." in done.stderr
    assert sse_registry(shop, "--registry", "inner", "--path", "src", "check").returncode == 0


def test_a_page_that_is_no_utf_8_is_named(shop: Path, sse_registry: Run) -> None:
    (shop / "docs" / "old.md").write_bytes(b"Caf\xe9\n")

    done = sse_registry(shop, "check")

    assert (done.returncode, done.stdout) == (2, "")
    assert "old.md is not UTF-8: byte 3 is 0xe9. Save it as UTF-8." in done.stderr


def test_names_of_another_registry_of_the_site_are_known(shop: Path, sse_registry: Run) -> None:
    write(shop, "bank.py", CLEAN.replace("order.placed", "order.settled"))
    entry = "      - sse-registry: {{registry: {0}, name: {0}, pages: {{directory: {0}}}}}\n"
    listed = entry.format("registry") + entry.format("bank")
    write(shop, "mkdocs.yml", f"    site_name: Shop\n    plugins:\n{listed}")
    write(shop, "docs/index.md", "`order.placed`, `order.settled`, `order.plced`\n")

    done = sse_registry(shop, "--name", "registry", "check")

    assert done.returncode == 1
    assert done.stdout.count("SSE401") == 2, "once in the finding and once in its fix"
    assert "The page names 'order.plced'" in done.stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_explained_by_its_code_and_by_its_name(
    rule: object, tmp_path: Path, sse_registry: Run
) -> None:
    code, name = rule.code, rule.name  # type: ignore[attr-defined]

    by_code, by_name = (
        sse_registry(tmp_path, "explain", code.lower()),
        sse_registry(tmp_path, "explain", name),
    )

    assert by_code.returncode == 0
    assert by_code.stdout == by_name.stdout
    assert by_code.stdout.startswith(f"{code} {name}\n")
