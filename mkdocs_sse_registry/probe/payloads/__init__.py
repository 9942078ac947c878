"""What extractors give: run on samples of their domain event, and read from their source.

| module | answers |
| --- | --- |
| `declared.py`, `hints.py` | Which types can it have, and what does JSON make of them? |
| `words.py`, `limits.py`, `values.py` | What is a telling value of a type, the same in every run? |
| `signatures.py` | What need not be found out the long way? |
| `constructors.py`, `samples.py` | Which sample domain events are there of a class? |
| `running.py` | What does one call of an extractor give? |
| `folding.py` | What do all calls together tell of each field? |
| `steadying.py` | What is the same in every run? |
| `observing.py` | What do the extractors of a mapping give? |
| `meanings.py` | What is known of a value in the source? |
| `scopes.py` | What do the names in a function stand for? |
| `conditions.py`, `displays.py`, `expressions.py` | What does an expression stand for? |
| `calls.py`, `attributes.py`, `methods.py`, `dicts.py` | What does a call or an attribute give? |
| `statements.py`, `functions.py` | What does a function give? |
| `merging.py` | What follows from runs and source? |
| `extraction.py` | What is known of one mapping? |

None of them knows a registry.
"""
