"""Run the probe, and again past each extractor that ended it; knows no wording.

What came before an extractor ended or stopped the interpreter is kept. The next run reads the
source of that extractor instead, and goes on behind it.
"""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_sse_registry.domain.model import Payload, Problem, UserId
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.sources import dump, process, records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_sse_registry.domain.model import Registry
    from mkdocs_sse_registry.domain.problems import ProblemKind
    from mkdocs_sse_registry.sources.dump import Dump
    from mkdocs_sse_registry.sources.process import Outcome
    from mkdocs_sse_registry.sources.records import Record

MOST_RUNS = 20
"""Of the interpreter, for one registry."""

EXTRACTING = b'{"record": "extracting"'

SHARE = 0.1
"""Of the time for all extractors, that each of them may take."""


class Extracted(Struct, frozen=True, kw_only=True):
    """What the extractors of one mapping give."""

    payload: Payload | None = None
    user_id: UserId | None = None


class Runs(Struct, frozen=True, kw_only=True):
    """All runs of the probe for one registry.

    Attributes:
        outcome: How the first one ended.
        dump: What the interpreter said of that.
        records: What the first one said.
        extracted: What all of them said of each mapping, by number.
    """

    outcome: Outcome
    dump: Dump
    records: tuple[Record, ...]
    extracted: Mapping[int, Extracted]

    @property
    def is_timeout(self) -> bool:
        """Whether the first one was ended because its time was over."""
        return self.outcome.status is None or self.dump.is_timeout


def run(
    python: str | None,
    request: Mapping[str, object],
    *,
    folder: str,
    timeout: float,
    meanwhile: Callable[[], None],
) -> Runs:
    """Run the probe until every mapping has been dealt with, or too often.

    Args:
        python: Interpreter, by default the one that runs us.
        request: What to read; see `probe.session.Request`.
        folder: Current folder of the process.
        timeout: Seconds for the import, and for all extractors together.
        meanwhile: Is called while the first run goes on.

    Raises:
        NotStartedError: The interpreter cannot be started.
    """
    asked = {**request, "timeout": timeout, "limit": timeout * SHARE, "budget": timeout}
    asked |= {"first": 0, "given_up": {}, "rest": "out-of-time"}

    def patience(record: bytes) -> float:
        return timeout * SHARE if record.startswith(EXTRACTING) else timeout

    runs: list[Runs] = []
    extracted: dict[int, Extracted] = {}
    given_up: dict[int, dict[str, object]] = {}
    for number in range(1, MOST_RUNS + 1):
        outcome = process.run(
            python,
            json.dumps(asked),
            folder=folder,
            patience=patience,
            meanwhile=meanwhile if number == 1 else _nothing,
        )
        decoded = [(line, records.decode(line)) for line in outcome.records]
        lines = tuple(record for _, record in decoded if record)
        account = b"".join(line for line, record in decoded if not record)
        said = dump.parse(account.decode("utf-8", "replace"), outcome.output)
        runs.append(Runs(outcome=outcome, dump=said, records=lines, extracted=extracted))
        extracted.update(_extracted(lines))
        last = lines[-1] if lines else None
        if last is None or last.record != "extracting" or last.mapping in extracted:
            break
        problem = _problem(runs[-1], last.stage, timeout * SHARE, str(request["root"]))
        spent = timeout * SHARE if runs[-1].is_timeout else 0.0
        before = given_up.get(last.mapping, {})
        given_up = {last.mapping: {**before, last.stage: msgspec.to_builtins(problem)}}
        is_last = number == MOST_RUNS - 1
        asked |= {
            "first": last.mapping,
            "given_up": given_up[last.mapping],
            "budget": 0.0 if is_last else last.left - spent,
            "rest": "given-up" if is_last else "out-of-time",
        }
    return runs[0]


def _nothing() -> None:
    """Do nothing."""


def applied(registry: Registry, extracted: Mapping[int, Extracted]) -> Registry:
    """Return the registry with what the extractors of its mappings give."""
    missed: ProblemKind = "given-up"
    mappings = []
    for number, mapping in enumerate(registry.mappings):
        found = extracted.get(number)
        if found is None:
            problems = (Problem(kind=missed),)
            payload = Payload(problems=problems) if mapping.payload_extractor else None
            user_id = UserId(problems=problems) if mapping.user_id_extractor else None
            found = Extracted(payload=payload, user_id=user_id)
        mappings.append(replace(mapping, payload=found.payload, user_id=found.user_id))
    return replace(registry, mappings=tuple(mappings))


def _extracted(lines: Sequence[Record]) -> dict[int, Extracted]:
    return {
        record.mapping: Extracted(payload=record.payload, user_id=record.user_id)
        for record in lines
        if record.record == "extracted"
    }


def _problem(run: Runs, stage: str, limit: float, root: str) -> Problem:
    """Return why the interpreter ended in a stage of an observation."""
    own = (frame for frame in run.dump.frames if frame[0].startswith(f"{root}/"))
    path, line = next(own, (None, None))
    place = Place() if path is None else Place(path=path.removeprefix(f"{root}/"), line=line)
    ending = f"{limit:g}" if run.is_timeout else how_ended(run.outcome.status or 0)
    kind: ProblemKind = "timed-out" if run.is_timeout else "ended"
    if stage == "samples":
        kind = "not-built-in-time" if kind == "timed-out" else "not-built-ended"
    return Problem(kind=kind, detail=ending, source=place)


def how_ended(status: int) -> str:
    """Return an exit status in words; a negative one stands for a signal."""
    if status >= 0:
        return f"with exit status {status}"
    try:
        return f"by {signal.Signals(-status).name}"
    except ValueError:
        return f"by signal {-status}"
