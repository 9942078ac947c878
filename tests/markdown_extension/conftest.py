"""Pages of sites: with a small registry, and with one that says anything anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from mkdocs_sse_registry import usecases
from mkdocs_sse_registry.domain.findings import Finding, Findings, Severity, Unchecked, Waived
from mkdocs_sse_registry.domain.functions import Function
from mkdocs_sse_registry.domain.model import (
    Category,
    Direct,
    DomainEvent,
    EventType,
    Mapping,
    Origin,
    Payload,
    PayloadField,
    Problem,
    Registry,
    UserId,
)
from mkdocs_sse_registry.domain.places import Place
from mkdocs_sse_registry.markdown_extension import Host, RegistryExtension
from mkdocs_sse_registry.markdown_extension.conversion import PAGE_SOURCE
from mkdocs_sse_registry.rendering import regions
from mkdocs_sse_registry.rendering.regions import Region
from mkdocs_sse_registry.rendering.templating import Templates
from mkdocs_sse_registry.settings import Pages, Settings

SHOP = Registry(
    origin=Origin(module="shop.sse_registry", source=Place()),
    categories=(Category(name="orders"), Category(name="ai", member="AI")),
    events=(
        EventType(
            type="order.placed",
            category="orders",
            description="An order was placed.",
            payload_fields=(PayloadField(name="id"), PayloadField(name="total")),
        ),
        EventType(type="order.paid", category="orders", description="It was paid."),
        EventType(type="ai.chunk", category="ai", description="A piece of an answer."),
    ),
    mappings=(Mapping(domain_event="shop.OrderPlaced", event_type="order.placed"),),
    direct=(Direct(type="ai.chunk", reason="streamed"),),
)
"""Three event types: a mapped one, a gap, a direct one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What came of a page."""

    html: str
    problems: tuple[Finding, ...]
    toc: list[Any]
    md: Markdown


@pytest.fixture
def shop() -> Registry:
    return SHOP


@pytest.fixture
def render() -> Callable[..., Rendered]:
    """Return what renders a page of a site with the small registry, or with others by name."""

    def rendered(  # noqa: PLR0913 - each test names few of them
        text: str,
        *extensions: str,
        registries: dict[str, Registry] | None = None,
        page: str = "guide.md",
        first_line: int = 1,
        problem: str | None = None,
        is_linked: bool = False,
    ) -> Rendered:
        problems: list[Finding] = []
        host = Host(page=page, first_line=first_line, report=problems.append)
        for name, registry in (registries or {"": SHOP}).items():
            options = Settings(folder=Path(), registry=registry.origin.module)
            book = usecases.document(registry, options, problem=problem)
            host.add(name, book, Templates())
            host.linked[name] = frozenset({page} if is_linked else ())
        md = Markdown(extensions=[*extensions, RegistryExtension(host)])
        html = md.convert(text)
        return Rendered(
            html=html, problems=tuple(problems), toc=getattr(md, "toc_tokens", []), md=md
        )

    return rendered


EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition"),
    *("pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji"),
    *("pymdownx.escapeall", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols"),
    *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
    "pymdownx.tilde",
)

WITHOUT_LISTINGS = Path(__file__).with_name("without-listings")
"""Templates that leave out what shows a text in the strings of programs; see `test_listings`."""

HERE = Place(path="app/registry.py", line=3)

Say = Callable[[str], str]
"""Returns what a registry says in a place of the given name."""


def registry_that(say: Say) -> Registry:
    """Return a registry that says something in every place: a mapped type, a direct one, a gap."""

    def event(name: str) -> EventType:
        field = PayloadField(
            name=say("field"),
            type=say("type"),
            format=say("format"),
            nullable=True,
            optional=True,
            declared=False,
            attribute=say("attribute"),
            description=say("field description"),
        )
        untyped = PayloadField(name=say("field without a type"), reason=say("reason for that"))
        return EventType(
            type=say(name),
            category=say("category"),
            description=say("description"),
            payload_fields=(field, untyped),
            example="{}",
            deprecated=say("deprecated"),
            since=say("since"),
            replaced_by=say("gap"),
            source=HERE,
            extra={say("extra name"): say("extra value")},
        )

    def domain_event(name: str) -> DomainEvent:
        return DomainEvent(
            name=say("class"), qualified_name=say(name), description=say("docstring"), source=HERE
        )

    def problem(name: str) -> Problem:
        return Problem(kind="raised", detail=say(name), source=HERE)

    mapping = Mapping(
        domain_event=say("class mapped"),
        event_type=say("mapped"),
        payload_extractor=Function(name=say("payload extractor"), source=HERE),
        payload=Payload(problems=(problem("payload problem"),), example="{}"),
        user_id_extractor=Function(name=say("user id extractor"), source=HERE),
        user_id=UserId(nullable=True, problems=(problem("user id problem"),)),
        source=HERE,
    )
    return Registry(
        origin=Origin(module=say("module"), source=HERE),
        categories=(
            Category(
                name=say("category"),
                member=say("category member"),
                description=say("category description"),
            ),
        ),
        events=(event("mapped"), event("direct"), event("gap")),
        mappings=(mapping,),
        domain_events=(domain_event("class mapped"), domain_event("class not mapped")),
        direct=(Direct(type=say("direct"), reason=say("reason")),),
    )


def findings_that(say: Say) -> Findings:
    """Return an open finding and an accepted one, which say something in every place."""

    def finding(name: str, waived: Waived | None) -> Finding:
        return Finding(
            code=say("code"),
            rule=say("rule"),
            severity=Severity.ERROR,
            subject=say("subject"),
            message=say(name),
            fix=say("fix"),
            path=HERE.path,
            line=HERE.line,
            waived=waived,
            event_type=say("mapped"),
        )

    return Findings(
        module=say("module"),
        all=(finding("open", None), finding("accepted", Waived(reason=say("reason")))),
        unchecked=(Unchecked(code=say("code"), reason=say("reason for that")),),
    )


def asked_of(say: Say) -> list[Region]:
    """Return every region that such a registry can fill."""
    columns = "event-type,category,description,payload,domain-event,sent,source"
    options: list[tuple[str, dict[str, str]]] = [
        *(("event", {"type": say(name)}) for name in ("mapped", "direct", "gap")),
        ("events", {}),
        ("events", {"columns": columns}),
        ("payload-fields", {}),
        ("payload-fields", {"type": say("mapped")}),
        ("coverage", {"category": say("category")}),
        ("coverage", {}),
        ("statistics", {}),
        ("diagram", {}),
        ("findings", {}),
        ("findings", {"category": say("category")}),
    ]
    return [Region(kind=kind, options=options) for kind, options in options]


class Site:
    """A site with every extension whose registry says anything; the guide has every region."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(regions, "parse", lambda number: self._asked[int(number)])
        self._asked: list[Region] = []
        self._host = Host(marks_references=True)
        self._md = Markdown(extensions=[*EXTENSIONS, RegistryExtension(self._host)])
        self._templates = Templates(WITHOUT_LISTINGS)

    def pages(self, say: Say) -> dict[str, Rendered]:
        """Return each generated page by its kind, and the guide."""
        pages = Pages(title=say("title"))
        book = usecases.document(
            registry_that(say),
            Settings(folder=Path(), registry="x", pages=pages),
            repo_url="https://github.com/a/b",
            problem=say("problem"),
        )
        book.findings = findings_that(say)
        self._asked = asked_of(say)
        guide = [
            f"- item\n\n    <!-- sse-registry: {number} -->\n    <!-- /sse-registry -->"
            for number in range(len(self._asked))
        ]
        self._host.add("", book, self._templates)
        rendered: dict[str, Rendered] = {
            page.kind: self._convert(page.uri, PAGE_SOURCE) for page in book.layout.pages
        }
        return {**rendered, "guide": self._convert("guide.md", "\n\n".join(["# Guide", *guide]))}

    def _convert(self, uri: str, source: str) -> Rendered:
        problems: list[Finding] = []
        self._host.page, self._host.report = uri, problems.append
        self._md.reset()
        html = self._md.convert(source)
        return Rendered(
            html=html,
            problems=tuple(problems),
            toc=self._md.toc_tokens,  # type: ignore[attr-defined]
            md=self._md,
        )


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield Site(monkeypatch)
