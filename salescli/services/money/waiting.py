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
    from salescli.tables.invoice import Invoice

_COUNTED = """
    invoice.state IN ('applied', 'issued') AND (
        invoice.corrects_id IS NULL OR invoice.state = 'issued'
        OR EXISTS (SELECT 1 FROM invoice AS other
                   WHERE other.replaces_id = invoice.id AND other.state = 'applied'))
"""
"""An `invoice` that counts for what is left to invoice: a red one once it was issued, or with the
one that waits to replace it."""

_MOVED = f"""
    SELECT moved.line_id AS line_id, product.tax_kind AS tax_kind, moved.month AS month,
           SUM(moved.quantity) AS quantity, SUM(moved.amount) AS amount,
           MAX(moved.sent_on) AS sent_on
    FROM (
        SELECT line_id, SUBSTR(booked_on, 1, 7) AS month,
               CASE kind WHEN 'dispatched' THEN quantity ELSE -quantity END AS quantity,
               CASE kind WHEN 'dispatched' THEN amount ELSE -amount END AS amount,
               CASE WHEN kind = 'dispatched' AND quantity > 0 THEN booked_on END AS sent_on
        FROM posting
        WHERE contract_id = :contract AND kind IN ('dispatched', 'returned')
          AND booked_on <= :day
        UNION ALL
        SELECT invoice_line.line_id, SUBSTR(COALESCE(invoice.supply_on, invoice.applied_on), 1, 7),
               -{INVOICED_LINE} * invoice_line.quantity,
               -{INVOICED_LINE} * invoice_line.amount, NULL
        FROM invoice_line JOIN invoice ON invoice.id = invoice_line.invoice_id
        WHERE invoice.contract_id = :contract AND {_COUNTED}
    ) AS moved
    JOIN contract_line ON contract_line.id = moved.line_id
    JOIN product ON product.id = contract_line.product_id
    GROUP BY moved.line_id, product.tax_kind, moved.month
    ORDER BY moved.line_id, moved.month
"""
"""A month's movements of a line: what was delivered in it, less what was invoiced of it."""

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


def lots(
    work: "Work", contract: "Contract", back: "Parts | None" = None, month: str = ""
) -> list[Lot]:
    """Return what waits for an invoice on the business date, the oldest month first.

    Each is an invoice of its own (forms.md, Money). `back` is taken back of a month beside.
    """
    found: dict[tuple[str, TaxKind], list[tuple[int, Part, str | None]]] = {}
    for line, rows in groupby(_rows(work, contract, work.on.isoformat()), itemgetter("line_id")):
        months = [_with_back(row, (back or {}).get(line, NOTHING), month) for row in rows]
        for row, part in _left(months):
            key = row["month"], TaxKind(row["tax_kind"])
            found.setdefault(key, []).append((line, part, row["sent_on"]))
    return sorted(_paid_for(found), key=lambda lot: (lot.month, [*TaxKind].index(lot.tax_kind)))


def _rows(work: "Work", contract: "Contract", day: str) -> list[Mapping[str, Any]]:
    return work.rows(_MOVED, contract=contract.key, day=day)


def _with_back(row: Mapping[str, Any], back: Part, month: str) -> Mapping[str, Any]:
    if row["month"] != month:
        return row
    more = {"quantity": row["quantity"] + back.quantity, "amount": row["amount"] + back.amount}
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


def balances(work: "Work", contract: "Contract") -> dict[int, tuple[Part, TaxKind]]:
    """Return by contract line what waits for an invoice; below nothing, a red one is owed."""
    found = {}
    for line, months in groupby(_rows(work, contract, _EVER), itemgetter("line_id")):
        rows = [*months]
        quantity, amount = (sum(row[key] for row in rows) for key in ("quantity", "amount"))
        found[line] = Part(quantity, amount), TaxKind(rows[0]["tax_kind"])
    return found


def exact(work: "Work", contract: "Contract", invoice: "Invoice") -> bool:
    """Say whether the lines of an application are still what was delivered, and so taxed (R8)."""
    held = balances(work, contract)
    return all(
        min(held[line.line_id][0]) >= 0
        and held[line.line_id][1] is (invoice.tax_kind or held[line.line_id][1])
        for line in invoice.lines
    )
