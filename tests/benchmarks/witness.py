"""Keeps with what interpreters are started, by a build or by a module that it runs.

It is a hook of MkDocs, and a program that takes a module and its arguments. It stands beside the
sites, where nothing that a registry depends on is looked for. It knows no registry.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from pathlib import Path

STARTS = Path(__file__).with_suffix(".starts")


def on_startup(**_: object) -> None:
    """Begin to look."""
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event != "subprocess.Popen":
        return
    command = arguments[1]
    if isinstance(command, list) and command[0] == sys.executable:
        with STARTS.open("a", encoding="utf-8") as starts:
            starts.write(f"{json.dumps([*map(os.fspath, command)])}\n")


if __name__ == "__main__":
    on_startup()
    # A module that Python runs looks for others in the current folder.
    sys.path[0] = str(Path.cwd())
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
