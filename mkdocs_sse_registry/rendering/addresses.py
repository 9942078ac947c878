"""How a link is written on one page so that it leads to another; knows neither page nor engine."""

from __future__ import annotations

import functools
import posixpath
from urllib.parse import quote


def address(target: str, anchor: str, *, page: str | None) -> str:
    """Return where a link leads, as seen from its page; empty where it leads nowhere.

    Args:
        target: A URL, or the path of a page below docs_dir; empty for nowhere.
        anchor: Id on that page, empty for the page itself.
        page: Path of the page of the link, `None` where it is not known.
    """
    if "://" in target:
        return target
    if not target or page is None:
        return ""
    fragment = f"#{anchor}" if anchor else ""
    if target == page and fragment:
        return fragment
    return _relative(target, page) + fragment


@functools.lru_cache(maxsize=4096)
def _relative(target: str, page: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
