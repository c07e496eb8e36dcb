"""The target customer record, and every change of it, through the command line (D3, W1.4)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from salescli.policy.entries import RECORD
from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

CHANGES = """
    SELECT field, old, new, changed_on, employee.code FROM profile_change
    LEFT JOIN employee ON employee.id = profile_change.author_id
    WHERE customer_id = (SELECT id FROM customer WHERE code = 'H1') AND changed_on > '2026-01-02'
    ORDER BY profile_change.id
"""
LATEST = """
    SELECT {} FROM customer_profile
    WHERE customer_id = (SELECT id FROM customer WHERE code = 'H1')
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""
BANK = "--as kim customer profile H1 --bank 농협은행"

ALL = (
    *(("--nature", "nature", "협동조합"), ("--business", "business", "농자재")),
    *(("--assets", "assets", "1,200,000"), ("--staff", "staff", "40")),
    *(("--yearly-purchases", "yearly_purchases", "5000"),),
    *(("--buying-habits", "buying_habits", "봄에 한 번"),),
    *(("--wanted-products", "wanted_products", "볼트 M8"), ("--needs", "needs", "빠른 납기")),
    *(("--current-supplier", "current_supplier", "대동"), ("--bank", "bank", "농협")),
    *(("--payment-record", "payment_record", "한 번 늦음"),),
    *(("--trading-since", "trading_since", "2020. 3. 2."), ("--stage", "stage", "거래 중")),
    *(("--next-step", "next_step", "견본"), ("--region", "region", "서울")),
    *(("--address", "address", "종로 1"), ("--contact", "contact", "최과장")),
    *(
        ("--position", "position", "과장"),
        ("--phone", "phone", "02-1"),
        ("--language", "language", "ZH"),
    ),
)
"""Every option of the record, its column, and a word for it."""

STORED = {"assets": 1_200_000, "staff": 40, "yearly_purchases": 5_000} | {
    "trading_since": "2020-03-02",
    "language": "zh",
}
TOLD = {"assets": "1200000", "trading_since": "2020-03-02", "language": "zh"}


def test_all_of_the_record_can_be_filled_in(at: At, query: Query) -> None:
    salescli = at("company")
    words = [word for option, _column, value in ALL for word in (option, value)]

    answer = salescli.done(["--as", "kim", "customer", "profile", "H1", *words])

    columns = [column for _option, column, _value in ALL]
    assert answer == "customer H1 (주)한솔농협 changed"
    assert set(columns) == {field.column for field in RECORD}
    assert query(LATEST.format(", ".join(columns))) == [
        tuple(STORED.get(column, value) for _option, column, value in ALL)
    ]
    assert query(CHANGES) == [
        (column, None, TOLD.get(column, value), "2026-11-19", "kim")
        for _option, column, value in ALL
    ]


def test_a_change_is_a_new_version_and_the_old_one_stays(at: At, query: Query) -> None:
    salescli = at("company")
    salescli.done(f"{BANK} --on 2026-11-16")
    salescli.done("--as lee customer profile H1 --bank 국민은행 --stage 상담")
    salescli.done("--as lee customer profile H1 --stage 계약")

    versions = "SELECT valid_from, version, bank, stage FROM customer_profile WHERE bank <> ''"
    assert query(f"{versions} ORDER BY id") == [
        ("2026-11-16", 1, "농협은행", None),
        ("2026-11-19", 1, "국민은행", "상담"),
        ("2026-11-19", 2, "국민은행", "계약"),
    ]
    assert query(CHANGES) == [
        ("bank", None, "농협은행", "2026-11-16", "kim"),
        ("bank", "농협은행", "국민은행", "2026-11-19", "lee"),
        ("stage", None, "상담", "2026-11-19", "lee"),
        ("stage", "상담", "계약", "2026-11-19", "lee"),
    ]


def test_what_is_the_same_is_no_change(at: At, query: Query) -> None:
    salescli = at("company")
    salescli.done(BANK)
    before = query(CHANGES), query("SELECT COUNT(*) FROM customer_profile")

    salescli.done(BANK)
    salescli.done("--as kim customer edit H1 --kind dealer")

    assert (query(CHANGES), query("SELECT COUNT(*) FROM customer_profile")) == before


def test_an_empty_word_empties_a_field(at: At, query: Query) -> None:
    salescli = at("company")
    salescli.done(f"{BANK} --staff 40 --assets 7 --trading-since 2020-01-02 --language ko")

    salescli.done(
        "--as kim customer profile H1 --bank '' --staff '' --assets ' ' --trading-since ''"
        " --language '' --stage 상담"
    )

    assert query(LATEST.format("bank, staff, assets, trading_since, language, stage")) == [
        (None, None, None, None, None, "상담")
    ]
    assert query(CHANGES)[5:] == [
        ("assets", "7", None, "2026-11-19", "kim"),
        ("staff", "40", None, "2026-11-19", "kim"),
        ("bank", "농협은행", None, "2026-11-19", "kim"),
        ("trading_since", "2020-01-02", None, "2026-11-19", "kim"),
        ("stage", None, "상담", "2026-11-19", "kim"),
        ("language", "ko", None, "2026-11-19", "kim"),
    ]


def test_whatever_command_changes_an_account_the_change_is_kept(at: At, query: Query) -> None:
    salescli = at("company")
    salescli.done("--as lee customer edit H1 --name 한솔유통 --salesperson han --kind end_user")
    salescli.done("--as lee customer edit H1 --payment-days 45 --discount-limit 7.5")
    salescli.done("--as park customer block H1 --reason 체납")
    salescli.done("--as park customer block H1 --reason 완납 --lift")

    assert [row[:3] for row in query(CHANGES)] == [
        ("name", "(주)한솔농협", "한솔유통"),
        ("kind", "dealer", "end_user"),
        ("salesperson", "kim", "han"),
        ("payment_days", None, "45"),
        ("discount_limit", None, "0.0750"),
        ("blocked", "false", "true"),
        ("block_reason", None, "체납"),
        ("blocked", "true", "false"),
        ("block_reason", "체납", "완납"),
    ]


