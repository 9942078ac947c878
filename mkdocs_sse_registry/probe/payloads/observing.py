"""What all samples of a domain event together tell of a payload; knows no source code."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from . import hints, values, words
from .running import Encoded, Encoder, Extractor, FailedError, Place, Problem, raised
from .samples import Sample, Samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

JSON_TYPES: tuple[tuple[type, str], ...] = hints.JSON_TYPES

PATTERNS = {
    "uuid": re.compile(
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
    ),
    "date-time": re.compile(
        r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
    ),
    "date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "ipv4": re.compile(r"(\d{1,3}\.){3}\d{1,3}", re.ASCII),
    "ipv6": re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE),
}
"""How JSON Schema 2020-12 wants a text of a format (RFC 9562, RFC 3339, RFC 2673, RFC 4291)."""

DAY = 86_400
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)([Tt ]|$)", re.ASCII)


class Key(NamedTuple):
    """What was seen of one key of a payload.

    Attributes:
        types: JSON types, without null, in the order they were seen.
        format: JSON Schema's format, `None` without one.
        is_null: Whether it was null once.
        is_absent: Whether it was not there once.
        attribute: The only attribute of the domain event that it changes with.
        broken: Why it cannot be written as JSON, empty when it can.
    """

    types: tuple[str, ...]
    format: str | None
    is_null: bool
    is_absent: bool
    attribute: str | None
    broken: str = ""


class Observed(NamedTuple):
    """What the runs of one mapping gave.

    Attributes:
        keys: By name, in the order of the payload; `None` when no run gave any.
        example: Text of a payload, `None` without one.
        problems: What went wrong in the payload extractor.
        user_is_null: Whether the user-id extractor gave `None` once; `None` when it never ran.
        user_problems: What went wrong in it.
        is_reshaped: Whether the encoder sends other keys than the extractor returns.
        texts: The texts in the samples; a key that is one of them may be there by chance.
        absent: The attributes that were `None` in a sample.
        untyped: The attributes whose values are guesses.
    """

    keys: dict[str, Key] | None
    example: str | None
    problems: tuple[Problem, ...]
    user_is_null: bool | None
    user_problems: tuple[Problem, ...]
    is_reshaped: bool = False
    texts: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    untyped: frozenset[str] = frozenset()


class _Run(NamedTuple):
    sample: Sample
    payload: Any
    encoded: Encoded


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
    runs: list[_Run] = []
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
    observed = Observed(None, None, problems, any(seen) if seen else None, user_problems)
    if not runs:
        return observed
    first = runs[0]
    keys = _keys(runs)
    broken = next((f"{name}: {key.broken}" for name, key in keys.items() if key.broken), "")
    if broken:
        problems = (*problems, Problem("not-json", broken))
    payload = first.payload
    sent = list(first.encoded.content) + list(first.encoded.broken)
    return observed._replace(
        keys=keys,
        example=None if broken else _example(runs, encoder),
        problems=problems,
        untyped=samples.untyped(),
        absent=frozenset(run.sample.attribute for run in runs if run.sample.value is None),
        texts=frozenset(text for each in every for text in _texts(each.given)),
        is_reshaped=not encoder.is_usual and sorted(map(str, payload)) != sorted(sent),
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
) -> tuple[list[_Run], tuple[Problem, ...]]:
    """Return the runs that gave a payload, the first two of them of samples that are the same."""
    runs: list[_Run] = []
    failed: list[tuple[Sample, Problem]] = []
    try:
        extractor = Extractor(function, place)
    except FailedError as error:
        return [], (error.problem,)
    for number, sample in enumerate(every):
        user = users.get(number, words.uuid_for("user_id", 0))
        try:
            payload = extractor(sample.event, user)
            runs.append(_Run(sample, payload, encoder.encode(payload, place)))
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
    allowed = [each for each in failed if each[0].is_allowed and each[1].kind == "raised"]
    by_attribute = {sample.attribute: (sample, problem) for sample, problem in reversed(allowed)}
    return tuple(
        problem._replace(kind="raised-for", detail=f"{_told(sample)}: {problem.detail}")
        for sample, problem in reversed(by_attribute.values())
    )


def _told(sample: Sample) -> str:
    """Return what is special about a sample."""
    if not sample.attribute:
        return "all attributes set"
    value = sample.value
    shown = str(value) if value is None or hints.is_enum(type(value)) else f"{value!r:.50}"
    return f"{sample.attribute} = {shown}"


def _keys(runs: list[_Run]) -> dict[str, Key]:
    names = dict.fromkeys(
        name for run in runs for name in (*run.encoded.content, *run.encoded.broken)
    )
    return {name: _key(name, runs) for name in names}


def _key(name: str, runs: list[_Run]) -> Key:
    contents = [run.encoded.content for run in runs]
    found = [content[name] for content in contents if name in content]
    broken = next((run.encoded.broken[name] for run in runs if name in run.encoded.broken), "")
    types = dict.fromkeys(map(json_type, found))
    attribute = None if broken else _attribute(name, runs)
    return Key(
        types=tuple(kind for kind in types if kind != "null"),
        format=_format(name, runs, attribute),
        is_null="null" in types,
        is_absent=any(
            name not in run.encoded.content and name not in run.encoded.broken for run in runs
        ),
        attribute=attribute,
        broken=broken,
    )


def json_type(value: Any) -> str:
    """Return JSON Schema's name for the type of a value that was read from JSON."""
    return next(name for kind, name in JSON_TYPES if isinstance(value, kind))


