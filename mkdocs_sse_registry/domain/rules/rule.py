"""A rule: a function with a code, a name and a severity; its docstring is its documentation."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_sse_registry.domain.findings import Severity
    from mkdocs_sse_registry.domain.rules.inspection import Inspection, Offence

WHY, HOW, EXAMPLE = "Why it matters:", "How to fix it:", "Example:"

_SECTIONS = re.compile(f"^(?:{WHY}|{HOW}|{EXAMPLE})", re.MULTILINE)


def looks_at_everything(inspection: Inspection) -> str | None:  # noqa: ARG001 - one of many such
    """Return that nothing keeps a rule from looking at everything."""
    return None


class Rule(Struct, frozen=True, kw_only=True):
    """One thing that can be wrong.

    Attributes:
        code: `SSE` and three digits; the first says what it is about.
        name: Reads after "allow", for example `undeclared-payload-field`.
        severity: How much its findings matter, `None` where it is off unless the options say more.
        find: Yields what it finds, in the order of the registry or of the pages.
        limit: Returns why it cannot look at everything, as a clause; `None` where it can.
    """

    code: str
    name: str
    severity: Severity | None
    find: Callable[[Inspection], Iterable[Offence]]
    limit: Callable[[Inspection], str | None] = looks_at_everything

    @property
    def is_about_pages(self) -> bool:
        """Whether it looks at the pages of a site."""
        return self.code.startswith("SSE4")

    @property
    def summary(self) -> str:
        """What it finds, one sentence of Markdown."""
        return self._paragraphs[0]

    @property
    def detail(self) -> str:
        """What else there is to know of how it finds that, Markdown; may be empty."""
        return "\n\n".join(self._paragraphs[1:])

    @property
    def why(self) -> str:
        """Why that matters, Markdown."""
        return _joined(self._sections[1])

    @property
    def fix(self) -> str:
        """How to mend it, Markdown."""
        return _joined(self._sections[2])

    @property
    def example(self) -> str:
        """What it finds and what it does not, Markdown."""
        return inspect.cleandoc(self._sections[3])

    @property
    def _paragraphs(self) -> list[str]:
        return [_joined(each) for each in self._sections[0].strip().split("\n\n")]

    @property
    def _sections(self) -> list[str]:
        """The parts of the docstring; empty ones where Python runs without docstrings (`-OO`)."""
        return [*_SECTIONS.split(inspect.getdoc(self.find) or ""), *[""] * 3]


def _joined(text: str) -> str:
    return " ".join(text.split())
