"""What is declared of a kind of document, and of what may be written in a table's rows."""

from enum import StrEnum
from typing import NamedTuple

from salescli.errors import UnknownError


class Rows(NamedTuple):
    """What of a table's rows may be written once they are there; columns by name, as one text."""

    table: str
    free: str = ""
    """Whenever a step or an entry says so."""
    drafted: str = ""
    """As long as the document stands in one of the states `open_in`."""
    open_in: tuple[StrEnum, ...] = ()
    once: tuple[str, ...] = ()
    """Groups of columns that are filled once: together, as soon as the first of them is."""


class Part(NamedTuple):
    """Rows that belong to a document and that an approval of it binds too."""

    attribute: str
    rows: Rows
    binds: str
    worded: str = ""
    """What its names meant when it was submitted, bound since the second content rule."""


class Document(NamedTuple):
    """One kind of document; `kind` is also the name of its diagram and of its decisions."""

    kind: str
    rows: Rows
    binds: str
    """The columns that somebody who decides about it has looked at (design.md 1.8)."""
    noun: str = ""
    """The noun whose commands take it, where that has another name."""
    said: str = ""
    """What a refusal calls it where not by its kind."""
    prefix: str = ""
    """The letter of its numbers; a part that is decided about has none."""
    called: str = ""
    """How something is called that has no number of its own: by its place, id or title."""
    drafted: bool = False
    """It has its number from when it is submitted; else from its beginning."""
    dated: str = ""
    """The column of the business date on which it began."""
    recorded: str = "created_at"
    """The column of the instant at which it was entered."""
    part: Part | None = None
    also: tuple[str, ...] = ()
    """Other rows that are fetched with it."""
    of: str = ""
    """The kind of the document that it is part of, or goes back to."""
    whose: str = ""
    """The column of the salesperson named on it."""
    back: tuple[tuple[str, str], ...] = ()
    """Other kinds that it goes back to: by a column of its own, or as `table.column` of a link."""
    worded: str = ""
    """What its names meant when it was submitted, bound since the second content rule."""

    def unknown(self, word: str) -> UnknownError:
        """Return the refusal of a number that none of this kind has."""
        return UnknownError(self.entry, word, self.handled_by)

    @property
    def handled_by(self) -> str:
        """The noun whose commands take it: of a part, that of the whole."""
        return self.noun or (self.of if self.of and not self.prefix else self.kind)

    @property
    def entry(self) -> str:
        """What a refusal calls it."""
        return self.said or self.kind

    @property
    def along(self) -> tuple[str, ...]:
        """The relationships that are fetched with it: its parts first."""
        return (*([self.part.attribute] if self.part else ()), *self.also)

    @property
    def table(self) -> str:
        """The table that holds it."""
        return self.rows.table
