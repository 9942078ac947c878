"""The interpreter's account of a time limit or a crash is told from what was printed."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.sources import dump

OTHER = 'Thread 0x00007f0000000001 (most recent call first):\n  File "/lib/a.py", line 3 in run\n\n'
FRAMES = ' (most recent call first):\n  File "/shop/registry.py", line 2 in <module>\n'
LIMIT = f"Timeout (0:00:03)!\n{OTHER}Thread 0x00007f0000000002{FRAMES}"
CRASH = (
    f"Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f0000000001{FRAMES}\n{OTHER}"
)


@pytest.mark.parametrize("cut", ["", '{"record": "extracted", "mapp'])
@pytest.mark.parametrize("output", ["", "till\n", CRASH, LIMIT])
def test_a_time_limit_is_known_whatever_is_printed_beside(cut: str, output: str) -> None:
    found = dump.parse(cut + LIMIT, output)

    assert found.is_timeout
    assert found.printed == output
    assert found.frames == (("/shop/registry.py", 2),)


@pytest.mark.parametrize(
    ("account", "output", "printed"),
    [
        (CRASH, "", ""),
        (CRASH, "till\n", "till\n"),
        ("", CRASH, ""),
        ("", f"till\n{CRASH}", "till\n"),
        ("", f"till {CRASH}", "till "),
        ('{"record": "extr', f"till {CRASH}", "till "),
        (CRASH, "Fatal Python error: till\n", "Fatal Python error: till\n"),
        (CRASH, f"{LIMIT}till\n", f"{LIMIT}till\n"),
    ],
)
def test_a_crash_names_the_frames_of_its_own_thread(
    account: str, output: str, printed: str
) -> None:
    found = dump.parse(account, output)

    assert not found.is_timeout
    assert found.printed == printed
    assert found.frames == (("/shop/registry.py", 2),)


def test_an_alarm_of_the_module_itself_tells_the_place_and_no_time_limit() -> None:
    found = dump.parse("", f"till\n{LIMIT}")

    assert not found.is_timeout
    assert found.printed == "till\n"
    assert found.frames == (("/shop/registry.py", 2),)


@pytest.mark.parametrize(
    "output", ["", "till\n", "a Fatal Python error: b\n", "Timeout (0:00:03)!\n"]
)
def test_what_only_looks_like_it_is_output(output: str) -> None:
    found = dump.parse("", output)

    assert found.printed == output
    assert not found.is_timeout
