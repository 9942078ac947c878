"""A registry as text for people and for programs; knows neither MkDocs nor a terminal."""
