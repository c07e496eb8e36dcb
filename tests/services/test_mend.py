"""No way around: renamed firms, ended leaders, logins, blocks, cheques and words (mend.txt)."""

from pathlib import Path

import pytest

from tests._program import Program


@pytest.mark.usefixtures("company")
def test_a_book_tells_of_two_accounts_of_a_number_that_nobody_told_apart(
    salescli: Program, tmp_path: Path
) -> None:
    book = tmp_path / "customers.csv"
    book.write_text(
        "code,name,kind,region,registration\nX1,가,dealer,서울,111\nX2,나,dealer,서울,222\n",
        "utf-8",
    )
    salescli.done("--as lee customer add Z1 다 --kind dealer --registration 111")
    salescli.done("--as lee customer edit Z1 --registration 222")
    told = "222 is entered more than once: X2, Z1"
    result = salescli(f"--as lee import {book} --kind customers")
    assert (told in result.err, "111 is" in result.err) == (True, False), result.err

    salescli.done("--as ceo customer apart X2 Z1 --reason 별개")
    for line in ("customer edit Z1 --registration 333", "customer edit Z1 --registration 222"):
        assert "more than once" not in salescli(f"--as lee {line}").err
