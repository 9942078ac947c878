"""Keeps the garbage collector away from what lasts as long as the process; knows no part of it.

While much is made it looks at all that there is again and again, and needs longer than the making.
"""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Collect no garbage inside, and look at nothing later that is there at the end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.freeze()
