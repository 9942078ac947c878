"""The options, typed and checked, as every roof reads them; knows no engine and no registry."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec resolves it
from collections.abc import Callable, Mapping  # noqa: TC003 - the options are read by their hints
from pathlib import Path  # noqa: TC003 - msgspec resolves it
from typing import Annotated, Any, NamedTuple

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from mkdocs_sse_registry import option_checks as checks
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.places import NOWHERE, Place
from mkdocs_sse_registry.domain.rules.inspection import USUAL_CONVENTION
from mkdocs_sse_registry.sources.source import DEFAULT_TIMEOUT, Source

PLUGIN = "sse-registry"
"""Name of the plugin in mkdocs.yml."""

Text = Annotated[str, Meta(min_length=1)]
Percent = Annotated[float, Meta(ge=0, le=100)]


class Option(NamedTuple):
    """What the value of an option has to be, in its annotation.

    Attributes:
        expected: What is allowed, in words.
        check: A closer check.
        hint: Says what in a value is wrong that the check refuses.
    """

    expected: str
    check: Callable[[Any], bool] | None = None
    hint: Callable[[Any], str] | None = None


Switch = Annotated[bool, Option("true or false")]


class Attributes(Struct, frozen=True, kw_only=True):
    """Names that a registry uses for its parts, where they differ from the usual ones."""

    events: Annotated[
        Text | None, Option("the name of the list of event types", check=checks.is_dotted_name)
    ] = None
    mappings: Annotated[
        Text | None, Option("the name of the list of mappings", check=checks.is_dotted_name)
    ] = None
    categories: Annotated[
        Text | None,
        Option("the name of the enum or list of categories", check=checks.is_dotted_name),
    ] = None
    event_types: Annotated[
        Text | None,
        Option(
            "the name of the enum or module that lists every event type",
            check=checks.is_dotted_name,
        ),
    ] = None
    event_type: Annotated[Text | None, Option("an attribute of the entries")] = None
    category: Annotated[Text | None, Option("an attribute of the entries")] = None
    description: Annotated[Text | None, Option("an attribute of the entries")] = None
    payload_fields: Annotated[Text | None, Option("an attribute of the entries")] = None
    domain_event_class: Annotated[Text | None, Option("an attribute of the mappings")] = None
    sse_event_type: Annotated[Text | None, Option("an attribute of the mappings")] = None
    payload_extractor: Annotated[Text | None, Option("an attribute of the mappings")] = None
    user_id_extractor: Annotated[Text | None, Option("an attribute of the mappings")] = None


class Pages(Struct, frozen=True, kw_only=True):
    """The generated pages."""

    enabled: Switch = True
    directory: Annotated[
        Text, Option("a folder below docs_dir, such as sse-events", check=checks.is_folder_below)
    ] = "sse-events"
    title: Annotated[Text, Option("a text, the title of the section")] = "SSE events"
    nav: Switch = False
    filter: Switch = True
    columns: Annotated[
        tuple[Text, ...],
        Option('a list of columns, such as ["event-type", "description", "sent"]', check=bool),
    ] = ("event-type", "description", "payload")


class DirectRule(Struct, frozen=True, kw_only=True):
    """Event types that are published on purpose without a domain event."""

    match: Annotated[Text, Option('a pattern of event types, such as "ai.*"')] = ""
    reason: Annotated[Text, Option("a text that says why no domain event sends it")] = ""
    until: Annotated[dt.date | None, Option("a date, such as 2027-06-30")] = None


class Thresholds(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least coverage, in percent.

    Attributes:
        all: Of all event types, `None` for any.
        categories: Of the event types of a category, by its name.
    """

    all: Percent | None = None
    categories: dict[Text, Percent] = {}


class CoverageOptions(Struct, frozen=True, kw_only=True):
    """What counts as covered, and how much has to be."""

    fail_under: Annotated[
        Percent | Thresholds | None,
        Option("a percentage from 0 to 100, or {all: 80, categories: {provider: 100}}"),
    ] = None
    no_decrease: Annotated[bool, Option("true or false, with compare_to")] = False
    direct: Annotated[tuple[DirectRule, ...], Option("a list of {match, reason, until}")] = ()

    @property
    def thresholds(self) -> Thresholds:
        """The least coverage, in all and by category."""
        if isinstance(self.fail_under, Thresholds):
            return self.fail_under
        return Thresholds(all=self.fail_under)


