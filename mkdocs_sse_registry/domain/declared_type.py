"""What an entry of a registry says of the values of a field; knows nothing of what is sent."""

from __future__ import annotations

from msgspec import Struct


class DeclaredType(Struct, frozen=True, kw_only=True):
    """What the registry's entry says of the values of a field.

    Attributes:
        type: JSON Schema 2020-12 type name.
        format: JSON Schema 2020-12 format, for example `uuid`.
        nullable: Whether a value may be `null`.
    """

    type: str
    format: str | None = None
    nullable: bool | None = None
