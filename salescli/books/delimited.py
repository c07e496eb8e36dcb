"""Reading a CSV file: its encoding, its delimiter, its cells."""

import codecs
import csv
import io
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


def grid(path: Path, encoding: str | None, delimiter: str | None) -> list[list[Cell]]:
    """Return every record of a CSV file, its cells stripped and the empty ones None."""
    content = _content(path, encoding)
    sign = delimiter or _delimiter(content)
    records = csv.reader(io.StringIO(content, newline=""), delimiter=sign, strict=True)
    found: list[list[Cell]] = []
    try:
        found.extend([cell.strip() or None for cell in record] for record in records)
    except csv.Error as error:
        raise DataError(
            _("{path}, line {line}: {error}; correct the quotation marks").format(
                path=path, line=records.line_num, error=error
            )
        ) from None
    return _unguarded(found) if any(mark in content for mark in GUARDED) else found


def _content(path: Path, encoding: str | None) -> str:
    """Decode a file: by its byte order mark, by the encoding given, or as UTF-8."""
    data = files.taken(path)
    chosen = next((name for mark, name in _MARKS if data.startswith(mark)), encoding or "utf-8")
    try:
        content = data.decode(chosen)
    except LookupError:
        raise DataError(
            _(
                "there is no encoding {name!r}; give utf-8, cp949, gb18030, cp1252 or the like"
            ).format(name=chosen)
        ) from None
    except UnicodeDecodeError as error:
        raise DataError(_undecoded(path, data, error, chosen)) from None
    if "\0" in content:
        raise DataError(_("{path} is not a text file; save it as CSV").format(path=path))
    return content


def _undecoded(path: Path, data: bytes, error: UnicodeDecodeError, chosen: str) -> str:
    # CP949 and GB18030 decode each other without an error: a guess would import nonsense.
    return _(
        "{path}, line {line}: byte 0x{byte:02X} is not {chosen}; say what the file is written in,"
        " like --encoding cp949 (Korean), gb18030 (Chinese) or cp1252 (Western)"
    ).format(
        path=path,
        line=data.count(b"\n", 0, error.start) + 1,
        byte=data[error.start],
        chosen=chosen,
    )


def _delimiter(content: str) -> str:
    """Return the delimiter that stands most often in the first line, outside of quotes."""
    first = content.lstrip().partition("\n")[0]
    unquoted = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)


def _unguarded(found: list[list[Cell]]) -> list[list[Cell]]:
    return [
        [cell[1:] if isinstance(cell, str) and cell.startswith(GUARDED) else cell for cell in cells]
        for cells in found
    ]
