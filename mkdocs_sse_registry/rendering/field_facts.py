"""What is known of any of several payload fields, and so what a list of them has to show.

Knows no template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_sse_registry.domain.model import PayloadField
    from mkdocs_sse_registry.rendering.change_views import RemovedField


class FieldFacts(Struct, frozen=True, kw_only=True):
    """What holds for at least one of several payload fields.

    Attributes:
        typed: Its type is known, or why it is not.
        known: Whether it may be absent is known, or whether it may be null.
        unsure: It may be absent or null, or one of both is not known.
        marked: It is only declared, or only sent.
        described: It has a description.
        traced: The attribute that its value comes from is known.
        is_observed: It was seen in a sample.
        read: Those that only the source of an extractor tells of.
    """

    typed: bool
    known: bool
    unsure: bool
    marked: bool
    described: bool
    traced: bool
    is_observed: bool
    read: tuple[PayloadField, ...]

    @property
    def noted(self) -> bool:
        """Whether there is more to say of each than that it is there and never null."""
        return self.marked or (self.known and self.unsure)


def field_facts(fields: Sequence[PayloadField], removed: Sequence[RemovedField]) -> FieldFacts:
    """Return what is known of any of the fields.

    Args:
        fields: Those that an event type has.
        removed: Those that it had, which may have a type.
    """
    facts = {(each.optional, each.nullable) for each in fields}
    return FieldFacts(
        typed=any(each.type or each.reason for each in fields)
        or any(each.type for each in removed),
        known=any(fact != (None, None) for fact in facts),
        unsure=any(fact != (False, False) for fact in facts),
        marked=any(not each.declared or each.emitted is False for each in fields),
        described=any(each.description for each in fields),
        traced=any(each.attribute for each in fields),
        is_observed=any(each.evidence == "observed" for each in fields),
        read=tuple(each for each in fields if each.evidence == "static"),
    )
