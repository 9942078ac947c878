"""The pages of a site are found as MkDocs finds them, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.sources.page_files import (
    PageFileError,
    begins_with,
    create,
    find,
    leads_elsewhere,
    read,
    remove,
    write,
)


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def found(folder: Path, excluded: str = "") -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find(folder, excluded)]


def test_pages_are_the_markdown_files_that_are_not_excluded(tmp_path: Path) -> None:
    make(
        tmp_path,
        *("index.md", "a/b.markdown", "a/c.mkdn", "a/logo.svg", "a/x.MD", "a/drafts/d.md"),
        *(".hidden/e.md", "templates/f.md", "a/templates/g.md", ".h.md"),
    )

    assert found(tmp_path, "drafts/\n# comment") == [
        *("a/b.markdown", "a/c.mkdn", "a/templates/g.md", "index.md")
    ]
    assert found(tmp_path, "*\n!/a/*.mkdn\n!/a/\n!.h.md") == [".h.md", "a/c.mkdn"]


def test_a_readme_is_a_page_where_there_is_no_index(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "index.md", "a/README.md")

    assert found(tmp_path) == ["a/README.md", "index.md"]


def test_a_folder_that_is_not_there_has_no_pages(tmp_path: Path) -> None:
    assert found(tmp_path / "nowhere") == []


def test_links_to_folders_are_followed_but_not_in_a_circle(tmp_path: Path) -> None:
    make(tmp_path, "docs/a.md", "other/b.md")
    (tmp_path / "docs" / "linked").symlink_to(tmp_path / "other")
    (tmp_path / "docs" / "circle").symlink_to(tmp_path / "docs")

    assert found(tmp_path / "docs") == ["a.md", "linked/b.md"]


def test_a_pattern_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="exclude_docs: "):
        find(tmp_path, "!")


@pytest.mark.parametrize("content", [b"", b"a\r\nb\n\rc", b"\xef\xbb\xbfa", "é\u2028".encode()])
def test_every_byte_comes_back(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)

    write(path, read(path))

    assert path.read_bytes() == content


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"caf\xe9")

    with pytest.raises(PageFileError, match=r"a\.md is not UTF-8: byte 3 is 0xe9\. Save it as"):
        read(path)
    with pytest.raises(PageFileError, match=r"b\.md cannot be read: No such file"):
        read(tmp_path / "b.md")


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    make(tmp_path, "real/a.md")
    (tmp_path / "real" / "a.md").chmod(0o640)
    link = tmp_path / "a.md"
    link.symlink_to(Path("real") / "a.md")

    write(link, "new")

    assert link.is_symlink()
    assert (tmp_path / "real" / "a.md").read_text() == "new"
    assert (tmp_path / "real" / "a.md").stat().st_mode & 0o777 == 0o640
    assert [each.name for each in (tmp_path / "real").iterdir()] == ["a.md"]


def test_a_file_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.md")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PageFileError, match=r"a\.md cannot be written: No space left on device"):
        write(tmp_path / "a.md", "new")

    assert [path.read_text() for path in tmp_path.iterdir()] == ["text"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.md")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to any file

    with pytest.raises(PageFileError, match=r"a\.md cannot be written: it is read-only"):
        write(tmp_path / "a.md", "new")

    assert (tmp_path / "a.md").read_text() == "text"


def test_a_file_is_made_with_its_folders_and_never_over_another_one(tmp_path: Path) -> None:
    make(tmp_path, "there.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")

    create(tmp_path / "a" / "b.md", "é\n")

    assert (tmp_path / "a" / "b.md").read_bytes() == "é\n".encode()
    for name in ("there.md", "link.md"):
        with pytest.raises(PageFileError, match=f"{name} cannot be made: File exists"):
            create(tmp_path / name, "other")
    assert (tmp_path / "there.md").read_text() == "text"
    assert not (tmp_path / "nowhere.md").exists()


def test_a_file_that_is_gone_cannot_be_removed(tmp_path: Path) -> None:
    make(tmp_path, "a.md")

    remove(tmp_path / "a.md")

    with pytest.raises(PageFileError, match=r"a\.md cannot be removed"):
        remove(tmp_path / "a.md")


def test_how_a_file_begins_is_known_of_any_file(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "b.md").write_bytes(b"te\xe9")

    assert begins_with(tmp_path / "a.md", "te")
    assert not begins_with(tmp_path / "b.md", "text")
    assert not begins_with(tmp_path / "nowhere.md", "te")


def test_what_lies_behind_a_link_leads_elsewhere(tmp_path: Path) -> None:
    make(tmp_path, "docs/a.md", "other/b.md")
    (tmp_path / "site").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "linked").symlink_to(tmp_path / "other")

    assert not leads_elsewhere(tmp_path / "site" / "a.md", tmp_path / "site")
    assert not leads_elsewhere(tmp_path / "new" / "a.md", tmp_path / "new")
    assert leads_elsewhere(tmp_path / "docs" / "linked" / "b.md", tmp_path / "docs")
