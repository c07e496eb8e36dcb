"""What came of a visit: recorded against its plan or as unplanned, and corrected (W1.3, W1.4)."""

import math
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow, begin, label, may_begin
from salescli.errors import DataError
from salescli.policy import names, numbers
from salescli.policy.diagrams import VISIT
from salescli.policy.kinds import VisitFact, VisitMethod
from salescli.policy.standing import plannable
from salescli.policy.states import VisitState
from salescli.services.register import norm
from salescli.services.visit import planning
from salescli.text import _

if TYPE_CHECKING:
    from datetime import date

    from salescli.engine.work import Work
    from salescli.tables.customer import Customer
    from salescli.tables.visit import Visit

_CORRECTED = """
    SELECT new FROM visit_correction WHERE visit_id = :visit AND field = :field
    ORDER BY id DESC LIMIT 1
"""

_AROUND = """
    customer_id = :customer AND visited_on >= COALESCE(
        (SELECT MAX(visited_on) FROM visit WHERE customer_id = :customer AND visited_on < :day),
        ''
    )
    ORDER BY visited_on, id
"""
"""The visits of an account on a day, after it, and on the last day before it that had any."""


def record(  # noqa: PLR0913 - the fields of a record
    work: "Work",
    what: str,
    *,
    result: str,
    met: str | None = None,
    problem: str | None = None,
    next_step: str | None = None,
    method: VisitMethod | None = None,
    salesperson: str | None = None,
) -> "Visit":
    """Record what came of a visit on the business date, by its number or its account (W1.4).

    Of an account it is the one approved visit of the day, else an unplanned one. Recorded again
    before its meeting, what is not told stays, an empty text empties, and its day stays: DataError
    for another one; after it, raises GateShutError.
    """
    told = {
        "visited_on": work.on,
        "result": names.clean(result, _("result")),
        **_said_of(met=met, problem=problem, next_step=next_step),
    }
    if numbers.fits("visit", what):
        visit = find.document(work, models.Visit, what)
        if salesperson and find.employee(work, salesperson).key != visit.salesperson_id:
            raise DataError(
                _("{visit} is not of {word!r}; leave --salesperson out").format(
                    visit=label(visit), word=salesperson
                )
            )
        return _against(work, visit, told, method)
    account = find.customer(work, what)
    planned = _planned(work, account, salesperson)
    if planned is not None:
        return _against(work, planned, told, method)
    act = may_begin(work, VISIT, "record")
    usual = norm.profile(work, account.key)["salesperson_id"]
    return begin(
        work,
        models.Visit,
        "record",
        customer_id=account.key,
        salesperson_id=planning.whose(work, salesperson, usual, act=act, clause="W1.3"),
        unplanned=True,
        ordinal=_place(work, account.key),
        method=method or VisitMethod.ON_SITE,
        **told,
    )


def _said_of(**words: str | None) -> dict[str, Any]:
    """Return what was told beside the result, made clean; None where it is emptied."""
    named = {"met": _("whom they met"), "problem": _("problem"), "next_step": _("next step")}
    return {
        column: names.clean(word, named[column]) if word else None
        for column, word in words.items()
        if word is not None
    }


def _planned(work: "Work", account: "Customer", salesperson: str | None) -> "Visit | None":
    """Return the approved visit of an account for the business date; DataError if several."""
    found = _approved(work, account, salesperson)
    if len(found) > 1:
        raise DataError(
            _("{customer} has more than one visit for {day}: {visits}; give the number").format(
                customer=account.code,
                day=work.on,
                visits=", ".join(visit.number for visit in found),
            )
        )
    return found[0] if found else None


def _approved(work: "Work", account: "Customer", salesperson: str | None) -> "list[Visit]":
    whose = work.actor.id if work.actor.sells else None
    if salesperson is not None:
        whose = find.employee(work, salesperson).key
    return work.select(
        models.Visit,
        "customer_id = :customer AND from_on <= :day AND until_on >= :day AND state = :state"
        f" AND {planning.THEIRS} ORDER BY id",
        customer=account.key,
        day=work.on,
        state=VisitState.APPROVED,
        whose=whose,
    )


def _place(work: "Work", customer_id: int, id_: float = math.inf) -> int:
    """Return the how-manieth of its account a visit made now is; later ones move on by one."""
    place = 1
    for made in work.select(models.Visit, _AROUND, customer=customer_id, day=work.on):
        following = (made.ordinal or 0) + 1
        if (made.visited_on or work.on, made.key) > (work.on, id_):
            made.ordinal = following
        else:
            place = following
    return place


def _against(
    work: "Work", visit: "Visit", told: "dict[str, Any]", method: VisitMethod | None
) -> "Visit":
    facts = planning.facts(work, visit)
    allow(work, visit, "record", facts=facts)
    if method is not None and method is not visit.method:
        if not plannable(visit.state):
            raise DataError(
                _(
                    "{visit} was handed in as a visit {method}, which stands;"
                    " tell in the result how it was made"
                ).format(visit=label(visit), method=_(visit.method))
            )
        told = {**told, "method": method}
    unplanned = visit.unplanned
    if visit.visited_on is None:
        unplanned = planning.unplanned(work, visit)
        told = {**told, "ordinal": _place(work, visit.customer_id, visit.key)}
    else:
        told = {**told, "visited_on": _first_day(work, visit, visit.visited_on)}
    advance(work, visit, "record", facts=facts, unplanned=unplanned, **told)
    return visit


def _first_day(work: "Work", visit: "Visit", day: "date") -> "date":
    """Return the day of a visit that is recorded again: with another one it would be another.

    One that could wander to a later day would never be sealed by its meeting (W1.4).
    """
    if work.on != day:
        told = {"visit": label(visit), "day": day}
        if work.on != work.today:
            raise DataError(
                _(
                    "{visit} was made on {day}, and that day stays;"
                    " leave --on out, or record a visit of another day by its account"
                ).format(**told)
            )
        work.warnings.append(_("{visit} was made on {day}; that day stays").format(**told))
    return day


def correct(work: "Work", number: str, *, field: VisitFact, to: str, reason: str) -> "Visit":
    """Say what is wrong in a record whose meeting is over; the record itself stays (W1.4)."""
    visit = find.document(work, models.Visit, number)
    facts = planning.facts(work, visit)
    allow(work, visit, "correct", facts=facts)
    before = _said(work, visit, field)
    new = names.clean(to, _("correction"))
    if new == before:
        raise DataError(
            _("{field} of {visit} is {text!r} already").format(
                field=_(field), visit=label(visit), text=new
            )
        )
    planning.because(work, reason, "correct", visit)
    work.add(
        models.VisitCorrection(
            visit_id=visit.key,
            field=field,
            old=before,
            new=new,
            reason=names.clean(reason, _("reason")),
            author_id=work.actor.id or None,
            corrected_on=work.on,
            recorded_at=work.now(),
        )
    )
    return visit


def _said(work: "Work", visit: "Visit", field: VisitFact) -> str | None:
    """Return what holds now: the latest correction, else the record."""
    found = work.rows(_CORRECTED, visit=visit.key, field=field.value)
    said: str | None = found[0]["new"] if found else getattr(visit, field)
    return said
