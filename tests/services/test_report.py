"""Forms on time: handed in and printed again, late by the hour, and what the board says (R16)."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from salescli.policy.forms import FORMS
from salescli.reports import load, names
from salescli.reports.submitted import frozen
from tests._program import SEOUL, Clock, Program, process
from tests.db._rows import dump

SINCE = "--as admin setting set forms_since 2026-03-01"
SATURDAY = "2026-03-14"
"""The meeting over W11, and that of the plans of W12; the week before is not watched whole."""

FORMATS = ("table", "json", "jsonl", "csv", "md")


class Hour(Clock):
    """A clock that stands at a chosen moment of the day in Seoul."""

    at: time = time(12)

    def __call__(self) -> datetime:
        return datetime.combine(self.day, self.at, SEOUL).astimezone(UTC)


def at(program: Program, day: str, hour: str) -> Program:
    """Set the clock of the company to a moment."""
    clock = Hour(date.fromisoformat(day))
    clock.at = time.fromisoformat(hour)
    program.clock = clock
    return program


@pytest.fixture
def watched(salescli: Program, traded: Path) -> Program:
    """Watch the forms from March on: goods of 55,800 went out on the 6th, in W10."""
    del traded
    salescli.done(SINCE)
    return salescli


def board(program: Program, day: str, *more: str) -> list[dict[str, Any]]:
    told = json.loads(program.on(day).done(["--as", "park", "report", "board", "--json", *more]))
    rows: list[dict[str, Any]] = told["sections"][0]["rows"]
    return rows


def row(program: Program, day: str, form: str, period: str, who: str) -> dict[str, Any]:
    (found,) = (
        row
        for row in board(program, day, "--period", period)
        if (row["form"], row["owed_by"]) == (form, who)
    )
    return found


def findings(program: Program, day: str) -> list[tuple[str, str, str, str]]:
    """Return what the watch tells of forms on a day: rule, form, who, due."""
    told = json.loads(program.on(day).looked("--as park watch --json"))
    return [
        (row["rule"], row["document"], row["salesperson"], row["due_on"])
        for row in told["sections"][0]["rows"]
        if row["rule"] in {"TM7", "TM8"}
    ]


def test_the_table_is_of_the_twelve_forms_and_says_what_the_forms_say() -> None:
    assert [*FORMS] == [f"F{n}" for n in range(1, 13)]
    for name in names():
        report = load(name)
        assert (FORMS[name].plan, report.either or report.grain) == (
            report.plan,
            report.either or FORMS[name].grain,
        )


def test_salespeople_owe_four_forms_and_the_leader_reviews_four() -> None:
    assert [f.code for f in FORMS.values() if f.personal] == ["F1", "F2", "F11", "F12"]
    assert [f.code for f in FORMS.values() if f.leader] == ["F4", "F6", "F8", "F9"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_form_prints_the_same_bytes_after_later_entries(watched: Program, format_: str) -> None:
    show = f"--as park report show F3 --period 2026-W12 --format {format_}"
    watched.on("2026-03-18").done("--as kim ship request C-1 --line 1=10")
    watched.done("--as park ship approve G-3")
    watched.on("2026-03-21").done("--as lee report submit F3 --period 2026-W12")
    before = watched.done(show)
    assert not row(watched, "2026-03-21", "F3", "2026-W12", "lee")["changed"]

    watched.done("--as lee ship dispatch G-3 --carrier 한진 --on 2026-03-20")

    assert watched.done(show) == before
    assert row(watched, "2026-03-21", "F3", "2026-W12", "lee")["changed"]
    # Ten bolts at 1,000 less 7 %: 9,300.
    live = json.loads(watched.done("--as park report F3 --period 2026-W12 --json"))
    assert [r["net"] for r in live["sections"][0]["rows"]] == ["9300"]
    watched.done("--as lee report submit F3 --period 2026-W12")
    assert watched.done(f"{show} --edition 1") == before
    assert watched.done(show) != before
    assert not row(watched, "2026-03-21", "F3", "2026-W12", "lee")["changed"]


def test_a_workbook_is_the_same_too(watched: Program, tmp_path: Path) -> None:
    watched.on("2026-03-21").done("--as lee report submit F3 --period 2026-W10")
    files = [tmp_path / name for name in ("one.xlsx", "other.xlsx")]
    for file in files:
        watched.done(f"--as park report show F3 --period 2026-W10 --out {file}")
        watched.done("--as kim contract draft H1")

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_form_is_shown_in_the_language_in_which_it_was_handed_in(watched: Program) -> None:
    watched.on("2026-03-21").done("--lang ko --as lee report submit F8 --period 2026-02")
    show = "--as park report show F8 --period 2026-02"

    told = [watched.done(f"--lang {language} {show}") for language in ("en", "ko", "zh")]

    assert len(set(told)) == 1
    assert "수금 및 미수금 월 통계표" in told[0]
    # In another language it says nothing else: there is no other version to hand in.
    refused = watched("--lang zh --as lee report submit F8 --period 2026-02")
    assert refused.exit_code == 76


def test_what_is_kept_is_hashed_and_names_the_audit(watched: Program) -> None:
    watched.on("2026-03-21").done("--as lee report submit F3 --period 2026-W10")
    (kept,) = dump(watched.path)["form_submission"]
    before = dump(watched.path)["audit"][kept["audit_count"] - 1]
    shown = json.loads(watched.done("--as lee report show F3 --period 2026-W10 --json"))

    assert before["hash"] == kept["audit_head"]
    assert shown["audit"] == {"count": kept["audit_count"], "head": kept["audit_head"]}


def test_a_form_is_laid_out_anew_when_somebody_writes_meanwhile(
    watched: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is handed in says what the books said in the write that keeps it."""
    left, hashed = [["--as", "kim", "contract", "draft", "H1"]], frozen.hashed

    def overtaken(kept: str) -> str:
        if left:
            assert process(*left.pop(), db=watched.path).returncode == 0
        return hashed(kept)

    monkeypatch.setattr(frozen, "hashed", overtaken)
    watched.on("2026-03-21").done("--as lee report submit F3 --period 2026-W11")

    (kept,) = dump(watched.path)["form_submission"]
    audit = [row["action"] for row in dump(watched.path)["audit"]]
    assert audit[-2:] == ["contract draft", "report submit"]
    assert kept["audit_count"] == len(audit) - 1


