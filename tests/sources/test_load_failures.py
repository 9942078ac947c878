"""Each way in which a registry cannot be read, and the message it gets.

A story is a folder of `tests/stories/failures`: a project, the options in `options.yml` where they
are more than `registry: registry`, and the message in `expected.txt`. To add one, write the folder
and run this test with `ACCEPT_STORIES=1`; then read the message as if you never saw this tool.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

STORIES = Path(__file__).parent.parent / "stories" / "failures"
KINDS: dict[str, type[errors.LoadError]] = {
    "attribute": errors.ShapeError,
    "encoder": errors.EncoderError,
    "entry": errors.ShapeError,
    "hang": errors.ImportTimeoutError,
    "interpreter": errors.InterpreterError,
    "list": errors.ShapeError,
    "mapping": errors.ShapeError,
    "module": errors.ModuleMissingError,
    "no": errors.ShapeError,
    "paths": errors.ModuleMissingError,
    "payload": errors.ShapeError,
}
"""By the first word of a story; others fail while the module is imported."""

POSIX = {"crash", "killed", "interpreter-that-is-no-python"}
MARKERS = re.compile(r"^[ |]*[~^][~^ ]*\n", re.MULTILINE)
"""What Python draws below a line of code, a little different in each version."""


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_a_registry_that_cannot_be_read_gets_its_message(story: str, project: Path) -> None:
    if story in POSIX and sys.platform == "win32":
        pytest.skip("needs signals and commands of POSIX")
    shutil.copytree(STORIES / story, project, dirs_exist_ok=True)
    options = project / "options.yml"
    values = yaml.safe_load(options.read_text()) if options.exists() else {"registry": "registry"}

    with pytest.raises(errors.LoadError) as caught:
        usecases.load(configuration.read(values, project))

    message = MARKERS.sub("", f"{caught.value}\n")
    expected = STORIES / story / "expected.txt"
    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(message, encoding="utf-8")
    assert message == expected.read_text(encoding="utf-8")
    assert caught.type is KINDS.get(story.partition("-")[0], errors.ImportFailedError)
    assert str(Path(configuration.__file__).parent) not in message


def test_a_hang_below_a_folder_with_an_umlaut_names_its_line(project: Path) -> None:
    folder = project / "Läden"
    folder.mkdir()
    (folder / "registry.py").write_text("import threading\nthreading.Event().wait()\n")
    settings = configuration.read({"registry": "registry", "timeout": 3}, folder)

    with pytest.raises(errors.ImportTimeoutError, match=r"3 seconds \(registry\.py, line 2\)"):
        usecases.load(settings)


def test_a_module_that_switches_our_alarm_off_is_ended_all_the_same(load: Load) -> None:
    with pytest.raises(errors.ImportTimeoutError, match=r"still being imported after 0\.2 seconds"):
        load(
            """
            import faulthandler, threading

            faulthandler.cancel_dump_traceback_later()
            threading.Event().wait()
            """,
            timeout=0.2,
        )


def test_an_alarm_of_the_modules_own_leaves_the_place_known(load: Load) -> None:
    with pytest.raises(errors.ImportFailedError, match=r"exit status 1 .*\(registry\.py, line 3\)"):
        load(
            """
            import faulthandler, threading

            faulthandler.dump_traceback_later(0.1, exit=True); threading.Event().wait()
            """,
            timeout=5,
        )


def test_a_name_too_long_for_a_file_is_a_module_that_is_missing(tmp_path: Path) -> None:
    settings = configuration.read({"registry": "a" * 300}, tmp_path)

    with pytest.raises(errors.ModuleMissingError):
        usecases.load(settings)


def test_an_endless_message_stays_readable(load: Load) -> None:
    with pytest.raises(
        errors.ImportFailedError, match="importing it raised ValueError: x"
    ) as caught:
        load("raise ValueError('x' * 1_000_000)")

    assert len(str(caught.value)) < 15_000


def test_an_exception_without_a_text_still_has_a_place(load: Load) -> None:
    with pytest.raises(errors.ImportFailedError, match=r"Mute.*\(registry\.py, line 5\)"):
        load(
            """
            class Mute(Exception):
                def __str__(self):
                    raise RuntimeError("I say nothing")

            raise Mute
            """
        )


def test_a_failure_tells_which_files_to_watch_for_a_mend(load: Load, project: Path) -> None:
    with pytest.raises(errors.ImportFailedError) as caught:
        load({"registry.py": "import limits\n1 / 0\n", "limits.py": ""})

    assert str(project / "limits.py") in caught.value.files
    assert str(project / "registry.py") in caught.value.files


def test_a_folder_that_does_not_exist_is_not_blamed_on_the_interpreter(project: Path) -> None:
    settings = configuration.read({"registry": "registry"}, project / "nowhere")

    with pytest.raises(errors.LoadError, match=r"there is no folder '.*nowhere'"):
        usecases.load(settings)


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8"])
def test_an_old_interpreter_is_named_with_its_version(
    version: str, load: Load, find_python: Callable[[str], str]
) -> None:
    with pytest.raises(errors.InterpreterError, match=rf"is Python {version}\.\d+\.\nWhat to do"):
        load("SSE_EVENT_REGISTRY = []", python=find_python(version))
