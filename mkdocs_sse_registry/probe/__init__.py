"""The part that runs inside the interpreter that can import the user's registry.

It uses the standard library of Python 3.9 and later, imports nothing of ours, and knows neither
options nor pages: it is given a module name and paths, and writes JSON records, one a line.

| record | says |
| --- | --- |
| `started` | the interpreter runs: `python`, its version, and `executable` |
| `files` | `files`, the absolute paths of the user's source files that were imported; `outside`, |
| | by module, are those that do not lie below the root |
| `failure` | `failure`, why there is no registry; see `failure.py` |
| `registry` | `registry`, what was read; the field names are those of `domain.model` |
| `extracting` | a `stage` of the `mapping` of this number is next; `left` are the seconds for all |
| `extracted` | what its extractors give: `payload` and `user_id`, as in `domain.model` |
| `end` | nothing follows |
"""
