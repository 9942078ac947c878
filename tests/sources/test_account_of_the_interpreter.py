"""The interpreter's account of a time limit or a crash is found in what was printed around it."""

from __future__ import annotations

import pytest

from mkdocs_sse_registry.sources import dump

OTHER = "Thread 0x00007f0000000001 (most recent call first):\n"
THREAD = "Thread 0x00007f0000000002 (most recent call first):\n"
FRAMES = '  File "/shop/registry.py", line 2 in <module>\n  File "/lib/importlib.py", line 9 in a\n'
HEAD = "Timeout (0:00:03)!\n"


@pytest.mark.parametrize(
    ("output", "printed"),
    [
        (f"{HEAD}{THREAD}{FRAMES}", ""),
        (
            f'till \n{HEAD}{OTHER}  File "/lib/threading.py", line 3 in run\n\n{THREAD}{FRAMES}',
            "till \n",
        ),
        (f"till till {HEAD}{THREAD}{FRAMES}", "till till "),
        (f"till {HEAD}till till {THREAD}{FRAMES}till", "till "),
        (f"till {HEAD}till {THREAD}till till{FRAMES}", "till "),
    ],
)
def test_a_time_limit_is_known_whatever_is_printed_meanwhile(output: str, printed: str) -> None:
    found = dump.parse(output)

    assert found.is_timeout
    assert found.printed == printed
    assert found.frames[0] == ("/shop/registry.py", 2)


@pytest.mark.parametrize("output", ["", "till\n", "Timeout (0:00:03)!\n", "Thread 0x12\n"])
def test_what_only_looks_like_it_is_output(output: str) -> None:
    assert dump.parse(output) == dump.Dump(printed=output)
