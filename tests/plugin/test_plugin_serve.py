"""`mkdocs serve`: every edit is seen, a broken one shows a notice, the next good one heals it."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.plugin.conftest import Project

ORDERS = "sse-events/categories/orders/"
NOTICE = "This content is out of date."


@dataclass
class Server:
    """A running `mkdocs serve`."""

    url: str
    epoch: str = "0"

    def page(self, path: str) -> str:
        """Return a page of the newest site."""
        html = self._get(path)
        self.epoch = re.findall(r"livereload\((\d+), \d+\);", html)[-1]
        return html.replace("<wbr>", "")

    def wait_for_rebuild(self) -> None:
        """Wait as a browser does: the request ends when a newer site is there."""
        while self._get(f"livereload/{self.epoch}/0") == self.epoch:
            pass

    def _get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=90) as response:  # noqa: S310
            return str(response.read().decode("utf-8"))


@contextlib.contextmanager
def serving(shop: Project) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=shop.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process, cast("IO[str]", process.stderr) as log:
        try:
            seen = list(itertools.takewhile(lambda line: "Serving on" not in line, log))
            assert process.poll() is None, "".join(seen)
            threading.Thread(target=log.read, daemon=True).start()
            yield Server(f"http://{address}/")
        finally:
            process.terminate()


def edit(shop: Project, path: str, old: str, new: str) -> None:
    file = shop.folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_edit_is_seen_and_a_broken_one_heals(shop: Project) -> None:
    shop.write("docs/index.md", "# Home\n\n<!-- sse-registry: events -->\n<!-- /sse-registry -->\n")
    registry = "shop/sse_registry.py"
    with serving(shop) as server:
        assert "An order was placed." in server.page(ORDERS)

        edit(shop, registry, "An order was placed.", "An order was served.")
        server.wait_for_rebuild()
        assert "An order was served." in server.page(ORDERS)

        edit(shop, "shop/events.py", "class OrderShipped", "class ParcelShipped")
        server.wait_for_rebuild()
        broken = server.page(ORDERS)
        assert NOTICE in broken
        assert "cannot import name 'OrderShipped'" in broken
        assert "An order was served." in broken
        assert NOTICE in server.page("")

        edit(shop, registry, "OrderShipped", "ParcelShipped")
        server.wait_for_rebuild()
        healed = server.page(ORDERS)
        assert NOTICE not in healed
        assert "ParcelShipped" in healed


def test_module_that_a_later_edit_imports_is_watched_too(shop: Project) -> None:
    shop.write("texts/__init__.py", "")
    shop.write("texts/words.py", "PLACED = 'The first words.'\n")
    with serving(shop) as server:
        server.page(ORDERS)

        edit(shop, "shop/sse_registry.py", '"An order was placed."', "words.PLACED")
        edit(shop, "shop/sse_registry.py", "from enum", "from texts import words\nfrom enum")
        server.wait_for_rebuild()
        while "The first words." not in server.page(ORDERS):
            server.wait_for_rebuild()

        edit(shop, "texts/words.py", "first", "other")
        server.wait_for_rebuild()
        assert "The other words." in server.page(ORDERS)


def test_a_file_that_sends_an_event_type_is_watched_too(shop: Project) -> None:
    shop.write("jobs/watch.py", 'send("stock.low")\nsend("stock.low")\n')
    with serving(shop) as server:
        assert "watch.py:2" in server.page("sse-events/mapping-coverage/")

        edit(shop, "jobs/watch.py", 'send("stock.low")\n' * 2, 'send("stock.low")\n')
        server.wait_for_rebuild()

        page = server.page("sse-events/mapping-coverage/")
        assert "watch.py:1" in page
        assert "watch.py:2" not in page


def test_a_section_forgets_a_page_that_names_it_no_more(shop: Project) -> None:
    shop.write("docs/guide.md", "# Guide\n\nOn `orders.placed`, wait.\n")
    with serving(shop) as server:
        assert "Mentioned in" in server.page(ORDERS)

        edit(shop, "docs/guide.md", "orders.placed", "stock.low")
        server.wait_for_rebuild()

        assert "Mentioned in" not in server.page(ORDERS)
        assert "Mentioned in" in server.page("sse-events/categories/stock/")
