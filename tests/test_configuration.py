"""The options as users write them, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml
from msgspec import Struct
from msgspec.structs import fields

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.settings import (
    Attributes,
    CoverageOptions,
    Option,
    Pages,
    ProseOptions,
    RuleOptions,
    Settings,
    Thresholds,
    WaiverRule,
)

HERE = Path(__file__).parent
A_NAME = "a text without spaces, quotes, < and >, the name of this registry"


def problems_of(options: str) -> dict[str, str]:
    with pytest.raises(ConfigurationError) as caught:
        configuration.read(yaml.safe_load(options), HERE)
    return dict(caught.value.problems)


def test_one_option_is_enough() -> None:
    settings = configuration.read({"registry": "app.registry"}, HERE)

    assert settings == Settings(folder=HERE, registry="app.registry")
    assert (settings.timeout, settings.paths, settings.pages.directory) == (
        30,
        (".",),
        "sse-events",
    )


def test_every_option_can_be_given() -> None:
    options = yaml.safe_load("""
        enabled: false
        name: shop
        registry: app.registry
        paths: [src, lib]
        python: .venv/bin/python
        timeout: 2.5
        run_extractors: false
        encoder: app.sse.to_json
        cache: false
        stream_url: https://shop.example/events
        attributes: {events: Catalogue.EVENTS, event_type: name}
        pages: {enabled: false, directory: api/events, title: Events, nav: true, columns: [sent]}
        coverage:
          fail_under: {all: 80, categories: {ai: 100}}
          no_decrease: true
          direct: [{match: "ai.*", reason: streamed, until: 2027-06-30}]
        rules:
          severity: {SSE206: warning, SSE305: off}
          waivers: [{rule: SSE301, match: "ai.*", reason: planned, until: 2027-06-30}]
          convention: "[a-z.]+"
        prose: {check: false, exclude: ["archive/*"]}
        compare_to: origin/main
        templates: .
        """)

    settings = configuration.read(options, HERE)

    assert settings.source.attributes == {"events": "Catalogue.EVENTS", "event_type": "name"}
    assert settings.templates_folder == HERE
    assert settings.rules.severities == {"SSE206": Severity.WARNING, "SSE305": None}
    assert settings.coverage.thresholds == Thresholds(all=80, categories={"ai": 100})
    for each in fields(Settings):
        if each.name == "places":
            continue
        assert getattr(settings, each.name) != each.default, each.name


def test_every_option_says_what_is_allowed() -> None:
    groups = (Settings, Attributes, Pages, CoverageOptions, RuleOptions, WaiverRule, ProseOptions)
    for group in groups:
        for each in fields(group):
            if each.name not in ("folder", "places") and not isinstance(each.default, Struct):
                (option,) = (said for said in get_args(each.type) if isinstance(said, Option))
                assert option.expected, each.name


def test_null_and_an_empty_entry_mean_the_default() -> None:
    options: dict[str, object] = {
        "registry": "app",
        "name": None,
        "pages": None,
        "paths": None,
        "coverage": {},
    }

    assert configuration.read(options, HERE) == Settings(folder=HERE, registry="app")


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("enabled", '"yes"', "true or false, found 'yes'."),
        ("enabled", "1", "true or false, found 1."),
        ("name", '"a b"', f"{A_NAME}, found 'a b'."),
        ("name", "a-->b", f"{A_NAME}, found 'a-->b'."),
        ("name", "''", f"{A_NAME}, found ''."),
        ("registry", "app/registry.py", "found 'app/registry.py'."),
        ("registry", "a-b", "the dotted name of a module, such as app.domain.events.sse_registry,"),
        ("paths", "src", "a list of folders, such as [\"src\"], found 'src'."),
        ("paths", "[1]", 'a list of folders, such as ["src"], found [1].'),
        ("python", "3.11", "the path or the command of a Python interpreter, found 3.11."),
        ("timeout", "0", "a number of seconds over 0, at most a day, found 0."),
        ("timeout", "-1", "found -1."),
        ("timeout", "'30'", "found '30'."),
        ("timeout", ".inf", "found inf."),
        ("timeout", ".nan", "found nan."),
        ("run_extractors", "'no'", "true or false, found 'no'."),
        ("encoder", "dumps", "the dotted name of a function, such as app.sse.to_json, found"),
        ("encoder", "app.sse:to_json", "found 'app.sse:to_json'."),
        ("stream_url", "/events", "an address that begins with http:// or https://, found"),
        ("stream_url", "ftp://x", "found 'ftp://x'."),
        ("attributes", "[events]", "a mapping of events, mappings, categories,"),
        ("attributes.events", "3", "the name of the list of event types, found 3."),
        ("attributes.mappings", "a b", "the name of the list of mappings, found 'a b'."),
        (
            "pages",
            "false",
            "a mapping of enabled, directory, title, nav, filter, columns, found False.",
        ),
        ("pages.enabled", "'on'", "true or false, found 'on'."),
        ("pages.directory", "/etc", "a folder below docs_dir, such as sse-events, found '/etc'."),
        ("pages.directory", "../up", "found '../up'."),
        ("pages.directory", ".", "found '.'."),
        ("pages.title", "''", "a text, the title of the section, found ''."),
        ("pages.columns", "[]", "a list of columns, such as"),
        ("pages.columns", "sent", "found 'sent'."),
        ("pages.nav", "'true'", "true or false, found 'true'."),
        ("coverage.direct", "ai.*", "a list of {match, reason, until}, found 'ai.*'."),
        ("coverage.direct", "[ai.*]", "found 'ai.*' as an element."),
        ("coverage.fail_under", "101", "a percentage from 0 to 100, or {all: 80, categories:"),
        ("coverage.fail_under", "'80'", "found '80'."),
        ("coverage.fail_under", "{al: 80}", "found {'al': 80}."),
        ("coverage.fail_under", "{categories: {ai: 101}}", "found {'categories': {'ai': 101}}."),
        ("rules", "[SSE206]", "a mapping of severity, waivers, convention, found ['SSE206']."),
        ("rules.severity", "{SSE206: fatal}", "error, warning, info or off, such as {SSE206:"),
        ("rules.severity", "{SSE999: error}", "found {'SSE999': 'error'}. No rule has the code"),
        ("rules.severity", "{SSE999: off}", "No rule has the code 'SSE999'. Did you mean 'SSE"),
        ("rules.severity", "{SSE201: warn}", "'warn' is no severity. Did you mean 'warning'?"),
        ("attributes.category", "on", "found True. Without quotation marks, on, off, yes"),
        ("rules.severity", "{SSE206: true}", "found {'SSE206': True}."),
        ("rules.waivers", "{SSE206: x}", "a list of {rule, match, reason, until}, found"),
        ("rules.convention", "'['", "a regular expression that every event type matches"),
        ("prose.check", "'no'", "true or false, found 'no'."),
        ("prose.exclude", "archive", 'a list of patterns of pages, such as ["archive/*"], found'),
        ("templates", "''", "a folder of templates, relative to mkdocs.yml, found ''."),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    option: str, value: str, expected: str
) -> None:
    group, _, name = option.rpartition(".")
    text = f"{{{group}: {{{name}: {value}}}}}" if group else f"{{{name}: {value}}}"
    options: dict[str, object] = {"registry": "app"} | yaml.safe_load(text)

    found = problems_of(yaml.safe_dump(options))

    assert list(found) == [option]
    assert found[option].startswith("expected ")
    assert expected in found[option]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("registri: app", "'registry'"),
        ("path: [src]", "'paths'"),
        ("pages: {titel: Events}", "'title'"),
        ("attributes: {event_typ: name}", "'event_type'"),
        ("coverage: {direkt: []}", "'direct'"),
    ],
)
def test_an_unknown_option_gets_the_nearest_name(wrong: str, meant: str) -> None:
    found = problems_of(wrong)

    text = next(message for message in found.values() if "no such option" in message)
    assert f"Did you mean {meant}?" in text
    assert "Allowed: " in text


def test_all_problems_are_told_at_once() -> None:
    found = problems_of("""
        registri: app
        pages: {directory: 3}
        timeout: long
        coverage:
          direct:
            - {match: "ai.*", reason: streamed}
            - {match: "ai.*", until: soon}
            - {reason: x, until: 2027-06-30 10:00:00, untill: 2027-01-01}
        rules: {waivers: [{rule: SSE31, match: "ai.*"}]}
        """)

    assert set(found) == {
        "registri",
        "registry",
        "pages.directory",
        "timeout",
        "coverage.direct[1].reason",
        "coverage.direct[1].until",
        "coverage.direct[2].match",
        "coverage.direct[2].until",
        "coverage.direct[2].untill",
        "rules.waivers[0].reason",
        "rules.waivers[0].rule",
    }
    assert (
        found["rules.waivers[0].reason"]
        == "missing. Expected a text that says why they are accepted."
    )
    assert found["rules.waivers[0].rule"].endswith("such as SSE301, found 'SSE31'.")
    assert found["coverage.direct[1].reason"].startswith("missing. Expected a text that says why")
    assert found["coverage.direct[2].until"].endswith("found 2027-06-30 10:00:00.")


def test_a_missing_registry_and_a_missing_folder_of_templates_are_told() -> None:
    assert "such as app.domain.events.sse_registry" in problems_of("{}")["registry"]
    assert "there is no folder" in problems_of("{registry: app, templates: nowhere}")["templates"]
    assert "expected a mapping of options" in problems_of("app.registry")["sse-registry"]
