"""Where things are defined is told as it ran, whatever stands around them."""

from __future__ import annotations

import importlib
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_sse_registry.probe.locating import Sources
from mkdocs_sse_registry.probe.payloads import declared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

NAMES = ("odd_module", "odd_first", "odd_second", "odd_function", "odd_class")


class Odd:
    """Modules below a folder, as a registry's are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = Sources(str(folder))

    def module(self, text: str, name: str = NAMES[0]) -> ModuleType:
        """Write a module, and import it."""
        (self.folder / f"{name}.py").write_text(textwrap.dedent(text), "utf-8")
        importlib.invalidate_caches()
        return importlib.import_module(name)


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Odd]:
    """A folder to import from; what is imported is forgotten in the end."""
    monkeypatch.syspath_prepend(tmp_path)
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield Odd(tmp_path)
    for name in NAMES:
        sys.modules.pop(name, None)


@pytest.mark.parametrize("last", ["else", "finally"])
def test_what_stands_behind_an_except_ran_after_it(odd: Odd, last: str) -> None:
    module = odd.module(f"""\
        try:
            import os
        except ImportError:
            LIMIT = 1
            class Event:
                pass
        {last}:
            LIMIT = 2
            class Event:
                pass
    """)

    assert odd.sources.assignment(module, "LIMIT")["line"] == 8
    assert odd.sources.of_class(module.Event)["line"] == 9


@pytest.mark.parametrize("name", ["<locals>", "", ".", "a.<locals>"])
def test_classes_can_have_any_name(odd: Odd, name: str) -> None:
    module = odd.module("class Event: pass")
    module.Event.__qualname__ = name

    assert odd.sources.of_class(module.Event) == {"path": "odd_module.py", "line": None}
    assert odd.sources.annotations(module.Event) == {}


def test_a_constant_is_where_the_import_that_ran_has_it_from(odd: Odd) -> None:
    odd.module("LIMITS = [1]", "odd_first")
    odd.module("\nLIMITS = [2]", "odd_second")
    module = odd.module("""\
        import odd_first
        if 0:
            from odd_first import LIMITS
        else:
            from odd_second import LIMITS
    """)

    place = odd.sources.assignment(module, "LIMITS")

    assert place == {"path": "odd_second.py", "line": 2}


def test_a_module_is_asked_for_no_other_name(odd: Odd) -> None:
    first = odd.module(
        """\
        asked = []
        def __getattr__(name):
            asked.append(name)
            if name != "LAZY":
                raise AttributeError(name)
        """,
        "odd_first",
    )
    odd.module("LIMITS = [2]", "odd_second")
    module = odd.module("from odd_first import LAZY\nfrom odd_second import LIMITS")
    first.asked.clear()

    assert odd.sources.assignment(module, "LIMITS") == {"path": "odd_second.py", "line": 1}
    assert "LAZY" not in first.asked


def test_a_constant_that_another_module_has_too_is_not_from_there(odd: Odd) -> None:
    odd.module("LIMITS = [1]", "odd_first")
    module = odd.module("""\
        def limits():
            from odd_first import LIMITS
        globals()["LIMITS"] = [2]
        limits()
    """)

    assert odd.sources.assignment(module, "LIMITS") == {"path": "odd_module.py", "line": None}


IN_A_FUNCTION = """\
    def made() -> "Sent":
        from odd_first import Sent
        return Sent()
"""
IN_A_CLASS = """\
    from typing import TYPE_CHECKING
    class Maker:
        if TYPE_CHECKING:
            from odd_first import Sent
        def made(self) -> "Sent": ...
    made = Maker.made
"""


@pytest.mark.parametrize(
    ("name", "text"), [("odd_function", IN_A_FUNCTION), ("odd_class", IN_A_CLASS)]
)
def test_an_annotation_can_be_of_an_import_anywhere(odd: Odd, name: str, text: str) -> None:
    sent: Any = odd.module("class Sent: pass", "odd_first").Sent

    assert declared.of_function(odd.module(text, name).made) == {"return": sent}
