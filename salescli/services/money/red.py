"""Red invoices: what was invoiced wrongly, or came back, is taken back with its reason (R8)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, label, may_begin, not_before
from salescli.errors import DataError
from salescli.policy.diagrams import INVOICE, InvoiceFacts, RedFacts
from salescli.policy.goods.supply import NOTHING, Part
from salescli.policy.kinds import RedReason, TaxKind
from salescli.policy.money import half_up
from salescli.policy.standing import applied, issued
from salescli.services.money import allocation, issuing, waiting
from salescli.services.money.places import at_rest
from salescli.services.money.waiting import Parts
from salescli.sql import INVOICED_LINE
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.invoice import Invoice

_REST = f"""
    SELECT invoice_line.line_id AS line, MIN(contract_line.position) AS position,
           SUM({INVOICED_LINE} * invoice_line.quantity) AS quantity,
           SUM({INVOICED_LINE} * invoice_line.amount) AS amount
    FROM invoice
    JOIN invoice_line ON invoice_line.invoice_id = invoice.id
    JOIN contract_line ON contract_line.id = invoice_line.line_id
    WHERE (invoice.id = :invoice OR invoice.corrects_id = :invoice)
      AND invoice.state IN ('applied', 'issued')
    GROUP BY invoice_line.line_id
    ORDER BY MIN(contract_line.position)
