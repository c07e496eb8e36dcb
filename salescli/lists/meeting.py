"""Lists of business meetings, a meeting as a sheet to print, and the work that was assigned."""

from typing import TYPE_CHECKING, Any

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NUMBER, SALESPERSON, STATE
from salescli.reports._plans import EXPECTED_ORDER, PLANNED_COLLECTION
from salescli.reports._report import DEPARTMENT, listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.policy.states import MeetingState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_HELD_ON = Column("held_on", Kind.DATE, Text("Held on", "회의일", "会议日期"))
_WEEK = Column("week", Kind.CODE, Text("Week reported", "보고 주차", "汇报周"))
_ATTENDEES = Column("attendees", Kind.TEXT, Text("Attendees", "참석자", "出席人员"))
_CLOSED_ON = Column("closed_on", Kind.DATE, Text("Closed", "종결일", "结束日期"))
_POSITION = Column("position", Kind.COUNT, Text("No.", "순번", "序号"), total=Total.NONE)
_ASSIGNEE = Column("assignee", Kind.ENTRY, Text("Assigned to", "담당자", "责任人"))
_TASK = Column("task", Kind.TEXT, Text("Assignment", "과제", "任务"))
_ASSIGNED_ON = Column("assigned_on", Kind.DATE, Text("Assigned on", "지시일", "布置日期"))
_DUE_ON = Column("due_on", Kind.DATE, Text("Due", "기한", "期限"))
_DONE_ON = Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期"))
_RESULT = Column("result", Kind.TEXT, Text("Result", "결과", "结果"))

_HEAD = {
    "company": Text("Company", "회사", "公司"),
    "department": Text("Department", "부서", "部门"),
    "number": Text("Number", "번호", "编号"),
    "held_on": Text("Held on", "회의일", "会议日期"),
    "attendees": Text("Attendees", "참석자", "出席人员"),
}
_SIGNATURES = (
    Text("Minutes taken by (signature)", "기록자 (서명)", "记录人（签字）"),
    Text("Sales manager (signature)", "영업부장 (서명)", "销售部经理（签字）"),
    Text("Date", "일자", "日期"),
)
_LINE = "_" * 30
"""Where somebody signs by hand."""

_IDENTITY = """
    SELECT meeting.id AS id, meeting.number AS number, meeting.held_on AS held_on,
           meeting.attendees AS attendees, CAST(:scope AS TEXT) AS scope
    FROM meeting
    WHERE meeting.number = :number OR meeting.id = :id
"""

LIST = Section(
    key="meetings",
    title=Text("Business meetings", "업무회의 목록", "业务例会列表"),
    columns=(
        NUMBER,
        STATE,
        _HELD_ON,
        _WEEK,
        _ATTENDEES,
        Column("points", Kind.COUNT, Text("Agenda points", "안건 수", "议题数")),
        Column("minutes", Kind.COUNT, Text("Minutes", "회의록 건수", "记录数")),
        Column("assigned", Kind.COUNT, Text("Assignments", "과제 수", "任务数")),
        Column("open_tasks", Kind.COUNT, Text("of them open", "미결 과제", "未完成任务")),
        _CLOSED_ON,
    ),
    sql="""
        SELECT meeting.number AS number, meeting.state AS state, meeting.held_on AS held_on,
               meeting.week AS week, meeting.attendees AS attendees,
               (SELECT COUNT(*) FROM meeting_item
                WHERE meeting_item.meeting_id = meeting.id) AS points,
               (SELECT COUNT(*) FROM meeting_minute
                WHERE meeting_minute.meeting_id = meeting.id) AS minutes,
               (SELECT COUNT(*) FROM meeting_task
                WHERE meeting_task.meeting_id = meeting.id) AS assigned,
               (SELECT COUNT(*) FROM meeting_task
                WHERE meeting_task.meeting_id = meeting.id
                  AND meeting_task.state = 'open') AS open_tasks,
               meeting.closed_on AS closed_on
        FROM meeting
        WHERE (CAST(:state AS TEXT) IS NULL OR meeting.state = :state)
        ORDER BY meeting.held_on, meeting.id
    """,
    public=True,  # that a meeting was held; what was said there stays within the scope
)

ENTRY = Section(
    key="meeting",
    title=Text("Weekly business meeting", "주간 업무회의", "每周业务例会"),
    columns=(
        NUMBER,
        STATE,
        _HELD_ON,
        _WEEK,
        Column("opened_by", Kind.ENTRY, Text("Opened by", "소집자", "召集人")),
        _ATTENDEES,
        _CLOSED_ON,
    ),
    totals=False,
    sql="""
        SELECT meeting.number AS number, meeting.state AS state, meeting.held_on AS held_on,
               meeting.week AS week, employee.code AS opened_by, employee.name AS opened_by_name,
               meeting.attendees AS attendees, meeting.closed_on AS closed_on
        FROM meeting LEFT JOIN employee ON employee.id = meeting.author_id
        WHERE meeting.id = :id
    """,
)

