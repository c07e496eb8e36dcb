"""What books may bring and what keeps figures right: attacks beside what is honest (books.txt)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from salescli import models
from salescli.engine import caution, numbers
from salescli.policy.documents import DOCUMENTS
from salescli.workspace import Workspace
from tests._program import Program, Result, as_it_was
from tests.services._walking import sections, walk

WALKS = sections("books.txt")

HEAD = "number,customer,salesperson,signed_on,dispatched_on,product,quantity,price"
GOODS = "code,name,unit,price"
FIRMS = "code,name,kind,region,registration"

BOOKS = {
    "after.csv": (HEAD, "A-1,H1,kim,2026-01-02,,B1,1,1000"),
    "shipped.csv": (HEAD, "S-1,H1,kim,2025-12-01,,B1,1,1000", "S-1,,,,2026-02-10,B1,1,1000"),
    "before.csv": (
        HEAD,
        "X-1,H1,kim,2025-12-01,,B1,2000,1000",
        "X-1-A1,H1,kim,2025-12-01,2026-01-01,B1,1,1000",
    ),
    "large.csv": (HEAD, "L-1,H1,kim,2026-02-20,,B1,2000,1000"),
    "ours.csv": (
        HEAD,
        "C-2026-0001,H1,kim,2026-02-02,,B1,1,1000",
        "C-2026-0003,H1,kim,2026-02-02,2026-02-03,B1,1,1000",
        "G-2026-0001,H1,kim,2026-02-02,2026-02-03,B1,1,1000",
        "N-2026-0001,H1,kim,2026-02-02,2026-02-03,B1,1,1000",
    ),
    "taken.csv": (HEAD, "C-2026-0004,H1,kim,2025-02-02,,B1,1,1000"),
    "drafts.csv": (
        HEAD,
        "C-d9,H1,kim,2025-02-02,,B1,1,1000",
        "C-7,H1,kim,2025-02-02,,B1,1,1000",
    ),
    "alike.csv": (
        HEAD,
        "\uff23-2025-0001,H1,kim,2025-02-02,,B1,1,1000",
        "C\u20132025\u20130002,H1,kim,2025-02-02,,B1,1,1000",
        "계약-3,H1,kim,2025-02-02,,B1,1,1000",
    ),
    "parts.csv": (
        HEAD,
        "R3/2,H1,kim,2025-10-01,2025-10-09,B1,1,1000",
        "R3,H1,kim,2025-10-01,2025-10-10,B1,10,1000",
        "R3,H1,kim,2025-10-01,2025-10-12,N1,5,500",
        "R3,H1,kim,2025-10-01,,N1,5,500",
    ),
    "blank.csv": (
        HEAD,
        "R4,H1,kim,2025-10-01,2025-10-10,B1,10,1000",
        "R4,H1,kim,2025-10-01,,N1,5,500",
    ),
    "blank-first.csv": (
        HEAD,
        "R5,H1,kim,2025-11-01,,N1,5,500",
        "R5,H1,kim,2025-11-01,2025-11-10,B1,10,1000",
    ),
    "early.csv": (
        HEAD,
        "R6,H1,kim,2025-10-01,2025-10-10,B1,10,1000",
        "R6,H1,kim,2025-10-01,2025-09-01,N1,5,500",
    ),
    "signs.csv": (GOODS, 'D1,펌프,개,"US$1,000"', 'D2,밸브,개,"€1,000"', "D3,호스,개,1000 usd"),
    "won.csv": (GOODS, 'W1,펌프,개,"₩1,000"', 'W2,밸브,개,"1,000원"', "W3,호스,개,krw 1000"),
    "points.csv": (GOODS, "P1,펌프,개,1.000", "P2,밸브,개,2.500"),
    "comma.toml": (
        *('kind = "products"', 'source = "comma"', 'decimal = ","', "[fields]"),
        *('code = "code"', 'name = "name"', 'unit = "unit"', 'price = "price"'),
    ),
    "settled.csv": (GOODS, "P3,펌프,개,1.000", 'P4,밸브,개,"1.234,00"'),
    "both.csv": (GOODS, 'P5,펌프,개,"1,000"', 'P6,밸브,개,"1.234,00"', "P7,호스,개,12.0"),
    "much.csv": (HEAD, "Q-1,H1,kim,2025-10-01,,B1,2.500,1000"),
    "little.csv": (
        HEAD,
        "Q-1,H1,kim,2025-10-01,,B1,2.500,1000",
        "Q-1,H1,kim,2025-10-01,,B1,0.5,1000",
    ),
    "week1.csv": (HEAD, "W-1,H1,kim,2025-10-01,,B1,10,1000"),
    "week2.csv": (
        HEAD,
        "W-1,H1,kim,2025-10-01,2025-10-15,B1,10,1200",
        "W-1,H1,kim,2025-10-01,2025-10-15,N1,5,500",
        "X-9,H1,kim,2025-10-02,,B1,1,1000",
    ),
    "customers.csv": (FIRMS, "R1,서해농협,dealer,인천,"),
    "renamed.csv": (FIRMS, "R1,남해농협,dealer,인천,"),
    "priced.csv": ("code,name,unit,price,discount_limit", "S2,나사,개,10,50%"),
    "trusted.csv": (
        "code,name,kind,region,payment_days,discount_limit,salesperson",
        "Z1,제타농협,dealer,서울,365,90%,han",
    ),
    "older.csv": (HEAD, "Z-1,Z1,han,2025-12-01,2025-12-10,B1,1,1000"),
    "registered.csv": (FIRMS, "S1,상하이무역,dealer,상하이,9131 0000A".replace(" ", "-")),
    "registered2.csv": (FIRMS, "S2,상해상사,dealer,상하이,91310000a"),
}


@pytest.mark.parametrize("title", WALKS)
def test_the_attacks_are_refused_and_the_honest_are_not(
    salescli: Program, company_file: Path, tmp_path: Path, title: str
) -> None:
    for name, lines in BOOKS.items():
        (tmp_path / name).write_text("\n".join(lines), "utf-8")

    walk(salescli, company_file, [line.replace("BOOKS", str(tmp_path)) for line in WALKS[title]])


def asked(salescli: Program, monkeypatch: pytest.MonkeyPatch, answer: str, line: str) -> Result:
    """Type a line at a terminal, and an answer to what is asked; nothing is locked meanwhile."""

    class Person:
        def readline(self) -> str:
            with closing(sqlite3.connect(salescli.path, timeout=0, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
            return f"{answer}\n"

        def isatty(self) -> bool:
            return True

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "asks", property(lambda own: not own.no_input))
        patched.setattr("tests._program.io.StringIO", Person)
        return salescli(line)


SLIP = "collect apply C-1=9000 --method cash"
DOUBT = "9,000 is more than what is open of C-2026-0001, 1,000"


@pytest.fixture
def signed(salescli: Program, company: Path) -> Program:
    """Give a company with a signed contract over a thousand."""
    assert company == salescli.path
    for line in (
        *("--as kim contract draft H1", "--as kim contract line C-d1 B1"),
        *("--as kim contract submit C-d1", "--as park contract confirm C-1"),
        "--as kim contract sign C-1",
    ):
        salescli.done(line)
    return salescli


@pytest.mark.parametrize("answer", ["", "n", "what?"])
def test_at_a_terminal_a_slip_is_asked_about_before_it_is_stored(
    signed: Program, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    with as_it_was(signed.path):
        result = asked(signed, monkeypatch, answer, f"--as kim {SLIP}")

    assert (result.exit_code, result.out) == (65, "")
    assert result.err.splitlines() == [
        f"salescli: {DOUBT}",
        "Is it right all the same? [y/N] salescli: nothing was done; correct it, or give --yes",
    ]


@pytest.mark.parametrize("answer", ["y", "YES", "예", "是"])
def test_whoever_says_yes_is_asked_once_and_it_is_done(
    signed: Program, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    result = asked(signed, monkeypatch, answer, f"--as kim {SLIP}")

    told = "received at the company's till; otherwise say --received-by"
    assert (result.exit_code, result.out.splitlines()) == (
        0,
        [
            f"P-2026-0001 is applied · 9,000 KRW · {told}",
            "  (주)한솔농협",
            "next: salescli collect confirm P-2026-0001 (sales manager, sales clerk, finance)",
        ],
    )
    assert result.err.count(DOUBT) == 1


@pytest.mark.parametrize(
    "line", [f"--as kim {SLIP} --yes", f"--as kim --no-input {SLIP}", f"--as kim {SLIP} --dry-run"]
)
def test_nobody_is_asked_who_said_so_before(
    signed: Program, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    result = asked(signed, monkeypatch, "n", line)

    assert (result.exit_code, "[y/N]" in result.err, DOUBT in result.err) == (0, False, True)


def test_a_repeat_with_yes_is_the_same_request(signed: Program) -> None:
    first = signed.done(f"--as kim {SLIP} --request-id r1")

    assert signed.done(f"--as kim {SLIP} --yes --request-id r1") == first


def test_what_was_imported_before_what_is_said_was_kept_is_not_compared(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    assert company == salescli.path
    book = tmp_path / "week.csv"
    book.write_text("\n".join(BOOKS["week1.csv"]), "utf-8")
    salescli.done(f"--as lee import {book} --kind contracts")
    with closing(sqlite3.connect(salescli.path)) as connection, connection:
        connection.execute("DROP TRIGGER guard_book_entry_delete")
        connection.execute("DELETE FROM book_entry")

    book.write_text("\n".join(BOOKS["week2.csv"][:2]), "utf-8")
    told = salescli.done(f"--as lee import {book} --kind contracts")

    assert told == "contracts: 0 added, 1 already there, 0 skipped"


def test_a_database_from_before_the_setting_ends_books_the_day_before_it_was_made(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    assert company == salescli.path
    with closing(sqlite3.connect(salescli.path)) as connection, connection:
        connection.execute("DROP TRIGGER guard_setting_delete")
        connection.execute("DELETE FROM setting WHERE key_ = 'books_until'")
    book = tmp_path / "after.csv"
    book.write_text("\n".join(BOOKS["after.csv"]), "utf-8")

    assert ",init," in salescli.done("setting list --format csv")
    result = salescli(f"--as lee import {book} --kind contracts")
    assert (result.exit_code, "it is after 2026-01-01" in result.err) == (65, True)


def test_every_table_of_lines_and_prices_is_looked_at() -> None:
    """A noun that is still to come, and has lines of products, gets its cautions too."""
    lined = {
        table.__tablename__
        for table in models.everything()
        if {"product_id", "position", "quantity"} <= table.model_fields.keys()
    }

    assert lined <= caution.RULES.keys()


def test_every_number_that_a_book_brings_is_passed_by() -> None:
    brought = {
        table.__tablename__ for table in models.everything() if "source" in table.model_fields
    }
    kinds = {kind.kind for kind in DOCUMENTS if kind.prefix and kind.table in brought}

    assert kinds == {"contract", "ship"} <= numbers.TAKEN.keys()


@pytest.mark.usefixtures("company")
def test_what_is_taken_over_from_a_quotation_is_not_told_of_again(salescli: Program) -> None:
    for line in (
        *("kim contract draft H1", *["kim contract line C-d1 B1 -q 10"] * 5),
        "kim quote draft H1 --valid-until 2026-12-31",
    ):
        salescli.done(f"--as {line}")
    assert "far from the usual" in salescli("--as kim quote line Q-d1 B1 -q 12000").err
    for line in ("kim quote submit Q-d1", "park quote approve Q-1", "kim quote send Q-1"):
        salescli.done(f"--as {line}")

    result = salescli("--as kim contract draft --from Q-1")

    assert (result.exit_code, "far from the usual" in result.err) == (0, False)
    assert "far from the usual" in salescli("--as kim contract line C-d2 B1 -q 11000").err
