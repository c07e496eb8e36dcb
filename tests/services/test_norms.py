"""Norms are the manager's, and what the duties of W1, W2 and MD6 ask for (norms.txt)."""

import json
from pathlib import Path

import pytest

from tests._program import Program
from tests.services.conftest import At

ACCOUNTS = "code,name,kind,region,payment_days,discount_limit\nX1,하나,dealer,대전,{},{}\n"
GOODS = "code,name,unit,price,key_product\nX1,와셔,개,{},{}\n"


@pytest.mark.parametrize(
    ("who", "kind", "book", "refused"),
    [
        ("lee", "customers", ACCOUNTS.format("", ""), ""),
        ("lee", "customers", ACCOUNTS.format("60", ""), "CLERK may not set payment days"),
        ("admin", "customers", ACCOUNTS.format("", "5%"), "ADMIN may not set payment days"),
        ("park", "customers", ACCOUNTS.format("60", "5%"), ""),
        ("park", "customers", ACCOUNTS.format("61", ""), "beyond norm_payment_days"),
        ("lee", "products", GOODS.format("0", ""), "CLERK may not set a list price"),
        ("admin", "products", GOODS.format("55", "yes"), "ADMIN may not mark key products"),
        ("park", "products", GOODS.format("55", "yes"), ""),
    ],
)
def test_a_book_brings_the_norms_that_are_for_who_imports(
    at: At, tmp_path: Path, who: str, kind: str, book: str, refused: str
) -> None:
    salescli = at("submitted")
    salescli.done("--as ceo setting set norm_payment_days 60")
    (tmp_path / "book.csv").write_text(book, "utf-8")

    result = salescli(f"--as {who} import {tmp_path / 'book.csv'} --kind {kind}")

    assert (result.exit_code, refused in result.err) == (65 if refused else 0, True), result.err
    noun = kind.removesuffix("s")
    if result.exit_code == 0 and who == "park":
        told = json.loads(salescli.done(f"--as {who} {noun} history X1 --json"))
        (decisions,) = (s["rows"] for s in told["sections"] if s["key"] == "decisions")
        assert [row["decided_by"] for row in decisions] == ["park", "park"]


@pytest.mark.parametrize("kind", ["customers", "products"])
@pytest.mark.usefixtures("company")
def test_in_set_up_a_clerks_book_brings_norms(salescli: Program, tmp_path: Path, kind: str) -> None:
    book = {"customers": ACCOUNTS.format("60", "5%"), "products": GOODS.format("55", "yes")}[kind]
    (tmp_path / "book.csv").write_text(book, "utf-8")

    assert salescli.done(f"--as lee import {tmp_path / 'book.csv'} --kind {kind}")


@pytest.fixture
def watched(at: At) -> Program:
    """Let plans and records be watched from 2026-11-15 on."""
    salescli = at("company").on("2026-11-15")
    salescli.done("--as admin setting set plans_since 2026-11-15")
    return salescli


def overdue(salescli: Program, rule: str, day: str, who: str = "park") -> list[tuple[str, ...]]:
    whole = json.loads(salescli.on(day).looked(f"--as {who} watch --json"))
    keys = ("document", "salesperson", "due_on")
    rows = whole["sections"][0]["rows"]
    return [tuple(row[key] for key in keys) for row in rows if row["rule"] == rule]


def test_a_visit_to_an_account_without_a_whole_record_is_watched(watched: Program) -> None:
    watched.on("2026-11-17").done("--as kim visit record H1 --result 협의")
    found = [("V-2026-0001", "kim", "2026-11-18")]
    assert overdue(watched, "D3", "2026-11-18") == []
    assert overdue(watched, "D3", "2026-11-19") == found

    watched.done("--as kim customer profile H1 --address 대전 --contact 이과장 --phone 042-1")
    assert overdue(watched, "D3", "2026-11-19") == found
    assert overdue(watched, "D3", "2026-11-19", "han") == found
    watched.done("--as kim customer profile H1 --business 농자재")
    assert overdue(watched, "D3", "2026-11-19") == []
    assert _broken(watched, "D3") == [("V-2026-0001", "2026-11-19")]


@pytest.mark.parametrize(
    ("on", "late"),
    [("--on 2026-11-17", []), ("--on 2026-11-18", []), ("", [("V-2026-0001", "2026-11-20")])],
)
def test_a_record_counts_from_its_own_day(
    watched: Program, on: str, late: list[tuple[str, str]]
) -> None:
    whole = "--address 대전 --contact 이과장 --phone 042-1 --business 농자재"
    watched.on("2026-11-20").done("--as kim visit record H1 --result 협의 --on 2026-11-17")
    watched.done(f"--as kim customer profile H1 {whole} {on}")
    told = json.loads(watched.looked("--as park watch --json"))["sections"][1:]
    rules = [row["rule"] for section in told for row in section["rows"]]

    assert _broken(watched, "D3") == late
    assert ("D3" in rules) is (not late)


def test_a_month_and_a_year_without_a_plan_are_watched(watched: Program) -> None:
    watched.on("2026-11-28").done("--as kim plan set sales --monthly 2026-12")
    watched.done("--as han plan set sales --monthly 2026-12")
    watched.done("--as park plan approve W-1")

    assert overdue(watched, "MD6", "2026-11-30") == []
    assert overdue(watched, "MD6", "2026-12-01") == [("2026-12", "han", "2026-11-30")]
    assert overdue(watched, "MD6", "2026-12-01", "kim") == overdue(watched, "MD6", "2026-12-01")
    watched.done("--as park plan approve W-2")
    assert overdue(watched, "MD6", "2026-12-02") == []
    for who in ("kim", "han"):
        watched.done(f"--as {who} plan set sales --monthly 2027-01")
    watched.done("--as park plan approve --monthly 2027-01 --all")
    year = [("2027", None, "2026-12-31")]
    assert overdue(watched, "MD6", "2026-12-31") == []
    assert overdue(watched, "MD6", "2027-01-01") == year
    watched.done("--as admin setting set territory_reads on")
    assert overdue(watched, "MD6", "2027-01-01", "kim") == []
    watched.done("--as park plan set 목표 --annual 2027")
    assert overdue(watched, "MD6", "2027-01-02") == year
    watched.done("--as ceo plan approve --annual 2027")
    assert overdue(watched, "MD6", "2027-01-03") == []


def _broken(salescli: Program, rule: str) -> list[tuple[str, str]]:
    line = "--as park report weekly --period 2026-W47 --json"
    whole = json.loads(salescli.on("2026-11-21").done(line))
    rows = next(s for s in whole["summary"]["sections"] if s["key"] == "breaches")["rows"]
    return [(row["document"], row["done_on"]) for row in rows if row["rule"] == rule]
