"""How registries look, as pure functions from values to Markdown; knows no engine and no file."""
