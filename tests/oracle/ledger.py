"""The books of the month: what moves of goods and money come to, and what speaks against them."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.books import Books, Contract, Entry
from tests.oracle.moves import Move, manages

_NEXT = {
    ("ship", "begun"): "approve",
    ("ship", "approve"): "dispatch",
    ("ship", "dispatch"): "receipt",
    ("invoice", "begun"): "issue",
    ("collect", "begun"): "confirm",
    ("collect", "confirm"): "confirm",
}
"""Kind of slip and what was last done with it to what is next; after other steps nothing is."""

PRICES = {"B1": 1000, "N1": 333, "W1": 100}

Lines = Mapping[int, tuple[str, int]]
"""Position to the product and how much of it is in force, in pieces."""


@dataclass
class Slip:
    """A goods request, an invoice or a payment, as its moves made it."""

    noun: str
    number: str
    on: date
    people: dict[str, set[str]]
    """Whoever had a hand in it, by the step, and whose contracts it is of."""
    parts: dict[str, int] = field(default_factory=dict)
    wanted: dict[int, int] = field(default_factory=dict)
    method: str = ""
    named: list[str] = field(default_factory=list)
    last: str = "begun"

    @property
    def step(self) -> str:
        """What is next."""
        twice = self.noun == "collect" and "second" in self.people
        return "" if twice else _NEXT.get((self.noun, self.last), "")


@dataclass
class Ledger:
    """What was done, slip by slip, and the figures that follow."""

    books: Books = field(default_factory=Books)
    invoiced: dict[tuple[str, int], int] = field(default_factory=dict)
    """By line what invoices were asked for."""
    slips: dict[str, Slip] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)
    """Instrument to the payment that it came with."""
    products: dict[tuple[str, int], str] = field(default_factory=dict)

    def begun(
        self, move: Move, told: str, of: Sequence[Mapping[str, Any]], lines: Lines
    ) -> Iterator[str]:
        """Enter a new slip; yield what speaks against it."""
        words = shlex.split(move.line)
        whose = {row[one] for row in of for one in ("author", "seller")}
        hands = {"begun": {move.typed}, "whose": whose - {None}}
        slip = Slip(words[0], told.partition(" ")[0], move.on, hands)
        self.slips[slip.number] = slip
        for row in of:
            self._open(row)
            if move.on < date.fromisoformat(row["effective_on"]):
                yield "of a day before the contract"
        if words[0] == "ship":
            yield from self._requested(slip, words, str(of[0]["number"]), lines)
        elif words[0] == "invoice":
            yield from self._applied(slip, str(of[0]["number"]), told)
        else:
            yield from self._paid(slip, words)

    def went_on(self, move: Move, day: date) -> Iterator[str]:
        """Enter the next step of a slip; yield what speaks against it."""
        _noun, verb, number, *_more = shlex.split(move.line)
        slip, who = self.slips[number], move.who
        yield from self._misplaced(slip, verb, move.on)
        begun = slip.people["begun"]
        if verb in {"approve", "issue", "confirm"} and who in begun:
            yield "decided by who began it"
        if verb == "approve":
            if any(manages(one, move.on) for one in begun) and who != "ceo":
                yield "a manager's own was not the leader's"
            if who != "ceo" and not (manages(who, move.on) and manages(who, day)):
                yield "approved by who does not manage on both days"
        if (verb in {"dispatch", "receipt"} and who != "lee") or (
            verb == "issue" and who != "choi"
        ):
            yield "not his to do"
        if verb == "confirm":
            yield from self._confirmed(slip, move, day)
        slip.people.setdefault(verb, set()).update({who, move.typed})
        slip.last, slip.on = verb, max(slip.on, move.on)
        self._enter(slip, verb, move.on, day)

    def posted(self) -> list[tuple[str, str, str, str, int]]:
        """Return the figures with both of their days."""
        sums: Counter[tuple[str, str, str, str]] = Counter()
        for e in self.books.entries:
            sums[e.kind, e.on.isoformat(), e.written.isoformat(), e.contract] += e.amount
        return sorted((*key, amount) for key, amount in sums.items())

    # What begins

    def _open(self, row: Mapping[str, Any]) -> None:
        on = date.fromisoformat(row["effective_on"])
        self.books.contracts.setdefault(
            row["number"],
            Contract(
                row["number"], row["customer"], row["seller"], row["payment_days"], on, on, []
            ),
        )

    def _requested(self, slip: Slip, words: list[str], number: str, lines: Lines) -> Iterator[str]:
        slip.parts = {number: 0}
        asked = [word for at, word in enumerate(words) if words[at - 1] == "--line"]
        slip.wanted = {int(p): int(q) for p, _is, q in (word.partition("=") for word in asked)}
        for place in slip.wanted:
            self.products[number, place] = lines[place][0]
            if (whole := self.asked(number, place)) > lines[place][1]:
                yield f"{whole} of line {place} are asked for in all"

    def asked(self, number: str, place: int) -> int:
        """Return how much of a line was asked for and not refused."""
        of = (s for s in self.slips.values() if s.noun == "ship" and number in s.parts)
        return sum(slip.wanted.get(place, 0) for slip in of if slip.last != "reject")

    def _applied(self, slip: Slip, number: str, told: str) -> Iterator[str]:
        waits = self.waits(number, slip.on)
        for place, amount in waits.items():
            before = self.invoiced.get((number, place), 0)
            self.invoiced[number, place] = before + amount
        slip.parts = {number: sum(waits.values())}
        if f" {slip.parts[number]:,} KRW" not in told or not waits:
            yield f"asks not for the {slip.parts[number]} that wait"

    def waits(self, number: str, day: date) -> dict[int, int]:
        """Return by line what was sent by a day and no invoice was asked for."""
        sent: dict[int, int] = {}
        for e in self.books.entries:
            if (e.kind, e.contract) == ("dispatched", number) and e.on <= day:
                sent[e.place] = sent.get(e.place, 0) + e.amount
        rest = ((n, sum_ - self.invoiced.get((number, n), 0)) for n, sum_ in sent.items())
        return {place: amount for place, amount in rest if amount > 0}

    def _paid(self, slip: Slip, words: list[str]) -> Iterator[str]:
        parts = (word.partition("=") for word in words[2:] if "=" in word)
        slip.parts = {number: int(amount) for number, _is, amount in parts}
        slip.method = words[words.index("--method") + 1]
        if "--instrument" in words:
            paper = words[words.index("--instrument") + 1]
            if self.papers.setdefault(paper, slip.number) != slip.number:
                yield f"{paper} came with {self.papers[paper]}"

    # What goes on

    @staticmethod
    def _misplaced(slip: Slip, verb: str, on: date) -> Iterator[str]:
        if verb != slip.step and not (verb == "reject" and slip.last in {"begun", "approve"}):
            yield f"comes after {slip.last}"
        if on < slip.on and verb in {"dispatch", "confirm", "issue"}:
            yield f"of a day before {slip.on}"

    @staticmethod
    def _confirmed(slip: Slip, move: Move, day: date) -> Iterator[str]:
        hands = {move.who, move.typed}
        sells = move.who == "lee" or (manages(move.who, move.on) and manages(move.who, day))
        owns = any(manages(one, move.on) or manages(one, day) for one in slip.people["whose"])
        if not sells and not (owns and move.who == "ceo") and move.who != "choi":
            yield "confirmed by who is neither sales nor finance"
        before = slip.people.get("confirm", set())
        if before & hands or (before and ("choi" in before) == (move.who == "choi")):
            yield "both confirmations are of one side or one hand"
        if before:
            slip.people["second"] = hands

    def _enter(self, slip: Slip, verb: str, on: date, written: date) -> None:
        number = next(iter(slip.parts))
        if verb == "dispatch":
            self.books.entries += self._dispatched(slip, number, on, written)
        elif verb == "issue":
            self.books.issue(number, slip.number, slip.parts[number], on, written)
        elif "second" in slip.people and verb == "confirm":
            self.books.collect(slip.number, slip.parts, slip.method, slip.named, on, written)

    def _dispatched(self, slip: Slip, number: str, on: date, written: date) -> Iterator[Entry]:
        for place, much in slip.wanted.items():
            product = self.products[number, place]
            amount = much * PRICES[product]
            yield Entry(
                *("dispatched", on, written, number, amount, Fraction(much), product, place),
                note=slip.number,
            )
