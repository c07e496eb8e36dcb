"""Requests and claims as the services find them, with what their gates look at."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.spending.vouchers import paid
from salescli.engine.territory import stands_for
from salescli.policy import numbers
from salescli.policy.diagrams import ClaimFacts, ExpenseFacts
from salescli.policy.roles import Role
from salescli.services.register import parties
from salescli.sql import month_spending
from salescli.text import _, figure

if TYPE_CHECKING:
    from datetime import date

    from salescli.engine.work import Work
    from salescli.tables.spending.expense import Expense, ExpenseClaim

_STANDS = "state NOT IN ('rejected', 'withdrawn')"

_CLAIMS = f"SELECT number, amount FROM expense_claim WHERE expense_id = :id AND {_STANDS}"

_RECORDED = """
    SELECT MAX(recorded_on) AS day FROM decision
    WHERE kind = 'expense' AND document_id = :id AND step = 'approve'
"""

_BUDGET = f"SELECT {month_spending(':whose', ':day')}"


def either(work: "Work", number: str) -> "Expense | ExpenseClaim":
    """Find a request or a claim by its number; raise UnknownError."""
    if numbers.fits("expense_claim", number):
        return find.document(work, models.ExpenseClaim, number)
    return find.document(work, models.Expense, number)


def facts(work: "Work", found: "Expense | ExpenseClaim") -> ExpenseFacts | ClaimFacts:
    """Return what the gates of a request or a claim look at."""
    own = work.decider.id in {found.author_id, found.salesperson_id}
    if isinstance(found, models.Expense):
        claims = work.rows(f"{_CLAIMS} ORDER BY id", id=found.key)
        return ExpenseFacts(
            own=own,
            special=found.special,
            promised=found.promised_on is not None,
            claims=", ".join(row["number"] for row in claims),
            consent=_to_come(work, found),
        )
    asked = find.by_id(work, models.Expense, found.expense_id) if found.expense_id else None
    return ClaimFacts(
        own=own,
        requested=not found.special or asked is not None,
        formed=not found.special or (asked is not None and asked.decided_on is not None),
        double=paid(work, found.voucher, but=found.key),
    )


def _to_come(work: "Work", asked: "Expense") -> str:
    """Return when its consent was recorded, where that was after the business day it is dated."""
    if asked.approved_on is None or work.on < asked.approved_on:
        return ""
    (consent,) = work.rows(_RECORDED, id=asked.key)
    return consent["day"] if consent["day"] > work.on.isoformat() else ""


def spender(work: "Work", word: str | None, act: str) -> int:
    """Return whose expense it is; a clerk says whose, and a salesperson's is nobody else's."""
    own = None if work.actor.plays((Role.CLERK,)) else work.actor.id
    whose = parties.salesperson(work, word, own)
    stands_for(work, act, whose, "R3")
    return whose


def claimed(work: "Work", asked: "Expense") -> int:
    """Return what the claims come to that stand against a request, in minor units."""
    return sum(row["amount"] for row in work.rows(_CLAIMS, id=asked.key))


def budget(work: "Work", whose: int, day: "date") -> str:
    """Tell of somebody's month the budget of the plan, and what was approved and spent (F2)."""
    (told,) = work.rows(_BUDGET, whose=whose, day=day.isoformat())
    said = {
        key: _("none") if value is None else figure(value, work.company.digits)
        for key, value in told.items()
    }
    return _("{month}: budget {budget}, approved {approved}, spent {spent}").format(
        month=day.isoformat()[:7], **said
    )
