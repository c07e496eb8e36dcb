"""Invoices: applied for over what was delivered, issued by finance (D12, R8)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, begin, label, may_begin
from salescli.policy import names
from salescli.policy.diagrams import INVOICE, InvoiceFacts
from salescli.policy.states import PostingKind
from salescli.services import contract as contracts
from salescli.services.money import allocation
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.invoice import Invoice

_UNINVOICED = """
    SELECT line_id, SUM(quantity) AS quantity, SUM(amount) AS amount
    FROM (
        SELECT line_id,
               CASE kind WHEN 'dispatched' THEN quantity ELSE -quantity END AS quantity,
               CASE kind WHEN 'dispatched' THEN amount ELSE -amount END AS amount
        FROM posting
        WHERE contract_id = :contract AND kind IN ('dispatched', 'returned')
          AND booked_on <= :day
        UNION ALL
        SELECT invoice_line.line_id, -invoice_line.quantity, -invoice_line.amount
        FROM invoice_line JOIN invoice ON invoice.id = invoice_line.invoice_id
        WHERE invoice.contract_id = :contract
    ) AS moved
    GROUP BY line_id
    HAVING SUM(amount) > 0 OR (SUM(amount) = 0 AND SUM(quantity) > 0)
    ORDER BY line_id
"""


def apply(work: "Work", contract_number: str) -> "Invoice":
    """Apply for an invoice over all that was delivered and not invoiced yet (D12).

    Raises GateShutError when nothing delivered waits for an invoice.
    """
    may_begin(work, INVOICE, "apply")
    contract = contracts.itself(work, contract_number)
    waiting = work.rows(_UNINVOICED, contract=contract.key, day=work.on.isoformat())
    amount = sum(row["amount"] for row in waiting)

    def fill(invoice: "Invoice") -> None:
        invoice.lines.extend(
            models.InvoiceLine(invoice_id=invoice.key, **row)  # line_id, quantity, amount
            for row in waiting
        )

    return begin(
        work,
        models.Invoice,
        "apply",
        facts=InvoiceFacts(amount),
        about=label(contract),
        fill=fill,
        contract_id=contract.key,
        amount=amount,
    )


def issue(work: "Work", number: str, *, tax_number: str | None = None) -> "Invoice":
    """Issue an invoice that was applied for; what the customer prepaid pays it at once (R8)."""
    invoice = find.document(work, models.Invoice, number)
    facts = InvoiceFacts(invoice.amount)
    contract = find.by_id(work, models.Contract, invoice.contract_id)
    advance(
        work,
        invoice,
        "issue",
        facts=facts,
        issued_on=work.on,
        due_on=work.on + timedelta(days=contracts.terms(work, contract).payment_days),
        tax_number=names.clean(tax_number, _("tax number")) if tax_number else None,
    )
    products = {line.id: line.product_id for line in contract.lines}
    for line in invoice.lines:
        post(
            work,
            PostingKind.INVOICED,
            contract,
            booked_on=work.on,
            amount=line.amount,
            line_id=line.line_id,
            product_id=products[line.line_id],
            invoice_id=invoice.id,
            quantity=line.quantity,
            due_on=invoice.due_on,
        )
    allocation.pay_from_prepayments(work, contract, invoice)
    settle(work, contract)
    return invoice
