"""What came of a visit: recorded against its plan or as unplanned, and corrected (W1.3, W1.4)."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from salescli.engine import find as _find
from salescli.engine import numbers as _numbers
from salescli.engine.steps import advance, allow, label
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import VISIT
from salescli.policy.diagrams._shared import SALES_SIDE
from salescli.policy.roles import Role
from salescli.policy.standing import plannable
from salescli.policy.states import VisitFact, VisitMethod, VisitState
from salescli.services.register import norm as _norm
from salescli.services.visit import planning as plans
from salescli.text import _

if TYPE_CHECKING:
    from typing import Any

    from salescli.engine.work import Work
    from salescli.tables.customer import Customer
    from salescli.tables.visit import Visit

_CORRECTED = """
    SELECT new FROM visit_correction WHERE visit_id = :visit AND field = :field
    ORDER BY id DESC LIMIT 1
"""


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
    before its meeting, all but its day is told anew; after it, raises GateShutError.
    """
    told = {
        "visited_on": work.on,
        "result": names.clean(result, _("result")),
        "met": names.clean(met, _("whom they met")) if met else None,
        "problem": names.clean(problem, _("problem")) if problem else None,
        "next_step": names.clean(next_step, _("next step")) if next_step else None,
    }
    if _numbers.fits("visit", what):
        return _against(work, plans.find(work, what), told, method)
    account = _find.customer(work, what)
    planned = _planned(work, account, salesperson)
    if planned is not None:
        return _against(work, planned, told, method)
    work.require(act := _("record a visit"), SALES_SIDE, "W1.3")
    usual = _norm.profile(work, account.key)["salesperson_id"]
    return plans.begin(
        work,
        customer_id=account.key,
        salesperson_id=plans.whose(work, salesperson, usual, act=act, clause="W1.3"),
        clause="W1.3",
        state=VisitState.DONE,
        unplanned=True,
        method=method or VisitMethod.ON_SITE,
        **told,
    )


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
    from sqlmodel import col, select  # noqa: PLC0415 - start-up

    from salescli.models import Visit  # noqa: PLC0415 - start-up

    wanted = select(Visit).where(
        Visit.customer_id == account.key,
        col(Visit.from_on) <= work.on,
        col(Visit.until_on) >= work.on,
        col(Visit.state).in_((VisitState.APPROVED,)),
    )
    if salesperson is not None:
        wanted = wanted.where(Visit.salesperson_id == _find.employee(work, salesperson).key)
    elif work.actor.role is Role.SALES:
        wanted = wanted.where(Visit.salesperson_id == work.actor.id)
    return list(work.session.exec(wanted.order_by(col(Visit.id))).all())


def _against(
    work: "Work", visit: "Visit", told: "dict[str, Any]", method: VisitMethod | None
) -> "Visit":
    plans.own(work, _("record"), visit, "W1.4")
    facts = SimpleNamespace(
        has_come=visit.from_on is None or visit.from_on <= work.on,
        unsealed=visit.sealed_on is None,
    )
    allow(work, VISIT, "record", visit, facts=facts)
    if method is not None and method is not visit.method:
        if not plannable(visit.state):
            raise DataError(
                _(
                    "{visit} was handed in as a visit {method}, which stands;"
                    " tell in the result how it was made"
                ).format(visit=label(visit), method=_(visit.method))
            )
        told = {**told, "method": method}
    if visit.visited_on is not None:
        # A visit that could wander to a later day would never be sealed by its meeting (W1.4).
        told = {**told, "visited_on": visit.visited_on}
    unplanned = visit.unplanned or visit.approved_on is None
    advance(work, VISIT, "record", visit, facts=facts, unplanned=unplanned, **told)
    return visit


def correct(work: "Work", number: str, *, field: VisitFact, to: str, reason: str) -> "Visit":
    """Say what is wrong in a record whose meeting is over; the record itself stays (W1.4)."""
    from salescli.models import VisitCorrection  # noqa: PLC0415 - start-up

    visit = plans.find(work, number)
    plans.own(work, _("correct"), visit, "W1.4")
    facts = SimpleNamespace(unsealed=visit.sealed_on is None)
    allow(work, VISIT, "correct", visit, facts=facts)
    before = _said(work, visit, field)
    new = names.clean(to, _("correction"))
    if new == before:
        raise DataError(
            _("{field} of {visit} is {text!r} already").format(
                field=_(field), visit=label(visit), text=new
            )
        )
    plans.because(work, reason, "correct", visit, facts=facts)
    work.add(
        VisitCorrection(
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
