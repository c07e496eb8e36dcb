"""What names meant, and what a price, a flag, a block and an answer are of (words.txt)."""

from pathlib import Path

import pytest

from tests._program import Program
from tests.services._walking import sections, walk

WALKS = sections("words.txt")


@pytest.mark.parametrize("title", WALKS)
def test_the_attacks_are_refused_and_the_honest_are_not(
    salescli: Program, company_file: Path, title: str
) -> None:
    walk(salescli, company_file, WALKS[title])
