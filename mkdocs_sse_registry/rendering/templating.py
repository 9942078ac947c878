"""Run the templates on their contexts, and say what is wrong with one; knows no registry."""

from __future__ import annotations

import itertools
import traceback
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape
from msgspec.structs import asdict

from mkdocs_sse_registry.domain.errors import TemplateError
from mkdocs_sse_registry.domain.naming import in_words, meant
from mkdocs_sse_registry.rendering import bars, contexts, number_words, search_words
from mkdocs_sse_registry.rendering.compiled_templates import CompiledTemplates, made_of
from mkdocs_sse_registry.rendering.field_facts import field_facts
from mkdocs_sse_registry.rendering.field_words import presence
from mkdocs_sse_registry.rendering.pieces import markup, piece, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_sse_registry.rendering.change_views import ChangeMark
    from mkdocs_sse_registry.rendering.change_words import Said, Word
    from mkdocs_sse_registry.rendering.layout import Target
    from mkdocs_sse_registry.rendering.views import ClassView, FunctionView, ListingView, SourceView

SHIPPED = Path(__file__).parent / "templates"

BYTE_CODE = Path(cache_from_source(__file__)).parent
"""Where Python keeps that of our modules."""

PASSED = (Markup, int)
"""What templates may write as it is: markup of ours, numbers."""

SMALL = '<small class="sse-small">'
"""Begins small print; the class keeps the style sheet from that of the user."""

SMALL_BEGIN, SMALL_END = written("tag", SMALL), written("tag", "</small>")


class Templates:
    """The shipped templates, and before them the user's own.

    A template of the user's may extend the shipped one of the same name as `default/NAME`.

    Args:
        folder: The user's own templates, `None` without any.
        compiled: Where the shipped ones are kept once they are compiled; no more than time is lost
            where the folder cannot be read or written.
    """

    def __init__(self, folder: Path | None = None, compiled: Path = BYTE_CODE) -> None:
        shipped = jinja2.FileSystemLoader(SHIPPED)
        own = [] if folder is None else [jinja2.FileSystemLoader(folder)]
        loader = jinja2.ChoiceLoader([*own, shipped, jinja2.PrefixLoader({"default": shipped})])
        self._environment = jinja2.Environment(
            loader=loader,
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # it takes a tenth of compiling, and saves nothing here
        )
        self._environment.filters.update(
            amount=bars.amount,
            code=_code,
            attribute=_attribute,
            link=_link,
            source=_source,
            noun=number_words.noun,
            reference=_reference,
            bar=bars.bar,
            change_mark=_change_mark,
            counted=number_words.counted,
            diagram=_diagram,
            field_facts=field_facts,
            fold=_fold,
            groups=number_words.groups,
            heading=_heading,
            legend=_legend,
            listing=_listing,
            mark=_mark,
            presence=presence,
            said=_said,
            search_words=_search_words,
            sentence=number_words.sentence,
            small=_small,
            tabs=_tabs,
            tiles=_tiles,
            words=in_words,
        )
        self._environment.globals["anchor"] = _anchor
        parts = made_of(self._environment)
        self._environment.bytecode_cache = CompiledTemplates(compiled, SHIPPED, parts)

    def render(self, name: str, context: Any) -> str:  # noqa: ANN401 - any context
        """Return the Markdown that a template makes of its context.

        Raises:
            TemplateError: The template, or one that it uses, is missing or wrong.
        """
        values = asdict(context)
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(_at(error.filename, error.lineno, str(error.message))) from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(self._missing(name, str(error.name))) from None
        except jinja2.UndefinedError as error:
            message = f"{error.message}. The template is given: {', '.join(values)}."
            raise TemplateError(_in_template(name, error, message)) from None
        except RecursionError:
            message = f"it extends or includes itself; the shipped one is 'default/{name}'."
            raise TemplateError(f"The template {name!r}: {message}") from None
        except Exception as error:  # noqa: BLE001 - a template of the user's can raise anything
            message = f"{type(error).__name__}: {error}"
            raise TemplateError(_in_template(name, error, message)) from None

    def notice(self, problem: str) -> str:
        """Return the word above content that is older than the registry."""
        return self.render("partials/notice.md.jinja", contexts.Notice(problem=problem))

    def _missing(self, name: str, wanted: str) -> str:
        near = meant(wanted, self._environment.list_templates())
        return f"The template {name!r} needs {wanted!r}, and there is no such template.{near}"


