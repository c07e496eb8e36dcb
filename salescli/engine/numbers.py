"""Document numbers: gapless per kind and year, given at submit (design.md 1.7)."""

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

PREFIX = {
    "visit": "V",
    "meeting": "M",
    "work_plan": "W",
    "inquiry": "E",
    "quote": "Q",
    "contract": "C",
    "shipment": "G",
    "note": "N",
    "invoice": "I",
    "collection": "P",
}
"""Kind of document to the letter of its numbers: E an inquiry, G a goods request, N its note."""

_NUMBER = re.compile(r"([A-Z]+)-(?:(\d{4})-)?(\d{1,9})(-[AV]\d{1,3})?")
_DRAFT = re.compile(r"([A-Z]+)-D(\d{1,12})")


def give(work: "Work", kind: str, day: date) -> str:
    """Return the next number of a kind in the year of the document's date."""
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import NumberSeries  # noqa: PLC0415 - start-up

    wanted = select(NumberSeries).where(NumberSeries.kind == kind, NumberSeries.year == day.year)
    series = work.session.exec(wanted).first()
    if series is None:
        series = NumberSeries(kind=kind, year=day.year, last=1)
    else:
        series.last += 1
    work.add(series)
    return f"{PREFIX[kind]}-{day.year}-{series.last:04d}"


def draft(document: "Record") -> str:
    """Return the number a document has until it is submitted."""
    return f"{PREFIX[str(document.__tablename__)]}-d{document.id}"


def fits(kind: str, word: str) -> bool:
    """Say whether a word is written like a number of a kind: `V-7`, and not a code or a name."""
    found = _NUMBER.fullmatch(word.strip().upper())
    return found is not None and found[1] == PREFIX[kind]


def read(kind: str, word: str, today: date) -> tuple[str | None, int | None]:
    """Read `C-2026-0007`, `C-7` (this year's) or `C-d12`: a number, or a draft's id, or neither.

    `C-7-A1` is the first amendment of a contract, `Q-7-V2` the second version of a quotation.
    """
    upper = word.strip().upper()
    if (found := _DRAFT.fullmatch(upper)) and found[1] == PREFIX[kind]:
        return None, int(found[2])
    if (found := _NUMBER.fullmatch(upper)) and found[1] == PREFIX[kind]:
        return f"{found[1]}-{found[2] or today.year}-{int(found[3]):04d}{found[4] or ''}", None
    return word.strip(), None
