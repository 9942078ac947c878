"""2,000 entries that a loop makes, and as many mappings."""

from dataclasses import dataclass, make_dataclass


@dataclass(frozen=True)
class Event:
    event_type: str
    category: str
    description: str


class DomainEvent: ...


SENSORS = [f"sensor{number:04}" for number in range(2_000)]

SSE_EVENT_REGISTRY: list[Event] = []
DOMAIN_TO_SSE_MAPPING = {}

for index, sensor in enumerate(SENSORS):
    group = f"hall{index % 4}"
    SSE_EVENT_REGISTRY.append(
        Event(f"{sensor}.changed", group, f"The value of {sensor} changed.")
    )
    changed = make_dataclass(
        f"{sensor.title()}Changed",
        [("value", float)],
        bases=(DomainEvent,),
        namespace={"__module__": __name__},
    )
    DOMAIN_TO_SSE_MAPPING[changed] = {
        "sse_event_type": f"{sensor}.changed",
        "payload_extractor": lambda event: {"value": event.value},
    }