def _in_template(name: str, error: Exception, message: str) -> str:
    """Return the message with the last line of a template that the error went through."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    frame = next((each for each in frames if each.filename.endswith(".jinja")), None)
    return _at(frame.filename, frame.lineno, message) if frame else f"{name}: {message}"


def _at(file: str | None, line: int | None, message: str) -> str:
    return f"{file}, line {line}: {message}"


def _finalize(value: object) -> object:
    """Let markup of ours pass, and keep everything else apart from it: `None` is nothing."""
    if isinstance(value, PASSED):
        return value
    return "" if value is None else piece("text", str(value))


def _code(value: object) -> Markup:
    return piece("code", str(value))


def _attribute(value: object) -> Markup:
    return piece("attribute", str(value))


def _anchor(name: str) -> Markup:
    return piece("anchor", name)


def _link(label: object, target: Target) -> Markup:
    """Return a label as a link to a place on a generated page."""
    opened = written("opened", target.uri, target.anchor)
    closed = written("closed", target.uri, target.anchor)
    return markup(f"{opened}{_finalize(label)}{closed}")


def _source(source: SourceView) -> Markup:
    label = written("code", source.label or "")
    if source.url is None:
        return markup(label)
    opened, closed = written("opened", source.url, ""), written("closed", source.url, "")
    return markup(f"{opened}{label}{closed}")


def _reference(named: ClassView | FunctionView) -> Markup:
    return piece("reference", named.name, named.qualified_name or "", named.source.url or "")


def _listing(text: str, language: str) -> Markup:
    return piece("listing", language, text)


def _tabs(listings: Iterable[ListingView]) -> Markup:
    """Return listings of which the reader sees one, where the site has tabs."""
    parts = ((each.label, each.language, each.text) for each in listings)
    return piece("tabs", *itertools.chain.from_iterable(parts))


def _tiles(numbers: Iterable[tuple[int, str]]) -> Markup:
    """Return numbers with their nouns, to be seen at a glance."""
    parts = ((str(number), noun) for number, noun in numbers)
    return piece("tiles", *itertools.chain.from_iterable(parts))


def _diagram(source: str) -> Markup:
    """Return what is drawn from the language of Mermaid."""
    return piece("diagram", source)


def _fold(content: object, summary: str) -> Markup:
    """Return blocks that the reader opens by a line in words."""
    begin, end = written("folded", summary), written("unfolded", summary)
    return markup(f"{begin}\n\n{_finalize(content)}\n\n{end}")


def _mark(words: object, kind: str = "") -> Markup:
    return piece("mark", str(words), kind)


def _change_mark(mark: ChangeMark) -> Markup:
    """Return the mark of what changed: with what that is, and leading to where it is told."""
    return piece("mark", mark.word, mark.word.lower(), mark.title, mark.target.uri)


def _said(said: Said) -> Markup:
    """Return what changed, with its names as code."""
    words = Markup("").join(map(_word, said))
    return piece("tag", '<span class="sse-said">') + words + piece("tag", "</span>")


def _word(word: Word) -> Markup:
    match word.kind:
        case "words":
            return Markup(word.text)  # noqa: S704 - ours
        case "name":
            return _code(word.text)
        case "text":
            return piece("text", " ".join(word.text.split()))


def _small(label: object) -> Markup:
    """Return a label in small letters."""
    return markup(f"{SMALL_BEGIN}{_finalize(label)}{SMALL_END}")


def _legend(text: str) -> Markup:
    """Return the key to pictures, in small letters; where they are words it is left out."""
    return piece("picture", f"{SMALL}{escape(text)}</small>", "")


def _heading(level: int) -> Markup:
    return Markup("#") * min(level, 6)


def _search_words(names: list[str]) -> Markup:
    """Return names for a site's search to find; nothing of them is shown."""
    return piece("picture", search_words.hidden(names), "")
