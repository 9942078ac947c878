"""The rules, in one table; each is a small function that yields what it finds.

The first digit of a code says what a rule looks at: 1 the registry's entries, 2 what sends them,
3 their payloads, 4 the pages, 9 the options. To add a rule: a function with its documentation, a
row below, its stories, a line in the changelog.
"""

from __future__ import annotations

from mkdocs_sse_registry.domain.findings import Severity
from mkdocs_sse_registry.domain.rules import entries, names, options, pages, payloads, sending
from mkdocs_sse_registry.domain.rules.rule import Rule

_E, _W, _I, _OFF = Severity.ERROR, Severity.WARNING, Severity.INFO, None

LAST = Rule(code="SSE902", name="idle-waiver", severity=_W, find=options.idle_waiver)
"""The rule that is asked once the waivers of all others have been applied."""

RULES: tuple[Rule, ...] = (
    Rule(
        code="SSE101",
        name="missing-metadata",
        severity=_E,
        find=names.missing_metadata,
    ),
    Rule(
        code="SSE102",
        name="unknown-event-type",
        severity=_E,
        find=names.unknown_event_type,
    ),
    Rule(
        code="SSE103", name="duplicate-event-type", severity=_E, find=entries.duplicate_event_type
    ),
    Rule(
        code="SSE104",
        name="contradicted-category",
        severity=_E,
        find=entries.contradicted_category,
        limit=entries.functions_not_called,
    ),
    Rule(code="SSE105", name="empty-description", severity=_W, find=entries.empty_description),
    Rule(
        code="SSE106", name="duplicate-description", severity=_W, find=entries.duplicate_description
    ),
    Rule(code="SSE107", name="enum-alias", severity=_W, find=names.enum_alias),
    Rule(code="SSE108", name="empty-category", severity=_W, find=entries.empty_category),
    Rule(code="SSE109", name="unconventional-name", severity=_OFF, find=names.unconventional_name),
    Rule(code="SSE110", name="undeliverable-name", severity=_E, find=names.undeliverable_name),
    Rule(
        code="SSE111",
        name="contradicted-registry",
        severity=_E,
        find=entries.contradicted_registry,
        limit=entries.functions_not_called,
    ),
    Rule(code="SSE201", name="gap", severity=_W, find=sending.gap),
    Rule(code="SSE202", name="duplicate-mapping", severity=_W, find=sending.duplicate_mapping),
    Rule(
        code="SSE203",
        name="unregistered-event-type",
        severity=_E,
        find=sending.unregistered_event_type,
    ),
    Rule(
        code="SSE204",
        name="missing-user-id",
        severity=_E,
        find=sending.missing_user_id,
        limit=payloads.extractors_not_run,
    ),
    Rule(
        code="SSE205",
        name="unsent-event-type",
        severity=_W,
        find=sending.unsent_event_type,
        limit=sending.source_not_searched,
    ),
    Rule(
        code="SSE206",
        name="unmapped-domain-event",
        severity=_OFF,
        find=sending.unmapped_domain_event,
    ),
    Rule(
        code="SSE207", name="needless-declaration", severity=_W, find=sending.needless_declaration
    ),
    Rule(
        code="SSE301",
        name="undeclared-payload-field",
        severity=_W,
        find=payloads.undeclared_payload_field,
        limit=payloads.nothing_declared,
    ),
    Rule(
        code="SSE302",
        name="unsent-payload-field",
        severity=_W,
        find=payloads.unsent_payload_field,
        limit=payloads.nothing_declared,
    ),
    Rule(
        code="SSE303",
        name="unencodable-payload",
        severity=_W,
        find=payloads.unencodable_payload,
        limit=payloads.extractors_not_run,
    ),
    Rule(
        code="SSE304",
        name="failing-extractor",
        severity=_E,
        find=payloads.failing_extractor,
        limit=payloads.extractors_not_run,
    ),
    Rule(code="SSE305", name="several-field-types", severity=_I, find=payloads.several_field_types),
    Rule(
        code="SSE306",
        name="duplicate-payload-field",
        severity=_W,
        find=payloads.duplicate_payload_field,
    ),
    Rule(
        code="SSE307",
        name="unobserved-payload",
        severity=_I,
        find=payloads.unobserved_payload,
        limit=payloads.extractors_not_run,
    ),
    Rule(
        code="SSE401",
        name="unknown-event-type-in-prose",
        severity=_E,
        find=pages.unknown_event_type_in_prose,
        limit=pages.prose_not_read,
    ),
    Rule(
        code="SSE402",
        name="stale-region",
        severity=_W,
        find=pages.stale_region,
        limit=pages.regions_filled,
    ),
    Rule(
        code="SSE403",
        name="undocumented-event-type",
        severity=_W,
        find=pages.undocumented_event_type,
        limit=pages.pages_not_read,
    ),
    Rule(
        code="SSE404",
        name="contradicted-example",
        severity=_W,
        find=pages.contradicted_example,
        limit=pages.prose_not_read,
    ),
    Rule(
        code="SSE405",
        name="broken-region",
        severity=_E,
        find=pages.broken_region,
        limit=pages.pages_not_read,
    ),
    Rule(code="SSE901", name="past-declaration", severity=_W, find=options.past_declaration),
    LAST,
)
"""All rules, by code."""

BY_CODE = {rule.code: rule for rule in RULES}