@pytest.mark.parametrize(
    ("hour", "standing"),
    [("08:59:59", "in_time"), ("09:00:00", "late"), ("00:00:00", "in_time")],
)
def test_a_weekly_form_is_due_before_nine_in_the_zone_of_the_company(
    watched: Program, hour: str, standing: str
) -> None:
    at(watched, SATURDAY, hour).done("--as lee report submit F3 --period 2026-W11")

    found = row(watched, SATURDAY, "F3", "2026-W11", "lee")

    assert (found["due_on"], found["hour"], found["standing"]) == (SATURDAY, "09:00", standing)


@pytest.mark.parametrize(
    ("told_on", "dated", "standing"),
    [
        (SATURDAY, "2026-03-13", "in_time"),
        ("2026-03-16", "2026-03-13", "in_time"),
        ("2026-03-16", SATURDAY, "late"),
        ("2026-03-16", "2026-03-16", "late"),
    ],
)
def test_what_is_dated_back_to_the_day_itself_was_told_after_its_hour(
    watched: Program, told_on: str, dated: str, standing: str
) -> None:
    watched.on(told_on).done(f"--as kim report submit F1 --period 2026-W12 --on {dated}")

    assert row(watched, told_on, "F1", "2026-W12", "kim")["standing"] == standing


def test_the_watch_tells_of_each_form_and_person_until_it_is_handed_in(watched: Program) -> None:
    # On Sunday the 15th: three forms of the department for W11, and two plans for W12. The week of
    # W10 ended when the forms were watched already, so its forms are owed; its plans were not.
    assert findings(watched, "2026-03-15") == [
        ("TM7", "F1 2026-W11", "han", "2026-03-07"),
        ("TM7", "F1 2026-W11", "kim", "2026-03-07"),
        ("TM7", "F1 2026-W12", "han", SATURDAY),
        ("TM7", "F1 2026-W12", "kim", SATURDAY),
        ("TM7", "F3 2026-W10", "lee", "2026-03-07"),
        ("TM7", "F3 2026-W11", "lee", SATURDAY),
        ("TM7", "F5 2026-W10", "lee", "2026-03-07"),
        ("TM7", "F5 2026-W11", "lee", SATURDAY),
        ("TM7", "F7 2026-W10", "lee", "2026-03-07"),
        ("TM7", "F7 2026-W11", "lee", SATURDAY),
    ]

    watched.on("2026-03-16").done("--as lee report submit F5 --period 2026-W11")

    found = row(watched, "2026-03-16", "F5", "2026-W11", "lee")
    # Saturday to Monday: two days, of which Monday alone is worked.
    assert (found["standing"], found["days"], found["working_days"]) == ("late", 2, 1)
    assert ("TM7", "F5 2026-W11", "lee", SATURDAY) not in findings(watched, "2026-03-16")


