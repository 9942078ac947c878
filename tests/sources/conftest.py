"""Registries in temporary folders, read by a real process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration, usecases

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_sse_registry.sources.source import Loaded


@pytest.fixture(autouse=True)
def usual_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide no fault behind an environment that writes no byte code and keeps no output back."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an empty folder for a user's project."""
    folder = tmp_path / "shop"
    folder.mkdir()
    return folder


@pytest.fixture
def load(project: Path) -> Callable[..., Loaded]:
    """Return a function that writes modules, and reads the registry that is among them."""

    def write_and_load(files: dict[str, str] | str, **options: object) -> Loaded:
        modules = {"registry.py": files} if isinstance(files, str) else files
        for name, text in modules.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return usecases.load(configuration.read({"registry": "registry", **options}, project))

    return write_and_load


@pytest.fixture
def find_python() -> Callable[[str], str]:
    """Return a function that finds an interpreter on the path or below pyenv, or skips the test."""

    def find(version: str) -> str:
        pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
        installed = sorted(pyenv.glob(f"{version}.*/bin/python"))
        found = str(installed[-1]) if installed else shutil.which(f"python{version}")
        if found is None:
            pytest.skip(f"there is no Python {version} on the path or below {pyenv}")
        return found

    return find


@pytest.fixture(scope="session")
def make_environment() -> Callable[[Path], Path]:
    """Return what makes a virtual environment, and gives its interpreter."""

    def make(folder: Path) -> Path:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        return next(each for each in folder.rglob("python*") if each.stem == "python")

    return make
