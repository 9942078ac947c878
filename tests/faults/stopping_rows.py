"""Faults that leave no registry: the build ends with a message, the server shows what it had."""

from __future__ import annotations

from tests.faults.fault import CRASH, EXIT, HANG, MEND, Fault


def _raising(
    name: str, source: str, raised: str, line: int = 1, *, is_first: bool = False
) -> Fault:
    problem = f"importing it raised {raised} (registry.py, line {line})"
    return Fault(name=name, source=source, problem=problem, advice=MEND, is_first=is_first)


RAISING = (
    _raising(
        "a name that a module lacks",
        "from sys import till",
        "ImportError: cannot import name 'till' from 'sys' (unknown location)",
    ),
    _raising(
        "an attribute that is not there",
        "import json\njson.till",
        "AttributeError: module 'json' has no attribute 'till'",
        2,
    ),
    _raising("a key that is not there", "{}['till']", "KeyError: 'till'", is_first=True),
    _raising("an index that is not there", "[][3]", "IndexError: list index out of range"),
    _raising("a name that is not there", "till", "NameError: name 'till' is not defined"),
    _raising(
        "a type that does not fit",
        "len(3)",
        "TypeError: object of type 'int' has no len()",
    ),
    _raising(
        "a value that does not fit",
        "int('till')",
        "ValueError: invalid literal for int() with base 10: 'till'",
    ),
    _raising("a division by zero", "1 / 0", "ZeroDivisionError: division by zero"),
    _raising(
        "a file that is not there",
        "open('till.ini')",
        "FileNotFoundError: [Errno 2] No such file or directory: 'till.ini'",
    ),
    _raising(
        "a function that calls itself",
        "def till():\n    till()\n\ntill()",
        "RecursionError: maximum recursion depth exceeded",
        2,
    ),
    _raising("an assertion", "assert not 'till', 'empty'", "AssertionError: empty"),
    _raising("what is not written yet", "raise NotImplementedError", "NotImplementedError"),
    _raising("a generator at its end", "next(iter(()))", "StopIteration"),
    _raising("KeyboardInterrupt", "raise KeyboardInterrupt", "KeyboardInterrupt", is_first=True),
    _raising("GeneratorExit", "raise GeneratorExit", "GeneratorExit"),
    _raising(
        "an exception that is no Exception",
        "class Till(BaseException): pass\n\nraise Till('empty')",
        "registry.Till: empty",
        3,
    ),
    _raising(
        "several exceptions at once",
        "raise ExceptionGroup('two', [ValueError(1), BaseExceptionGroup('x', [KeyError(2)])])",
        "ExceptionGroup: two (2 sub-exceptions)",
    ),
    _raising(
        "an exception that cannot be shown",
        "class Mute(Exception):\n    def __str__(self):\n        raise SystemExit\n\nraise Mute",
        "registry.Mute: <exception str() failed>",
        5,
        is_first=True,
    ),
    _raising(
        "an exception that goes round in a circle",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n"
        "    other = ValueError('round')\n    error.__cause__ = other\n    raise other from error",
        "ValueError: round",
        6,
    ),
    _raising(
        "bytes that are no text",
        "b'\\xff'.decode()",
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: "
        "invalid start byte",
    ),
    _raising(
        "a text that cannot be written",
        "raise ValueError('lone \\udc80 \\ud800')",
        "ValueError: lone \\udc80 \\ud800",
        is_first=True,
    ),
    _raising(
        "a text with control characters",
        "raise ValueError('\\x1b[31mred\\x00 \\r \\x07')",
        "ValueError: \\x1b[31mred\\x00 \\x0d \\x07",
    ),
    _raising(
        "an alarm that raises",
        "import signal, threading\n\n\ndef ring(*_):\n    raise TimeoutError('too slow')\n\n\n"
        "signal.signal(signal.SIGALRM, ring)\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\n"
        "threading.Event().wait()",
        "TimeoutError: too slow",
        5,
    ),
    _raising(
        "an event loop in which a task fails",
        "import asyncio\n\n\nasync def till():\n    raise ValueError('empty')\n\n\n"
        "asyncio.run(till())",
        "ValueError: empty",
        5,
    ),
    _raising(
        "a limit on memory",
        "import resource\n\nresource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\nbytes(2**33)",
        "MemoryError",
        4,
        is_first=True,
    ),
    _raising(
        "memory that is used up to the last byte",
        "import resource\n\nlimit = 2**28\nresource.setrlimit(resource.RLIMIT_AS, (limit, limit))\n"
        "till = []\nwhile True:\n    till.append(bytes(400))",
        "MemoryError",
        7,
    ),
    _raising(
        "no file that can be opened any more",
        "import resource\n\nresource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))\nopen('till.ini')",
        "OSError: [Errno 24] Too many open files: 'till.ini'",
        4,
    ),
)

