"""Where each part of what was delivered of a line stands: waiting, invoiced, or owed in red.

What comes back takes what waits when it is recorded; only the rest is owed (forms.md, Money).
"""

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

from salescli.policy.kinds import PostingKind


class Part(NamedTuple):
    """So much of a contract line: thousandths, and minor units."""

    quantity: int
    amount: int


NOTHING = Part(0, 0)

WAITS, INVOICED, OWED, EXCHANGED = "waits", "invoiced", "owed", "exchanged"
"""Where a part stands: for no invoice yet, on one, or on one although it is delivered no more.

What came in to be exchanged stays on its invoice, which the goods that go for it make good.
"""


class Entry(NamedTuple):
    """What moves goods of a line, or is invoiced of them; a month is that of the goods."""

    on: str
    month: str
    part: Part
    id: int = 0
    of: int | None = None
    """The dispatch that is taken back."""
    told_on: str | None = None
    exchanged: bool = False
    """Whether it came in to be exchanged, or goes for what did."""


class Change(NamedTuple):
    """By how much more stands somewhere from a day on, of what was sent in a month."""

    where: str
    month: str
    on: str
    told_on: str | None
    amount: int


@dataclass
class Sent:
    """What was sent at once, and how much of it stands where."""

    id: int
    on: str
    month: str
    stands: dict[str, Part]
    invoiced_on: str = ""


@dataclass
class Supply:
    """What was sent of a line, taxed in one way: the oldest first, however late it was recorded."""

    sent: list[Sent] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def enter(self, kind: PostingKind, entry: Entry) -> None:
        """Go on with the next entry in the order of recording."""
        if kind is PostingKind.INVOICED:
            self._invoice(entry)
        elif kind is PostingKind.RED:
            self.take_back(entry)
        elif max(moved := _moved(kind, entry.part)) > 0:
            rest = self._made_good(entry, moved) if entry.exchanged else moved
            if rest != NOTHING:
                enter = self._stay if kind is PostingKind.RETURNED else self._send
                enter(entry, rest)
        else:
            self._return(entry, Part(-moved.quantity, -moved.amount))

    def take_back(self, entry: Entry) -> None:
        """Take an invoice of a month back: what is owed of that month first.

        What is delivered still waits for an invoice again, the latest dispatch first; for what came
        in to be exchanged the goods that go for it will.
        """
        rest = entry.part
        for sent in (self._of(entry.month), self.sent):
            rest = self._move(entry, rest, sent[::-1], OWED)
            rest = self._move(entry, rest, sent[::-1], INVOICED, WAITS)
            rest = self._move(entry, rest, sent[::-1], EXCHANGED)

    def ask(self, entry: Entry) -> bool:
        """Take off what is applied for; say whether it waits in its month, or costs nothing."""
        rest = self._move(entry, entry.part, self._of(entry.month), WAITS)
        return not rest.amount and self._move(entry, rest, self.sent, WAITS) == NOTHING

    def stands(self, where: str, month: str) -> Part:
        """Return how much of what was sent in a month stands somewhere."""
        parts = [each.stands[where] for each in self._of(month)]
        return Part(sum(part.quantity for part in parts), sum(part.amount for part in parts))

    def _of(self, month: str) -> list[Sent]:
        return [each for each in self.sent if each.month == month]

    def _made_good(self, entry: Entry, part: Part) -> Part:
        """Put goods that go for others on the invoice of these; return what of them waits."""
        return self._move(entry, part, self.sent, EXCHANGED, INVOICED)

    def _stay(self, entry: Entry, part: Part) -> None:
        """Let wait again what is not exchanged after all."""
        own = next((each for each in self.sent if each.id == entry.of), None)
        if own is None:
            # What went for others is on the invoice of these.
            self._send(entry._replace(id=entry.of or entry.id), part)
            return
        held = own.stands[WAITS]
        own.stands[WAITS] = Part(held.quantity + part.quantity, held.amount + part.amount)
        self._changed(entry, WAITS, own.month, entry.on, part.amount)

    def _send(self, entry: Entry, part: Part) -> None:
        stands = {WAITS: part, INVOICED: NOTHING, OWED: NOTHING, EXCHANGED: NOTHING}
        insort(self.sent, Sent(entry.id, entry.on, entry.month, stands), key=attrgetter("on"))
        self._changed(entry, WAITS, entry.month, entry.on, part.amount)

    def _return(self, entry: Entry, part: Part) -> None:
        """Take what waits, of the dispatch itself first; the rest is owed on what is invoiced."""
        own = [each for each in self.sent if each.id == entry.of]
        rest = self._move(entry, part, [*own, *self.sent], WAITS)
        to = EXCHANGED if entry.exchanged else OWED
        self._move(entry, rest, [*own, *self.sent[::-1]], INVOICED, to)

    def _invoice(self, entry: Entry) -> None:
        """Invoice what waits of a month; what costs nothing came along from another one."""
        own = self._of(entry.month)
        for each in own:
            each.invoiced_on = max(each.invoiced_on, entry.on)
        self._move(entry, entry.part, [*own, *self.sent], WAITS, INVOICED)

    def _move(
        self, entry: Entry, part: Part, among: Iterable[Sent], source: str, target: str = ""
    ) -> Part:
        """Move a part from where it stands to where it stands now; return what was not there."""
        for each in among:
            held = each.stands[source]
            moved = Part(*map(min, part, held))
            if moved == NOTHING:
                continue
            part = Part(part.quantity - moved.quantity, part.amount - moved.amount)
            each.stands[source] = Part(held.quantity - moved.quantity, held.amount - moved.amount)
            # Nothing is owed before it was invoiced.
            on = max(entry.on, each.invoiced_on) if target == OWED else entry.on
            self._changed(entry, source, each.month, on, -moved.amount)
            if target:
                more = each.stands[target]
                both = more.quantity + moved.quantity, more.amount + moved.amount
                each.stands[target] = Part(*both)
                self._changed(entry, target, each.month, on, moved.amount)
        return part

    def _changed(self, entry: Entry, where: str, month: str, on: str, amount: int) -> None:
        self.changes.append(Change(where, month, on, entry.told_on, amount))


def _moved(kind: PostingKind, part: Part) -> Part:
    """Return by how much more is delivered."""
    return part if kind is PostingKind.DISPATCHED else Part(-part.quantity, -part.amount)


def read(row: Mapping[str, Any]) -> Entry:
    """Read an entry of goods or invoices of a line."""
    part = Part(row["quantity"], row["amount"])
    return Entry(
        row["day"], row["month"], part, row["id"], row["of"], row["told_on"], bool(row["exchanged"])
    )


def followed(rows: Iterable[Mapping[str, Any]]) -> Supply:
    """Follow the entries of a line in the order of recording."""
    supply = Supply()
    for row in rows:
        supply.enter(PostingKind(row["kind"]), read(row))
    return supply
