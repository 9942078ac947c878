"""Which tests there are, what becomes of them, and what pytest does with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mkdocs_sse_registry.domain.rules import RULES

if TYPE_CHECKING:
    from tests.pytest_plugin.conftest import Project

ASK = "--sse-registry=app.registry"
PLACED = "sse-registry::SSE105 empty-description[order.placed]"
GAP = "sse-registry::SSE201 gap[order.shipped]"


def test_what_is_wrong_fails_with_the_place_and_what_to_do(project: Project) -> None:
    done = project.run(ASK, "-q")

    assert done.returncode == 1
    failure, other = done.stdout.partition("= FAILURES =")[2].split("_ SSE201 gap[order.shipped] _")
    assert failure.partition("\n")[2].strip(" _\n").split("\n") == [
        "SSE105 empty-description[order.placed] " + "_" * 80,
        "app/registry.py:16: warning SSE105 'order.placed' has no description.",
        "  Fix: Say in the description of its entry what has happened when it is sent.",
    ]
    assert f"FAILED {PLACED} - 'order.placed' has no description.\n" in other
    assert "2 failed, 24 passed" in other


def test_each_rule_that_is_asked_has_a_test(project: Project) -> None:
    ids = project.ids(ASK)

    asked = [rule for rule in RULES if rule.severity and not rule.code.startswith("SSE4")]
    expected = [f"sse-registry::{rule.code} {rule.name}" for rule in asked]
    assert ids[0] == "tests/test_app.py::test_of_the_user"
    assert [each.partition("[")[0] for each in ids[1:]] == expected
    assert {PLACED, GAP} <= set(ids)


def test_a_rule_that_cannot_look_at_everything_is_skipped_with_the_reason(project: Project) -> None:
    registry = project.folder / "app/registry.py"
    text = re.sub(r".payload_fields.: .*", "", registry.read_text("utf-8"))
    registry.write_text(text, "utf-8")

    done = project.run(ASK, "-rs")

    assert (
        "SKIPPED [2] app/registry.py: Not checked: no entry of the registry declares" in done.stdout
    )


def test_what_does_not_fail_is_told_all_the_same(project: Project) -> None:
    done = project.run(ASK, "--sse-registry-fail-on=error", "-rP", "--junit-xml=report.xml")

    report = ET.parse(project.folder / "report.xml")  # noqa: S314 - our own
    told = {each.get("name"): each.get("value") for each in report.iter("property")}
    assert "warning SSE105 'order.placed' has no description." in done.stdout
    assert "SSE201" in str(told["sse-registry"])


def test_a_report_of_junit_has_the_tests_with_their_messages(project: Project) -> None:
    project.run(ASK, "--junit-xml=report.xml")

    report = ET.parse(project.folder / "report.xml")  # noqa: S314 - our own
    failed = [each for each in report.iter("testcase") if each.find("failure") is not None]
    failure = failed[0].find("failure")
    assert failed[0].get("classname") == "sse-registry"
    assert failed[0].get("name") == "SSE105 empty-description[order.placed]"
    assert failure is not None
    assert failure.get("message") == "'order.placed' has no description."


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_a_registry_that_cannot_be_loaded_is_one_test_that_fails(
    project: Project, workers: str
) -> None:
    project.write("app/registry.py", "import nothing_of_that_name\n")

    done = project.run(ASK, workers)

    assert done.returncode == 1
    assert "The registry 'app.registry' cannot be loaded" in done.stdout
    assert "FAILED sse-registry::sse-registry" in done.stdout
    assert "1 failed, 1 passed" in done.stdout


def test_workers_get_the_same_tests_even_of_a_registry_that_changes(project: Project) -> None:
    registry = (project.folder / "app/registry.py").read_text("utf-8")
    changing = registry.replace('"order.shipped",', 'f"order.{time_ns()}",')
    project.write("app/registry.py", "from time import time_ns\n" + changing)

    done = project.run(ASK, "-n2", "-v")

    assert "Different tests were collected" not in done.stdout
    assert len(set(re.findall(r"SSE201 gap\[(.*?)\]", done.stdout))) == 1
    assert PLACED in done.stdout


def test_tests_are_chosen_as_others_are(project: Project) -> None:
    assert project.ids(ASK, "-k", "SSE105") == [PLACED]
    assert project.ids(ASK, "--deselect", PLACED, "-k", "SSE105 or SSE201") == [GAP]
    assert "stopping after 1 failures" in project.run(ASK, "-x").stdout
    assert ":16: 'order.placed' has no description." in project.run(ASK, "--tb=line").stdout

    project.run(ASK, options=())
    again = project.run(ASK, "--last-failed", "-v", options=())
    assert re.findall(r"^(sse-registry::.*?) FAILED", again.stdout, re.MULTILINE) == [PLACED, GAP]
