"""Claims: what was spent, with its voucher; without consent it is recorded as such (R3)."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.posting import spend
from salescli.engine.spending.vouchers import first_word, told_before
from salescli.engine.steps import begin, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import EXPENSE_CLAIM, SpecialFacts
from salescli.policy.spending.expenses import CATEGORIES, SPECIAL, Consent, ExpenseCategory, lacking
from salescli.services.spending.fetching import claimed, spender
from salescli.text import _, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work
    from salescli.tables.spending.expense import Expense, ExpenseClaim

_GIVEN = """
    SELECT id, step, decided_on, recorded_on FROM decision
    WHERE kind = 'expense' AND document_id = :id AND step IN ('approve', 'agree')
    ORDER BY id
"""
"""The manager's consent to a request, and the leader's to how it is paid."""

_POSTED = "SELECT id FROM posting WHERE claim_id = :claim ORDER BY id LIMIT 1"


class Spent(NamedTuple):
    """What money was spent on: by a request, or as it is told without one."""

    voucher: str
    on: date | None = None
    request: str | None = None
    category: ExpenseCategory | None = None
    purpose: str | None = None
    customer: str | None = None
    special: bool = False
    salesperson: str | None = None


def claim(work: "Work", amount: int, spent: Spent) -> "ExpenseClaim":
    """Claim what was spent, in minor units; what nobody consented to stands as unapproved (R3).

    Raises DataError for a day to come, and for what is told beside a request or not without one.
    """
    act = may_begin(work, EXPENSE_CLAIM, "claim")
    day = spent.on or work.on
    if day > work.on:
        raise DataError(_("it was spent by {day} at the latest: --spent").format(day=work.on))
    asked = find.document(work, models.Expense, spent.request) if spent.request else None
    columns = _requested(asked, spent) if asked else _told(work, spent, act)
    voucher = names.clean(spent.voucher, _("voucher"))
    before = told_before(work, voucher)
    day = _earliest(work, day, voucher, before)
    lack = lacking(_consent(work, asked, before) if asked else None, day, amount)
    made = begin(
        work,
        models.ExpenseClaim,
        "lacking" if lack else "claim",
        facts=SpecialFacts(not columns["special"] or columns["customer_id"] is not None),
        about=CATEGORIES[columns["category"]].within(spoken()),
        amount=amount,
        spent_on=day,
        voucher=voucher,
        lack=lack,
        **columns,
    )
    spend(work, made, amount, booked_on=day)
    return made


def _requested(asked: "Expense", spent: Spent) -> dict[str, Any]:
    if spent.category or spent.customer or spent.special or spent.salesperson:
        raise DataError(
            _("{number} says category, customer and salesperson already; leave them out").format(
                number=asked.number
            )
        )
    purpose = names.clean(spent.purpose, _("purpose")) if spent.purpose else asked.purpose
    return {
        "expense_id": asked.key,
        "customer_id": asked.customer_id,
        "salesperson_id": asked.salesperson_id,
        "category": asked.category,
        "special": asked.special,
        "purpose": purpose,
    }


def _told(work: "Work", spent: Spent, act: str) -> dict[str, Any]:
    if spent.category is None or spent.purpose is None:
        raise LeftOutError(
            ("--category", "--purpose"),
            _("without a request say what it was spent on: --category, --purpose; or --request"),
        )
    return {
        "customer_id": find.customer(work, spent.customer).key if spent.customer else None,
        "salesperson_id": spender(work, spent.salesperson, act),
        "category": spent.category,
        "special": spent.special or spent.category in SPECIAL,
        "purpose": names.clean(spent.purpose, _("purpose")),
    }


def _earliest(work: "Work", day: date, voucher: str, before: "list[Mapping[str, Any]]") -> date:
    """Return the day on which a voucher was spent: the earliest that was ever told of it."""
    for row in before:
        told = date.fromisoformat(row["spent_on"])
        if told < day:
            day = told
            work.warnings.append(
                _(
                    "{number} says that the voucher {voucher} was spent on {day}, which counts"
                ).format(number=row["number"], voucher=voucher, day=told)
            )
    return day


def _consent(work: "Work", asked: "Expense", before: "list[Mapping[str, Any]]") -> Consent:
    """Return what a request gives consent to, from the day on which that was recorded.

    What came after the voucher was claimed for the first time, came after it was spent.
    """
    given = {row["step"]: row for row in work.rows(_GIVEN, id=asked.key)}
    spent = min((first_word(work, row["id"]) for row in before), default=None)
    late = {step for step, row in given.items() if spent is not None and row["id"] > spent}
    days = {
        step: date.fromisoformat(max(row["decided_on"], row["recorded_on"]))
        for step, row in given.items()
    }
    return Consent(
        state=asked.state,
        amount=asked.amount,
        claimed=claimed(work, asked),
        special=asked.special,
        approved_on=days.get("approve"),
        decided_on=days.get("agree"),
        afterwards="approve" in late,
        formed_afterwards="agree" in late,
    )


def take_back(work: "Work", found: "Expense | ExpenseClaim") -> None:
    """Undo what was spent by a claim that was withdrawn or rejected, on that day (F9)."""
    if isinstance(found, models.ExpenseClaim):
        (posted,) = work.rows(_POSTED, claim=found.key)
        spend(work, found, -found.amount, booked_on=work.on, undoes=posted["id"])
