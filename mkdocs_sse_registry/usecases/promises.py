"""What the options declare and accept, and the day on which that counts; knows no registry."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from mkdocs_sse_registry.domain.declarations import Declaration, Waiver
from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from mkdocs_sse_registry.settings import Settings


def declarations(settings: Settings) -> tuple[Declaration, ...]:
    """Return what the options declare to be published directly, past ones too."""
    return tuple(
        Declaration(
            match=rule.match,
            reason=" ".join(rule.reason.split()),
            until=rule.until,
            source=settings.place(f"coverage.direct[{number}]"),
        )
        for number, rule in enumerate(settings.coverage.direct)
    )


def waivers(settings: Settings) -> tuple[Waiver, ...]:
    """Return what the options accept, past ones too."""
    return tuple(
        Waiver(
            rule=waiver.rule,
            match=waiver.match,
            reason=" ".join(waiver.reason.split()),
            until=waiver.until,
            source=settings.place(f"rules.waivers[{number}]"),
        )
        for number, waiver in enumerate(settings.rules.waivers)
    )


def today() -> dt.date:
    """Return the date in UTC, or the one that a reproducible build is given.

    The variable is the one of reproducible-builds.org, seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"expected a number of seconds since 1970, found {epoch!r} in the environment."
        raise ConfigurationError([("SOURCE_DATE_EPOCH", message)]) from None
