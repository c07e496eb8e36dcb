"""A book without a mapping is recognised by the headings of our templates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from salescli.books.converting import folded
from salescli.books.fields import Kind
from salescli.books.kinds import CONTRACTS, KINDS, STAFF
from salescli.books.located import Book
from salescli.errors import DataError
from salescli.text import Language

Write = Callable[..., Path]
Check = Callable[..., Book]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_no_heading_of_a_kind_means_two_fields(kind: Kind) -> None:
    words = [{folded(word) for word in (field.key, *field.heading)} for field in kind.every]

    assert len(set().union(*words)) == sum(map(len, words))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_no_name_of_a_choice_means_two_choices(kind: Kind) -> None:
    for field in kind.every:
        words = [{folded(word) for word in phrase} for phrase in field.choices.values()]

        assert len(set().union(*words)) == sum(map(len, words))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_no_choice_holds_a_comma_which_would_end_it_in_the_list_of_a_cell(kind: Kind) -> None:
    for field in kind.every:
        for language in Language:
            listed = [phrase.within(language) for phrase in field.choices.values()]

            assert not any("," in name for name in listed)
            assert len(",".join(listed)) <= 255


def test_headings_are_recognised_in_mixed_spellings_and_languages(
    write: Write, check: Check
) -> None:
    path = write("s.csv", "CODE,이 름,岗位,hired on", "kim,Kim,SALES,2024-03-04")

    assert check(path, STAFF).records[0].values["role"] == "SALES"


def test_every_heading_that_is_missing_is_named_at_once(write: Write, check: Check) -> None:
    with pytest.raises(DataError) as refusal:
        check(write("k.csv", "number,customer", "C1,A"), CONTRACTS)

    assert str(refusal.value).endswith(
        "k.csv cannot be read as contracts without a mapping: there is no column 'Salesperson',"
        " 'Signed on', 'Product', 'Quantity', 'Unit price'; there are: number, customer"
    )


def test_two_headings_of_one_meaning_are_refused(write: Write, check: Check) -> None:
    path = write("s.csv", "code,코드,name,role,hired_on", "a,b,Kim,SALES,2024-03-04")

    with pytest.raises(DataError, match="'code', '코드' mean the same"):
        check(path, STAFF)
