"""Compiled templates, kept beside the byte code of our modules; knows no template.

Who may write to that folder may run code in a build, as with all byte code of Python. What cannot
be read or written there is compiled anew, and nothing is said.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

OPTIONS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "autoescape", "finalize", "optimized", "is_async"),
)
"""Attributes of an environment that decide what a template is compiled to."""

NAMED = ("extensions", "filters", "tests", "policies")
"""Those that do so by the names that they hold."""

PACKAGES = (Path(jinja2.__file__).parent, Path(__file__).parent)
DIGEST = hashlib.sha256


class CompiledTemplates(jinja2.BytecodeCache):
    """The compiled templates in a folder: for each template and each Python the latest one.

    Args:
        folder: May be read-only, and may go away at any time.
        sources: The folder of the templates that are kept; others are not.
        made_of: What decides what they are compiled to, beside their names and their sources.
    """

    def __init__(self, folder: Path, sources: Path, made_of: tuple[object, ...]) -> None:
        self._folder = folder
        self._sources = sources
        self._made_of = made_of

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what names the file of a template, and nothing for one that is not kept."""
        is_kept = filename is not None and Path(filename).is_relative_to(self._sources)
        return super().get_cache_key(name, filename) if is_kept else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from its file, if that is whole and was made of the same."""
        if not bucket.key:
            return
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            digest, code = kept[: DIGEST().digest_size], kept[DIGEST().digest_size :]
            # Damaged code must not be looked at: it can end the interpreter.
            if digest == self._digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - ours

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file of a template: as a whole, whoever else writes it at the same time."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        part = self._folder / f"{bucket.key}.{uuid.uuid4().hex}"
        with suppress(OSError):
            try:
                part.write_bytes(self._digest(bucket, code) + code)
                part.replace(self._file(bucket))
            finally:
                part.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}"

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        head = (bucket.key, bucket.checksum, *self._made_of)
        return DIGEST(repr(head).encode() + code).digest()


def made_of(environment: jinja2.Environment) -> tuple[object, ...]:
    """Return what decides what templates are compiled to, beside their names and their sources."""
    return (
        sys.version,
        *(each for package in PACKAGES for each in _code_of(package)),
        *(_in_words(getattr(environment, name)) for name in OPTIONS),
        *(tuple(sorted(getattr(environment, name))) for name in NAMED),
    )


def _code_of(package: Path) -> list[tuple[str, int, int]]:
    """Return the state of the code in a folder, which changes with the version and in a checkout.

    Ours belongs to it: what our filters make of constants is compiled in.
    """
    stats = ((each.path, each.stat()) for each in os.scandir(package) if each.name[-3:] == ".py")
    return sorted((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def _in_words(option: object) -> str:
    return getattr(option, "__qualname__", repr(option))
