"""Findings as JUnit's XML, for services that show tests; knows none of them.

Nobody published a standard; this keeps to what Jenkins checks, `junit-10.xsd` of its xUnit plugin.
There is no time in it, so that one set of findings gives one text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import RULES
from mkdocs_sse_registry.rendering.reports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.findings import Finding, Findings
    from mkdocs_sse_registry.domain.rules.rule import Rule


def write(findings: Findings) -> str:
    """Return a suite with a case for each finding, and one for each rule that found nothing."""
    cases = [case for rule in RULES for case in _cases(rule, findings)]
    tags = Counter(part.tag for case in cases for part in case)
    attributes = {
        "name": f"sse-registry check {findings.module}",
        "tests": str(len(cases)),
        "failures": str(tags["failure"]),
        "errors": "0",
        "skipped": str(tags["skipped"]),
        "time": "0",
    }
    suites = ET.Element("testsuites")
    _under(suites, "testsuite", attributes).extend(cases)
    ET.indent(suites)
    # ASCII passes every terminal and pipe as it is; other characters are references in it.
    encoded: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return encoded.decode("ascii")


def _cases(rule: Rule, findings: Findings) -> Iterator[ET.Element]:
    """Yield the cases of a rule.

    A name has no line, and so stays the same when lines move; of equal ones each has a number.
    """
    title = f"{rule.code} {rule.name}"
    limits = [each.reason for each in findings.unchecked if each.code == rule.code]
    found = [each for each in findings.all if each.code == rule.code]
    seen: Counter[str] = Counter()
    for finding in found:
        name = f"{title}: {finding.subject}" + (f" in {finding.path}" if finding.path else "")
        seen[name] += 1
        case = _case(f"{name} ({seen[name]})" if seen[name] > 1 else name, findings.module)
        _add_outcome(case, finding)
        yield case
    for reason in limits:
        case = _case(title, findings.module)
        _under(case, "skipped", {"message": f"Not checked: {reason}."})
        yield case
    # Whether one that is off by default was asked is not known, so it has not passed.
    if rule.severity and not found and not limits:
        yield _case(title, findings.module)


def _case(name: str, module: str) -> ET.Element:
    return _under(None, "testcase", {"classname": module, "name": name, "time": "0"})


def _add_outcome(case: ET.Element, finding: Finding) -> None:
    """Say what became of a finding: an error or a warning fails, an info is only told."""
    said = str(finding)
    if finding.waived:
        message = f"Waived: {finding.waived}"
        _under(case, "skipped", {"message": message}, said)
    elif finding.severity is Severity.INFO:
        _under(case, "system-out", {}, said)
    else:
        attributes = {"type": finding.severity.value, "message": finding.message}
        _under(case, "failure", attributes, said)


def _under(
    parent: ET.Element | None, tag: str, attributes: dict[str, str], text: str = ""
) -> ET.Element:
    """Return a new element; what XML cannot hold becomes an escape."""
    element = ET.Element(tag, {name: plain(value) for name, value in attributes.items()})
    element.text = plain(text) or None
    if parent is not None:
        parent.append(element)
    return element
