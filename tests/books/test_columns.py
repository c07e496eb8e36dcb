"""Their columns are picked, joined, looked up and translated into our fields."""

from collections.abc import Callable
from pathlib import Path

import pytest

from salescli.books import columns
from salescli.books.kinds import PRODUCTS
from salescli.books.located import Book, Fault
from salescli.books.mapping import Mapping
from salescli.errors import DataError, MissingFileError

Write = Callable[..., Path]
Check = Callable[..., Book]
Load = Callable[..., Mapping]

PRODUCT = ("[fields]", 'code = "c"', 'name = "n"', 'unit = "u"', 'price = "p"')


def test_values_are_translated_and_unknown_ones_are_faults(
    write: Write, check: Check, mapped: Load
) -> None:
    how = mapped(
        "products",
        *PRODUCT,
        'discontinued = { column = "d", values = { old = true, new = false } }',
    )
    path = write("p.csv", "c,n,u,p,d", "1,a,x,1,old", "2,b,x,1,new", "3,c,x,1,", "4,d,x,1,odd")

    book = check(path, how)

    assert [record.values["discontinued"] for record in book.records] == [True, False, False]
    assert book.faults == [
        Fault("p.csv", 5, "d", "odd", "the mapping says nothing for 'odd'; it knows: old, new")
    ]


def test_otherwise_is_what_every_other_value_becomes(
    write: Write, check: Check, mapped: Load
) -> None:
    how = mapped(
        "customers", "[fields]", 'code = "c"', 'name = "n"', 'region = { constant = "Seoul" }',
        "[fields.kind]", 'column = "k"', 'otherwise = "end_user"',
        "[fields.kind.values]", 'R = "dealer"', '"" = "government"',
    )  # fmt: skip
    path = write("c.csv", "c,n,k", "1,a,R", "2,b,Z", "3,c,")

    records = check(path, how).records

    assert [record.values["kind"] for record in records] == ["dealer", "end_user", "government"]
    assert records[0].values["region"] == "Seoul"


def test_the_first_column_that_is_filled_is_taken(write: Write, check: Check, mapped: Load) -> None:
    how = mapped("products", *PRODUCT, 'spec = { column = "s", otherwise_column = "t" }')
    path = write("p.csv", "c,n,u,p,s,t", "1,a,x,1,S,T", "2,b,x,1,,T", "3,c,x,1,,")

    assert [record.values["spec"] for record in check(path, how).records] == ["S", "T", None]


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        ("A,B,C", "<A, B (C)>"),
        (",B,C", "B (C)>"),
        ("A,,C", "<A (C)>"),
        ("A,B,", "<A, B"),
        (",,", None),
    ],
)
def test_an_empty_part_of_a_joined_text_leaves_no_trace(
    write: Write, check: Check, mapped: Load, cells: str, joined: str | None
) -> None:
    how = mapped("products", *PRODUCT, 'spec = { template = "<{x}, {y} ({z})>" }')
    path = write("p.csv", "c,n,u,p,x,y,z", f"1,a,x,1,{cells}")

    assert check(path, how).records[0].values["spec"] == joined


def test_an_error_within_a_joined_text_is_a_fault(sheet: Write, check: Check, mapped: Load) -> None:
    how = mapped("products", *PRODUCT, 'spec = { template = "{x} {y}" }')
    path = sheet([list("cnupxy"), [1, "a", "x", 1, "ok", "#N/A"]])

    assert [fault[1:4] for fault in check(path, how).faults] == [(2, "x, y", "#N/A")]


def test_a_value_is_looked_up_in_a_further_file(write: Write, check: Check, mapped: Load) -> None:
    how = mapped(
        "products", *PRODUCT,
        'category = { column = "k", file = "k.csv", key = "id", value = "name" }',
    )  # fmt: skip
    write("k.csv", "id,name", "7,Pumps", "8,")
    path = write("p.csv", "c,n,u,p,k", "1,a,x,1,7", "2,b,x,1,8", "3,c,x,1,", "4,d,x,1,9")

    book = check(path, how)

    assert [record.values["category"] for record in book.records] == ["Pumps", None, None]
    assert book.faults == [Fault("p.csv", 5, "k", "9", "there is no '9' under 'id' in k.csv")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["id,title", "7,x"], "k.csv has no column 'name'; there are: id, title"),
        (["id,name", "7,x", "7,y"], "'7' stands twice under 'id' in k.csv, row 3"),
    ],
)
def test_a_further_file_that_does_not_fit_is_refused(
    write: Write, check: Check, mapped: Load, lines: list[str], said: str
) -> None:
    how = mapped(
        "products", *PRODUCT,
        'category = { column = "k", file = "k.csv", key = "id", value = "name" }',
    )  # fmt: skip
    write("k.csv", *lines)

    with pytest.raises(DataError) as refusal:
        check(write("p.csv", "c,n,u,p,k", "1,a,x,1,7"), how)

    assert said in str(refusal.value)


def test_a_further_file_that_is_missing_is_told(write: Write, check: Check, mapped: Load) -> None:
    how = mapped(
        "products", *PRODUCT,
        'category = { column = "k", file = "k.csv", key = "id", value = "name" }',
    )  # fmt: skip

    with pytest.raises(MissingFileError):
        check(write("p.csv", "c,n,u,p,k", "1,a,x,1,7"), how)


def test_columns_that_a_mapping_names_and_the_book_lacks_are_all_named(
    write: Write, check: Check, mapped: Load
) -> None:
    with pytest.raises(DataError, match=r"p\.csv has no column 'c', 'u'; there are: n, p"):
        check(write("p.csv", "n,p", "a,1"), mapped("products", *PRODUCT))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('discount_limit = { constant = "much" }', "gives discount_limit the value 'much'"),
        ('category = { constant = " " }', "gives category the value ' '"),
        (
            'discontinued = { column = "n", values = { a = "gone" } }',
            "gives discontinued the value 'gone'",
        ),
    ],
)
def test_what_a_mapping_itself_gives_is_checked_once(
    write: Write, check: Check, mapped: Load, line: str, said: str
) -> None:
    with pytest.raises(DataError) as refusal:
        check(write("p.csv", "c,n,u,p", "1,a,x,1"), mapped("products", *PRODUCT, line))

    assert said in str(refusal.value)


def test_an_error_in_a_translated_column_is_a_fault(
    sheet: Write, check: Check, mapped: Load
) -> None:
    how = mapped("products", *PRODUCT, 'category = { column = "k", values = { A = "B" } }')
    path = sheet([list("cnupk"), [1, "a", "x", 1, "#N/A"], [2, "b", "x", 1, "A"]])

    book = check(path, how)

    assert [fault[1:4] for fault in book.faults] == [(2, "k", "#N/A")]
    assert book.records[0].values["category"] == "B"


def test_values_beyond_those_remembered_are_read_all_the_same(
    write: Write, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "MOST_REMEMBERED", 1)
    path = write("p.csv", "code,name,unit,price", *(f"P{n},a{n},x,{n}" for n in range(3)))

    assert [record.values["price"] for record in check(path, PRODUCTS).records] == [0, 100, 200]
