"""The programs on the pages hear what the frame on the same page says.

A real server sends the frame as it is printed; each program is taken out of the HTML and run as it
is printed: JavaScript in a browser, the command in a shell, Python in an interpreter.
"""

from __future__ import annotations

import ast
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
import yaml
from httpx_sse._decoders import SSEDecoder
from markdown import Markdown

from mkdocs_sse_registry import load, usecases
from mkdocs_sse_registry.domain.model import Category, EventType, Origin, Registry
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension
from mkdocs_sse_registry.markdown_extension.conversion import PAGE_SOURCE
from mkdocs_sse_registry.rendering import frames
from mkdocs_sse_registry.rendering.pieces import visible
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from playwright.sync_api import Browser

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
REFERENCE = "mkdocs_sse_registry.reference.domain.events.sse_registry"
PAYLOAD: dict[str, Any] = {"id": "4f1c", "count": 3, "ratio": 0.5, "none": None, "of": [True, {}]}
TEXTS = {"text": "größe \u2028 👍 ```\n</script> {{ x }} \t'\"\\ \x00"}

EXAMPLES = {
    "order.placed": json.dumps(PAYLOAD),
    "with.lines": json.dumps(PAYLOAD, indent=2),
    "with.other.line.ends": json.dumps(PAYLOAD, indent=2).replace("\n", "\r\n") + "\r",
    "with.texts": json.dumps(TEXTS),
    "with.texts.as.they.are": json.dumps(TEXTS, ensure_ascii=False),
    "with.nothing": "{}",
    "with a space": "1",
    " leading": "1",
    "trailing ": "1",
    "colon: x": "1",
    'it\'s "quoted" \\ ${x} `y` {z} %s $(ls)': "1",
    "</script><!--": "1",
    "größe.👍.\u202eאב": "1",
    "a\tb": "1",
    "a\u2028b\u2029c": "1",
    "a\x00b\x1f\x7f\x85": "1",
    "__proto__": "1",
    "message": "1",
    "error": "1",
    "open": "1",
}
"""What is sent, by the name of the event type: nothing that a program may stumble over is left."""


