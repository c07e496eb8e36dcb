"""Reading a CSV file: its encoding, its delimiter, its cells."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import chain
from pathlib import Path

from salescli import files
from salescli.books.located import Cell
from salescli.errors import DataError
from salescli.text import FORMULA, _

DELIMITERS = (",", ";", "\t")

# A CSV cell that a spreadsheet would run as a formula is written with an apostrophe before it.
GUARDED = tuple(f"'{sign}" for sign in FORMULA)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def rows(path: Path, encoding: str | None, delimiter: str | None) -> Iterator[list[Cell]]:
    """Yield every record of a CSV file, its cells stripped and the empty ones None."""
    lines = _lines(path, encoding)
    first = _first(lines)
    sign = delimiter or _delimiter("".join(first))
    records = csv.reader(chain(first, lines), delimiter=sign, strict=True)
    try:
        for record in records:
            yield [
                (cell[1:] if cell[:1] == "'" and cell.startswith(GUARDED) else cell) or None
                for cell in map(str.strip, record)
            ]
    except csv.Error as error:
        line = records.line_num
        deque(lines, maxlen=0)  # what is no text at all is told before its quotation marks
        raise DataError(
            _("{path}, line {line}: {error}; correct the quotation marks").format(
                path=path, line=line, error=error
            )
        ) from None


def _lines(path: Path, encoding: str | None) -> Iterator[str]:
    """Decode a file, and say at its end if it is no text."""
    ended, is_text = 0, True
    with _opened(path, encoding) as stream:
        try:
            for line in stream:
                ended += line.endswith("\n")
                is_text = is_text and "\0" not in line
                yield line
        except UnicodeDecodeError as error:
            raise DataError(_undecoded(path, ended, error, stream.encoding)) from None
    if not is_text:
        raise DataError(_("{path} is not a text file; save it as CSV").format(path=path))


def _opened(path: Path, encoding: str | None) -> TextIOWrapper:
    """Open a file by its byte order mark, by the encoding given, or as UTF-8."""
    data = files.taken(path)
    chosen = next((name for mark, name in _MARKS if data.startswith(mark)), encoding or "utf-8")
    try:
        return TextIOWrapper(BytesIO(data), chosen, newline="")
    except LookupError:
        raise DataError(
            _(
                "there is no encoding {name!r}; give utf-8, cp949, gb18030, cp1252 or the like"
            ).format(name=chosen)
        ) from None


def _undecoded(path: Path, ended: int, error: UnicodeDecodeError, chosen: str) -> str:
    # All lines that end before what is decoded at once were taken.
    block = bytes(error.object)
    # CP949 and GB18030 decode each other without an error: a guess would import nonsense.
    return _(
        "{path}, line {line}: byte 0x{byte:02X} is not {chosen}; say what the file is written in,"
        " like --encoding cp949 (Korean), gb18030 (Chinese) or cp1252 (Western)"
    ).format(
        path=path,
        line=ended + block.count(b"\n", 0, error.start) + 1,
        byte=block[error.start],
        chosen=chosen,
    )


def _first(lines: Iterator[str]) -> list[str]:
    """Take the lines up to the end of the first that is not blank."""
    taken, blank = [], True
    for line in lines:
        taken.append(line)
        blank = blank and line.isspace()
        if not blank and line.endswith("\n"):
            break
    return taken


def _delimiter(content: str) -> str:
    """Return the delimiter that stands most often in the first line, outside of quotes."""
    first = content.lstrip().partition("\n")[0]
    unquoted = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)
