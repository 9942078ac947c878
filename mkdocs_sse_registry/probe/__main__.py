"""Start the probe: leave no trace of this folder on the import path, then run the session.

Knows nothing of registries. Written so that every Python can at least refuse with a record.
"""

import os
import sys

OLDEST = (3, 9)
PACKAGE = "_sse_registry_probe"


def main():  # type: () -> None  # noqa: ANN201 - every Python must be able to parse this
    """Run the session in an interpreter whose import path is the user's."""
    before = set(sys.modules)
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.abspath(path) != here]
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        failure = '{"kind": "old-interpreter", "message": "' + found + '"}'
        sys.stdout.write('{"record": "failure", "failure": ' + failure + "}\n")
        return
    import importlib.util  # noqa: PLC0415

    spec = importlib.util.spec_from_file_location(
        PACKAGE, os.path.join(here, "__init__.py"), submodule_search_locations=[here]
    )
    if spec is None or spec.loader is None:
        raise ImportError(here)
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)
    keeps_none = sys.dont_write_bytecode
    sys.dont_write_bytecode = False  # what belongs to us is compiled once, what is the user's never
    session = importlib.import_module(PACKAGE + ".session")
    sys.dont_write_bytecode = keeps_none
    session.run(sys.argv[1], sorted(set(sys.modules) - before))


if __name__ == "__main__":
    main()
