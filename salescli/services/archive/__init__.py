"""The archive: papers put on file, lent and taken back (R9, R10)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, may_begin, not_before
from salescli.errors import DataError, GateShutError, LeftOutError
from salescli.policy import names, numbers
from salescli.policy.diagrams import ARCHIVE, LoanFacts
from salescli.policy.filing import CLASSES, MADE
from salescli.policy.kinds import Paper
from salescli.policy.roles import Role
from salescli.services.archive import fetching
from salescli.services.delivery import ship
from salescli.services.register import filing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.archive.fetching import Filed
    from salescli.tables.papers.loan import ArchiveLoan


def put(  # noqa: PLR0913 - what the register tells of a paper
    work: "Work",
    word: str,
    *,
    paper: Paper | None = None,
    place: str | None = None,
    holder: str | None = None,
    reference: str | None = None,
) -> "Filed":
    """Put a paper of a document on file, or elsewhere if it is on file already (R9).

    Of a goods request that files it (R10). No salesperson holds one.
    """
    work.require(_("put papers on file"), (Role.CLERK,), "R9")
    kind, document = fetching.document(work, word)
    what = filing.of(chosen := _class(kind, paper), document)
    holder_id = _holder(work, what.number or word, holder)
    reference = names.clean(reference, _("reference")) if reference else None
    known = next(iter(fetching.filed(work, what.number, chosen)), None)
    if known is None:
        _first(work, chosen, document, word, reference)
    else:
        place, holder_id = _elsewhere(work, known, place, holder_id)
        reference = _same(known, reference)
    filing.keep(work, chosen, what, place=place, reference=reference, holder_id=holder_id)
    return fetching.filed(work, what.number, chosen)[0]


def _class(kind: str, paper: Paper | None) -> Paper:
    """Return the class that is meant, of those that a kind of document has."""
    if paper is not None and paper not in CLASSES[kind]:
        raise DataError(
            _("there is no such paper of it; give --class: {papers}").format(
                papers=", ".join(CLASSES[kind])
            )
        )
    return paper or CLASSES[kind][0]


def _holder(work: "Work", number: str, word: str | None) -> int | None:
    """Return who is to keep a paper: somebody who works here and does not sell (R9)."""
    if word is None:
        return None
    id_ = find.at_work(work, word)
    person = work.person(id_)
    if person is not None and person.sells:
        raise GateShutError(_("put"), number, _("somebody who does not sell holds it"), "R9")
    return id_


def _first(
    work: "Work",
    paper: Paper,
    document: Any,  # noqa: ANN401 - of any kind
    word: str,
    reference: str | None,
) -> None:
    """See that there is a paper to file, and take the step of its document that files it."""
    if paper is Paper.REQUEST:
        ship.file(work, document)
        return
    if paper is Paper.VOUCHER:
        if reference is None:
            raise LeftOutError(("--reference",), _("which voucher? give --reference"))
        ship.vouch(work, document, reference)
        return
    made = MADE[paper]
    if (day := getattr(document, made.column)) is None:
        until = _("it has been done: {command}").format(command=made.by)
        raise GateShutError(_("put"), word, until, "R9")
    not_before(work, _("put"), word, day)


def _elsewhere(
    work: "Work", known: "Filed", place: str | None, holder_id: int | None
) -> tuple[str, int | None]:
    """Return where a paper goes that is on file already; refuse what changes nothing."""
    if known.lent:
        raise GateShutError(_("put"), known.number, _("it is back: archive back"), "R9")
    not_before(work, _("put"), known.number, known.last_on)
    whole = place or known.place, holder_id or known.holder
    if whole == (known.place, known.holder):
        raise DataError(
            _("{number} is on file already: {place}").format(number=known.number, place=known.place)
        )
    return whole


def _same(known: "Filed", reference: str | None) -> str | None:
    """Return the number that stands on a paper; refuse another one than was recorded."""
    if reference and known.reference and reference != known.reference:
        raise DataError(
            _("what {document} would get by this was recorded already, and stays").format(
                document=known.number
            )
        )
    return reference or known.reference


def lend(
    work: "Work", word: str, *, to: str, until: date | None = None, paper: Paper | None = None
) -> "ArchiveLoan":
    """Lend a paper to somebody, until a day within the working days of the setting (R9)."""
    may_begin(work, ARCHIVE, "lend")
    item = fetching.one(work, word, paper)
    borrower = find.at_work(work, to)
    last = work.company.calendar.add_working(work.on, int(work.company.settings["lent_days"]))
    until = until or last
    if until < work.on:
        raise DataError(_("{day} is past; give a day from {on} on").format(day=until, on=work.on))
    not_before(work, _("lend"), item.number, item.last_on)
    return begin(
        work,
        models.ArchiveLoan,
        "lend",
        facts=LoanFacts(lent=item.lent is not None, in_time=until <= last),
        about=item.number,
        item_id=item.id,
        borrower_id=borrower,
        until_on=until,
    )


def back(work: "Work", word: str, *, paper: Paper | None = None) -> "ArchiveLoan":
    """Take a paper back that was lent, by its number or that of the loan (R9)."""
    if numbers.fits("archive", word):
        loan = find.document(work, models.ArchiveLoan, word)
    else:
        item = fetching.one(work, word, paper)
        if item.lent is None:
            raise DataError(_("{number} is not lent").format(number=item.number))
        loan = find.by_id(work, models.ArchiveLoan, item.lent)
    advance(work, loan, "back", back_on=work.on)
    return loan
