"""What somebody wrote last on a day: of which document, and by which command."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.policy.diagrams.undone import UNDO, UNDONE
from salescli.policy.documents import DOCUMENTS, OF_KIND, OF_TABLE
from salescli.policy.numbers import draft
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.company import Company, Reads
    from salescli.policy.roles import Actor

_WRITTEN = """
    SELECT seq, action, recorded_at, changes FROM audit
    WHERE actor_id = :who AND seq > COALESCE(
        (SELECT seq FROM audit WHERE recorded_at < :since ORDER BY seq DESC LIMIT 1), 0
    )
    ORDER BY seq DESC
"""
"""From the end of the audit back to the day before."""

_GONE = """
    SELECT written, about FROM decision
    WHERE kind IN (SELECT value FROM json_each(:kinds)) AND step = :step
      AND recorded_by = :who AND written >= :first
"""

_WHOLE = {
    **{part.table: OF_KIND[part.of].table for part in DOCUMENTS if part.of and not part.prefix},
    **{of.part.rows.table: of.table for of in DOCUMENTS if of.part},
    **{of.lines: OF_KIND[kind].table for kind, of in UNDONE.items() if of.lines},
}
"""Table of parts to that of the documents that they belong to."""


def last_today(reads: "Reads", company: "Company", who: "Actor", now: datetime) -> tuple[str, str]:
    """Return the document that somebody wrote in last today, and what that was; else DataError.

    Today is the day of the clock. What was taken back since counts for nothing.
    """
    today = company.day(now.isoformat())
    since = (today - timedelta(days=1)).isoformat()
    rows = reads.rows(_WRITTEN, who=who.id, since=since)
    first = rows[-1]["seq"] if rows else 0
    undone = reads.rows(_GONE, kinds=json.dumps([*UNDONE]), step=UNDO, who=who.id, first=first)
    gone = {seq for row in undone for seq in (row["written"], row["about"])}
    for row in rows:
        at = company.moment(row["recorded_at"])
        if at.date() != today or row["seq"] in gone:
            continue
        if number := _number(reads, json.loads(row["changes"])):
            told = _("{command} of {number}, {at}").format(
                command=row["action"], number=number, at=f"{at:%H:%M}"
            )
            return number, told
    raise DataError(_("you have entered nothing today that could be taken back; give its NUMBER"))


def _number(reads: "Reads", changes: Iterable[Any]) -> str:
    """Return the number of the document that changes are of; empty if they are of none."""
    for table, id_, _what in sorted(changes, key=lambda change: change[0] not in OF_TABLE):
        whole = _WHOLE.get(table, table)
        of = OF_TABLE.get(whole)
        if of is None or not of.prefix:
            continue
        if whole != table:
            (row,) = reads.rows(f"SELECT {whole}_id AS id FROM {table} WHERE id = :id", id=id_)
            id_ = row["id"]  # noqa: PLW2901 - of the whole
        (row,) = reads.rows(f"SELECT number FROM {whole} WHERE id = :id", id=id_)
        return str(row["number"] or draft(of.kind, id_))
    return ""
