"""Lists of violations, proposals and losses, and one with what followed it (R17, MD3, R6)."""

from typing import TYPE_CHECKING

from salescli import lists
from salescli.errors import UsageError
from salescli.filed import LOSS
from salescli.lists._browse import Browse
from salescli.lists._columns import BY, CLOSED, REASON
from salescli.lists._select import part
from salescli.policy import numbers, stated, wording
from salescli.policy import period as periods
from salescli.policy.people.fining import MEASURED
from salescli.policy.rules.watched import WORDS
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, NUMBER, STATE
from salescli.reports._section import Column, Total
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

PERSON = Column("person", Kind.ENTRY, Text("Who", "대상자", "当事人"))
_MANAGER = Column("manager", Kind.ENTRY, Text("Answers too", "연대 책임", "连带责任"))
_RULE = Column("rule", Kind.TERM, Text("Rule", "규정", "规定"), words=WORDS)
_DOCUMENT = Column("document", Kind.CODE, Text("Document", "문서", "单据"))
_VIOLATION = Column("violation", Kind.CODE, Text("Violation", "위반", "违规"))
_KIND = Column("kind", Kind.TERM, Text("What", "조치", "措施"), words=MEASURED)
_JOINT = Column("joint", Kind.MONEY, Text("Manager's share", "부장 분담액", "经理分担额"))
_PROPOSED = Column("proposed_on", Kind.DATE, Text("Proposed", "건의일", "建议日期"))
_FACTS = Column("facts", Kind.TEXT, Text("Facts", "사실", "事实"))
_CLAIMED = Column("claimed_on", Kind.DATE, Text("Entered", "등록일", "登记日期"))
_SETTLED = Column("settled_on", Kind.DATE, Text("Made good", "배상일", "赔偿日期"))

_LOSS = {
    "missing": Text(
        "to be entered: conduct liability",
        "등록 필요: conduct liability",
        "待登记：conduct liability",
    ),
    "entered": Text("entered", "등록", "已登记"),
    "none": Text("nothing was lost", "손해 없음", "无损失"),
}

_STATE = STATE._replace(words=stated.states("proposal"))

_PEOPLE = """
    JOIN employee ON employee.id = {table}.employee_id
    LEFT JOIN employee AS writer ON writer.id = {table}.author_id
"""
_ANSWERING = "LEFT JOIN employee AS manager ON manager.id = {table}.manager_id"
_UPON = "LEFT JOIN violation AS upon ON upon.id = {table}.violation_id"

PROPOSED_UPON = part(
    "proposed",
    Text("What was proposed upon it", "상벌 건의", "奖惩建议"),
    "proposal",
    (NUMBER, _STATE, _KIND, AMOUNT, _JOINT, REASON),
    "FROM proposal WHERE proposal.violation_id = :id ORDER BY proposal.id",
)

LOST_BY = part(
    "lost",
    Text("Losses by it", "손해", "损失"),
    "liability",
    (NUMBER, _STATE, AMOUNT, REASON),
    "FROM liability WHERE liability.violation_id = :id ORDER BY liability.id",
)

VIOLATIONS = Browse(
    "violation",
    "violation",
    ("violations", "violation"),
    Text("Violations", "위반 목록", "违规列表"),
    Text("Violation", "위반", "违规"),
    columns=(
        NUMBER,
        STATE,
        _RULE,
        PERSON,
        Column("happened_on", Kind.DATE, Text("Day", "일자", "日期")),
        _DOCUMENT,
        _FACTS,
        Column(
            "severity", Kind.TERM, Text("Severity", "심각도", "严重程度"), words=wording.SEVERITIES
        ),
        _MANAGER,
        Column("raised_on", Kind.DATE, Text("Raised", "제기일", "提出日期")),
        CLOSED,
    ),
    beside=(
        Column("due_on", Kind.DATE, Text("Due", "기한", "期限")),
        Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期")),
        Column(
            "late_days",
            Kind.DAYS,
            Text("Working days late", "지연 근무일", "逾期工作日"),
            total=Total.NONE,
        ),
        Column("refusal", Kind.CODE, Text("Refusal", "거부 번호", "拒绝编号")),
        Column("loss", Kind.TERM, Text("Loss", "손해", "损失"), words=_LOSS),
        Column("of_manager", Kind.FLAG, Text("A manager's own", "부장 본인", "经理本人")),
        BY,
    ),
    source=f"FROM violation {(_PEOPLE + _ANSWERING).format(table='violation')}",
    said={
        "person": "employee",
        "manager": "manager",
        "facts": "violation.told",
        "loss": LOSS,
        "refusal": "CAST(violation.refusal_id AS TEXT)",
        "by": "writer",
    },
    filters={
        "who": "employee.code",
        "rule": "violation.rule",
        "month": "SUBSTR(violation.happened_on, 1, 7)",
    },
    day="violation.happened_on",
    parts=(PROPOSED_UPON, LOST_BY),
)

