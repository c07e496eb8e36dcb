"""What the steps of a visit share: finding it, whose it is, its days and its contract (D1)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, noting
from salescli.engine.steps import advance, label
from salescli.engine.territory import stands_for
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import VisitFacts
from salescli.policy.standing import DAYS_OF_VISIT
from salescli.services.register import parties
from salescli.text import _

if TYPE_CHECKING:
    from datetime import date

    from salescli.engine.work import Work
    from salescli.policy.period import Period, Window
    from salescli.policy.states import VisitState
    from salescli.tables.visit import Visit

    Span = Period | Window

THEIRS = "(CAST(:whose AS INTEGER) IS NULL OR salesperson_id = :whose)"
"""The visits of one person, or everybody's."""


def select(
    work: "Work",
    span: "Span",
    *,
    salesperson: str | None = None,
    state: "VisitState",
) -> "list[Visit]":
    """Fetch the visits in a state that are planned for days within a span.

    Without a salesperson, a salesperson's own; everybody's for those who see to the department.
    """
    own = work.actor.id if work.actor.sells else None
    whose = find.employee(work, salesperson).key if salesperson is not None else own
    return work.select(
        models.Visit,
        f"from_on >= :first AND until_on <= :last AND state = :state AND {THEIRS} ORDER BY id",
        first=span.start,
        last=span.end,
        state=state,
        whose=whose,
    )


def elsewhere(work: "Work", state: "VisitState") -> "Visit | None":
    """Return the first visit in a state, of whatever days, that who acts could have meant."""
    own = work.actor.id if work.actor.sells else None
    found = work.select(
        models.Visit, f"state = :state AND {THEIRS} ORDER BY from_on, id", state=state, whose=own
    )
    return next(iter(found), None)


def whose(work: "Work", word: str | None, usual: int | None, *, act: str, clause: str) -> int:
    """Return whose visit it is; a salesperson's is nobody else's."""
    found = parties.salesperson(work, word, usual)
    stands_for(work, act, found, clause)
    return found


def redate(work: "Work", visit: "Visit", span: "Span") -> None:
    """Plan a visit for other days; what was submitted before was so for those it had (W1.2)."""
    days = (visit.from_on, visit.until_on), (span.start, span.end)
    if days[0] == days[1]:
        return
    before, after = (f"{first} {last}" for first, last in days)
    visit.from_on, visit.until_on = days[1]
    noting.note(work, DAYS_OF_VISIT, visit.key, "redate", before=before, after=after, clause="W1.2")


_FINAL = """
    SELECT MAX(recorded_on) AS told FROM decision
    WHERE kind = 'visit' AND document_id = :visit AND step = 'approve'
"""


def unplanned(work: "Work", visit: "Visit") -> bool:
    """Say whether a visit that is made on the business date was no plan yet: W1.3.

    That it was final is recorded by the day it is made, and by its last one.
    """
    if visit.unplanned or visit.approved_on is None:
        return True
    told = work.rows(_FINAL, visit=visit.key)[0]["told"] or visit.approved_on.isoformat()
    return bool(told > min(visit.until_on or work.on, work.on).isoformat())


def ahead(work: "Work", span: "Span", *, on: "date | None" = None) -> None:
    """Refuse days that are over: what was not planned is recorded as unplanned (W1.3)."""
    on = on or work.on
    if span.end < on:
        raise DataError(
            _(
                "{day} lies before {on}; plan for a day that has not passed,"
                " or record the visit as it was: visit record"
            ).format(day=span.end, on=on)
        )


def contract(work: "Work", number: str, customer_id: int) -> int:
    """Return the contract a visit is about; DataError unless it is the account's."""
    found = find.document(work, models.Contract, number)
    if found.customer_id != customer_id:
        raise DataError(
            _("{contract} is another customer's; give a contract of this account").format(
                contract=label(found)
            )
        )
    return found.key


def facts(work: "Work", visit: "Visit") -> VisitFacts:
    """Return what the gates of a visit look at; its days are over by the recording day."""
    return VisitFacts(
        has_come=visit.from_on is None or visit.from_on <= work.on,
        unsealed=visit.sealed_on is None,
        over=visit.until_on is not None and visit.until_on < work.today,
    )


def because(
    work: "Work",
    reason: str,
    step: str,
    visit: "Visit",
    **filled: object,
) -> None:
    """Take a step whose reason is kept with its decision."""
    before, work.note = work.note, names.clean(reason, _("reason"))
    advance(work, visit, step, facts=facts(work, visit), **filled)
    work.note = before
