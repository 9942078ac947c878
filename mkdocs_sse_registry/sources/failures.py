"""Say why a registry could not be read: what, where, what to do; raises nothing itself."""

from __future__ import annotations

import difflib
import os
import re
import signal
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain import errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.sources.loading import Source
    from mkdocs_sse_registry.sources.process import Outcome
    from mkdocs_sse_registry.sources.records import Failure, Record, ShapeFacts

SHOWN_OUTPUT = 10
"""Lines of the user's output that a message shows, the last ones."""

DUMP = re.compile(r"^(?:Timeout \(|Fatal Python error: )", re.MULTILINE)
"""Where the interpreter's own account of a crash or of the time limit begins."""

DUMPED_FRAME = re.compile(r'^  File "(?P<path>[^"]+)", line (?P<line>\d+) in ', re.MULTILINE)

INSTALL = (
    "Install the project with its dependencies in the environment that builds the documentation, "
    "or set `python` to the interpreter of the project's own environment."
)


def explain(
    source: Source, outcome: Outcome, records: Sequence[Record], files: tuple[str, ...]
) -> errors.LoadError:
    """Return the exception that says why a run of the probe gave no registry."""
    words = _Words(source, outcome)
    failure = next((record.failure for record in records if record.failure), None)
    if failure is not None:
        kind, paragraphs = words.of_failure(failure)
    elif outcome.status is None:
        kind, paragraphs = errors.ImportTimeoutError, words.of_timeout()
    elif not records:
        kind, paragraphs = errors.InterpreterError, words.of_no_python()
    else:
        kind, paragraphs = errors.ImportFailedError, words.of_crash()
    return kind("\n".join(paragraphs), files=files)


