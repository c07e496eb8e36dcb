"""A form laid out, in one language: all that a renderer knows.

Named tuples, because a dataclass takes ten times as long to define, at every start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, TypeVar


class Kind(StrEnum):
    """What a column holds, which decides how each format writes it (forms.md, section 1)."""

    TEXT = "text"
    CODE = "code"
    ENTRY = "entry"
    TERM = "term"
    DATE = "date"
    MONEY = "money"
    QUANTITY = "quantity"
    RATE = "rate"
    COUNT = "count"
    DAYS = "days"
    FLAG = "flag"


class Entry(NamedTuple):
    """A register entry (two keys in JSON: code and name) or a term (code in JSON, its word)."""

    code: str
    name: str


_Laid = TypeVar("_Laid", bound=NamedTuple)


def changed(record: _Laid, **values: Any) -> _Laid:  # noqa: ANN401 - of its fields' types
    """Return a copy of a sheet, or a part of one, with other values."""
    return record._replace(**values)


Cell: TypeAlias = str | int | bool | Entry | None
"""Money in minor units, quantity in thousandths, rate in basis points, a date as ISO text."""


class Heading(NamedTuple):
    """A column as printed: its key never changes with the language, its title does."""

    key: str
    kind: Kind
    title: str
    bar: bool = False
    no: str = ""
    """How a flag is worded that was told and is not so; else it is empty, as if nobody told."""
    stands: str = ""
    """As of which day it stands, where that is no day of the period."""

    @property
    def told(self) -> str:
        """Return the title as people read it."""
        return f"{self.title} {self.stands}".rstrip()


class Chart(NamedTuple):
    """Which columns of a block a person would rather see drawn."""

    title: str
    category: str
    series: tuple[str, ...]
    stacked: bool = False


class Block(NamedTuple):
    """One section laid out; `totals` runs parallel to `columns`, or is absent."""

    key: str
    title: str
    columns: tuple[Heading, ...]
    rows: Sequence[tuple[Cell, ...]]
    totals: tuple[Cell, ...] | None = None
    total_title: str = ""
    ratios: tuple[tuple[str, str, str], ...] = ()
    """(rate column, numerator column, denominator column): how a rate's total is made.

    It is over the rows that have a rate.
    """
    whole: tuple[str, ...] = ()
    """Rates whose total is over all rows."""
    maxima: tuple[str, ...] = ()
    """Columns whose total is the largest value, not the sum."""
    largest: str = ""
    """What is said of such a total."""
    dashed: bool = False
    """Whether people read a dash where nothing was, so that what was is seen."""
    chart: Chart | None = None
    main: tuple[str, ...] = ()
    """Keys of what a screen shows where not all has room, the most important first."""
    brief: "Block | None" = None
    """What a screen shows instead where not all has room: some columns stand there in one."""
    single: bool = False
    """Whether its one row is told in lines of label and value."""
    late: frozenset[int] = frozenset()
    """Which of its rows are overdue or late."""
    note: str = ""
    """What is to be said below it on a screen."""
    stands: str = ""
    """As of which day it stands, where that is no day of the period."""

    @property
    def told(self) -> str:
        """Return the title as people read it."""
        return f"{self.title or self.key} {self.stands}".rstrip()


class Span(NamedTuple):
    """The period of a form: its label, first and last day (ISO)."""

    label: str
    start: str
    end: str


class Currency(NamedTuple):
    """The company's currency: ISO 4217 code and its number of decimal digits."""

    code: str
    digits: int


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How many audit rows there were when the form was made, and the hash of the last."""

    count: int
    head: str


class Letter(NamedTuple):
    """How a sheet is drawn that leaves the house: upright, addressed, to be signed."""

    to: tuple[tuple[str, str], ...]
    """Label and value of whom it goes to; on the left."""
    by: tuple[tuple[str, str], ...]
    """Label and value of whom it is from, and its number and dates; on the right."""
    amount: str
    """What it all comes to, drawn large."""
    signatures: tuple[str, str]
    """Who signs, left and right."""


class Sheet(NamedTuple):
    """A form (or list) with head, blocks and foot; the texts are in one language."""

    code: str
    title: str
    company: str
    currency: Currency
    blocks: tuple[Block, ...]
    period: Span | None = None
    scope: str = "department"
    as_of: str | None = None
    head: tuple[tuple[str, str], ...] = ()
    """Printed above: label and value (company, department, period, author, made on)."""
    foot: tuple[tuple[str, str], ...] = ()
    """Printed below: label and value (reviewer, opinion, review date, audit head)."""
    audit: AuditHead | None = None
    letter: Letter | None = None
    """Where it is a formal document; its head says the same in a line."""


class Pack(NamedTuple):
    """Several forms handed over together, with a summary in front."""

    code: str
    title: str
    period: Span
    summary: Sheet
    forms: tuple[Sheet, ...]


Document: TypeAlias = Sheet | Pack
