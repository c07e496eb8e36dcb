"""What of a line's goods is charged for, note by note, kept a second time from forms.md.

"A return or red note takes the line's uninvoiced part first; the rest (invoiced - delivered) is
red": so goods that come back are looked for among those that no invoice charges for when they do,
and only what is not found there is charged for without being there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Much = tuple[Fraction, int]
"""A quantity and what it is worth."""

NONE: Much = (Fraction(0), 0)


@dataclass
class Box:
    """What one delivery note sent."""

    note: str
    day: date
    free: Much
    """What no invoice charges for."""
    charged: Much = NONE
    missing: Much = NONE
    """What is charged for and came back."""
    away: Much = NONE
    """What is charged for and came in to be exchanged: other goods make it good."""

    @property
    def month(self) -> str:
        return f"{self.day:%Y-%m}"


@dataclass
class Stock:
    """The goods of a line, as they were written down one after another."""

    boxes: list[Box] = field(default_factory=list)

    def sends(self, note: str, day: date, much: Much) -> None:
        self.boxes.append(Box(note, day, much))
        self.boxes.sort(key=lambda box: box.day)

    def comes_back(self, note: str, much: Much, into: str = "missing") -> None:
        """Take back what is free, of its own note and then of the oldest; the rest is missing."""
        own = self._of(note)
        rest = self._shift(much, [*own, *self.boxes], "free", None)
        self._shift(rest, [*own, *reversed(self.boxes)], "charged", into)

    def goes_for_others(self, note: str, day: date, much: Much) -> None:
        """Send goods for what came in to be exchanged; what was free of that is free again."""
        if any(rest := self._shift(much, self.boxes, "away", "charged")):
            self.sends(note, day, rest)

    def stays(self, note: str, day: date, much: Much) -> None:
        """Let be as if it had not come in what is not exchanged after all."""
        if any(rest := self._shift(much, self.boxes, "away", "charged")):
            if not self._of(note):
                self.sends(note, day, NONE)
            box = self._of(note)[0]
            box.free = box.free[0] + rest[0], box.free[1] + rest[1]

    def _of(self, note: str) -> list[Box]:
        return [box for box in self.boxes if box.note == note]

    def charges(self, month: str, much: Much) -> bool:
        """Charge for goods of a month; say whether they were free, or cost nothing elsewhere."""
        rest = self._shift(much, self._sent_in(month), "free", "charged")
        if rest[1] > 0:
            return False
        return self._shift(rest, self.boxes, "free", "charged") == NONE

    def uncharges(self, month: str, much: Much) -> None:
        """Take an invoice of a month back: what is missing of it first, the rest is free again.

        What is away to be exchanged is charged for no more; what goes for it will be free.
        """
        for boxes in ([*self._sent_in(month)], self.boxes):
            much = self._shift(much, reversed(boxes), "missing", None)
            much = self._shift(much, reversed(boxes), "charged", "free")
            much = self._shift(much, reversed(boxes), "away", None)

    def missing(self, month: str) -> Much:
        boxes = [*self._sent_in(month)]
        quantity = sum((box.missing[0] for box in boxes), Fraction(0))
        return quantity, sum(box.missing[1] for box in boxes)

    def _sent_in(self, month: str) -> Iterator[Box]:
        return (box for box in self.boxes if box.month == month)

    @staticmethod
    def _shift(much: Much, boxes: Iterable[Box], out: str, into: str | None) -> Much:
        quantity, amount = much
        for box in boxes:
            there = getattr(box, out)
            q, a = min(quantity, there[0]), min(amount, there[1])
            quantity, amount = quantity - q, amount - a
            setattr(box, out, (there[0] - q, there[1] - a))
            if into:
                before = getattr(box, into)
                setattr(box, into, (before[0] + q, before[1] + a))
        return quantity, amount