MISSING = (
    Fault(
        name="a dependency that is not installed",
        source="import money_machine",
        problem="it imports 'money_machine', which is not installed there (registry.py, line 1)",
        advice="Install the project with its dependencies in the environment that builds the "
        "documentation, or set `python` to the interpreter of the project's own environment.",
        is_first=True,
    ),
    Fault(
        name="a syntax error",
        source="SSE_EVENT_REGISTRY = [",
        problem="it has a syntax error (registry.py, line 1)",
        advice=MEND,
        is_first=True,
    ),
    Fault(
        name="a null byte",
        source="SSE_EVENT_REGISTRY = []\n\0",
        problem="importing it raised SyntaxError: source code string cannot contain null bytes",
        advice=MEND,
    ),
    Fault(
        name="an encoding that does not exist",
        source="# coding: till\nSSE_EVENT_REGISTRY = []",
        problem="it has a syntax error (registry.py)",
        advice=MEND,
    ),
    Fault(
        name="an empty file",
        source="",
        problem="it has no 'SSE_EVENT_REGISTRY', the list of event types (registry.py)",
        advice="If the list has another name, say so in the options: `attributes: {events: "
        "its_name}`. If another module is the registry, name that one in `registry`.",
    ),
    Fault(
        name="an entry that cannot be read",
        source="class Entry:\n    @property\n    def event_type(self):\n        return 1 / 0\n\n"
        "SSE_EVENT_REGISTRY = [Entry()]",
        problem="reading its entries raised ZeroDivisionError: division by zero "
        "(registry.py, line 4)",
        advice="Mend the lines above, so that each attribute of each entry can be read.",
    ),
)


def _exiting(name: str, code: str, *, is_first: bool = False) -> Fault:
    return Fault(
        name=name,
        source=f"import sys\nsys.exit({code})",
        problem=f"it called sys.exit({code}) while it was imported (registry.py, line 2)",
        advice=EXIT,
        is_first=is_first,
    )


def _crashing(
    name: str, source: str, ending: str, line: int = 0, *, is_first: bool = False
) -> Fault:
    at = f" (registry.py, line {line})" if line else ""
    problem = f"its interpreter was ended {ending} while it was imported{at}"
    return Fault(name=name, source=source, problem=problem, advice=CRASH, is_first=is_first)


ENDING = (
    _exiting("an exit that means success", "0"),
    _exiting("an exit that means failure", "1", is_first=True),
    _exiting("an exit with a text", "'the till is empty'"),
    _crashing("an exit that cannot be caught", "import os\nos._exit(3)", "with exit status 3"),
    _crashing(
        "an exit that means success and cannot be caught",
        "import os\nos._exit(0)",
        "with exit status 0",
        is_first=True,
    ),
    _crashing("an abort", "import os\nos.abort()", "by SIGABRT", 2),
    _crashing(
        "a segmentation fault",
        "import ctypes\nctypes.string_at(0)",
        "by SIGSEGV",
        2,
        is_first=True,
    ),
    _crashing(
        "a stack that overflows",
        "import ctypes, resource, sys\n\nsys.setrecursionlimit(10**9)\n"
        "resource.setrlimit(resource.RLIMIT_STACK, (2**19, 2**19))\n\n\n"
        "@ctypes.PYFUNCTYPE(None)\ndef down():\n    down()\n\n\ndown()",
        "by SIGSEGV",
        9,
    ),
    _crashing(
        "what an alarm ends",
        "import signal, threading\n\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\n"
        "threading.Event().wait()",
        "by SIGALRM",
    ),
    _crashing(
        "what kills itself",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "by SIGKILL",
    ),
    _crashing(
        "what kills its whole group",
        "import os, signal\nos.killpg(0, signal.SIGKILL)",
        "by SIGKILL",
    ),
    _crashing(
        "what becomes another program",
        "import os\nos.execvp('true', ['true'])",
        "with exit status 0",
    ),
)

DEAF = "import signal\nfor each in set(signal.Signals) - {9, 19}:\n    signal.signal(each, 1)\n"
FORKED = "import os\nos.fork()\n"


def _hanging(name: str, source: str, line: int = 0, *, is_first: bool = False) -> Fault:
    at = f" (registry.py, line {line})" if line else ""
    problem = f"it was still being imported after 3 seconds{at}"
    return Fault(
        name=name, source=source, problem=problem, advice=HANG, timeout=3, is_first=is_first
    )


HANGING = (
    _hanging("a lock that nobody opens", "import threading\nthreading.Event().wait()", 2),
    _hanging("a loop without end", "while True: pass", 1),
    _hanging(
        "a hang that no signal reaches, in two processes",
        f"{DEAF}{FORKED}import threading\nthreading.Event().wait()",
        7,
        is_first=True,
    ),
    _hanging(
        "a hang that has switched our alarm off",
        "import faulthandler, threading\nfaulthandler.cancel_dump_traceback_later()\n"
        "threading.Event().wait()",
    ),
    _hanging(
        "an import that waits for its own lock in a thread",
        "import importlib, threading\n\n\n"
        "def again():\n    importlib.import_module('registry')\n\n\n"
        "thread = threading.Thread(target=again)\nthread.start()\nthread.join()",
        10,
    ),
    _hanging(
        "an event loop that is left running",
        "import asyncio\n\nasyncio.new_event_loop().run_forever()",
        3,
    ),
    _hanging("output without end", "while True:\n    print('till ' * 1000)", 2),
)

STOPPING = (*RAISING, *MISSING, *ENDING, *HANGING)
