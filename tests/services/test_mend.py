"""No way around: renamed firms, ended leaders, logins, blocks, cheques and words (mend.txt)."""

from pathlib import Path

import pytest

from tests._program import Program
from tests.services._walking import sections, walk

WALKS = sections("mend.txt")


@pytest.mark.parametrize("title", WALKS)
def test_the_attacks_are_refused_and_the_honest_are_not(
    salescli: Program, company_file: Path, title: str
) -> None:
    walk(salescli, company_file, WALKS[title])