class _Words:
    """The sentences for one run; each method returns the paragraphs of a message."""

    def __init__(self, source: Source, outcome: Outcome) -> None:
        self.source = source
        self.status = outcome.status
        dump = DUMP.search(outcome.output)
        self.printed = outcome.output[: dump.start()] if dump else outcome.output
        self.dump = outcome.output[dump.start() :] if dump else ""

    def of_failure(self, failure: Failure) -> tuple[type[errors.LoadError], list[str]]:
        if failure.facts is not None:
            return errors.ShapeError, self._of_shape(failure.facts)
        if failure.kind == "missing":
            return errors.ModuleMissingError, self._of_missing(failure)
        if failure.kind == "old-interpreter":
            return errors.InterpreterError, self._of_old_python(failure)
        headline = {
            "dependency": f"it imports {failure.name!r}, which is not installed there",
            "syntax": "it has a syntax error",
            "exited": f"it called sys.exit({failure.message}) while it was imported",
        }.get(failure.kind, f"importing it raised {failure.message.splitlines()[0]}")
        return errors.ImportFailedError, [
            self._headline(headline, failure.path, failure.line),
            self._indented(failure.traceback),
            *self._output(),
            self._remedy_of_import(failure),
        ]

    def _headline(self, problem: str, path: str | None = None, line: int | None = None) -> str:
        at = f" ({self._relative(path)}, line {line})" if path and line else ""
        return f"The registry {self.source.module!r} cannot be loaded: {problem}{at}."

    def _remedy_of_import(self, failure: Failure) -> str:
        if failure.kind == "dependency":
            return f"What to do: {INSTALL}"
        if failure.kind == "exited":
            return "What to do: Let the module be imported without running the program."
        return (
            f'What to do: Mend it so that `python -c "import {self.source.module}"` works in '
            f"{self._paths()}."
        )

    def _of_missing(self, failure: Failure) -> list[str]:
        problem = f"there is no module {failure.name!r}"
        near = " or ".join(repr(name) for name in failure.near)
        looked = [
            f"  {self._relative(folder) or '.'}/ holds {', '.join(names) or 'no Python module'}"
            for folder, names in failure.held.items()
        ]
        top = self.source.module.partition(".")[0]
        return [
            self._headline(problem) + (f" Did you mean {near}?" if near else ""),
            *(looked or [f"  None of the paths exists: {self._paths()}."]),
            f"What to do: Correct `registry`, or let `paths` (now {self._paths()}) name the folder "
            f"that holds {top!r}.",
        ]

    def _of_shape(self, facts: ShapeFacts) -> list[str]:
        rename = f"`attributes: {{{facts.role}: its_name}}`"
        if facts.problem == "no-attribute":
            has = f"has {facts.found} as" if facts.found else "has no"
            return [
                self._headline(
                    f"entry {facts.number} of {facts.list} {has} {facts.wanted!r}",
                    facts.path,
                    facts.line,
                ),
                f"  The entry is {facts.entry}.",
                f"What to do: Give the entry {_EXPECTED[facts.role]}. If the attribute has another "
                f"name in this registry, say so in the options: {rename}.",
            ]
        lists = [f"{name} ({kind})" for name, kind in facts.lists.items()]
        near = difflib.get_close_matches(facts.wanted, facts.lists, n=1)
        problem = f"it has no {facts.wanted!r}, the {_EXPECTED[facts.role]}"
        if facts.problem == "no-list":
            problem = f"its {facts.wanted!r} is no list, tuple, set or dict but {facts.found}"
        return [
            self._headline(problem) + (f" Did you mean {near[0]!r}?" if near else ""),
            f"  The module holds {', '.join(lists) or 'no list, tuple, set or dict'}.",
            f"What to do: If the list has another name, say so in the options: {rename}. If "
            "another module is the registry, name that one in `registry`.",
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
        return [
            self._headline(
                f"it was still being imported after {self.source.timeout:g} seconds", *self._frame()
            ),
            *self._output(),
            "What to do: Move slow work (connections, downloads, loops) out of the import, or "
            "raise `timeout`.",
        ]

    def of_crash(self) -> list[str]:
        status = self.status or 0
        how = f"with exit status {status}" if status >= 0 else f"by {_signal_name(-status)}"
        return [
            self._headline(f"its interpreter was ended {how} during the import", *self._frame()),
            *self._output(),
            "What to do: Look for os._exit, a crash in a compiled dependency, or a limit on memory "
            f'there; `python -X faulthandler -c "import {self.source.module}"` shows it too.',
        ]

    def _frame(self) -> tuple[str | None, int | None]:
        """Return the innermost line of the user's that the interpreter's account names."""
        frames = [(frame["path"], int(frame["line"])) for frame in DUMPED_FRAME.finditer(self.dump)]
        own = [frame for frame in frames if self._relative(frame[0]) != frame[0]]
        return next(iter(own), (None, None))

    def _output(self) -> list[str]:
        lines = self.printed.strip().splitlines()
        if not lines:
            return []
        shown = self._indented("\n".join(lines[-SHOWN_OUTPUT:]))
        return [
            "  It printed, at the end:" if len(lines) > SHOWN_OUTPUT else "  It printed:",
            shown,
        ]

    def _indented(self, text: str) -> str:
        for root in {str(self.source.root), os.path.realpath(self.source.root)}:
            text = text.replace(f'"{root}{os.sep}', '"')
        return "\n".join(f"    {line}".rstrip() for line in text.splitlines())

    def _relative(self, path: str) -> str:
        for root in (str(self.source.root), os.path.realpath(self.source.root)):
            if path == root or path.startswith(root + os.sep):
                return path[len(root) + 1 :].replace(os.sep, "/")
        return path

    def _paths(self) -> str:
        return ", ".join(repr(str(path)) for path in self.source.paths)

    def _python(self) -> str:
        return f"the interpreter {self.source.python!r}" if self.source.python else "this Python"


_EXPECTED = {
    "events": "list of event types",
    "mappings": "list of mappings from domain events to event types",
    "categories": "categories",
    "event_type": "the event type that it describes, an enum member or a text",
    "payload_fields": "a list, tuple, set or dict of field names",
    "domain_event_class": "the domain event class that it maps",
    "sse_event_type": "the event type that it maps to, an enum member or a text",
}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
