"""How an example on a page differs from its event type; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_sse_registry.domain.naming import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_sse_registry.domain.model import EventType
    from mkdocs_sse_registry.domain.pages import Example


class Difference(NamedTuple):
    """One thing that an example has wrong.

    Attributes:
        field: The payload field.
        message: What is wrong, one sentence.
    """

    field: str
    message: str


def differences(example: Example, event: EventType) -> Iterator[Difference]:
    """Yield what an example has that its event type has not, has otherwise, or always has.

    An event type without known fields is no measure.
    """
    known = {field.name: field for field in event.payload_fields}
    if not known:
        return
    for name, kind in example.fields.items():
        field = known.get(name)
        if field is None:
            yield Difference(
                name,
                f"The example of {event.type!r} has the field {name!r}, which its payload does not "
                f"have.{meant(name, known)}",
            )
        elif kind and field.type and kind != field.type and {kind, field.type} != _NUMBERS:
            yield Difference(
                name,
                f"The example of {event.type!r} has {_a(kind)} as {name!r}, which is "
                f"{_a(field.type)}.",
            )
    for name, field in known.items() if example.is_complete else ():
        if name not in example.fields and field.optional is False:
            yield Difference(
                name,
                f"The example of {event.type!r} lacks the field {name!r}, which it always has.",
            )


_NUMBERS = {"integer", "number"}


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"
