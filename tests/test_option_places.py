"""Where in a mkdocs.yml an option stands, so that a finding about it has its line."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.places import Place

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_the_places_of_options_are_known(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
        plugins:
          sse-registry:
            registry: app
            coverage:
              direct:
                - {match: "ai.*", reason: streamed}
        """,
        "base.yml",
    )
    config = write(
        tmp_path,
        """
        INHERIT: base.yml
        plugins:
          search: {}
          sse-registry:
            rules:
              waivers:
                - rule: SSE301
                  match: "*"
                  reason: planned
                - {rule: SSE302, match: "*", reason: planned}
        """,
    )

    (settings,) = configuration.find(config)

    assert [
        settings.place(option)
        for option in ("rules.waivers[0]", "rules.waivers[1]", "coverage.direct[0]", "timeout")
    ] == [
        Place(path="mkdocs.yml", line=8),
        Place(path="mkdocs.yml", line=11),
        Place(path="base.yml", line=7),
        Place(),
    ]


def test_each_of_several_entries_has_its_own_places(tmp_path: Path) -> None:
    config = write(
        tmp_path,
        """
        plugins:
          - sse-registry:
              registry: shop
              name: shop
              timeout: 1
          - sse-registry:
              registry: shop
              name: bank
              timeout: 2
        """,
    )

    assert [each.place("timeout").line for each in configuration.find(config)] == [6, 10]
