"""Document numbers: gapless per kind and year, given at submit (design.md 1.7)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.policy.documents import PREFIX, SERIES

if TYPE_CHECKING:
    from salescli.engine.work import Work


def give(work: "Work", kind: str) -> str:
    """Return the next number of a kind in the year of the business date."""
    series, year = SERIES.get(kind, kind), work.on.year
    found = work.fetch(models.NumberSeries, kind=series, year=year)
    if found is None:
        found = models.NumberSeries(kind=series, year=year, last=1)
        work.add(found)
    else:
        found.last += 1
    return f"{PREFIX[kind]}-{year}-{found.last:04d}"
