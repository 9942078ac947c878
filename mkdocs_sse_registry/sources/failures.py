"""Say why a registry could not be read: what, where, what to do; raises nothing itself."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain import errors
from mkdocs_sse_registry.sources import shape_words
from mkdocs_sse_registry.sources.extraction import how_ended
from mkdocs_sse_registry.sources.probe_paths import heard, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_sse_registry.sources.extraction import Runs
    from mkdocs_sse_registry.sources.process import NotStartedError
    from mkdocs_sse_registry.sources.records import Failure, ShapeFacts
    from mkdocs_sse_registry.sources.source import Source

SHOWN_OUTPUT = 10
"""Lines of the user's output that a message shows, the last ones."""

LONGEST_LINE = 300
"""Characters of such a line that it shows."""

LONGEST_HEADLINE = 300
"""Characters of an exception's text in the first line of a message."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey instead of showing it."""

INSTALL = (
    "install the project with its dependencies in the environment that builds the documentation, "
    "or set `python` to the interpreter of the project's own environment."
)


def explain(
    source: Source,
    runs: Runs,
    files: tuple[str, ...],
    outside: Mapping[str, str],
) -> errors.LoadError:
    """Return the exception that says why a run of the probe gave no registry."""
    words = _Words(source, runs)
    failure = next((record.failure for record in runs.records if record.failure), None)
    if failure is not None:
        kind, paragraphs = words.of_failure(failure)
    elif runs.is_timeout:
        kind, paragraphs = errors.ImportTimeoutError, words.of_timeout()
    elif not runs.records:
        kind, paragraphs = errors.InterpreterError, words.of_no_python()
    else:
        kind, paragraphs = errors.ImportFailedError, words.of_crash()
    message = CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", "\n".join(paragraphs))
    return kind(message, files=files, outside=outside)


def cannot_start(source: Source, error: NotStartedError) -> errors.LoadError:
    """Return the exception that says why there was no run of the probe."""
    headline = f"The registry {source.module!r} cannot be loaded: "
    if not source.folder.is_dir():
        return errors.ModuleMissingError(f"{headline}there is no folder {str(source.folder)!r}.")
    return errors.InterpreterError(
        f"{headline}the interpreter {source.python or sys.executable!r} cannot be started: "
        f"{error}.\n"
        "What to do: Let `python` name a Python interpreter, as a path relative to mkdocs.yml or "
        "as a command, or leave the option out: it is then the one that runs the build."
    )


