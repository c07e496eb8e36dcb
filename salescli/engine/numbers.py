"""Document numbers: gapless per kind and year, given at submit (design.md 1.7)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.policy.documents import PREFIX, SERIES

if TYPE_CHECKING:
    from salescli.engine.work import Work


def give(work: "Work", kind: str) -> str:
    """Return the next number of a kind in the year of the business date."""
    series, year = SERIES.get(kind, kind), work.on.year
    key = (models.NumberSeries, series, year)
    found = work.met.get(key) or work.fetch(models.NumberSeries, kind=series, year=year)
    if isinstance(found, models.NumberSeries):
        found.last += 1
    else:
        found = models.NumberSeries(kind=series, year=year, last=1)
        work.add(found)
    work.met[key] = found
    return f"{PREFIX[kind]}-{year}-{found.last:04d}"
