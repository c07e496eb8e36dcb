"""How a noun is browsed: from one declaration come its list, its entry and its history."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import lists
from salescli.errors import UsageError
from salescli.lists._documents import HISTORY, found
from salescli.lists._select import ALL, TABLES, UNASKED, dated, only, part
from salescli.policy import names, period, stated
from salescli.policy.documents import OF_KIND
from salescli.render.sheet import Currency, Sheet, changed
from salescli.reports._columns import STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.sql import OWN, parties
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Block

_NOTHING: Mapping[str, str] = MappingProxyType({})
_ORDERED = " ORDER BY "
PARAMETER = re.compile(r":([a-z_]+)")
_MANY = 1000
"""How many rows of those that are not shown are counted at most."""
_STATED = re.compile(r"\(([a-z_.]+ = :state\))")
_USUAL = {"customer": "customer.code", "salesperson": "employee.code", "state": "{table}.state"}
"""What every list can be asked for that shows it, and what that is compared with."""
_GIVEN = frozenset(("scope", "today", "zone"))
"""What every listing gives its statements."""


class Browse(NamedTuple):
    """A kind of document: how it is listed, what is shown of one, and how one is found.

    List and entry show the same columns unless said otherwise, each of the table's column of its
    key unless `said` otherwise.
    """

    noun: str
    table: str
    keys: tuple[str, str]
    """Of the list, and of the entry."""
    title: Text
    one: Text | None
    """The title of an entry; without it, its first part is the entry."""
    columns: tuple[Column, ...]
    order: str = ""
    """How the list is ordered, if not by its day, the newest first."""
    day: str = ""
    """What it is dated by, if not by the indexed day on which a document of its kind began."""
    source: str = ""
    """FROM, with whose it is as `employee`; else its own account and salesperson."""
    said: Mapping[str, str] = _NOTHING
    alias: str = ""
    """Where the columns are, if not in the table that is found."""
    filters: Mapping[str, str] = _NOTHING
    """What else the list can be asked for, and what that is compared with."""
    where: str = ""
    """The condition of what it is asked for in other ways."""
    last: tuple[Column, ...] = ()
    """What only the list shows."""
    beside: tuple[Column, ...] = ()
    """What only an entry shows."""
    joined: str = ""
    """Where that is found."""
    parts: tuple[Section, ...] = ()
    totals: bool = False
    territory: str = OWN
    steps: Section = HISTORY
    decided: Section | None = None
    """What was decided about an entry of a register."""
    also: tuple[tuple[str, str], ...] = ()
    """Other kinds of number by which one is found, and the columns that hold them."""

    @property
    def rows(self) -> str:
        """FROM, as the list, the entry and whoever looks for one read it."""
        return self.source or f"FROM {self.table} {parties(self.table)}"

    @property
    def overview(self) -> Section:
        """The list."""
        usual = {key: what.format(table=self.table) for key, what in _USUAL.items()}
        shown = {column.key for column in (*self.columns, *self.last)}
        asked = {key: what for key, what in usual.items() if key in shown} | {**self.filters}
        within = dated(self.dated) if self.dated else ""
        kept = " AND ".join(filter(None, (only(**asked), within, self.where, self.territory)))
        rows = f"{self.rows} WHERE {kept}"
        ordered = self.order or self._latest(self.dated)
        listed = self._section(
            0, self.title, (*self.columns, *self.last), f"{rows}{_ORDERED}{ordered}"
        )
        return listed._replace(
            totals=self.totals, public=self.territory == ALL, newest=self.newest, rows=rows
        )

    @property
    def dated(self) -> str:
        """What the list is dated by, if anything that it shows."""
        kind = OF_KIND.get(self.noun)
        shown = {column.key for column in self.columns}
        return self.day or (f"{self.table}.{kind.dated}" if kind and kind.dated in shown else "")

    @property
    def newest(self) -> str:
        """How the list is ordered where only some of it are asked for: found without a sort."""
        return self.order or self._latest("" if self.day else self.dated)

    def _latest(self, day: str) -> str:
        return f"{day} DESC, {self.table}.id DESC" if day else f"{self.table}.id DESC"

    @property
    def entry(self) -> tuple[Section, ...]:
        """What is shown of one."""
        if self.one is None:
            return self.parts
        where = f"{self.rows} {self.joined} WHERE {self.table}.id = :id"
        return (self._section(1, self.one, (*self.columns, *self.beside), where), *self.parts)

    def _section(self, which: int, title: Text, columns: tuple[Column, ...], rest: str) -> Section:
        table = self.alias or self.table
        return part(self.keys[which], title, table, self._worded(columns), rest, **self.said)

    def _worded(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """Word the state as of this kind."""
        words = stated.states(self.noun)
        return tuple(c._replace(words=words) if c.key == STATE.key else c for c in columns)

    @property
    def words(self) -> Mapping[str, Column]:
        """Its columns by their keys, and by what each is of its table."""
        columns = (*self.columns, *self.beside)
        said = [self.said.get(c.key, TABLES.get(c.key, c.key)) for c in columns]
        of = [what.removeprefix(f"{self.table}.") for what in said]
        return dict(zip((*of, *(c.key for c in columns)), (*columns, *columns), strict=True))

    def listed(self, look: "Look", **chosen: object) -> Sheet:
        """List what was chosen."""
        return filtered(look, self.overview, **chosen)

    @property
    def alone(self) -> Section:
        """One of the list, by its id."""
        where = f"{self.rows} WHERE {self.table}.id = :id"
        return self._section(0, self.title, (*self.columns, *self.last), where)

    def shown(self, look: "Look", word: str) -> Sheet:
        """Show one with all that is in it; raise UnknownError."""
        return listing(look, self.keys[1], self.entry, id=self.id(look, word))

    def history(self, look: "Look", word: str) -> Sheet:
        """Show the steps that were taken with one, and what was changed; raise UnknownError."""
        from salescli.lists import _changes  # noqa: PLC0415 - it lists registers too

        id_ = self.id(look, word)
        steps = self.steps._replace(columns=self._worded(self.steps.columns))
        taken = listing(look, "history", (steps,), kind=self.noun, id=id_)
        written = _changes.block(look, self.noun, id_, self.words, self.parts)
        return changed(taken, blocks=(*taken.blocks, written))

    def id(self, look: "Look", word: str) -> int:
        """Find one by its number; what is out of the territory is unknown."""
        numbers = ((self.noun, "number"), *self.also)
        sought = " OR ".join(f"{self.table}.{column} = :number" for _kind, column in numbers)
        sql = f"""
            SELECT {self.table}.id AS id {self.rows}
            WHERE ({sought} OR {self.table}.id = :id) AND {self.territory}
        """
        return found(look, sql, [kind for kind, _column in numbers], word)


def filtered(look: "Look", *sections: Section, **chosen: object) -> Sheet:
    """Read sections with what was chosen: their parameters, entries by code or name, days typed."""
    known = dict.fromkeys(name for one in sections for name in PARAMETER.findall(one.sql))
    values = _values(look, chosen)
    if unknown := values.keys() - known:
        raise TypeError(f"{sections[0].key} cannot be asked for by {', '.join(sorted(unknown))}")
    given = {key: value for key, value in (known | values).items() if key not in _GIVEN}
    asked = tuple(_asked(look, section, values) for section in sections)
    if look.most is not None and (rows := asked[0].rows):
        counted = _counted(look, rows, look.most + _MANY + 1, given) - look.most
        look.beside, look.beyond = min(counted, _MANY), counted > _MANY
        if look.beyond:
            # Many stand in one state: found by it, all of them would have to be sorted.
            asked = tuple(s._replace(sql=_STATED.sub(r"(+\1", s.sql)) for s in asked)
    return listing(look, sections[0].key, asked, **given)


def _counted(look: "Look", rows: str, most: int, given: Mapping[str, object]) -> int:
    """Count the rows of a list, as far as that is cheap."""
    sql = f"SELECT COUNT(*) AS rows FROM (SELECT 1 {rows} LIMIT {most:d})"
    known = {"scope": look.territory, "today": look.today.isoformat()}
    return int(look.rows(sql, **known, **given)[0]["rows"])


def _asked(look: "Look", section: Section, values: Mapping[str, Any]) -> Section:
    """Ask a section for what was chosen, and only for the newest if only they are wanted."""
    sql, rows = (_letting(text, values) for text in (section.sql, section.rows))
    return section._replace(sql=_newest(sql, section.newest, look.most), rows=rows)


def _newest(sql: str, newest: str, most: int | None) -> str:
    """Order the newest first and stop after them, and one more that tells that there are more."""
    if most is None or not newest:
        return sql
    return f"{sql.rpartition(_ORDERED)[0]}{_ORDERED}{newest} LIMIT {most + 1:d}"


def _letting(sql: str, values: Mapping[str, Any]) -> str:
    """Leave out what lets a filter go that was given: only then an index finds its rows."""
    for name, value in values.items():
        sql = sql if value is None else sql.replace(UNASKED.format(name=name), "")
    return sql


def _values(look: "Look", chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was chosen as the values of a statement; a flag that is not set asks for all."""
    days = between(look, {key: chosen[key] for key in _BOUNDS if key in chosen})
    return days | {
        key: _READ[key](look, value) if key in _READ and value else value or None
        for key, value in chosen.items()
        if key not in days
    }


