"""What a row of the table of faults holds; knows no row."""

from __future__ import annotations

from dataclasses import dataclass

EVENTS = """
SSE_EVENT_REGISTRY = [
    {"event_type": "orders.placed", "category": "orders", "description": "An order was placed."},
    {"event_type": "orders.shipped", "category": "orders", "description": "It left the house."},
]
"""

MEND = (
    'Mend the lines above; `python -c "import registry"` shows the same.'  # as most messages advise
)
CRASH = (
    "Look for os._exit, a crash in a compiled dependency, or a limit on memory there; "
    '`python -X faulthandler -c "import registry"` shows it too.'
)
EXIT = 'Let the import end nothing: what runs a program belongs below `if __name__ == "__main__":`.'
HANG = "Move slow work (connections, downloads, loops) out of the import, or raise `timeout`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that a registry does while it is imported.

    Attributes:
        name: What it does, in a few words.
        source: Its `registry.py`.
        problem: What the message says after "cannot be loaded: "; empty where the build goes on.
        advice: What the message says after "What to do: ".
        timeout: Seconds for the import.
        is_first: Whether it stands for its kind where not the whole table is run.
    """

    name: str
    source: str
    problem: str = ""
    advice: str = ""
    timeout: float = 60
    is_first: bool = False

    @property
    def headline(self) -> str:
        """The first line of the message."""
        return f"The registry 'registry' cannot be loaded: {self.problem}."
