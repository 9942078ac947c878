"""What all samples of a domain event together tell of a payload; knows no source code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from . import hints, values, words
from .folding import Key, Run, example, fold, has_chance
from .running import Encoder, Extractor, FailedError, Place, Problem, raised
from .samples import Sample, Samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTIAL = ("raised", "no-object")
"""What an extractor can do with some values only, though the class allows them."""


class Observed(NamedTuple):
    """What the runs of one mapping gave.

    Attributes:
        keys: By name, in the order of the payload; `None` when no run gave any.
        example: Text of a payload, `None` without one.
        problems: What went wrong in the payload extractor.
        user_is_null: Whether the user-id extractor gave `None` once; `None` when it never ran.
        user_problems: What went wrong in it.
        is_reshaped: Whether the encoder sends other keys than the extractor returns.
        has_chance: Whether there are keys that are others in every run.
        given: What the samples were made of.
        absent: The attributes that were `None` in a sample.
        untyped: The attributes whose values are guesses.
    """

    keys: dict[str, Key] | None
    example: str | None
    problems: tuple[Problem, ...]
    user_is_null: bool | None
    user_problems: tuple[Problem, ...]
    is_reshaped: bool = False
    has_chance: bool = False
    given: tuple[dict[str, Any], ...] = ()
    absent: frozenset[str] = frozenset()
    untyped: frozenset[str] = frozenset()

    def texts(self) -> frozenset[str]:
        """Return the texts in the samples; a key that is one of them may be there by chance."""
        return frozenset(text for each in self.given for text in _texts(each))


class Stages(NamedTuple):
    """The parts of an observation, each of which can end the interpreter.

    Attributes:
        given_up: Why a stage is not to be run: `samples`, `user_id` or `payload`.
        begin: Called with a stage before it is run.
    """

    given_up: Mapping[str, Problem]
    begin: Callable[[str], None]

    def problem(self, stage: str) -> Problem | None:
        """Return why a stage is not to be run; when it is, say that it begins."""
        if stage not in self.given_up:
            self.begin(stage)
        return self.given_up.get(stage)


def observe(
    cls: type, functions: tuple[Any, Any], encoder: Encoder, place: Place, stages: Stages
) -> Observed:
    """Run the two extractors of a mapping on samples of its domain event.

    Args:
        cls: The class of the domain event.
        functions: The payload extractor and the user-id extractor, `None` for one that is not.
        encoder: Makes JSON of the payload.
        place: Gives the place of a line of a file.
        stages: What is not to be run, and who wants to know what is.
    """
    problem = stages.problem("samples")
    if problem is not None:
        return _unbuilt(problem)
    try:
        samples = Samples(cls)
        every = [samples.first(), samples.first(), *samples.others()]
    except values.CannotBuildError as error:
        return _unbuilt(Problem("not-built", str(error)))
    except BaseException as error:  # noqa: BLE001 - the constructor is the user's
        return _unbuilt(raised(error, place)._replace(kind="not-built"))
    users: dict[int, Any] = {}
    runs: list[Run] = []
    problems: tuple[Problem, ...] = ()
    user_problems: tuple[Problem, ...] = ()
    if functions[1] is not None:
        given_up = stages.problem("user_id")
        users, user_problems = ({}, (given_up,)) if given_up else _users(functions[1], every, place)
    if functions[0] is not None:
        given_up = stages.problem("payload")
        runs, problems = (
            ([], (given_up,)) if given_up else _payloads(functions[0], every, users, encoder, place)
        )
    seen = [user is None for user in users.values()]
    observed = Observed(
        keys=None,
        example=None,
        problems=problems,
        user_is_null=any(seen) if seen else None,
        user_problems=user_problems,
        untyped=samples.untyped(),
        given=tuple(each.given for each in every),
    )
    return _with_payload(observed, runs, encoder) if runs else observed


def _with_payload(observed: Observed, runs: list[Run], encoder: Encoder) -> Observed:
    """Return what was observed with what the runs tell of the payload."""
    keys = fold(runs)
    broken = "; ".join(f"{name}: {key.broken}" for name, key in keys.items() if key.broken)
    problem = (Problem("not-json", broken),) if broken else ()
    first = runs[0]
    sent = [*first.encoded.content, *first.encoded.broken]
    return observed._replace(
        keys=keys,
        example=None if broken else example(runs, encoder),
        problems=(*observed.problems, *problem),
        is_reshaped=not encoder.is_usual and sorted(map(str, first.payload)) != sorted(sent),
        has_chance=has_chance(runs),
        absent=frozenset(run.sample.attribute for run in runs if run.sample.value is None),
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value, the keys of dicts among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inner in value:
            yield from _texts(inner)


def _unbuilt(problem: Problem) -> Observed:
    return Observed(None, None, (problem,), None, (problem,))


def _users(
    function: Any, every: list[Sample], place: Place
) -> tuple[dict[int, Any], tuple[Problem, ...]]:
    """Return the user id of each sample that has one, by number of the sample."""
    found: dict[int, Any] = {}
    failed: list[tuple[Sample, Problem]] = []
    try:
        extractor = Extractor(function, place)
    except FailedError as error:
        return {}, (error.problem,)
    for number, sample in enumerate(every):
        try:
            found[number] = extractor(sample.event, words.uuid_for("user_id", 0))
        except FailedError as error:
            failed.append((sample, error.problem))
    return found, _problems_of(failed, worked=bool(found))


def _payloads(
    function: Any, every: list[Sample], users: dict[int, Any], encoder: Encoder, place: Place
) -> tuple[list[Run], tuple[Problem, ...]]:
    """Return the runs that gave a payload, the first two of them of samples that are the same."""
    runs: list[Run] = []
    failed: list[tuple[Sample, Problem]] = []
    try:
        extractor = Extractor(function, place)
    except FailedError as error:
        return [], (error.problem,)
    for number, sample in enumerate(every):
        user = users.get(number, words.uuid_for("user_id", 0))
        try:
            payload = extractor(sample.event, user)
            runs.append(Run(sample, payload, encoder.encode(payload, place)))
        except FailedError as error:
            failed.append((sample, error.problem))
    return runs, _problems_of(failed, worked=bool(runs))


def _problems_of(failed: list[tuple[Sample, Problem]], *, worked: bool) -> tuple[Problem, ...]:
    """Return the problem of the first sample, or those of values that the class allows."""
    if not failed:
        return ()
    if not worked:
        names = dict.fromkeys(name for _, problem in failed for name in problem.exceptions)
        return (failed[0][1]._replace(exceptions=tuple(names)),)
    allowed = [each for each in failed if each[0].is_allowed and each[1].kind in PARTIAL]
    by_attribute = {sample.attribute: (sample, problem) for sample, problem in reversed(allowed)}
    return tuple(_partial(*each) for each in reversed(by_attribute.values()))


def _partial(sample: Sample, problem: Problem) -> Problem:
    """Return a problem with the sample that has it."""
    if problem.kind == "raised":
        return problem._replace(kind="raised-for", detail=f"{_told(sample)}: {problem.detail}")
    return problem._replace(detail=f"{problem.detail} with {_told(sample)}")


def _told(sample: Sample) -> str:
    """Return what is special about a sample."""
    if not sample.attribute:
        return "all attributes set"
    value = sample.value
    shown = str(value) if value is None or hints.is_enum(type(value)) else f"{value!r:.50}"
    return f"{sample.attribute} = {shown}"