class Stream(http.server.ThreadingHTTPServer):
    """Sends one frame to whoever listens, and shows one page to whoever looks.

    Attributes:
        frame: The frame, without the empty line that ends it.
        page: The page, as HTML.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.frame = ""
        self.page = ""
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.url = f"{self.address}/events?user=[1]&x='y'"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Stream

    def do_GET(self) -> None:
        kind, body = "text/html", self.server.page
        if self.path.startswith("/events?"):
            kind, body = "text/event-stream", f"{self.server.frame}\n\n"
        self.send_response(200 if self.path != "/favicon.ico" else 204)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def stream() -> Iterator[Stream]:
    with Stream() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def printed(stream: Stream) -> dict[str, list[str]]:
    """Return frame, JavaScript, command and Python of each name, out of a page with all of them."""
    events = tuple(
        EventType(type=name, category="all", example=data) for name, data in EXAMPLES.items()
    )
    registry = Registry(
        origin=Origin(module="shop", source=Place()),
        categories=(Category(name="all"),),
        events=events,
    )
    options = Settings(folder=Path(), registry="shop", stream_url=stream.url)
    host = Host(page="sse-events/categories/all.md")
    host.add("", usecases.document(registry, options), Templates())
    extensions = ("tables", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed")
    html = Markdown(extensions=[*extensions, RegistryExtension(host)]).convert(PAGE_SOURCE)
    return dict(zip(EXAMPLES, listings_by_section(html).values(), strict=True))


def listings_by_section(html: str) -> dict[str, list[str]]:
    """Return what a browser makes of each `pre` of a page, by the id of the heading above it."""
    root: Element = html5lib.HTMLParser().parse(html)
    found: dict[str, list[str]] = {}
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag == "h2":
            found[element.get("id", "")] = []
        elif tag == "pre":
            found[list(found)[-1]].append("".join(element.itertext()).removesuffix("\n"))
    return found


@pytest.mark.parametrize("name", EXAMPLES, ids=ascii)
def test_the_frame_says_what_was_observed(name: str, printed: dict[str, list[str]]) -> None:
    sent = frames.observed(name, EXAMPLES[name])

    assert printed[name][0] == visible(sent)
    assert heard_by_a_parser(sent, name) == json.loads(EXAMPLES[name])


@pytest.mark.parametrize("name", EXAMPLES, ids=ascii)
def test_the_browser_hears_it(
    name: str, printed: dict[str, list[str]], stream: Stream, browser: Browser
) -> None:
    stream.frame = frames.observed(name, EXAMPLES[name])

    assert heard_by_browser(printed[name][1], stream, browser) == json.loads(EXAMPLES[name])


@pytest.mark.parametrize("name", EXAMPLES, ids=ascii)
def test_curl_shows_it(
    name: str, printed: dict[str, list[str]], stream: Stream, tool: Callable[..., str]
) -> None:
    tool("curl")
    stream.frame = frames.observed(name, EXAMPLES[name])

    assert shown_by_shell(printed[name][2]) == f"{stream.frame}\n\n"


@pytest.mark.parametrize("name", EXAMPLES, ids=ascii)
def test_python_hears_it(
    name: str, printed: dict[str, list[str]], stream: Stream, tmp_path: Path
) -> None:
    stream.frame = frames.observed(name, EXAMPLES[name])

    assert heard_by_python(printed[name][3], tmp_path) == json.loads(EXAMPLES[name])


@pytest.fixture(scope="module")
def built(
    stream: Stream, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> dict[str, list[str]]:
    """Return the listings of each event type of the reference, out of a strict build."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n")
    options = {
        "registry": REFERENCE,
        "paths": [str(ROOT)],
        "stream_url": stream.url,
        "rules": {"severity": {"SSE201": "off", "SSE205": "off"}},
    }
    content = {
        "site_name": "Reference",
        "theme": "material",
        "plugins": [{"sse-registry": options}],
        "markdown_extensions": [
            "pymdownx.superfences",
            {"pymdownx.tabbed": {"alternate_style": True}},
        ],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(content))
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    pages = sorted((folder / "site" / "sse-events" / "categories").rglob("index.html"))
    found = [listings_by_section(page.read_text("utf-8")) for page in pages]
    return {name: listings for page in found for name, listings in page.items()}


def test_each_event_type_of_the_reference_is_heard_by_each_program(
    built: dict[str, list[str]],
    stream: Stream,
    browser: Browser,
    tool: Callable[..., str],
    tmp_path: Path,
) -> None:
    tool("curl")
    registry = load(REFERENCE, paths=[str(ROOT)])
    assert sorted(built) == sorted(event.type for event in registry.events)
    observed = {name: all_of for name, all_of in built.items() if "id: 1\n" in all_of[0]}
    assert sorted(observed) == sorted({mapping.event_type for mapping in registry.mappings})

    for name, (frame, javascript, command, python) in observed.items():
        stream.frame = frame
        payload = heard_by_a_parser(frame, name)
        assert heard_by_browser(javascript, stream, browser) == payload
        assert shown_by_shell(command) == f"{frame}\n\n"
        assert heard_by_python(python, tmp_path) == payload


def heard_by_a_parser(frame: str, name: str) -> object:
    decoder = SSEDecoder()
    *_, event = map(decoder.decode, [*frame.split("\n"), ""])
    assert event is not None
    assert event.event == name
    return event.json()


def heard_by_browser(javascript: str, stream: Stream, browser: Browser) -> object:
    stream.page = f"<!doctype html><title>x</title><script>{javascript}</script>"
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        with page.expect_console_message(lambda said: said.type == "log", timeout=20_000) as said:
            page.goto(stream.address)
        assert wrong == []
        return said.value.args[0].json_value()
    finally:
        page.close()


def shown_by_shell(command: str) -> str:
    done = subprocess.run(command, shell=True, capture_output=True, check=True, timeout=60)  # noqa: S602
    return done.stdout.decode()


def heard_by_python(program: str, folder: Path) -> object:
    file = folder / "listen.py"
    file.write_text(program, "utf-8", newline="")
    done = subprocess.run(
        [sys.executable, str(file)],
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        timeout=60,
    )
    return ast.literal_eval(done.stdout.decode())
