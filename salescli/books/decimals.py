"""Which sign stands before the decimals of a column, as far as its cells tell."""

from collections.abc import Callable, Iterable
from functools import cache, partial

from salescli.books.located import Table
from salescli.errors import DataError
from salescli.policy.money import decimal_of
from salescli.text import _


class Decimals:
    """The columns of a table in which numbers may stand, read through when one of them asks."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._named: set[str] = set()
        self._signs = cache(self._read)

    def of(self, columns: Iterable[str]) -> Callable[[], str | None]:
        """Return what tells the sign of some columns: None if no cell does."""
        named = frozenset(columns)
        self._named |= named
        return partial(self._one, named)

    def _one(self, named: frozenset[str]) -> str | None:
        signs = sorted({sign for column, sign in self._signs() if column in named})
        if signs[1:]:
            raise DataError(
                _("its column has decimals after a point and after a comma; give decimal in --map")
            )
        return signs[0] if signs else None

    def _read(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (column, sign)
            for row in self._table.rows
            for column in self._named
            if isinstance(cell := row.values[column], str) and (sign := decimal_of(cell))
        )
