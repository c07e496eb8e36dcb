"""What of a contract was delivered and waits for an invoice, by month and kind of tax (D12)."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.policy.kinds import TaxKind
from salescli.sql import INVOICED_LINE

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.invoice import Invoice

_COUNTED = """
    invoice.state IN ('applied', 'issued') AND (
        invoice.corrects_id IS NULL OR invoice.state = 'issued'
        OR EXISTS (SELECT 1 FROM invoice AS other
                   WHERE other.replaces_id = invoice.id AND other.state = 'applied'))
"""
"""An `invoice` that counts for what is left to invoice: a red one once it was issued, or with the
one that waits to replace it."""

_BEFORE = """
    SELECT from_state FROM decision
    WHERE kind = 'product' AND document_id = product.id AND step = 'tax_kind'
      AND (decided_on > moved.day OR written > moved.written)
    ORDER BY written LIMIT 1
"""
"""How a product was taxed when goods of it moved: what the first change after that took away."""

_MOVED = f"""
    SELECT line_id, tax_kind, SUBSTR(day, 1, 7) AS month,
           SUM(quantity) AS quantity, SUM(amount) AS amount, MAX(sent_on) AS sent_on
    FROM (
        SELECT moved.line_id AS line_id, moved.booked_on AS day, moved.quantity AS quantity,
               moved.amount AS amount, moved.sent_on AS sent_on,
               COALESCE(moved.taxed, ({_BEFORE}), product.tax_kind) AS tax_kind
        FROM (
            SELECT posting.line_id AS line_id, posting.booked_on AS booked_on,
                   CASE posting.kind WHEN 'dispatched' THEN posting.quantity
                                     ELSE -posting.quantity END AS quantity,
                   CASE posting.kind WHEN 'dispatched' THEN posting.amount
                                     ELSE -posting.amount END AS amount,
                   CASE WHEN posting.kind = 'dispatched' AND posting.quantity > 0
                        THEN posting.booked_on END AS sent_on,
                   NULL AS taxed, sent.booked_on AS day, sent.written AS written
            FROM posting JOIN posting AS sent ON sent.id = COALESCE(posting.undoes_id, posting.id)
            WHERE posting.contract_id = :contract AND posting.kind IN ('dispatched', 'returned')
              AND posting.booked_on <= :day
            UNION ALL
            SELECT invoice_line.line_id, COALESCE(invoice.supply_on, invoice.applied_on),
                   -{INVOICED_LINE} * invoice_line.quantity,
                   -{INVOICED_LINE} * invoice_line.amount, NULL,
                   invoice.tax_kind, COALESCE(invoice.supply_on, invoice.applied_on),
                   invoice.written
            FROM invoice_line JOIN invoice ON invoice.id = invoice_line.invoice_id
            WHERE invoice.contract_id = :contract AND {_COUNTED}
        ) AS moved
        JOIN contract_line ON contract_line.id = moved.line_id
        JOIN product ON product.id = contract_line.product_id
    ) AS taxed
    GROUP BY line_id, tax_kind, SUBSTR(day, 1, 7)
    ORDER BY line_id, tax_kind, month
"""
"""A month's movements of a line and of a kind of tax: what was delivered, less what was invoiced.

What is taken back is taxed as it was when it went.
"""

_EVER = "9999-12-31"


class Part(NamedTuple):
    """So much of a contract line: thousandths, and minor units."""

    quantity: int
    amount: int


NOTHING = Part(0, 0)
Parts = dict[int, Part]
"""Contract line to so much of it."""


class Lot(NamedTuple):
    """What one invoice asks for: deliveries of one month and of one kind of tax."""

    month: str
    tax_kind: TaxKind
    supply_on: date | None
    lines: Parts

    @property
    def amount(self) -> int:
        """What it is worth, in minor units."""
        return sum(part.amount for part in self.lines.values())


NO_LOT = Lot("", TaxKind.STANDARD, None, {})


def lots(work: "Work", contract: "Contract", back: Lot = NO_LOT) -> list[Lot]:
    """Return what waits for an invoice on the business date, the oldest month first.

    Each is an invoice of its own (forms.md, Money). `back` is taken back beside.
    """
    found: dict[tuple[str, TaxKind], list[tuple[int, Part, str | None]]] = {}
    of_line = itemgetter("line_id", "tax_kind")
    for (line, kind), rows in groupby(_rows(work, contract, work.on.isoformat()), of_line):
        months = [_with_back(row, back) for row in rows]
        for row, part in _left(months):
            key = row["month"], TaxKind(kind)
            found.setdefault(key, []).append((line, part, row["sent_on"]))
    return sorted(_paid_for(found), key=lambda lot: (lot.month, [*TaxKind].index(lot.tax_kind)))


def _rows(work: "Work", contract: "Contract", day: str) -> list[Mapping[str, Any]]:
    return work.rows(_MOVED, contract=contract.key, day=day)


def _with_back(row: Mapping[str, Any], back: Lot) -> Mapping[str, Any]:
    if (row["month"], row["tax_kind"]) != (back.month, back.tax_kind):
        return row
    part = back.lines.get(row["line_id"], NOTHING)
    more = {"quantity": row["quantity"] + part.quantity, "amount": row["amount"] + part.amount}
    return {**row, **more}


def _left(months: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Part]]:
    """Yield what is left of each month of a line: what came back or was invoiced goes first."""
    quantity, amount = (sum(row[key] for row in months) for key in ("quantity", "amount"))
    if amount < 0 or (amount == 0 and quantity <= 0):
        return
    due = [row for row in reversed(months) if row["amount"] > 0 or row["quantity"] > 0]
    for n, row in enumerate(due, 1):
        whole = row["quantity"] <= quantity and row["amount"] <= amount and n < len(due)
        part = Part(row["quantity"], row["amount"]) if whole else Part(quantity, amount)
        quantity, amount = quantity - part.quantity, amount - part.amount
        if part != NOTHING:
            yield row, part


def _paid_for(
    found: Mapping[tuple[str, TaxKind], list[tuple[int, Part, str | None]]],
) -> Iterator[Lot]:
    """Make the lots that ask for money; what costs nothing goes along with a later one."""
    free: dict[TaxKind, Parts] = {}
    for (month, kind), parts in sorted(found.items()):
        lines = free.pop(kind, {})
        for line, part, _sent in parts:
            before = lines.get(line, NOTHING)
            lines[line] = Part(part.quantity + before.quantity, part.amount + before.amount)
        if not any(part.amount for part in lines.values()):
            free[kind] = lines
            continue
        days = [date.fromisoformat(sent) for _line, _part, sent in parts if sent]
        yield Lot(month, kind, max(days, default=None), dict(sorted(lines.items())))


def balances(work: "Work", contract: "Contract", kind: TaxKind | None) -> Parts:
    """Return by contract line what waits for an invoice; below nothing, a red one is owed.

    It is of one kind of tax, or of any.
    """
    found: Parts = {}
    for row in _rows(work, contract, _EVER):
        if kind in {None, row["tax_kind"]}:
            before = found.get(row["line_id"], NOTHING)
            more = before.quantity + row["quantity"], before.amount + row["amount"]
            found[row["line_id"]] = Part(*more)
    return found


def exact(work: "Work", contract: "Contract", invoice: "Invoice") -> bool:
    """Say whether the lines of an application are still what was delivered, and so taxed (R8)."""
    held = balances(work, contract, invoice.tax_kind)
    return all(min(held[line.line_id]) >= 0 for line in invoice.lines)
