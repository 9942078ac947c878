"""What an extractor can meet, and what each says in words; knows neither pages nor rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import Problem, Registry

ProblemKind = Literal[
    "switched-off",
    "no-class",
    "not-built",
    "not-built-in-time",
    "not-built-ended",
    "signature",
    "raised",
    "raised-for",
    "timed-out",
    "ended",
    "out-of-time",
    "given-up",
    "at-fault",
    "not-read",
    "no-object",
    "no-text-key",
    "not-json",
]
"""What an extractor can meet."""

_WORDS: dict[ProblemKind, str] = {
    "switched-off": "extractors are not run (run_extractors: false)",
    "no-class": "the mapping gives its domain event by name only, not the class",
    "not-built": "no sample of the domain event can be built: {}",
    "not-built-in-time": "a sample of the domain event was not built within {} seconds",
    "not-built-ended": "building a sample of the domain event ended the interpreter {}",
    "signature": "the extractor takes {}, not (event) or (event, user_id)",
    "raised": "the extractor raised {}",
    "raised-for": "the extractor raises with {}",
    "timed-out": "the extractor did not end within {} seconds",
    "ended": "the extractor ended the interpreter {}",
    "out-of-time": "the time limit for all extractors was over before its turn",
    "given-up": "extractors before it ended the interpreter too often",
    "at-fault": "mkdocs-sse-registry failed to run it, please report this: {}",
    "not-read": "its source does not tell every field: {}",
    "no-object": "the extractor returned {}, not a dict",
    "no-text-key": "the payload has a key that is not text: {}",
    "not-json": "the payload cannot be written as JSON: {}",
}


def words(problem: Problem) -> str:
    """Return what happened, as a clause without a full stop."""
    return _WORDS[problem.kind].format(problem.detail)


MISTAKES = frozenset({"AttributeError", "KeyError", "NameError", "TypeError", "UnboundLocalError"})
"""Exceptions that come from the code, not from the values that it is given."""

_ENCODING: frozenset[ProblemKind] = frozenset({"no-object", "no-text-key", "not-json"})
_HASTE: frozenset[ProblemKind] = frozenset(
    {"not-built-in-time", "timed-out", "out-of-time", "given-up"}
)
_NEVER_RETURNS: frozenset[ProblemKind] = frozenset({"signature", "timed-out", "ended"})


def was_switched_off(registry: Registry) -> bool:
    """Tell whether a registry was read without running its extractors."""
    results = (each for mapping in registry.mappings for each in (mapping.payload, mapping.user_id))
    return any(
        problem.kind == "switched-off" for each in results if each for problem in each.problems
    )


def ran_out_of_time(registry: Registry) -> bool:
    """Tell whether a registry would perhaps be another one if it were read without haste."""
    results = (each for mapping in registry.mappings for each in (mapping.payload, mapping.user_id))
    return any(problem.kind in _HASTE for each in results if each for problem in each.problems)


def is_failure(problem: Problem) -> bool:
    """Tell whether an extractor would fail in the running application as well.

    What it raises for a sample can be meant for odd values; only a mistake of its own counts.
    """
    if problem.kind == "raised":
        return not MISTAKES.isdisjoint(problem.exceptions)
    return problem.kind in _NEVER_RETURNS


def is_not_json(problem: Problem) -> bool:
    """Tell whether the encoder refused the payload."""
    return problem.kind == "not-json"


def is_of_encoding(problem: Problem) -> bool:
    """Tell whether the extractor returned something that cannot be sent as a JSON object."""
    return problem.kind in _ENCODING
