"""Lists of business meetings, a meeting as a sheet to print, and the work that was assigned."""

from typing import TYPE_CHECKING

from salescli.lists._browse import Browse, filtered
from salescli.lists._columns import CLOSED, POSITION, RESULT
from salescli.lists._select import ALL, dated, only, part
from salescli.policy import wording
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NUMBER, SALESPERSON, STATE
from salescli.reports._plans import EXPECTED_ORDER, PLANNED_COLLECTION
from salescli.reports._report import DEPARTMENT
from salescli.reports._section import Column, Total
from salescli.sql import OWN
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_HELD_ON = Column("held_on", Kind.DATE, Text("Held on", "회의일", "会议日期"))
_WEEK = Column("week", Kind.CODE, Text("Week reported", "보고 주차", "汇报周"))
_ATTENDEES = Column("attendees", Kind.TEXT, Text("Attendees", "참석자", "出席人员"))
_POSITION = POSITION._replace(heading=Text("No.", "순번", "序号"))
_ASSIGNEE = Column("assignee", Kind.ENTRY, Text("Assigned to", "담당자", "责任人"))
_TASK = Column("task", Kind.TEXT, Text("Assignment", "과제", "任务"))
_ASSIGNED_ON = Column("assigned_on", Kind.DATE, Text("Assigned on", "지시일", "布置日期"))
_DUE_ON = Column(
    "due_on",
    Kind.DATE,
    Text("Due", "기한", "期限"),
    awaited=lambda row: row["state"] == "open",
)
_DONE_ON = Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期"))

_COMPANY = Text("Company", "회사", "公司")
_DEPARTMENT = Text("Department", "부서", "部门")
_SIGNATURES = (
    Text("Minutes taken by (signature)", "기록자 (서명)", "记录人（签字）"),
    Text("Sales manager (signature)", "영업부장 (서명)", "销售部经理（签字）"),
    Text("Date", "일자", "日期"),
)
_LINE = "_" * 30
"""Where somebody signs by hand."""


def _counted(table: str, also: str = "") -> str:
    return f"(SELECT COUNT(*) FROM {table} WHERE {table}.meeting_id = meeting.id {also})"


ENTRY = part(
    "meeting",
    Text("Weekly business meeting", "주간 업무회의", "每周业务例会"),
    "meeting",
    (
        NUMBER,
        STATE,
        _HELD_ON,
        _WEEK,
        Column("opened_by", Kind.ENTRY, Text("Opened by", "소집자", "召集人")),
        _ATTENDEES,
        CLOSED,
    ),
    """
        FROM meeting LEFT JOIN employee ON employee.id = meeting.author_id
        WHERE meeting.id = :id
    """,
    opened_by="employee",
)

AGENDA = part(
    "agenda",
    Text("Agenda", "안건", "议程"),
    "meeting_item",
    (
        _POSITION,
        Column("topic", Kind.TERM, Text("Topic", "구분", "类别"), words=wording.AGENDA),
        SALESPERSON,
        Column("subject", Kind.TEXT, Text("Subject", "내용", "内容")),
        EXPECTED_ORDER,
        PLANNED_COLLECTION,
        Column(
            "remarks",
            Kind.TEXT,
            Text("Guidance and decisions", "지도 사항 및 결정 사항", "指导意见与决定"),
        ),
    ),
    f"""
        FROM meeting_item LEFT JOIN employee ON employee.id = meeting_item.employee_id
        WHERE meeting_item.meeting_id = :id AND {OWN}
        ORDER BY meeting_item.position
    """,
    topic="meeting_item.kind",
    remarks="NULL",
)._replace(totals=True)
"""The last column is left empty, to be written into by hand."""

MINUTES = part(
    "minutes",
    Text("Minutes", "회의록", "会议记录"),
    "meeting_minute",
    (
        Column("item", Kind.COUNT, Text("Point", "안건", "议题"), total=Total.NONE),
        Column("by", Kind.ENTRY, Text("Written by", "기록자", "记录人")),
        Column("about", Kind.ENTRY, Text("Salesperson", "영업사원", "销售员")),
        Column("told", Kind.TEXT, Text("Said", "발언 내용", "发言内容")),
        Column("put_off", Kind.FLAG, Text("Put off", "연기", "延期")),
    ),
    f"""
        FROM meeting_minute
        LEFT JOIN employee AS writer ON writer.id = meeting_minute.author_id
        LEFT JOIN meeting_item ON meeting_item.meeting_id = meeting_minute.meeting_id
                              AND meeting_item.position = meeting_minute.item_position
        LEFT JOIN employee ON employee.id = meeting_item.employee_id
        WHERE meeting_minute.meeting_id = :id AND (employee.code IS NULL OR {OWN})
        ORDER BY meeting_minute.id
    """,
    item="meeting_minute.item_position",
    by="writer",
    about="employee",
)

