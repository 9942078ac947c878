"""Start the probe: leave no trace of this folder on the import path, then run the session.

Knows nothing of registries. Written so that every Python can at least refuse with a record.
"""

import gc
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
    import importlib  # noqa: PLC0415

    package = type(sys)(PACKAGE)
    package.__path__ = [here]
    sys.modules[PACKAGE] = package
    keeps_none = sys.dont_write_bytecode
    sys.dont_write_bytecode = False  # what belongs to us is compiled once, what is the user's never
    gc.disable()  # as in `collecting.py`
    session = importlib.import_module(PACKAGE + ".session")
    gc.enable()
    gc.freeze()
    sys.dont_write_bytecode = keeps_none
    session.run(sys.argv[1], sorted(set(sys.modules) - before))


if __name__ == "__main__":
    main()
