"""The stories of money in this folder, each against books that were made by hand."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests._program import Program
from tests.db._chain import broken, departures
from tests.stories._agreeing import agree
from tests.stories._books import found, play, told

STORIES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.txt"))}

Company = Callable[[str], Path]


@pytest.fixture(scope="module")
def company_in(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Give a company that keeps its books in a currency, set up once."""
    folder = tmp_path_factory.mktemp("stories")

    def company_in(currency: str) -> Path:
        path = folder / f"{currency}.db"
        return path if path.exists() else found(path, currency)

    return company_in


@pytest.mark.parametrize("name", STORIES)
def test_the_books_say_what_happened(salescli: Program, company_in: Company, name: str) -> None:
    currency, *lines = told(STORIES[name])
    shutil.copy(company_in(currency.removeprefix("currency ")), salescli.path)

    days = play(salescli, lines)

    agree(salescli, days)
    assert (broken(salescli.path), departures(salescli.path)) == ([], [])


def test_every_currency_has_its_stories() -> None:
    told_in = {next(told(path)) for path in STORIES.values()}

    assert told_in == {"currency CNY", "currency KRW", "currency KWD"}
