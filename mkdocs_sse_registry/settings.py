"""The options, typed and checked, as every roof reads them; knows no engine and no registry."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec resolves it
from collections.abc import Mapping  # noqa: TC003 - the options are read by their hints
from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - msgspec resolves it
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from mkdocs_sse_registry import option_checks as checks
from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.places import NOWHERE, Place
from mkdocs_sse_registry.domain.rules.inspection import USUAL_CONVENTION
from mkdocs_sse_registry.sources.loading import DEFAULT_TIMEOUT, Source

if TYPE_CHECKING:
    from collections.abc import Callable

PLUGIN = "sse-registry"
"""Name of the plugin in mkdocs.yml."""

Text = Annotated[str, Meta(min_length=1)]
Percent = Annotated[float, Meta(ge=0, le=100)]


def option(
    default: Any,  # noqa: ANN401 - a field's default can be of any type
    expected: str,
    *,
    check: Callable[[Any], bool] | None = None,
    hint: Callable[[Any], str] | None = None,
) -> Any:  # noqa: ANN401 - stands for the field's own type, as `dataclasses.field` does
    """Return a field for an option.

    Args:
        default: Its default; `dict` is an empty one.
        expected: What is allowed, in words.
        check: A closer check.
        hint: Says what in a value is wrong that the check refuses.
    """
    metadata = {"expected": expected, "check": check, "hint": hint}
    if default is dict:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """Names that a registry uses for its parts, where they differ from the usual ones."""

    events: Text | None = option(
        None, "the name of the list of event types", check=checks.is_dotted_name
    )
    mappings: Text | None = option(
        None, "the name of the list of mappings", check=checks.is_dotted_name
    )
    categories: Text | None = option(
        None, "the name of the enum or list of categories", check=checks.is_dotted_name
    )
    event_types: Text | None = option(
        None,
        "the name of the enum or module that lists every event type",
        check=checks.is_dotted_name,
    )
    event_type: Text | None = option(None, "an attribute of the entries")
    category: Text | None = option(None, "an attribute of the entries")
    description: Text | None = option(None, "an attribute of the entries")
    payload_fields: Text | None = option(None, "an attribute of the entries")
    domain_event_class: Text | None = option(None, "an attribute of the mappings")
    sse_event_type: Text | None = option(None, "an attribute of the mappings")
    payload_extractor: Text | None = option(None, "an attribute of the mappings")
    user_id_extractor: Text | None = option(None, "an attribute of the mappings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The generated pages."""

    enabled: bool = option(True, "true or false")  # noqa: FBT003 - the default
    directory: Text = option(
        "sse-events",
        "a folder below docs_dir, such as sse-events",
        check=checks.is_folder_below,
    )
    title: Text = option("SSE events", "a text, the title of the section")
    nav: bool = option(False, "true or false")  # noqa: FBT003 - the default
    filter: bool = option(True, "true or false")  # noqa: FBT003 - the default
    columns: tuple[Text, ...] = option(
        ("event-type", "description", "payload"),
        'a list of columns, such as ["event-type", "description", "sent"]',
        check=bool,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectRule:
    """Event types that are published on purpose without a domain event."""

    match: Text = option("", 'a pattern of event types, such as "ai.*"')
    reason: Text = option("", "a text that says why no domain event sends it")
    until: dt.date | None = option(None, "a date, such as 2027-06-30")


class Thresholds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least coverage, in percent.

    Attributes:
        all: Of all event types, `None` for any.
        categories: Of the event types of a category, by its name.
    """

    all: Percent | None = None
    categories: dict[Text, Percent] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageOptions:
    """What counts as covered, and how much has to be."""

    fail_under: Percent | Thresholds | None = option(
        None, "a percentage from 0 to 100, or {all: 80, categories: {provider: 100}}"
    )
    no_decrease: bool = option(False, "true or false, with compare_to")  # noqa: FBT003 - the default
    direct: tuple[DirectRule, ...] = option((), "a list of {match, reason, until}")

    @property
    def thresholds(self) -> Thresholds:
        """The least coverage, in all and by category."""
        if isinstance(self.fail_under, Thresholds):
            return self.fail_under
        return Thresholds(all=self.fail_under)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRule:
    """Findings that are accepted."""

    rule: Text = option("", "the code of a rule, such as SSE301", check=checks.is_rule)
    match: Text = option("", 'a pattern of event types, fields or paths, such as "portfolio.*"')
    reason: Text = option("", "a text that says why they are accepted")
    until: dt.date | None = option(None, "a date, such as 2027-06-30")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOptions:
    """What the rules find, and how much it matters."""

    severity: dict[str, str | bool] = option(
        dict,
        "a mapping of rule codes to error, warning, info or off, such as {SSE206: warning}",
        check=checks.are_severities,
        hint=checks.wrong_severities,
    )
    waivers: tuple[WaiverRule, ...] = option((), "a list of {rule, match, reason, until}")
    convention: Text = option(
        USUAL_CONVENTION,
        "a regular expression that every event type matches as a whole",
        check=checks.is_pattern,
    )

    @property
    def severities(self) -> dict[str, Severity | None]:
        """How much each rule matters that is not as usual; `None` is off."""
        return {
            code: None if name in checks.OFF else Severity(str(name))
            for code, name in self.severity.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseOptions:
    """What is looked for in hand-written pages."""

    check: bool = option(True, "true or false")  # noqa: FBT003 - the default
    link: bool = option(True, "true or false")  # noqa: FBT003 - the default
    exclude: tuple[Text, ...] = option((), 'a list of patterns of pages, such as ["archive/*"]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options of one registry.

    Attributes:
        folder: What relative paths are relative to: the folder of mkdocs.yml.
        places: Where the options stand, by their full names, such as `coverage.direct[0]`.
    """

    folder: Path
    places: Mapping[str, Place] = field(default_factory=dict)
    enabled: bool = option(True, "true or false")  # noqa: FBT003 - the default
    name: Text | None = option(
        None,
        "a text without spaces, quotes, < and >, the name of this registry",
        check=checks.is_name,
    )
    registry: Text = option(
        "",
        "the dotted name of a module, such as app.domain.events.sse_registry",
        check=checks.is_dotted_name,
    )
    paths: tuple[Text, ...] = option((".",), 'a list of folders, such as ["src"]')
    python: Text | None = option(None, "the path or the command of a Python interpreter")
    timeout: Annotated[float, Meta(gt=0, le=86_400)] = option(
        DEFAULT_TIMEOUT, "a number of seconds over 0, at most a day"
    )
    run_extractors: bool = option(True, "true or false")  # noqa: FBT003 - the default
    encoder: Text | None = option(
        None,
        "the dotted name of a function, such as app.sse.to_json",
        check=checks.is_function_name,
    )
    cache: bool = option(True, "true or false")  # noqa: FBT003 - the default
    stream_url: Text = option(
        "http://localhost:8000/events",
        "an address that begins with http:// or https://",
        check=checks.is_address,
    )
    attributes: Attributes = Attributes()
    pages: Pages = Pages()
    coverage: CoverageOptions = CoverageOptions()
    rules: RuleOptions = RuleOptions()
    prose: ProseOptions = ProseOptions()
    compare_to: Text | None = option(
        None,
        "a git revision, such as origin/main or v1.4, or tags/1.4 for one that reads as a number",
        check=checks.is_revision,
    )
    templates: Text | None = option(None, "a folder of templates, relative to mkdocs.yml")

    def place(self, option: str) -> Place:
        """Return where an option stands, as far as that is known."""
        return self.places.get(option, NOWHERE)

    def with_pages(self) -> Settings:
        """Return the same options with the generated pages switched on."""
        return replace(self, pages=replace(self.pages, enabled=True))

    @property
    def source(self) -> Source:
        """Where the registry is, and how to read it."""
        named = {role: getattr(self.attributes, role) for role in Attributes.__slots__}
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
