"""The code and the messages in the documentation are real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_sse_registry import configuration, load, usecases
from mkdocs_sse_registry.domain import errors
from mkdocs_sse_registry.rendering import templating
from mkdocs_sse_registry.settings import PLUGIN

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r'^(?P<fence>`{3,})(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<code>.*?)^(?P=fence)$',
    re.DOTALL | re.MULTILINE,
)


class Loader(yaml.SafeLoader):
    """Reads `!ENV` as if no variable were set."""


def last(loader: Loader, node: yaml.Node) -> object:
    return loader.construct_sequence(node)[-1] if isinstance(node, yaml.SequenceNode) else None


Loader.add_constructor("!ENV", last)


def blocks(page: str, language: str) -> list[tuple[str, str]]:
    """Return title and code of each block of a language."""
    found = BLOCK.finditer((DOCS / page).read_text("utf-8"))
    return [(each["title"] or "", each["code"]) for each in found if each["language"] == language]


def configurations() -> list[tuple[str, Any]]:
    """Return each plugin entry in a YAML block of the documentation, with its page."""
    found = []
    for file in sorted(DOCS.rglob("*.md")):
        page = file.relative_to(DOCS).as_posix()
        for _, code in blocks(page, "yaml"):
            if f"- {PLUGIN}:" in code:
                plugins = yaml.load(code, Loader)["plugins"]  # noqa: S506 - a safe loader
                found += [(page, each[PLUGIN]) for each in plugins if PLUGIN in each]
    return found


@pytest.mark.parametrize(("page", "options"), configurations())
def test_a_configuration_is_valid(page: str, options: dict[str, Any], tmp_path: Path) -> None:
    if options.get("templates"):
        (tmp_path / options["templates"]).mkdir()
    try:
        configuration.read(options, tmp_path)
    except errors.ConfigurationError as error:
        pytest.fail(f"docs/{page} shows options that are not valid: {error}")


OTHER_NAMES = "how-to/other-names.md"


REGISTRIES = [each for each in blocks(OTHER_NAMES, "python") if "event_names.py" not in each[0]]


@pytest.mark.parametrize(("title", "code"), REGISTRIES)
def test_a_registry_of_another_shape_is_read(title: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    for name, text in blocks(OTHER_NAMES, "python"):
        (tmp_path / name).write_text(text, "utf-8")
    module = title.removesuffix(".py").replace("/", ".")
    options = [each for page, each in configurations() if page == OTHER_NAMES]
    given: dict[str, Any] = {"registry": module}
    shown = next((each for each in options if each["registry"] == module), given)

    registry = load(module, folder=tmp_path, attributes=shown.get("attributes"))
    usecases.document(registry, configuration.read(shown, tmp_path))

    assert [event.type for event in registry.events] == ["job.started", "job.ended"]
    assert {event.category for event in registry.events} == {"job"}
    if "MAPPING" in code or "source_domain_events" in code:
        assert [mapping.event_type for mapping in registry.mappings] == ["job.started", "job.ended"]
    if title == "app/catalogue.py":
        assert [event.member for event in registry.events] == ["JOB_STARTED", "JOB_ENDED"]
        assert [event.extra["transport"] for event in registry.events] == ["sse", "websocket"]
    if title == "app/fields.py":
        fields = [field for event in registry.events for field in event.payload_fields]
        assert [field.type for field in fields] == ["string", "integer", None]
        assert fields[-1].description == "done, failed or cancelled"
    if title == "app/extras.py":
        assert registry.events[0].extra == {"team": "platform"}
        assert registry.events[0].since == "2.0"
        assert registry.events[1].replaced_by == "job.started"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The project of the tutorial, with its registry also below `src`."""
    for title, code in blocks("tutorial.md", "python") + blocks("tutorial.md", "markdown"):
        (tmp_path / title).parent.mkdir(exist_ok=True)
        (tmp_path / title).write_text(code, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(blocks("tutorial.md", "yaml")[0][1], "utf-8")
    nested = tmp_path / "src" / "app" / "domain" / "events"
    nested.mkdir(parents=True)
    (nested / "sse_registry.py").write_text(blocks("tutorial.md", "python")[0][1], "utf-8")
    return tmp_path


def output_of(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, f"The example fails. Correct it:\n{code}\n{done.stderr}"
    return done.stdout


def test_the_example_of_the_python_api_runs(shop: Path) -> None:
    printed = output_of(blocks("reference/python-api.md", "python")[0][1], shop)

    assert "'order.shipped'" in printed
    assert "3/4 (75 %)" in printed


def test_the_examples_of_the_extension_run(shop: Path) -> None:
    (title, alone), (_, configured) = blocks("how-to/engines.md", "python")
    assert title == "render.py"
    (shop / "website").mkdir()
    settings = (shop / "mkdocs.yml").read_text("utf-8") + "      paths: ['..']\n"
    (shop / "website" / "mkdocs.yml").write_text(settings, "utf-8")

    assert "<code>order.<wbr>shipped</code>" in output_of(alone, shop)

    before = alone.rpartition("print")[0]
    (shop / "mkdocs.yml").unlink()
    assert "<code>order.<wbr>shipped</code>" in output_of(f"{before}print({configured})", shop)


def test_the_notice_is_quoted_as_it_is() -> None:
    quoted = re.findall(r"^> (.*)$", (DOCS / "how-to/serve.md").read_text("utf-8"), re.MULTILINE)
    shipped = (templating.SHIPPED / "partials/notice.md.jinja").read_text("utf-8")

    assert quoted[0].replace("**", "") in re.sub(r"<[^>]+>", "", shipped), (
        "docs/how-to/serve.md quotes another notice than partials/notice.md.jinja has."
    )


BROKEN: dict[str, tuple[str, dict[str, Any]]] = {
    "ModuleMissingError": ("", {"module": "shop.sse_registri"}),
    "ImportFailedError": ("import sqlalchemy_\n", {}),
    "ImportTimeoutError": ("import time\ntime.sleep(60)\n", {"timeout": 1.5}),
    "ShapeError": ("EVENTS = []\n", {}),
    "InterpreterError": ("", {"python": "nowhere/python"}),
}
"""For each section of errors.md: what stands in the module, and how it is asked for."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_message_is_quoted_as_it_is(name: str, tmp_path: Path) -> None:
    code, asked = BROKEN[name]
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "sse_registry.py").write_text(code, "utf-8")
    part = (DOCS / "reference/errors.md").read_text("utf-8").partition(f"### `{name}`\n")[2]
    quoted = re.search(r"^> (.*)$", part, re.MULTILINE)
    assert quoted, f"The section of {name} in docs/reference/errors.md quotes no message."

    with pytest.raises(getattr(errors, name)) as caught:
        load(**{"module": "shop.sse_registry", "folder": tmp_path, **asked})

    said = str(caught.value).replace("sqlalchemy_", "sqlalchemy").replace("after 1.5 ", "after 30 ")
    said = re.sub(r"'[^']*nowhere/python'", "'nowhere/python'", said)
    assert quoted[1] in said, (
        f"docs/reference/errors.md quotes another message for {name} than it has:\n{said}"
    )
