"""However a month is spent: no major contract without the leader, no closed week that changes."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.db._chain import broken, departures
from tests.oracle.month import Month

LONG = bool(os.environ.get("SALESCLI_TORTURE"))
SEEDS, MOVES = (range(60), 20) if LONG else ((0, 3, 4), 12)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_month_of_honest_and_other_moves(tmp_path: Path, company_file: Path, seed: int) -> None:
    path = Path(shutil.copy(company_file, tmp_path / "sales.db"))
    month = Month(path, Random(seed))  # noqa: S311 - a month that can be lived again

    month.live(MOVES)

    assert month.wrong == []
    assert list(month.weeks.look_back_at_evenings()) == []
    assert (broken(path), departures(path)) == ([], [])
    assert (len(month.in_force) > 2, month.beyond > 0, len(month.weeks.closed) > 3) == (
        True,
        True,
        True,
    )
    assert any(figures for _said, figures in month.weeks.closed.values())
    # The months of the short run are known to have a late entry that shows; of sixty not each has.
    assert month.weeks.changed or LONG
