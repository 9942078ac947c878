"""Keeps the garbage collector away while much is made that lasts; knows no part of it.

It would look at all that there is again and again, and need longer than the making. What is there
after that lasts to the end, so it is put where no collection looks.
"""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Collect no garbage inside, nor ever any of what is there by then."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
