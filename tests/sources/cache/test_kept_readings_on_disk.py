"""A reading is used again while all that it depends on is the same, and never after."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.sources.cache import circumstances
from tests.sources.cache.conftest import written

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


READS = "import pathlib, sys\nhere = pathlib.Path(__file__).parent\n"


@pytest.mark.parametrize(
    ("above", "edit"),
    [
        pytest.param("", written("registry.py", "SSE_EVENT_REGISTRY = []\n"), id="the module"),
        pytest.param("", written("lazy.py", "UNIT = 'box'\n"), id="what an extractor imports"),
        pytest.param("", written("names/__init__.py", "NAMES = []\n"), id="a package first"),
        pytest.param("", lambda folder: (folder / "lazy.py").unlink(), id="a file that goes"),
        pytest.param(
            "try:\n    import extra\nexcept ImportError:\n    pass\n",
            written("extra.py", ""),
            id="a module that was missing",
        ),
        pytest.param(
            "try:\n    import extra.part\nexcept ImportError:\n    pass\n",
            written("extra/part.py", ""),
            id="a package without __init__ that was missing",
        ),
        pytest.param(
            f"{READS}text = (here / 'lazy.py').read_text()\n",
            written("lazy.py", "UNIT = 'piece'\n\n"),
            id="a file that is read",
        ),
        pytest.param(
            f"{READS}try:\n    open('data/types.txt')\nexcept OSError:\n    pass\n",
            written("data/types.txt", "order.placed"),
            id="a file that was not there to be read",
        ),
        pytest.param(
            f"{READS}found = [*here.glob('data/*.json')]\n",
            written("data/more.json", "{}"),
            id="a file in a folder that is listed",
        ),
        pytest.param(
            f"{READS}sys.path.append(str(here / 'lib'))\ntry:\n    import extra\n"
            "except ImportError:\n    pass\n",
            written("lib/extra.py", ""),
            id="a module in a folder that the module adds",
        ),
        pytest.param(
            f"{READS}has_settings = (here / '.env').exists()\n",
            written(".env", ""),
            id="a file beside the module of which only the existence counts",
        ),
        pytest.param(
            "import importlib\ntry:\n    importlib.import_module('extra')\n"
            "except ImportError:\n    pass\n",
            written("extra.py", ""),
            id="a module that a function imports, and that was missing",
        ),
        pytest.param(
            "import importlib.util\nfound = importlib.util.find_spec('extra')\n",
            written("extra/part.py", ""),
            id="a package that was looked for, and missing",
        ),
        pytest.param(
            f"{READS}has_more = (here / 'v2').is_dir()\n",
            lambda folder: (folder / "v2").mkdir(),
            id="a folder beside the module",
        ),
        pytest.param(
            f"{READS}import os\nos.read(os.open(here / 'lazy.py', os.O_RDWR), 9)\n",
            written("lazy.py", "UNIT = 'piece'\n\n"),
            id="a file that is opened to be read and written",
        ),
        pytest.param(
            f"{READS}import io\nio.FileIO(here / 'lazy.py').read()\n",
            written("lazy.py", "UNIT = 'piece'\n\n"),
            id="a file that is named by an object",
        ),
        pytest.param(
            "", written("other.py", "import bus\n\nbus.send('order.paid')\n"), id="an emission"
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

    for variable in circumstances.LEFT_OUT:
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


def test_a_site_that_was_built_counts_for_nothing(kept_shop: Shop) -> None:
    assert kept_shop.imports() == 1

    for name in ("index.html", "sitemap.xml", "sitemap.xml.gz"):
        kept_shop.write(f"site/{name}", "")

    assert kept_shop.imports() == 0


def relink(link: Path, target: str) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(target)


@pytest.mark.parametrize("link", ["names.py", "lib"])
def test_a_link_counts_by_where_it_leads(link: str, kept_shop: Shop) -> None:
    folder = kept_shop.folder
    for release in ("one", "two"):
        kept_shop.write(f"{release}/names.py", "NAMES = ['order.placed']\n")
    (folder / "names.py").unlink()
    relink(folder / link, f"one/{link}" if link == "names.py" else "one")
    assert [kept_shop.imports(paths=[".", "lib"]) for _ in range(2)] == [1, 0]

    relink(folder / link, f"two/{link}" if link == "names.py" else "two")

    assert [kept_shop.imports(paths=[".", "lib"]) for _ in range(2)] == [1, 0]


def test_a_path_through_a_link_and_back_is_followed_as_the_system_does(kept_shop: Shop) -> None:
    kept_shop.write("far/away/here.txt", "")
    kept_shop.write("far/types.txt", "order.placed")
    relink(kept_shop.folder / "link", "far/away")
    kept_shop.prepend("open('link/../types.txt').close()\n")
    assert [kept_shop.imports() for _ in range(2)] == [1, 0]

    kept_shop.write("far/types.txt", "order.paid")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("name", ["lib/.env", "lib/space/__init__.py", "more/extra.py"])
def test_other_folders_of_modules_count(
    name: str, kept_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_shop.write("lib/near.py", "")
    kept_shop.write("lib/space/part.py", "")
    kept_shop.write("other/space/__init__.py", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["lib", "other"]))
    kept_shop.prepend(
        "import sys, near, space\nsys.path.insert(0, 'more')\n"
        "try:\n    import extra\nexcept ImportError:\n    sys.path.remove('more')\n"
    )
    assert [kept_shop.imports() for _ in range(2)] == [1, 0]

    kept_shop.write(name, "")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_an_archive_of_modules_counts(kept_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = kept_shop.folder / "modules.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("near.py", "")
    monkeypatch.setenv("PYTHONPATH", str(archive))
    kept_shop.prepend("import near\ntry:\n    import extra\nexcept ImportError:\n    pass\n")
    assert [kept_shop.imports() for _ in range(2)] == [1, 0]

    with zipfile.ZipFile(archive, "a") as made:
        made.writestr("extra.py", "")

    assert [kept_shop.imports() for _ in range(2)] == [1, 0]


def test_files_that_the_search_for_emissions_looks_into_count(kept_shop: Shop) -> None:
    kept_shop.write("tests/names.py", "PAID = 'order.paid'\n")
    kept_shop.write("other.py", "import bus\nfrom tests.names import PAID\n\nbus.send(PAID)\n")
    kept_shop.write("constants.py", "PAID = 'order.paid'\n")
    assert len(kept_shop.read().registry.emissions) == 1

    kept_shop.write("tests/names.py", "PAID = 'something.else'\n")

    assert kept_shop.read().registry.emissions == ()
