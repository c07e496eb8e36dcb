"""The business meeting: its agenda, minutes, assignments, what it closes, and its sheet (W1.5)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]
Rows = list[dict[str, Any]]

SATURDAY = "2026-11-21"
BRINGS = "--expected-order 1000000 --planned-collection 500000"

WEEK = (
    ("2026-11-13", "kim visit plan H1 --for 2026-11-17 --purpose 견적"),
    ("2026-11-13", "kim visit plan H1 --for 2026-11-18 --purpose 수금"),
    ("2026-11-13", "kim visit submit --week 2026-W47"),
    ("2026-11-13", "park visit approve --week 2026-W47 --all"),
    ("2026-11-17", "kim visit record V-1 --result '견적 요청' --problem '도면 불명'"),
    ("2026-11-18", "kim worklog write 사무 --problem 초안"),
    ("2026-11-18", "kim worklog write 사무 --problem '단가표 누락'"),
    ("2026-11-19", "han visit record E1 --result 신규상담"),
    (
        "2026-11-20",
        f"kim visit plan H1 --for 2026-11-24 --purpose 계약 {BRINGS}",
    ),
    ("2026-11-20", "han visit plan E1 --for 2026-W48"),
    ("2026-11-20", "kim visit plan H1 --for 2026-11-25 --purpose 미제출"),
    ("2026-11-20", "kim visit submit V-4"),
    ("2026-11-20", "han visit submit V-5"),
    ("2026-11-20", "park visit approve V-5"),
)
"""Sales week 47, from Saturday 14 to Friday 20, and what is planned for the next."""


def sections(salescli: Program, line: str) -> dict[str, Rows]:
    whole = json.loads(salescli.done(f"{line} --json"))
    return {section["key"]: section["rows"] for section in whole["sections"]}


def agenda(salescli: Program, number: str = "M-1") -> list[tuple[str, str, str]]:
    rows = sections(salescli, f"--as park meeting show {number}")["agenda"]
    return [(row["topic"], row["salesperson"], row["subject"]) for row in rows]


def play(salescli: Program, *lines: str) -> None:
    for line in lines:
        salescli.done(f"--as {line}")


@pytest.fixture
def before(at: At) -> Program:
    """Bring the company to the Saturday after a week with visits."""
    salescli = at("company")
    for day, line in WEEK:
        salescli.on(day).done(f"--as {line}")
    return salescli.on(SATURDAY)


@pytest.fixture
def meeting(before: Program) -> Program:
    """Open the meeting of that Saturday."""
    before.done("--as lee meeting open --attendees '박부장, 김철수, 한소라'")
    return before


def test_the_agenda_is_made_from_the_data(meeting: Program) -> None:
    assert agenda(meeting) == [
        ("visited", "han", "V-2026-0003 · 동해건설 · 2026-11-19 · 신규상담"),
        ("visited", "kim", "V-2026-0001 · (주)한솔농협 · 2026-11-17 · 견적 요청"),
        ("missed", "kim", "V-2026-0002 · (주)한솔농협 · 2026-11-18 · 수금"),
        ("priority", "han", "V-2026-0005 · 동해건설 · 2026-11-21 – 2026-11-27"),
        ("priority", "kim", "V-2026-0004 · (주)한솔농협 · 2026-11-24 · 계약"),
        ("training", "kim", "V-2026-0001 · (주)한솔농협 · 2026-11-17 · 도면 불명"),
        ("training", "kim", "2026-11-18 · 단가표 누락"),
    ]


def test_a_priority_tells_what_it_is_to_bring(meeting: Program, query: Query) -> None:
    rows = sections(meeting, "--as park meeting show M-1")["agenda"]

    brought = [(row["expected_order"], row["planned_collection"]) for row in rows if row["topic"]]
    assert brought[4] == ("1000000", "500000")
    assert set(brought[:4] + brought[5:]) == {(None, None)}
    assert query(
        "SELECT visit_id, expected_order, planned_collection FROM meeting_item WHERE position = 5"
    ) == [(4, 1000000, 500000)]


def test_the_agenda_stays_as_it_was_made(meeting: Program) -> None:
    made = agenda(meeting)
    play(
        meeting,
        "park visit approve V-4",
        "park visit return V-5",
        "kim visit record V-2 --result 늦음",
    )

    assert agenda(meeting) == made


def test_a_week_without_anything_has_an_empty_agenda(at: At) -> None:
    salescli = at("company").on(SATURDAY)

    assert salescli.done("--as park meeting open") == "M-2026-0001 is open"
    assert agenda(salescli) == []


@pytest.mark.parametrize(
    ("day", "week"),
    [("2026-11-20", "2026-W46"), (SATURDAY, "2026-W47"), ("2026-11-24", "2026-W47")],
)
def test_a_meeting_reports_the_last_week_that_has_closed(
    at: At, query: Query, day: str, week: str
) -> None:
    at("company").on("2026-11-24").done(f"--as lee meeting open --reason 출장 --on {day}")

    assert query("SELECT number, held_on, week FROM meeting") == [("M-2026-0001", day, week)]


def test_a_week_has_one_meeting(meeting: Program, refuse: Refuse) -> None:
    refuse("--as park meeting open", 65, "2026-W47", "M-2026-0001 of 2026-11-21")
    meeting.on("2026-11-27")
    refuse("--as park meeting open", 65, "2026-W47")

    meeting.on("2026-11-28")
    assert meeting.done("--as park meeting open") == "M-2026-0002 is open"


def test_a_visit_recorded_too_late_is_reported_to_the_next_meeting(meeting: Program) -> None:
    play(
        meeting,
        "lee meeting minute M-1 끝 --rest",
        "park visit approve V-4",
        "park meeting close M-1",
        "kim visit record V-2 --result '늦은 기록' --on 2026-11-21",
    )
    meeting.on("2026-11-23").done("--as kim visit record H1 --result 신규 --on 2026-11-19")
    meeting.on("2026-11-28").done("--as lee meeting open")

    visited = [
        subject[:11] for topic, _who, subject in agenda(meeting, "M-2") if topic == "visited"
    ]
    assert visited == ["V-2026-0007", "V-2026-0002"]


@pytest.mark.parametrize("who", ["kim", "choi", "ceo", "tan", "gu", "admin"])
def test_the_manager_or_the_clerk_opens_it(at: At, refuse: Refuse, who: str) -> None:
    at("company").on(SATURDAY)

    refuse(f"--as {who} meeting open", 77, "open a meeting", "MANAGER, CLERK", "(W1.2)")


def test_minutes_are_kept_at_large_and_by_point(meeting: Program, query: Query) -> None:
    assert meeting.done("--as lee meeting minute M-1 ' 도면을  다시 본다 ' --item 6") == (
        "M-2026-0001: minuted"
    )
    meeting.done("--as park meeting minute m-1 '다음 주는 계약'")

    assert query("SELECT item_position, told FROM meeting_minute ORDER BY id") == [
        (6, "도면을 다시 본다"),
        (None, "다음 주는 계약"),
    ]
    assert [
        (row["item"], row["by"], row["about"], row["told"])
        for row in sections(meeting, "--as park meeting show M-1")["minutes"]
    ] == [(6, "lee", "kim", "도면을 다시 본다"), (None, "park", None, "다음 주는 계약")]


@pytest.mark.parametrize("who", ["kim", "choi", "ceo", "admin"])
@pytest.mark.usefixtures("meeting")
def test_only_the_manager_and_the_clerk_write_minutes(refuse: Refuse, who: str) -> None:
    refuse(f"--as {who} meeting minute M-1 말", 77, "MANAGER, CLERK", "(W1.5)")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("minute M-1 말 --item 8", "M-2026-0001 has no point 8 on its agenda"),
        ("minute M-1 ' '", "the minute is empty"),
        ("minute M-2 말", "there is no meeting 'M-2'"),
        ("minute M-1 말 --on 2026-11-20", "its last step was on 2026-11-21"),
        ("assign M-1 일 --to kim --due 2026-11-20", "before the meeting of 2026-11-21"),
        ("assign M-1 일 --to 없음 --due 2026-11-25", "there is no staff '없음'"),
        ("assign M-1 ' ' --to kim --due 2026-11-25", "the assignment is empty"),
        ("assign M-1 일 --to kim --due 언젠가", "언젠가"),
        ("assign M-9 일 --to kim --due 2026-11-25", "there is no meeting 'M-9'"),
        ("done M-1 1 --result 끝", "M-2026-0001 has no assignment 1"),
        ("close M-3", "there is no meeting 'M-3'"),
    ],
)
@pytest.mark.usefixtures("meeting")
def test_what_does_not_fit_is_refused(refuse: Refuse, line: str, word: str) -> None:
    refuse(f"--as park meeting {line}", 65, word)


def test_work_is_assigned_with_a_name_and_a_day(meeting: Program) -> None:
    first = meeting.done("--as park meeting assign M-1 '도면 확인' --to 김철수 --due 2026-11-21")
    second = meeting.done("--as park meeting assign M-1 '단가 조사' --to gu --due 2026-11-25")

    assert first == "M-2026-0001 #1: 김철수, by 2026-11-21"
    assert second == "M-2026-0001 #2: 구구매, by 2026-11-25"
    assert [
        (row["meeting"], row["position"], row["assignee"], row["task"], row["due_on"], row["state"])
        for row in sections(meeting, "--as park meeting tasks")["tasks"]
    ] == [
        ("M-2026-0001", 1, "kim", "도면 확인", "2026-11-21", "open"),
        ("M-2026-0001", 2, "gu", "단가 조사", "2026-11-25", "open"),
    ]


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "ceo"])
@pytest.mark.usefixtures("meeting")
def test_only_the_manager_assigns_work(refuse: Refuse, who: str) -> None:
    line = f"--as {who} meeting assign M-1 일 --to kim --due 2026-11-25"
    refuse(line, 77, "it is for: MANAGER", "(W1.5)")


def test_the_clerk_types_what_the_manager_signed(meeting: Program, query: Query) -> None:
    line = "meeting assign M-1 일 --to kim --due 2026-11-25 --by park --paper 회의록-1"
    meeting.done(f"--as lee {line}")

    assert query("SELECT paper FROM decision WHERE kind = 'meeting' AND step = 'assign'") == [
        ("회의록-1",)
    ]


def test_nobody_who_has_left_is_given_work(meeting: Program, refuse: Refuse) -> None:
    today = meeting.clock.day
    meeting.on("2026-11-20").done("--as admin staff end han")
    meeting.on(today)

    refuse(
        "--as park meeting assign M-1 일 --to han --due 2026-11-25",
        65,
        "한소라 does not work here on 2026-11-21",
    )


@pytest.fixture
def assigned(meeting: Program) -> Program:
    """Give kim a piece of work at the meeting."""
    meeting.done("--as park meeting assign M-1 '도면 확인' --to kim --due 2026-11-24")
    return meeting


@pytest.mark.parametrize("who", ["kim", "lee", "park"])
def test_work_is_reported_done_by_whose_it_is_or_for_them(
    assigned: Program, query: Query, who: str
) -> None:
    answer = assigned.on("2026-11-23").done(f"--as {who} meeting done M-1 1 --result 확인함")

    assert answer == "M-2026-0001 #1 is done"
    assert query("SELECT state, done_on, result FROM meeting_task") == [
        ("done", "2026-11-23", "확인함")
    ]
    assert query("SELECT step, clause FROM decision WHERE kind = 'task' ORDER BY id") == [
        ("assign", "W1.5"),
        ("done", "W1.5"),
    ]


@pytest.mark.parametrize("who", ["han", "choi", "ceo", "tan", "gu", "admin"])
@pytest.mark.usefixtures("assigned")
def test_nobody_else_reports_it_done(refuse: Refuse, who: str) -> None:
    refuse(
        f"--as {who} meeting done M-1 1 --result 끝",
        77,
        "may not report M-2026-0001 #1 done; it is for: kim, MANAGER, CLERK (W1.5)",
    )


def test_work_of_the_administrators_is_reported_for_them(meeting: Program, refuse: Refuse) -> None:
    meeting.done("--as park meeting assign M-1 백업 --to admin --due 2026-11-24")

    refuse("--as admin meeting done M-1 1 --result 끝", 77, "ADMIN may not", "(W1.5)")
    assert meeting.done("--as lee meeting done M-1 1 --result 끝") == "M-2026-0001 #1 is done"


def test_work_is_done_once_and_with_a_result(assigned: Program, refuse: Refuse) -> None:
    refuse("--as kim meeting done M-1 1 --result ' '", 65, "the result is empty")
    refuse("--as kim meeting done M-1 1 --result 끝 --on 2026-11-20", 65, "2026-11-21")
    assigned.done("--as kim meeting done M-1 1 --result 끝")

    refuse("--as kim meeting done M-1 1 --result 끝", 76, "it is done; possible now: nothing")


def test_open_work_stays_in_sight_until_it_is_done(assigned: Program) -> None:
    assigned.on("2026-11-28").done("--as lee meeting open")
    assert agenda(assigned, "M-2")[-1] == (
        "task",
        "kim",
        "M-2026-0001 #1 · 2026-11-24 · 도면 확인",
    )

    assigned.done("--as kim meeting done M-1 1 --result 확인함")
    assigned.on("2026-12-05").done("--as lee meeting open")
    assert "task" not in {topic for topic, *_rest in agenda(assigned, "M-3")}


def test_tasks_are_listed_by_whom_and_all(assigned: Program, refuse: Refuse) -> None:
    play(
        assigned,
        "park meeting assign M-1 조사 --to gu --due 2026-11-23",
        "kim meeting done M-1 1 --result 끝",
    )

    def listed(options: str) -> list[str]:
        rows = sections(assigned, f"--as park meeting tasks {options}")["tasks"]
        return [row["task"] for row in rows]

    assert listed("") == ["조사"]
    assert listed("--done") == ["조사", "도면 확인"]
    assert listed("--who kim") == []
    assert listed("--who 김철수 --done") == ["도면 확인"]
    refuse("--as park meeting tasks --who 없음", 65, "there is no staff '없음'")


def test_a_meeting_closes_once_it_is_minuted_and_the_plans_are_decided(
    meeting: Program, refuse: Refuse
) -> None:
    refuse("--as park meeting close M-1", 76, "until something has been minuted (W1.2)")
    meeting.done("--as lee meeting minute M-1 끝")
    refuse("--as park meeting close M-1", 76, "until every submitted visit is decided (W1.2)")
    meeting.done("--as park visit return V-4")
    refuse("--as park meeting close M-1", 76, "minuted or put off", "--rest or --put-off (TM4)")
    meeting.done("--as lee meeting minute M-1 '다음에' --item 3 --put-off")
    meeting.done("--as lee meeting minute M-1 들음 --rest")
    refuse("--as lee meeting minute M-1 들음 --rest", 65, "every point", "is minuted")

    assert meeting.done("--as park meeting close M-1") == "M-2026-0001 is closed"


def test_a_visit_of_a_later_week_keeps_no_meeting_open(before: Program) -> None:
    play(
        before,
        "park visit approve V-4",
        "kim visit plan H1 --for 2026-12-01",
        "kim visit submit V-7",
        "lee meeting open",
        "lee meeting minute M-1 끝 --rest",
    )

    assert before.done("--as park meeting close M-1") == "M-2026-0001 is closed"


def test_what_was_put_off_is_on_the_next_agenda(before: Program) -> None:
    play(
        before,
        "park visit approve V-4",
        "lee meeting open",
        "lee meeting minute M-1 '다음에' --item 3 --put-off",
        "lee meeting minute M-1 '담당자 없음' --item 6 --put-off",
        "lee meeting minute M-1 들음 --item 6",
        "lee meeting minute M-1 들음 --rest",
        "park meeting close M-1",
    )
    before.on("2026-11-28").done("--as lee meeting open")

    assert agenda(before, "M-2")[-1] == agenda(before)[2]
    assert agenda(before)[5] not in agenda(before, "M-2")
    minutes = sections(before, "--as park meeting show M-1")["minutes"]
    assert [row["put_off"] for row in minutes[:3]] == [True, True, False]


@pytest.mark.parametrize("words", ["--put-off", "--item 1 --rest"])
@pytest.mark.usefixtures("meeting")
def test_a_minute_says_about_which_points_it_is(refuse: Refuse, words: str) -> None:
    refuse(f"--as lee meeting minute M-1 말 {words}", 2, "give --item or --rest")


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "ceo", "admin"])
def test_only_the_manager_closes_it(meeting: Program, refuse: Refuse, who: str) -> None:
    meeting.done("--as lee meeting minute M-1 끝")
    meeting.done("--as park visit approve V-4")

    refuse(f"--as {who} meeting close M-1", 77, "it is for: MANAGER", "(W1.2)")


@pytest.fixture
def closed(assigned: Program) -> Program:
    """Close the meeting of that Saturday, an assignment being open."""
    play(
        assigned,
        "lee meeting minute M-1 끝 --rest",
        "park visit approve V-4",
        "park meeting close M-1",
    )
    return assigned


@pytest.mark.parametrize(
    "line",
    [
        "park meeting minute M-1 말",
        "park meeting assign M-1 일 --to kim --due 2026-11-25",
        "park meeting close M-1",
    ],
)
@pytest.mark.usefixtures("closed")
def test_a_closed_meeting_stays_as_it_is(refuse: Refuse, line: str) -> None:
    refuse(f"--as {line}", 76, "M-2026-0001: it is closed; possible now: nothing")


def test_work_is_done_after_the_meeting_has_closed(closed: Program) -> None:
    done = closed.on("2026-11-24").done("--as kim meeting done M-1 1 --result 확인함")

    assert done == "M-2026-0001 #1 is done"


@pytest.mark.usefixtures("closed")
def test_closing_lets_the_records_of_the_week_stand(query: Query) -> None:
    sealed = "SELECT number FROM visit WHERE sealed_on = '2026-11-21' ORDER BY id"

    assert query(sealed) == [("V-2026-0001",), ("V-2026-0003",)]
    assert query("SELECT COUNT(*) FROM visit WHERE sealed_on IS NULL") == [(4,)]
    changes = json.loads(query("SELECT changes FROM audit ORDER BY seq DESC LIMIT 1")[0][0])
    assert [
        (table, id_, what["sealed_on"]) for table, id_, what in changes if table == "visit"
    ] == [("visit", 1, [None, "2026-11-21"]), ("visit", 3, [None, "2026-11-21"])]


def test_a_visit_made_after_the_week_is_left_to_the_next_meeting(
    before: Program, query: Query
) -> None:
    play(before, "park visit approve V-4", "lee meeting open", "lee meeting minute M-1 끝 --rest")
    before.on("2026-11-24")
    play(before, "kim visit record V-4 --result 계약", "park meeting close M-1")

    assert query("SELECT state, sealed_on FROM visit WHERE id = 4") == [("done", None)]


def test_the_list_counts_what_is_in_a_meeting(closed: Program) -> None:
    closed.on("2026-11-28").done("--as park meeting open")
    rows = sections(closed, "--as park meeting list")["meetings"]

    assert [
        (row["number"], row["state"], row["week"], row["points"], row["minutes"]) for row in rows
    ] == [
        ("M-2026-0002", "open", "2026-W48", 3, 0),
        ("M-2026-0001", "closed", "2026-W47", 7, 7),
    ]
    assert [(row["assigned"], row["open_tasks"], row["closed_on"]) for row in rows] == [
        (0, 0, None),
        (1, 1, "2026-11-21"),
    ]
    only = sections(closed, "--as park meeting list --state open")["meetings"]
    assert [row["number"] for row in only] == ["M-2026-0002"]


def test_the_history_tells_every_step(closed: Program) -> None:
    rows = sections(closed, "--as park meeting history M-1")["history"]

    assert [(row["step"], row["decided_by"], row["clause"]) for row in rows] == [
        ("open", "lee", "W1.2"),
        ("assign", "park", "W1.5"),
        ("minute", "lee", "W1.5"),
        ("close", "park", "W1.2"),
    ]


def test_a_salesperson_with_a_territory_sees_what_is_theirs(closed: Program) -> None:
    closed.done("--as park visit return V-4")
    closed.done("--as admin setting set territory_reads on")
    shown = sections(closed, "--as han meeting show M-1")

    assert {row["salesperson"] for row in shown["agenda"]} == {"han"}
    assert shown["assignments"] == []
    assert [row["told"] for row in shown["minutes"]] == ["끝", "끝"]
    assert sections(closed, "--as han meeting tasks")["tasks"] == []
    assert len(sections(closed, "--as kim meeting tasks")["tasks"]) == 1


@pytest.mark.usefixtures("meeting")
def test_show_brings_the_diagram_and_refuses_what_is_not_there(refuse: Refuse) -> None:
    refuse("--as park meeting show M-2", 65, "there is no meeting 'M-2'")
    refuse("--as park meeting history M-2", 65, "there is no meeting 'M-2'")


@pytest.mark.parametrize(
    ("language", "title", "head", "heading", "foot"),
    [
        (
            "en",
            "Weekly business meeting",
            "Attendees: 박부장",
            "Agenda",
            "Sales manager (signature)",
        ),
        ("ko", "주간 업무회의", "참석자: 박부장", "안건", "영업부장 (서명)"),
        ("zh", "每周业务例会", "出席人员: 박부장", "议程", "销售部经理（签字）"),
    ],
)
def test_the_sheet_is_printed_to_be_signed(
    closed: Program, language: str, title: str, head: str, heading: str, foot: str
) -> None:
    path = closed.path.parent / "sheet.xlsx"
    closed.done(f"--lang {language} --as lee meeting show M-1 --out {path}")

    page = load_workbook(path).worksheets[0]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]
    assert texts[0] == title
    assert "한빛상사" in texts[1]
    assert "M-2026-0001" in texts[1]
    assert SATURDAY in texts[1]
    assert head in texts[1]
    assert heading in texts
    assert any(text.startswith(f"{foot}: ____") for text in texts)
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToWidth == 1


def test_the_sheet_has_room_to_write_by_hand(meeting: Program) -> None:
    shown = meeting.done("--as lee meeting show M-1")
    heading, _line, first = shown[shown.index("Agenda") :].splitlines()[1:4]

    assert heading.rstrip().endswith("Guidance and decisions")
    assert len(first) < heading.index("Guidance and decisions")


def test_without_attendees_they_are_written_by_hand(before: Program) -> None:
    before.done("--as lee meeting open")

    assert "Attendees: ____" in before.done("--as lee meeting show M-1")
