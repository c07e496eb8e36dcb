"""What names meant, and what a price, a flag, a block and an answer are of (words.txt)."""

from pathlib import Path

import pytest

from tests._program import Program


@pytest.mark.usefixtures("company")
def test_sizes_of_a_product_are_no_twins_and_what_a_book_enters_twice_is_told(
    salescli: Program, tmp_path: Path
) -> None:
    book = tmp_path / "products.csv"
    rows = ("X1,나사,개,M8,9", "X2,나사,개,M10,9", "X3,볼트 ,개,,9", "X4,볼트,개,M8,9")
    book.write_text("\n".join(("code,name,unit,spec,price", *rows)), "utf-8")

    result = salescli(f"--as lee import {book} --kind products")

    told = "is entered more than once: B1, X3; one product has one entry (R4)"
    assert (result.exit_code, told in result.err, "나사" in result.err) == (0, True, False), result
    assert "entered" not in salescli("--as lee product add X5 나사 --unit 개 --spec M12").err
    assert "X5, X2" in salescli("--as lee product edit X5 --spec M10").err


@pytest.mark.usefixtures("company")
def test_a_product_that_a_book_enters_under_a_name_of_before_is_told(
    salescli: Program, tmp_path: Path
) -> None:
    book = tmp_path / "products.csv"
    book.write_text("code,name,unit,spec,price\nX1,볼트,개,,9\nX2,볼트,개,M8,9", "utf-8")
    salescli.done("--as lee product edit B1 --name 구형")
    salescli.done("--as lee product edit N1 --name '너트 '")

    result = salescli(f"--as lee import {book} --kind products")

    told = "구형 is entered more than once: B1, X1; one product has one entry (R4)"
    assert (result.exit_code, told in result.err, "X2" in result.err) == (0, True, False), result
    assert "entered" not in salescli("--as lee product add X3 너트 --unit 개 --spec M1").err
