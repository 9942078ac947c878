"""The extension alone, for engines that know no plugins: it reads the mkdocs.yml by itself."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from markdown import markdown

from mkdocs_sse_registry.domain.errors import ConfigurationError, LoadError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository, Run

REGISTRY = """
class Entry:
    def __init__(self, event_type, category):
        self.event_type = event_type
        self.category = category
        self.description = "It happened."
        self.payload_fields = ["id"]

SSE_EVENT_REGISTRY = [Entry("order.placed", "orders"), Entry("order.paid", "orders")]
DOMAIN_TO_SSE_MAPPING = []
"""

CONFIG = """
site_name: Shop
theme: {name: a-theme-that-is-not-installed}
plugins:
  - a-plugin-that-is-not-installed
  - sse-registry:
      registry: registry
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:not.installed.twemoji
"""

COUNT = "There are <!-- sse-registry: count of=event-types --><!-- /sse-registry --> event types."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "registry.py").write_text(REGISTRY)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["sse_registry", "mkdocs_sse_registry.markdown_extension"])
def test_it_fills_regions(name: str) -> None:
    assert markdown(COUNT, extensions=[name]) == "<p>There are 2 event types.</p>"


@pytest.mark.usefixtures("site")
def test_names_link_nowhere_because_no_engine_has_made_the_pages() -> None:
    html = markdown(
        "<!-- sse-registry: events -->\n<!-- /sse-registry -->", extensions=["sse_registry"]
    )

    assert "<td><code>order.placed</code>" in html
    assert "href" not in html


def test_names_link_to_the_files_of_the_pages_from_a_page_that_is_named(
    site: Path, sse_registry: Run
) -> None:
    assert sse_registry(site, "generate", "docs/sse-events").returncode == 0
    options = {"sse_registry": {"page": "guides/live.md"}}
    (site / "docs" / "guides").mkdir()
    (site / "docs" / "guides" / "live.md").write_text("Wait for `order.paid`.", "utf-8")

    html = markdown(
        "Wait for `order.paid`.\n\n<!-- sse-registry: events -->\n<!-- /sse-registry -->",
        extensions=["sse_registry"],
        extension_configs=options,
    )

    orders = "../sse-events/categories/orders.md"
    assert html.count(f'<a href="{orders}#order.paid"') == 2
    assert html.count(f'<a href="{orders}#order.placed"') == 1


def test_a_file_of_a_page_that_is_named_shows_the_page_of_now(
    site: Path, sse_registry: Run
) -> None:
    sse_registry(site, "generate", "docs/sse-events")
    orders = (site / "docs" / "sse-events" / "categories" / "orders.md").read_text("utf-8")
    (site / "registry.py").write_text(REGISTRY.replace("It happened.", "It happened again."))
    options = {"sse_registry": {"page": "sse-events/categories/orders.md"}}

    named = markdown(orders, extensions=["sse_registry"], extension_configs=options)
    unnamed = markdown(orders, extensions=["sse_registry"])

    assert "It happened again." in named
    assert '<h2 id="order.paid">' in named
    assert "It happened again." not in unnamed
    assert "It happened." in unnamed


def test_the_file_with_the_options_can_be_named(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    options = {"sse_registry": {"config_file": str(site / "mkdocs.yml")}}

    html = markdown(COUNT, extensions=["sse_registry"], extension_configs=options)

    assert html == "<p>There are 2 event types.</p>"


def test_what_changed_since_a_revision_is_shown(
    site: Path, repository: Callable[[Path], Repository]
) -> None:
    repository(site).commit()
    (site / "mkdocs.yml").write_text(f"{CONFIG}".replace("registry: registry", COMPARED))
    (site / "registry.py").write_text(REGISTRY.replace("order.paid", "order.sent"))

    html = markdown(
        "<!-- sse-registry: changes -->\n<!-- /sse-registry -->", extensions=["sse_registry"]
    )

    assert "<p>1 change since <code>HEAD" in html
    assert "renamed from <code>order.paid</code>" in html


COMPARED = "registry: registry\n      compare_to: HEAD"


def test_the_templates_of_the_options_are_used(site: Path) -> None:
    (site / "own" / "partials").mkdir(parents=True)
    (site / "own" / "partials" / "statistics.md.jinja").write_text("{{ event_types }} in all")
    (site / "mkdocs.yml").write_text(f"{CONFIG}".replace("registry: registry", OWN_TEMPLATES))
    page = "<!-- sse-registry: statistics -->\n<!-- /sse-registry -->"

    assert markdown(page, extensions=["sse_registry"]) == "<p>2 in all</p>"

    (site / "own" / "partials" / "statistics.md.jinja").write_text("{{ evnt_types }} in all")
    with pytest.raises(TemplateError, match="'evnt_types' is undefined"):
        markdown(page, extensions=["sse_registry"])


OWN_TEMPLATES = "registry: registry\n      templates: own"


@pytest.mark.parametrize(
    ("edit_uri", "source"),
    [("", "blob"), ("\nedit_uri: -/edit/main/docs/", "-/blob")],
)
def test_source_lines_are_linked_in_the_form_that_the_edit_uri_tells(
    site: Path, edit_uri: str, source: str
) -> None:
    host = f"repo_url: https://code.shop.example/shop{edit_uri}\n"
    (site / "mkdocs.yml").write_text(f"{CONFIG}{host}")
    page = '<!-- sse-registry: event type="order.paid" -->\n<!-- /sse-registry -->'

    html = markdown(page, extensions=["sse_registry"])

    assert f'"https://code.shop.example/shop/{source}/HEAD/registry.py#L' in html


def test_a_page_without_regions_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = "# No mkdocs.yml here\n\n`<!-- sse-registry: events -->`"

    assert markdown(page, extensions=["sse_registry"]).startswith("<h1>No mkdocs.yml here</h1>")


def test_a_broken_region_is_logged(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    del site
    markdown(COUNT.replace("count", "conut"), extensions=["sse_registry"])

    [record] = caplog.records
    assert record.levelname == "WARNING"
    assert record.getMessage() == textwrap.dedent(
        """\
        <!-- sse-registry: conut of=event-types -->:1: SSE405 There is no region 'conut'. \
Did you mean 'count'? Allowed: events, event, payload-fields, coverage, statistics, diagram, \
findings, changes, count. Correct the marker."""
    )


@pytest.mark.parametrize(
    ("config", "error", "message"),
    [
        (None, ConfigurationError, "mkdocs.yml: cannot be read"),
        ("site_name: Shop\n", ConfigurationError, "mkdocs.yml names no plugin 'sse-registry'"),
        (CONFIG.replace("registry: registry", "regstry: x"), ConfigurationError, "'registry'"),
        (CONFIG.replace("registry: registry", "registry: missing"), LoadError, "missing"),
    ],
)
def test_what_stops_it_is_said(
    config: str | None, error: type[Exception], message: str, site: Path
) -> None:
    (site / "mkdocs.yml").unlink()
    if config is not None:
        (site / "mkdocs.yml").write_text(config)

    with pytest.raises(error, match=message):
        markdown(COUNT, extensions=["sse_registry"])


def test_a_registry_that_is_disabled_fills_nothing(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    disabled = "registry: registry\n      enabled: false"
    (site / "mkdocs.yml").write_text(CONFIG.replace("registry: registry", disabled))

    assert markdown(COUNT, extensions=["sse_registry"]) == "<p>There are  event types.</p>"
    assert "every `sse-registry` in the plugins is disabled" in caplog.text
