"""The pages of event types as a macro or a script prints them; knows no engine.

They have the tables, sections and listings of the plugin's pages of categories, and what can be
read off the registry without running anything: the types are those of the attributes.
"""

from __future__ import annotations

import dataclasses
import json
from importlib import import_module
from typing import Any

registry: Any = import_module("registry")
MAPPINGS = {each.sse_event_type: each for each in registry.DOMAIN_TO_SSE_MAPPING}
CATEGORIES: tuple[str, ...] = tuple(each.value for each in registry.SSEEventCategory)
SECTION = """\
## `{name}` {{: #{name} }}

{description}

| Field | Type | From |
| --- | --- | --- |
{fields}

**On the wire**

```text
id: 1
event: {name}
data: {payload}
```

**Browser**

```javascript
const events = new EventSource("http://localhost:8000/events");
events.addEventListener("{name}", (event) => {{
  const payload = JSON.parse(event.data);
  console.log(payload);
}});
```

**curl**

```sh
curl -N -H "Accept: text/event-stream" http://localhost:8000/events
```

**Python**

```python
import httpx
from httpx_sse import connect_sse

with httpx.Client(timeout=None) as client:
    with connect_sse(client, "GET", "http://localhost:8000/events") as events:
        for event in events.iter_sse():
            if event.event == "{name}":
                print(event.json())
```

From `{domain_event}` by `{extractor}`.
"""


def category_page(category: str) -> str:
    """Return a page: a table of the event types of a category, then a section for each."""
    entries = [each for each in registry.SSE_EVENT_REGISTRY if each.category == category]
    rows = [
        f"| [`{each.event_type}`](#{each.event_type}) | {each.description} | "
        f"{' '.join(f'`{name}`' for name in each.payload_fields)} |"
        for each in entries
    ]
    table = ["| Event type | Description | Payload |", "| --- | --- | --- |", *rows]
    sections = [_section(each) for each in entries]
    return "\n".join([f"# {category}\n", *table, "", *sections])


def fields_page() -> str:
    """Return a page: each payload field with the event types that have it."""
    uses: dict[str, list[str]] = {}
    for each in registry.SSE_EVENT_REGISTRY:
        link = f"[`{each.event_type}`](categories/{each.category}.md#{each.event_type})"
        for name in each.payload_fields:
            uses.setdefault(name, []).append(link)
    rows = [f"| `{name}` | {'<br>'.join(links)} |" for name, links in sorted(uses.items())]
    return "\n".join(["# Payload fields\n", "| Field | Event types |", "| --- | --- |", *rows, ""])


def _section(entry: Any) -> str:  # noqa: ANN401 - the application's
    mapping = MAPPINGS[entry.event_type]
    types = {each.name: each.type for each in dataclasses.fields(mapping.domain_event_class)}
    fields = [
        f"| `{name}` | {_words(types.get(name, ''))} | `{name}` |" for name in entry.payload_fields
    ]
    return SECTION.format(
        name=entry.event_type,
        description=entry.description,
        fields="\n".join(fields),
        payload=json.dumps({name: name for name in entry.payload_fields}),
        domain_event=mapping.domain_event_class.__name__,
        extractor=mapping.payload_extractor.__name__,
    )


def _words(annotation: object) -> str:
    name = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    return name.replace("|", "or")
