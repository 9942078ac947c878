"""What the options ask for, and what happens where they cannot be used or are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.pytest_plugin import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.pytest_plugin.conftest import Project

OPTIONS = """
    plugins:
      - sse-registry:
          registry: app.registry
          paths: [..]
          rules:
            severity: {SSE106: off, SSE105: info, SSE109: warning}
            waivers: [{rule: SSE201, match: order.*, reason: soon, until: 2126-01-31}]
          coverage: {fail_under: 100}
    """
COMPARED = """
    plugins:
      - sse-registry:
          registry: app.registry
          compare_to: {}
          coverage: {{no_decrease: true}}
    """
ASK = "--sse-registry=app.registry"
PLACED = "sse-registry::SSE105 empty-description[order.placed]"


def test_the_options_of_mkdocs_yml_count_when_it_is_named(project: Project) -> None:
    project.write("website/mkdocs.yml", OPTIONS)
    configured = "--sse-registry-config=website/mkdocs.yml"

    done = project.run(ASK, configured, "-rs")
    outcomes = project.outcomes(ASK, configured)

    assert "SKIPPED [1] app/registry.py: Waived: soon (until 2126-01-31)." in done.stdout
    assert outcomes["sse-registry::SSE201 gap"] == outcomes[PLACED] == "PASSED"
    assert "sse-registry::SSE109 unconventional-name" in outcomes
    assert not any("SSE106" in name for name in outcomes)
    assert outcomes["sse-registry::coverage.fail_under"].startswith(
        "FAILED The coverage is 1/2 (50 %), under the threshold of 100 %"
    )


def test_a_coverage_that_fell_is_a_test_of_its_own(
    project: Project, repository: Callable[[Path], Repository]
) -> None:
    (project.folder / ".git").rmdir()
    shop = repository(project.folder)
    shop.commit()
    shop.edit("app/registry.py", ('"sse_event_type": "order.placed"', '"sse_event_type": "gone"'))
    ask = (ASK, "--sse-registry-config=mkdocs.yml", "-rs", "-k", "no_decrease")
    told = {}
    for revision in ("HEAD", "null", "v1"):
        project.write("mkdocs.yml", COMPARED.format(revision))
        told[revision] = project.run(*ask).stdout

    assert "The coverage fell from 1/2 (50 %) at HEAD (" in told["HEAD"]
    assert ") to 0/2 (0 %)" in told["HEAD"]
    assert "Not checked: compare_to names no revision." in told["null"]
    assert "Not checked: The revision 'v1' cannot be had" in told["v1"]


def test_the_least_severity_that_fails_can_be_chosen(project: Project) -> None:
    assert project.run(ASK, "--sse-registry-fail-on=error").returncode == 0
    project.write("pytest.ini", "[pytest]\nsse_registry_fail_on = error\n")
    assert project.run(ASK).returncode == 0
    assert project.run(ASK, "--sse-registry-fail-on=warning").returncode == 1
    assert tuple(Severity) == SEVERITIES


WRONG: dict[str, tuple[str, ...]] = {
    "invalid choice: 'all'": (ASK, "--sse-registry-fail-on=all"),
    "registry: expected the dotted name of a module": ("--sse-registry=a b",),
    "such as app.domain.events.sse_registry, found ''.": ("--sse-registry=",),
    "nowhere.yml: cannot be read": (ASK, "--sse-registry-config=nowhere.yml"),
    "lists no registry 'app.other'. There are: app.registry.": (
        "--sse-registry=app.other",
        "--sse-registry-config=website/mkdocs.yml",
    ),
    "--sse-registry-config needs --sse-registry MODULE.": (
        "--sse-registry-config=website/mkdocs.yml",
    ),
    "sse_registry_fail_on: found 'all'. Allowed: error, warning, info.": (
        ASK,
        "--override-ini=sse_registry_fail_on=all",
    ),
}


@pytest.mark.parametrize("message", WRONG)
def test_wrong_usage_is_told_before_anything_is_tested(project: Project, message: str) -> None:
    project.write("website/mkdocs.yml", OPTIONS)

    done = project.run(*WRONG[message])

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert message in done.stderr
    assert "collected" not in done.stdout


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_an_option_that_does_not_fit_the_registry_is_wrong_usage(
    project: Project, workers: str
) -> None:
    done = project.run(ASK, workers, SOURCE_DATE_EPOCH="today")

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "SOURCE_DATE_EPOCH: expected a number of seconds" in done.stderr


def test_the_option_in_the_configuration_counts_unless_paths_are_given(project: Project) -> None:
    project.write("pytest.ini", "[pytest]\ntestpaths = tests\nsse_registry = app.registry\n")

    assert PLACED in project.ids()
    assert project.ids("tests") == ["tests/test_app.py::test_of_the_user"]
    assert PLACED in project.ids("tests", ASK)
    assert "2 failed" in project.run("-n2").stdout
    assert "1 passed" in project.run("-n2", "tests").stdout


def test_the_mkdocs_yml_in_the_configuration_is_relative_to_it(project: Project) -> None:
    project.write("website/mkdocs.yml", OPTIONS)
    settings = "[pytest]\nsse_registry = app.registry\nsse_registry_config = website/mkdocs.yml\n"
    project.write("pytest.ini", settings)

    assert "sse-registry::coverage.fail_under" in project.ids("--rootdir=app")


def test_imports_work_as_in_the_suite(project: Project) -> None:
    (project.folder / "src").mkdir()
    (project.folder / "app").rename(project.folder / "src" / "app")
    project.write("pytest.ini", "[pytest]\npythonpath = src\n")

    assert PLACED in project.ids(ASK)
    project.write("pytest.ini", "[pytest]\n")
    assert project.ids(ASK, "-p", "no:python_path")[1:] == ["sse-registry::sse-registry"]


def test_it_can_be_left_out(project: Project) -> None:
    assert project.run("-p", "no:sse-registry").returncode == 0
    assert "unrecognized arguments" in project.run("-p", "no:sse-registry", ASK).stderr


def test_it_imports_nothing_where_it_is_not_used(project: Project) -> None:
    project.write(
        "tests/conftest.py",
        """
        import sys

        def pytest_unconfigure() -> None:
            print(sorted(each for each in sys.modules if each.startswith("mkdocs")))
        """,
    )

    ours = ["", ".pytest_plugin", ".pytest_plugin.items"]
    assert str([f"mkdocs_sse_registry{each}" for each in ours]) in project.run().stdout
