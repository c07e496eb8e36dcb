"""The rows of a long list, each made when it is looked at: not all of them are in memory."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar, overload

Raw = TypeVar("Raw")
Made = TypeVar("Made")

KEPT = 5_000
"""So many are kept."""


def laid(rows: Sequence[Raw], make: Callable[[Raw], Made]) -> Sequence[Made]:
    """Make something of each row: at once, or of many each time that they are looked at."""
    return tuple(map(make, rows)) if len(rows) < KEPT else _Rows(rows, make)


class _Rows(Sequence[Made], Generic[Raw, Made]):
    def __init__(self, rows: Sequence[Raw], make: Callable[[Raw], Made]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Made]:
        return map(self._make, self._rows)

    @overload
    def __getitem__(self, place: int) -> Made: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Made, ...]: ...
    def __getitem__(self, place: int | slice) -> Made | tuple[Made, ...]:
        if isinstance(place, slice):
            return tuple(islice(self, *place.indices(len(self))))
        return self._make(self._rows[place])