def test_monthly_forms_are_due_by_the_fifth_and_f2_before_its_month(watched: Program) -> None:
    told = [r for r in findings(watched, "2026-04-06") if r[0] == "TM8"]

    assert told == [
        ("TM8", "F2 2026-04", "han", "2026-03-31"),
        ("TM8", "F2 2026-04", "kim", "2026-03-31"),
        *(("TM8", f"{form} 2026-03", "lee", "2026-04-05") for form in owed("F4", "F6", "F8", "F9")),
        *(("TM8", f"{form} 2026-03", "lee", "2026-04-05") for form in owed("F10")),
        *(
            ("TM8", f"{form} 2026-03", who, "2026-04-05")
            for form in owed("F11", "F12")
            for who in ("han", "kim")
        ),
    ]
    assert [r for r in findings(watched, "2026-04-05") if r[3] == "2026-04-05"] == []


def owed(*forms: str) -> list[str]:
    return [form for form in forms if form in names()]


def test_who_is_away_the_whole_week_owes_no_plan_of_it(watched: Program) -> None:
    away = "--as lee staff absence {} --kind off --from 2026-03-14 --until {}"
    watched.on("2026-03-13").done(away.format("kim", "2026-03-20"))
    watched.done(away.format("han", "2026-03-19"))  # at work on the last day of W12

    found = [r[2] for r in findings(watched, "2026-03-15") if r[1] == "F1 2026-W12"]

    assert found == ["han"]


def test_late_forms_count_by_their_due_day(watched: Program) -> None:
    """F5 of W12, Saturday 14 to Friday 20 March: its plan was due on its first day.

    Kim handed his in on Friday, han on Monday; W11's, due on the 7th, are of another week. The
    clerk owed F3, F5 and F7 of W11 by that day.
    """
    watched.on("2026-03-13").done("--as kim report submit F1 --period 2026-W12")
    watched.on("2026-03-16").done("--as han report submit F1 --period 2026-W12")

    told = json.loads(watched.on("2026-03-21").done("--as park report F5 --period 2026-W12 --json"))

    late = {r["salesperson"]: r["late_reports"] for r in told["sections"][0]["rows"]}
    assert late == {"kim": 0, "han": 1, "lee": 3}


def test_monthly_forms_are_late_in_the_week_of_their_day(watched: Program) -> None:
    """Sunday 5 April lies in W15: F12 of March was due, and F1 of W15 on Saturday the 4th.

    F2 of April was due on Tuesday 31 March, in W14. The clerk owed five forms of March by Sunday,
    and three of W14 by Saturday.
    """
    told = json.loads(watched.on("2026-04-18").done("--as park report F5 --period 2026-W15 --json"))

    late = {r["salesperson"]: r["late_reports"] for r in told["sections"][0]["rows"]}
    assert late == {"kim": 3, "han": 3, "lee": 8}


def test_the_pack_names_the_forms_that_wait_for_the_manager(watched: Program) -> None:
    watched.on(SATURDAY).done("--as lee report submit F3 --period 2026-W11")
    watched.done("--as kim report submit F1 --period 2026-W12")
    watched.done("--as park report review F3 --period 2026-W11 --opinion 좋음")

    told = json.loads(watched.done("--as park report weekly --json"))

    (waiting,) = (s for s in told["summary"]["sections"] if s["key"] == "waiting")
    (found,) = (r for r in waiting["rows"] if r["kind"] == "report")
    assert (found["count"], found["oldest"]) == (1, SATURDAY)


def test_a_plan_is_the_same_with_what_came_of_it(watched: Program) -> None:
    watched.on("2026-03-13").done("--as kim visit plan H1 --for 2026-03-17 --purpose 수금")
    watched.done("--as kim report submit F1 --period 2026-W12")
    watched.done("--as kim visit submit --week 2026-W12")
    watched.on(SATURDAY).done("--as park visit approve --week 2026-W12")
    watched.on("2026-03-17").done("--as kim visit record V-1 --result 협의")
    assert not row(watched, "2026-03-18", "F1", "2026-W12", "kim")["changed"]

    watched.on("2026-03-18").done("--as kim visit plan H1 --for 2026-03-20 --purpose 견적")

    assert row(watched, "2026-03-18", "F1", "2026-W12", "kim")["changed"]