AGENDA = Section(
    key="agenda",
    title=Text("Agenda", "안건", "议程"),
    columns=(
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
    sql="""
        SELECT meeting_item.position AS position, meeting_item.kind AS topic,
               employee.code AS salesperson, employee.name AS salesperson_name,
               meeting_item.subject AS subject, meeting_item.expected_order AS expected_order,
               meeting_item.planned_collection AS planned_collection, NULL AS remarks
        FROM meeting_item LEFT JOIN employee ON employee.id = meeting_item.employee_id
        WHERE meeting_item.meeting_id = :id
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY meeting_item.position
    """,
)
"""The last column is left empty, to be written into by hand."""

MINUTES = Section(
    key="minutes",
    title=Text("Minutes", "회의록", "会议记录"),
    columns=(
        Column("item", Kind.COUNT, Text("Point", "안건", "议题"), total=Total.NONE),
        Column("by", Kind.ENTRY, Text("Written by", "기록자", "记录人")),
        Column("about", Kind.ENTRY, Text("Salesperson", "영업사원", "销售员")),
        Column("told", Kind.TEXT, Text("Said", "발언 내용", "发言内容")),
    ),
    totals=False,
    sql="""
        SELECT meeting_minute.item_position AS item,
               writer.code AS by, writer.name AS by_name,
               employee.code AS about, employee.name AS about_name,
               meeting_minute.told AS told
        FROM meeting_minute
        LEFT JOIN employee AS writer ON writer.id = meeting_minute.author_id
        LEFT JOIN meeting_item ON meeting_item.meeting_id = meeting_minute.meeting_id
                              AND meeting_item.position = meeting_minute.item_position
        LEFT JOIN employee ON employee.id = meeting_item.employee_id
        WHERE meeting_minute.meeting_id = :id
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code IS NULL OR employee.code = :scope)
        ORDER BY meeting_minute.id
    """,
)

ASSIGNMENTS = Section(
    key="assignments",
    title=Text("Assignments", "과제", "任务"),
    columns=(_POSITION, _DUE_ON, _ASSIGNEE, _TASK, STATE, _DONE_ON, _RESULT),
    totals=False,
    sql="""
        SELECT meeting_task.position AS position, meeting_task.due_on AS due_on,
               employee.code AS assignee, employee.name AS assignee_name,
               meeting_task.task AS task, meeting_task.state AS state,
               meeting_task.done_on AS done_on, meeting_task.result AS result
        FROM meeting_task JOIN employee ON employee.id = meeting_task.employee_id
        WHERE meeting_task.meeting_id = :id
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY meeting_task.position
    """,
)

TASKS = Section(
    key="tasks",
    title=Text("Work assigned by meetings", "회의 과제", "例会任务"),
    columns=(
        Column("meeting", Kind.CODE, Text("Meeting", "업무회의", "业务例会")),
        _POSITION,
        _ASSIGNEE,
        _TASK,
        _ASSIGNED_ON,
        _DUE_ON,
        STATE,
        _DONE_ON,
        _RESULT,
    ),
    totals=False,
    sql="""
        SELECT meeting.number AS meeting, meeting_task.position AS position,
               employee.code AS assignee, employee.name AS assignee_name,
               meeting_task.task AS task, meeting_task.assigned_on AS assigned_on,
               meeting_task.due_on AS due_on, meeting_task.state AS state,
               meeting_task.done_on AS done_on, meeting_task.result AS result
        FROM meeting_task
        JOIN meeting ON meeting.id = meeting_task.meeting_id
        JOIN employee ON employee.id = meeting_task.employee_id
        WHERE (:done = 1 OR meeting_task.state = 'open')
          AND (CAST(:who AS TEXT) IS NULL OR employee.code = :who)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY meeting_task.due_on, meeting_task.id
    """,
)


def listed(look: "Look", *, state: "MeetingState | None" = None) -> "Sheet":
    """List the meetings, by state."""
    return listing(look, "meetings", (LIST,), state=state)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a meeting with agenda, minutes and assignments, ready to be printed and signed."""
    found = identity(look, _IDENTITY, "meeting", word)
    sheet = listing(look, "meeting", (ENTRY, AGENDA, MINUTES, ASSIGNMENTS), id=found["id"])
    language = spoken()
    foot = tuple((text.within(language), _LINE) for text in _SIGNATURES)
    return changed(sheet, head=_head(look, found), foot=foot)


def _head(look: "Look", found: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - a row
    language = spoken()
    values = {
        "company": look.company.name,
        "department": DEPARTMENT.within(language),
        "number": found["number"],
        "held_on": found["held_on"],
        "attendees": found["attendees"] or _LINE,
    }
    return tuple((_HEAD[key].within(language), value) for key, value in values.items())


def tasks(look: "Look", *, who: str | None = None, done: bool = False) -> "Sheet":
    """List the assignments that are open, or all, by who has them."""
    from salescli.lists import staff  # noqa: PLC0415 - only with --who

    code = staff.code(look, who) if who else None
    return listing(look, "tasks", (TASKS,), who=code, done=int(done))


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a meeting."""
    found = identity(look, _IDENTITY, "meeting", word)
    return listing(look, "history", (HISTORY,), kind="meeting", id=found["id"])
