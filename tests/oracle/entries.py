"""What the books that are kept a second time are written with, and nothing of the program.

Amounts are whole won, quantities and rates fractions, days dates.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

METHODS = ("cash", "transfer", "cheque", "acceptance_bill", "bank_draft")
INSTRUMENTS = METHODS[2:]
MONEY = ("collected", "refunded", "bounced")
"""What money a customer paid comes to."""

Row = dict[str, object]
Departure = tuple[str, date, date, tuple[date, date] | None]
"""Salesperson, found on, written on, taken back on."""


def rounded(value: Fraction) -> int:
    """Round half up, away from zero."""
    whole = int(abs(value) + Fraction(1, 2))
    return -whole if value < 0 else whole


def rate(over: int | None, under: int | None) -> str | None:
    if over is None or not under:
        return None
    tens = rounded(Fraction(over, under) * 10_000)
    sign = "-" if tens < 0 else ""
    return f"{sign}{abs(tens) // 10_000}.{abs(tens) % 10_000:04d}"


def growth(now: int, before: int) -> str | None:
    return rate(now - before, before) if before > 0 else None


def quantity(value: Fraction) -> str:
    thousandths = int(value * 1000)
    whole, rest = divmod(abs(thousandths), 1000)
    sign = "-" if thousandths < 0 else ""
    return sign + f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def month_start(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> date:
    return (month_start(day) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A week or a month, and when one looked: what was recorded later is not there."""

    start: date
    end: date
    as_of: date | None = None

    @property
    def month(self) -> str:
        return self.end.strftime("%Y-%m")


@dataclass
class Line:
    product: str
    quantity: Fraction
    price: int
    discount: Fraction
    sent: Fraction = Fraction(0)

    def worth(self, quantity: Fraction) -> int:
        return rounded(quantity * self.price * (1 - self.discount))


@dataclass
class Contract:
    number: str
    customer: str
    salesperson: str
    payment_days: int
    signed_on: date
    due_on: date
    lines: list[Line]
    agreed_on: date | None = None

    @property
    def total(self) -> int:
        return sum(line.worth(line.quantity) for line in self.lines)


@dataclass(frozen=True)
class Entry:
    """One thing that happened: on a business day, written down on another."""

    kind: str
    on: date
    written: date
    contract: str
    amount: int = 0
    quantity: Fraction = Fraction(0)
    product: str = ""
    place: int = 0
    note: str = ""
    invoice: str = ""
    payment: str = ""
    method: str = ""
    due: date | None = None
    region: str | None = None
    cause: str = ""
    """The document that moved it, where that is another one than the payment."""
    root: int = -1
    """Which application it makes or takes back."""
    for_others: bool = False
    """Whether it came in to be exchanged, or goes for what did."""

    def saying(self, **more: object) -> "Entry":
        """Return it with more that it says."""
        return replace(self, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Dated:
    """A version of something: from a day on, written down on another."""

    what: tuple[str, ...]
    value: object
    since: date
    written: date
