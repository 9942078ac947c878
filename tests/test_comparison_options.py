"""The options of a comparison, and those with which an earlier revision is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from mkdocs_sse_registry.settings import Settings

HERE = Path(__file__).parent
CONFIG = HERE / "mkdocs.yml"
TODAY = configuration.read(
    {
        "registry": "app.sse",
        "paths": ["src"],
        "timeout": 5,
        "coverage": {"fail_under": 80, "direct": [{"match": "ai.*", "reason": "streamed"}]},
    },
    HERE,
)


def former(held: str | None, current: Settings = TODAY, **others: str) -> Settings:
    files = {CONFIG: held} | {HERE / f"{name}.yml": text for name, text in others.items()}

    def read(path: Path) -> bytes:
        text = files.get(path)
        if text is None:
            raise FileNotFoundError(str(path))
        return text.encode()

    return configuration.former(CONFIG, current, read)


def test_where_the_registry_was_and_what_was_direct_is_of_then() -> None:
    was = former("""
        plugins:
          - search
          - sse-registry:
              registry: lib.events
              paths: [lib]
              encoder: lib.json.write
              attributes: {events: EVENTS}
              timeout: 90
              coverage: {fail_under: 10, direct: [{match: "x.*", reason: then}]}
        """)

    assert (was.registry, was.encoder) == ("lib.events", "lib.json.write")
    assert was.attributes.events == "EVENTS"
    assert [rule.match for rule in was.coverage.direct] == ["x.*"]


def test_how_long_and_by_which_interpreter_is_of_today() -> None:
    was = former("plugins: [{sse-registry: {registry: lib.events, timeout: 90, python: other}}]")

    assert (was.timeout, was.python, was.coverage.fail_under) == (5, None, 80)


def test_the_folders_of_today_come_after_those_of_then() -> None:
    assert former("plugins: [{sse-registry: {registry: a, paths: [lib]}}]").paths == ("lib", "src")
    assert former("plugins: [{sse-registry: {registry: a}}]").paths == (".", "src")


def test_what_then_was_not_given_has_its_default() -> None:
    was = former("plugins: [{sse-registry: {registry: lib.events}}]")

    assert was.encoder is None
    assert was.coverage.direct == ()


def test_an_inherited_file_counts() -> None:
    was = former("INHERIT: base.yml", base="plugins: [{sse-registry: {registry: lib.events}}]")

    assert was.registry == "lib.events"


def test_of_several_registries_it_is_the_one_of_that_name() -> None:
    current = configuration.read({"registry": "app.billing", "name": "billing"}, HERE)
    was = former(
        """
        plugins:
          - sse-registry: {registry: lib.orders, name: orders}
          - sse-registry: {registry: lib.billing, name: billing}
        """,
        current,
    )

    assert was.registry == "lib.billing"


def test_the_only_registry_may_have_had_another_name() -> None:
    current = configuration.read({"registry": "app.billing", "name": "billing"}, HERE)

    assert former("plugins: [{sse-registry: {registry: lib.events}}]", current).registry == (
        "lib.events"
    )


@pytest.mark.parametrize(
    "held",
    [
        None,
        "plugins: [search]",
        "site_name: Shop",
        "plugins: [sse-registry]",
        "plugins: [{sse-registry: on}]",
        "plugins: [{sse-registry: {registry: 4}}]",
        "plugins: [{sse-registry: {registry: lib.events, paths: 4}}]",
        "plugins: 7",
        "plugins: [",
        "INHERIT: gone.yml",
        "INHERIT: mkdocs.yml",
        """
        plugins:
          - sse-registry: {registry: lib.orders, name: orders}
          - sse-registry: {registry: lib.billing, name: billing}
        """,
    ],
)
def test_where_that_file_says_nothing_of_use_all_is_of_today(held: str | None) -> None:
    assert former(held) == TODAY


@pytest.mark.parametrize("coverage", ["4", "[]", "{no_decrease: true}", "{fail_under: {no: 3}}"])
def test_what_else_it_said_of_coverage_is_no_matter(coverage: str) -> None:
    was = former(f"plugins: [{{sse-registry: {{registry: lib.events, coverage: {coverage}}}}}]")

    assert was.registry == "lib.events"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"compare_to": "-x"},
            "compare_to: expected a git revision, such as origin/main or v1.4, or tags/1.4 for "
            "one that reads as a number, found '-x'.",
        ),
        (
            {"compare_to": " main"},
            "compare_to: expected a git revision, such as origin/main or v1.4, or tags/1.4 for "
            "one that reads as a number, found ' main'.",
        ),
        (
            {"compare_to": 1.4},
            "compare_to: expected a git revision, such as origin/main or v1.4, or tags/1.4 for "
            "one that reads as a number, found 1.4.",
        ),
        (
            {"coverage": {"no_decrease": "perhaps"}, "compare_to": "main"},
            "coverage.no_decrease: expected true or false, with compare_to, found 'perhaps'.",
        ),
        (
            {"coverage": {"no_decrease": True}},
            "coverage.no_decrease: needs the option compare_to, a git revision; null where there "
            "is none to compare with.",
        ),
    ],
)
def test_a_comparison_that_cannot_be_made_is_told(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError) as found:
        configuration.read({"registry": "app.sse", **options}, HERE)

    assert str(found.value) == message


def test_the_revision_may_be_given_in_some_builds_only() -> None:
    options = {"registry": "app.sse", "compare_to": None, "coverage": {"no_decrease": True}}

    assert configuration.read(options, HERE).compare_to is None


def test_a_variable_of_the_environment_can_name_the_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "plugins: [{sse-registry: {registry: app.sse, compare_to: !ENV [COMPARE_TO, null]}}]"
    )
    named = []
    for value in (None, "", "origin/main"):
        if value is not None:
            monkeypatch.setenv("COMPARE_TO", value)
        named.append(configuration.find(file)[0].compare_to)

    assert named == [None, None, "origin/main"]
