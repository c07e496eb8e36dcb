"""What is too much for memory: kept in a nameless file, and read from there as often as asked."""

import pickle
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import Generic, TypeVar
from weakref import finalize

from salescli import files

T = TypeVar("T")

SMALL = 2**20
"""Bytes up to which no file is made."""


class Spool(Generic[T]):
    """Items in the order they were added; each is made anew of its parts when it is asked for."""

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make
        self._starts = array("Q", [0])
        with ExitStack() as opened:
            self._file = opened.enter_context(SpooledTemporaryFile(max_size=SMALL))
            finalize(self, opened.pop_all().close)

    def add(self, *parts: object) -> None:
        """Keep the parts of an item."""
        try:
            written = self._file.write(pickle.dumps(parts))
        except OSError as error:
            raise files.refusal(Path(gettempdir()), error) from error
        self._starts.append(self._starts[-1] + written)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> T:
        start = self._starts[place]
        try:
            self._file.seek(start)  # writes what waits to be written
            kept = self._file.read(self._starts[place + 1] - start)
        except OSError as error:
            raise files.refusal(Path(gettempdir()), error) from error
        return self._make(*pickle.loads(kept))  # noqa: S301 - nobody else writes to a nameless file

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))
