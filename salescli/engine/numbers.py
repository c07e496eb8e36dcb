"""Document numbers: gapless per kind and year, given at submit (design.md 1.7)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salescli import models
from salescli.policy.documents import PREFIX, SERIES

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.models import NumberSeries

TAKEN = {
    "contract": "SELECT id FROM contract WHERE number = :number",
    "ship": "SELECT id FROM shipment WHERE number = :number",
    "note": "SELECT id FROM shipment WHERE note_number = :number",
}
"""Kinds of number that a book brings too, to where such a one is found."""


def give(work: "Work", kind: str) -> str:
    """Return the next number of a kind in the year of the business date.

    One that a book brought is passed by, so that nobody has it twice.
    """
    series, year = SERIES.get(kind, kind), work.on.year
    key = (models.NumberSeries, series, year)
    found = work.met.get(key) or work.fetch(models.NumberSeries, kind=series, year=year)
    if isinstance(found, models.NumberSeries):
        found.last += 1
    else:
        found = models.NumberSeries(kind=series, year=year, last=1)
        work.add(found)
    work.met[key] = found
    return free(work, kind, _counted(found, f"{PREFIX[kind]}-{year}"))


def _counted(series: "NumberSeries", begins: str) -> Iterator[str]:
    while True:
        yield f"{begins}-{series.last:04d}"
        series.last += 1


def free(work: "Work", kind: str, numbers: Iterator[str]) -> str:
    """Return the first of some numbers of a kind that no document has."""
    taken = TAKEN.get(kind)
    return next(n for n in numbers if taken is None or not work.rows(taken, number=n))
