"""In-memory implementations of what the application needs, for one process."""
