"""What an approval binds: the content of a document, as a hash (design.md 1.8)."""

import hashlib
import json
from typing import TYPE_CHECKING

from salescli.policy.documents import OF_TABLE
from salescli.tables._base import stored

if TYPE_CHECKING:
    from salescli.policy.document import Document
    from salescli.tables._base import Record


def declared(document: "Record | type[Record]") -> "Document":
    """Return what is declared of the kind of a document, or of its table."""
    return OF_TABLE[str(document.__tablename__)]


def digest(document: "Record") -> str:
    """Return the hash of what a decision about this document binds."""
    kind = declared(document)
    parts = getattr(document, kind.part.attribute) if kind.part else ()
    binds = kind.part.binds if kind.part else ""
    whole = [_content(document, kind.binds), [_content(part, binds) for part in parts]]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _content(row: "Record", columns: str) -> dict[str, str | int | None]:
    return {column: stored(getattr(row, column)) for column in columns.split()}
