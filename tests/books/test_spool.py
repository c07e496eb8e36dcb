"""What is too much for memory is kept aside, and nobody sees where."""

import errno
import tempfile
from pathlib import Path

import pytest

from salescli.books import spool
from salescli.books.located import Row
from salescli.books.spool import Spool
from salescli.errors import StorageError

ROWS = [Row("k.csv", number, {"a": "x" * number}) for number in range(2, 9)]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spool[Row]:
    """Keep rows in a file from the first byte on."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(spool, "SMALL", 1)
    kept = Spool(Row)
    for row in ROWS:
        kept.add(*row)
    return kept


def test_items_are_read_in_any_order_as_often_as_asked(filled: Spool[Row]) -> None:
    assert len(filled) == len(ROWS)
    assert list(filled) == list(filled) == ROWS
    assert [filled[place] for place in (5, 0, 3)] == [ROWS[5], ROWS[0], ROWS[3]]


def test_the_file_has_no_name(filled: Spool[Row], tmp_path: Path) -> None:
    assert filled[0] == ROWS[0]
    assert list(tmp_path.iterdir()) == []


class _Full:
    """A disk that is full once something is kept."""

    def __init__(self) -> None:
        self.left = 1

    def write(self, kept: bytes) -> int:
        if not self.left:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.left -= 1
        return len(kept)

    def seek(self, _place: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Spool(Row)
    monkeypatch.setattr(kept, "_file", _Full())
    kept.add(*ROWS[0])

    with pytest.raises(StorageError, match=r"No space left on device; the file is not made"):
        kept.add(*ROWS[1])
    with pytest.raises(StorageError):
        kept[0]
