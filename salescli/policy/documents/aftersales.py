"""Documents of what follows a sale: service, and goods that come back (policy/documents)."""

from salescli.policy.document import Document

AFTER_SALES: tuple[Document, ...] = ()
"""In workflow order."""
