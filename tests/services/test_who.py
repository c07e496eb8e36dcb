"""Who may: what walked around a rule is refused, and what is honest beside it is done (who.txt)."""

import json
from pathlib import Path

import pytest

from tests._program import Program

BOOK = "code,name,role,hired_on\nboss,사장,{},2026-03-02\nvice,부사장,{},2026-03-02\n"


@pytest.mark.parametrize(
    ("who", "roles", "code"),
    [
        ("park", ("SALES", "TECH"), 77),
        ("kim", ("SALES", "TECH"), 77),
        ("admin", ("SALES", "LEADER"), 77),
        ("admin", ("SALES", "ADMIN"), 77),
        ("admin", ("SALES", "TECH"), 0),
        ("ceo", ("ADMIN", "LEADER"), 0),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_book_of_staff_gives_what_who_imports_may_give(
    salescli: Program, tmp_path: Path, who: str, roles: tuple[str, str], code: int
) -> None:
    (tmp_path / "staff.csv").write_text(BOOK.format(*roles), "utf-8")

    result = salescli(f"--as {who} import {tmp_path / 'staff.csv'} --kind staff")

    assert result.exit_code == code, result.err
    assert ("부사장" in salescli.done("staff list --json")) is (code == 0)


def test_a_book_brings_one_leader_unless_a_leader_or_nobody_works_here(
    salescli: Program, tmp_path: Path
) -> None:
    (tmp_path / "staff.csv").write_text(BOOK.format("LEADER", "LEADER"), "utf-8")
    line = f"import {tmp_path / 'staff.csv'} --kind staff"
    salescli.done("init --company 하나 --admin 관리자 --test")
    assert "(1.3.1)" in salescli(f"--as admin {line}").err
    (tmp_path / "other").mkdir()
    other = Program(tmp_path / "other" / "sales.db")
    other.done("init --company 둘 --test")

    assert other.done(line) == "staff: 2 added, 0 already there, 0 skipped"


def test_set_up_begins_with_somebody_who_gives_roles(salescli: Program) -> None:
    salescli.done("init --company 하나 --test")

    refused = salescli("staff add kim 김철수 --role SALES")
    assert refused.exit_code == 65
    assert "the first to be entered is ADMIN or LEADER" in refused.err
    salescli.done("staff add ceo 정대표 --role LEADER")
    salescli.done("--as ceo staff add kim 김철수 --role SALES")


@pytest.mark.usefixtures("company")
def test_a_change_of_roles_is_a_decision_in_the_history(salescli: Program) -> None:
    salescli.done("--as admin staff add oh 오내근 --role CLERK")
    salescli.done("--as ceo staff edit oh --role TECH --login oh --on 2026-03-02")
    salescli.done("--as park staff end oh")

    told = json.loads(salescli.done("staff history oh --json"))
    rows = next(s for s in told["sections"] if s["key"] == "decisions")["rows"]
    kept = [[row[k] for k in ("step", "before", "after", "decided_by", "note")] for row in rows]
    assert kept == [
        ["give", None, "CLERK", "admin", None],
        ["login", "CLERK", "CLERK", "ceo", "oh"],
        ["give", "CLERK", "TECH", "ceo", None],
        ["end", "TECH", None, "park", None],
    ]


@pytest.mark.usefixtures("company")
def test_several_roles_are_shown_worded_and_imported(salescli: Program, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(BOOK.format('"영업부장, FINANCE"', "SALES"), "utf-8")
    salescli.done(f"--as admin import {tmp_path / 'staff.csv'} --kind staff")

    assert "영업부장, 재무부" in salescli.done("--lang ko staff show boss")
    rows = json.loads(salescli.done("staff show boss --json"))["sections"][1]["rows"]
    assert [row["role"] for row in rows] == ["MANAGER,FINANCE"]


@pytest.mark.usefixtures("company")
def test_a_book_that_enters_somebody_twice_is_told(salescli: Program, tmp_path: Path) -> None:
    book = tmp_path / "customers.csv"
    book.write_text(
        "code,name,kind,region\nX1,한솔농협,dealer,대전\nX2,새농협,dealer,대전\n", "utf-8"
    )

    result = salescli(f"--as lee import {book} --kind customers")

    told = "한솔농협 is entered more than once: H1, X1; one person or firm has one entry (1.3)"
    assert (result.exit_code, told in result.err.replace("(주)", "")) == (0, True), result
    assert "새농협" not in result.err


LOGINS = """code,name,role,hired_on,login
a,하나,SALES,2026-03-02,zed
b,두리,SALES,2026-03-02, zed
c,세찬,SALES,2026-03-02,daemon
d,네온,SALES,2026-03-02,taken
e,다온,SALES,2026-03-02,mine
"""


@pytest.mark.usefixtures("company")
def test_a_book_of_staff_brings_no_login_that_is_another_s_or_a_service_s(
    salescli: Program, tmp_path: Path
) -> None:
    salescli.done("--as admin staff edit kim --login taken")
    (tmp_path / "staff.csv").write_text(LOGINS, "utf-8")

    line = f"--as ceo import {tmp_path / 'staff.csv'} --kind staff"
    refused = salescli(line)
    assert refused.exit_code == 65
    for why in (
        "it is the login of a in this book too",
        "daemon is the account of a service",
        "taken is the login of kim",
    ):
        assert why in refused.err
    salescli(f"{line} --skip-errors")
    people = json.loads(salescli.done("staff list --json"))["sections"][0]["rows"]
    assert {row["code"]: row["login"] for row in people if row["code"] in "abcde"} == {
        "a": "zed",
        "e": "mine",
    }


def test_a_first_book_of_staff_brings_who_gives_the_next_role(
    salescli: Program, tmp_path: Path
) -> None:
    book, head = tmp_path / "staff.csv", "code,name,role,hired_on\n"
    salescli.done("init --company 하나 --test")
    book.write_text(f"{head}k,김,SALES,2026-03-02\n", "utf-8")
    alone = salescli(f"import {book} --kind staff")
    book.write_text(f"{head}k,김,SALES,2026-03-02\na,안,ADMIN,2026-03-02\n", "utf-8")

    assert (alone.exit_code, "the first to be entered is ADMIN" in alone.err) == (65, True)
    assert salescli.done(f"import {book} --kind staff").startswith("staff: 2 added")
    salescli.done("--as a staff add x 엑스 --role SALES")
