"""A registry as frozen values, in its own order; knows neither how it was read nor how it looks.

The field names are those of the JSON snapshot. `None` means "unknown" throughout, never "no". No
value can refer to itself, so the garbage collector is told to look into none (`gc=False`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from mkdocs_sse_registry.domain.answers import Answer, Member  # noqa: TC001 - msgspec resolves them
from mkdocs_sse_registry.domain.declared_type import DeclaredType  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.domain.functions import Function  # noqa: TC001 - msgspec resolves it
from mkdocs_sse_registry.domain.naming import in_words, is_title
from mkdocs_sse_registry.domain.places import NOWHERE, Place
from mkdocs_sse_registry.domain.problems import ProblemKind  # noqa: TC001 - msgspec resolves it

UNCATEGORISED = "uncategorised"
"""Name of the category of event types that have none."""

Evidence = Literal["observed", "static", "declared", "inferred"]
"""How a field is known: an extractor was run, its source read, it is only declared, it follows."""


class Origin(Struct, frozen=True, kw_only=True, gc=False):
    """The module that a registry was read from.

    Attributes:
        module: Dotted name, as configured.
        source: The module's file.
    """

    module: str
    source: Place


class Category(Struct, frozen=True, kw_only=True, gc=False):
    """A group of event types that clients filter by.

    Attributes:
        name: Value on the wire, for example `data_sync`.
        member: Enum member that holds it, `None` for a plain string.
        description: The string literal under the enum member, `None` without one.
        source: Where the enum member gets its value.
    """

    name: str
    member: str | None = None
    description: str | None = None
    source: Place = NOWHERE

    @property
    def title(self) -> str:
        """The name in words, for example `Data sync`; a plain string may be a title already."""
        if self.member is None and is_title(self.name):
            return self.name
        return in_words(self.member or self.name)


class PayloadField(Struct, frozen=True, kw_only=True, gc=False):
    """A key of the JSON object in a frame's `data:`.

    Attributes:
        name: The key.
        type: JSON Schema 2020-12 type name.
        declared_type: What the registry's entry says of the values, `None` where it gives no type.
        format: JSON Schema 2020-12 format, for example `uuid`.
        nullable: Whether the value may be `null`.
        optional: Whether the key may be absent.
        declared: Whether the registry's entry lists the field.
        emitted: Whether an extractor puts it into the payload.
        evidence: How the above is known.
        attribute: Attribute of the domain event that the value comes from.
        description: Text that the entry gives for the field.
        reason: Why the type is not known, `None` where it is known or nothing was looked at.
    """

    name: str
    type: str | None = None
    declared_type: DeclaredType | None = None
    format: str | None = None
    nullable: bool | None = None
    optional: bool | None = None
    declared: bool = True
    emitted: bool | None = None
    evidence: Evidence = "declared"
    attribute: str | None = None
    description: str | None = None
    reason: str | None = None


class EventType(Struct, frozen=True, kw_only=True, gc=False):
    """One SSE event name on the wire (HTML Living Standard, section 9.2: the `event` field).

    Attributes:
        type: Wire name, for example `sync.accounts.started`.
        member: Enum member, or constant, that holds it; `None` for a plain string.
        holder: Qualified name of that enum, or name of the constant's module.
        member_source: Where that enum member, or constant, gets its value.
        category: Name of its category.
        description: Text of the registry, `None` without one.
        payload_fields: In declared order, then those that are only emitted.
        example: Text of a frame's `data:`, as the encoder made it of an observed payload; `None`
            where none was observed.
        deprecated: Text that says why, empty when only marked as deprecated, `None` when it is not.
        since: Version that introduced it.
        replaced_by: Wire name of its successor.
        source: The entry in the registry.
        extra: Other attributes of the entry, as text.
    """

    type: str
    member: str | None = None
    holder: str | None = None
    member_source: Place = NOWHERE
    category: str = UNCATEGORISED
    description: str | None = None
    payload_fields: tuple[PayloadField, ...] = ()
    example: str | None = None
    deprecated: str | None = None
    since: str | None = None
    replaced_by: str | None = None
    source: Place = NOWHERE
    extra: dict[str, str] = field(default_factory=dict)


class Problem(Struct, frozen=True, kw_only=True, gc=False):
    """Why what an extractor gives is not known, or cannot be sent.

    Attributes:
        kind: What happened; `domain.problems` has the words.
        detail: What was found: the text of an exception, a type, a key; empty where the kind says
            all.
        exceptions: Names of the exceptions that were raised, without repetition.
        source: The line at fault, as far as it is known.
    """

    kind: ProblemKind
    detail: str = ""
    exceptions: tuple[str, ...] = ()
    source: Place = NOWHERE


class Payload(Struct, frozen=True, kw_only=True, gc=False):
    """What a payload extractor gives.

    Attributes:
        fields: In the order of the payload.
        is_complete: Whether it gives no other fields than these.
        example: Text of a frame's `data:`, `None` where nothing was observed.
        problems: What kept it from being observed, or from being sent.
    """

    fields: tuple[PayloadField, ...] = ()
    is_complete: bool = False
    example: str | None = None
    problems: tuple[Problem, ...] = ()


class UserId(Struct, frozen=True, kw_only=True, gc=False):
    """What a user-id extractor gives.

    Attributes:
        nullable: Whether it may be `None`.
        problems: What kept it from being observed.
    """

    nullable: bool | None = None
    problems: tuple[Problem, ...] = ()


class Mapping(Struct, frozen=True, kw_only=True, gc=False):
    """Domain event to event type.

    Attributes:
        domain_event: Qualified name of the class.
        event_type: Wire name.
        payload_extractor: Makes the payload of a domain event, `None` without one.
        user_id_extractor: Gives the user to route to, `None` without one.
        payload: What the payload extractor gives, `None` without one.
        user_id: What the user-id extractor gives, `None` without one.
        source: The entry in the list of mappings.
    """

    domain_event: str
    event_type: str
    payload_extractor: Function | None = None
    user_id_extractor: Function | None = None
    payload: Payload | None = None
    user_id: UserId | None = None
    source: Place = NOWHERE


class DomainEventField(Struct, frozen=True, kw_only=True, gc=False):
    """An attribute of a domain event.

    Attributes:
        name: Attribute name.
        annotation: Its type as written, `None` without one.
    """

    name: str
    annotation: str | None = None


class DomainEvent(Struct, frozen=True, kw_only=True, gc=False):
    """The class of an internal event.

    Attributes:
        name: Class name.
        qualified_name: Module and class name.
        description: First line of the docstring, `None` without one.
        fields: In the order of the constructor.
        source: The class statement.
    """

    name: str
    qualified_name: str
    description: str | None = None
    fields: tuple[DomainEventField, ...] = ()
    source: Place = NOWHERE


class Direct(Struct, frozen=True, kw_only=True, gc=False):
    """An event type that is published on purpose without a domain event.

    Attributes:
        type: Wire name.
        reason: Why, as the configuration says.
    """

    type: str
    reason: str


class Emission(Struct, frozen=True, kw_only=True, gc=False):
    """A place outside the registry where an event type is an argument of a call.

    Attributes:
        type: Wire name.
        path: Source file, with `/`, relative to the repository.
        line: Counted from 1.
    """

    type: str
    path: str
    line: int


class Registry(Struct, frozen=True, kw_only=True, gc=False):
    """All that was read of one registry.

    Attributes:
        origin: The module.
        categories: In their own order, those without event types too.
        events: In the registry's order.
        mappings: In the registry's order.
        domain_events: The mapped ones and their siblings, by qualified name.
        direct: In the order of `events`.
        emissions: By path and line.
        members: Names that the enum or module of event types has, in its order; also of those that
            are in no entry. Empty where there is neither.
        answers: What functions of the module say, in the order in which they were asked.
    """

    origin: Origin
    categories: tuple[Category, ...] = ()
    events: tuple[EventType, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    domain_events: tuple[DomainEvent, ...] = ()
    direct: tuple[Direct, ...] = ()
    emissions: tuple[Emission, ...] = ()
    members: tuple[Member, ...] = ()
    answers: tuple[Answer, ...] = ()