def test_who_sees_their_own_sees_their_own_forms(watched: Program) -> None:
    watched.on(SATURDAY).done("--as lee report submit F3 --period 2026-W11")
    watched.done("--as kim report submit F1 --period 2026-W12")
    watched.done("--as ceo setting set territory_reads on")

    told = json.loads(watched.done("--as han report board --json"))

    assert {r["owed_by"] for r in told["sections"][0]["rows"]} == {"han"}
    assert watched("--as han report show F3 --period 2026-W11").exit_code == 65
    assert watched("--as han report show F1 --salesperson kim --period 2026-W12").exit_code == 65
    assert watched("--as kim report show F1 --period 2026-W12").exit_code == 0


def test_a_day_of_every_week_and_month_is_due_once() -> None:
    """Whatever the day, the forms of a week are due at one meeting, and of a month on one day."""

    class Plain:
        week_closes = 4

        def meeting_day(self, closed: date) -> date:
            return closed + timedelta(days=1)

        def then(self, key: str, day: date) -> str:
            del day
            return {"forms_time": "09:00", "forms_day": "5"}[key]

    from salescli.policy.forms import due_between  # noqa: PLC0415 - beside what it is asked of

    first, last = date(2000, 1, 1), date(2050, 12, 31)
    weekly = [found.on for _p, found in due_between(FORMS["F3"], first, last, Plain())]
    monthly = [found.on for _p, found in due_between(FORMS["F4"], first, last, Plain())]
    ahead = [found.on for _p, found in due_between(FORMS["F2"], first, last, Plain())]

    saturday = first + timedelta(days=(5 - first.weekday()) % 7)
    weeks = (last - saturday).days // 7 + 1
    assert weekly == [saturday + timedelta(weeks=n) for n in range(weeks)]
    assert [(d.day, d.month) for d in monthly] == [(5, n % 12 + 1) for n in range(51 * 12)]
    assert all((d + timedelta(days=1)).day == 1 for d in ahead)
    assert len(ahead) == 51 * 12


def test_a_form_that_was_sent_back_is_owed_again_by_the_next_working_day(watched: Program) -> None:
    """F5 of W11 came in time on Saturday, and went back on Monday: it is due anew on Tuesday."""
    watched.on(SATURDAY).done("--as lee report submit F5 --period 2026-W11")
    again = "report review F5 --period 2026-W11 --opinion '방문 누락' --return"
    watched.on("2026-03-16").done(f"--as park {again}")

    due = json.loads(watched.done("--as lee today --json"))["sections"]
    commands = {r["command"] for s in due for r in s["rows"] if r.get("document") == "F5 2026-W11"}
    assert commands == {"salescli report submit F5 --period 2026-W11"}
    found = row(watched, "2026-03-18", "F5", "2026-W11", "lee")
    assert (found["due_on"], found["standing"], found["days"]) == ("2026-03-17", "overdue", 1)

    watched.done("--as lee report submit F5 --period 2026-W11 --note '빠진 방문 없음'")
    found = row(watched, "2026-03-18", "F5", "2026-W11", "lee")
    assert (found["standing"], found["version"], found["days"]) == ("late", 2, 1)


def test_what_is_handed_in_afterwards_of_its_day_is_told_late(watched: Program) -> None:
    watched.on("2026-04-08").done("--as lee report submit F4 --period 2026-03 --on 2026-04-05")

    whole = json.loads(watched.looked("--as park watch --rule TM8 --json"))
    late = {r["document"] for s in whole["sections"] if s["key"] != "breaches" for r in s["rows"]}
    assert late == {"F4 2026-03"}


def test_a_form_of_four_months_ago_is_still_asked_for(watched: Program) -> None:
    told = findings(watched, "2026-07-20")

    assert ("TM8", "F4 2026-03", "lee", "2026-04-05") in told
    assert ("TM7", "F3 2026-W11", "lee", SATURDAY) in told
    assert not [found for found in told if found[1] == "F1 2026-W12"]  # no plan of days gone by


def test_a_form_of_the_department_waits_for_every_clerk_where_none_is_named(
    watched: Program,
) -> None:
    """F5 of W11 was due on Saturday the 14th."""
    watched.on("2026-03-12").done("--as ceo staff add nam 남내근 --role CLERK")

    for who, waits in (("lee", True), ("nam", True), ("kim", False), ("park", False)):
        told = json.loads(watched.on("2026-03-16").done(f"--as {who} today --json"))["sections"]
        documents = {row.get("document") for section in told for row in section["rows"]}
        assert ("F5 2026-W11" in documents) is waits, who
    breaches = json.loads(watched.looked("--as park watch --rule TM7 --json"))["sections"][0]
    assert {row["by"] for row in breaches["rows"]} == {"SALES", "CLERK"}