ASSIGNMENTS = part(
    "assignments",
    Text("Assignments", "과제", "任务"),
    "meeting_task",
    (_POSITION, _DUE_ON, _ASSIGNEE, _TASK, STATE, _DONE_ON, RESULT),
    f"""
        FROM meeting_task JOIN employee ON employee.id = meeting_task.employee_id
        WHERE meeting_task.meeting_id = :id AND {OWN}
        ORDER BY meeting_task.position
    """,
    assignee="employee",
)

TASKS = part(
    "tasks",
    Text("Work assigned by meetings", "회의 과제", "例会任务"),
    "meeting_task",
    (
        Column("meeting", Kind.CODE, Text("Meeting", "업무회의", "业务例会")),
        _POSITION,
        _ASSIGNEE,
        _TASK,
        _ASSIGNED_ON,
        _DUE_ON,
        STATE,
        _DONE_ON,
        RESULT,
    ),
    f"""
        FROM meeting_task
        JOIN meeting ON meeting.id = meeting_task.meeting_id
        JOIN employee ON employee.id = meeting_task.employee_id
        WHERE (CAST(:done AS BIGINT) = 1 OR meeting_task.state = 'open')
          AND {only(who="employee.code")} AND {dated("meeting_task.due_on")} AND {OWN}
        ORDER BY meeting_task.due_on, meeting_task.id
    """,
    meeting="meeting.number",
    assignee="employee",
)

BROWSE = Browse(
    "meeting",
    "meeting",
    ("meetings", "meeting"),
    Text("Business meetings", "업무회의 목록", "业务例会列表"),
    None,
    columns=(
        NUMBER,
        STATE,
        _HELD_ON,
        _WEEK,
        _ATTENDEES,
        Column("points", Kind.COUNT, Text("Agenda points", "안건 수", "议题数")),
        Column("minutes", Kind.COUNT, Text("Minutes", "회의록 건수", "记录数")),
        Column("assigned", Kind.COUNT, Text("Assignments", "과제 수", "任务数")),
        Column("open_tasks", Kind.COUNT, Text("Open", "진행 중 과제", "未完成任务")),
        CLOSED,
    ),
    source="FROM meeting",
    said={
        "points": _counted("meeting_item"),
        "minutes": _counted("meeting_minute"),
        "assigned": _counted("meeting_task"),
        "open_tasks": _counted("meeting_task", "AND meeting_task.state = 'open'"),
    },
    parts=(ENTRY, AGENDA, MINUTES, ASSIGNMENTS),
    totals=True,
    # That a meeting was held is everybody's; what was said there stays within the scope.
    territory=ALL,
)
listed, history = BROWSE.listed, BROWSE.history


def shown(look: "Look", word: str) -> "Sheet":
    """Show a meeting with agenda, minutes and assignments, ready to be printed and signed."""
    sheet = BROWSE.shown(look, word)
    language = spoken()
    foot = tuple((text.within(language), _LINE) for text in _SIGNATURES)
    entry = sheet.blocks[0]
    told = dict(zip((column.key for column in entry.columns), entry.rows[0], strict=True))
    head = (
        (_COMPANY, look.company.name),
        (_DEPARTMENT, DEPARTMENT.within(language)),
        (NUMBER.heading, told["number"]),
        (_HELD_ON.heading, told["held_on"]),
        (_ATTENDEES.heading, told["attendees"] or _LINE),
    )
    said = tuple((label.within(language), str(value)) for label, value in head)
    return changed(sheet, head=said, foot=foot)


def tasks(look: "Look", *, done: bool = False, **chosen: str | None) -> "Sheet":
    """List the assignments that are open, or all, by who has them and when they are due."""
    return filtered(look, TASKS, done=int(done), **chosen)
