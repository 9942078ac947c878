"""What the result of a reading depends on, as a short text; knows no git and no file of it.

Besides the source in the tree these are the options, our own code, the interpreter and what is
installed for it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from mkdocs_sse_registry.sources.cache import circumstances

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_sse_registry.sources.revisions.relocation import Relocation
    from mkdocs_sse_registry.sources.revisions.trees import Part

PATIENCE = 30.0
"""Seconds for the interpreter to say what is installed for it."""

INSTALLED = """
import sys
sys.path[:] = [path for path in sys.path if path]
import json, os
found = []
for path in sys.path:
    if os.path.isdir(path):
        for entry in os.scandir(path):
            if entry.name.endswith((".dist-info", ".egg-info", ".egg-link", ".egg", ".pth")):
                found.append([path, entry.name, entry.stat().st_mtime_ns])
interpreter = [sys.version, os.path.realpath(sys.executable), sys.prefix, sys.path]
sys.stdout.write(json.dumps([interpreter, sorted(found)]))
"""
"""Prints the interpreter and what is installed for it: a distribution's folder has name and version
in its own name, and the time at which it was installed."""


def take(place: Relocation, root: Path, found: Sequence[Part]) -> str | None:
    """Return the fingerprint of a reading; `None` where the interpreter cannot be asked.

    Args:
        place: Where the source lies in the repository.
        root: The top folder of the working tree.
        found: The parts of the tree that are read.
    """
    installed = _installed(place)
    if installed is None:
        return None
    source = place.source
    known = {
        "tree": [(part.path, part.tree) for part in found],
        "root": str(root),
        "folder": place.folder,
        "paths": place.paths,
        "module": source.module,
        "attributes": dict(source.attributes),
        "encoder": source.encoder,
        "run_extractors": source.run_extractors,
        "timeout": source.timeout,
        "ours": circumstances.our_code(),
        "installed": installed,
        "variables": {name: os.environ[name] for name in os.environ if name.startswith("PYTHON")},
    }
    text = json.dumps(known, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _installed(place: Relocation) -> str | None:
    """Return what the interpreter says of itself."""
    python = place.source.interpreter or sys.executable
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter is the user's choice
            [python, "-B", "-X", "utf8", "-c", INSTALLED],
            cwd=place.source.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")
