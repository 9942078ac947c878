"""What a mkdocs.yml says of its pages is read as MkDocs reads it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.mkdocs_site import Site, site_of

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_without_options_they_are_those_of_mkdocs(tmp_path: Path) -> None:
    assert site_of(write(tmp_path, "site_name: Shop")) == Site(
        docs_dir=tmp_path / "docs", extensions=("toc", "tables", "fenced_code"), configs={}
    )


@pytest.mark.parametrize(
    "extensions",
    [
        "[admonition, {toc: {permalink: true}}, tables, {attr_list: null}]",
        "{admonition: {}, toc: {permalink: true}, attr_list: null}",
    ],
)
def test_extensions_are_a_list_or_a_mapping(extensions: str, tmp_path: Path) -> None:
    site = site_of(write(tmp_path, f"markdown_extensions: {extensions}"))

    assert site.extensions == ("toc", "tables", "fenced_code", "admonition", "attr_list")
    assert site.configs == {"toc": {"permalink": True}}


def test_what_a_file_does_not_say_it_inherits(tmp_path: Path) -> None:
    write(
        tmp_path,
        "docs_dir: pages\nexclude_docs: drafts/\nmarkdown_extensions: {admonition: null}",
        "base.yml",
    )
    site = site_of(
        write(
            tmp_path,
            "INHERIT: ../base.yml\nmarkdown_extensions: {footnotes: null}",
            "shop/mkdocs.yml",
        )
    )

    assert site.docs_dir == tmp_path / "shop" / "pages"
    assert site.excluded == "drafts/"
    assert site.extensions[3:] == ("admonition", "footnotes")


def test_what_stands_behind_a_tag_is_left_out(tmp_path: Path) -> None:
    config = write(
        tmp_path,
        """
        docs_dir: !ENV [NO_SUCH_VARIABLE, pages]
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
          - pymdownx.snippets:
              base_path: [!relative $config_dir, parts]
          - pymdownx.superfences:
              custom_fences:
                - name: mermaid
                  class: mermaid
                  format: !!python/name:pymdownx.superfences.fence_code_format
          - toc:
              slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
              permalink: true
        """,
    )

    site = site_of(config)

    assert site.docs_dir == tmp_path / "pages"
    assert site.configs == {
        "pymdownx.snippets": {"base_path": ["parts"]},
        "pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid"}]},
        "toc": {"permalink": True},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("docs_dir: 3", "docs_dir: expected a text, found 3"),
        ("exclude_docs: [a]", "exclude_docs: expected a text"),
        ("markdown_extensions: toc", "markdown_extensions: expected a list of extensions"),
        ("INHERIT: mkdocs.yml", "inherits from itself"),
    ],
)
def test_options_that_cannot_be_used(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=message):
        site_of(write(tmp_path, text))
