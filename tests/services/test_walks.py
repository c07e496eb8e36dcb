"""The walks beside this file: each attack is refused as it says, and the honest go through."""

from pathlib import Path

import pytest

from tests._program import Program
from tests.services._walking import OF_CLAUSES, sections, walk

OTHERWISE = ("books.txt", "walk.txt", *OF_CLAUSES)
"""Walks that need more than a company, or that are played there: test_books_walk.py and
test_clauses.py."""

WALKS = {
    f"{path.stem}: {title}": lines
    for path in sorted(Path(__file__).parent.glob("*.txt"))
    if path.name not in OTHERWISE
    for title, lines in sections(path.name).items()
}


@pytest.mark.parametrize("title", WALKS)
def test_the_attacks_are_refused_and_the_honest_are_not(
    salescli: Program, company_file: Path, title: str
) -> None:
    walk(salescli, company_file, WALKS[title])
