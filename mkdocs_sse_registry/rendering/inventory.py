"""Sphinx's list of what a site documents, `objects.inv`; knows no site and no registry.

Sphinx, MyST and mkdocstrings read it to link from one site to another.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOMAIN, ROLE = "sse", "event"
"""What an event type is called there."""

_HEAD = """\
# Sphinx inventory version 2
# Project: {project}
# Version: 0.0.0
# The remainder of this file is compressed using zlib.
"""


def can_hold(name: str) -> bool:
    """Tell whether a name can stand there: it ends at the first space."""
    return bool(name) and not re.search(r"\s", name)


def inventory_file(project: str, addresses: Mapping[str, str]) -> bytes:
    """Return the file.

    Args:
        project: Name of the site.
        addresses: Where each event type is, relative to the site.
    """
    lines = [f"{name} {DOMAIN}:{ROLE} 1 {addresses[name]} -\n" for name in sorted(addresses)]
    head = _HEAD.format(project=" ".join(project.split()))
    return head.encode() + zlib.compress("".join(lines).encode(), 9)
