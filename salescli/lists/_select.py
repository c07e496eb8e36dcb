"""How the SELECT of a list is put together from its columns, its filters and the territory."""

from collections.abc import Iterable

from salescli.reports._section import Column, Section
from salescli.sql import OWN, named
from salescli.text import Text

TABLES = {"salesperson": "employee"}
"""Key of an entry to the table that is joined for it, where that is another."""


def part(
    key: str, title: Text, table: str, columns: tuple[Column, ...], rest: str, **said: str
) -> Section:
    """Show columns of a table, without totals; the rest of the statement begins with FROM."""
    sql = f"{select(table, columns, **said)} {rest}"
    return Section(key=key, title=title, columns=columns, totals=False, sql=sql)


def select(table: str, columns: Iterable[Column], **said: str) -> str:
    """Select what columns show: the table's columns of their keys, unless `said` otherwise.

    An entry of a register is said by the table that is joined for it.
    """
    return f"SELECT {labels(table, columns, **said)}"


def labels(table: str, columns: Iterable[Column], **said: str) -> str:
    """Name what `select` selects, to be selected beside others."""
    return ", ".join(
        _labels(table, column, said.get(column.key)) for column in columns if column.labels
    )


def _labels(table: str, column: Column, said: str | None) -> str:
    key = column.key
    if len(column.labels) > 1:
        return named(said or TABLES.get(key, key), key)
    return f"{said or f'{table}.{key}'} AS {key}"


UNASKED = "CAST(:{name} AS TEXT) IS NULL OR "
"""That a list is not asked for something."""


def only(**compared: str) -> str:
    """Keep the rows that a list is asked for: each filter's parameter, and what it looks at."""
    return " AND ".join(
        f"({UNASKED.format(name=name)}{what} = :{name})" for name, what in compared.items()
    )


def dated(day: str) -> str:
    """Keep what a list is asked for since and until a day, both of them within it."""
    bounds = ((">=", "since"), ("<=", "until"))
    return " AND ".join(f"({UNASKED.format(name=n)}{day} {sign} :{n})" for sign, n in bounds)


def mine(**compared: str) -> str:
    """Keep what a list is asked for within the territory of who looks."""
    return f"{only(**compared)} AND {OWN}"


ALL = "1 = 1"
"""The territory of what everybody may see."""
