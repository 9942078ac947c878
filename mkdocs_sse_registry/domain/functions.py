"""Functions of the registry's author; knows not what they return."""

from __future__ import annotations

from msgspec import Struct

from mkdocs_sse_registry.domain.places import NOWHERE, Place


class Function(Struct, frozen=True, kw_only=True, gc=False):
    """A function of the registry's author.

    Attributes:
        name: What a reader would search for: its name with those of its classes, or the expression
            of a lambda.
        qualified_name: The same with its module; `None` for what has no name of its own, such as a
            lambda.
        source: Where it is defined.
    """

    name: str
    qualified_name: str | None = None
    source: Place = NOWHERE