class _Words:
    """The sentences for one run; each method returns the paragraphs of a message."""

    def __init__(self, source: Source, runs: Runs) -> None:
        self.source = source
        self.status = runs.outcome.status
        self.dump = runs.dump
        self.doing = "read" if any(each.record == "files" for each in runs.records) else "imported"

    def of_failure(self, failure: Failure) -> tuple[type[errors.LoadError], list[str]]:
        if failure.facts is not None:
            return errors.ShapeError, self._of_shape(failure.facts)
        if failure.kind == "missing":
            return errors.ModuleMissingError, self._of_missing(failure)
        if failure.kind == "encoder":
            return errors.EncoderError, self._of_encoder(failure)
        if failure.kind == "old-interpreter":
            return errors.InterpreterError, self._of_old_python(failure)
        remedy = self._remedy(failure)
        return errors.ImportFailedError, [
            self._headline(self._problem(failure), failure.path, failure.line) + _meant(failure),
            self._indented(failure.traceback),
            *self._output(),
            f"What to do: {remedy[0].upper()}{remedy[1:]}",
        ]

    def _headline(self, problem: str, path: str | None = None, line: int | None = None) -> str:
        at = ", line ".join(str(each) for each in (path and self._relative(path), line) if each)
        return f"The registry {self.source.module!r} cannot be loaded: {problem}" + (
            f" ({at})." if at else "."
        )

    def _problem(self, failure: Failure) -> str:
        raised = self._shortened(failure.message.partition("\n")[0][:LONGEST_HEADLINE])
        if failure.kind == "dependency" and failure.below:
            folders = ", ".join(map(self._from_folder, failure.below))
            return f"it imports {failure.name!r}, which lies in {folders}, not named in `paths`"
        if failure.kind == "dependency" and failure.near:
            return f"it imports {failure.name!r}, which does not exist"
        return {
            "dependency": f"it imports {failure.name!r}, which is not installed there",
            "syntax": "it has a syntax error",
            "exited": f"it called sys.exit({failure.message}) while it was imported",
            "unreadable": f"reading its entries raised {raised}",
        }.get(failure.kind, f"importing it raised {raised}")

    def _remedy(self, failure: Failure) -> str:
        if failure.kind == "dependency" and failure.below:
            return self._start_below(failure)
        if failure.kind == "dependency":
            return f"Correct the import, or {INSTALL}" if failure.near else INSTALL
        if failure.kind == "exited":
            return (
                "Let the import end nothing: what runs a program belongs below "
                '`if __name__ == "__main__":`.'
            )
        if failure.kind == "unreadable":
            return "Mend the lines above, so that each attribute of each entry can be read."
        command = f'`{self.source.python or "python"} -c "import {self.source.module}"`'
        folder = "".join(
            f" in the folder {path!r}" for path in self.source.paths[:1] if path != "."
        )
        return f"Mend the lines above; {command}{folder} shows the same."

    def _start_below(self, failure: Failure) -> str:
        """Return the options that let a module be imported as the user's own code imports it."""
        below = [self._from_folder(path) for path in failure.below]
        for folder in below:
            start = folder.replace("/", ".") + "."
            if self.source.module.startswith(start):
                module = self.source.module.removeprefix(start)
                return (
                    "Start where its own imports start, with the options "
                    f"`registry: {module}` and `paths: [{folder}]`."
                )
        paths = ", ".join([*map(_quoted, self.source.paths), *below])
        return f"Name the folder that holds {failure.name!r} too: `paths: [{paths}]`."

    def _of_missing(self, failure: Failure) -> list[str]:
        headline = self._headline(f"there is no module {failure.name!r}") + _meant(failure)
        if failure.parent:
            parent = failure.name.rpartition(".")[0]
            found = f"{parent!r} is a module ({self._relative(failure.parent)}), not a package"
            return [headline, f"  {found}.", "What to do: Correct `registry`."]
        held = [
            f"  {self._folder(folder)} holds {', '.join(names) or 'no Python module'}"
            for folder, names in failure.held.items()
        ]
        if failure.below:
            below = ", ".join(map(self._from_folder, failure.below))
            remedy = f"Name the folder that holds {failure.name!r}: `paths: [{below}]`."
        elif failure.near:
            remedy = "Correct `registry`."
        else:
            top = self.source.module.partition(".")[0]
            remedy = f"Correct `registry`, or let `paths` name the folder that holds {top!r}."
        nowhere = f"  `paths` names no folder that exists: {self._paths() or 'it is empty'}."
        return [headline, *(held or [nowhere]), f"What to do: {remedy}"]

    def _of_shape(self, facts: ShapeFacts) -> list[str]:
        words = shape_words.tell(facts, self.source.attributes)
        return [
            self._headline(words.problem, facts.path, facts.line) + _did_you_mean(words.near),
            f"  {words.context}",
            f"What to do: {words.remedy}",
        ]

    def _of_encoder(self, failure: Failure) -> list[str]:
        raised = self._shortened(failure.message.partition("\n")[0][:LONGEST_HEADLINE])
        at = failure.path, failure.line
        problem = f"there is no `encoder` {failure.name!r}: {raised}"
        return [
            self._headline(problem, *at) + _meant(failure),
            "What to do: Let `encoder` name a function of a module that can be imported as the "
            "registry is, such as app.sse.to_json, or leave the option out for json.dumps.",
        ]

    def _of_old_python(self, failure: Failure) -> list[str]:
        return [
            self._headline(f"{self._python()} is Python {failure.message}"),
            "What to do: Let `python` name an interpreter of Python 3.9 or later.",
        ]

    def of_no_python(self) -> list[str]:
        return [
            self._headline(f"{self._python()} did not answer as a Python interpreter does"),
            *self._output(),
            "What to do: Let `python` name a Python interpreter, 3.9 or later.",
        ]

    def of_timeout(self) -> list[str]:
        seconds = f"{self.source.timeout:g} second{'' if self.source.timeout == 1 else 's'}"
        return [
            self._headline(f"it was still being {self.doing} after {seconds}", *self._frame()),
            *self._output(),
            "What to do: Move slow work (connections, downloads, loops) out of the import, or "
            "raise `timeout`.",
        ]

    def of_crash(self) -> list[str]:
        status = self.status or 0
        return [
            self._headline(
                f"its interpreter was ended {how_ended(status)} while it was {self.doing}",
                *self._frame(),
            ),
            *self._output(),
            "What to do: Look for os._exit, a crash in a compiled dependency, or a limit on memory "
            f'there; `python -X faulthandler -c "import {self.source.module}"` shows it too.',
        ]

    def _frame(self) -> tuple[str | None, int | None]:
        """Return the innermost line of the user's that the interpreter's account names."""
        own = (
            (path, line)
            for path, line in self.dump.frames
            if self._relative(path) != path and "site-packages" not in path
        )
        return next(own, (None, None))

    def _output(self) -> list[str]:
        lines = self.dump.printed.strip().splitlines()
        if not lines:
            return []
        shown = self._indented("\n".join(map(_cut, lines[-SHOWN_OUTPUT:])))
        return [
            "  It printed, at the end:" if len(lines) > SHOWN_OUTPUT else "  It printed:",
            shown,
        ]

    def _indented(self, text: str) -> str:
        return "\n".join(f"    {line}".rstrip() for line in self._shortened(text).split("\n"))

    def _shortened(self, text: str) -> str:
        """Return the text with its paths relative to the root."""
        for root in self._roots():
            text = text.replace(root + os.sep, "")
        return text

    def _relative(self, path: str) -> str:
        for root in self._roots():
            if path == root or path.startswith(root + os.sep):
                return path[len(root) + 1 :].replace(os.sep, "/")
        return path

    def _from_folder(self, path: str) -> str:
        """Return a path as the option `paths` names it, relative to mkdocs.yml."""
        with contextlib.suppress(ValueError):  # another drive of Windows
            path = os.path.relpath(
                os.path.realpath(heard(path)), os.path.realpath(self.source.folder)
            )
        return shown(path).replace(os.sep, "/")

    def _roots(self) -> tuple[str, str]:
        root = self.source.root
        return shown(root), shown(os.path.realpath(root))

    def _folder(self, path: str) -> str:
        return f"{self._relative(path) or '.'}/"

    def _paths(self) -> str:
        return ", ".join(repr(str(path)) for path in self.source.paths)

    def _python(self) -> str:
        return f"the interpreter {self.source.python!r}" if self.source.python else "this Python"


def _meant(failure: Failure) -> str:
    return "" if failure.below else _did_you_mean(failure.near)


def _did_you_mean(names: Sequence[str]) -> str:
    return f" Did you mean {' or '.join(map(repr, names))}?" if names else ""


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"


def _quoted(path: str) -> str:
    """Return a path as YAML needs it."""
    return path if path.replace("/", "").replace("_", "").isalnum() else f'"{path}"'
