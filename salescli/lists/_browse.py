"""How a noun is browsed: from one declaration come its list, its entry and its history."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import lists
from salescli.lists._documents import HISTORY, found
from salescli.lists._select import ALL, UNASKED, only, part
from salescli.policy import names, stated
from salescli.render.sheet import Currency, Sheet
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
_PARAMETER = re.compile(r":([a-z_]+)")
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
    order: str
    source: str = ""
    """FROM, with whose it is as `employee`; else its own account and salesperson."""
    said: Mapping[str, str] = _NOTHING
    alias: str = ""
    """Where the columns are, if not in the table that is found."""
    filters: Mapping[str, str] = _NOTHING
    """What the list can be asked for, and what that is compared with."""
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
        asked = " AND ".join(filter(None, (only(**self.filters), self.where, self.territory)))
        rest = f"{self.rows} WHERE {asked}{_ORDERED}{self.order}"
        listed = self._section(0, self.title, (*self.columns, *self.last), rest)
        return listed._replace(totals=self.totals, public=self.territory == ALL, newest=self.newest)

    @property
    def newest(self) -> str:
        """How the list is ordered where only some of it are asked for: found without a sort."""
        return f"{self.table}.id DESC"

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
        """Show the steps that were taken with one; raise UnknownError."""
        steps = self.steps._replace(columns=self._worded(self.steps.columns))
        return listing(look, "history", (steps,), kind=self.noun, id=self.id(look, word))

    def id(self, look: "Look", word: str) -> int:
        """Find one by its number; what is out of the territory is unknown."""
        numbers = ((self.noun, "number"), *self.also)
        sought = " OR ".join(f"{self.table}.{column} = :number" for _kind, column in numbers)
        sql = f"""
            SELECT {self.table}.id AS id {self.rows}
            WHERE ({sought} OR {self.table}.id = :id) AND {self.territory}
        """
        return found(look, sql, [kind for kind, _column in numbers], word)


def filtered(look: "Look", section: Section, **chosen: object) -> Sheet:
    """Read a section with what was chosen: its statement's parameters, entries by code or name."""
    known = dict.fromkeys(_PARAMETER.findall(section.sql))
    values = _values(look, chosen)
    if unknown := values.keys() - known:
        raise TypeError(f"{section.key} cannot be asked for by {', '.join(sorted(unknown))}")
    given = {key: value for key, value in (known | values).items() if key not in _GIVEN}
    asked = section._replace(sql=_newest(_asked(section.sql, values), section.newest, look.most))
    return listing(look, section.key, (asked,), **given)


def _newest(sql: str, newest: str, most: int | None) -> str:
    """Order the newest first and stop after them, and one more that tells that there are more."""
    if most is None or not newest:
        return sql
    return f"{sql.rpartition(_ORDERED)[0]}{_ORDERED}{newest} LIMIT {most + 1:d}"


def _asked(sql: str, values: Mapping[str, Any]) -> str:
    """Leave out what lets a filter go that was given: only then an index finds its rows."""
    for name, value in values.items():
        sql = sql if value is None else sql.replace(UNASKED.format(name=name), "")
    return sql


def _values(look: "Look", chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was chosen as the values of a statement; a flag that is not set asks for all."""
    return {
        key: _READ[key](look, value) if key in _READ and value else value or None
        for key, value in chosen.items()
    }


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
