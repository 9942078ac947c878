"""The command as a user meets it: a process of its own, in a folder of its own.

A story is a folder of `tests/stories/summaries`: a registry, perhaps a mkdocs.yml, and what `show`
prints in `expected.txt`. To add one, write the folder, run this test with `ACCEPT_STORIES=1`, and
read what it printed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import jsonschema
import pytest

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.errors import LoadError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "stories" / "summaries"
SCHEMA = ROOT / "docs" / "reference" / "snapshot.schema.json"
SCRIPT = (str(Path(sys.executable).with_name("sse-registry")),)
MODULE = (sys.executable, "-m", "mkdocs_sse_registry")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell or a terminal of POSIX")

SHOP = """
    SSE_EVENT_REGISTRY = [{"event_type": "order.placed", "category": "orders"}]
    """
CONFIGURATION = "plugins: [{sse-registry: {registry: registry}}]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "the shop"
    folder.mkdir()
    write(folder, "registry.py", SHOP)
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def run(
    folder: Path, *arguments: str, command: Sequence[str] = MODULE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, and see to it that it shows no traceback of ours."""
    kept = {name: each for name, each in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "mkdocs_sse_registry/cli/" not in done.stderr.replace(os.sep, "/")
    return done


def message(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what the command says when it cannot do its work."""
    done = run(folder, *arguments, **environment)
    assert (done.returncode, done.stdout) == (2, ""), done
    return done.stderr


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_a_summary_reads_well(story: str, tmp_path: Path) -> None:
    project = shutil.copytree(STORIES / story, tmp_path / "shop")
    configured = (project / "mkdocs.yml").exists()
    arguments = ["show"] if configured else ["--registry", "registry", "show"]

    done = run(project, *arguments)

    expected = STORIES / story / "expected.txt"
    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(done.stdout, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == expected.read_text(encoding="utf-8")
    assert done.stdout.replace("\n", " ").isprintable()


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_a_snapshot_is_valid(story: str, tmp_path: Path) -> None:
    project = shutil.copytree(STORIES / story, tmp_path / "shop")

    done = run(project, "--registry", "registry", "show", "--format", "json")

    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.validate(json.loads(done.stdout), schema, jsonschema.Draft202012Validator)
    assert done.stdout.endswith("\n}\n")
    assert done.stdout.isascii()
    assert str(tmp_path) not in done.stdout


def test_the_installed_script_is_the_same_command(folder: Path) -> None:
    write(folder, "mkdocs.yml", CONFIGURATION)

    for arguments in (["show"], ["show", "--format", "json"], ["--version"], ["-h"], ["shw"]):
        script, module = run(folder, *arguments, command=SCRIPT), run(folder, *arguments)
        assert script.stdout + script.stderr == module.stdout + module.stderr
        assert script.returncode == module.returncode


def test_the_command_imports_no_mkdocs(folder: Path) -> None:
    code = "import sys; from mkdocs_sse_registry import cli; print('mkdocs' in sys.modules)"

    assert run(folder, code, command=[sys.executable, "-c"]).stdout == "False\n"


def test_both_names_of_the_configuration_are_looked_for(folder: Path) -> None:
    write(folder, "mkdocs.yaml", CONFIGURATION)

    assert "1 event type in 1 category" in run(folder, "show").stdout


def test_another_configuration_can_be_named(folder: Path, tmp_path: Path) -> None:
    write(
        folder, "site/mkdocs.de.yml", "plugins: {sse-registry: {registry: registry, paths: [..]}}"
    )

    file = "the shop/site/mkdocs.de.yml"

    assert "1 event type in 1 category" in run(tmp_path, "-f", file, "show").stdout


def test_what_else_the_configuration_names_need_not_be_installed(folder: Path) -> None:
    write(
        folder,
        "mkdocs.yml",
        """
        theme: {name: a-theme-of-nobody}
        markdown_extensions:
          - pymdownx.emoji: {emoji_index: !!python/name:not.installed.twemoji ''}
        plugins:
          - a-plugin-of-nobody: {key: !unknown 1}
          - sse-registry: {registry: registry}
        """,
    )

    assert run(folder, "show").returncode == 0


def test_a_registry_can_be_named_without_a_configuration(folder: Path) -> None:
    write(folder, "src/app/events.py", SHOP)
    write(folder, "lib/other.py", "")

    done = run(folder, "--registry", "app.events", "--path", "lib", "--path", "src", "show")

    assert done.stdout.startswith("app.events\nsrc/app/events.py\n\n1 event type in 1 category.")


SEVERAL = """
    plugins:
      - sse-registry: {name: shop, registry: registry}
      - sse-registry: {name: depot, registry: depot}
      - sse-registry: {name: old, registry: old, enabled: false}
    """


def test_one_of_several_registries_is_chosen_by_name(folder: Path) -> None:
    write(folder, "mkdocs.yml", SEVERAL)

    assert run(folder, "--name", "shop", "show").stdout.startswith("registry\n")
    assert message(folder, "show") == (
        "Error: mkdocs.yml lists several registries: shop, depot.\n"
        "What to do: Choose one with --name NAME.\n"
    )
    assert message(folder, "--name", "old", "show") == (
        "Error: mkdocs.yml lists no registry named 'old'. There are: shop, depot.\n"
    )


def test_a_registry_without_a_name_is_told_by_its_module(folder: Path) -> None:
    write(folder, "mkdocs.yml", CONFIGURATION)

    told = "There are: registry (without a name).\n"
    assert message(folder, "--name", "shop", "show").endswith(told)


def test_a_disabled_plugin_is_told(folder: Path) -> None:
    write(folder, "mkdocs.yml", "plugins: [{sse-registry: {registry: registry, enabled: false}}]")

    assert message(folder, "show") == (
        "Error: mkdocs.yml lists the plugin 'sse-registry' with `enabled: false` only.\n"
    )


def test_a_folder_without_a_configuration_is_told(folder: Path) -> None:
    told = message(folder, "show")

    assert told.startswith(f"Error: There is no mkdocs.yml in {str(folder)!r}.\nWhat to do: ")
    assert "-f FILE" in told
    assert "--registry MODULE" in told


def test_all_wrong_options_of_a_configuration_are_told(folder: Path) -> None:
    options = "{registry: registry, timeout: long, pages: {titel: Events}}"
    write(folder, "mkdocs.yml", f"plugins: [{{sse-registry: {options}}}]")

    told = message(folder, "show")

    assert told.startswith("Error: mkdocs.yml cannot be used:\n  timeout: expected a number of sec")
    assert "\n  pages.titel: there is no such option. Did you mean 'title'?" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plugins: [", "  mkdocs.yml: cannot be read: "),
        ("plugins: [search]", "  plugins: mkdocs.yml names no plugin 'sse-registry'. Add it"),
        ("INHERIT: nowhere.yml", "  nowhere.yml: cannot be read: "),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(text: str, told: str, folder: Path) -> None:
    write(folder, "mkdocs.yml", text)

    assert message(folder, "show").startswith(f"Error: mkdocs.yml cannot be used:\n{told}")


def test_a_registry_that_cannot_be_loaded_gets_the_message_of_every_roof(folder: Path) -> None:
    write(folder, "registry.py", "import shop_of_nobody\n")
    settings = configuration.read({"registry": "registry"}, folder)
    with pytest.raises(LoadError) as caught:
        usecases.load(settings)

    assert message(folder, "--registry", "registry", "show") == f"Error: {caught.value}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["shw"], "No such command 'shw'."),
        (["show", "--format", "yaml"], "'yaml' is not one of 'text', 'json'."),
        (["show", "more"], "Got unexpected extra argument (more)"),
        (["--registri", "app", "show"], "No such option"),
        (["show", "--registry", "app"], "--registry stands before the command, not after it."),
        (["show", "-f", "mkdocs.yml"], "-f stands before the command, not after it."),
        (["-f", "nowhere.yml", "show"], "File 'nowhere.yml' does not exist."),
        (["-f", "mkdocs.yml", "--registry", "app", "show"], "--registry and -f exclude each other"),
        (["--name", "a", "--registry", "app", "show"], "--registry and --name exclude each other"),
        (["--path", "src", "show"], "--path needs --registry; in mkdocs.yml it is the option path"),
        (["--registry", "app/events.py", "show"], "registry: expected the dotted name of a module"),
        (["--registry", "", "show"], "registry: expected the dotted name of a module"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str, folder: Path) -> None:
    write(folder, "mkdocs.yml", CONFIGURATION)

    assert told in message(folder, *arguments)


def test_a_time_that_is_none_is_told(folder: Path) -> None:
    options = "{registry: registry, coverage: {direct: [{match: a, reason: b, until: 2027-01-01}]}}"
    write(folder, "mkdocs.yml", f"plugins: [{{sse-registry: {options}}}]")

    told = message(folder, "show", SOURCE_DATE_EPOCH="today")

    assert "SOURCE_DATE_EPOCH: expected a number of seconds since 1970, found 'today'" in told


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_an_encoding_that_lacks_characters_is_no_matter(
    encoding: str, form: str, folder: Path
) -> None:
    write(
        folder,
        "registry.py",
        r"""
        SSE_EVENT_REGISTRY = [
            {"event_type": "注文.\udc80", "category": "orders", "description": "\ud800 日本"}
        ]
        """,
    )

    done = subprocess.run(
        [*MODULE, "--registry", "registry", "show", "--format", form],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )

    shown = "注文" if encoding == "utf-8" and form == "text" else r"\u6ce8\u6587"
    assert shown in done.stdout.decode(encoding)
    assert done.stderr == b""


def test_a_reason_with_half_a_character_is_written(folder: Path) -> None:
    options = r'{registry: registry, coverage: {direct: [{match: "*", reason: "half \ud800"}]}}'
    write(folder, "mkdocs.yml", f"plugins: [{{sse-registry: {options}}}]")

    done = run(folder, "show", "--format", "json")

    assert json.loads(done.stdout)["direct"][0]["reason"] == "half \ud800"


@POSIX
def test_a_reader_that_leaves_is_no_matter(folder: Path) -> None:
    write(
        folder,
        "registry.py",
        "SSE_EVENT_REGISTRY = [{'event_type': f'a.{n}', 'category': 'a'} for n in range(5000)]",
    )
    command = " ".join(f"'{each}'" for each in MODULE)

    for form in ("text", "json"):
        line = f"{{ {command} --registry registry show --format {form}; echo $? >&2; }} | head -n 1"
        done = run(folder, line, command=["/bin/sh", "-c"])
        assert done.stderr == "0\n"
        assert len(done.stdout.splitlines()) == 1


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(folder: Path) -> None:
    command = " ".join(f"'{each}'" for each in MODULE)

    done = run(folder, f"{command} --registry registry show > /dev/full", command=["/bin/sh", "-c"])

    assert done.returncode == 2
    assert done.stderr == "Error: The result cannot be written: No space left on device.\n"


def at_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what a terminal shows of the command."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*MODULE, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while chunk := read(ours):
            shown += chunk
        assert process.wait() == 0
    os.close(ours)
    return shown.decode("utf-8")


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux ends a terminal so
        return b""


@POSIX
def test_colours_are_for_terminals_that_want_them(folder: Path) -> None:
    arguments = ("--registry", "registry", "show")

    assert "\x1b[1mregistry\x1b[0m" in at_a_terminal(folder, *arguments, NO_COLOR="")
    assert "\x1b" not in at_a_terminal(folder, *arguments, NO_COLOR="1")
    assert "\x1b" not in run(folder, *arguments).stdout


@POSIX
def test_a_terminal_is_told_what_takes_long(folder: Path) -> None:
    write(folder, "registry.py", "import time\ntime.sleep(1.3)\nSSE_EVENT_REGISTRY = []\n")
    arguments = ("--registry", "registry", "show")

    assert at_a_terminal(folder, *arguments).startswith("Reading registry")
    assert run(folder, *arguments).stderr == ""
