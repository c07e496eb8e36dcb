"""What is invoiced, paid and taken back, kept a second time from forms.md (section 1, Money)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.entries import MONEY, Entry, rounded
from tests.oracle.goods import Goods
from tests.oracle.stock import Stock

NOTHING = Fraction(0)
Parts = dict[int, tuple[Fraction, int]]
"""Line to a quantity of it and what that is worth."""


@dataclass
class Bill:
    """An invoice that was applied for, or a red one: over what, and where it stands."""

    number: str
    contract: str
    month: str
    lines: Parts
    of: str = ""
    """The invoice that a red one takes back."""
    beside: str = ""
    """The red one that goes with it."""
    on: date | None = None
    due: date | None = None

    @property
    def amount(self) -> int:
        return sum(amount for _quantity, amount in self.lines.values())


@dataclass
class Application:
    """So much of a payment that pays an invoice, and since when."""

    entry: Entry
    left: int


@dataclass
class Money(Goods):
    """Invoices of what was delivered, and the payments that pay them."""

    bills: dict[str, Bill] = field(default_factory=dict)
    applications: list[Application] = field(default_factory=list)
    confirmed: dict[str, tuple[date, str]] = field(default_factory=dict)
    """Payment to the day since when it counts, and its method."""
    waiting: dict[str, tuple[str, dict[str, int]]] = field(default_factory=dict)
    """Refund that is not confirmed yet to its payment, and what it is to take where."""

    # What is applied for

    def lots(self, number: str, on: date, back: Bill | None = None) -> list[tuple[str, Parts]]:
        """Return month by month what was delivered by a day and waits for an invoice.

        A red invoice that is to be replaced counts as if it were issued; but what it frees is for
        what replaces it alone, until both are issued.
        """
        months = self._free(on, self._asked_for(number, back)[0])
        if back is None:
            now = self._free(on, self._asked_for(number, replacing=False)[0])
            for month, lines in months.items():
                for place, (quantity, amount) in lines.items():
                    least = now.get(month, {}).get(place, (NOTHING, 0))
                    lines[place] = min(quantity, least[0]), min(amount, least[1])
            kept = {m: {n: p for n, p in lines.items() if any(p)} for m, lines in months.items()}
            months = {month: lines for month, lines in kept.items() if lines}
        lots: list[tuple[str, Parts]] = []
        free: Parts = {}
        for month in sorted(months):
            lines, free = _together(free, months[month]), {}
            if any(amount for _quantity, amount in lines.values()):
                lots.append((month, lines))
            else:
                # What costs nothing goes along with what does.
                free = lines
        return lots

    @staticmethod
    def _free(on: date, stocks: dict[int, Stock]) -> dict[str, Parts]:
        """Add up by month what went by a day and is on no invoice."""
        months: dict[str, Parts] = defaultdict(dict)
        for place, stock in stocks.items():
            for box in stock.boxes:
                if box.day <= on and any(box.free):
                    before = months[box.month].get(place, (NOTHING, 0))
                    months[box.month][place] = _sum([before, box.free])
        return months

    def _stocks(self, number: str) -> dict[int, Stock]:
        """Go through what was written down of a contract's goods and invoices, in that order."""
        stocks = {place: Stock() for place in range(len(self.contracts[number].lines))}
        for e in self.of(number, "dispatched", "returned", "invoiced", "red"):
            if e.kind in {"dispatched", "returned"}:
                self._stocked(stocks[e.place], e)
            else:
                bill = self.bills[e.note if e.kind == "red" else e.invoice]
                for place, much in bill.lines.items():
                    stock = stocks[place]
                    if e.kind == "red":
                        stock.uncharges(bill.month, much)
                    else:
                        assert stock.charges(bill.month, much)
        return stocks

    def _stocked(self, stock: Stock, e: Entry) -> None:
        """Enter what went or came back."""
        much, note = (e.quantity, e.amount), e.note.removeprefix("red ")
        taken = -e.quantity, -e.amount
        if e.kind == "returned" and (e.quantity < 0 or e.amount < 0):
            stock.stays(note, self.notes[note].on, taken)
        elif e.kind == "returned":
            stock.comes_back(note, much, "away" if e.for_others else "missing")
        elif e.quantity < 0:
            stock.comes_back(note, taken)
        elif e.for_others:
            stock.goes_for_others(note, e.on, much)
        else:
            stock.sends(note, e.on, much)

    def _asked_for(
        self, number: str, back: Bill | None = None, *, replacing: bool = True
    ) -> tuple[dict[int, Stock], dict[str, bool]]:
        """Go on with what is applied for: red ones that are replaced, then all others.

        Say of each of these whether it asks for what waits.
        """
        stocks, fits = self._stocks(number), {}
        waiting = [bill for bill in self.bills.values() if self._waits(bill, number)]
        if not replacing:
            waiting = [n for n in waiting if not n.beside and not (n.of and self._replaced(n))]
        reds = [bill for bill in waiting if bill.of and bill is not back and self._replaced(bill)]
        for bill in (*([back] if back else []), *reds):
            for place, much in bill.lines.items():
                stocks[place].uncharges(bill.month, much)
        for bill in waiting:
            if not bill.of:
                there = [stocks[n].charges(bill.month, much) for n, much in bill.lines.items()]
                fits[bill.number] = all(there)
        return stocks, fits

    @staticmethod
    def _waits(bill: Bill, number: str) -> bool:
        return bill.contract == number and bill.on is None

    def _replaced(self, red: Bill) -> bool:
        return any(bill.beside == red.number for bill in self.bills.values())

    def ask_for(self, number: str, name: str, on: date) -> Bill:
        """Apply for an invoice over the oldest month that waits."""
        month, lines = self.lots(number, on)[0]
        self.bills[name] = Bill(name, number, month, lines)
        return self.bills[name]

    def exact(self, bill: Bill) -> bool:
        """Say whether what it asks for is still what was delivered."""
        return self._asked_for(bill.contract)[1][bill.number]

    def drop(self, name: str) -> None:
        """Take an application back, with what goes along with it."""
        self.bills.pop(name)
        for other in [n for n, bill in self.bills.items() if bill.beside == name]:
            self.bills.pop(other)

    # What is issued and taken back

    def issue(self, number: str, invoice: str, amount: int, on: date, written: date) -> None:
        due = on + timedelta(days=self.contracts[number].payment_days)
        self._issue(number, invoice, amount, due, on, written)
        self._prepay(number, invoice, written, on)

    def _issue(
        self, number: str, invoice: str, amount: int, due: date, on: date, written: date
    ) -> None:
        if invoice in self.bills:
            self.bills[invoice].on, self.bills[invoice].due = on, due
        self.entries.append(
            Entry("invoiced", on, written, number, amount, invoice=invoice, due=due)
        )

    def rest(self, name: str) -> Parts:
        """Return what is left of an invoice by line, after all red ones, waiting ones too."""
        reds = [bill.lines for bill in self.bills.values() if bill.of == name]
        left = dict(self.bills[name].lines)
        for lines in reds:
            for place, (quantity, amount) in lines.items():
                left[place] = left[place][0] - quantity, left[place][1] - amount
        return left

    def owed(self, name: str) -> Parts:
        """Return by line how much of an invoice's month is charged for and came back.

        What is to be taken back in red is not owed a second time.
        """
        bill = self.bills[name]
        stocks = self._stocks(bill.contract)
        for red in self.bills.values():
            if red.of and self._waits(red, bill.contract):
                for place, much in red.lines.items():
                    stocks[place].uncharges(red.month, much)
        return {place: stocks[place].missing(bill.month) for place in bill.lines}

    def red(self, name: str, of: str, lines: Parts) -> None:
        """Apply for a red invoice."""
        bill = self.bills[of]
        self.bills[name] = Bill(name, bill.contract, bill.month, lines, of=of)

    def share(self, of: str, place: int, quantity: Fraction) -> int:
        """Return what a part of an invoice's line is worth: as it came back, else in proportion."""
        back = self.owed(of)[place]
        if quantity == back[0]:
            return back[1]
        much, worth = self.rest(of)[place]
        return worth - rounded(worth * (much - quantity) / much)

    def replace(self, name: str, red: str, on: date) -> Bill | None:
        """Apply for what replaces an invoice: what was delivered in its month and is on none."""
        took = self.bills[red]
        lots = dict(self.lots(took.contract, on, took))
        if took.month not in lots:
            return None
        self.bills[name] = Bill(name, took.contract, took.month, lots[took.month], beside=red)
        return self.bills[name]

    def take_in(self, red: str, on: date, written: date) -> None:
        """Issue a red invoice, and what replaces it: what it displaces pays that, then others."""
        bill = self.bills[red]
        of, number = self.bills[bill.of], bill.contract
        bill.on = on
        entry = Entry("red", on, written, number, bill.amount, invoice=of.number, due=of.due)
        self.entries.append(entry.saying(note=red))
        freed = [*self._displaced(of.number, on, written)]
        new = next((n for n in self.bills.values() if n.beside == red), None)
        if new is not None:
            assert of.due is not None
            self._issue(number, new.number, new.amount, of.due, on, written)
        for payment, method, amount, since in freed:
            first = [new.number] if new else []
            self._pay(number, (payment, method), amount, since, written, first)
        if new is not None:
            self._prepay(number, new.number, written, on)

    def _displaced(
        self, invoice: str, on: date, written: date
    ) -> Iterator[tuple[str, str, int, date]]:
        """Take back what pays more of an invoice than is left of it, the latest first."""
        over = -self.open(invoice)
        for paid in sorted(
            (a for a in self.applications if a.entry.invoice == invoice),
            key=lambda a: (a.entry.on, self.applications.index(a)),
            reverse=True,
        ):
            part = min(over, paid.left)
            if part > 0:
                over -= part
                yield (
                    paid.entry.payment,
                    paid.entry.method,
                    part,
                    self._undo(paid, part, on, written),
                )

    def _undo(self, paid: Application, part: int, on: date, written: date, cause: str = "") -> date:
        """Take back a part of what was applied, never before it was."""
        since = max(on, paid.entry.on)
        paid.left -= part
        back = paid.entry.saying(on=since, written=written, amount=-part, cause=cause)
        self.entries.append(back)
        return since

    # What is paid

    def collect(
        self,
        payment: str,
        parts: dict[str, int],
        method: str,
        named: list[str],
        on: date,
        written: date,
    ) -> None:
        self.confirmed[payment] = on, method
        for number, amount in parts.items():
            self._come(number, payment, amount, on, written)
            self._pay(number, (payment, method), amount, on, written, named)

    def _come(
        self, place: str, payment: str, amount: int, on: date, written: date, cause: str = ""
    ) -> None:
        """Enter that money of a payment comes to a place, or leaves it."""
        method = self.confirmed[payment][1]
        entry = Entry("collected", on, written, place, amount, payment=payment, method=method)
        self.entries.append(entry.saying(cause=cause))

    def _pay(
        self,
        number: str,
        payment: tuple[str, str],
        amount: int,
        since: date,
        written: date,
        first: Iterable[str] = (),
    ) -> None:
        for bill in self._bills([number], [*first]):
            part = min(amount, self.open(bill.invoice))
            if part > 0:
                self._apply(number, payment, bill, part, self._latest(since, bill), written)
                amount -= part

    def _latest(self, since: date, bill: Entry) -> date:
        """Return when an invoice can be paid: once it is there, and freed of what paid it."""
        freed = [e.on for e in self._freeing(bill.invoice)]
        return max([since, bill.on, *freed])

    def _freeing(self, invoice: str) -> list[Entry]:
        paid = (e for e in self.entries if (e.kind, e.invoice) == ("applied", invoice))
        return [e for e in paid if e.amount < 0]

    def _prepay(self, number: str, invoice: str, written: date, on: date) -> None:
        """Pay an invoice from what its contract has prepaid, the oldest first; then the account.

        What is to be given back to the customer pays nothing until somebody says no to that.
        """
        (bill,) = (e for e in self.of(number, "invoiced") if e.invoice == invoice)
        for place in (number, self.contracts[number].customer):
            for payment, since, rest in self.holdings(place):
                promised = sum(
                    takes.get(place, 0) for of, takes in self.waiting.values() if of == payment
                )
                part = min(self.open(invoice), rest - promised)
                if part > 0:
                    day = max(on, since)
                    if place != number:
                        self.carry(payment, part, (place, number), day, written)
                    method = self.confirmed[payment][1]
                    self._apply(number, (payment, method), bill, part, day, written)

    def carry(
        self,
        payment: str,
        amount: int,
        between: tuple[str, str],
        on: date,
        written: date,
        cause: str = "",
    ) -> None:
        """Move money of a payment, minus and plus; what of it has cleared stays so."""
        cleared = [e for e in self.entries if (e.kind, e.payment) == ("cleared", payment)]
        for place, part in zip(between, (-amount, amount), strict=True):
            self._come(place, payment, part, on, written, cause)
        if sum(e.amount for e in cleared):
            day = max(on, *(e.on for e in cleared))
            for place, part in zip(between, (-amount, amount), strict=True):
                moved = cleared[0].saying(contract=place, on=day, written=written, amount=part)
                self.entries.append(moved.saying(cause=cause))

    def holdings(self, place: str) -> list[tuple[str, date, int]]:
        """Return what of each payment pays nothing in a place, and since when, the oldest first."""
        rests: dict[str, int] = defaultdict(int)
        since: dict[str, date] = {}
        for e in self.of(place, *MONEY, "applied"):
            amount = -e.amount if e.kind == "applied" else e.amount
            rests[e.payment] += amount
            if amount > 0:
                since[e.payment] = max(e.on, since.get(e.payment, e.on))
        names = sorted((name for name in rests if rests[name] > 0), key=self._age)
        return [(name, since[name], rests[name]) for name in names]

    def _age(self, payment: str) -> tuple[date, str]:
        return self.confirmed[payment][0], payment

    def _apply(
        self,
        number: str,
        payment: tuple[str, str],
        bill: Entry,
        part: int,
        on: date,
        written: date,
    ) -> None:
        name, method = payment
        entry = Entry("applied", on, written, number, part, invoice=bill.invoice, due=bill.due)
        entry = entry.saying(payment=name, method=method, root=len(self.applications))
        self.entries.append(entry)
        self.applications.append(Application(entry, part))

    def _bills(self, numbers: Iterable[str], named: list[str]) -> list[Entry]:
        bills = [bill for number in numbers for bill in self.of(number, "invoiced")]
        first = [b for invoice in named for b in bills if b.invoice == invoice]
        rest = [b for b in bills if b.invoice not in named]
        return first + sorted(rest, key=lambda b: (b.due, b.invoice))

    def below_zero(self, *places: str) -> bool:
        """Say whether an invoice or a prepayment in some places is below zero on some day."""
        moves: dict[tuple[str, str], dict[date, int]] = defaultdict(lambda: defaultdict(int))
        for e in (e for place in places for e in self.of(place)):
            if e.invoice:
                moves["", e.invoice][e.on] += e.amount * (1 if e.kind == "invoiced" else -1)
            if e.payment and e.kind != "cleared":
                sign = -1 if e.kind == "applied" else 1
                moves[e.contract, e.payment][e.on] += e.amount * sign
        return any(
            sum(amount for on, amount in days.items() if on <= day) < 0
            for days in moves.values()
            for day in days
        )

    def open(self, invoice: str) -> int:
        own = [e for e in self.entries if e.invoice == invoice]
        asked = sum(e.amount for e in own if e.kind == "invoiced")
        return asked - sum(e.amount for e in own if e.kind in {"red", "applied"})


def _sum(parts: Iterable[tuple[Fraction, int]]) -> tuple[Fraction, int]:
    of = [*parts]
    return sum((q for q, _a in of), NOTHING), sum(a for _q, a in of)


def _together(one: Parts, other: Parts) -> Parts:
    places = sorted({*one, *other})
    none = (NOTHING, 0)
    return {n: _sum((one.get(n, none), other.get(n, none))) for n in places}
