"""Whether the value of an option is right, where its type alone does not tell; knows no option."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.naming import meant
from mkdocs_sse_registry.domain.rules import BY_CODE

OFF = ("off", False)
"""How YAML has it; without quotation marks, `off` is false there."""


def is_dotted_name(name: str) -> bool:
    """Tell whether a text is a name of Python with dots in it, or without."""
    return all(part.isidentifier() for part in name.split("."))


def is_function_name(name: str) -> bool:
    """Tell whether a text is the name of a function with that of its module."""
    return "." in name and is_dotted_name(name)


def is_address(text: str) -> bool:
    """Tell whether a text is an address of the web."""
    return text.startswith(("http://", "https://")) and is_word(text)


def is_rule(code: str) -> bool:
    """Tell whether a rule has a code."""
    return code in BY_CODE


def are_severities(chosen: dict[str, str | bool]) -> bool:
    """Tell whether every code has a rule, and every name is a severity or off."""
    return not wrong_severities(chosen)


def wrong_severities(chosen: dict[str, str | bool]) -> str:
    """Return the codes that no rule has, and what is no severity."""
    codes = (f" No rule has the code {each!r}.{meant(each, BY_CODE)}" for each in chosen)
    unknown = (said for each, said in zip(chosen, codes, strict=True) if each not in BY_CODE)
    names = (each for each in chosen.values() if each not in (*Severity, *OFF))
    wrong = (f" {each!r} is no severity.{meant(str(each), map(str, Severity))}" for each in names)
    return "".join((*unknown, *wrong))


def is_pattern(text: str) -> bool:
    """Tell whether a text is a regular expression."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def is_name(name: str) -> bool:
    """Tell whether a text can be the name of a registry, also in a marker."""
    return is_word(name) and not set("<>\"'") & set(name)


def is_word(name: str) -> bool:
    """Tell whether a text has no spaces."""
    return len(name.split()) == 1 and name == name.strip()


def is_revision(name: str) -> bool:
    """Tell whether a text can be a revision, and no option of git."""
    return name.strip() == name and name.isprintable() and not name.startswith("-")


def is_folder_below(name: str) -> bool:
    """Tell whether a path stays below the folder that it is relative to."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and path != PurePosixPath()
    return inside and "\\" not in name
