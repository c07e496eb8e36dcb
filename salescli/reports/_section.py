"""What a Section is: typed columns, one SELECT, and how its totals follow from its rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from salescli.policy.money import rate_bp
from salescli.render.rows import laid
from salescli.render.sheet import Block, Cell, Chart, Entry, Heading, Kind
from salescli.reports._main import MAIN
from salescli.text import Language, Text

Row = Mapping[str, Any]


class Total(Enum):
    """How a column's total follows from its rows."""

    SUM = "sum"
    MAX = "max"
    NONE = "none"


_SUMMED = {Kind.MONEY, Kind.COUNT, Kind.DAYS}


class Quotient(NamedTuple):
    """A rate: keys over keys; a key with a minus sign is subtracted."""

    over: tuple[str, ...]
    under: tuple[str, ...]
    only_above_zero: bool = False
    """Null unless the denominator is above 0: the growth over a negative base means nothing."""
    whole: bool = False
    """Whether its total takes in rows that have no rate (forms.md, 1: it is over those that do)."""

    def of(self, row: Row) -> int | None:
        """Return the rate of one row, or of the totals, in basis points."""
        above, below = _sum(row, self.over), _sum(row, self.under)
        if self.only_above_zero and (below is None or below <= 0):
            return None
        return rate_bp(above, below)

    @staticmethod
    def sum(keys: Sequence[str]) -> str:
        """Write keys as a sum, the way a renderer makes a formula of it."""
        return "".join(k if k.startswith("-") else f"+{k}" for k in keys).removeprefix("+")


def _sum(row: Row, keys: Sequence[str]) -> int | None:
    total = 0
    for key in keys:
        value = row[key.lstrip("-")]
        if value is None:
            return None
        total += -value if key.startswith("-") else value
    return total


class Column(NamedTuple):
    """One column: key, kind, heading, and what it means where SQL does not say it."""

    key: str
    kind: Kind
    heading: Text
    total: Total | None = None
    rate: Quotient | None = None
    derive: Callable[[Row], Cell] | None = None
    """A pure function of one row; `row["as_of_day"]` and hidden labels are in it."""
    words: Mapping[str, Text] | None = None
    """Wording of a term's codes."""
    bar: bool = False
    late: frozenset[str] | None = None
    """What says that a row is overdue or late: any of these codes; of none, a figure above zero."""
    no: Text | None = None
    """How it is worded that a flag was told and is not so; None: as if nobody told."""
    awaited: Callable[[Row], bool] | None = None
    """Whether what is to be done by this day is not done: the row is late once the day is over."""
    until: str = ""
    """The parameter that names the day before which it still grows, and says as of when it is."""

    @property
    def totalled(self) -> Total:
        """How this column is totalled: by its kind, unless it says otherwise."""
        if self.total is not None:
            return self.total
        return Total.SUM if self.kind in _SUMMED else Total.NONE

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels its query must give."""
        if self.rate or self.derive:
            return ()
        if self.kind is Kind.ENTRY:
            return (self.key, f"{self.key}_name")
        return (self.key,)


def rate(  # noqa: PLR0913 - what a rate is and how it is shown
    key: str, heading: Text, over: str, under: str, *, bar: bool = False, whole: bool = False
) -> Column:
    """Make a column of a rate, of keys over keys, each a word: `rate(…, "net", "target")`."""
    quotient = Quotient(tuple(over.split()), tuple(under.split()), whole=whole)
    return Column(key, Kind.RATE, heading, rate=quotient, bar=bar)


class Section(NamedTuple):
    """One table of a form or one list: a key, a title, columns and one SELECT."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    sql: str
    hidden: tuple[tuple[str, Total], ...] = ()
    """Labels that only derived columns and rates read, and how they are totalled."""
    totals: bool = True
    chart: Chart | None = None
    chart_title: Text | None = None
    public: bool = False
    """Whether it is everybody's: who has a territory sees all of it too, `:scope` or not."""
    optional: bool = False
    """Whether it is left out where it has no rows."""
    of: str = "id"
    """The parameter that names the document it is of, which was found within the scope."""
    main: str = ""
    """Keys of what a screen shows where not all has room, the most important first."""
    now: bool = False
    """Whether it is what stands today, whatever the period."""
    dashed: bool = False
    """Whether people read a dash for a zero."""
    brief: tuple[Column, ...] = ()
    """What a screen shows instead where not all has room, where that is other columns too."""
    newest: str = ""
    """ORDER BY of a list of which only so many rows are asked for; without it all are read."""
    rows: str = ""
    """FROM and WHERE of such a list, to count them."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label the query must give, in the order of the columns."""
        shown = [label for column in self.columns for label in column.labels]
        return (*shown, *(label for label, _total in self.hidden))

    def lay_out(self, rows: Sequence[Row], language: Language, values: Row | None = None) -> Block:
        """Make a block of the rows of a query with some values, in one language."""
        stands = partial(_stands, values or {}, language)
        cells = laid(rows, lambda row: tuple(_cell(c, row, language) for c in self.columns))
        return Block(
            key=self.key,
            title=self.title.within(language),
            columns=tuple(
                Heading(
                    *(c.key, c.kind, c.heading.within(language), c.bar),
                    no=c.no.within(language) if c.no else "",
                    stands=stands(c.until),
                )
                for c in self.columns
            ),
            rows=cells,
            totals=self._totals(rows) if self.totals else None,
            total_title=_TOTAL.within(language),
            ratios=tuple(
                (c.key, c.rate.sum(c.rate.over), c.rate.sum(c.rate.under))
                for c in self.columns
                if c.rate and self._shows(c.rate)
            ),
            whole=tuple(c.key for c in self.columns if c.rate and c.rate.whole),
            maxima=tuple(c.key for c in self.columns if c.totalled is Total.MAX),
            largest=_LARGEST.within(language),
            dashed=self.dashed,
            stands=stands("today" if self.now else ""),
            chart=self._chart(language),
            main=tuple((self.main or MAIN.get(self.key, "")).split()),
            brief=self._briefly(rows, language) if self.brief else None,
            late=self._late(rows, language, (values or {}).get("today") or ""),
        )

    def _briefly(self, rows: Sequence[Row], language: Language) -> Block:
        known = tuple((c.key, c.totalled) for c in self.columns)
        brief = self._replace(columns=self.brief, brief=(), hidden=(*self.hidden, *known))
        return brief.lay_out(rows, language)

    def _late(self, rows: Sequence[Row], language: Language, today: str) -> frozenset[int]:
        telling = [(c, c.late) for c in self.columns if c.late is not None]
        awaited = [(c.key, c.awaited) for c in self.columns if c.awaited]
        return frozenset(
            number
            for number, row in enumerate(rows if telling or awaited else ())
            if any(_is_late(_cell(column, row, language), codes) for column, codes in telling)
            or any((row[key] or today) < today and still(row) for key, still in awaited)
        )

    def _shows(self, rate: Quotient) -> bool:
        shown = {c.key for c in self.columns}
        return shown.issuperset(key.lstrip("-") for key in (*rate.over, *rate.under))

    def _chart(self, language: Language) -> Chart | None:
        if self.chart is None:
            return None
        title = (self.chart_title or self.title).within(language)
        return Chart(title, self.chart.category, self.chart.series, self.chart.stacked)

    def _totals(self, rows: Sequence[Row]) -> tuple[Cell, ...]:
        return tuple(
            self._rate(rows, c.rate) if c.rate else _column_total(rows, c) for c in self.columns
        )

    def _rate(self, rows: Sequence[Row], rate: Quotient) -> int | None:
        """Return the rate of the totals, over the rows that have one (forms.md, 1)."""
        among = rows if rate.whole else [row for row in rows if rate.of(row) is not None]
        totals = {c.key: c.totalled for c in self.columns} | dict(self.hidden)
        keys = {key.lstrip("-") for key in (*rate.over, *rate.under)}
        return rate.of({key: _total(among, key, totals[key]) for key in keys})


