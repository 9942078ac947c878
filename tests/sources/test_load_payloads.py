"""What extractors give: run on samples, read from their source, and what is said of each field.

A story is a folder of `tests/stories/payloads`: a registry, the options in `options.yml` where they
are more than `registry: registry`, and in `expected.txt` what is known of each event type. To add
one, write the folder, run this test with `ACCEPT_STORIES=1`, and check each line.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_sse_registry import configuration, usecases
from mkdocs_sse_registry.domain.problems import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_sse_registry.domain.model import Mapping, PayloadField, Problem, Registry
    from mkdocs_sse_registry.sources.source import Loaded

STORIES = Path(__file__).parent.parent / "stories" / "payloads"


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir()))
def test_what_is_really_sent_is_known(story: str, project: Path) -> None:
    shutil.copytree(STORIES / story, project, dirs_exist_ok=True)
    options = project / "options.yml"
    values = yaml.safe_load(options.read_text()) if options.exists() else {"registry": "registry"}

    loaded = usecases.load(configuration.read(values, project))

    text = "".join(f"{line}\n" for line in told(loaded.registry))
    expected = STORIES / story / "expected.txt"
    if os.environ.get("ACCEPT_STORIES"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def told(registry: Registry) -> Iterator[str]:
    """Yield what is known of each event type, one line a field and a problem."""
    for event in registry.events:
        yield event.type
        if event.example is not None:
            yield from (f"    data: {line}" for line in event.example.splitlines())
        yield from (f"    {_field(field)}" for field in event.payload_fields)
        for mapping in registry.mappings:
            if mapping.event_type == event.type:
                yield from (f"    {line}" for line in _problems(mapping))
        yield ""


def _field(field: PayloadField) -> str:
    kind = " ".join(filter(None, [field.type or "?", field.format]))
    presence = {None: "?", True: "optional", False: "required"}[field.optional]
    null = {None: "null?", True: "or null", False: "never null"}[field.nullable]
    marks = [
        "" if field.declared else "not declared",
        {None: "sent?", True: "", False: "not sent"}[field.emitted],
        f"from {field.attribute}" if field.attribute else "",
        f"because {field.reason}" if field.reason else "",
    ]
    known = [field.name, kind, presence, null, field.evidence, *filter(None, marks)]
    return " | ".join(known)


def _problems(mapping: Mapping) -> Iterator[str]:
    payload = mapping.payload.problems if mapping.payload else ()
    yield from (f"! {_problem(problem)}" for problem in payload)
    if mapping.user_id is not None:
        null = {None: "is not known to be", True: "may be", False: "is never"}
        yield f"the user id {null[mapping.user_id.nullable]} null"
        own = [problem for problem in mapping.user_id.problems if problem not in payload]
        yield from (f"! of the user id: {_problem(problem)}" for problem in own)


def _problem(problem: Problem) -> str:
    at = f" ({problem.source.path}:{problem.source.line})" if problem.source.path else ""
    return words(problem) + at


@pytest.mark.parametrize(
    "story",
    ["annotations", "event-classes", "extractor-kinds", "sometimes", "source-and-runs"],
)
def test_the_source_says_nothing_that_runs_contradict(story: str, project: Path) -> None:
    shutil.copytree(STORIES / story, project, dirs_exist_ok=True)
    options = {"registry": "registry"}

    runs = usecases.load(configuration.read(options, project)).registry
    source = usecases.load(
        configuration.read({**options, "run_extractors": False}, project)
    ).registry

    claims = 0
    for seen, read in zip(runs.events, source.events, strict=True):
        fields = {field.name: field for field in seen.payload_fields}
        for told in read.payload_fields:
            found = fields.get(told.name)
            assert found is not None or told.optional is not False, (seen.type, told)
            if found is not None and found.evidence == "observed":
                claims += 1
                assert (told.nullable, found.nullable) != (False, True), (seen.type, told)
                assert (told.optional, found.optional) != (False, True), (seen.type, told)
                assert told.type in (None, found.type), (seen.type, told, found)
    assert claims


def test_the_time_for_all_extractors_is_limited(load: Callable[..., Loaded]) -> None:
    loaded = load(
        """
        from dataclasses import dataclass

        @dataclass
        class Paid:
            total: int

        def hangs(event):
            while True:
                pass
            return {"total": event.total}

        NAMES = [f"paid.{number}" for number in range(15)]
        SSE_EVENT_REGISTRY = [{"event_type": name} for name in NAMES]
        DOMAIN_TO_SSE_MAPPING = [
            {"domain_event_class": Paid, "sse_event_type": name, "payload_extractor": hangs}
            for name in NAMES
        ]
        """,
        timeout=3,
    )

    payloads = [mapping.payload for mapping in loaded.registry.mappings]
    kinds = [problem.kind for payload in payloads if payload for problem in payload.problems]
    assert len(kinds) == len(payloads)
    assert kinds[0] == "timed-out"
    assert kinds[-1] == "out-of-time"
    assert set(kinds) == {"timed-out", "out-of-time"}
    assert all(event.payload_fields[0].type == "integer" for event in loaded.registry.events)


def test_an_interpreter_that_ends_again_and_again_is_not_started_without_end(
    load: Callable[..., Loaded],
) -> None:
    loaded = load(
        """
        import os
        from dataclasses import dataclass

        @dataclass
        class Paid:
            total: int

        def ends(event):
            with open("runs", "a") as file:
                file.write("x")
            os._exit(0)

        NAMES = [f"paid.{number}" for number in range(25)]
        SSE_EVENT_REGISTRY = [{"event_type": name} for name in NAMES]
        DOMAIN_TO_SSE_MAPPING = [
            {"domain_event_class": Paid, "sse_event_type": name, "payload_extractor": ends}
            for name in NAMES
        ]
        """
    )

    payloads = [mapping.payload for mapping in loaded.registry.mappings]
    kinds = [payload.problems[0].kind for payload in payloads if payload]
    assert kinds == ["ended"] * 19 + ["given-up"] * 6


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.12", "3.13"])
def test_other_pythons_tell_the_same(
    version: str, load: Callable[..., Loaded], find_python: Callable[[str], str]
) -> None:
    registry = """
        import datetime as dt
        from dataclasses import dataclass
        from typing import Optional
        from uuid import UUID

        @dataclass(frozen=True)
        class Paid:
            order_id: UUID
            paid_at: dt.datetime
            note: Optional[str] = None

        def paid(event: Paid):
            payload = {"order_id": str(event.order_id), "paid_at": event.paid_at.isoformat()}
            if event.note:
                payload |= {"note": event.note}
            return payload

        SSE_EVENT_REGISTRY = [{"event_type": "paid"}]
        DOMAIN_TO_SSE_MAPPING = [
            {
                "domain_event_class": Paid,
                "sse_event_type": "paid",
                "payload_extractor": paid,
                "user_id_extractor": lambda event: event.order_id,
            }
        ]
        """

    ours = load(registry)
    theirs = load(registry, python=find_python(version))

    assert theirs.registry == ours.registry
    assert ours.registry.events[0].example is not None


@pytest.mark.parametrize("seed", ["1", "2"])
@pytest.mark.parametrize("story", ["volatile", "annotations"])
def test_two_builds_give_the_same_example(
    story: str, seed: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland" if seed == "1" else "America/Los_Angeles")
    time.tzset()
    try:
        test_what_is_really_sent_is_known(story, project)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_extractors_import_counts_as_read(load: Callable[..., Loaded]) -> None:
    loaded = load(
        {
            "registry.py": """
                from dataclasses import dataclass

                @dataclass
                class Paid:
                    total: int

                def paid(event):
                    import money
                    return {"total": money.shown(event.total)}

                SSE_EVENT_REGISTRY = [{"event_type": "paid"}]
                DOMAIN_TO_SSE_MAPPING = [
                    {
                        "domain_event_class": Paid,
                        "sse_event_type": "paid",
                        "payload_extractor": paid,
                    }
                ]
                """,
            "money.py": "def shown(total):\n    return f'{total} EUR'\n",
            "wire.py": "import json\n\ndef to_json(payload):\n    return json.dumps(payload)\n",
        },
        encoder="wire.to_json",
    )

    assert {Path(file).name for file in loaded.files} == {"registry.py", "money.py", "wire.py"}
    assert loaded.registry.events[0].example == '{"total": "12 EUR"}'
