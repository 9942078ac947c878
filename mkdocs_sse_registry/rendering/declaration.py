"""What to add to mkdocs.yml so that event types count as direct; knows no page and no registry."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WILDCARD = re.compile(r"[*?[]")
"""What has a meaning in a pattern of `coverage.direct.match`."""


def declaration(event_types: Iterable[str]) -> str:
    """Return the options that declare each event type direct, as YAML; empty without any."""
    rules = [
        f"    - match: {_quoted(each)}\n      reason: why no domain event sends it"
        for each in event_types
    ]
    return "\n".join(["coverage:", "  direct:", *rules]) if rules else ""


def _quoted(event_type: str) -> str:
    """Return a pattern that matches the event type alone; a text of JSON is one of YAML."""
    pattern = WILDCARD.sub(lambda match: f"[{match[0]}]", event_type)
    return json.dumps(pattern, ensure_ascii=False)
