"""The options, typed and checked, as every roof reads them; knows no engine and no registry."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec resolves it
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from mkdocs_sse_registry.sources.loading import DEFAULT_TIMEOUT, Source

if TYPE_CHECKING:
    from collections.abc import Callable

PLUGIN = "sse-registry"
"""Name of the plugin in mkdocs.yml."""

Text = Annotated[str, Meta(min_length=1)]


def option(
    default: Any,  # noqa: ANN401 - a field's default can be of any type
    expected: str,
    *,
    check: Callable[[Any], bool] | None = None,
) -> Any:  # noqa: ANN401 - stands for the field's own type, as `dataclasses.field` does
    """Return a field for an option: its default, what is allowed in words, and a closer check."""
    return field(default=default, metadata={"expected": expected, "check": check})


def _is_dotted_name(name: str) -> bool:
    return all(part.isidentifier() for part in name.split("."))


def _is_function_name(name: str) -> bool:
    return "." in name and _is_dotted_name(name)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and _is_word(text)


def _is_word(name: str) -> bool:
    return len(name.split()) == 1 and name == name.strip()


def _is_folder_below(name: str) -> bool:
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and path != PurePosixPath()
    return inside and "\\" not in name


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """Names that a registry uses for its parts, where they differ from the usual ones."""

    events: Text | None = option(None, "the name of the list of event types", check=_is_dotted_name)
    mappings: Text | None = option(None, "the name of the list of mappings", check=_is_dotted_name)
    categories: Text | None = option(
        None, "the name of the enum or list of categories", check=_is_dotted_name
    )
    event_types: Text | None = option(
        None, "the name of the enum or module that lists every event type", check=_is_dotted_name
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
        "sse-events", "a folder below docs_dir, such as sse-events", check=_is_folder_below
    )
    title: Text = option("SSE events", "a text, the title of the section")
    nav: bool = option(False, "true or false")  # noqa: FBT003 - the default
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageOptions:
    """What counts as covered."""

    direct: tuple[DirectRule, ...] = option((), "a list of {match, reason, until}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options of one registry.

    Attributes:
        folder: What relative paths are relative to: the folder of mkdocs.yml.
    """

    folder: Path
    enabled: bool = option(True, "true or false")  # noqa: FBT003 - the default
    name: Text | None = option(
        None, "a text without spaces, the name of this registry", check=_is_word
    )
    registry: Text = option(
        "",
        "the dotted name of a module, such as app.domain.events.sse_registry",
        check=_is_dotted_name,
    )
    paths: tuple[Text, ...] = option((".",), 'a list of folders, such as ["src"]')
    python: Text | None = option(None, "the path or the command of a Python interpreter")
    timeout: Annotated[float, Meta(gt=0, le=86_400)] = option(
        DEFAULT_TIMEOUT, "a number of seconds over 0, at most a day"
    )
    run_extractors: bool = option(True, "true or false")  # noqa: FBT003 - the default
    encoder: Text | None = option(
        None, "the dotted name of a function, such as app.sse.to_json", check=_is_function_name
    )
    stream_url: Text = option(
        "http://localhost:8000/events",
        "an address that begins with http:// or https://",
        check=_is_address,
    )
    attributes: Attributes = Attributes()
    pages: Pages = Pages()
    coverage: CoverageOptions = CoverageOptions()
    templates: Text | None = option(None, "a folder of templates, relative to mkdocs.yml")

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
        )

    @property
    def templates_folder(self) -> Path | None:
        """The user's own templates."""
        return self.folder / self.templates if self.templates else None
