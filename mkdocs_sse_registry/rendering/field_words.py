"""What is known of a payload field, in words; knows no template."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.model import PayloadField

_PRESENCE = {True: "optional", False: "required"}
_NULL = {True: "may be null", False: "never null"}


def presence(field: PayloadField) -> str:
    """Return whether the key may be absent and its value `null`: `required, may be null`.

    What is not known is said to be so; a field that is never sent is neither.
    """
    if field.optional is None and field.nullable is None:
        return "" if field.emitted is False else "not known"
    if field.optional is None:
        return f"{_NULL[bool(field.nullable)]}, presence not known"
    if field.nullable is None:
        return f"{_PRESENCE[field.optional]}, null not known"
    return _PRESENCE[field.optional] + (", may be null" if field.nullable else "")
