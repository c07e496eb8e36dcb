"""A template is written, filled in and read back, in every language."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from salescli.books import template
from salescli.books.kinds import CONTRACTS, KINDS
from salescli.books.located import Book
from salescli.errors import OutputError
from salescli.text import Language

Write = Callable[..., Path]
Check = Callable[..., Book]

EVERY = [(name, language) for name in KINDS for language in Language]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_an_empty_template_is_a_book_without_entries(
    tmp_path: Path, check: Check, name: str, language: Language
) -> None:
    template.write(name, language, tmp_path / "t.xlsx")

    book = check(tmp_path / "t.xlsx", KINDS[name])

    assert (book.records, book.faults) == ([], [])
    assert book.unread == ()  # the sheet that explains is our own


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_template_filled_with_its_example_is_read_back(
    tmp_path: Path, check: Check, name: str, language: Language
) -> None:
    path = tmp_path / "t.xlsx"
    template.write(name, language, path)
    headings, example = template.rows(name, language)
    filled = load_workbook(path)
    filled.worksheets[0].append([cell or None for cell in example])
    filled.save(path)

    book = check(path, KINDS[name])

    assert book.faults == []
    (record,) = book.records
    given = {field.key for field, cell in zip(KINDS[name].every, example, strict=True) if cell}
    values = record.values | (record.lines[0].values if record.lines else {})
    assert {key for key, value in values.items() if value is not None} == given
    assert [cell.value for cell in filled.worksheets[0][1]] == headings


def test_the_example_of_a_contract_means_what_it_says(check: Check, write: Write) -> None:
    headings, example = template.rows("contracts", Language.KO)

    book = check(write("t.csv", ",".join(headings), ",".join(example)), CONTRACTS)

    (contract,) = book.records
    assert (contract.source_key, contract.values["signed_on"]) == ("2024-001", date(2024, 5, 2))
    assert contract.lines[0].values == {
        "dispatched_on": date(2024, 5, 20),
        "product": "P-100",
        "quantity": 10000,
        "price": 1500000,
        "discount": 500,
    }


def test_choices_are_offered_and_codes_and_rates_are_kept_as_text(tmp_path: Path) -> None:
    template.write("customers", Language.KO, tmp_path / "t.xlsx")

    page = load_workbook(tmp_path / "t.xlsx").worksheets[0]

    (offered,) = page.data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"대리점,최종사용자,정부"', "C2:C1048576")
    formats = {page[f"{c}1"].value: page.column_dimensions[c].number_format for c in "ABCDEFGHIJK"}
    assert formats["코드"] == formats["할인 한도"] == "@"
    assert page["A1"].font.bold


def test_the_second_sheet_explains_every_field(tmp_path: Path) -> None:
    template.write("contracts", Language.ZH, tmp_path / "t.xlsx")

    explained = load_workbook(tmp_path / "t.xlsx").worksheets[1]

    rows = list(explained.iter_rows(2, values_only=True))
    assert [row[0] for row in rows[:-1]] == template.rows("contracts", Language.ZH)[0]
    assert rows[0][1:] == ("必填", "文本", "2024-001")


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("mine")

    with pytest.raises(OutputError, match="exists already"):
        template.write("staff", Language.EN, path)
    assert path.read_text() == "mine"

    template.write("staff", Language.EN, path, force=True)
    assert path.read_bytes().startswith(b"PK")
