"""The registry is complete, consistent and counted right."""

from collections import Counter

import pytest

from mkdocs_sse_registry.reference.domain.events import sse_registry
from mkdocs_sse_registry.reference.domain.events.sse_registry import (
    DOMAIN_TO_SSE_MAPPING,
    SSE_EVENT_REGISTRY,
    SSEEventCategory,
    SSEEventMetadata,
    SSEEventType,
    get_all_sse_event_types,
    get_domain_event_to_sse_mapping,
    get_events_by_category,
    get_registry_statistics,
    get_sse_event_metadata,
)
from mkdocs_sse_registry.reference.domain.events.sync_events import AccountSyncSucceeded
from mkdocs_sse_registry.reference.domain.events.user_events import UserRegistered

SENT_DIRECTLY = {
    SSEEventType.PROVIDER_TOKEN_EXPIRING,
    SSEEventType.AI_RESPONSE_CHUNK,
    SSEEventType.AI_TOOL_EXECUTING,
    SSEEventType.AI_RESPONSE_COMPLETE,
}


def test_each_event_type_has_metadata_once_in_the_order_of_the_enum() -> None:
    assert get_all_sse_event_types() == list(SSEEventType)


def test_each_event_type_is_mapped_once_or_sent_directly() -> None:
    mapped = [mapping.sse_event_type for mapping in DOMAIN_TO_SSE_MAPPING]

    assert Counter(mapped) == Counter(set(SSEEventType) - SENT_DIRECTLY)


def test_each_domain_event_is_mapped_once() -> None:
    classes = [mapping.domain_event_class for mapping in DOMAIN_TO_SSE_MAPPING]

    assert len(classes) == len(set(classes))


def test_each_category_stands_for_one_first_part_of_the_names() -> None:
    assert {(meta.event_type.split(".")[0], meta.category) for meta in SSE_EVENT_REGISTRY} == {
        ("sync", SSEEventCategory.DATA_SYNC),
        ("provider", SSEEventCategory.PROVIDER),
        ("ai", SSEEventCategory.AI),
        ("import", SSEEventCategory.IMPORT),
        ("portfolio", SSEEventCategory.PORTFOLIO),
    }


def test_no_description_is_empty_or_said_twice() -> None:
    descriptions = [meta.description for meta in SSE_EVENT_REGISTRY]

    assert all(descriptions)
    assert len(descriptions) == len(set(descriptions))


@pytest.mark.parametrize("meta", SSE_EVENT_REGISTRY, ids=lambda meta: meta.event_type)
def test_payload_fields_are_declared_once(meta: SSEEventMetadata) -> None:
    assert meta.payload_fields
    assert len(meta.payload_fields) == len(set(meta.payload_fields))


def test_an_event_type_may_have_no_payload_fields() -> None:
    def bare(event_type: SSEEventType) -> SSEEventMetadata:
        return SSEEventMetadata(
            event_type=event_type, category=SSEEventCategory.AI, description="Nothing to tell."
        )

    one, other = bare(SSEEventType.AI_RESPONSE_CHUNK), bare(SSEEventType.AI_RESPONSE_COMPLETE)

    assert one.payload_fields == []
    assert one.payload_fields is not other.payload_fields


def test_the_mapping_of_a_class_is_found_by_the_class() -> None:
    mappings = get_domain_event_to_sse_mapping()

    assert list(mappings.values()) == DOMAIN_TO_SSE_MAPPING
    found = mappings[AccountSyncSucceeded]
    assert found.domain_event_class is AccountSyncSucceeded
    assert found.sse_event_type is SSEEventType.SYNC_ACCOUNTS_COMPLETED
    assert UserRegistered not in mappings


@pytest.mark.parametrize("meta", SSE_EVENT_REGISTRY, ids=lambda meta: meta.event_type)
def test_metadata_is_found_by_the_event_type(meta: SSEEventMetadata) -> None:
    assert get_sse_event_metadata(meta.event_type) is meta


def test_an_event_type_without_metadata_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse_registry, "SSE_EVENT_REGISTRY", [])

    assert get_sse_event_metadata(SSEEventType.AI_RESPONSE_CHUNK) is None


def test_categories_share_out_the_registry_in_their_order() -> None:
    by_category = [
        meta for category in SSEEventCategory for meta in get_events_by_category(category)
    ]

    assert by_category == SSE_EVENT_REGISTRY


def test_statistics_count_the_lists() -> None:
    assert get_registry_statistics() == {
        "total_event_types": 21,
        "total_mappings": 17,
        "by_category": {"data_sync": 9, "provider": 4, "ai": 3, "import": 3, "portfolio": 2},
    }


def test_statistics_list_categories_in_the_order_of_the_enum() -> None:
    by_category = get_registry_statistics()["by_category"]

    assert isinstance(by_category, dict)
    assert list(by_category) == list(SSEEventCategory)
    assert sum(by_category.values()) == len(SSE_EVENT_REGISTRY)


def test_statistics_of_an_empty_registry_are_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse_registry, "SSE_EVENT_REGISTRY", [])
    monkeypatch.setattr(sse_registry, "DOMAIN_TO_SSE_MAPPING", [])

    assert get_registry_statistics() == {
        "total_event_types": 0,
        "total_mappings": 0,
        "by_category": dict.fromkeys(SSEEventCategory, 0),
    }
