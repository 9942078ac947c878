"""Rules about payload extractors: which problem is whose, and how each reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from mkdocs_sse_registry.domain.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_RUN = "extractors are not run (run_extractors: false)"

UNSENDABLE = """
Let the extractor return a dict of what JSON has; if the application has an encoder of its own, name
it in the option encoder.
"""
CORRECT = "Correct the extractor; the domain event that it takes is A (it has id, at)."
MEND = "Mend that if the pages should tell more of it."

MEETS = {
    "SSE303": ("warning", "The payload of 'a' from A cannot be sent as JSON: {}.", UNSENDABLE),
    "SSE304": ("error", "A gives no payload of 'a': {}.", CORRECT),
    "SSE307": ("info", "The payload of 'a' from A could not be observed: {}.", MEND),
}

PROBLEMS = {
    "SSE303 a list": ("{kind: no-object, detail: list}", "the extractor returned list, not a dict"),
    "SSE303 a key that is a number": (
        "{kind: no-text-key, detail: '7'}",
        "the payload has a key that is not text: 7",
    ),
    "SSE303 a UUID": (
        "{kind: not-json, detail: 'id: TypeError: UUID', exceptions: [TypeError]}",
        "id: TypeError: UUID",
    ),
    "SSE304 an attribute that is not there": (
        "{kind: raised, detail: 'AttributeError: x', exceptions: [ValueError, AttributeError]}",
        "the extractor raised AttributeError: x",
    ),
    "SSE304 a key that is not there": (
        "{kind: raised, detail: 'KeyError: x', exceptions: [KeyError]}",
        "the extractor raised KeyError: x",
    ),
    "SSE304 a name that is not there": (
        "{kind: raised, detail: 'NameError: x', exceptions: [NameError]}",
        "the extractor raised NameError: x",
    ),
    "SSE304 a variable that has no value yet": (
        "{kind: raised, detail: 'UnboundLocalError: x', exceptions: [UnboundLocalError]}",
        "the extractor raised UnboundLocalError: x",
    ),
    "SSE304 a wrong operand": (
        "{kind: raised, detail: 'TypeError: x', exceptions: [TypeError]}",
        "the extractor raised TypeError: x",
    ),
    "SSE304 three parameters": (
        "{kind: signature, detail: '(a, b, c)'}",
        "the extractor takes (a, b, c), not (event) or (event, user_id)",
    ),
    "SSE304 no end": (
        "{kind: timed-out, detail: '2'}",
        "the extractor did not end within 2 seconds",
    ),
    "SSE304 the end of all": (
        "{kind: ended, detail: with status 3}",
        "the extractor ended the interpreter with status 3",
    ),
    "SSE307 an exception on purpose": (
        "{kind: raised, detail: 'ValueError: x', exceptions: [ValueError]}",
        "the extractor raised ValueError: x",
    ),
    "SSE307 a mistake for some values only": (
        "{kind: raised-for, detail: 'at=None: TypeError: x', exceptions: [TypeError]}",
        "the extractor raises with at=None: TypeError: x",
    ),
    "SSE307 no class": (
        "{kind: no-class}",
        "the mapping gives its domain event by name only, not the class",
    ),
    "SSE307 no sample, though by a mistake": (
        "{kind: not-built, detail: 'TypeError: x', exceptions: [TypeError]}",
        "no sample of the domain event can be built: TypeError: x",
    ),
    "SSE307 no sample in time": (
        "{kind: not-built-in-time, detail: '2'}",
        "a sample of the domain event was not built within 2 seconds",
    ),
    "SSE307 a sample that ends all": (
        "{kind: not-built-ended, detail: with status 3}",
        "building a sample of the domain event ended the interpreter with status 3",
    ),
    "SSE307 no time left": (
        "{kind: out-of-time}",
        "the time limit for all extractors was over before its turn",
    ),
    "SSE307 others ended the interpreter": (
        "{kind: given-up}",
        "extractors before it ended the interpreter too often",
    ),
    "SSE307 a mistake of ours": (
        "{kind: at-fault, detail: 'KeyError: x'}",
        "mkdocs-sse-registry failed to run it, please report this: KeyError: x",
    ),
    "SSE307 a source that does not tell all": (
        "{kind: not-read, detail: of_a() returns nothing}",
        "its source does not tell every field: of_a() returns nothing",
    ),
    "SSE307 two of them": (
        "{kind: out-of-time}, {kind: not-read, detail: no source}",
        "the time limit for all extractors was over before its turn; its source does not tell "
        "every field: no source",
    ),
}


def with_problem(problems: str) -> str:
    return f"""
