"""Findings as SARIF 2.1.0, for code scanning; knows no service that reads it.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib import metadata
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import RULES
from mkdocs_sse_registry.rendering.reports.plain import encodable, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.findings import Finding, Findings, Unchecked
    from mkdocs_sse_registry.domain.rules.rule import Rule

DISTRIBUTION = "mkdocs-sse-registry"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    None: "none",
}
Object = dict[str, object]


def write(findings: Findings) -> str:
    """Return a log with one run: all rules, and all findings, the waived ones as suppressed."""
    indexes = {rule.code: index for index, rule in enumerate(RULES)}
    driver = {
        "name": "sse-registry",
        "version": version(),
        "rules": list(map(_rule, RULES)),
    }
    limits = [_limit(each, indexes[each.code]) for each in findings.unchecked]
    run = {
        "tool": {"driver": driver},
        "invocations": [
            {"executionSuccessful": True, "toolConfigurationNotifications": limits},
        ],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, indexes[each.code], fingerprint)
            for each, fingerprint in zip(findings.all, _fingerprints(findings), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def version() -> str:
    """Return the version that is installed; the package itself is the roof, and not to import."""
    return metadata.version(DISTRIBUTION)


def _rule(rule: Rule) -> Object:
    level = LEVELS[rule.severity]
    parts = (rule.detail, f"**Why it matters:** {rule.why}", f"**How to fix it:** {rule.fix}")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {
            "text": f"{rule.why} {rule.fix}",
            "markdown": "\n\n".join(part for part in (*parts, rule.example) if part),
        },
        "defaultConfiguration": {"enabled": rule.severity is not None, "level": level},
    }


def _limit(unchecked: Unchecked, index: int) -> Object:
    return {
        "associatedRule": {"id": unchecked.code, "index": index},
        "level": "note",
        "message": {"text": _text(f"Not checked: {unchecked.reason}.")},
    }


def _result(finding: Finding, index: int, fingerprint: str) -> Object:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _text(f"{finding.message} {finding.fix}")},
        "locations": [_location(finding)],
        "partialFingerprints": {"subject/v1": fingerprint},
        # Those that are not suppressed have an empty list: all have one, or none (section 3.27.23).
        "suppressions": _suppressions(finding),
    }


def _text(text: str) -> str:
    """Return a message in which nothing is a placeholder or a link.

    Braces are doubled for that (section 3.11.5). The standard has nothing to escape a link with
    (section 3.11.6), so a WORD JOINER, which nobody sees, parts the two halves of `[text](target)`.
    """
    return plain(text).replace("{", "{{").replace("}", "}}").replace("](", "]\u2060(")


def _location(finding: Finding) -> Object:
    about: Object = {"logicalLocations": [{"fullyQualifiedName": plain(finding.subject)}]}
    if finding.path is None:
        return about
    file = {"uri": quote(encodable(finding.path)), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": finding.line, "startColumn": finding.column}
    known = {name: number for name, number in region.items() if number} if finding.line else {}
    return {
        "physicalLocation": {"artifactLocation": file, **({"region": known} if known else {})},
        **about,
    }


def _fingerprints(findings: Findings) -> Iterator[str]:
    """Yield for each finding what stays the same when lines move, and is no other one's."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings.all:
        known = (finding.code, finding.subject, finding.path or "")
        seen[known] += 1
        parts = (*known, *([str(seen[known])] if seen[known] > 1 else []))
        yield hashlib.sha256(encodable("\0".join(parts)).encode()).hexdigest()


def _suppressions(finding: Finding) -> list[Object]:
    if finding.waived is None:
        return []
    justification = str(finding.waived)
    return [{"kind": "external", "status": "accepted", "justification": plain(justification)}]
