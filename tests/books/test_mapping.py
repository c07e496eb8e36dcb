"""A mapping says which of their columns is which of our fields, and is checked whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from salescli.books import mapping
from salescli.books.located import Form
from salescli.books.mapping import Lookup, Mapping, Source
from salescli.errors import DataError, MissingFileError

Write = Callable[..., Path]
Load = Callable[..., Mapping]

PRODUCT = ("[fields]", 'code = "c"', 'name = "n"', 'unit = "u"', 'price = "p"')
CONTRACT = (
    "[fields]",
    'number = "no"',
    'customer = "c"',
    'salesperson = "s"',
    'signed_on = "d"',
)
LINE = ("[lines.fields]", 'product = "p"', 'quantity = "q"', 'price = "x"')


def test_a_column_is_named_by_a_text(mapped: Load) -> None:
    found = mapped("products", *PRODUCT)

    assert (found.kind.name, found.source) == ("products", "old")
    assert found.fields["price"] == Source(columns=("p",))
    assert found.lines is None


def test_a_table_says_more_of_a_column(mapped: Load) -> None:
    found = mapped(
        "products",
        *PRODUCT,
        'spec = { template = "{a} x {b}" }',
        'discount_limit = { column = "r", as = "share" }',
        'discontinued = { column = "e", values = { gone = true, "" = false } }',
        "[fields.category]",
        'column = "k"',
        'otherwise_column = "l"',
        'values = { A = "B" }',
        'otherwise = "C"',
    ).fields

    assert found["spec"] == Source(columns=("a", "b"), template="{a} x {b}")
    assert found["category"] == Source(columns=("k", "l"), values={"A": "B"}, otherwise="C")
    assert found["discount_limit"].unit == "share"
    assert found["discontinued"].values == {"gone": "1", "": "0"}


def test_constants_dates_and_look_ups_are_taken(mapped: Load) -> None:
    found = mapped(
        "staff",
        "[fields]",
        'code = "c"',
        'name = { column = "n", file = "names.csv", key = "id", value = "name" }',
        'role = { constant = "SALES" }',
        "hired_on = { constant = 2020-01-02 }",
        'ended_on = { column = "e", date_format = "DD.MM.YYYY" }',
    ).fields

    assert found["name"].lookup == Lookup(file="names.csv", key="id", value="name")
    assert (found["role"].constant, found["hired_on"].constant) == ("SALES", date(2020, 1, 2))
    assert found["ended_on"].date_format == "DD.MM.YYYY"


def test_the_form_of_a_file_is_taken(mapped: Load) -> None:
    found = mapped(
        "products",
        'encoding = "cp949"',
        'sheet = "1"',
        'delimiter = "\\t"',
        "heading_row = 3",
        *PRODUCT,
    )

    assert found.form == Form("cp949", "1", "\t", 3)


def test_the_number_is_the_key_of_the_lines_unless_mapped(mapped: Load) -> None:
    found = mapped(
        "contracts",
        *CONTRACT[:1],
        *CONTRACT[2:],
        "[lines]",
        'file = "l.csv"',
        'key = "id"',
        'parent = "of"',
        *LINE,
    )

    assert found.fields["number"] == Source(columns=("id",))
    assert found.lines is not None
    assert found.lines.apart


def test_lines_without_a_file_stand_in_the_same_rows(mapped: Load) -> None:
    lines = mapped("contracts", *CONTRACT, *LINE).lines

    assert lines is not None
    assert not lines.apart


def test_everything_that_is_missing_is_named_at_once(mapped: Load) -> None:
    with pytest.raises(DataError) as refusal:
        mapped("contracts", "[fields]", 'customer = "c"', "[lines]", 'sheet = "l"')

    for word in (
        "fields.number", "fields.salesperson", "fields.signed_on", "lines.key", "lines.parent",
        "lines.fields.product", "lines.fields.quantity", "lines.fields.price",
    ):  # fmt: skip
        assert f"{word} is missing" in str(refusal.value)
    assert "customer" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['colour = "x"'], "colour is unknown; there are: kind, source"),
        (["[fields]", 'colour = "x"'], "fields.colour is unknown; there are: code, name"),
        (["[fields]", "code = { colum = 'x' }"], "fields.code.colum is unknown; there are: column"),
        (["[fields]", "code = { values = {} }"], "code needs one of column, template, constant"),
        (["[fields]", "code = { column = 'x', constant = 1 }"], "needs one of column"),
        (["[fields]", "code = 7"], "fields.code must be a table"),
        (["fields = 7"], "fields must be a table"),
        (["[fields]", "code = { column = 7 }"], "fields.code.column must be a text"),
        (["[fields]", "code = { constant = [1] }"], "fields.code.constant must be one value"),
        (["[fields]", "code = { template = 'x' }"], "fields.code.template must be like"),
        (["[fields]", "code = { template = '{x' }"], "fields.code.template must be like"),
        (["[fields]", "code = { template = '{x:>3}' }"], "fields.code.template must be like"),
        (["[fields]", "code = { column = 'x', as = 'share' }"], "code.as is for rates"),
        (["[fields]", "discount_limit = { column = 'x', as = 'half' }"], "share or percent"),
        (["[fields]", "code = { column = 'x', file = 'f.csv' }"], "file, key and value together"),
        (
            ["[fields]", "code = { column = 'x', file = '../f.csv', key = 'k', value = 'v' }"],
            "fields.code.file must be a file name, in the folder of the book",
        ),
        (["[lines]"], "products have no lines"),
        (['delimiter = ";;"'], "delimiter must be one character"),
        (['encoding = ""'], "encoding must be a text"),
        (["heading_row = 0"], "heading_row must be a row number"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_there_is(
    mapped: Load, lines: list[str], said: str
) -> None:
    with pytest.raises(DataError, match=r"the mapping .* does not fit") as refusal:
        mapped("products", *lines)

    assert said in str(refusal.value)


def test_a_mapping_of_another_kind_is_refused(write: Write) -> None:
    path = write("m.toml", 'kind = "staff"', *PRODUCT)

    with pytest.raises(
        DataError, match=r"kind is 'staff' and must be 'products'; source is missing"
    ):
        mapping.load(path, "products")


@pytest.mark.parametrize(("content", "encoding"), [("kind = ", "utf-8"), ("# 이름", "cp949")])
def test_a_file_that_is_not_toml_is_refused(write: Write, content: str, encoding: str) -> None:
    with pytest.raises(DataError, match=r"m\.toml is not TOML"):
        mapping.load(write("m.toml", content, encoding=encoding), "staff")


def test_a_missing_mapping_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        mapping.load(tmp_path / "none.toml", "staff")