domain_events: [{{name: A, qualified_name: app.A, fields: [id, at]}}]
mappings:
  - domain_event: app.A
    event_type: a
    source: app.py:20
    payload_extractor: {{name: of_a, source: app.py:14}}
    payload: {{problems: [{problems}]}}
"""


def met(story: str, problems: str, words: str) -> tuple[str, str]:
    code = story.partition(" ")[0]
    severity, message, fix = MEETS[code]
    if "raised-for" in problems:
        message = message.replace("be observed", "be observed for every value")
    return (
        with_problem(problems),
        f"{severity} a | app.py:14: {code} {message.format(words)} {fix}",
    )


FIRES = {story: met(story, *row) for story, row in PROBLEMS.items()} | {
    "SSE304 at the line, where no attributes are known": (
        """
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: {name: of_a, source: app.py:14}
            payload: {problems: [{kind: signature, detail: (), source: app.py:15}]}
        """,
        """
        error a | app.py:15: SSE304 A gives no payload of 'a': the extractor takes (), not (event)
        or (event, user_id). Correct the extractor; the domain event that it takes is A.
        """,
    ),
    "SSE307 a user id, at its own extractor": (
        """
        mappings:
          - domain_event: app.A
            event_type: a
            payload_extractor: {name: of_a, source: app.py:14}
            payload: {is_complete: true}
            user_id_extractor: {name: user_of, source: app.py:17}
            user_id: {problems: [out-of-time]}
        """,
        """
        info a | app.py:17: SSE307 The user id of 'a' from A could not be observed: the
        time limit for all extractors was over before its turn. Mend that if the pages should tell
        more of it.
        """,
    ),
    "SSE307 an extractor outside the repository": (
        """
        mappings:
          - domain_event: app.A
            event_type: a
            source: app.py:20
            payload_extractor: of_a
            payload: {problems: [no-class]}
        """,
        """
        info a | app.py:20: SSE307 The payload of 'a' from A could not be observed: the
        mapping gives its domain event by name only, not the class. Mend that if the pages should
        tell more of it.
        """,
    ),
}

FINE = """
mappings:
  - {domain_event: app.A, event_type: a, payload_extractor: of_a, payload: {is_complete: true}}
  - {domain_event: app.B, event_type: b}
"""

SILENT = {
    "SSE303 nothing is wrong": FINE,
    "SSE304 nothing is wrong": FINE,
    "SSE307 nothing is wrong": FINE,
}

UNCHECKED = {
    f"{code} extractors are switched off": (
        "ran: false\n" + with_problem("{kind: switched-off}"),
        NOT_RUN,
    )
    for code in MEETS
}


@pytest.mark.parametrize("story", FIRES)
def test_a_rule_on_payloads_fires(story: str, fires: Callable[..., None]) -> None:
    fires(story, *FIRES[story])


@pytest.mark.parametrize("story", SILENT)
def test_a_rule_on_payloads_is_silent(story: str, silent: Callable[..., None]) -> None:
    silent(story, SILENT[story])


@pytest.mark.parametrize("story", UNCHECKED)
def test_a_rule_on_payloads_says_why_it_cannot_look(
    story: str, unchecked: Callable[..., None]
) -> None:
    unchecked(story, *UNCHECKED[story])


@pytest.mark.parametrize("story", PROBLEMS)
def test_a_problem_is_for_one_rule_only(story: str, silent: Callable[..., None]) -> None:
    for other in set(MEETS) - {story.partition(" ")[0]}:
        silent(other, FIRES[story][0])


def test_no_kind_of_problem_is_forgotten() -> None:
    told = " ".join(problem for problem, _ in PROBLEMS.values()).replace("}", ",")
    missing = {kind for kind in get_args(ProblemKind) if f"kind: {kind}," not in told}

    assert missing == {"switched-off"}, "Add a row to PROBLEMS for each kind."