"""
"""What is left of an invoice by line, after all red ones that are issued or wait."""

_OF_DELIVERIES = (RedReason.RETURN, RedReason.PRICE)
_ERRORS = (RedReason.ERROR, RedReason.DOUBLE)


class Why(NamedTuple):
    """Why an invoice is taken back, who answers for it, and for which loss, in minor units."""

    reason: RedReason
    responsible: str | None = None
    loss: int | None = None


class _Taken(NamedTuple):
    """What is taken back, and by how much that is more than is left."""

    parts: Parts
    excess: int

    @property
    def amount(self) -> int:
        """What it is worth, in minor units."""
        return sum(part.amount for part in self.parts.values())


def correct(
    work: "Work",
    number: str,
    why: Why,
    *,
    quantities: Mapping[int, int] | None = None,
    replace: bool = False,
) -> "Invoice":
    """Apply for a red entry against an invoice, which counts once finance issues it (R8).

    Thousandths by line position; else what came back, or all that is left of it. With `replace`
    what was delivered of it is applied for anew beside.
    """
    may_begin(work, INVOICE, "correct")
    invoice = find.document(work, models.Invoice, number)
    if invoice.issued_on is not None:
        not_before(work, _("correct"), label(invoice), invoice.issued_on)
    contract = find.by_id(work, models.Contract, invoice.contract_id)
    owed = why.reason in _OF_DELIVERIES and not replace
    taken = _taken(work, contract, invoice, quantities, owed=owed)
    red = _begin(work, invoice, taken, why)
    if replace:
        _replacement(work, contract, invoice, red, taken.parts)
    return red


def _begin(work: "Work", invoice: "Invoice", taken: _Taken, why: Why) -> "Invoice":
    who = find.employee(work, why.responsible) if why.responsible else None
    facts = RedFacts(
        issued=issued(invoice.state) and invoice.corrects_id is None,
        amount=taken.amount,
        excess=taken.excess,
        answered=who is not None or (why.reason not in _ERRORS and not why.loss),
    )
    return begin(
        work,
        models.Invoice,
        "correct",
        facts=facts,
        about=label(invoice),
        fill=lambda red: fill(red, taken.parts),
        contract_id=invoice.contract_id,
        amount=taken.amount,
        supply_on=invoice.supply_on,
        tax_kind=invoice.tax_kind,
        corrects_id=invoice.key,
        reason=why.reason,
        responsible_id=who.key if who else None,
        loss=why.loss,
    )


def fill(invoice: "Invoice", parts: Parts) -> None:
    """Write the lines of an invoice."""
    invoice.lines.extend(
        models.InvoiceLine(invoice_id=invoice.key, line_id=line, **part._asdict())
        for line, part in parts.items()
    )


def rest(work: "Work", invoice: "Invoice") -> Parts:
    """Return what is left of an invoice by contract line, after all red ones."""
    rows = work.rows(_REST, invoice=invoice.key)
    return {row["line"]: Part(row["quantity"], row["amount"]) for row in rows}


def _excess(rest: Parts, taken: Parts) -> int:
    """Return by how much more is taken back than is left, in quantity or amount."""
    over = (
        max(part.quantity - left.quantity, part.amount - left.amount)
        for line, part in taken.items()
        for left in (rest.get(line, NOTHING),)
    )
    return max(over, default=0)


def _taken(
    work: "Work",
    contract: "Contract",
    invoice: "Invoice",
    quantities: Mapping[int, int] | None,
    *,
    owed: bool,
) -> _Taken:
    """Return what is taken back: so much of some lines, what came back, or all that is left."""
    left = rest(work, invoice)
    owing = waiting.owed(work, contract, invoice)
    back = {line: owing.get(line, NOTHING) for line in left}
    if quantities is not None:
        lines = _positions(work, invoice, quantities)
        parts = {line: _share(left[line], back[line], n) for line, n in lines.items()}
    elif owed:
        parts = {line: Part(*map(min, part, back[line])) for line, part in left.items()}
    else:
        parts = left
    some = {line: part for line, part in parts.items() if part != NOTHING}
    return _Taken(some, _excess(left, some))


def _positions(work: "Work", invoice: "Invoice", quantities: Mapping[int, int]) -> dict[int, int]:
    """Return so much by contract line; DataError for what does not stand on the invoice."""
    rows = work.rows(_REST, invoice=invoice.key)
    lines = {row["position"]: row["line"] for row in rows}
    for position in quantities:
        if position not in lines:
            raise DataError(
                _("{document} has no line {position}").format(
                    document=label(invoice), position=position
                )
            )
    return {lines[position]: quantity for position, quantity in quantities.items()}


def _share(rest: Part, owed: Part, quantity: int) -> Part:
    """Return what a quantity of a line is worth: as it came back, else its part of what is left."""
    if quantity == owed.quantity:
        return Part(quantity, owed.amount)
    if not 0 < quantity <= rest.quantity:
        return Part(quantity, rest.amount)
    left = half_up(rest.amount * (rest.quantity - quantity), rest.quantity)
    return Part(quantity, rest.amount - left)


def _replacement(
    work: "Work", contract: "Contract", invoice: "Invoice", red: "Invoice", taken: Parts
) -> None:
    """Apply for what was delivered of an invoice anew, to be issued with its red entry."""
    month = waiting.month_of(invoice)
    kind = invoice.tax_kind or TaxKind.STANDARD
    back = waiting.Lot(month, kind, invoice.supply_on, taken)
    lots = waiting.lots(work, contract, back)
    lot = next((lot for lot in lots if (lot.month, lot.tax_kind) == back[:2]), waiting.NO_LOT)
    work.session.flush()
    begin(
        work,
        models.Invoice,
        "apply",
        facts=InvoiceFacts(lot.amount),
        about=label(contract),
        fill=lambda replacement: fill(replacement, lot.lines),
        contract_id=contract.key,
        amount=lot.amount,
        supply_on=lot.supply_on or invoice.supply_on,
        tax_kind=lot.tax_kind,
        replaces_id=red.key,
    )


def beside(work: "Work", red: "Invoice") -> "Invoice | None":
    """Return the application that waits to replace what a red entry takes back."""
    found = work.fetch(models.Invoice, replaces_id=red.key)
    return found if found and applied(found.state) else None


def issue(work: "Work", red: "Invoice", contract: "Contract", tax_number: str | None) -> None:
    """Issue a red entry, and what replaces it; what it displaces pays that and others (R8)."""
    original = find.by_id(work, models.Invoice, red.corrects_id or 0)
    replacement = beside(work, red)
    issuing.take_back(work, red, original, tax_number)
    freed = allocation.displace(work, contract, original)
    if replacement is not None:
        issuing.issue(work, replacement, contract, issuing.Given(original.due_on))
    allocation.pay_anew(work, contract, freed, replacement)
    at_rest(work, [contract], work.on)


def along(work: "Work", red: "Invoice", step: str) -> None:
    """Take a step with what waits to replace a red entry, as with the entry itself."""
    if red.corrects_id is not None and (replacement := beside(work, red)):
        advance(work, replacement, step, facts=InvoiceFacts(replacement.amount))