_TOTAL = Text("Total", "합계", "合计")
_LARGEST = Text("max", "최대", "最大")
_STANDS = Text("(as of {day})", "({day} 현재)", "（截至{day}）")


def _stands(values: Row, language: Language, until: str) -> str:
    """Say as of when something stands that is not over; what is never over grows until today."""
    if not until or values["today"] > values[until]:
        return ""
    return _STANDS.within(language).format(day=values["today"])


def _cell(column: Column, row: Row, language: Language) -> Cell:
    if column.rate:
        return column.rate.of(row)
    value = column.derive(row) if column.derive else row[column.key]
    if value is None:
        return None
    if column.kind is Kind.ENTRY:
        return Entry(str(value), str(row[f"{column.key}_name"]))
    if column.kind is Kind.TERM:
        return Entry(str(value), _worded(str(value), column.words or {}, language))
    if column.kind is Kind.FLAG:
        return bool(value)
    return value


NONE: frozenset[str] = frozenset()
"""The codes of a figure that says that a row is late."""


def _is_late(cell: Cell, codes: frozenset[str]) -> bool:
    if isinstance(cell, Entry):
        return cell.code in codes
    return isinstance(cell, int) and cell > 0


def _worded(codes: str, words: Mapping[str, Text], language: Language) -> str:
    """Word the codes of a term; somebody may have several roles."""
    if codes in words:
        return words[codes].within(language)
    several = codes.split(",")
    if not all(code in words for code in several):
        return codes
    return ", ".join(words[code].within(language) for code in several)


def _column_total(rows: Sequence[Row], column: Column) -> int | None:
    if column.totalled is Total.NONE:
        return None
    if column.derive is None:
        return _total(rows, column.key, column.totalled)
    return _combined(map(column.derive, rows), column.totalled)


def _total(rows: Sequence[Row], label: str, how: Total) -> int | None:
    return None if how is Total.NONE else _combined((row[label] for row in rows), how)


def _combined(values: Iterable[Cell], how: Total) -> int | None:
    total, empty = None, True
    for value in values:
        empty = False
        if isinstance(value, int):
            known = value if total is None else total
            total = max(known, value) if how is Total.MAX or total is None else total + value
    return 0 if empty and how is Total.SUM else total
