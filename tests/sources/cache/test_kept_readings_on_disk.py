"""A reading is used again while all that it depends on is the same, and never after."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.sources.cache import circumstances

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.cache.conftest import Shop


def test_a_registry_is_imported_once(kept_shop: Shop) -> None:
    first = kept_shop.read()

    assert [kept_shop.imports() for _ in range(3)] == [0, 0, 0]
    assert kept_shop.read() == first
    assert first.registry.mappings[0].payload


def test_an_edit_is_seen_whatever_time_and_size_the_file_has(kept_shop: Shop) -> None:
    names = kept_shop.folder / "names.py"
    before = names.stat()
    assert kept_shop.types() == ["order.placed", "order.paid"]

    names.write_text("NAMES = ['order.placed', 'order.sent']\n", "utf-8")
    os.utime(names, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert names.stat().st_size == before.st_size
    assert kept_shop.types() == ["order.placed", "order.sent"]


def write(name: str, text: str) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.write_text(textwrap.dedent(text), "utf-8")

    return act


READS = "import pathlib, sys\nhere = pathlib.Path(__file__).parent\n"


@pytest.mark.parametrize(
    ("above", "edit"),
    [
        pytest.param("", write("registry.py", "SSE_EVENT_REGISTRY = []\n"), id="the module"),
        pytest.param("", write("lazy.py", "UNIT = 'box'\n"), id="what an extractor imports"),
        pytest.param("", write("names/__init__.py", "NAMES = []\n"), id="a package over a module"),
        pytest.param("", lambda folder: (folder / "lazy.py").unlink(), id="a file that goes"),
        pytest.param(
            "try:\n    import extra\nexcept ImportError:\n    pass\n",
            write("extra.py", ""),
            id="a module that was missing",
        ),
        pytest.param(
            "try:\n    import extra.part\nexcept ImportError:\n    pass\n",
            write("extra/part.py", ""),
            id="a package without __init__ that was missing",
        ),
        pytest.param(
            f"{READS}text = (here / 'lazy.py').read_text()\n",
            write("lazy.py", "UNIT = 'piece'\n\n"),
            id="a file that is read",
        ),
        pytest.param(
            f"{READS}try:\n    open('data/types.txt')\nexcept OSError:\n    pass\n",
            write("data/types.txt", "order.placed"),
            id="a file that was not there to be read",
        ),
        pytest.param(
            f"{READS}found = [*here.glob('data/*.json')]\n",
            write("data/more.json", "{}"),
            id="a file in a folder that is listed",
        ),
        pytest.param(
            f"{READS}sys.path.append(str(here / 'lib'))\ntry:\n    import extra\n"
            "except ImportError:\n    pass\n",
            write("lib/extra.py", ""),
            id="a module in a folder that the module adds",
        ),
        pytest.param(
            f"{READS}has_settings = (here / '.env').exists()\n",
            write(".env", ""),
            id="a file beside the module of which only the existence counts",
        ),
        pytest.param(
            "", write("other.py", "import bus\n\nbus.send('order.paid')\n"), id="an emission"
        ),
    ],
)
def test_what_the_code_looks_at_is_looked_at_again(
    above: str, edit: Callable[[Path], object], kept_shop: Shop
) -> None:
    kept_shop.prepend(above)
    (kept_shop.folder / "data").mkdir()
    assert [kept_shop.imports() for _ in range(2)] == [1, 0]

    edit(kept_shop.folder)

    first = kept_shop.read()
    assert len(kept_shop.log.read_text().splitlines()) == 2 or first.registry.events == ()
    assert kept_shop.imports() == 0


def test_what_git_ignores_or_tracks_is_asked_again(
    repository: Callable[[Path], Repository], kept_shop: Shop
) -> None:
    shop = repository(kept_shop.folder)
    kept_shop.write("other.py", "import bus\n\nbus.send('order.paid')\n")

    def emissions() -> int:
        return len(kept_shop.read().registry.emissions)

    assert emissions() == 1
    kept_shop.write(".gitignore", "other.py\n")
    assert emissions() == 0
    shop.git("add", "--force", "other.py")
    assert emissions() == 1


@pytest.mark.parametrize(
    "options",
    [
        {"registry": "other"},
        {"attributes": {"events": "OTHERS"}},
        {"encoder": "registry.to_json"},
        {"run_extractors": False},
        {"timeout": 29},
        {"paths": [".", "lib"]},
    ],
    ids=str,
)
def test_other_options_make_another_one(options: dict[str, object], kept_shop: Shop) -> None:
    kept_shop.write("other.py", (kept_shop.folder / "registry.py").read_text("utf-8"))

    assert kept_shop.imports() == 1
    assert kept_shop.imports(**options) == 1
    assert kept_shop.imports(**options) == 0
    assert kept_shop.imports() == 0


def test_another_folder_makes_another_one(kept_shop: Shop, tmp_path: Path) -> None:
    assert kept_shop.imports() == 1

    kept_shop.folder = kept_shop.folder.rename(tmp_path / "moved")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("variable", ["SHOP_REGION", "PYTHONPATH", "TZ", "PATH"])
def test_another_variable_of_the_environment_makes_another_one(
    variable: str, kept_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_shop.imports() == 1

    monkeypatch.setenv(variable, f"{os.environ.get(variable, '')}{os.pathsep}/nowhere")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_a_new_shell_makes_no_other_one(kept_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_shop.imports() == 1

    for variable in circumstances.OF_A_SHELL:
        monkeypatch.setenv(variable, "7")

    assert kept_shop.imports() == 0


def test_another_day_makes_another_one(kept_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_shop.imports() == 1

    monkeypatch.setattr(circumstances, "days", lambda: ["2030-01-01"])

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_other_code_of_ours_makes_another_one(
    kept_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_shop.imports() == 1

    monkeypatch.setattr(circumstances, "our_code", lambda: "another version")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_another_interpreter_makes_another_one(
    kept_shop: Shop, tmp_path: Path, make_environment: Callable[[Path], Path]
) -> None:
    first, second = (str(make_environment(tmp_path / name)) for name in ("one", "two"))

    assert kept_shop.imports() == 1
    assert [kept_shop.imports(python=first) for _ in range(2)] == [1, 0]
    assert [kept_shop.imports(python=second) for _ in range(2)] == [1, 0]
    assert kept_shop.imports() == 0


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(write("PACKAGES/shop_names.py", "NAMES = ['b']\n"), id="a module"),
        pytest.param(write("PACKAGES/shop.pth", "/nowhere\n"), id="a path"),
        pytest.param(write("PACKAGES/shop-1.1.dist-info/METADATA", "Name: shop\n"), id="a package"),
        pytest.param(
            lambda folder: write("pyvenv.cfg", "\n")(folder.parent / "env"),
            id="the environment",
        ),
    ],
)
def test_what_is_installed_makes_another_one(
    edit: Callable[[Path], object],
    kept_shop: Shop,
    make_environment: Callable[[Path], Path],
) -> None:
    python = str(make_environment(kept_shop.folder.parent / "env"))
    packages = next((kept_shop.folder.parent / "env").rglob("site-packages"))
    (packages / "shop_names.py").write_text("NAMES = ['a']\n")
    (kept_shop.folder / "PACKAGES").symlink_to(packages)
    kept_shop.prepend("import importlib.metadata as installed, shop_names\n")
    kept_shop.prepend("import importlib.metadata as installed\n[*installed.distributions()]\n")
    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]

    edit(kept_shop.folder)

    assert [kept_shop.imports(python=python) for _ in range(2)] == [1, 0]
