"""`python -m mkdocs_sse_registry` is the command `sse-registry`; knows nothing else."""

from mkdocs_sse_registry.cli import main

if __name__ == "__main__":
    main()
