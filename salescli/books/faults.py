"""Writing the rows of a book that were left behind, each with the reason."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from salescli.books.located import Fault, Row, text
from salescli.books.output import put
from salescli.text import FORMULA, _

REASON = "reason"
SHEET = "sheet"

_SIGNED = re.compile(r"[-+][\d.,]+%?\Z")


def write(path: Path, faults: Iterable[Fault], rows: Iterable[Row], *, force: bool = False) -> None:
    """Write rows as CSV with their own columns and the reason, over an earlier such file only.

    The rows are gone over more than once.
    """
    several = len({row.sheet for row in rows}) > 1
    columns = dict.fromkeys(name for row in rows for name in row.values if name != REASON)
    reasons = _reasons(faults)
    other = _("another row of the same document has a fault")
    file = io.StringIO(newline="")
    out = csv.writer(file)
    out.writerow([SHEET] * several + [*columns, REASON])
    for row in rows:
        cells = [row.sheet] * several + [text(row.values.get(name)) for name in columns]
        reason = "; ".join(reasons.get((row.sheet, row.number), [other]))
        out.writerow([_inert(cell) for cell in (*cells, reason)])
    put(path, file.getvalue().encode("utf-8-sig"), force=force, ours=_ours)


def _reasons(faults: Iterable[Fault]) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for fault in faults:
        reason = f"{fault.column}: {fault.reason}" if fault.column else fault.reason
        found.setdefault((fault.sheet, fault.row), []).append(reason)
    return found


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; reading takes the mark off again."""
    if cell.startswith(FORMULA) and not _SIGNED.match(cell):
        return f"'{cell}"
    return cell


def _ours(earlier: bytes) -> bool:
    first = earlier.partition(b"\n")[0].decode("utf-8-sig", "replace")
    return first.rstrip().rpartition(",")[2] == REASON
