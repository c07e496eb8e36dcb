"""What a book may tell of the past: days before this program kept it, and numbers of its own."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from salescli.books.kinds import KINDS
from salescli.policy import names, numbers
from salescli.policy.settings import FOUNDING
from salescli.text import _

if TYPE_CHECKING:
    from salescli.books.located import Record
    from salescli.engine.work import Work

_MADE = "SELECT MIN(recorded_at) AS at FROM setting"


class History:
    """The bounds of what a kind of book tells (1.11); a register has none."""

    def __init__(self, work: "Work", kind: str) -> None:
        self._today = work.today
        self._happened = [field.key for field in KINDS[kind].fields if field.happened]
        self._numbered = kind == "contracts"
        self._until = _until(work) if self._happened else date.max

    def faults(self, record: "Record") -> Iterator[tuple["Record", str, str]]:
        """Yield what a document says that is no history: where, in which field, and why."""
        why = _("it is after {day}, the last day of imported books (books_until)")
        for key in self._happened:
            day = record.values.get(key)
            own = (line for line in record.lines if line.values.get(key, day) != day)
            for told in (record, *own):
                said = told.values.get(key)
                if isinstance(said, date) and said > self._until:
                    yield told, key, why.format(day=self._until)
        if self._numbered and (why_not := self._confused(str(record.values["number"]))):
            yield record, "number", why_not

    def _confused(self, number: str) -> str | None:
        """Say why nobody could ask for a number: it is how one of ours is written for short."""
        if (plain := names.number(number)) != number:
            return _("it looks like {number}; write it so").format(number=plain)
        full, draft = numbers.read("contract", number, self._today)
        if draft is None and full == number:
            return None
        return _("it would be read as {number} of ours; write something before it").format(
            number=full or number.upper()
        )


def _until(work: "Work") -> date:
    """Return the last day of imported documents."""
    said = work.company.settings["books_until"]
    if said != FOUNDING:
        return date.fromisoformat(said)
    made = datetime.fromisoformat(work.rows(_MADE)[0]["at"])
    return made.astimezone(ZoneInfo(work.company.settings["zone"])).date() - timedelta(days=1)
