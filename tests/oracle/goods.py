"""What is contracted, asked for, delivered and taken back, kept a second time from forms.md."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.entries import Contract, Dated, Entry

NOTHING = Fraction(0)


@dataclass
class Note:
    """A delivery note: whose goods it sent, and what red notes and customers give back, or will."""

    contract: str
    on: date
    wanted: dict[int, Fraction]
    back: dict[int, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    came: dict[int, Fraction] = field(default_factory=lambda: defaultdict(Fraction))


@dataclass
class Goods:
    """Contracts, and the goods of them."""

    contracts: dict[str, Contract] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    """Account to who holds it."""
    entries: list[Entry] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    cancelled: dict[str, tuple[date, date]] = field(default_factory=dict)
    """Contract to the day since when it is cancelled, and that on which that was written."""
    regions: list[Dated] = field(default_factory=list)
    asks: dict[tuple[str, int], list[tuple[date, Fraction]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By line what was asked for, and freed again by red notes, each on its day."""

    def of(self, contract: str, *kinds: str) -> list[Entry]:
        """Return what was entered of a contract, in the order of writing."""
        return [
            e for e in self.entries if e.contract == contract and (not kinds or e.kind in kinds)
        ]

    def sign(self, contract: Contract, on: date, written: date) -> None:
        self.contracts[contract.number] = contract
        self.entries.append(Entry("signed", on, written, contract.number))
        self.entries += [
            Entry(
                "contracted",
                on,
                written,
                contract.number,
                line.worth(line.quantity),
                line.quantity,
                line.product,
                place,
            )
            for place, line in enumerate(contract.lines)
        ]

    def left(self, number: str, on: date) -> dict[int, Fraction]:
        """Return by line what may be asked for on a day, so that no later day has too much."""
        found: dict[int, Fraction] = {}
        if number in self.cancelled:
            return found
        for place, line in enumerate(self.contracts[number].lines):
            moved = self.asks[number, place]
            days = {on, *(day for day, _q in moved if day > on)}
            most = max(sum((q for day, q in moved if day <= end), NOTHING) for end in days)
            if (rest := line.quantity - most) > 0:
                found[place] = rest
        return found

    def ask(self, number: str, wanted: dict[int, Fraction], on: date) -> date:
        """Ask for goods; return the day by which the oldest of them are to leave (R7)."""
        days = [self._since(number, place) for place in wanted]
        for place, much in wanted.items():
            self.asks[number, place].append((on, much))
        return min(days)

    def free(self, number: str, wanted: dict[int, Fraction], on: date) -> None:
        """Take back what was asked for, as if it never had been."""
        for place, much in wanted.items():
            self.asks[number, place].remove((on, much))

    def _since(self, number: str, place: int) -> date:
        """Return when the oldest goods of a line that nobody asked for are to leave.

        As signed, they leave by the contract's day; as taken back, on the working day after that.
        """
        contract = self.contracts[number]
        gone = sum((q for _day, q in self.asks[number, place] if q > 0), NOTHING)
        lots = [(contract.signed_on, contract.due_on, contract.lines[place].quantity)]
        for day, q in sorted(n for n in self.asks[number, place] if n[1] < 0):
            agreed = contract.agreed_on or day
            lots.append((day, max(next_working(day), agreed), -q))
        for _day, due, q in sorted(lots, key=lambda lot: lot[0]):
            if gone < q:
                return due
            gone -= q
        return contract.due_on

    def dispatch(
        self,
        number: str,
        note: str,
        wanted: dict[int, Fraction],
        on: date,
        written: date,
        due: date | None = None,
        exchange: str = "",
    ) -> None:
        self.notes[note] = Note(number, on, dict(wanted))
        entry = Entry("dispatched", on, written, number, note=note)
        entry = entry.saying(cause=exchange, for_others=bool(exchange))
        for place, much in wanted.items():
            self._move(number, place, much, entry, due)

    def returnable(self, note: str) -> dict[int, Fraction]:
        """Return by line what of a note no red note takes back yet, nor a customer returns."""
        sent = self.notes[note]
        lines = self.contracts[sent.contract].lines
        rest = {
            n: min(q - sent.back[n] - sent.came[n], lines[n].sent) for n, q in sent.wanted.items()
        }
        return {n: q for n, q in rest.items() if q > 0}

    def take_back(self, note: str, wanted: dict[int, Fraction], on: date, written: date) -> None:
        """Enter a red note: the goods of a note never went out, and are to be asked for again."""
        number = self.notes[note].contract
        for place, much in wanted.items():
            entry = Entry("dispatched", on, written, number, note=f"red {note}")
            self._move(number, place, -much, entry, None)
            if number in self.cancelled:
                self._release(number, place, (much, -self.entries[-1].amount), on, written)
            self.asks[number, place].append((on, -much))

    def cancel(self, number: str, on: date, written: date) -> None:
        """Take out of a contract what was not delivered of it, and what was allowed for."""
        self.cancelled[number] = on, written
        for place, line in enumerate(self.contracts[number].lines):
            own = [e for e in self.of(number, "contracted") if e.place == place]
            beyond = sum(e.amount for e in own) - self.worth_of(number, place)
            self._release(number, place, (line.quantity - line.sent, beyond), on, written)

    def _release(
        self, number: str, place: int, much: tuple[Fraction, int], on: date, written: date
    ) -> None:
        """Take so much out of what a contract is over, if anything."""
        product = self.contracts[number].lines[place].product
        entry = Entry("contracted", on, written, number, -much[1], -much[0], product, place)
        if any(much):
            self.entries.append(entry)

    def _move(
        self, number: str, place: int, much: Fraction, entry: Entry, due: date | None
    ) -> None:
        contract = self.contracts[number]
        line = contract.lines[place]
        amount = line.worth(line.sent + much) - line.worth(line.sent)
        if much < 0:
            # Of what was allowed for it before, no more is taken back.
            amount = min(0, max(amount, -self.worth_of(number, place)))
        line.sent += much
        self.entries.append(
            entry.saying(
                amount=amount,
                quantity=much,
                product=line.product,
                place=place,
                due=due or contract.due_on,
                region=self.region(contract.customer, entry.on),
            )
        )

    def worth_of(self, number: str, place: int) -> int:
        """Return what is left of the worth of a line's goods, after all that came back."""
        own = [e for e in self.of(number, "dispatched", "returned") if e.place == place]
        return sum(-e.amount if e.kind == "returned" else e.amount for e in own)

    def region(self, customer: str, day: date) -> str | None:
        """Return where a customer is on a day, as far as is written down."""
        versions = [v for v in self.regions if v.what == (customer,) and v.since <= day]
        # The latest day wins, and of one day the version written last.
        best = max(enumerate(versions), key=lambda pair: (pair[1].since, pair[0]), default=None)
        return None if best is None or best[1].value is None else str(best[1].value)


def next_working(day: date) -> date:
    return day + timedelta(days=2 if day.weekday() == 5 else 1)