def test_a_new_account_begins_with_all_that_is_known(at: At, query: Query) -> None:
    at("company").done("--as kim customer add G1 조달청 --kind government --region 대전")

    told = "SELECT field, old, new FROM profile_change WHERE changed_on = '2026-11-19' ORDER BY id"
    assert query(told) == [
        ("name", None, "조달청"),
        ("kind", None, "government"),
        ("salesperson", None, "kim"),
        ("region", None, "대전"),
    ]


def test_money_is_told_exactly_in_the_companys_currency(salescli: Program, query: Query) -> None:
    salescli.on("2026-11-19").done("init --company A --currency CNY --admin 관리자")
    salescli.done("--as admin customer add H1 한솔 --kind dealer")
    salescli.done("--as admin customer profile H1 --assets 1265.7")

    told = "SELECT new FROM profile_change WHERE field = 'assets'"
    assert query(told) == [("1265.70",)]


@pytest.mark.parametrize("who", ["kim", "lee", "park", "admin"])
def test_who_fills_in_the_record(at: At, query: Query, who: str) -> None:
    at("company").done(f"--as {who} customer profile H1 --bank 농협")

    assert query(LATEST.format("bank")) == [("농협",)]


@pytest.mark.parametrize("who", ["choi", "ceo", "tan", "gu"])
def test_who_does_not(at: At, refuse: Refuse, who: str) -> None:
    at("company")

    refuse(f"--as {who} customer profile H1 --bank 농협", 77, "(W1.4)", "fill in")


def test_salespeople_write_of_accounts_of_theirs(at: At, refuse: Refuse) -> None:
    salescli = at("company")

    words = ("SALES may not write in H1", "CLERK, MANAGER (1.3.4)")
    refuse("--as han customer profile H1 --bank 농협", 77, *words)

    salescli.done("--as lee customer edit H1 --salesperson han --on 2026-11-18")
    salescli.done("--as han customer profile H1 --bank 농협")
    refuse("--as kim customer profile H1 --bank 농협", 77, *words)
    refuse("--as kim customer profile H1 --bank 국민 --on 2026-11-17", 77, *words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "nothing is given to write down of H1; give a field"),
        ("--staff many", "'many' cannot be read as a number"),
        ("--staff -3", "'-3' is below zero; give how many people"),
        ("--assets -1", "'-1' is below zero"),
        ("--assets 1.5", "has too many decimals"),
        ("--trading-since 03/02", "may be 2026-02-03 Tuesday or 2026-03-02 Monday"),
        ("--trading-since soon", "is not a date"),
        ("--trading-since 2026-11-20", "cannot trade with us since 2026-11-20"),
        ("--language fr", "'fr' is no language of ours; give one of en, ko, zh"),
        ("--bank '농협\u202e'", "the bank"),
        ("--next-step '\u3164'", "the next step is empty"),
        ("--bank 농협 --on 2025-12-31", "H1 was not registered yet on 2025-12-31"),
    ],
)
def test_what_cannot_be_written_down(at: At, refuse: Refuse, words: str, told: str) -> None:
    at("company")

    refuse(f"--as kim customer profile H1 {words}", 65 if words else 2, told)


def test_an_unknown_account_is_refused(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as lee customer profile X9 --bank 농협", 65, "X9")


def test_no_other_column_is_a_field_of_the_record(at: At) -> None:
    with pytest.raises(TypeError, match="the customer record has no payment_days"):
        _profile(at("company"), payment_days=3)


def _profile(program: Program, **given: Any) -> None:  # noqa: ANN401
    from tests.reports._scene import Scene  # noqa: PLC0415 - services are heavy

    Scene(program.path).learn("H1", "lee", "11-19", **given)


def test_the_record_is_shown_and_has_a_history(at: At) -> None:
    salescli = at("company")
    salescli.done(f"{BANK} --assets 1200 --language ko --on 2026-11-16")
    salescli.done("--as kim customer profile H1 --bank 국민은행")

    shown = json.loads(salescli.done("customer show H1 --json"))["sections"]
    past = json.loads(salescli.done("customer history H1 --json"))["sections"][0]["rows"]

    assert [section["key"] for section in shown] == ["entry", "standing", "record", "contracts"]
    record = shown[2]["rows"][0]
    assert (record["bank"], record["assets"], record["language"]) == ("국민은행", "1200", "ko")
    assert [(row["valid_from"], row["bank"]) for row in past] == [
        ("2026-01-02", None),
        ("2026-11-16", "농협은행"),
        ("2026-11-19", "국민은행"),
    ]


def test_what_is_told_late_holds_on_unless_it_was_told_otherwise(at: At, query: Query) -> None:
    salescli = at("company")
    salescli.done("--as lee customer profile H1 --bank 농협 --on 2026-11-18")
    salescli.done("--as lee customer profile H1 --stage 거래 --bank 국민은행 --on 2026-11-16")

    assert query(LATEST.format("stage, bank")) == [("거래", "농협")]
    assert ("bank", None, "국민은행") in [row[:3] for row in query(CHANGES)]


def test_a_keeper_that_is_empty_or_unknown_is_refused_and_nothing_is_done(
    at: At, refuse: Refuse
) -> None:
    at("company")

    refuse(["--as", "admin", "customer", "edit", "H1", "--salesperson", ""], 65, "staff")
    refuse(
        "--as kim customer edit H1 --salesperson nobody --payment-days 10",
        77,
        "set payment days or discount limits",
    )
