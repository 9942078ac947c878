"""Which options a mkdocs.yml gives, without the themes and plugins that it names."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import ConfigurationError
from mkdocs_sse_registry.settings import Pages

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_a_configuration_is_found_without_what_else_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_REGISTRY", "shop.registry")
    config = write(
        tmp_path,
        """
        site_name: Shop
        theme: {name: a-theme-of-nobody, custom_dir: !relative $config_dir/theme}
        markdown_extensions:
          - pymdownx.emoji: {emoji_index: !!python/name:not.installed.twemoji ''}
          - toc: {slugify: !!python/object/apply:not.installed.slugify {kwds: {case: lower}}}
          - unknown: !tag [1, {a: 2}]
        plugins:
          - search
          - a-plugin-of-nobody: {key: !ENV [NOBODY_SETS_THIS, fallback]}
          - sse-registry:
              registry: !ENV SHOP_REGISTRY
              name: !ENV NOBODY_SETS_THIS
              pages: {title: !ENV [NOBODY_SETS_THIS, "Events"]}
        """,
    )

    (settings,) = configuration.find(config)

    assert (settings.registry, settings.name, settings.pages.title) == (
        "shop.registry",
        None,
        "Events",
    )
    assert settings.folder == tmp_path


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    config = write(tmp_path, "plugins: {search: {}, sse-registry: {registry: app}}")

    assert [each.registry for each in configuration.find(config)] == ["app"]


def test_a_configuration_inherits(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: {sse-registry: {registry: app, timeout: 5, pages: {title: Base}}}",
        "base.yml",
    )
    config = write(
        tmp_path,
        "{INHERIT: ../base.yml, plugins: {sse-registry: {pages: {nav: true}, timeout: 6}}}",
        "site/mkdocs.yml",
    )

    (settings,) = configuration.find(config)

    assert settings.pages == Pages(title="Base", nav=True)
    assert (settings.timeout, settings.folder) == (6, tmp_path / "site")


def test_several_entries_give_several_settings_and_a_disabled_one_none(tmp_path: Path) -> None:
    config = write(
        tmp_path,
        """
        plugins:
          - sse-registry: {registry: shop, name: shop}
          - sse-registry: {registry: bank, name: bank}
          - sse-registry: {registry: old, name: old, enabled: false}
        """,
    )

    assert [each.name for each in configuration.find(config)] == ["shop", "bank"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("plugins: [search]", "names no plugin 'sse-registry'"),
        ("site_name: Shop", "names no plugin 'sse-registry'"),
        ("", "names no plugin 'sse-registry'"),
        ("plugins: [sse-registry]", "registry: missing"),
        ("plugins: [{sse-registry: {registry: app, pages: 1}}]", "pages: expected a mapping"),
        ("plugins: sse-registry", "plugins: expected a list of plugins, found 'sse-registry'"),
        ("plugins: 3", "plugins: expected a list of plugins, found 3"),
        ("INHERIT: mkdocs.yml", "INHERIT: .*mkdocs.yml inherits from itself"),
        ("plugins: [", "cannot be read"),
        ("date: 2027-13-30", "cannot be read: it has a date that does not exist"),
        ("INHERIT: nowhere.yml", "nowhere.yml: cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_used(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=message):
        configuration.find(write(tmp_path, text))
