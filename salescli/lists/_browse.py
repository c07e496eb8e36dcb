"""How a noun is browsed: from one declaration come its list, its entry and its history."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import lists
from salescli.lists._documents import HISTORY, found
from salescli.policy import names
from salescli.render.sheet import Currency, Sheet
from salescli.reports._report import listing
from salescli.reports._section import Section
from salescli.sql import OWN
from salescli.text import _

if TYPE_CHECKING:
    from salescli.render.sheet import Block
    from salescli.workspace import Look

_PARAMETER = re.compile(r":([a-z_]+)")
_GIVEN = frozenset(("scope", "today", "zone"))
"""What every listing gives its statements."""


class Browse(NamedTuple):
    """A kind of document: its overview, what is shown of one, how one is found."""

    noun: str
    table: str
    source: str
    """FROM: the table, joined with whose it is as `employee`."""
    overview: Section
    entry: tuple[Section, ...]
    territory: str = OWN
    steps: Section = HISTORY
    also: tuple[tuple[str, str], ...] = ()
    """Other kinds of number by which one is found, and the columns that hold them."""

    def listed(self, look: "Look", **chosen: object) -> Sheet:
        """List what was chosen."""
        return filtered(look, self.overview, **chosen)

    def shown(self, look: "Look", word: str) -> Sheet:
        """Show one with all that is in it; raise UnknownError."""
        return listing(look, self.entry[0].key, self.entry, id=self.id(look, word))

    def history(self, look: "Look", word: str) -> Sheet:
        """Show the steps that were taken with one; raise UnknownError."""
        return listing(look, "history", (self.steps,), kind=self.noun, id=self.id(look, word))

    def id(self, look: "Look", word: str) -> int:
        """Find one by its number; what is out of the territory is unknown."""
        numbers = ((self.noun, "number"), *self.also)
        sought = " OR ".join(f"{self.table}.{column} = :number" for _kind, column in numbers)
        sql = f"""
            SELECT {self.table}.id AS id {self.source}
            WHERE ({sought} OR {self.table}.id = :id) AND {self.territory}
        """
        return found(look, sql, [kind for kind, _column in numbers], self.noun, word)


def filtered(look: "Look", section: Section, **chosen: object) -> Sheet:
    """Read a section with what was chosen: its statement's parameters, entries by code or name."""
    known = dict.fromkeys(_PARAMETER.findall(section.sql))
    values = _values(look, chosen)
    if unknown := values.keys() - known:
        raise TypeError(f"{section.key} cannot be asked for by {', '.join(sorted(unknown))}")
    given = {key: value for key, value in (known | values).items() if key not in _GIVEN}
    return listing(look, section.key, (section,), **given)


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


_READ = {"customer": _account, "salesperson": _person, "who": _person, "region": _region}
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
