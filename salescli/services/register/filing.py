"""Papers on file: whatever files one puts it into the archive register (R9, R10)."""

from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine.steps import label
from salescli.policy import names
from salescli.policy.kinds import Paper
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_ON_NOTE = (Paper.NOTE, Paper.CONFIRMATION, Paper.VOUCHER)


class Of(NamedTuple):
    """What a paper is of: the number that it is found by, and a contract, or an account alone."""

    number: str
    contract_id: int | None = None
    customer_id: int | None = None


def of(paper: Paper, document: Any) -> Of:  # noqa: ANN401 - of any kind
    """Return what a paper of a document is found by: the note, if it went with the goods."""
    number = document.note_number if paper in _ON_NOTE else label(document)
    if paper is Paper.CONTRACT:
        return Of(number, document.key)
    if contract := getattr(document, "contract_id", None):
        return Of(number, contract)
    return Of(number, None, document.customer_id)


def keep(  # noqa: PLR0913 - what the register tells of a paper
    work: "Work",
    paper: Paper,
    what: Of,
    *,
    place: str | None = None,
    reference: str | None = None,
    holder_id: int | None = None,
) -> None:
    """Put a paper on file at a place, else the usual one, with who files it.

    Whoever sells holds none: then it is kept at its place, by nobody in person (R9).
    """
    own = None if work.actor.sells else work.actor.id or None
    work.insert(
        models.ArchiveItem(
            paper=paper,
            number=what.number,
            contract_id=what.contract_id,
            customer_id=what.customer_id,
            place=names.clean(place, _("place"))
            if place
            else work.company.settings["archive_place"],
            holder_id=holder_id or own,
            reference=reference,
            filed_on=work.on,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )
