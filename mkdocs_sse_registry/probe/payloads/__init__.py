"""What extractors give: run on samples of their domain event, and read from their source.

| module | answers |
| --- | --- |
| `hints.py` | Which types can an attribute have, and what does JSON make of them? |
| `values.py` | What is a telling value of a type, the same in every run? |
| `samples.py` | Which sample domain events are there of a class? |
| `running.py` | What does one call of an extractor give? |
| `observing.py` | What do all samples together tell? |
| `meanings.py` | What is known of a value in the source? |
| `expressions.py`, `calls.py`, `statements.py` | What does the source of an extractor say? |
| `merging.py` | What follows from both? |

None of them knows a registry.
"""
