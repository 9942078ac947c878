"""Faults that a registry survives: it can be read, and the build and the server go on."""

from __future__ import annotations

from tests.faults.fault import EVENTS, Fault

THREAD = (
    "import threading\nthreading.Thread(target=threading.Event().wait, daemon={daemon}).start()"
)
CHILD = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {code!r}])"
FOREVER = "import threading; threading.Event().wait()"


def _standing(name: str, source: str, *, is_first: bool = False) -> Fault:
    return Fault(name=name, source=f"{source}\n{EVENTS}", is_first=is_first)


PROCESSES = (
    _standing("a child that keeps the pipes open", CHILD.format(code=FOREVER), is_first=True),
    _standing("a fork that hangs", f"import os\nif os.fork() == 0:\n    {FOREVER}"),
    _standing("a fork that goes on", "import os\nos.fork()"),
    _standing("a thread that never ends", THREAD.format(daemon=False), is_first=True),
    _standing("a thread in the background that never ends", THREAD.format(daemon=True)),
    _standing(
        "processes that share the work",
        "import multiprocessing\n\nwith multiprocessing.get_context('fork').Pool(2) as pool:\n"
        "    assert pool.map(len, ['a', 'bb']) == [1, 2]",
        is_first=True,
    ),
    _standing(
        "processes of their own that share the work",
        "import multiprocessing\n\nwith multiprocessing.get_context('spawn').Pool(2) as pool:\n"
        "    assert pool.map(len, ['a', 'bb']) == [1, 2]",
    ),
    _standing(
        "a process that is never joined",
        "import multiprocessing, threading\n\n"
        "multiprocessing.get_context('fork').Process(target=threading.Event().wait).start()",
    ),
    _standing(
        "an event loop in a thread",
        "import asyncio, threading\n\nloop = asyncio.new_event_loop()\n"
        "threading.Thread(target=loop.run_forever).start()\n\n\n"
        "async def till():\n    return 3\n\n\n"
        "assert asyncio.run_coroutine_threadsafe(till(), loop).result() == 3",
    ),
    _standing(
        "an event loop that has run",
        "import asyncio\nasyncio.run(asyncio.sleep(0))",
    ),
)

OUTPUT = (
    _standing(
        "a million lines of output",
        "for number in range(1_000_000):\n    print(number)",
        is_first=True,
    ),
    _standing("binary output", "import os\nos.write(1, bytes(range(256)) * 10_000)"),
    _standing("a closed standard output", "import os\nos.close(1)\nos.close(2)", is_first=True),
    _standing("a closed stream", "import sys\nsys.stdout.close()\nsys.stderr.close()"),
    _standing(
        "standard output that leads elsewhere",
        "import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nos.dup2(1, 2)",
    ),
)

INTERPRETER = (
    _standing("another current folder", "import os\nos.chdir('/')", is_first=True),
    _standing("an empty import path", "import sys\nsys.path.clear()"),
    _standing("an import path of its own", "import sys\nsys.path[:] = ['/nowhere']"),
    _standing(
        "another json",
        "import json, json.encoder\njson.dumps = json.loads = json.JSONEncoder.encode = None\n"
        "json.encoder.encode_basestring_ascii = json.encoder.c_make_encoder = None",
        is_first=True,
    ),
    _standing("an alarm for later", "import signal\nsignal.alarm(3600)"),
    _standing("an exit handler that prints", "import atexit\natexit.register(print, 'the end')"),
    _standing("an exit handler that raises", "import atexit\natexit.register(lambda: 1 / 0)"),
    _standing(
        "an exit handler that hangs",
        "import atexit, threading\natexit.register(threading.Event().wait)",
        is_first=True,
    ),
    _standing(
        "an exit handler that crashes",
        "import atexit, ctypes\natexit.register(ctypes.string_at, 0)",
    ),
    _standing("an environment that is cleared", "import os\nos.environ.clear()"),
    _standing("all warnings made errors", "import warnings\nwarnings.simplefilter('error')"),
    _standing("no recursion", "import sys\nsys.setrecursionlimit(80)"),
    _standing("another time", "import time\ntime.time = time.monotonic = lambda: 0.0"),
    _standing("a mask for files", "import os\nos.umask(0o777)"),
)

STANDING = (*PROCESSES, *OUTPUT, *INTERPRETER)
