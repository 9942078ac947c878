"""One mapping at a time: run its extractors if that is wanted, read their source in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import merging
from .functions import Reader
from .meanings import Keys, Unknown
from .observing import Observed, Stages, observe
from .running import Encoder, Problem, fault_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

    def of(
        self,
        mapping: Extractors,
        given_up: Mapping[str, Problem],
        begin: Callable[[str], None],
        problem: Problem | None,
    ) -> dict[str, Any]:
        """Return what a mapping's extractors give, as plain data.

        Args:
            mapping: The mapping.
            given_up: Why a stage is not to be run, by stage.
            begin: Called before each stage.
            problem: Why nothing is to be run, `None` when it is.
        """
        observed = self._observed(mapping, Stages(given_up, begin), problem)
        cls = mapping.domain_event
        told: dict[str, Any] = {"payload": None, "user_id": None}
        if mapping.payload is not None:
            keys = _sound(self._reader.payload, mapping.payload, cls)
            keys = keys if isinstance(keys, Keys) else Keys(gap=keys.reason)
            payload = merging.payload(observed, keys, is_usual=self._is_usual)
            told["payload"] = self._cleaned(payload)
        if mapping.user_id is not None:
            read = _sound(self._reader.result, mapping.user_id, cls)
            told["user_id"] = self._cleaned(merging.user_id(observed, read))
        return told

    def _cleaned(self, told: dict[str, Any]) -> dict[str, Any]:
        """Return it with texts of the user's that are the same in every run, on every machine."""
        for each in told["problems"]:
            each["detail"] = self._sources.cleaned(each["detail"])
        for each in told.get("fields", ()):
            each["reason"] = each["reason"] and self._sources.cleaned(each["reason"])
        if told.get("example"):
            told["example"] = self._sources.cleaned(told["example"])
        return told

    def _observed(self, mapping: Extractors, stages: Stages, problem: Problem | None) -> Observed:
        if self._encoder is None:
            problem = Problem("switched-off")
        elif mapping.domain_event is None:
            problem = Problem("no-class")
        if problem is not None or self._encoder is None or mapping.domain_event is None:
            known = stages.given_up
            why = known.get("samples", problem)
            payload, user_id = known.get("payload", why), known.get("user_id", why)
            return Observed(
                None, None, (payload,) if payload else (), None, (user_id,) if user_id else ()
            )
        functions = (mapping.payload, mapping.user_id)
        try:
            return observe(
                mapping.domain_event, functions, self._encoder, self._sources.place, stages
            )
        except Exception as error:  # noqa: BLE001 - a fault of ours, or an object that is hostile
            fault = Problem("at-fault", fault_of(error))
            return Observed(None, None, (fault,), None, (fault,))


def _sound(read: Callable[[Any, Any], Any], function: Any, cls: Any) -> Any:
    """Return what the source of a function says; what cannot be read costs only itself."""
    try:
        return read(function, cls)
    except Exception as error:  # noqa: BLE001 - a fault of ours, or an object that is hostile
        return Unknown(fault_of(error))
