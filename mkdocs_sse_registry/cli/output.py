"""What a command says, and where to; knows no command."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mkdocs_sse_registry.cli.choice import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds after which a person wants to know what takes so long."""


@contextmanager
def patience(note: str) -> Iterator[None]:
    """Say at a terminal what is going on, once it takes long."""
    timer = threading.Timer(PATIENCE, click.echo, (note,), {"err": True})
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def show_result(text: str) -> None:
    """Write a result to standard output; that its reader is gone, as with `| head`, is no matter.

    Raises:
        Failure: It cannot be written, because a disk is full, for example.
    """
    try:
        # Left to itself, click writes UTF-8 to a stream that says that it takes ASCII only.
        click.echo(text, file=sys.stdout)
    except OSError as error:
        # Python writes what is left once more at its end, and would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise Failure(f"The result cannot be written: {error.strerror}.") from None


def show_message(text: str) -> None:
    """Write to standard error what is no result."""
    click.echo(text, err=True)