PROPOSALS = Browse(
    "proposal",
    "proposal",
    ("proposals", "proposal"),
    Text("Penalties and rewards", "상벌 건의", "奖惩建议"),
    Text("Proposal", "상벌 건의서", "奖惩建议"),
    columns=(
        *(NUMBER, STATE, _KIND, PERSON, AMOUNT, _MANAGER, _JOINT),
        *(_VIOLATION, _DOCUMENT, REASON, _PROPOSED, CLOSED),
    ),
    beside=(BY,),
    source=f"FROM proposal {(_PEOPLE + _ANSWERING + ' ' + _UPON).format(table='proposal')}",
    said={
        "person": "employee",
        "manager": "manager",
        "violation": "upon.number",
        "by": "writer",
    },
    filters={
        "who": "employee.code",
        "month": "SUBSTR(proposal.proposed_on, 1, 7)",
    },
)

LOSSES = Browse(
    "liability",
    "liability",
    ("losses", "loss"),
    Text("Losses to be made good", "손해 배상", "损失赔偿"),
    Text("Loss", "손해", "损失"),
    columns=(
        *(NUMBER, STATE, PERSON, AMOUNT, _DOCUMENT, _VIOLATION, REASON, _CLAIMED),
        Column("decided_on", Kind.DATE, Text("Decided", "결정일", "决定日期")),
        _SETTLED,
        Column("settlement", Kind.TEXT, Text("How", "배상 방법", "赔偿方式")),
    ),
    beside=(Column("major", Kind.FLAG, Text("Major", "중대", "重大")), BY),
    source=f"FROM liability {(_PEOPLE + _UPON).format(table='liability')}",
    said={"person": "employee", "violation": "upon.number", "by": "writer"},
    filters={
        "who": "employee.code",
        "month": "SUBSTR(liability.claimed_on, 1, 7)",
    },
    totals=True,
)


_BROWSED = {"violations": VIOLATIONS, "proposals": PROPOSALS, "losses": LOSSES}
LISTED = (VIOLATIONS,)


def listed(look: "Look", which: str, **asked: str | None) -> "Sheet":
    """List violations, proposals, losses, appraisals or refusals, of what they can be asked for.

    Raises UsageError for what a list knows nothing of.
    """
    given = {key: value for key, value in asked.items() if value is not None}
    known = {"appraisals": {"who", "month"}, "refusals": {"who"}}
    if which in _BROWSED:
        known[which] = {*_BROWSED[which].filters, "state"}
    known[which] |= {"since", "until"}
    if unknown := sorted(given.keys() - known[which]):
        raise UsageError(
            _("{which} cannot be asked for by {unknown}").format(
                which=which, unknown=", ".join(unknown)
            )
        )
    if "month" in given:
        closes = look.company.week_closes
        month = periods.parse(given["month"], periods.Grain.MONTH, look.today, closes)
        given["month"] = month.label
    if which in _BROWSED:
        return _BROWSED[which].listed(look, **given)
    if which == "appraisals":
        return lists.appraisal.listed(look, **given)
    return lists.refusal.listed(look, **given)


def _of(word: str) -> Browse:
    kinds = {"proposal": PROPOSALS, "liability": LOSSES}
    return next((of for kind, of in kinds.items() if numbers.fits(kind, word)), VIOLATIONS)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a violation, a proposal or a loss by its number; raise UnknownError."""
    return _of(word).shown(look, word)


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with one; raise UnknownError."""
    return _of(word).history(look, word)
