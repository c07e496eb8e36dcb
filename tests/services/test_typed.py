"""Days, periods and amounts as they are typed at a command, and what they were read as."""

import json
from pathlib import Path

import pytest

from salescli.policy import entries, fields, market
from salescli.policy.fields import Field, Holds
from tests._program import ROOT, Program

COMING = {"valid_until", "deliver_by", "contract_until"}
PAST = {"hired_on", "ended_on", "trading_since", "signed_on", "dispatched_on"}
"""Every field of a day: on which side it lies when its year is left out."""


@pytest.fixture
def signed(salescli: Program, traded: object) -> Program:
    """Tuesday 17 March 2026, with a contract that went its way."""
    del traded
    return salescli


def rows(salescli: Program, line: str) -> list[dict[str, object]]:
    told = json.loads(salescli.done(f"{line} --json"))
    found: list[dict[str, object]] = told["sections"][0]["rows"]
    return found


def test_every_field_of_a_day_lies_on_a_side() -> None:
    declared = {
        one
        for module in (fields, market, entries)
        for one in vars(module).values()
        if isinstance(one, Field) and one.holds is Holds.DATE
    }

    assert {field.key for field in declared if field.coming} == COMING
    assert {field.key for field in declared if not field.coming} == PAST
    assert not any(
        field.coming
        for module in (fields, market)
        for field in vars(module).values()
        if isinstance(field, Field) and field.holds is not Holds.DATE
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--on 어제", "어제 = 2026-03-16 Monday"),
        ("--on 3월16일", "3월16일 = 2026-03-16 Monday"),
        ("--on monday", "monday = 2026-03-16 Monday"),
        ("--on -1d", "-1d = 2026-03-16 Monday"),
        ("--on 16号", "16号 = 2026-03-16 Monday"),
        ("--on １６일", "１６일 = 2026-03-16 Monday"),
    ],
)
def test_the_business_day_is_the_last_such_one_and_is_told(
    signed: Program, typed: str, told: str
) -> None:
    answer = signed.done(f"--as kim worklog write '재고 조사' {typed}")

    assert answer.splitlines() == ["work log of 2026-03-16, version 1", f"read as: {told}"]


def test_a_day_in_the_plain_form_is_not_told(signed: Program) -> None:
    answer = signed.done("--as kim worklog write '재고 조사' --on 2026-03-16")

    assert answer == "work log of 2026-03-16, version 1"


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_numbers_alone_are_a_month_and_a_day_but_in_english(signed: Program, language: str) -> None:
    result = signed(f"--lang {language} --as kim worklog write '재고 조사' --on 3/12")

    assert result.exit_code == (65 if language == "en" else 0)
    assert "2026-03-12" in result.err + result.out


def test_what_is_planned_is_for_the_next_such_day(signed: Program) -> None:
    draft = "--as kim contract draft H1"

    assert "금요일 = 2026-03-20 Friday" in signed.done(f"{draft} --deliver-by 금요일")
    assert "3월 2일 = 2027-03-02 Tuesday" in signed.done(f"{draft} --deliver-by '3월 2일'")
    assert {row["deliver_by"] for row in rows(signed, "contract list")} >= {
        "2026-03-20",
        "2027-03-02",
    }


def test_an_amount_and_a_day_are_told_together_and_kept_as_they_were_read(
    signed: Program,
) -> None:
    answer = signed.done(
        ["--as", "kim", "visit", "plan", "H1", "--for", "下周一", "--expected-order", "1억 2천만"]
    )
    (visit,) = rows(signed, "visit list")

    assert answer.splitlines()[-1] == (
        "read as: 1억 2천만 = 120,000,000 KRW, 下周一 = 2026-03-23 Monday"
    )
    assert (visit["expected_order"], visit["from_on"]) == ("120000000", "2026-03-23")


