"""What comes back, is exchanged or allowed, kept a second time from forms.md (Sales, Return)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.oracle.cash import Cash
from tests.oracle.entries import Entry
from tests.oracle.goods import next_working
from tests.oracle.money import Bill, Parts

NOTHING = Fraction(0)

Much = dict[tuple[str, int], Fraction]
"""By note and line a quantity."""


@dataclass
class Coming:
    """A customer's wish: what is to come back by which note, or what is to be paid less."""

    number: str
    contract: str
    kind: str
    wanted: Much = field(default_factory=dict)
    allowed: dict[tuple[str, int], int] = field(default_factory=dict)
    refund: bool = False
    waits: bool = True
    """Whether an allowance asks for something still that it has not got."""


@dataclass
class Settling:
    """What a settlement comes to: what each red invoice takes back, what is refunded by payment."""

    reds: list[tuple[str, Parts]] = field(default_factory=list)
    refunds: dict[str, int] = field(default_factory=dict)
    credited: int = 0


@dataclass
class Back(Cash):
    """Goods that come back to be credited or exchanged, and allowances."""

    comings: dict[str, Coming] = field(default_factory=dict)

    def returnable_of(
        self, number: str, on: date, note: str = ""
    ) -> list[tuple[str, int, Fraction]]:
        """Return by note, the latest first, and line what may come back that went by a day."""
        return [
            (name, place, rest)
            for name in self.sent_by(number, on, note)
            for place, much in sorted(self.notes[name].wanted.items())
            if (rest := much - self.notes[name].back[place] - self.notes[name].came[place]) > 0
        ]

    def sent_by(self, number: str, on: date, note: str = "") -> list[str]:
        """Return the notes of a contract that went by a day, the latest first."""
        gone = [n for n, of in self.notes.items() if of.contract == number and of.on <= on]
        chosen = [n for n in gone if note in {"", n}]
        return sorted(chosen, key=lambda n: (self.notes[n].on, n), reverse=True)

    def spread(self, number: str, on: date, wanted: dict[int, Fraction], note: str = "") -> Much:
        """Choose by which notes goods come back: the latest first."""
        found: Much = {}
        for place, much in wanted.items():
            rest = much
            for name, at, there in self.returnable_of(number, on, note):
                if at == place and (part := min(rest, there)) > 0:
                    found[name, place] = part
                    rest -= part
        return found

    def allowable(self, number: str, place: int, but: str = "") -> int:
        """Return how much less may be paid for a line: what is left of it, after what is asked."""
        asked = sum(
            amount
            for coming in self.comings.values()
            if coming.contract == number and coming.waits and coming.number != but
            for (_note, at), amount in coming.allowed.items()
            if at == place
        )
        return self.worth_of(number, place) - asked

    def fits(self, name: str) -> bool:
        """Say whether an allowance is still no more than is left."""
        coming = self.comings[name]
        return all(
            amount <= self.allowable(coming.contract, place, name)
            for (_note, place), amount in coming.allowed.items()
        )

    def report(self, coming: Coming) -> None:
        self.comings[coming.number] = coming
        for (note, place), much in coming.wanted.items():
            self.notes[note].came[place] += much

    def give_up(self, name: str) -> None:
        """Send it back to the customer: it never came."""
        coming = self.comings.pop(name)
        for (note, place), much in coming.wanted.items():
            self.notes[note].came[place] -= much

    def allow(self, name: str, on: date, written: date) -> None:
        """Enter an approved allowance."""
        coming = self.comings[name]
        coming.waits = False
        for (note, place), amount in coming.allowed.items():
            self._returned(coming, note, place, (NOTHING, amount), on, written)

    def counted(self, name: str, counted: dict[int, Fraction] | None) -> Much:
        """Return what came by note: of what is listed, the first listed first."""
        wanted = self.comings[name].wanted
        if counted is None:
            return dict(wanted)
        rest, found = dict(counted), {}
        for (note, place), much in wanted.items():
            found[note, place] = min(much, rest.get(place, NOTHING))
            rest[place] = rest.get(place, NOTHING) - found[note, place]
        return found

    def receive(self, name: str, came: Much, on: date, written: date) -> None:
        """Enter what came in, worth the change it makes; by credit no more than is left."""
        coming = self.comings[name]
        for (note, place), much in came.items():
            self.notes[note].came[place] += much - coming.wanted[note, place]
            line = self.contracts[coming.contract].lines[place]
            amount = line.worth(line.sent) - line.worth(line.sent - much)
            if coming.kind != "exchange":
                amount = max(0, min(amount, self.worth_of(coming.contract, place)))
            line.sent -= much
            self._returned(
                coming,
                note,
                place,
                (much, amount),
                on,
                written,
                for_others=coming.kind == "exchange",
            )
        coming.wanted = came

    def others_due(self, on: date) -> date:
        """Return by when the goods leave that go for what came in to be exchanged (R7)."""
        return next_working(on)

    def _returned(
        self,
        coming: Coming,
        note: str,
        place: int,
        much: tuple[Fraction, int],
        on: date,
        written: date,
        *,
        for_others: bool = False,
    ) -> None:
        if not any(much):
            return
        contract = self.contracts[coming.contract]
        entry = Entry("returned", on, written, contract.number, much[1], much[0])
        self.entries.append(
            entry.saying(
                product=contract.lines[place].product,
                place=place,
                note=note,
                cause=coming.number,
                for_others=for_others,
                region=self.region(contract.customer, on),
            )
        )
        if contract.number in self.cancelled:
            self._release(contract.number, place, much, on, written)

    def credit(self, name: str, on: date, written: date) -> None:
        """Settle an exchange for which nothing goes as a return by credit."""
        coming = self.comings[name]
        for e in [e for e in self.entries if (e.kind, e.cause) == ("returned", name)]:
            much = -e.quantity, -e.amount
            self._returned(coming, e.note, e.place, much, on, written, for_others=True)
            left = max(0, min(e.amount, self.worth_of(coming.contract, e.place)))
            self._returned(coming, e.note, e.place, (e.quantity, left), on, written)

    # What it comes to in money

    def settle(
        self,
        name: str,
        named: str,
        most: int | None,
        days: tuple[date, date],
        numbers: Iterable[str] = (),
    ) -> Settling:
        """Take back in red what was invoiced, and refund or credit what that displaced."""
        (on, written), coming, done = days, self.comings[name], Settling()
        number = coming.contract
        if coming.kind == "exchange":
            self.credit(name, on, written)
        freed, called = [], iter(numbers)
        for of, lines in self._owing(coming, named, on):
            red = next(called, f"?{len(self.bills)}")
            bill = Bill(red, number, self.bills[of].month, lines, of=of, on=on)
            self.bills[red] = bill
            due = self.bills[of].due
            entry = Entry("red", on, written, number, bill.amount, invoice=of, due=due, note=red)
            self.entries.append(entry)
            freed += [*self._displaced(of, on, written)]
            done.reds.append((of, lines))
        kept: list[tuple[tuple[str, str], int, date]] = []
        left = sum(f[2] for f in freed) if most is None else most
        for payment, method, amount, since in freed:
            back = 0
            if coming.refund and self.uncleared(payment, date.max) <= 0:
                back = min(left, amount)
            left -= back
            if back:
                done.refunds[payment] = done.refunds.get(payment, 0) + back
            if back < amount:
                done.credited += amount - back
                kept.append(((payment, method), amount - back, since))
        for paid, amount, since in kept:
            self._pay(number, paid, amount, since, written)
        return done

    def _owing(self, coming: Coming, named: str, on: date) -> Iterator[tuple[str, Parts]]:
        """Go through the invoices, the named one first, then the latest: what of each is red."""
        left: Parts = defaultdict(lambda: (NOTHING, 0))
        for e in self.entries:
            if (e.kind, e.cause) == ("returned", coming.number) and not e.for_others:
                q, a = left[e.place]
                left[e.place] = q + e.quantity, a + e.amount
        there = [
            (bill.number == named, bill.on, bill.number)
            for bill in self.bills.values()
            if bill.contract == coming.contract and bill.on and bill.on <= on and not bill.of
        ]
        for _named, _on, of in sorted(there, reverse=True):
            owed, rest = self.owed(of), self.rest(of)
            lines: Parts = {}
            for place, parts in rest.items():
                if place not in left:
                    continue
                q, a = zip(parts, owed[place], left[place], strict=True)
                lines[place] = min(q), min(a)
            lines = {place: part for place, part in lines.items() if any(part)}
            if any(amount for _q, amount in lines.values()):
                for place, (q, a) in lines.items():
                    left[place] = left[place][0] - q, left[place][1] - a
                yield of, lines
