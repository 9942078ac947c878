"""Domain events of the import of a file that a user uploaded."""

from dataclasses import dataclass
from uuid import UUID

from mkdocs_sse_registry.reference.domain.events.base_event import DomainEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class FileImportAttempted(DomainEvent):
    """An import of an uploaded file began."""

    import_id: UUID
    uploaded_by: UUID
    file_name: str
    file_format: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FileImportSucceeded(DomainEvent):
    """An import of an uploaded file ended well."""

    import_id: UUID
    uploaded_by: UUID
    file_name: str
    imported_count: int
    skipped_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FileImportFailed(DomainEvent):
    """An import of an uploaded file ended with an error, at a line where one is to blame."""

    import_id: UUID
    uploaded_by: UUID
    file_name: str
    reason: str
    line_number: int | None = None
