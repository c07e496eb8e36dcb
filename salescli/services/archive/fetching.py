"""Documents whose papers are filed, and papers as they stand in the register."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.errors import LeftOutError, UnknownError
from salescli.filed import PAPER_STANDS
from salescli.policy import numbers
from salescli.policy.filing import CLASSES, PAPER
from salescli.policy.kinds import Paper
from salescli.services.delivery import ship
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_PAPERS = f"""
    SELECT archive_item.id AS id, archive_item.paper AS paper, archive_item.number AS number,
           archive_item.place AS place, archive_item.holder_id AS holder,
           archive_item.reference AS reference, archive_item.filed_on AS filed_on,
           (SELECT MAX(archive_loan.id) FROM archive_loan
            WHERE archive_loan.item_id = archive_item.id AND archive_loan.back_on IS NULL) AS lent,
           (SELECT MAX(archive_loan.back_on) FROM archive_loan
            WHERE archive_loan.item_id = archive_item.id) AS back_on
    FROM archive_item
    WHERE archive_item.number = :number
      AND (CAST(:paper AS TEXT) IS NULL OR archive_item.paper = :paper) AND {PAPER_STANDS}
    ORDER BY archive_item.paper
"""

_TABLES = {
    "contract": "Contract",
    "invoice": "Invoice",
    "instrument": "Instrument",
    "reconcile": "Reconciliation",
    "service": "ServiceCase",
}
"""Kind of number to the model of its document."""


class Filed(NamedTuple):
    """A paper as the register has it: where it is, who keeps it, and whether it is lent."""

    id: int
    paper: Paper
    number: str
    place: str
    holder: int | None
    reference: str | None
    last_on: date
    """The last day on which it came to be where it is."""
    lent: int | None


def document(work: "Work", word: str) -> tuple[str, Any]:
    """Find a document that has papers, by its number; raise UnknownError."""
    kind, _number = numbers.any_of(CLASSES, word, work.today)
    if kind in ("ship", "note"):
        return kind, ship.found(work, word)
    if kind is None:
        raise UnknownError(PAPER, word, "archive")
    return kind, find.document(work, getattr(models, _TABLES[kind]), word)


def filed(work: "Work", number: str, paper: Paper | None) -> list[Filed]:
    """Return the papers of a number that are on file, or the one of a class."""
    return [_filed(row) for row in work.rows(_PAPERS, number=number, paper=paper)]


def one(work: "Work", word: str, paper: Paper | None) -> Filed:
    """Return the paper on file that is meant; raise UnknownError, or DataError for several."""
    _kind, number = numbers.any_of(CLASSES, word, work.today)
    found = filed(work, number, paper)
    if not found:
        raise UnknownError(PAPER, word, "archive")
    if len(found) > 1:
        raise LeftOutError(
            ("--class",),
            _("several papers of {number} are on file: {papers}; give --class").format(
                number=number, papers=", ".join(one.paper for one in found)
            ),
        )
    return found[0]


def _filed(row: Mapping[str, Any]) -> Filed:
    last = max(filter(None, (row["filed_on"], row["back_on"])))
    return Filed(
        row["id"],
        Paper(row["paper"]),
        row["number"],
        row["place"],
        row["holder"],
        row["reference"],
        date.fromisoformat(last),
        row["lent"],
    )
