"""What the user's code itself says of its event types; knows not whether that is right."""

from __future__ import annotations

from msgspec import Struct

from mkdocs_sse_registry.domain.places import NOWHERE, Place


class Member(Struct, frozen=True, kw_only=True):
    """A name that an enum, a class or a module gives to an event type.

    Attributes:
        name: The name, also of an alias.
        type: Wire name that it stands for.
        holder: Qualified name of the enum or class, or name of the module.
        source: Where the name gets its value.
    """

    name: str
    type: str
    holder: str
    source: Place = NOWHERE


class Answer(Struct, frozen=True, kw_only=True):
    """What a function of the registry's module returned when it was called.

    Attributes:
        function: Its name, for example `get_events_by_category`.
        argument: Wire name of the event type or category that it was given, `None` without one.
        value: The wire name, the wire names, or the numbers and names by key, that it returned;
            `None` where it returned nothing of that kind.
        error: Name and text of the exception that it raised, `None` where it raised none.
        source: Where it is defined.
    """

    function: str
    argument: str | None = None
    value: str | tuple[str, ...] | dict[str, int | str] | None = None
    error: str | None = None
    source: Place = NOWHERE
