"""Read a registry and say which tests there are; knows how pytest takes a mistake, no more of it.

There is a test for each rule that finds nothing, and one for each subject that a rule finds
something of.
"""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain import thresholds
from mkdocs_sse_registry.domain.errors import ConfigurationError, LoadError
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import RULES
from mkdocs_sse_registry.pytest_plugin.items import NAME, Case, Outcome
from mkdocs_sse_registry.rendering.reports.plain import encodable, plain
from mkdocs_sse_registry.settings import Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_sse_registry.domain.findings import Finding, Findings
    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.rules.rule import Rule
    from mkdocs_sse_registry.settings import Settings

COVERAGE = "coverage.fail_under"
DECREASE = "coverage.no_decrease"


class Asked(Struct, frozen=True, kw_only=True):
    """What the options ask for.

    Attributes:
        settings: The options of the registry.
        fail_on: The least severity that fails.
        config_file: The mkdocs.yml that the options are of, `None` for the default ones.
    """

    settings: Settings
    fail_on: Severity
    config_file: Path | None = None


def asked(
    module: str, *, config_file: Path | None, folder: Path, paths: Sequence[str], fail_on: str
) -> Asked:
    """Return what is asked for.

    Args:
        module: Dotted name of the registry's module.
        config_file: The mkdocs.yml whose options count, `None` for the default ones.
        folder: Without such a file: what `paths` are relative to.
        paths: Without such a file: folders to import from.
        fail_on: A severity.

    Raises:
        pytest.UsageError: The options cannot be used.
    """
    try:
        if config_file is None:
            settings = configuration.read({"registry": module, "paths": list(paths)}, folder)
        else:
            settings = _configured(module, config_file)
    except ConfigurationError as error:
        problems = textwrap.indent(str(error), "  ")
        raise pytest.UsageError(f"{config_file or NAME} cannot be used:\n{problems}") from None
    return Asked(settings=settings, fail_on=Severity(fail_on), config_file=config_file)


def _configured(module: str, config_file: Path) -> Settings:
    found = configuration.find(config_file)
    for settings in found:
        if settings.registry == module:
            return settings
    listed = ", ".join(each.registry for each in found) or "none that is enabled"
    raise pytest.UsageError(f"{config_file} lists no registry {module!r}. There are: {listed}.")


def cases(asked: Asked, *, unknown: str) -> tuple[Case, ...]:
    """Read the registry and return its tests.

    Args:
        asked: What is asked for.
        unknown: The path that stands for one that is not known.

    Raises:
        pytest.UsageError: An option does not fit the registry.
    """
    try:
        registry = usecases.load(asked.settings).registry
        return _Suite(registry, asked, unknown).cases()
    except LoadError as error:
        lines = [plain(line) for line in str(error).expandtabs().split("\n")]
        text = "\n".join(lines)
        return (Case(name=NAME, outcome="failed", path=unknown, headline=lines[0], text=text),)
    except ConfigurationError as error:
        raise pytest.UsageError(f"{NAME} cannot be used:\n  {error}") from None


class _Suite:
    """The tests of a registry that could be read."""

    def __init__(self, registry: Registry, asked: Asked, unknown: str) -> None:
        self._registry = registry
        self._settings = asked.settings
        self._config_file = asked.config_file
        self._fail_on = asked.fail_on
        self._root = asked.settings.source.root
        source = registry.origin.source
        path = self._absolute(source.path) if source.path else unknown
        self._home = (path, source.line or 1)

    def cases(self) -> tuple[Case, ...]:
        """Return the tests, by the code of their rules."""
        findings = usecases.check(self._registry, self._settings)
        chosen = {rule.code: rule.severity for rule in RULES} | self._settings.rules.severities
        rules = [rule for rule in RULES if chosen[rule.code]]
        of_rules = (
            case
            for rule in rules
            if not rule.is_about_pages
            for case in self._of_rule(rule, findings)
        )
        return (*of_rules, *self._of_coverage(), *self._of_decrease())

    def _of_rule(self, rule: Rule, findings: Findings) -> Iterator[Case]:
        title = f"{rule.code} {rule.name}"
        path, line = self._home
        found = [each for each in findings.all if each.code == rule.code]
        limits = [each.reason for each in findings.unchecked if each.code == rule.code]
        for reason in limits:
            text = plain(f"Not checked: {reason}.")
            yield Case(name=title, outcome="skipped", path=path, line=line, text=text)
        if not limits and all(each.waived for each in found):
            yield Case(name=title, outcome="passed", path=path, line=line)
        for subject in dict.fromkeys(each.subject for each in found):
            about = [each for each in found if each.subject == subject]
            yield self._of_subject(f"{title}[{plain(subject)}]", about)

    def _of_subject(self, name: str, found: list[Finding]) -> Case:
        """Return the test for what one rule finds of one subject."""
        left = [each for each in found if each.waived is None]
        failing = [each for each in left if each.severity.is_at_least(self._fail_on)]
        first = next(iter(failing or left or found))
        home, line = self._home
        path, line = (self._absolute(first.path), first.line or 1) if first.path else (home, line)
        if not left:
            text = " ".join(_waived(each) for each in found)
            return Case(name=name, outcome="skipped", path=path, line=line, text=text)
        return Case(
            name=name,
            outcome="failed" if failing else "passed",
            path=path,
            line=line,
            headline=plain(first.message),
            text="\n".join(map(_said, left)),
        )

    def _of_coverage(self) -> Iterator[Case]:
        if self._settings.coverage.thresholds == Thresholds():
            return
        short = [plain(str(each)) for each in usecases.shortfalls(self._registry, self._settings)]
        yield self._at_home(COVERAGE, "failed" if short else "passed", short)

    def _of_decrease(self) -> Iterator[Case]:
        if not self._settings.coverage.no_decrease:
            return
        comparison = usecases.compared(
            self._registry, self._settings, config_file=self._config_file
        )
        if comparison is None or comparison.problem:
            reason = comparison.problem if comparison else "compare_to names no revision."
            lines = [plain(line) for line in f"Not checked: {reason}".split("\n")]
            yield self._at_home(DECREASE, "skipped", lines)
            return
        fell = thresholds.decrease(comparison)
        yield self._at_home(
            DECREASE, "failed" if fell else "passed", [plain(str(fell))] * bool(fell)
        )

    def _at_home(self, name: str, outcome: Outcome, lines: Sequence[str]) -> Case:
        """Return a test of the registry as a whole."""
        path, line = self._home
        return Case(
            name=name,
            outcome=outcome,
            path=path,
            line=line,
            headline=next(iter(lines), ""),
            text="\n".join(lines),
        )

    def _absolute(self, path: str) -> str:
        return encodable(os.path.join(self._root, path))  # noqa: PTH118 - stays as it is


def _said(finding: Finding) -> str:
    place, message, fix = map(plain, (finding.place, finding.message, finding.fix))
    return f"{place}: {finding.severity} {finding.code} {message}\n  Fix: {fix}"


def _waived(finding: Finding) -> str:
    if finding.waived is None:
        return ""
    return plain(f"Waived: {finding.waived}.")
