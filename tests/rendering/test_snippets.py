"""Programs that listen: names and addresses are quoted as each language wants them."""

from __future__ import annotations

import ast
import shlex

import pytest

from mkdocs_sse_registry.rendering import snippets
from mkdocs_sse_registry.rendering.pieces import visible

URL = "http://localhost:8000/events"


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("order.placed", '"order.placed"'),
        ("it's", '"it\'s"'),
        ('a"b\\c', r'"a\"b\\c"'),
        ("größe 👍", '"größe 👍"'),
        ("</script>", r'"<\/script>"'),
        ("${x} `y` {z}", '"${x} `y` {z}"'),
        ("a\x00\x1b\x7f", r'"a\u0000\u001b\u{7f}"'),
        ("\u2028\u2029", r'"\u{2028}\u{2029}"'),
        ("\u202eabc", r'"\u{202e}abc"'),
        ("\U000e0001", r'"\u{e0001}"'),
    ],
)
def test_the_browser_is_given_a_string_of_javascript(name: str, quoted: str) -> None:
    assert snippets.browser(name, URL).split("\n") == [
        f'const events = new EventSource("{URL}");',
        f"events.addEventListener({quoted}, (event) => {{",
        "  const payload = JSON.parse(event.data);",
        "  console.log(payload);",
        "});",
    ]


@pytest.mark.parametrize("name", ["open", "error"])
def test_an_event_of_the_connection_is_no_payload(name: str) -> None:
    assert "if (!(event instanceof MessageEvent)) return;" in snippets.browser(name, URL)


@pytest.mark.parametrize(
    ("url", "command"),
    [
        (URL, f'curl -N -H "Accept: text/event-stream" {URL}'),
        ("https://h/e?a=1&b=$x", "curl -N -H \"Accept: text/event-stream\" 'https://h/e?a=1&b=$x'"),
        ("http://h/{a,b}", "curl -N --globoff -H \"Accept: text/event-stream\" 'http://h/{a,b}'"),
        ("http://[::1]/", "curl -N --globoff -H \"Accept: text/event-stream\" 'http://[::1]/'"),
    ],
)
def test_the_shell_is_given_the_address_as_one_word(url: str, command: str) -> None:
    assert snippets.curl(url) == command
    assert shlex.split(command)[-1] == url


@pytest.mark.parametrize(
    "name",
    [
        "order.placed",
        "it's",
        'a"b\\c',
        "größe 👍",
        "\x00\x1b\x7f\x85",
        "\u2028\ufdd0",
        "\U000e0001{}",
    ],
)
def test_python_is_given_a_string_that_means_the_name(name: str) -> None:
    program = snippets.python(name, "http://h/'\"\\")

    constants = [each for each in ast.walk(ast.parse(program)) if isinstance(each, ast.Constant)]
    strings = [each.value for each in constants]
    assert name in strings
    assert "http://h/'\"\\" in strings
    assert visible(program) == program
