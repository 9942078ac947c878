"""Documentation of a Server-Sent Events registry, always as current as the registry."""

__version__ = "0.1.0"
