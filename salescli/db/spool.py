"""The rows of a long answer: kept in a nameless file, so that the read can end before they go."""

import marshal
import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, overload
from weakref import finalize

Row = Mapping[str, Any]

CHUNK = 1_000
"""So many rows are in memory at a time."""


class Spool(Sequence[Row]):
    """Rows by label, read from the file as often as they are asked for."""

    def __init__(self, labels: Sequence[str], rows: Iterator[sqlite3.Row]) -> None:
        """Read all rows to their end."""
        self._labels, self._count = tuple(labels), 0
        self._starts = array("Q", [0])
        self._file = TemporaryFile()  # noqa: SIM115 - closed with the last look at it
        finalize(self, self._file.close)
        while chunk := [tuple(row) for row in islice(rows, CHUNK)]:
            self._starts.append(self._starts[-1] + self._file.write(marshal.dumps(chunk)))
            self._count += len(chunk)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._starts) - 1):
            yield from self._chunk(number)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [*islice(self, *place.indices(self._count))]
        number, within = divmod(range(self._count)[place], CHUNK)
        return self._chunk(number)[within]

    def _chunk(self, number: int) -> list[Row]:
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        rows = marshal.loads(self._file.read(end - start))  # noqa: S302 - our own nameless file
        return [dict(zip(self._labels, row, strict=True)) for row in rows]
