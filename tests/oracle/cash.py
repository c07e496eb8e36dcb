"""What customers pay on account, and what moves or takes back money, kept a second time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tests.oracle.entries import INSTRUMENTS, MONEY, Entry
from tests.oracle.money import Money


@dataclass
class Cash(Money):
    """Payments for a customer, refunds, transfers, corrections; instruments and what they bring."""

    cleared: dict[str, date] = field(default_factory=dict)
    """Payment to the day on which its instrument was paid."""
    refunds: dict[str, tuple[str, dict[str, int]]] = field(default_factory=dict)
    """Refund to its payment, and what it takes where."""
    undone: set[str] = field(default_factory=set)
    """Payments and refunds that were taken back."""

    def places(self, customer: str) -> list[str]:
        """Return where money of a customer can stand: on account, or in a contract."""
        return [customer, *(n for n, c in self.contracts.items() if c.customer == customer)]

    def collect_for(
        self, customer: str, payment: str, amount: int, method: str, on: date, written: date
    ) -> None:
        """Divide a payment over what a customer owes, by due date; the rest stands on account."""
        self.confirmed[payment] = on, method
        numbers = self.places(customer)[1:]
        shares: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
        for bill in self._bills(numbers, []):
            if (part := min(amount, self.open(bill.invoice))) > 0:
                shares[bill.contract].append((bill, part))
                amount -= part
        for number, parts in shares.items():
            self._come(number, payment, sum(part for _bill, part in parts), on, written)
            for bill, part in parts:
                self._apply(number, (payment, method), bill, part, self._latest(on, bill), written)
        if amount:
            self._come(customer, payment, amount, on, written)

    def rests(self, payment: str) -> dict[str, int]:
        """Return where a payment is prepaid, on account first, and how much."""
        customers = [*self.holders]
        found: dict[str, int] = {}
        for place in (*customers, *self.contracts):
            rest = next((r for name, _since, r in self.holdings(place) if name == payment), 0)
            if rest:
                found[place] = rest
        return found

    def from_where(self, payment: str, amount: int) -> dict[str, int]:
        """Return from where so much of a payment is refunded."""
        parts = {}
        for place, rest in self.rests(payment).items():
            if part := min(amount, rest):
                parts[place] = part
                amount -= part
        return parts

    def ask_back(self, refund: str, payment: str, parts: dict[str, int]) -> None:
        """Take note of a refund that waits for two people."""
        self.refunds[refund] = self.waiting[refund] = payment, parts

    def refundable(self, refund: str, on: date) -> bool:
        """Say whether what a refund takes is there: prepaid where it was, and cleared by a day."""
        payment, parts = self.refunds[refund]
        rests = self.rests(payment)
        if payment in self.undone or self.uncleared(payment, on) > 0:
            return False
        return all(part <= rests.get(place, 0) for place, part in parts.items())

    def uncleared(self, payment: str, on: date) -> int:
        if self.confirmed[payment][1] not in INSTRUMENTS:
            return 0
        own = [e for e in self.entries if e.payment == payment and e.on <= on]
        held = sum(e.amount for e in own if e.kind in MONEY)
        return held - sum(e.amount for e in own if e.kind == "cleared")

    def pay_back(self, refund: str, on: date, written: date) -> None:
        """Enter a refund; what of it had cleared is held no more."""
        payment, parts = self.waiting.pop(refund)
        method = self.confirmed[payment][1]
        for place, amount in parts.items():
            kinds = ["refunded", *(["cleared"] if method in INSTRUMENTS else [])]
            for kind in kinds:
                entry = Entry(kind, on, written, place, -amount, payment=payment, method=method)
                self.entries.append(entry.saying(cause=refund))

    def paid_in(self, place: str) -> int:
        """Return what was paid in a place, whether it pays something there or not."""
        return sum(e.amount for e in self.of(place, *MONEY))

    def transfer(
        self, name: str, source: str, target: str, amount: int, on: date, written: date
    ) -> None:
        """Move money: what is prepaid first, then what was applied last; it pays there."""
        parts = []
        for payment, _since, rest in self.holdings(source):
            if part := min(amount, rest):
                parts.append((payment, part))
                amount -= part
        applied = [a for a in self.applications if a.entry.contract == source and a.left]
        applied.sort(key=lambda a: (a.entry.on, a.entry.root), reverse=True)
        for one in applied:
            if part := min(amount, one.left):
                self._undo(one, part, on, written, name)
                parts.append((one.entry.payment, part))
                amount -= part
        for payment, part in parts:
            self.carry(payment, part, (source, target), on, written, name)
            if target in self.contracts:
                self._pay(target, (payment, self.confirmed[payment][1]), part, on, written)

    def clear(self, payment: str, on: date, written: date) -> None:
        """Enter that an instrument was paid: what it brought is held in it no more."""
        self.cleared[payment] = on
        if payment not in self.confirmed or payment in self.undone:
            return
        for place in (*self.holders, *self.contracts):
            own = [e for e in self.of(place, *MONEY, "cleared") if e.payment == payment]
            held = sum(-e.amount if e.kind == "cleared" else e.amount for e in own)
            if held:
                day = max(on, *(e.on for e in own))
                method = self.confirmed[payment][1]
                entry = Entry("cleared", day, written, place, held, payment=payment, method=method)
                self.entries.append(entry)

    def undo(self, payment: str, kind: str, on: date, written: date) -> None:
        """Take a payment back whole, by entries of a kind, with what it paid and cleared."""
        self.undone.add(payment)
        self._reverse([e for e in self.entries if e.payment == payment], kind, on, written)
        for one in self.applications:
            if one.entry.payment == payment:
                one.left = 0

    def take_back_refund(self, refund: str, on: date, written: date) -> None:
        """Take a refund back whole: its payment is prepaid again."""
        self.undone.add(refund)
        caused = [e for e in self.entries if e.cause == refund]
        self._reverse(caused, "refunded", on, written)

    def _reverse(self, entries: Iterable[Entry], kind: str, on: date, written: date) -> None:
        """Undo entries on a day, each never before its own, as far as they stand."""
        stands: dict[tuple[str, str, int, date], list[Entry]] = defaultdict(list)
        for e in entries:
            what = kind if e.kind in MONEY else e.kind
            stands[what, e.contract, e.root, max(on, e.on)].append(e)
        for (what, _place, _root, day), of in stands.items():
            if amount := sum(e.amount for e in of):
                back = of[0].saying(kind=what, on=day, written=written, amount=-amount, cause="")
                self.entries.append(back)
