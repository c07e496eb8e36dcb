"""Expenses: requested before they are spent, consented to, promised, and paid (R3, R5, R6)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find, leader
from salescli.engine.steps import advance, begin, label, may_begin
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import EXPENSE, SpecialFacts
from salescli.policy.spending.expenses import CATEGORIES, SPECIAL, ExpenseCategory, PaymentForm
from salescli.services import contract as contracts
from salescli.services.spending.claiming import Spent, claim, take_back
from salescli.services.spending.fetching import budget, either, facts, spender
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.spending.expense import Expense, ExpenseClaim

__all__ = [
    "Asked",
    "Spent",
    "approve",
    "budget",
    "claim",
    "decide",
    "flag",
    "form",
    "pay",
    "promise",
    "reject",
    "request",
    "withdraw",
]


class Asked(NamedTuple):
    """What somebody asks to spend money on, and for whom."""

    category: ExpenseCategory
    purpose: str
    customer: str | None = None
    contract: str | None = None
    special: bool = False
    salesperson: str | None = None


def request(work: "Work", amount: int, asked: Asked) -> "Expense":
    """Ask for an expense before it is spent, in minor units (R3).

    Raises GateShutError for a special one that names no customer, DataError for a contract that is
    another customer's.
    """
    act = may_begin(work, EXPENSE, "request")
    whose = spender(work, asked.salesperson, act)
    account = find.customer(work, asked.customer) if asked.customer else None
    contract = contracts.itself(work, asked.contract) if asked.contract else None
    if contract is not None:
        account = account or find.account(work, contract)
        if contract.customer_id != account.key:
            raise DataError(
                _("{document} is not of {customer}").format(
                    document=label(contract), customer=account.code
                )
            )
    special = asked.special or asked.category in SPECIAL
    return begin(
        work,
        models.Expense,
        "request",
        facts=SpecialFacts(not special or account is not None),
        about=CATEGORIES[asked.category].within(spoken()),
        customer_id=account.key if account else None,
        salesperson_id=whose,
        contract_id=contract.key if contract else None,
        category=asked.category,
        special=special,
        amount=amount,
        purpose=names.clean(asked.purpose, _("purpose")),
    )


def withdraw(work: "Work", number: str) -> "Expense | ExpenseClaim":
    """Take a request or a claim of one's own back; what was spent by it counts no more (R3)."""
    found = either(work, number)
    advance(work, found, "withdraw", facts=facts(work, found))
    take_back(work, found)
    return found


def approve(work: "Work", number: str) -> "Expense | ExpenseClaim":
    """Consent as the manager to a request, or to a claim that nobody consented to (R3, R5)."""
    found = either(work, number)
    work.shown.append(budget(work, found.salesperson_id, work.on))
    advance(work, found, "approve", facts=facts(work, found), approved_on=work.on)
    return found


def reject(work: "Work", number: str, *, reason: str) -> "Expense | ExpenseClaim":
    """Refuse a request or a claim as the manager; whoever spent it bears it (R3)."""
    work.note = names.clean(reason, _("reason"))
    found = either(work, number)
    advance(work, found, "reject", facts=facts(work, found))
    take_back(work, found)
    return found


def promise(work: "Work", number: str) -> "Expense":
    """Write down that a special expense was promised to the customer on the business date (R5)."""
    asked = find.document(work, models.Expense, number)
    advance(work, asked, "promise", facts=facts(work, asked), promised_on=work.on)
    return asked


def form(work: "Work", number: str, *, form: PaymentForm) -> "Expense":
    """Propose as the manager how a special expense is paid; the leader decides (R6)."""
    asked = find.document(work, models.Expense, number)
    advance(work, asked, "form", {"payment_form": form}, facts=facts(work, asked))
    return asked


def decide(work: "Work", number: str, *, yes: bool = True) -> "Expense | ExpenseClaim":
    """Say as the leader yes or no to the form that is proposed, else to a major case (R6, 1.3.3).

    After a no another form is proposed.
    """
    found = either(work, number)
    if not isinstance(found, models.Expense) or found.payment_form is None:
        leader.consult(work, found, yes=yes)
    elif yes:
        advance(work, found, "agree", facts=facts(work, found), decided_on=work.on)
    else:
        advance(work, found, "refuse", facts=facts(work, found), payment_form=None)
    return found


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Expense | ExpenseClaim":
    """Call a request or a claim major, or take that back (1.3.2)."""
    found = either(work, number)
    leader.flag(work, found, reason=reason, lift=lift, of=of)
    return found


def pay(work: "Work", number: str) -> "ExpenseClaim":
    """Pay a claim as finance (R3); a special one once the leader has decided how (R6)."""
    found = find.document(work, models.ExpenseClaim, number)
    advance(work, found, "pay", facts=facts(work, found), paid_on=work.on)
    return found