def _attribute(name: str, runs: list[_Run]) -> str | None:
    """Return the one attribute that a key changes with, `None` for none or several."""
    first = runs[0].encoded.content
    if name not in first or _is_volatile(name, runs):
        return None
    changed = {
        run.sample.attribute
        for run in runs
        if run.sample.is_trace and run.encoded.content.get(name, first[name]) != first[name]
    }
    return changed.pop() if len(changed) == 1 else None


def _is_volatile(name: str, runs: list[_Run]) -> bool:
    """Tell whether a key has another value in each run, or follows the clock."""
    same = [run.encoded.content for run in runs if not run.sample.attribute]
    if len({repr(content.get(name)) for content in same[:2]}) > 1:
        return True
    return any(_is_now(content[name]) for content in same[:1] if name in content)


def _is_now(value: Any) -> bool:
    """Tell whether a number or a text stands for a moment of today; samples are of another day."""
    now = time.time()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return any(abs(value / scale - now) < DAY for scale in (1, 1e3, 1e6, 1e9))
    found = MOMENT.match(value) if isinstance(value, str) else None
    if found is None:
        return False
    try:
        day = dt.date(*map(int, found[1].split("-")))
    except ValueError:
        return False
    return abs(day.toordinal() - dt.date.today().toordinal()) <= 1  # noqa: DTZ011 - any zone will do


def _format(name: str, runs: list[_Run], attribute: str | None) -> str | None:
    """Return the format of a text: of the attribute that it comes from, or of what made it."""
    texts = [
        run.encoded.content[name] for run in runs if isinstance(run.encoded.content.get(name), str)
    ]
    if not texts:
        return None
    if attribute is not None:
        event = runs[0].sample.event
        value = event[attribute] if isinstance(event, dict) else getattr(event, attribute, None)
        kinds = [name for kind, name in hints.FORMATS if isinstance(value, kind)]
    else:
        kinds = ["uuid", "date-time", "date"] if _is_volatile(name, runs) else []
    matching = (kind for kind in kinds if all(PATTERNS[kind].fullmatch(text) for text in texts))
    return next(matching, None)


def _example(runs: list[_Run], encoder: Encoder) -> str | None:
    """Return the payload of the first sample; what differs in every run has a fixed value."""
    first = runs[0].encoded
    twins = [run.encoded.content for run in runs[1:2] if not run.sample.attribute]
    steady = {
        name: _steadied(value, [twin.get(name) for twin in twins], name)
        for name, value in first.content.items()
    }
    if steady == first.content:
        return first.text
    try:
        return encoder.text_of(steady)
    except Exception:  # noqa: BLE001 - an encoder that reads only the user's own objects
        return None


def _steadied(value: Any, twins: Iterable[Any], name: str) -> Any:
    """Return a value with all that is another one in every run replaced."""
    others = list(twins)
    if isinstance(value, dict) and all(isinstance(each, dict) for each in others):
        return {
            key: _steadied(inner, (each.get(key) for each in others), key)
            for key, inner in value.items()
        }
    if isinstance(value, list) and all(
        isinstance(each, list) and len(each) == len(value) for each in others
    ):
        columns: Iterator[Any] = zip(*others) if others else iter([()] * len(value))
        return [_steadied(inner, column, name) for inner, column in zip(value, columns)]
    if all(each == value for each in others) and not _is_now(value):
        return value
    return _fixed(value, name)


def _fixed(value: Any, name: str) -> Any:
    """Return a telling value of the same JSON type and format."""
    if isinstance(value, str):
        if PATTERNS["uuid"].fullmatch(value):
            return str(words.uuid_for(name, 0))
        if MOMENT.match(value):
            moment = values.BY_CLASS[dt.datetime][0]
            return (
                moment.date().isoformat()
                if PATTERNS["date"].fullmatch(value)
                else (
                    moment.isoformat().replace("+00:00", "Z" if value.endswith("Z") else "+00:00")
                )
            )
        return words.text_for(name, 0)
    if isinstance(value, int):
        return words.number_for(name, 0)
    return 12.5 if isinstance(value, float) else value
