"""Lists of weekly trainings: who attended and who was absent, and what could be studied (MD4)."""

from typing import TYPE_CHECKING

from salescli.errors import UsageError
from salescli.lists._browse import filtered
from salescli.lists._columns import BY, POSITION, VERSION
from salescli.lists._select import dated, part
from salescli.policy import wording
from salescli.policy.period import Grain, last_closed, parse
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER
from salescli.reports._report import listing
from salescli.reports._section import Column
from salescli.sql import ABSENT, OWN, employed, latest, plays
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.period import Period
    from salescli.render.sheet import Sheet

_WEEK = Column("week", Kind.CODE, Text("Week studied", "학습 주차", "学习周"))
_HELD_ON = Column("held_on", Kind.DATE, Text("Held on", "교육일", "培训日期"))
_HOLDER = Column("holder", Kind.ENTRY, Text("Held by", "교육 담당", "主持人"))
_PERSON = Column("person", Kind.ENTRY, Text("Who", "대상자", "人员"))
_ATTENDED = Column("attended", Kind.FLAG, Text("Attended", "참석", "出席"))

_KINDS = {
    "issue": Text("problem", "문제", "问题"),
    "service": Text("service", "서비스", "服务"),
    "return": Text("return", "반품", "退货"),
    "violation": Text("violation", "위반", "违规"),
}

_STANDS = """NOT EXISTS (
    SELECT 1 FROM training AS later
    WHERE later.week = training.week AND later.version > training.version
)"""

_CAME = "training_attendee.training_id = training.id"

_EXPECTED = f"""(
    {employed("training.held_on", "training.held_on")} AND EXISTS (
        SELECT 1 FROM assignment
        WHERE assignment.id
              = {latest("assignment", "employee_id = employee.id", "training.held_on")}
          AND {plays("'SALES'")}
    )
)"""
"""An `employee` who sells on the day of a training: who is not there is absent."""

TRAININGS = part(
    "trainings",
    Text("Weekly trainings", "주간 교육 목록", "每周培训列表"),
    "training",
    (
        _WEEK,
        _HELD_ON,
        _HOLDER,
        Column("topics", Kind.COUNT, Text("Topics", "주제 수", "主题数")),
        Column("attended", Kind.COUNT, Text("Attended", "참석", "出席")),
        Column("absent", Kind.COUNT, Text("Absent", "불참", "缺席")),
        VERSION,
    ),
    f"""
        FROM training JOIN employee AS holder ON holder.id = training.holder_id
        WHERE {_STANDS} AND {dated("training.held_on")}
        ORDER BY training.held_on DESC, training.id DESC
    """,
    topics="(SELECT COUNT(*) FROM training_topic WHERE training_topic.training_id = training.id)",
    attended=f"(SELECT COUNT(*) FROM training_attendee WHERE {_CAME})",
    absent=f"""(
        SELECT COUNT(*) FROM employee
        WHERE employee.id <> training.holder_id AND {_EXPECTED} AND NOT EXISTS (
            SELECT 1 FROM training_attendee
            WHERE {_CAME} AND training_attendee.employee_id = employee.id
        )
    )""",
)._replace(public=True)

_OF_WEEK = f"training.week = :week AND {_STANDS}"

TRAINING = part(
    "training",
    Text("Weekly training", "주간 교육", "每周培训"),
    "training",
    (
        _WEEK,
        _HELD_ON,
        _HOLDER,
        VERSION,
        Column("reason", Kind.TEXT, Text("Corrected because", "정정 사유", "更正原因")),
        BY,
    ),
    f"""
        FROM training JOIN employee AS holder ON holder.id = training.holder_id
        LEFT JOIN employee AS writer ON writer.id = training.author_id
        WHERE {_OF_WEEK}
    """,
    by="writer",
)._replace(public=True)

TOPICS = part(
    "topics",
    Text("Topics", "교육 주제", "培训主题"),
    "training_topic",
    (
        POSITION,
        Column("told", Kind.TEXT, Text("Topic", "주제", "主题")),
        Column("document", Kind.CODE, Text("Problem or case", "문제·사례", "问题·案例")),
    ),
    f"""
        FROM training_topic JOIN training ON training.id = training_topic.training_id
        WHERE {_OF_WEEK}
        ORDER BY training_topic.position
    """,
)._replace(public=True)

