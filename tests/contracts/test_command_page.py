"""The page about the command names its options, and shows what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_sse_registry.cli import root

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "command.md"
EXAMPLE = re.compile(r"^```console\n\$ (?P<line>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
REMEDY = "Run this test with `ACCEPT_STORIES=1`, and check the difference."


def text() -> str:
    return PAGE.read_text("utf-8")


def options(heading: str) -> set[str]:
    """Return the options in the first column of the table below a heading."""
    part = text().partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`-.*?) \|", part, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(-[^`]+)`", row)}


def said(*arguments: str) -> set[str]:
    """Return the options that `--help` lists."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_sse_registry", *arguments, "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    listed = re.findall(r"^  (-.*?)(?:  |$)", done.stdout, re.MULTILINE)
    return {name for each in listed for name in re.findall(r"(?<!\w)--?[\w-]+", each)}


def test_the_options_of_all_commands_are_listed() -> None:
    assert options("Which registry") == said(), "Correct the table in docs/reference/command.md."


@pytest.mark.parametrize("name", root.commands)
def test_the_options_of_a_command_are_listed(name: str) -> None:
    assert f"\n## `{name}`\n" in text(), f"docs/reference/command.md has no section `{name}`."
    assert options(f"`{name}`") == said(name), "Correct the table in docs/reference/command.md."


def test_the_examples_print_what_is_shown() -> None:
    shown = text()
    printed = EXAMPLE.sub(run, shown)
    if os.environ.get("ACCEPT_STORIES"):
        PAGE.write_text(printed, "utf-8")

    assert len(EXAMPLE.findall(shown)) >= 4
    assert printed == text(), f"docs/reference/command.md shows other output. {REMEDY}"


def run(example: re.Match[str]) -> str:
    """Return an example with what it prints in the folder of the project."""
    tools = Path(sys.executable).parent
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        ["/bin/sh", "-c", example["line"]],
        cwd=ROOT,
        env={**kept, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return f"```console\n$ {example['line']}\n{done.stdout}```"
