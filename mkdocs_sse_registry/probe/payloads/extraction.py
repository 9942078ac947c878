"""One mapping at a time: run its extractors if that is wanted, read their source in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import merging
from .observing import Observed, observe
from .running import Encoder, Problem
from .statements import Reader

if TYPE_CHECKING:
    from ..locating import Sources


class Extractors(NamedTuple):
    """The live objects of one mapping.

    Attributes:
        domain_event: The class, `None` when the mapping has only its name.
        payload: The payload extractor, `None` without one.
        user_id: The user-id extractor, `None` without one.
    """

    domain_event: type | None
    payload: Any
    user_id: Any


class Extraction:
    """What the extractors of a registry give.

    Args:
        sources: The user's source files.
        encoder: Makes JSON of a payload; `None` when nothing is run.
        has_usual_encoder: Whether that is `json.dumps`.
    """

    def __init__(
        self, sources: Sources, encoder: Encoder | None, *, has_usual_encoder: bool
    ) -> None:
        self._sources = sources
        self._encoder = encoder
        self._is_usual = has_usual_encoder
        self._reader = Reader(sources.definition)

    def of(self, mapping: Extractors, problem: Problem | None = None) -> dict[str, Any]:
        """Return what a mapping's extractors give, as plain data.

        Args:
            mapping: The mapping.
            problem: Why they are not to be run, `None` when they are.
        """
        observed = self._observed(mapping, problem)
        cls = mapping.domain_event
        told: dict[str, Any] = {"payload": None, "user_id": None}
        if mapping.payload is not None:
            keys = self._reader.payload(mapping.payload, cls)
            told["payload"] = merging.payload(observed, keys, is_usual=self._is_usual)
        if mapping.user_id is not None:
            read = self._reader.result(mapping.user_id, cls)
            told["user_id"] = merging.user_id(observed, read)
        return told

    def _observed(self, mapping: Extractors, problem: Problem | None) -> Observed:
        if self._encoder is None:
            problem = Problem("switched-off")
        elif mapping.domain_event is None:
            problem = Problem("no-class")
        if problem is not None or self._encoder is None or mapping.domain_event is None:
            problems = (problem,) if problem else ()
            return Observed(None, None, problems, None, problems)
        return observe(
            mapping.domain_event,
            (mapping.payload, mapping.user_id),
            self._encoder,
            self._sources.place,
        )
