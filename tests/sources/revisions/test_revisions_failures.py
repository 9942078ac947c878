"""What is said of a registry that cannot be read as it was."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Complaint, Read, Start, Types

EVENTS = "SSE_EVENT_REGISTRY = [{'event_type': 'orders.placed'}]\n"
HELD = (
    "  There is only what git holds: no file that is ignored or generated, and no submodule. "
    "Packages are those that are installed today.\n"
)
ELSEWHERE = (
    "What to do: Where the registry had another name then, give that: `sse-registry diff "
    "--base-registry MODULE`. Where it was in another folder, name that: `sse-registry --registry "
    "MODULE --path FOLDER diff`, with the folders of both. Where there was none yet, compare with "
    "a later revision."
)


@pytest.fixture(scope="module")
def complaint(read: Read) -> Complaint:
    """Return what gives the message about a revision, but for its first line."""

    def read_in_vain(shop: Repository, name: str = "HEAD", **options: object) -> str:
        with pytest.raises(RevisionError) as caught:
            read(shop, name, **options)
        message = str(caught.value)
        assert tempfile.gettempdir() not in message
        assert "sse-registry-" not in message.replace("sse-registry diff", "")
        short = shop.git("rev-parse", name)[:7]
        assert message.startswith(f"The registry cannot be read as it was at {name} ({short}).\n")
        return message.partition("\n")[2]

    return read_in_vain


def test_a_dependency_that_is_missing_today_is_told(shop: Repository, complaint: Complaint) -> None:
    shop.commit({"src/registry.py": f"import left_pad\n{EVENTS}"})

    assert complaint(shop, paths=["src"]) == (
        "The registry 'registry' cannot be loaded: it imports 'left_pad', which is not installed "
        "there (src/registry.py, line 1).\n"
        "    Traceback (most recent call last):\n"
        '      File "src/registry.py", line 1, in <module>\n'
        "        import left_pad\n"
        "    ModuleNotFoundError: No module named 'left_pad'\n"
        f"{HELD}"
        "What to do: Install what it needed then, or compare with a later revision."
    )


def test_a_registry_that_was_in_another_module_is_told_how_to_be_named(
    shop: Repository, complaint: Complaint
) -> None:
    shop.commit({"catalogue.py": EVENTS})

    assert complaint(shop) == (
        "The registry 'registry' cannot be loaded: there is no module 'registry'.\n"
        "  ./ holds catalogue\n"
        f"{HELD}{ELSEWHERE}"
    )


def test_a_folder_that_did_not_exist_is_told(shop: Repository, complaint: Complaint) -> None:
    shop.commit({"catalogue.py": EVENTS})
    shop.commit({"src/registry.py": EVENTS, "docs/mkdocs.yml": ""})

    assert complaint(shop, "HEAD~1", below="docs", paths=["../src"]) == (
        "The registry 'registry' cannot be loaded: there is no module 'registry'.\n"
        "  `paths` names no folder that exists: '../src'.\n"
        f"{HELD}"
        "  There was no folder 'src' then.\n"
        f"{ELSEWHERE}"
    )


@pytest.mark.parametrize("call", ["open(__file__ + '.json')", "open('names.json')"])
def test_a_file_that_git_does_not_hold_is_told(
    call: str, shop: Repository, complaint: Complaint
) -> None:
    shop.write({"names.json": "[]", "registry.py.json": "[]"})
    shop.commit({".gitignore": "*.json\n", "registry.py": f"{call}\n{EVENTS}"})

    message = complaint(shop)

    assert "FileNotFoundError: [Errno 2] No such file or directory: '" in message
    assert HELD + "What to do: Install what it needed then" in message


def test_the_folder_itself_is_not_shown(shop: Repository, complaint: Complaint) -> None:
    shop.commit(
        {"registry.py": "import os\nraise ValueError(os.getcwd(), os.path.dirname(os.getcwd()))\n"}
    )

    assert "raised ValueError: ('.', '..') (registry.py, line 2).\n" in complaint(shop)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("EVENTS = 1\n", "SSE_EVENT_REGISTRY"),
        ("def\n", "it has a syntax error (registry.py, line 1)"),
        ("raise ValueError('no')\n", "importing it raised ValueError: no (registry.py, line 1)"),
        ("import sys\nsys.exit(3)\n", "it called sys.exit(3)"),
        ("import os\nos._exit(3)\n", "its interpreter was ended"),
    ],
)
def test_what_was_wrong_then_cannot_be_mended(
    source: str, told: str, shop: Repository, complaint: Complaint
) -> None:
    shop.commit({"registry.py": source})

    message = complaint(shop)

    assert told in message
    assert message.endswith("\nWhat to do: Compare with a revision whose registry can be read.")
    assert message.count("What to do: ") == 1
    assert "There is only what git holds" not in message


def test_an_option_of_today_can_be_mended(shop: Repository, complaint: Complaint) -> None:
    shop.commit({"registry.py": "import threading\nthreading.Event().wait()\n"})

    assert complaint(shop, timeout=0.3).endswith("or raise `timeout`.")
    assert "the interpreter" in complaint(shop, python="gone/bin/python")


def test_a_module_of_the_working_tree_is_not_taken_for_that_of_then(
    shop: Repository, monkeypatch: pytest.MonkeyPatch, types: Types, complaint: Complaint
) -> None:
    shop.commit({"src/shop/names.py": "NAME = 'old'\n", "src/shop/__init__.py": ""})
    shop.commit(
        {
            "docs/registry.py": """
                from shop.names import NAME
                SSE_EVENT_REGISTRY = [{'event_type': NAME}]
                """
        }
    )
    shop.write({"src/shop/names.py": "NAME = 'new'\n"})
    monkeypatch.setenv("PYTHONPATH", str(shop.folder / "src"))

    assert complaint(shop, below="docs") == (
        "  It imports 'shop' from the working tree (src/shop/__init__.py), as it is today.\n"
        "What to do: Name the folder that holds it, so that it is read as it was: "
        "`paths: [., ../src]`."
    )
    assert types(shop, below="docs", paths=[".", "../src"]) == ["old"]


def test_a_failure_of_a_module_of_the_working_tree_is_told_as_such(
    shop: Repository, monkeypatch: pytest.MonkeyPatch, complaint: Complaint
) -> None:
    shop.commit({"src/names.py": "", "docs/registry.py": f"import names\n{EVENTS}"})
    shop.write({"src/names.py": "raise ValueError('unfinished')\n"})
    monkeypatch.setenv("PYTHONPATH", str(shop.folder / "src"))

    assert "It imports 'names' from the working tree (src/names.py)" in complaint(
        shop, below="docs"
    )


def test_an_editable_install_in_an_environment_of_the_repository_is_seen(
    shop: Repository, types: Types, complaint: Complaint, make_environment: Callable[[Path], Path]
) -> None:
    environment = shop.folder / ".venv"
    python = make_environment(environment)
    packages = next(environment.rglob("site-packages"))
    (packages / "installed.py").write_text("")
    (packages / "shop.pth").write_text(f"{shop.folder / 'src'}\n")
    checkout = environment / "src" / "checkout"
    checkout.mkdir(parents=True)
    (checkout / "fetched.py").write_text("")
    (packages / "fetched.pth").write_text(f"{checkout}\n")
    options = {"python": os.path.relpath(python, shop.folder)}
    shop.commit(
        {".gitignore": ".venv\n", "src/names.py": "", "registry.py": f"import names\n{EVENTS}"}
    )

    assert "It imports 'names' from the working tree" in complaint(shop, **options)
    shop.commit({"registry.py": f"import installed, fetched\n{EVENTS}"})
    assert types(shop, python=options["python"]) == ["orders.placed"]


def test_a_path_around_the_repository_leads_to_the_working_tree(
    shop: Repository, complaint: Complaint
) -> None:
    shop.commit({"registry.py": EVENTS, "docs/mkdocs.yml": "", "src/a.py": ""})

    assert complaint(shop, registry="shop.registry", paths=["..", "src"]) == (
        "  It imports 'shop.registry' from the working tree (registry.py), as it is today.\n"
        "What to do: Let `paths` name folders of the repository, not one around it."
    )


def test_a_repository_that_lacks_an_object_is_told(shop: Repository, complaint: Complaint) -> None:
    shop.commit({"registry.py": EVENTS})
    blob = shop.git("rev-parse", "HEAD:registry.py")
    (shop.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    assert complaint(shop) == (
        f"  Its files cannot be had: git has no object {blob}.\n"
        "What to do: Look whether `git fsck` complains, and whether there is room for temporary "
        "files."
    )


def test_a_temporary_folder_in_the_repository_is_not_used(
    monkeypatch: pytest.MonkeyPatch, start: Start, types: Types
) -> None:
    inside = start("deep/er")
    inside.commit({"registry.py": f"import os\nprint(os.getcwd())\n{EVENTS}"})
    (inside.folder / "tmp").mkdir()
    with monkeypatch.context() as place:
        place.setattr(tempfile, "tempdir", str(inside.folder / "tmp"))
        assert types(inside) == ["orders.placed"]
    assert [each.name for each in inside.folder.parent.iterdir()] == ["er"]


def test_a_folder_for_temporary_files_that_cannot_be_used_is_told(
    shop: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, types: Types
) -> None:
    shop.commit({"registry.py": EVENTS})
    with monkeypatch.context() as place:
        place.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
        with pytest.raises(RevisionError, match="Its files cannot be had"):
            types(shop)
