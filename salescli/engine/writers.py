"""Writers: who wrote of a document, or of what it goes back to (1.3.1)."""

from typing import TYPE_CHECKING

from salescli.policy.documents import OF_KIND
from salescli.sql import among, plays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salescli.policy.document import Document

_SAID = {
    "inquiry": (("decision", "recorded_by", "{0}.kind = 'inquiry' AND {0}.step = 'line'"),),
    "quote": (("quote_deviation", "author_id", "{0}.superseded = 0"),),
    "contract": (
        ("deviation", "author_id", "{0}.superseded = 0"),
        ("negotiation", "author_id", "{0}.open_point IS NOT NULL"),
    ),
    "report": (("form_text", "author_id", "{0}.author_id IS NOT NULL"),),
}
"""Kind to the tables that say themselves who sorted lines, declared a deviation, noted a point."""

_TOLD = {
    "form_text": """(
        SELECT form_submission.id AS form_submission_id, told.author_id AS author_id
        FROM form_submission JOIN form_text AS told
          ON told.start_on = form_submission.start_on AND told.end_on = form_submission.end_on
         AND told.form = form_submission.form AND told.recorded_at <= form_submission.created_at
    ) AS form_text"""
}
"""Tables that name no document, to what says of which their rows are."""

_SUBMITTED, _RETURNED = (
    f"COALESCE(MAX(CASE WHEN decision.step = '{step}' THEN decision.written END), 0)"
    for step in ("submit", "return")
)
_NOW = "(SELECT MAX(seq) FROM audit)"

WRITTEN = f"""
    written (kind, id, first, last, day) AS (
        SELECT before.kind, before.id, MIN(decision.written),
               CASE WHEN {_SUBMITTED} > {_RETURNED} THEN {_SUBMITTED} ELSE {_NOW} END,
               MIN(decision.decided_on)
        FROM before JOIN decision
          ON decision.kind = before.kind AND decision.document_id = before.id
        GROUP BY before.kind, before.id
    ),
    raised (person, kind, id, first, last) AS (
        SELECT DISTINCT assignment.employee_id, written.kind, written.id, first, last
        FROM written JOIN assignment
          ON assignment.written > written.first OR assignment.valid_from > written.day
        WHERE {plays("'MANAGER'")} OR {plays("'LEADER'")}
    )
"""
"""When documents in `before (kind, id)` were written, and who got to manage or lead since then.

Who did before cannot have written in another's; nobody did after it was handed in.
"""


def writers(kinds: "Iterable[str]") -> "Iterator[str]":
    """Yield the SELECTs of who wrote documents in `before (kind, id)` of some kinds.

    Of lines and terms only the audit tells: it is read for who got to manage or lead since alone,
    by its numbers: an index of who acted, made for one question, would copy the whole of it.
    """
    for kind in map(OF_KIND.__getitem__, kinds):
        for table, who, where in _SAID.get(kind.kind, ()):
            of = "document_id" if table == "decision" else f"{kind.table}_id"
            yield f"""
                SELECT NULL, {table}.{who} FROM before JOIN {_TOLD.get(table, table)}
                  ON before.kind = '{kind.kind}' AND {table}.{of} = before.id
                WHERE {where.format(table)}
            """
        yield from _audited(kind)


def _audited(kind: "Document") -> "Iterator[str]":
    """Yield the SELECTs of who wrote terms or lines of a kind of document, or took lines out."""
    lines = kind.part.rows if kind.part else kind.rows
    bound = kind.part.binds if kind.part else ""
    for table, drafted, binds, ids in (
        (kind.table, kind.rows.drafted, kind.binds, "SELECT raised.id"),
        (
            lines.table,
            lines.drafted,
            bound,
            f"SELECT id FROM {lines.table} WHERE {kind.table}_id = raised.id",
        ),
    ):
        # A total follows from the lines, also from those that were taken out.
        columns = {*drafted.split()} & {*binds.split()} - {"total"}
        if columns:
            yield f"""
                SELECT NULL, raised.person
                FROM raised CROSS JOIN audit
                  ON audit.seq BETWEEN raised.first AND raised.last
                 AND +audit.actor_id = raised.person
                CROSS JOIN json_each(audit.changes) AS change
                WHERE raised.kind = '{kind.kind}'
                  AND json_extract(change.value, '$[0]') = '{table}'
                  AND json_extract(change.value, '$[1]') IN ({ids})
                  AND EXISTS (
                      SELECT 1 FROM json_each(change.value, '$[2]') AS told
                      WHERE told.key IN {among(tuple(sorted(columns)))}
                  )
            """
