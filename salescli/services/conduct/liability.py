"""Losses that the responsible person makes good: entered, decided, settled (R6, R8)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.filed import LOSS
from salescli.policy import names, numbers
from salescli.policy.diagrams import LIABILITY, ConductFacts
from salescli.services.conduct.about import written
from salescli.services.conduct.whom import led_or_signed, others
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.conduct.liability import Liability
    from salescli.tables.conduct.violation import Violation

_STANDING = """
    SELECT number FROM liability
    WHERE document = :document AND employee_id = :who AND state NOT IN ('withdrawn', 'refused')
"""


_LOSS = f"SELECT {LOSS} AS told FROM violation WHERE violation.id = :id"


class Loss(NamedTuple):
    """What is told of a loss; of a wrong invoice, the red one tells who and how much (R8)."""

    amount: int | None = None
    reason: str | None = None
    document: str | None = None
    violation: str | None = None
    major: bool = False


class _Borne(NamedTuple):
    employee_id: int
    amount: int
    reason: str
    document: str | None


def claim(work: "Work", whose: str, loss: Loss) -> "Liability":
    """Enter a loss that somebody is to make good, or the one that a red invoice names (R6, R8)."""
    may_begin(work, LIABILITY, "claim")
    upon = find.document(work, models.Violation, loss.violation) if loss.violation else None
    if numbers.fits("invoice", whose):
        borne = _of_invoice(work, whose, loss)
    else:
        why = loss.reason if loss.reason is not None or upon is None else upon.told
        if numbers.fits("liability", whose):
            raise LeftOutError(("--settle",), _("how was it made good? give --settle"))
        if loss.amount is None or why is None:
            raise LeftOutError(
                ("--amount", "--reason"),
                _("how much was lost, and why? give --amount and --reason"),
            )
        who, of = find.employee(work, whose).key, _about(work, loss.document, upon)
        borne = _Borne(who, loss.amount, names.clean(why, _("reason")), of)
    return begin(
        work,
        models.Liability,
        "claim",
        violation_id=upon.key if upon else None,
        major=loss.major,
        **borne._asdict(),
    )


def _about(work: "Work", word: str | None, upon: "Violation | None") -> str | None:
    if word is not None:
        return written(work, word)
    return upon.document if upon else None


def harmless(work: "Work", number: str, reason: str) -> "Violation":
    """Say, as finance or the manager, that nothing was lost by a violation, and why (R6)."""
    violation = find.document(work, models.Violation, number)
    work.note = names.clean(reason, _("reason"))
    missing = work.rows(_LOSS, id=violation.key)[0]["told"] == "missing"
    facts = ConductFacts(others=others(work, violation.employee_id), lossy=missing)
    advance(work, violation, "harmless", facts=facts)
    return violation


def decide(work: "Work", number: str, *, yes: bool) -> "Liability":
    """Decide whether a loss is made good: the manager; the leader, if it is major (R6)."""
    loss = find.document(work, models.Liability, number)
    threshold = work.company.major_amount
    major = loss.major or (threshold is not None and loss.amount > threshold)
    facts = _facts(work, loss)._replace(
        minor=work.decider.leads or not major, led_or_signed=led_or_signed(work, loss.employee_id)
    )
    advance(work, loss, "accept" if yes else "refuse", facts=facts, decided_on=work.on)
    return loss


def settle(work: "Work", number: str, how: str) -> "Liability":
    """Record, as finance, how a loss was made good whole; nothing is deducted by it (R6)."""
    loss = find.document(work, models.Liability, number)
    way = names.clean(how, _("settlement"))
    advance(work, loss, "settle", facts=_facts(work, loss), settled_on=work.on, settlement=way)
    return loss


def withdraw(work: "Work", number: str) -> "Liability":
    """Take back a loss that one has entered, before it is decided (R6)."""
    loss = find.document(work, models.Liability, number)
    advance(work, loss, "withdraw", facts=ConductFacts(own=loss.author_id == work.decider.id))
    return loss


def _facts(work: "Work", loss: "Liability") -> ConductFacts:
    return ConductFacts(others=others(work, loss.employee_id))


def _of_invoice(work: "Work", number: str, loss: Loss) -> _Borne:
    """Return the loss that a red invoice names, of whom answers for the error (R8)."""
    red = find.document(work, models.Invoice, number)
    if red.corrects_id is None or red.responsible_id is None or not red.loss:
        raise DataError(
            _("{number} names no loss; tell whose it is, with --document").format(number=red.number)
        )
    if known := work.rows(_STANDING, document=red.number, who=red.responsible_id):
        raise DataError(_("it was entered already: {number}").format(number=known[0]["number"]))
    wrong = find.by_id(work, models.Invoice, red.corrects_id)
    wrongly = _("wrong invoice {number}").format(number=wrong.number)
    return _Borne(red.responsible_id, red.loss, loss.reason or wrongly, red.number)
