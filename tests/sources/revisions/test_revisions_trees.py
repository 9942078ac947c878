"""What of a revision is read: what git holds, as it is stored, and nothing around it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import RevisionError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Repository
    from tests.sources.revisions.conftest import Clone, Read, Start, Types

LISTING = """
import os

SSE_EVENT_REGISTRY = [
    {"event_type": os.path.relpath(os.path.join(folder, name), PLACE).replace(os.sep, "/")}
    for folder, folders, files in os.walk(PLACE)
    for name in files + [each for each in folders if not os.listdir(os.path.join(folder, each))]
]
"""


def registry(*types: str) -> str:
    return f"SSE_EVENT_REGISTRY = [{{'event_type': each}} for each in {types!r}]\n"


def test_each_revision_has_its_own_registry(shop: Repository, types: Types) -> None:
    shop.commit({"registry.py": registry("orders.placed")})
    shop.commit({"registry.py": registry("orders.sent")})

    assert types(shop, "HEAD") == ["orders.sent"]
    assert types(shop, "HEAD~1") == ["orders.placed"]


def test_what_is_not_committed_does_not_count(shop: Repository, types: Types) -> None:
    shop.commit({"registry.py": registry("orders.placed"), "data/names.txt": "old"})
    shop.write({"registry.py": registry("orders.sent"), "more.py": ""})
    shop.git("add", "registry.py")
    (shop.folder / "data" / "names.txt").unlink()
    before = shop.git("status", "--porcelain"), (shop.folder / ".git" / "index").read_bytes()

    assert types(shop) == ["orders.placed"]
    assert shop.git("status", "--porcelain") == before[0]
    assert (shop.folder / ".git" / "index").read_bytes() == before[1]
    assert len(shop.git("worktree", "list").splitlines()) == 1
    assert (shop.folder / "registry.py").read_text() == registry("orders.sent")


def test_a_file_that_is_gone_today_is_there(shop: Repository, types: Types) -> None:
    shop.commit(
        {"registry.py": "from names import NAMES\n" + registry("a.b"), "names.py": "NAMES=1"}
    )
    (shop.folder / "names.py").unlink()
    shop.commit({"registry.py": registry("orders.sent")})

    assert types(shop, "HEAD~1") == ["a.b"]


def test_only_what_lies_below_the_paths_is_written(shop: Repository, types: Types) -> None:
    top = "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))"
    shop.commit(
        {
            "src/registry.py": f"import os\nPLACE = {top}\n{LISTING}",
            "lib/names.py": "",
            "library.py": "",
            "media/film.txt": "",
        }
    )

    assert types(shop, paths=["src", "lib"]) == ["src/registry.py", "lib/names.py"]


def test_a_submodule_is_not_needed(shop: Repository, start: Start, types: Types) -> None:
    library = start("library")
    library.commit({"registry.py": registry("library.opened")})
    library.commit({"registry.py": registry("library.closed")})
    allowed = "-c", "protocol.file.allow=always"
    shop.git(*allowed, "submodule", "--quiet", "add", library.folder.as_uri(), "library")
    shop.commit({"registry.py": f"import os\nPLACE = os.path.dirname(__file__)\n{LISTING}"})

    assert sorted(types(shop)) == [".gitmodules", "library", "registry.py"]
    inside = type(shop)(folder=shop.folder / "library")
    assert types(inside, "HEAD~1") == ["library.opened"]


def test_files_are_as_they_are_stored(shop: Repository, types: Types) -> None:
    shop.git("config", "filter.lfs.clean", "cat")
    shop.git("config", "filter.lfs.smudge", "false")
    shop.git("config", "filter.lfs.required", "true")
    shop.commit(
        {
            ".gitattributes": """
                *.mov filter=lfs
                * text eol=crlf
                secret.py export-ignore
                registry.py export-subst ident
                """,
            "film.mov": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
            "secret.py": "NAME = 'orders.placed'\n",
            "registry.py": """
                from pathlib import Path
                from secret import NAME

                film = Path(__file__).with_name("film.mov").read_bytes()
                assert film.startswith(b"version") and film.endswith(b"size 12\\n"), film
                SSE_EVENT_REGISTRY = [{"event_type": NAME + "$Format:%H$" + "$Id$"}]
                """,
        }
    )

    assert types(shop) == ["orders.placed$Format:%H$$Id$"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links of POSIX")
def test_links_stay_in_the_tree(shop: Repository, tmp_path: Path, types: Types) -> None:
    (tmp_path / "outside.txt").write_text("outside")
    shop.commit({"src/registry.py": "", "data/names.txt": "orders.placed", "src/deep/er/a.txt": ""})
    links = {
        "names.txt": "../data/names.txt",
        "absolute.txt": str(tmp_path / "outside.txt"),
        "above.txt": "../../outside.txt",
        "top": "..",
        "through.txt": "top/../outside.txt",
        "round": "round",
    }
    for name, target in links.items():
        (shop.folder / "src" / name).symlink_to(target)
    shop.commit(
        {
            "src/registry.py": """
            import os

            here = os.path.dirname(os.path.abspath(__file__))
            links = [each for each in sorted(os.listdir(here)) if os.path.islink(here + "/" + each)]
            name = open(os.path.join(here, "names.txt")).read()
            SSE_EVENT_REGISTRY = [{"event_type": each} for each in (name, *links)]
            """
        }
    )

    assert types(shop, paths=["src"]) == ["orders.placed", "names.txt", "round", "top"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links of POSIX")
def test_a_path_may_be_a_link_in_the_tree(shop: Repository, types: Types) -> None:
    shop.write({"packages/app/registry.py": registry("orders.placed")})
    (shop.folder / "src").symlink_to("packages/app")
    shop.commit()
    shop.write({"packages/app/registry.py": ""})

    assert types(shop, paths=["src"]) == ["orders.placed"]


@pytest.mark.parametrize(
    "name", ["..", "../evil.py", ".git", ".GIT", "a/../../evil.py", "/evil.py"]
)
def test_a_tree_that_leads_outside_is_refused(name: str, shop: Repository, types: Types) -> None:
    shop.commit({"registry.py": registry("orders.placed")})
    blob = bytes.fromhex(shop.git("rev-parse", "HEAD:registry.py"))
    held = b"100644 %b\0%b100644 registry.py\0%b" % (name.encode(), blob, blob)
    tree = shop.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=held)

    with pytest.raises(RevisionError, match="the tree holds the path") as caught:
        types(shop, tree)

    assert "What to do: " in str(caught.value)


def test_large_and_binary_files_are_whole(shop: Repository, types: Types) -> None:
    (shop.folder / "film.bin").write_bytes(bytes(range(256)) * 20_000 + b"\n")
    (shop.folder / "empty.bin").write_bytes(b"")
    shop.commit(
        {
            "registry.py": """
            from pathlib import Path

            film = Path(__file__).with_name("film.bin").read_bytes()
            assert film == bytes(range(256)) * 20_000 + b"\\n"
            assert Path(__file__).with_name("empty.bin").read_bytes() == b""
            SSE_EVENT_REGISTRY = [{"event_type": "orders.placed"}]
            """
        }
    )

    assert types(shop) == ["orders.placed"]


def test_a_clone_may_hold_its_files_elsewhere(shop: Repository, clone: Clone, types: Types) -> None:
    shop.git("config", "uploadpack.allowFilter", "true")
    shop.commit({"registry.py": registry("orders.placed")})
    shop.commit({"registry.py": registry("orders.sent")})
    here = clone(shop, "--filter=blob:none")

    assert types(here, "HEAD~1") == ["orders.placed"]


def test_emissions_are_those_of_the_revision(shop: Repository, read: Read) -> None:
    shop.commit(
        {"registry.py": registry("orders.placed"), "app.py": "import os\nsend('orders.placed')\n"}
    )
    shop.write({"app.py": ""})

    emissions = read(shop).emissions

    assert [(each.type, each.path, each.line) for each in emissions] == [
        ("orders.placed", "app.py", 2)
    ]
