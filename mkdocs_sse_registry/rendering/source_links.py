"""Addresses of source lines on the hosts that people use; knows no registry and no git."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from mkdocs_sse_registry.domain.places import Place

_FORMS = {
    "gitlab": "{repo}/-/blob/{revision}/{path}#L{line}",
    "bitbucket": "{repo}/src/{revision}/{path}#lines-{line}",
    "codeberg": "{repo}/src/commit/{revision}/{path}#L{line}",
    "gitea": "{repo}/src/commit/{revision}/{path}#L{line}",
    "forgejo": "{repo}/src/commit/{revision}/{path}#L{line}",
}
_USUAL_FORM = "{repo}/blob/{revision}/{path}#L{line}"
"""Of GitHub, and of most others."""


def source_url(repo_url: str | None, revision: str, place: Place) -> str | None:
    """Return the address of a source line, `None` without a repository or outside it."""
    if not repo_url or place.path is None:
        return None
    host = urlsplit(repo_url).hostname or ""
    form = next((form for name, form in _FORMS.items() if name in host), _USUAL_FORM)
    if place.line is None:
        form = form.partition("#")[0]
    return form.format(
        repo=repo_url.rstrip("/"), revision=revision, path=quote(place.path), line=place.line
    )