class WaiverRule(Struct, frozen=True, kw_only=True):
    """Findings that are accepted."""

    rule: Annotated[Text, Option("the code of a rule, such as SSE301", check=checks.is_rule)] = ""
    match: Annotated[
        Text, Option('a pattern of event types, fields or paths, such as "portfolio.*"')
    ] = ""
    reason: Annotated[Text, Option("a text that says why they are accepted")] = ""
    until: Annotated[dt.date | None, Option("a date, such as 2027-06-30")] = None


class RuleOptions(Struct, frozen=True, kw_only=True):
    """What the rules find, and how much it matters."""

    severity: Annotated[
        dict[str, str | bool],
        Option(
            "a mapping of rule codes to error, warning, info or off, such as {SSE206: warning}",
            check=checks.are_severities,
            hint=checks.wrong_severities,
        ),
    ] = {}
    waivers: Annotated[
        tuple[WaiverRule, ...], Option("a list of {rule, match, reason, until}")
    ] = ()
    convention: Annotated[
        Text,
        Option(
            "a regular expression that every event type matches as a whole", check=checks.is_pattern
        ),
    ] = USUAL_CONVENTION

    @property
    def severities(self) -> dict[str, Severity | None]:
        """How much each rule matters that is not as usual; `None` is off."""
        return {
            code: None if name in checks.OFF else Severity(str(name))
            for code, name in self.severity.items()
        }


class ProseOptions(Struct, frozen=True, kw_only=True):
    """What is looked for in hand-written pages."""

    check: Switch = True
    link: Switch = True
    exclude: Annotated[
        tuple[Text, ...], Option('a list of patterns of pages, such as ["archive/*"]')
    ] = ()


class Settings(Struct, frozen=True, kw_only=True):
    """All options of one registry.

    Attributes:
        folder: What relative paths are relative to: the folder of mkdocs.yml.
        places: Where the options stand, by their full names, such as `coverage.direct[0]`.
    """

    folder: Path
    places: Mapping[str, Place] = field(default_factory=dict)
    enabled: Switch = True
    name: Annotated[
        Text | None,
        Option(
            "a text without spaces, quotes, < and >, the name of this registry",
            check=checks.is_name,
        ),
    ] = None
    registry: Annotated[
        Text,
        Option(
            "the dotted name of a module, such as app.domain.events.sse_registry",
            check=checks.is_dotted_name,
        ),
    ] = ""
    paths: Annotated[tuple[Text, ...], Option('a list of folders, such as ["src"]')] = (".",)
    python: Annotated[Text | None, Option("the path or the command of a Python interpreter")] = None
    timeout: Annotated[
        float, Meta(gt=0, le=86_400), Option("a number of seconds over 0, at most a day")
    ] = DEFAULT_TIMEOUT
    run_extractors: Switch = True
    encoder: Annotated[
        Text | None,
        Option(
            "the dotted name of a function, such as app.sse.to_json", check=checks.is_function_name
        ),
    ] = None
    cache: Switch = True
    stream_url: Annotated[
        Text, Option("an address that begins with http:// or https://", check=checks.is_address)
    ] = "http://localhost:8000/events"
    attributes: Attributes = Attributes()
    pages: Pages = Pages()
    coverage: CoverageOptions = CoverageOptions()
    rules: RuleOptions = RuleOptions()
    prose: ProseOptions = ProseOptions()
    compare_to: Annotated[
        Text | None,
        Option(
            "a git revision, such as origin/main or v1.4, "
            "or tags/1.4 for one that reads as a number",
            check=checks.is_revision,
        ),
    ] = None
    templates: Annotated[Text | None, Option("a folder of templates, relative to mkdocs.yml")] = (
        None
    )

    def place(self, option: str) -> Place:
        """Return where an option stands, as far as that is known."""
        return self.places.get(option, NOWHERE)

    def with_pages(self) -> Settings:
        """Return the same options with the generated pages switched on."""
        return replace(self, pages=replace(self.pages, enabled=True))

    @property
    def source(self) -> Source:
        """Where the registry is, and how to read it."""
        named = {role: getattr(self.attributes, role) for role in self.attributes.__struct_fields__}
        return Source(
            module=self.registry,
            folder=self.folder,
            paths=self.paths,
            python=self.python,
            timeout=self.timeout,
            attributes={role: name for role, name in named.items() if name},
            run_extractors=self.run_extractors,
            encoder=self.encoder,
            is_kept=self.cache,
        )

    @property
    def templates_folder(self) -> Path | None:
        """The user's own templates."""
        return self.folder / self.templates if self.templates else None
