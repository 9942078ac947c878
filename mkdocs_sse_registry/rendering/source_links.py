"""Addresses of source lines on the hosts that people use; knows no registry and no git."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.places import Place

HEAD = "HEAD"
"""The revision where no commit is known."""

_GITHUB = "{repo}/blob/{revision}/{path}#L{line}"
_GITLAB = "{repo}/-/blob/{revision}/{path}#L{line}"
_GITEA = "{repo}/src/commit/{revision}/{path}#L{line}"
_BITBUCKET = "{repo}/src/{revision}/{path}#lines-{line}"
_SOURCEHUT = "{repo}/tree/{revision}/item/{path}#L{line}"
_BITBUCKET_SERVER = "{repo}/browse/{path}?at={revision}#{line}"
_AZURE = "{repo}?path=/{path}&version=GC{revision}&line={line}&lineEnd={line}&lineStartColumn=1"

_BY_PATH = {"/_git/": _AZURE, "/(?:projects|users)/[^/]+/repos/": _BITBUCKET_SERVER}
"""By a pattern of the path that only the repositories of that host have."""

_BY_HOST = {
    "github": _GITHUB,
    "gitlab": _GITLAB,
    "bitbucket": _BITBUCKET,
    "codeberg": _GITEA,
    "gitea": _GITEA,
    "forgejo": _GITEA,
    "git.sr.ht": _SOURCEHUT,
}
_BY_EDIT_URI = {"-/": _GITLAB, "_edit/": _GITEA, "src/": _BITBUCKET}
"""By the begin of the `edit_uri`, for hosts with names that say nothing."""


class Repository(Struct, frozen=True, kw_only=True):
    """Where the source can be seen.

    Attributes:
        url: Its address, `None` where it has none.
        edit_uri: Where a page is edited, relative to it, as in mkdocs.yml.
        revision: The commit of the source.
    """

    url: str | None
    edit_uri: str | None = None
    revision: str = HEAD

    def source_url(self, place: Place) -> str | None:
        """Return the address of a source line, `None` without a repository or outside it."""
        if not self.url or place.path is None:
            return None
        form = self._form(self.url)
        if place.line is None:
            form = form.partition("#")[0].partition("&line")[0]
        if self.revision == HEAD:
            form = form.replace("&version=GC{revision}", "")
        return form.format(
            repo=self.url.rstrip("/").removesuffix(".git"),
            revision=self.revision,
            path=quote(place.path),
            line=place.line,
        )

    def _form(self, url: str) -> str:
        address = urlsplit(url)
        tables = (
            (_BY_PATH, lambda pattern: re.search(pattern, address.path)),
            (_BY_HOST, lambda name: name in (address.hostname or "")),
            (_BY_EDIT_URI, (self.edit_uri or "").lstrip("/").startswith),
        )
        found = (form for forms, fits in tables for name, form in forms.items() if fits(name))
        return next(found, _GITHUB)
