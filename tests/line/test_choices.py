"""Choices are taken by their key and by the word of the tables, in every language."""

import inspect
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.main import get_command

from salescli import cli, commands, lists
from salescli.commands import NOUNS, SINGLES
from salescli.errors import UsageError
from salescli.line.choices import Choice, Whole, taken
from salescli.lists._browse import Browse
from salescli.text import Language, Text, speak
from tests._program import Program
from tests.db._rows import dump

TREE = get_command(cli.tree([*NOUNS, *SINGLES], {})).commands


def _offered() -> Iterator[tuple[str, Choice]]:
    for noun, entry in TREE.items():
        for verb, command in getattr(entry, "commands", {"": entry}).items():
            for parameter in command.params:
                if isinstance(choice := getattr(parameter.type, "func", None), Choice):
                    yield f"{noun} {verb} {parameter.opts[0]}", choice


OFFERED = dict(_offered())
KINDS = {choice.kind: choice for choice in OFFERED.values()}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
each_language = pytest.mark.parametrize("language", Language)

SHARED_WORD = {("MoneyState", "zh"): {"applied", "asked"}}
"""Keys that the tables of one language word alike: what is meant has to be said by the key."""


def _listed() -> Iterator[tuple[str, Mapping[str, Text]]]:
    """Pair the choices of a list's filters with the words of the column they filter by."""
    for noun in commands.NOUNS:
        for value in vars(getattr(lists, noun, None) or object()).values():
            if isinstance(value, Browse) and value.noun == noun:
                for column in value.overview.columns:
                    where = f"{noun} list --{column.key}"
                    if column.words and where in OFFERED:
                        yield where, column.words


LISTED = dict(_listed())


def test_choices_are_found() -> None:
    assert len(KINDS) > 40
    assert len(LISTED) > 15


@each_kind
@each_language
def test_every_choice_is_taken_by_key_and_by_word(kind: type[StrEnum], language: Language) -> None:
    speak(language)
    choice = KINDS[kind]
    alike = SHARED_WORD.get((kind.__name__, language.value), set())
    shown = choice.shown()

    assert len(set(shown)) == len(kind)
    for member, told in zip(kind, shown, strict=True):
        word = told.removesuffix(f"({member.value})")
        assert choice(member.value) is choice(member.value.upper()) is member
        if member.value in alike:
            with pytest.raises(UsageError, match="applied, asked"):
                choice(word)
        else:
            assert choice(word) is choice(f" {word} ") is member


@pytest.mark.parametrize("where", LISTED)
@pytest.mark.parametrize("language", [Language.KO, Language.ZH])
def test_a_choice_has_the_word_that_its_list_shows(where: str, language: Language) -> None:
    speak(language)
    choice, words = OFFERED[where], LISTED[where]

    assert choice.shown() == [f"{words[key].within(language)}({key})" for key in choice.choices]


@pytest.mark.parametrize(
    ("language", "kind", "role", "method"),
    [
        ("ko", "대리점", "영업사원", "이체"),
        ("zh", "经销商", "销售员", "转账"),
        ("en", "dealer", "salesperson", "transfer"),
        ("en", "대리점", "销售员", "이체"),
    ],
)
def test_words_of_the_tables_are_typed(
    salescli: Program, traded: Path, language: str, kind: str, role: str, method: str
) -> None:
    spoken = ["--lang", language]
    salescli.done([*spoken, "--as", "lee", "customer", "add", "D7", "일곱", "--kind", kind])
    salescli.done([*spoken, "--as", "admin", "staff", "add", "new", "New", "--role", role])
    salescli.done([*spoken, "--as", "kim", "collect", "apply", "C-1=1", "--method", method])

    assert '"kind": "dealer"' in salescli.done("customer show D7 --json")
    assert '"role": "SALES"' in salescli.done("staff show new --json")
    assert [row["method"] for row in dump(traded)["collection"]][-1] == "transfer"


def test_a_wrong_choice_is_refused_with_the_words_of_the_language(salescli: Program) -> None:
    said = salescli("--lang ko --as lee customer add D7 일곱 --kind 없음")

    assert said.exit_code == 2
    for told in ("--kind", "'없음'", "대리점(dealer)", "최종사용자(end_user)", "정부(government)"):
        assert told in said.err


def test_words_are_offered_as_they_are_typed() -> None:
    speak(Language.KO)
    choice = OFFERED["customer add --kind"]

    assert choice.offered("") == ["dealer", "end_user", "government"]
    assert choice.offered("대") == ["대리점"]
    assert choice.offered("g") == ["government"]


@pytest.mark.parametrize(
    ("word", "told"),
    [("x", "--n: 'x' is no whole number"), ("0", "--n: 0 is below 1"), ("9", "--n: 9 is above 8")],
)
def test_a_number_is_read_within_its_bounds(word: str, told: str) -> None:
    number = Whole("--n", 1, 8)

    assert (number("1"), number("８")) == (1, 8)
    with pytest.raises(UsageError, match=told):
        number(word)


def test_what_is_neither_choice_nor_number_is_left_to_the_parser() -> None:
    told = Annotated[list[str] | None, typer.Option("--word")]
    parameter = inspect.Parameter("word", inspect.Parameter.KEYWORD_ONLY, annotation=told)

    assert taken(parameter) is parameter
