"""What can stop us, as exceptions with a message for the user; knows no logger and no exit status.

```text
RegistryError               anything below
├── ConfigurationError      an option that is missing, unknown or of a wrong value
├── LoadError               the registry could not be read
│   ├── InterpreterError    the interpreter cannot be started, or is too old
│   ├── ModuleMissingError  no module of that name below the import paths
│   ├── ImportFailedError   the module exists, and importing it fails
│   ├── ImportTimeoutError  the module is still being imported after the time limit
│   ├── ShapeError          the module was imported, and holds no registry we can read
│   └── EncoderError        the function that makes JSON of payloads cannot be had
├── RevisionError           a git revision cannot be had, or its registry cannot be read
└── TemplateError           a template is missing, malformed or uses an unknown variable
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class RegistryError(Exception):
    """Anything that stops us; the text is complete, and written for the user."""


class ConfigurationError(RegistryError):
    """Options that cannot be used.

    Attributes:
        problems: One pair of option name and message for each wrong option, in their order.
    """

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"{option}: {message}" for option, message in problems))
        self.problems = tuple(problems)


class LoadError(RegistryError):
    """The registry could not be read.

    Attributes:
        files: Absolute paths of the source files that took part, for those who watch for a mend.
        outside: Those that lie neither below the root of the source nor in an installed package, by
            module.
    """

    def __init__(
        self,
        message: str,
        *,
        files: Sequence[str] = (),
        outside: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.files = tuple(files)
        self.outside = dict(outside or {})


class InterpreterError(LoadError):
    """The interpreter that should import the registry cannot be started, or is too old."""


class ModuleMissingError(LoadError):
    """No module of the configured name is below the import paths."""


class ImportFailedError(LoadError):
    """The module was found, and importing it raised, exited or crashed."""


class ImportTimeoutError(LoadError):
    """The module was still being imported when the time limit was reached."""


class ShapeError(LoadError):
    """The module was imported, and holds no registry that we can read."""


class EncoderError(LoadError):
    """The function that makes JSON of payloads cannot be imported."""


class RevisionError(RegistryError):
    """A git revision cannot be had, or the registry cannot be read as it was there."""


class TemplateError(RegistryError):
    """A template is missing, malformed, or uses a variable that its context does not have."""
