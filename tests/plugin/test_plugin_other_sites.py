"""Other sites find the event types in `objects.inv`, whatever plugins the site has."""

from __future__ import annotations

import functools
import http.server
import threading
import zlib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.plugin.conftest import Project

NAMES = ["orders.placed", "orders.shipped", "stock.low"]
EVENTS = "# Events\n\n::: shop.events.OrderPlaced\n"
PLACED = "sse-events/categories/orders/#orders.placed"


def mkdocstrings(**options: object) -> dict[str, Any]:
    return {"mkdocstrings": {"handlers": {"python": {"paths": ["."], **options}}}}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def published(shop: Project) -> Iterator[str]:
    """Give the address of the shop's site."""
    built = shop.build()
    assert built.status == 0, built.log
    handler = functools.partial(Quiet, directory=str(built.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_and_a_docstring_of_another_site_link_an_event_type(
    shop: Project, published: str, tmp_path: Path
) -> None:
    client = type(shop)(tmp_path / "the client")
    client.write("client/__init__.py", '"""Waits for [orders.placed][]."""\n')
    client.write("docs/index.md", "# Client\n\n::: client\n\nAnd for [stock][stock.low].\n")
    inventories = [{"url": f"{published}/objects.inv", "domains": ["py", "sse"]}]
    plugins = [mkdocstrings(inventories=inventories)]
    options = {"site_name": "Client", "theme": "material", "plugins": plugins}
    client.write("mkdocs.yml", yaml.safe_dump(options))

    built = client.build(XDG_CACHE_HOME=str(tmp_path / "cache"))

    assert built.status == 0, built.log
    home = built.html("index.md")
    assert f'href="{published}/{PLACED}"' in home
    assert f'href="{published}/sse-events/categories/stock/#stock.low"' in home


def test_classes_that_another_site_documents_are_linked_there(
    shop: Project, tmp_path: Path, published: str
) -> None:
    text = "# Sphinx inventory version 2\n# Project: x\n# Version: 1\n# zlib\n"
    entry = b"shop.events.OrderPlaced py:class 1 classes.html#$ -\n"
    (shop.folder / "site" / "py.inv").write_bytes(text.encode() + zlib.compress(entry))
    shop.write("docs/events.md", "# Events\n\n::: shop.events.OrderShipped\n")
    shop.configure(plugins=[mkdocstrings(inventories=[f"{published}/py.inv"])], theme="material")

    built = shop.build("--site-dir", "again", XDG_CACHE_HOME=str(tmp_path / "cache"))

    assert built.status == 0, built.log
    orders = (shop.folder / "again/sse-events/categories/orders/index.html").read_text("utf-8")
    link = f'<a href="{published}/classes.html#shop.events.OrderPlaced"><code>OrderPlaced</code>'
    assert link in orders


@pytest.mark.parametrize(
    ("plugins", "page"),
    [
        ([], "# Home\n"),
        (["autorefs"], "# Home\n"),
        ([mkdocstrings()], "# Home\n"),
        ([mkdocstrings()], EVENTS),
    ],
    ids=["alone", "autorefs", "mkdocstrings without an object", "mkdocstrings"],
)
def test_every_site_lists_its_event_types(shop: Project, plugins: list[Any], page: str) -> None:
    shop.write("docs/events.md", page)
    shop.configure(plugins=plugins, theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    found = built.inventory()
    assert [name for name in found if not name.startswith("shop.")] == NAMES
    assert found["orders.placed"] == PLACED


def test_addresses_in_the_list_are_those_of_the_site(shop: Project) -> None:
    shop.configure(use_directory_urls=False)

    found = shop.build().inventory()

    assert found["orders.placed"] == "sse-events/categories/orders.html#orders.placed"


def test_a_name_with_a_space_is_not_in_the_list(shop: Project) -> None:
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/sse_registry.py", source.replace('"stock.low"', '"stock low"'))

    built = shop.build()

    assert built.status == 0, built.log
    assert list(built.inventory()) == NAMES[:2]


@pytest.mark.parametrize("plugins", [[], [mkdocstrings()]], ids=["alone", "mkdocstrings"])
def test_a_build_over_the_last_one_has_a_new_list(shop: Project, plugins: list[Any]) -> None:
    shop.configure(plugins=plugins, theme="material")
    shop.build()
    source = (shop.folder / "shop/sse_registry.py").read_text("utf-8")
    shop.write("shop/sse_registry.py", source.replace('"stock.low"', '"stock.counted"'))

    built = shop.build("--no-strict", "--dirty")

    assert built.status == 0, built.log
    assert list(built.inventory()) == [*NAMES[:2], "stock.counted"]


def test_a_list_of_the_user_stays_as_it_is(shop: Project) -> None:
    shop.write("docs/objects.inv", "mine")

    for arguments in ((), ("--no-strict", "--dirty")):
        assert (shop.build(*arguments).site / "objects.inv").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "options",
    [
        {"plugins": [{"mkdocstrings": {"enable_inventory": False}}]},
        {"pages": {"enabled": False}},
    ],
    ids=["mkdocstrings is to write none", "no pages"],
)
def test_there_is_no_list_where_none_is_wanted(shop: Project, options: dict[str, Any]) -> None:
    shop.write("docs/index.md", f"# Home\n\n{' '.join(NAMES)}\n")
    shop.registry["pages"] = options.get("pages", {})
    shop.configure(plugins=options.get("plugins", []), theme="material")

    built = shop.build()

    assert built.status == 0, built.log
    assert not (built.site / "objects.inv").exists()
