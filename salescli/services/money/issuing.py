"""Issuing: what an invoice gets on its day, and the figures that it moves (D12, R8)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import company
from salescli.engine.posting import post
from salescli.engine.steps import advance
from salescli.policy import names
from salescli.policy.diagrams import InvoiceFacts
from salescli.policy.kinds import PostingKind
from salescli.policy.money import rate_of_tax, tax_in
from salescli.services.money import waiting
from salescli.sql import latest
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.invoice import Invoice

_REGISTRATION = f"""
    SELECT registration FROM customer_profile
    WHERE id = {latest("customer_profile", "customer_id = :customer", ":day")}
"""


class Given(NamedTuple):
    """What an invoice gets with its issue, beside its day and its tax."""

    due_on: date | None = None
    tax_number: str | None = None
    registration: str | None = None


def issue(
    work: "Work", invoice: "Invoice", contract: "Contract", given: Given, *, beside: bool = False
) -> None:
    """Issue an invoice over what was delivered (R8)."""
    given = given._replace(registration=_registered(work, contract))
    needed = work.company.settings["registration_needed"] == "on"
    facts = InvoiceFacts(
        invoice.amount,
        exact=waiting.exact(work, contract, invoice),
        registered=bool(given.registration) or not needed,
        beside=beside,
    )
    enter(work, invoice, facts, _rate(work, invoice), given)
    move(work, PostingKind.INVOICED, contract, invoice, of=invoice)


def take_back(work: "Work", red: "Invoice", original: "Invoice", tax_number: str | None) -> None:
    """Issue a red invoice, taxed as what it takes back was (R8)."""
    contract = find.by_id(work, models.Contract, red.contract_id)
    given = Given(None, tax_number, _registered(work, contract))
    enter(work, red, InvoiceFacts(red.amount), original.rate_bp, given)
    move(work, PostingKind.RED, contract, red, of=original)


def enter(
    work: "Work", invoice: "Invoice", facts: InvoiceFacts, rate_bp: int | None, given: Given
) -> None:
    """Take the step, and write on an invoice what it gets by it."""
    advance(work, invoice, "issue", facts=facts, **_filled(work, invoice.amount, rate_bp, given))


def taken_back(
    work: "Work", contract: "Contract", original: "Invoice", amount: int, tax_number: str | None
) -> dict[str, object]:
    """Return what stands on a red invoice that is issued as it begins, of so much (W7.5)."""
    given = Given(None, tax_number, _registered(work, contract))
    return _filled(work, amount, original.rate_bp, given)


def _filled(work: "Work", amount: int, rate_bp: int | None, given: Given) -> dict[str, object]:
    share = None if rate_bp is None else tax_in(amount, rate_bp)
    number = given.tax_number
    return {
        "issued_on": work.on,
        "due_on": given.due_on,
        "tax_number": names.clean(number, _("tax number")) if number else None,
        "rate_bp": rate_bp,
        "tax": share,
        "net": None if share is None else amount - share,
        "registration": given.registration,
    }


def move(
    work: "Work", kind: PostingKind, contract: "Contract", invoice: "Invoice", *, of: "Invoice"
) -> None:
    """Enter what the lines of an invoice move, `of` the one that is paid."""
    products = {line.id: line.product_id for line in contract.lines}
    for line in invoice.lines:
        post(
            work,
            kind,
            contract,
            booked_on=work.on,
            amount=line.amount,
            line_id=line.line_id,
            product_id=products[line.line_id],
            invoice_id=of.id,
            quantity=line.quantity,
            due_on=of.due_on,
        )


def _registered(work: "Work", contract: "Contract") -> str | None:
    found = work.rows(_REGISTRATION, customer=contract.customer_id, day=work.on.isoformat())
    return found[0]["registration"] if found else None


def _rate(work: "Work", invoice: "Invoice") -> int | None:
    """Return the rate of its kind on the day of supply."""
    if invoice.tax_kind is None:
        return None
    then = company(work, invoice.supply_on or work.on)
    return rate_of_tax(invoice.tax_kind, then.settings["tax_rate"])
