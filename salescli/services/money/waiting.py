"""What of a contract was delivered and waits for an invoice, by month and kind of tax (D12)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy.goods.supply import NOTHING, OWED, WAITS, Entry, Part, Supply, followed
from salescli.policy.kinds import TaxKind
from salescli.supplies import ASKED, supplied

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.invoice import Invoice

_SUPPLIED = supplied(source="posting", where="posting.contract_id = :contract")

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


class _Waiting(NamedTuple):
    """How the lines of a contract stand, by kind of tax, and what is asked for that waits not."""

    lines: dict[tuple[int, TaxKind], Supply]
    wrong: set[int]


def lots(work: "Work", contract: "Contract", back: Lot = NO_LOT) -> list[Lot]:
    """Return what waits for an invoice on the business date, the oldest month first.

    Each is an invoice of its own (forms.md, Money). `back` is taken back beside.
    """
    found: dict[tuple[str, TaxKind], list[tuple[int, Part, str]]] = {}
    sound = _waiting(work, contract, replacing=False).lines
    left: dict[tuple[int, TaxKind, str], Part] = {}
    for (line, kind), supply in _waiting(work, contract, back).lines.items():
        for sent in supply.sent:
            if sent.on > work.on.isoformat():
                continue
            # What a red one that waits will free is for what replaces it, until both are issued.
            own = line, kind, sent.month
            most = (
                sent.stands[WAITS]
                if back.lines
                else left.setdefault(own, sound[line, kind].stands(WAITS, sent.month))
            )
            if (part := Part(*map(min, sent.stands[WAITS], most))) != NOTHING:
                found.setdefault((sent.month, kind), []).append((line, part, sent.on))
                left[own] = Part(most.quantity - part.quantity, most.amount - part.amount)
    return sorted(_paid_for(found), key=lambda lot: (lot.month, [*TaxKind].index(lot.tax_kind)))


def _waiting(
    work: "Work", contract: "Contract", back: Lot = NO_LOT, *, replacing: bool = True
) -> _Waiting:
    """Return what waits once all is issued that is applied for; a red one if it is replaced.

    Without `replacing` those are left out, and what replaces them.
    """
    found = _Waiting(_supplies(work, contract), set())
    for line, part in back.lines.items():
        found.lines[line, back.tax_kind].take_back(_asked(work, back.month, part))
    for row in work.rows(ASKED, contract=contract.key):
        supply = found.lines[row["line_id"], TaxKind(row["tax_kind"])]
        entry = _asked(work, row["month"], Part(row["quantity"], row["amount"]))
        if not replacing and (row["replaces"] or row["replaced"]):
            continue
        if not row["red"]:
            if not supply.ask(entry):
                found.wrong.add(row["invoice"])
        elif row["replaced"]:
            supply.take_back(entry)
    return found


def _supplies(work: "Work", contract: "Contract") -> dict[tuple[int, TaxKind], Supply]:
    """Follow what was entered of each line and kind of tax."""
    found: dict[tuple[int, TaxKind], Supply] = defaultdict(Supply)
    rows = work.rows(_SUPPLIED, contract=contract.key)
    for (line, kind), of in groupby(rows, itemgetter("line_id", "tax_kind")):
        found[line, TaxKind(kind)] = followed(of)
    return found


def _asked(work: "Work", month: str, part: Part) -> Entry:
    return Entry(work.on.isoformat(), month, part)


def _paid_for(
    found: Mapping[tuple[str, TaxKind], list[tuple[int, Part, str]]],
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
        supply_on = date.fromisoformat(max(sent for _line, _part, sent in parts))
        yield Lot(month, kind, supply_on, dict(sorted(lines.items())))


def owed(work: "Work", contract: "Contract", invoice: "Invoice") -> Parts:
    """Return by contract line what a red one is owed for, of the month and tax of an invoice.

    What waits to be taken back in red is not owed beside.
    """
    lines = _supplies(work, contract)
    for row in work.rows(ASKED, contract=contract.key):
        if row["red"]:
            entry = _asked(work, row["month"], Part(row["quantity"], row["amount"]))
            lines[row["line_id"], TaxKind(row["tax_kind"])].take_back(entry)
    month = month_of(invoice)
    return {
        line: supply.stands(OWED, month)
        for (line, kind), supply in lines.items()
        if invoice.tax_kind in {None, kind}
    }


def month_of(invoice: "Invoice") -> str:
    """Return the month of the goods that an invoice is for."""
    return f"{invoice.supply_on or invoice.applied_on:%Y-%m}"


def exact(work: "Work", contract: "Contract", invoice: "Invoice") -> bool:
    """Say whether the lines of an application are still what was delivered, and so taxed (R8)."""
    return invoice.key not in _waiting(work, contract).wrong
