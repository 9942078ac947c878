"""What each problem of an extractor says, in words; knows neither pages nor rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Problem, ProblemKind

_WORDS: dict[ProblemKind, str] = {
    "switched-off": "extractors are not run (`run_extractors: false`)",
    "no-class": "the mapping names its domain event only by name",
    "not-built": "no sample of the domain event can be built: {}",
    "signature": "it takes other arguments than (event) or (event, user_id): {}",
    "raised": "it raised {}",
    "timed-out": "it did not end within its time limit of {} seconds",
    "ended": "it ended the interpreter {}",
    "out-of-time": "the time limit for all extractors was over before its turn",
    "no-object": "it returned {}, not a dict",
    "no-text-key": "it has a key that is not text: {}",
    "not-json": "its payload cannot be written as JSON: {}",
}


def words(problem: Problem) -> str:
    """Return what happened, as a clause without a full stop; `it` is the extractor."""
    return _WORDS[problem.kind].format(problem.detail)
