"""What holds for the read of every register; settings, the calendar and the list of forms."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from salescli import lists, reports, text
from salescli.errors import DataError, UnknownError
from salescli.look import Look
from salescli.render.sheet import Block, Entry, Sheet
from salescli.services.register import calendar, setting
from salescli.text import Language, speak
from tests._program import Program
from tests.lists._office import Office, block, rows


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak any language without the catalogues, which only `make` compiles."""
    monkeypatch.setattr(text, "_catalogue", lambda _language: NullTranslations())
    yield
    speak(Language.EN)


def sheets(look: Look) -> list[Sheet]:
    return [
        lists.staff.listed(look),
        lists.staff.shown(look, "kim"),
        lists.staff.history(look, "kim"),
        lists.customer.listed(look),
        lists.customer.shown(look, "D1"),
        lists.customer.history(look, "D1"),
        lists.product.listed(look),
        lists.product.shown(look, "P1"),
        lists.product.history(look, "P1"),
        lists.target.listed(look),
        lists.target.history(look, "2026-11"),
        lists.setting.listed(look),
        lists.setting.history(look, "company"),
        lists.calendar.listed(look),
        lists.calendar.history(look),
        lists.report.listed(look),
    ]


def test_every_setting_is_listed_and_no_mark_of_ours(office: Office) -> None:
    office.act("setting set", lambda w: setting.set_(w, "payment_days", "60"), on=date(2026, 12, 1))
    office.act("setting set", lambda w: setting.set_(w, "receipt_days", "5"))

    seen = office.see(lists.setting.listed)

    told = {row[0]: row[1:] for row in block(seen).rows}
    assert "demonstration" not in told
    assert told["company"][:3] == ("한빛농자재", False, "1900-01-01")
    assert told["currency"][-1] is True
    assert told["receipt_days"] == (
        "5",
        False,
        "2026-11-20",
        "working days after dispatch within which the customer confirmation is filed",
        False,
    )
    assert told["payment_days"][:3] == ("30", True, None)


def test_the_last_version_of_today_holds_and_no_later_days(office: Office) -> None:
    for days, on in (
        ("60", date(2026, 11, 20)),
        ("45", date(2026, 11, 20)),
        ("9", date(2026, 12, 1)),
    ):
        office.act("set", lambda w, d=days: setting.set_(w, "payment_days", d), on=on)

    assert ("payment_days", "45", "2026-11-20") in rows(
        office.see(lists.setting.listed), "key", "value", "since"
    )


def test_a_setting_is_shown_with_all_its_versions(office: Office) -> None:
    for days in ("60", "45"):
        office.act("setting set", lambda w, days=days: setting.set_(w, "payment_days", days))

    seen = office.see(lambda look: lists.setting.history(look, "payment_days"))

    assert block(seen).rows == (
        ("2026-11-20", 1, "60", Entry("admin", "관리자"), None, "2026-11-20 12:00"),
        ("2026-11-20", 2, "45", Entry("admin", "관리자"), None, "2026-11-20 12:00"),
    )
    with pytest.raises(UnknownError):
        office.see(lambda look: lists.setting.history(look, "demonstration"))


def test_the_last_mark_of_a_day_counts(office: Office) -> None:
    day = date(2026, 12, 25)
    office.act("calendar holiday", lambda w: calendar.holiday(w, day, "성탄절"))
    office.act("calendar holiday", lambda w: calendar.holiday(w, day, "납품일", working=True))
    office.act("calendar holiday", lambda w: calendar.holiday(w, date(2026, 3, 1), "삼일절"))

    assert block(office.see(lists.calendar.listed)).rows == (
        ("2026-12-25", Entry("working", "working day"), "납품일"),
        ("2026-03-01", Entry("holiday", "holiday"), "삼일절"),
    )
    assert rows(office.see(lists.calendar.history), "day", "version", "name") == [
        ("2026-03-01", 1, "삼일절"),
        ("2026-12-25", 1, "성탄절"),
        ("2026-12-25", 2, "납품일"),
    ]


def test_the_forms_that_are_there_are_listed(empty: Office) -> None:
    seen = empty.see(lists.report.listed)

    assert [row[0] for row in block(seen).rows] == reports.names()
    assert ("F3", "Sales weekly statistics", Entry("week", "weekly")) in block(seen).rows


def test_a_form_says_in_a_line_what_it_is() -> None:
    assert reports.line("F3") == (
        "What was sold in a week, and how far the month's targets are reached."
    )
    assert all(reports.line(name) for name in reports.names())


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (lists.staff.shown, "staff"),
        (lists.staff.history, "staff"),
        (lists.customer.shown, "customer"),
        (lists.customer.history, "customer"),
        (lists.product.shown, "product"),
        (lists.product.history, "product"),
        (lists.setting.history, "setting"),
    ],
)
def test_a_word_that_stands_nowhere_is_unknown(
    empty: Office, read: Callable[[Look, str], Sheet], what: str
) -> None:
    with pytest.raises(
        UnknownError, match=f"there is no {what} 'nobody'; see: salescli {what} list"
    ):
        empty.see(lambda look: read(look, "nobody"))


@pytest.mark.parametrize("word", ["", "  ", "\udcff", "kim\u202e"])
def test_a_word_that_cannot_be_a_name_is_refused(empty: Office, word: str) -> None:
    with pytest.raises(DataError):
        empty.see(lambda look: lists.staff.shown(look, word))


@pytest.mark.usefixtures("untranslated")
def test_the_language_changes_titles_but_no_key(office: Office) -> None:
    told: dict[Language, list[Block]] = {}
    for language in Language:
        speak(language)
        told[language] = [b for sheet in office.see(sheets) for b in sheet.blocks]

    keys = {lang: [(b.key, [c.key for c in b.columns]) for b in told[lang]] for lang in Language}
    assert keys[Language.EN] == keys[Language.KO] == keys[Language.ZH]
    assert [b.title for b in told[Language.KO]][:2] == ["직원", "직원"]
    roles = [b.rows[1][2] for b in (told[lang][0] for lang in Language)]
    assert roles == [
        Entry("SALES", "salesperson"),
        Entry("SALES", "영업사원"),
        Entry("SALES", "销售员"),
    ]


def test_no_read_of_a_register_totals_what_cannot_be_summed(office: Office) -> None:
    seen = office.see(sheets)

    totalled = [b.key for sheet in seen for b in sheet.blocks if b.totals]

    assert totalled == ["contracts"]


def test_a_day_is_shown_with_its_weekday_and_marks(company: Path, salescli: Program) -> None:
    assert company.exists()
    salescli.on("2026-03-02")
    salescli.done("--as park calendar holiday 2026-05-05 어린이날")

    told = salescli.done("calendar show 2026-05-05 --json")

    day, marks = json.loads(told)["sections"]
    assert day["rows"] == [{"day": "2026-05-05", "weekday": "tuesday", "worked": False}]
    assert [row["name"] for row in marks["rows"]] == ["어린이날"]
    plain = json.loads(salescli.done("calendar show 2026-05-06 --json"))["sections"]
    assert (plain[0]["rows"][0]["worked"], plain[1]["rows"]) == (True, [])


def test_a_setting_is_shown_with_what_it_has_been(company: Path, salescli: Program) -> None:
    assert company.exists()
    salescli.done("--as admin setting set payment_days 45")

    entry, versions = json.loads(salescli.done("setting show payment_days --json"))["sections"]

    assert [row["value"] for row in entry["rows"]] == ["45"]
    assert [row["value"] for row in versions["rows"]][-1] == "45"
    assert salescli("setting show nothing").exit_code == 65
