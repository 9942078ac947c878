"""A project with a site that was built before, and a watch over what a fault leaves behind."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.faults.fault import EVENTS
from tests.serving import LONGEST, MKDOCS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MADE = {".git", ".sse_registry_cache"}
MARK = "SSE_REGISTRY_FAULT"
"""The variable by which each process that a test starts is known, and those that it starts."""

ORDERS = Path("sse-events", "categories", "orders", "index.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build said, and its exit status."""

    status: int
    log: str


@dataclass(slots=True, kw_only=True)
class Stand:
    """A project on which a fault is tried.

    Attributes:
        folder: The project.
        temporary: The folder for temporary files, which nothing else uses.
        variables: What the environment has beside the usual.
        site: Where the site is.
        files: What the project holds beside the site.
    """

    folder: Path
    temporary: Path
    site: Path
    variables: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=lambda: {"docs/index.md", "mkdocs.yml", "registry.py"})

    def write(self, source: str, **options: object) -> None:
        """Write the registry, and the options of the plugin."""
        (self.folder / "registry.py").write_text(source, "utf-8")
        self.configure(**options)

    def configure(self, **options: object) -> None:
        """Write the mkdocs.yml, where it changes."""
        text = yaml.safe_dump(_configuration(options), sort_keys=False)
        file = self.folder / "mkdocs.yml"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")

    def environment(self, **variables: str) -> dict[str, str]:
        """Return the variables of what is started on the project."""
        usual = {"NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(self.temporary)}
        return {**os.environ, **usual, **self.variables, **variables}

    def start(self, *arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        """Start MkDocs."""
        return subprocess.Popen(
            [*prefix, sys.executable, "-c", MKDOCS, *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="surrogateescape",
        )

    def build(self, *arguments: str, prefix: tuple[str, ...] = ()) -> Built:
        """Build the site."""
        with self.start("build", *arguments, prefix=prefix) as process:
            log, _ = process.communicate()
        return Built(status=process.returncode, log=log)

    def both(self, prefix: tuple[str, ...] = (), *arguments: str) -> Iterator[Built]:
        """Build the site strictly, then not."""
        yield self.build("--strict", *arguments, prefix=prefix)
        yield self.build("--no-strict", *arguments, prefix=prefix)

    def move(self, name: str) -> None:
        """Give the folder of the project another name."""
        self.folder = self.folder.rename(self.folder.with_name(name))
        self.site = self.folder / self.site.name

    def pages(self) -> Mapping[str, bytes]:
        """Return the files of the site."""
        return _files(self.site)

    def processes(self) -> tuple[int, ...]:
        """Return what was started on the project and still runs, in whatever session."""
        return tuple(_processes(f"{MARK}={self.variables[MARK]}".encode()))

    def check_processes(self, *known: int) -> None:
        """See to it that all processes but these end."""
        for process in self.processes():
            if process not in known:
                _wait_for_end(process)

    def check_temporary(self) -> None:
        """See to it that no temporary file is left."""
        assert list(self.temporary.iterdir()) == []


def _configuration(options: Mapping[str, object]) -> dict[str, Any]:
    registry = {
        "registry": "registry",
        # The gaps are none of the faults.
        "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
        **options,
    }
    return {"site_name": "Shop", "theme": "mkdocs", "plugins": [{"sse-registry": registry}]}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and MADE.isdisjoint(path.relative_to(folder).parts)
    }


def _processes(mark: bytes) -> Iterator[int]:
    """Yield the processes that have a variable; none where the system does not tell."""
    for file in Path("/proc").glob("[0-9]*/environ"):
        try:
            variables = file.read_bytes()
        except OSError:  # it has ended, or is another user's
            continue
        if mark in variables.split(b"\0"):
            yield int(file.parent.name)


def _wait_for_end(process: int) -> None:
    """Wait for the end of a process that was killed, which takes the system a moment."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        ended = select.select([handle], [], [], LONGEST / 3)[0]
    finally:
        os.close(handle)
    assert ended, f"a process outlives the build: {Path(f'/proc/{process}/cmdline').read_bytes()!r}"


@pytest.fixture(scope="session")
def built_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project without a fault, with its site."""
    folder = tmp_path_factory.mktemp("good") / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    stand = Stand(folder=folder, temporary=folder.parent, site=folder / "site")
    stand.write(EVENTS)
    built = stand.build("--strict")
    assert built.status == 0, built.log
    return folder


@pytest.fixture
def stand(built_before: Path, tmp_path: Path) -> Iterator[Stand]:
    """Return a project that was built before, and see to it that nothing is left behind."""
    folder, temporary = tmp_path / "project", tmp_path / "temporary"
    shutil.copytree(built_before, folder)
    temporary.mkdir()
    stand = Stand(
        folder=folder,
        temporary=temporary,
        site=folder / "site",
        variables={MARK: uuid.uuid4().hex},
    )
    yield stand
    stand.check_processes()
    stand.check_temporary()
    left = {name for name in _files(stand.folder) if not name.startswith("site/")}
    assert left == stand.files
