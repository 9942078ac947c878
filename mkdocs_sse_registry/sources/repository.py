"""Which repository a folder belongs to; knows nothing of registries and changes nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def find_root(folder: Path) -> Path:
    """Return the folder that holds `.git`, at or above a folder; without one, the folder itself."""
    folder = folder.absolute()
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def relative(file: Path, root: Path) -> str | None:
    """Return the path of a file below a folder, with `/`; `None` for one outside it."""
    path, folder = Path(os.path.realpath(file)), Path(os.path.realpath(root))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def page_path(uri: str, docs_dir: Path, root: Path) -> str:
    """Return the path of a page relative to the repository; outside it, to where docs_dir is."""
    return relative(docs_dir / uri, root) or f"{docs_dir.name}/{uri}"


def current_commit(folder: Path) -> str | None:
    """Return the full name of the commit that is checked out, `None` where there is none."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--verify", "--quiet", "HEAD"],  # noqa: S607 - the user's git
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() or None
