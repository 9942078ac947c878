"""The plugin's options as MkDocs asks for them; the options themselves are in `settings`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config, ValidationError

from mkdocs_sse_registry import configuration
from mkdocs_sse_registry.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings

    from mkdocs_sse_registry.settings import Settings


class PluginConfig(Config):
    """The options of one entry in mkdocs.yml.

    Attributes:
        settings: What they stand for, once they are valid.
    """

    settings: Settings

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check all options; MkDocs shows each wrong one and stops."""
        config_file = Path(self.config_file_path)
        try:
            self.settings = configuration.read(
                dict(self), config_file.absolute().parent, config_file
            )
        except ConfigurationError as error:
            return [(name, ValidationError(message)) for name, message in error.problems], []
        return [], []
