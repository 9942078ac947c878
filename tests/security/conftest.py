"""A project whose registry attacks everything that reads it, in a folder that is watched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Repository

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'><svg/onload=alert(3)>",
    "</title></style></textarea><script>alert(4)</script>",
    "javascript:alert(5)",
    "[x](javascript:alert(6))",
    "{{ 6 * 7 }}{% set x = 1 %}{# gone #}{{ ''.__class__ }}",
    "--> <!-- /sse-registry --> <script>alert(7)</script>",
    "]]><b>x</b>",
    "`` ` ``` | \\| a",
    "\x02klzzwxh:0\x03\x02wzxhzdk:0\x03",
    '"]; click e1 "javascript:alert(8)"; %%{init: {}}%%',
    "x\n::error::forged\n##[error]forged\r\nevent: forged",
    "\x1b]0;forged\x07\x1b[2J\x1b]8;;http://forged.example\x1b\\x\x9b31m\x00\b",
    "\u202egnp.exe\u2066\u200f",
    '--8<-- "/etc/passwd"',
    '{: onclick="alert(9)" }',
    "../../../escaped",
    "/var/escaped",
    "C:\\escaped",
    "con",
    "x" * 300,
)
"""What stands, one by one, in each place that a text can come from."""

REGISTRY = """
import json, pathlib

TEXTS = json.loads(pathlib.Path(__file__).with_name("texts.json").read_text("utf-8"))
print("\\x1b[2Jprinted by the module")


def named(thing, text):
    thing.__name__ = thing.__qualname__ = text.replace(chr(0), "")
    thing.__doc__ = text
    return thing


def extractor(text):
    def extract(event):
        return {text: text, "list": [text], "note": {text: None}}

    return named(extract, text)


def failing(text):
    def user_id(event):
        raise ValueError(text)

    return named(user_id, text)


SSE_EVENT_REGISTRY = [
    {
        "event_type": text,
        "category": text,
        "description": text,
        "payload_fields": {text: text, "list": "list[str]"},
        "deprecated": text,
        "since": text,
        "replaced_by": text,
        "owner" + text: text,
    }
    for text in TEXTS
]
DOMAIN_TO_SSE_MAPPING = [
    {
        "domain_event_class": named(type("Event", (), {}), text),
        "sse_event_type": text,
        "payload_extractor": extractor(text),
        "user_id_extractor": failing(text),
    }
    for text in TEXTS[::2]
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """A project below a folder in which nothing else is.

    Attributes:
        above: The folder around it.
        repository: The project.
    """

    above: Path
    repository: Repository

    @property
    def folder(self) -> Path:
        """The folder of the project."""
        return self.repository.folder

    def configure(self, *plugins: str, compare_to: str | None = None, **options: object) -> None:
        """Write the mkdocs.yml, with other plugins before ours."""
        own = {"registry": "registry", "coverage": {"direct": DIRECT}, "compare_to": compare_to}
        listed: list[Any] = ["search", *plugins, {"sse-registry": own}]
        content = {"site_name": "x", "plugins": listed, **options}
        self.repository.write({"mkdocs.yml": yaml.safe_dump(content, sort_keys=False)})

    def outside(self) -> set[str]:
        """Return what lies around the site, but for git's own files."""
        paths = (each.relative_to(self.above).as_posix() for each in self.above.rglob("*"))
        return {each for each in paths if not each.startswith(("shop/site", "shop/.git/"))}


DIRECT = [{"match": text, "reason": text} for text in ATTACKS[1:4]]
REGIONS = ("events", "coverage", "statistics", "payload-fields", "diagram", "findings")
PAGE = "# Home\n\n" + "\n\n".join(
    f"<!-- sse-registry: {each} -->\n<!-- /sse-registry -->" for each in REGIONS
)


@pytest.fixture(scope="session")
def attacks() -> tuple[str, ...]:
    return ATTACKS


@pytest.fixture
def attacked(tmp_path: Path, repository: Callable[[Path], Repository]) -> Attacked:
    made = Attacked(above=tmp_path, repository=repository(tmp_path / "shop"))
    made.configure()
    texts = json.dumps(ATTACKS)
    made.repository.commit({"registry.py": REGISTRY, "texts.json": texts, "docs/index.md": PAGE})
    return made
