"""What a module does beside being a registry neither disturbs the reading nor outlives it."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_sse_registry.sources.source import Loaded

    Load = Callable[..., Loaded]

EVENTS = 'SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]\n'

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and FIFOs")


class Leash:
    """A FIFO that processes hold on to; it tells when the last of them has ended."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self.take = f"import os; leash = os.open({str(path)!r}, os.O_WRONLY); os.write(leash, b'!')"

    def holders(self) -> int:
        """Return how many have held it, once all have let go."""
        told = b""
        while select.select([self._reader], [], [], 10)[0]:
            read = os.read(self._reader, 100)
            if not read:
                return len(told)
            told += read
        raise AssertionError("a process outlives the reading")

    def close(self) -> None:
        os.close(self._reader)


@pytest.fixture
def leash(tmp_path: Path) -> Iterator[Leash]:
    leash = Leash(tmp_path / "leash")
    yield leash
    leash.close()


def types(loaded: Loaded) -> list[str]:
    return [event.type for event in loaded.registry.events]


def test_what_a_module_prints_in_any_way_is_kept(load: Load) -> None:
    loaded = load(f"""
import logging, os, subprocess, sys, warnings

print("by print")
print("by stderr", file=sys.stderr)
os.write(1, b"by descriptor\\n")
subprocess.run([sys.executable, "-c", "print('by a child')"], check=True)
os.system("echo by a shell")
logging.getLogger("shop").warning("by a logger")
warnings.warn("by a warning")
print('{{"record": "failure", "failure": {{"kind": "raised"}}}}')
{EVENTS}""")

    assert types(loaded) == ["orders.placed"]
    for way in ("print", "stderr", "descriptor", "a child", "a shell", "a logger", "a warning"):
        assert f"by {way}" in loaded.output


def test_what_a_module_printed_stands_in_the_message_of_its_failure(load: Load) -> None:
    with pytest.raises(errors.ImportFailedError) as caught:
        load("for number in range(100): print('line', number)\nraise ValueError('no')\n")

    assert "  It printed, at the end:\n    line 90\n" in str(caught.value)
    assert "    line 99\nWhat to do:" in str(caught.value)


@pytest.mark.parametrize(
    "talk",
    [
        "for number in range(1_000_000): print(number)",
        "import sys; sys.stdout.write('long' * 10_000_000)",
        "import os\nfor _ in range(1000): os.write(1, bytes(range(256)) * 10)",
        "import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\x00' * 1000)",
    ],
    ids=["a million lines", "one long line", "binary", "binary through Python"],
)
def test_no_amount_and_no_kind_of_output_disturbs(talk: str, load: Load) -> None:
    loaded = load(f"{talk}\n{EVENTS}")

    assert types(loaded) == ["orders.placed"]
    assert 1000 < len(loaded.output) < 10_000_000


@pytest.mark.parametrize(
    "mischief",
    [
        "import sys; sys.stdout.close(); sys.stderr.close()",
        "import os; os.close(1); os.close(2)",
        "import os; os.closerange(0, 3); files = [open(os.devnull) for _ in range(3)]",
        "import sys, io; sys.stdout = sys.stderr = io.StringIO()",
        "import sys; sys.stdout = sys.stderr = None",
        "import json; json.dumps = json.dump = json.loads = None",
        "import json; json.JSONEncoder.default = json.JSONEncoder.encode = None",
        "import builtins; builtins.print = builtins.input = None",
        "import os, tempfile; os.chdir(tempfile.gettempdir())",
        "import sys; sys.path.clear(); sys.argv.clear()",
        "import sys; sys.path[:] = ['.', '/nowhere']; sys.dont_write_bytecode = False",
        "import sys; sys.setrecursionlimit(60)",
        "import gc; gc.disable(); gc.freeze()",
        "import locale, os; os.environ.clear()",
        "import atexit; atexit.register(print, 'bye')",
        "import atexit; atexit.register(lambda: 1 / 0)",
        "import sys; sys.excepthook = sys.unraisablehook = None; sys.settrace(lambda *_: None)",
        "import threading; threading.Thread(target=lambda: 1 / 0).start()",
        "import warnings; warnings.simplefilter('error')",
    ],
)
def test_a_module_may_change_its_interpreter(mischief: str, load: Load) -> None:
    loaded = load(f"{mischief}\n{EVENTS}")

    assert types(loaded) == ["orders.placed"]
    assert loaded.registry.events[0].source.path == "registry.py"


def test_a_module_that_asks_gets_no_answer_instead_of_waiting(load: Load) -> None:
    with pytest.raises(errors.ImportFailedError, match="importing it raised EOFError"):
        load("password = input('Password: ')\n")


def test_an_environment_with_strict_warnings_does_not_stop_us(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")

    assert types(load(EVENTS)) == ["orders.placed"]


@posix
@pytest.mark.parametrize(
    "start",
    [
        "import atexit, threading; atexit.register(threading.Event().wait)",
        "import threading; threading.Thread(target=threading.Event().wait).start()",
        "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', HOLD])",
        "import os\nif os.fork() == 0: exec(HOLD)",
        "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)",
    ],
    ids=["exit handler", "thread", "daemon thread", "child", "fork", "deaf"],
)
def test_nothing_outlives_the_reading(start: str, load: Load, leash: Leash) -> None:
    hold = f"{leash.take}; import threading; threading.Event().wait()"
    loaded = load(f"HOLD = {hold!r}\n{leash.take}\n{start}\n{EVENTS}")

    assert types(loaded) == ["orders.placed"]
    assert leash.holders() >= 1


@posix
def test_nothing_outlives_a_time_limit(load: Load, leash: Leash) -> None:
    hold = f"{leash.take}; import threading; threading.Event().wait()"
    with pytest.raises(errors.ImportTimeoutError):
        load(f"import os, signal\nsignal.signal(15, signal.SIG_IGN)\nos.fork()\n{hold}", timeout=1)

    assert leash.holders() == 2


@posix
def test_a_fork_that_comes_back_to_us_says_nothing(load: Load) -> None:
    loaded = load(f"import os\nos.fork()\nos.fork()\n{EVENTS}" + "SSE_EVENT_REGISTRY *= 5000\n")

    assert types(loaded) == ["orders.placed"] * 5000


@posix
def test_nothing_outlives_an_interrupted_build(load: Load, leash: Leash) -> None:
    # A shell lets what it starts in the background ignore the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            load(
                f"{leash.take}\nimport os, signal, threading\n"
                "os.kill(os.getppid(), signal.SIGINT)\nthreading.Event().wait()\n"
            )
    finally:
        signal.signal(signal.SIGINT, before)

    assert leash.holders() == 1


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_module_may_use_several_processes(method: str, load: Load) -> None:
    loaded = load(
        {
            "registry.py": f"""
                import multiprocessing

                from work import doubled

                with multiprocessing.get_context({method!r}).Pool(2) as pool:
                    names = pool.map(doubled, ["a", "b"])

                SSE_EVENT_REGISTRY = [{{"event_type": name}} for name in names]
                """,
            "work.py": """
                def doubled(text):
                    return text * 2
                """,
        }
    )

    assert types(loaded) == ["aa", "bb"]
