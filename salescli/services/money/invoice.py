"""Invoices: applied for over what was delivered, issued by finance (D12, R8)."""

from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

from salescli.engine import find as _find
from salescli.engine import numbers as _numbers
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, begun, label
from salescli.errors import GateShutError
from salescli.policy import names
from salescli.policy.diagrams import INVOICE
from salescli.policy.roles import Role
from salescli.policy.states import PostingKind
from salescli.services import contract as contracts
from salescli.services.money import allocation as _allocation
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


def find(work: "Work", number: str) -> "Invoice":
    """Fetch an invoice with its lines by number."""
    from sqlalchemy.orm import selectinload  # noqa: PLC0415 - start-up
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Invoice  # noqa: PLC0415 - start-up

    wanted = select(Invoice).options(selectinload(Invoice.lines))  # type: ignore[arg-type]
    return _find.document(work, wanted, "invoice", number)


def apply(work: "Work", contract_number: str) -> "Invoice":
    """Apply for an invoice over all that was delivered and not invoiced yet (D12).

    Raises GateShutError when nothing delivered waits for an invoice.
    """
    from salescli.models import Invoice, InvoiceLine  # noqa: PLC0415 - start-up

    work.require(_("apply for an invoice"), (Role.SALES, Role.CLERK), "R8")
    contract = contracts.itself(work, contract_number)
    waiting = work.rows(_UNINVOICED, contract=contract.key, day=work.on.isoformat())
    amount = sum(row["amount"] for row in waiting)
    if not amount:
        until = _("something delivered waits for an invoice")
        raise GateShutError(_("apply for an invoice of"), label(contract), until, "R8")
    invoice = Invoice(
        number=_numbers.give(work, "invoice", work.on),
        contract_id=contract.key,
        author_id=work.actor.id or None,
        applied_on=work.on,
        created_at=work.now(),
        amount=amount,
        lines=[],
    )
    work.add(invoice)
    invoice.lines.extend(
        InvoiceLine(invoice_id=invoice.key, **row)  # line_id, quantity, amount
        for row in waiting
    )
    work.add(invoice)
    begun(work, INVOICE, "apply", invoice, "R8")
    return invoice


def issue(work: "Work", number: str, *, tax_number: str | None = None) -> "Invoice":
    """Issue an invoice that was applied for; what the customer prepaid pays it at once (R8)."""
    invoice = find(work, number)
    facts = SimpleNamespace(amount=invoice.amount)
    contract = contracts.by_id(work, invoice.contract_id)
    advance(
        work,
        INVOICE,
        "issue",
        invoice,
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
    _allocation.pay_from_prepayments(work, contract, invoice)
    settle(work, contract)
    return invoice
