"""Sites that show the event types of one registry, each in its way; knows no process's cost."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import processes, registries
from tests.benchmarks.processes import FailedError

if TYPE_CHECKING:
    from tests.benchmarks.figures import Cost

PLAIN, PLUGIN, RECORDED = "plain", "plugin", "recorded"
FIRST, AGAIN = "plugin, first build", "plugin, again"
MACROS, GEN_FILES, MKDOCSTRINGS = "mkdocs-macros", "gen-files", "mkdocstrings"
WAYS = (PLAIN, FIRST, AGAIN, MACROS, GEN_FILES, MKDOCSTRINGS)
"""How a site is built; the plugin without what an earlier build has read, and with it."""

CACHE = ".sse_registry_cache"
NAME = re.compile(r"area\d+\.\w+\.\w+")
RIVALS = Path(__file__).with_name("rivals")
WITNESS = Path(__file__).with_name("witness.py")
SETTINGS = """\
site_name: Application
theme:
  name: material
  font: false
markdown_extensions:
  - attr_list
  - pymdownx.highlight
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
plugins:
  - search
"""
OURS = """\
  - sse-registry:
      registry: registry
      paths: [../application]
      timeout: 900
"""
PLUGINS = {
    PLAIN: "",
    PLUGIN: OURS,
    RECORDED: f"{OURS}hooks: [../{WITNESS.name}]\n",
    MACROS: "  - macros: {module_name: events_macros, on_error_fail: true}\n",
    GEN_FILES: "  - gen-files: {scripts: [events_script.py]}\n",
    MKDOCSTRINGS: """\
  - mkdocstrings:
      handlers:
        python:
          paths: [../application]
          options: {show_if_no_docstring: true}
""",
}
HOME = "# Application\n\nWhat happens is told to whoever listens: `area000.account.opened` first.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The sites for one registry.

    Attributes:
        folder: Where they are, each in the folder of its name.
        size: How many event types the registry has.
    """

    folder: Path
    size: int

    @property
    def registry(self) -> Path:
        """The module of the registry."""
        return self.folder / "application" / "registry.py"

    @property
    def variables(self) -> dict[str, str]:
        """What lets every process import the registry, and keep byte code as Python does it."""
        return {
            "PYTHONPATH": str(self.registry.parent),
            "PYTHONDONTWRITEBYTECODE": "",
            "NO_MKDOCS_2_WARNING": "1",
        }

    @property
    def starts(self) -> int:
        """How often the site `recorded` has had an interpreter started."""
        return len(self._commands())

    @property
    def command(self) -> tuple[str, ...]:
        """With what the last of them was started."""
        return tuple(json.loads(self._commands()[-1]))

    def run(self, *arguments: str, way: str = "application", lines: int = 0) -> Cost:
        """Run Python in the folder of a site."""
        command = (sys.executable, *arguments)
        return processes.run(command, self.folder / way, self.variables, lines=lines)

    def build(self, way: str) -> Cost:
        """Build a site; the clock starts after what an earlier build has read is deleted."""
        if way == FIRST:
            self.forget(PLUGIN)
        return self.run("-m", "mkdocs", "build", "--quiet", way=_site(way))

    def forget(self, site: str) -> None:
        """Delete what earlier builds of a site have read."""
        shutil.rmtree(self.folder / site / CACHE, ignore_errors=True)

    def check(self, way: str) -> None:
        """See to it that a built site shows every event type.

        Raises:
            FailedError: It does not.
        """
        shown: set[str] = set()
        for page in (self.folder / _site(way) / "site").rglob("*.html"):
            shown.update(NAME.findall(page.read_text("utf-8").replace("<wbr>", "")))
        missing = [each for each in registries.event_types(self.size) if each not in shown]
        if missing:
            raise FailedError(f"The site {way} shows no {missing[0]}, and lacks {len(missing)}.")

    def _commands(self) -> list[str]:
        file = (self.folder / WITNESS.name).with_suffix(".starts")
        return file.read_text("utf-8").splitlines() if file.exists() else []


def make(folder: Path, size: int) -> Sites:
    """Write a registry and the sources of all sites."""
    sites = Sites(folder=folder, size=size)
    sites.registry.parent.mkdir(parents=True)
    registries.write(sites.registry, size)
    shutil.copy(WITNESS, folder)
    for way, plugin in PLUGINS.items():
        (folder / way / "docs").mkdir(parents=True)
        (folder / way / "mkdocs.yml").write_text(SETTINGS + plugin, "utf-8")
        (folder / way / "docs" / "index.md").write_text(HOME, "utf-8")
    plain = os.path.join("..", PLAIN, "docs", "sse-events")  # noqa: PTH118 - stays relative
    sites.run("-m", "mkdocs_sse_registry", "generate", plain, way=PLUGIN)
    for file in RIVALS.glob("*.py"):
        for way in (MACROS, GEN_FILES):
            shutil.copy(file, folder / way)
    _write_calls(folder, size)
    return sites


def _site(way: str) -> str:
    """Return which site a way builds."""
    return PLUGIN if way in {FIRST, AGAIN} else way


def _write_calls(folder: Path, size: int) -> None:
    """Write the pages that call a macro, or mkdocstrings."""
    calls = {
        f"categories/{name}": f'category_page("{name}")' for name in registries.categories(size)
    }
    for name, call in (calls | {"payload-fields": "fields_page()"}).items():
        page = folder / MACROS / "docs" / "sse-events" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{{{{ {call} }}}}\n", "utf-8")
    (folder / MKDOCSTRINGS / "docs" / "events.md").write_text("# Events\n\n::: registry\n", "utf-8")