def between(look: "Look", typed: Mapping[str, str | None]) -> dict[str, str | None]:
    """Read since and until which day is asked for; raise UsageError for a wrong order."""
    closes = look.company.week_closes
    days = {
        key: _BOUNDS[key](word, look.today, closes).isoformat() if word else None
        for key, word in typed.items()
    }
    first, last = (days.get(key) for key in _BOUNDS)
    if first and last and first > last:
        told = _("--since {first} is after --until {last}; give the earlier day first")
        raise UsageError(told.format(first=first, last=last))
    return days


_BOUNDS = {"since": period.since, "until": period.until}


def _account(look: "Look", word: str) -> str:
    return lists.customer.code(look, word)


def _person(look: "Look", word: str) -> str:
    return lists.staff.code(look, word)


def _region(_look: "Look", word: str) -> str:
    return names.clean(word, _("region"))


_READ = {
    "customer": _account,
    "salesperson": _person,
    "who": _person,
    "technician": _person,
    "region": _region,
}
"""What is chosen by a word that somebody typed, and how it is read."""


def laid_out(look: "Look", code: str, block: "Block") -> Sheet:
    """Make a list of a block whose rows are not those of one SELECT."""
    return Sheet(
        code=code,
        title=block.title,
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=(block,),
        scope=look.scope or "department",
    )
