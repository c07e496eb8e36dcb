"""Invoices: applied for over what was delivered, issued by finance (D12, R8)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, label, may_begin
from salescli.policy import names
from salescli.policy.diagrams import INVOICE, InvoiceFacts
from salescli.policy.kinds import HandOver, Paper
from salescli.services import contract as contracts
from salescli.services.money import allocation, issuing, red, waiting
from salescli.services.money.places import at_rest
from salescli.services.money.red import Why, correct
from salescli.services.register import filing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.money.waiting import Lot
    from salescli.tables.money.invoice import Invoice

__all__ = ["Why", "apply", "correct", "file", "hand_over", "issue", "reject", "rest", "withdraw"]


def apply(work: "Work", contract_number: str) -> "Invoice":
    """Apply for an invoice over what was delivered and not invoiced yet (D12).

    It is of one month and of one kind of tax, the oldest that waits; the others are invoices of
    their own. Raises GateShutError when nothing delivered waits for an invoice.
    """
    may_begin(work, INVOICE, "apply")
    contract = contracts.itself(work, contract_number)
    lot = next(iter(waiting.lots(work, contract)), waiting.NO_LOT)
    return begin(
        work,
        models.Invoice,
        "apply",
        facts=InvoiceFacts(lot.amount),
        about=label(contract),
        fill=lambda invoice: red.fill(invoice, lot.lines),
        contract_id=contract.key,
        amount=lot.amount,
        supply_on=lot.supply_on,
        tax_kind=lot.tax_kind,
    )


def rest(work: "Work", invoice: "Invoice") -> "list[Lot]":
    """Return what of its contract waits for another invoice still."""
    return waiting.lots(work, find.by_id(work, models.Contract, invoice.contract_id))


def withdraw(work: "Work", number: str) -> "Invoice":
    """Take an application of one's own back, and what would replace it (D12)."""
    return _end(work, number, "withdraw")


def reject(work: "Work", number: str, *, reason: str) -> "Invoice":
    """Refuse an application as finance; what it asked for can be applied for again (D12)."""
    work.note = names.clean(reason, _("reason"))
    return _end(work, number, "reject")


def _end(work: "Work", number: str, step: str) -> "Invoice":
    invoice = find.document(work, models.Invoice, number)
    own = invoice.author_id == work.decider.id
    beside = invoice.replaces_id is not None
    advance(work, invoice, step, facts=InvoiceFacts(invoice.amount, beside=beside, own=own))
    red.along(work, invoice, step)
    return invoice


def issue(work: "Work", number: str, *, tax_number: str | None = None) -> "Invoice":
    """Issue what was applied for; what the customer prepaid pays it at once (R8).

    A red entry takes back what it is of, and is issued with what replaces that.
    """
    invoice = find.document(work, models.Invoice, number)
    contract = find.by_id(work, models.Contract, invoice.contract_id)
    if invoice.corrects_id is not None:
        red.issue(work, invoice, contract, tax_number)
        return invoice
    days = timedelta(days=contracts.terms(work, contract).payment_days)
    beside = invoice.replaces_id is not None
    given = issuing.Given(work.on + days, tax_number)
    issuing.issue(work, invoice, contract, given, beside=beside)
    allocation.pay_from_prepayments(work, contract, invoice, invoice.amount)
    at_rest(work, [contract], work.on)
    return invoice


def file(work: "Work", number: str, *, place: str) -> "Invoice":
    """File the application of an invoice that was issued (R10)."""
    invoice = find.document(work, models.Invoice, number)
    advance(work, invoice, "file", filed_on=work.on, filed_at=names.clean(place, _("place")))
    filing.keep(work, Paper.APPLICATION, filing.of(Paper.APPLICATION, invoice), place=place)
    return invoice


def hand_over(work: "Work", number: str, *, signed_by: str, means: HandOver) -> "Invoice":
    """Record that the customer got an invoice, who signed for it and how it went (R9)."""
    invoice = find.document(work, models.Invoice, number)
    advance(
        work,
        invoice,
        "hand-over",
        handed_on=work.on,
        handed_to=names.clean(signed_by, _("who signed")),
        handed_by=means,
    )
    filing.keep(work, Paper.RECEIPT, filing.of(Paper.RECEIPT, invoice))
    return invoice