ATTENDANCE = part(
    "attendance",
    Text("Attendance", "참석 현황", "出席情况"),
    "training_attendee",
    (
        _PERSON,
        _ATTENDED,
        Column("absence", Kind.TERM, Text("Away", "부재", "缺勤"), words=wording.ABSENCES),
    ),
    f"""
        FROM training JOIN employee ON employee.id <> training.holder_id
        LEFT JOIN training_attendee ON {_CAME} AND training_attendee.employee_id = employee.id
        LEFT JOIN absence ON absence.employee_id = employee.id AND {ABSENT}
         AND absence.from_on <= training.held_on AND absence.until_on >= training.held_on
        WHERE {_OF_WEEK} AND (training_attendee.id IS NOT NULL OR {_EXPECTED})
        ORDER BY employee.code
    """,
    person="employee",
    attended="CASE WHEN training_attendee.id IS NULL THEN 0 ELSE 1 END",
    absence="absence.kind",
)._replace(public=True)

_LAST_WEEK = "BETWEEN :start AND :end"

PROPOSED = part(
    "proposed",
    Text("What could be studied", "교육 주제 후보", "可选培训主题"),
    "case_",
    (
        Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=_KINDS),
        NUMBER,
        Column("day", Kind.DATE, Text("Day", "일자", "日期")),
        Column("subject", Kind.TEXT, Text("What", "내용", "内容")),
        CUSTOMER,
        _PERSON,
    ),
    f"""
        FROM (
            SELECT 1 AS place, 'issue' AS kind, issue.number AS number, issue.raised_on AS day,
                   issue.subject AS subject, issue.customer_id AS customer_id,
                   (SELECT given.owner_id FROM issue_owner AS given
                    WHERE given.issue_id = issue.id ORDER BY given.id DESC LIMIT 1) AS employee_id
            FROM issue
            WHERE issue.raised_on {_LAST_WEEK} OR issue.closed_on {_LAST_WEEK}
            UNION ALL
            SELECT 2, 'service', number, requested_on, fault, customer_id, salesperson_id
            FROM service_case
            WHERE requested_on {_LAST_WEEK} OR closed_on {_LAST_WEEK}
            UNION ALL
            SELECT 3, 'return', goods_return.number, goods_return.reported_on,
                   goods_return.reason, contract.customer_id, contract.salesperson_id
            FROM goods_return JOIN contract ON contract.id = goods_return.contract_id
            WHERE goods_return.reported_on {_LAST_WEEK}
            UNION ALL
            SELECT 4, 'violation', number, raised_on, told, NULL, employee_id
            FROM violation WHERE raised_on {_LAST_WEEK}
        ) AS case_
        LEFT JOIN customer ON customer.id = case_.customer_id
        LEFT JOIN employee ON employee.id = case_.employee_id
        WHERE {OWN}
        ORDER BY case_.place, case_.day, case_.number
    """,
    person="employee",
)
"""Problems raised or closed, cases opened or closed, and violations, of a week."""


def listed(look: "Look", *, week: str | None = None, **chosen: str | None) -> "Sheet":
    """List the trainings, or show that of a week; raise UsageError for both."""
    if week is None:
        return filtered(look, TRAININGS, **chosen)
    if any(chosen.values()):
        raise UsageError(_("give --week, or --since and --until"))
    return listing(look, "training", (TRAINING, TOPICS, ATTENDANCE), week=_week(look, week).label)


def topics(look: "Look", *, week: str | None = None) -> "Sheet":
    """List what the training of a week could be about; of the last one that has closed."""
    found = _week(look, week)
    days = {"start": found.start.isoformat(), "end": found.end.isoformat()}
    return listing(look, "proposed", (PROPOSED,), **days)


def _week(look: "Look", word: str | None) -> "Period":
    closes = look.company.week_closes
    if word is None:
        return last_closed(Grain.WEEK, look.today, closes)
    return parse(word, Grain.WEEK, look.today, closes)
