"""Whatever a registry says, a terminal, a log of CI and a report show it, and obey nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.security.conftest import Attacked

COMMANDS = (
    *(("check", "--format", form) for form in ("text", "json", "github", "sarif", "junit")),
    *(("diff", "HEAD", "--format", form) for form in ("text", "json", "github")),
    *(("show", "--format", form) for form in ("text", "json")),
    ("generate", "generated"),
    ("sync",),
)
OURS = {
    *(
        "DOCUMENT_FRAGMENT",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "strong",
    ),
    *("details", "summary", "br"),
}
"""What a comment is made of."""

COMMENTS = (("check", "--format", "markdown"), ("diff", "HEAD", "--format", "markdown"))


@pytest.fixture
def changed(attacked: Attacked) -> Attacked:
    """Return the project with every event type changed since its commit."""
    attacked.repository.edit(
        "registry.py", ("TEXTS[::2]", "TEXTS[1::2]"), ('"since": text', '"since": "1"')
    )
    return attacked


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_is_given_nothing_that_it_obeys(
    command: tuple[str, ...], changed: Attacked, sse_registry: Run
) -> None:
    before = changed.outside()

    done = sse_registry(changed.folder, *command)

    assert done.returncode in {0, 1}, done.stderr
    lines = (done.stdout + done.stderr).split("\n")
    assert [ascii(line) for line in lines if not line.isprintable()] == []
    if "github" not in command:
        assert [line for line in lines if line.lstrip().startswith(("::", "##["))] == []
    allowed = ("shop/generated", "shop/.sse_registry_cache")
    assert {each for each in changed.outside() - before if not each.startswith(allowed)} == set()


def test_each_command_to_github_is_one_of_ours(changed: Attacked, sse_registry: Run) -> None:
    for command in (("check", "--format", "github"), ("diff", "HEAD", "--format", "github")):
        done = sse_registry(changed.folder, *command)

        commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
        assert commands
        for line in commands:
            assert line.startswith(("::error file=", "::warning file=", "::notice file="))


def test_each_file_of_a_report_can_be_parsed(changed: Attacked, sse_registry: Run) -> None:
    for form in ("json", "sarif"):
        json.loads(sse_registry(changed.folder, "check", "--format", form).stdout)
    report = sse_registry(changed.folder, "check", "--format", "junit").stdout
    names = {element.tag for element in ET.fromstring(report).iter()}  # noqa: S314 - our own
    assert names <= {
        *("testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"),
        *("properties", "property"),
    }


@pytest.mark.parametrize("command", COMMENTS, ids=" ".join)
def test_a_comment_holds_no_markup_but_ours(
    command: tuple[str, ...], changed: Attacked, sse_registry: Run
) -> None:
    done = sse_registry(changed.folder, *command)

    shown = MarkdownIt("commonmark").enable("table").render(done.stdout)
    page = html5lib.parseFragment(shown, namespaceHTMLElements=False)
    assert {element.tag for element in page.iter()} <= OURS
    assert [element.attrib for element in page.iter() if element.attrib] == []