def test_a_quantity_and_a_price_have_units_too(signed: Program) -> None:
    signed.done("--as kim contract draft H1")
    answer = signed.done("--as kim contract line C-d2 B1 -q 1천 --price 1.2万")

    assert "1천 = 1,000" in answer
    assert "1.2万 = 12,000 KRW" in answer


def test_a_refusal_names_the_words_that_are_taken(signed: Program) -> None:
    write = "--as kim worklog write '재고 조사' --on"

    assert signed(f"{write} soon").err == (
        "salescli: 'soon' is not a date; write it like 2026-11-20, 20 Nov, 11/20, Friday,"
        " next Monday, yesterday, today, tomorrow, -3d or +2w\n"
    )
    assert "11월 20일, 20일, 금요일, 다음 주 월요일, 어제" in signed(f"--lang ko {write} 곧").err
    assert "11月20日, 20号, 周五, 下周一, 昨天" in signed(f"--lang zh {write} 马上").err


@pytest.mark.parametrize("word", ["지난달", "上月", "last-month", "2월", "Feb", "2026-02"])
def test_a_form_is_asked_for_in_the_words_of_any_language(signed: Program, word: str) -> None:
    sheet = json.loads(signed.done(f"report F8 --period {word} --json"))

    assert sheet["period"]["label"] == "2026-02"


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("지난달", "2026-02-01"),
        ("작년", "2025-01-01"),
        ("1분기", "2026-01-01"),
        ("-3d", "2026-03-14"),
    ],
)
def test_an_account_is_looked_at_from_the_first_day_of_what_was_said(
    signed: Program, word: str, first: str
) -> None:
    account = signed.done(f"customer account H1 --since {word} --format md")

    assert f"{first} – 2026-03-17" in account


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("major_amount", "5천만", "50000000"),
        ("major_amount", "1.2万", "12000"),
        ("major_amount", "none", "none"),
        ("major_amount", "50,000,000", "50000000"),
        ("visits_since", "내일", "2026-03-18"),
        ("visits_since", "4월 1일", "2026-04-01"),
        ("visits_since", "下周一", "2026-03-23"),
        ("visits_since", "9999-12-31", "9999-12-31"),
        ("workdays", "월요일,화요일,周三,thu", "monday,tuesday,wednesday,thursday"),
    ],
)
def test_a_setting_takes_the_same_words(signed: Program, key: str, typed: str, kept: str) -> None:
    answer = signed.done(["--as", "ceo", "setting", "set", key, typed, "--note", "정함"])

    assert answer.startswith(f"{key} is {kept} from 2026-03-17")
    assert ("read as: " in answer) is (typed not in {"none", "50,000,000", "9999-12-31"})


def test_a_company_is_made_with_the_same_words(salescli: Program) -> None:
    salescli.done("init --company 우리 --week-closes 금요일 --major-amount 5천만")
    found = {row["key"]: row["value"] for row in rows(salescli, "setting list")}

    assert (found["week_closes"], found["major_amount"]) == ("friday", "50000000")


def test_a_write_that_is_repeated_answers_what_was_read_the_first_time(signed: Program) -> None:
    line = "--as kim worklog write '재고 조사' --on 어제 --request-id r1"

    assert signed.done(line) == signed.done(line)
    assert "어제 = 2026-03-16" in signed.done(line)


COMMANDS = sorted((ROOT / "salescli").glob("commands/*.py"))
READS = sorted(
    path for layer in ("lists", "reports") for path in (ROOT / "salescli" / layer).rglob("*.py")
)


@pytest.mark.parametrize(
    "path", [*COMMANDS, *READS], ids=lambda path: f"{path.parent.name}.{path.stem}"
)
def test_nothing_that_is_typed_is_read_otherwise(path: Path) -> None:
    text = path.read_text("utf-8")
    strict = {"parse_date", "money.amount(", "quantity.quantity(", "quantities.quantity("}
    if path in COMMANDS:
        strict |= {"fromisoformat", "strptime"}

    assert {word for word in strict if word in text} == set()
