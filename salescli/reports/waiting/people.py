"""Conduct, problems and forms that wait: for the manager and the leader (R17, MD7, R16)."""

from salescli.filed import LOSS, MAJOR_ISSUE
from salescli.policy import wording
from salescli.policy.forms import FORMS
from salescli.policy.people.fining import MEASURED
from salescli.policy.roles import Role
from salescli.policy.rules.watched import WORDS
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, NUMBER
from salescli.reports._section import Column
from salescli.reports.waiting._turn import Turn, others, turn
from salescli.sql import OWN, among, named
from salescli.text import Text

_PERSON = Column("person", Kind.ENTRY, Text("Who", "대상자", "当事人"))
_RULE = Column("rule", Kind.TERM, Text("Rule", "규정", "规定"), words=WORDS)
_DOCUMENT = Column("document", Kind.CODE, Text("Document", "문서", "单据"))
_FACTS = Column("facts", Kind.TEXT, Text("Facts", "사실", "事实"))
_LATE = Column("late_days", Kind.COUNT, Text("Days late", "지연 일수", "逾期天数"))
_MEASURE = Column("kind", Kind.TERM, Text("What", "조치", "措施"), words=MEASURED)
_JOINT = Column("joint", Kind.MONEY, Text("Manager's share", "부장 분담액", "经理分担额"))
_REASON = Column("reason", Kind.TEXT, Text("Reason", "사유", "原因"))
_SUBJECT = Column("subject", Kind.TEXT, Text("What", "내용", "内容"))
_SEVERITY = Column(
    "severity", Kind.TERM, Text("Severity", "심각도", "严重程度"), words=wording.SEVERITIES
)
_WHY = Column("escalated_for", Kind.TEXT, Text("Put up for", "상향 사유", "上报原因"))
_OWNER = Column("owner", Kind.ENTRY, Text("Owner", "담당자", "责任人"))
_FORM = Column("number", Kind.CODE, Text("Form", "보고서", "报表"))
_VERSION = Column("version", Kind.COUNT, Text("Version", "버전", "版本"))

_WHO = named("employee", "person")


def _violations(of_manager: int, who: str) -> str:
    return f"""
        SELECT violation.number AS number, {_WHO}, violation.rule AS rule,
               violation.document AS document, violation.told AS facts,
               violation.late_days AS late_days, violation.raised_on AS since
        FROM violation JOIN employee ON employee.id = violation.employee_id
        WHERE violation.state = 'raised' AND violation.of_manager = {of_manager}
          AND violation.employee_id <> :me AND {who} AND {OWN}
    """


_MAJOR_LOSS = "(liability.major = 1 OR liability.amount > COALESCE(:major_amount, 9e18))"
_OTHERS_LOSS = others("liability.author_id", "liability.employee_id")


def _losses(whose: str) -> str:
    return f"""
        SELECT liability.number AS number, {_WHO}, liability.document AS document,
               liability.amount AS amount, liability.reason AS reason,
               liability.claimed_on AS since
        FROM liability JOIN employee ON employee.id = liability.employee_id
        WHERE liability.state = 'claimed' AND {whose}
          AND liability.employee_id <> :me AND COALESCE(liability.author_id, 0) <> :me AND {OWN}
    """


_UNTOLD = f"""
    SELECT violation.number AS number, {_WHO}, violation.document AS document, NULL AS amount,
           violation.told AS reason, violation.raised_on AS since,
           employee.code || ' --violation ' || violation.number || ' --amount' AS told
    FROM violation JOIN employee ON employee.id = violation.employee_id
    WHERE violation.employee_id <> :me AND {LOSS} = 'missing' AND {OWN}
    UNION ALL
    SELECT red.number AS number, {_WHO}, wrong.number AS document, red.loss AS amount,
           red.reason AS reason, red.applied_on AS since, red.number AS told
    FROM invoice AS red
    JOIN invoice AS wrong ON wrong.id = red.corrects_id
    JOIN employee ON employee.id = red.responsible_id
    WHERE red.loss > 0 AND red.state NOT IN ('withdrawn', 'rejected')
      AND red.responsible_id <> :me AND {OWN}
      AND NOT EXISTS (
          SELECT 1 FROM liability
          WHERE liability.document = red.number AND liability.employee_id = red.responsible_id
            AND liability.state NOT IN ('withdrawn', 'refused'))
"""
"""Losses that nobody has entered: of a violation of R6 or R8, and of a wrong invoice (R8)."""


def _problems(where: str) -> str:
    return f"""
        SELECT issue.number AS number, issue.subject AS subject, issue.severity AS severity,
               issue.document AS document, {named("employee", "owner")},
               issue.escalated_for AS escalated_for,
               COALESCE(issue.escalated_on, issue.raised_on) AS since
        FROM issue
        JOIN issue_owner AS given ON given.id = (
            SELECT MAX(latest.id) FROM issue_owner AS latest WHERE latest.issue_id = issue.id)
        JOIN employee ON employee.id = given.owner_id
        WHERE {where} AND {OWN}
    """


def _forms(state: str) -> str:
    """Select the last versions that wait for a review, but those of who acts (1.3.1)."""
    return f"""
        SELECT handed_in.form || ' ' || handed_in.period AS number, handed_in.version AS version,
               {named("employee", "owner")}, handed_in.submitted_on AS since,
               handed_in.form || ' --period ' || handed_in.period || COALESCE(
                   ' --salesperson ' || seller.code, '') AS told
        FROM form_submission AS handed_in
        LEFT JOIN employee AS seller ON seller.id = handed_in.salesperson_id
        JOIN employee
          ON employee.id = COALESCE(handed_in.salesperson_id, handed_in.author_id)
        WHERE handed_in.state = '{state}' AND COALESCE(handed_in.author_id, 0) <> :me
          AND COALESCE(handed_in.salesperson_id, 0) <> :me AND {OWN}
          AND NOT EXISTS (
              SELECT 1 FROM form_submission AS later
              WHERE later.form = handed_in.form AND later.period = handed_in.period
                AND COALESCE(later.salesperson_id, 0) = COALESCE(handed_in.salesperson_id, 0)
                AND later.version > handed_in.version)
    """


_LEADERS = among(tuple(form.code for form in FORMS.values() if form.leader))
_VIOLATION = (NUMBER, _PERSON, _RULE, _DOCUMENT, _FACTS, _LATE)
_LOSS = (NUMBER, _PERSON, _DOCUMENT, AMOUNT, _REASON)
_PROBLEM = (NUMBER, _SUBJECT, _SEVERITY, _DOCUMENT, _OWNER)
_HANDED_IN = (_FORM, _VERSION, _OWNER)
_LOSSES = Text("Losses to decide", "결정할 손해", "待决定损失")
_REVIEWS = Text("Forms to review", "검토할 보고서", "待审核报表")

TURNS: tuple[Turn, ...] = (
    turn(
        "violation",
        Text("Violations to propose on", "처분을 건의할 위반", "待提出处理的违规"),
        "conduct propose",
        (Role.MANAGER,),
        _VIOLATION,
        _violations(0, "1 = 1"),
    ),
    turn(
        "violation_judge",
        Text("Violations of the manager", "부장의 위반", "经理的违规"),
        "conduct decide",
        (Role.LEADER,),
        _VIOLATION,
        _violations(1, "COALESCE(violation.author_id, 0) <> :me"),
    ),
    turn(
        "proposal",
        Text("Penalties and rewards to decide", "결정할 상벌", "待决定奖惩"),
        "conduct decide",
        (Role.LEADER,),
        (NUMBER, _PERSON, _MEASURE, AMOUNT, _JOINT, _DOCUMENT, _REASON),
        f"""
            SELECT proposal.number AS number, {_WHO}, proposal.kind AS kind,
                   proposal.amount AS amount, proposal.joint AS joint,
                   proposal.document AS document, proposal.reason AS reason,
                   proposal.proposed_on AS since
            FROM proposal JOIN employee ON employee.id = proposal.employee_id
            WHERE proposal.state = 'proposed' AND proposal.employee_id <> :me
              AND COALESCE(proposal.author_id, 0) <> :me AND {OWN}
        """,
    ),
    turn(
        "liability",
        _LOSSES,
        "conduct decide",
        (Role.MANAGER,),
        _LOSS,
        _losses(f"NOT {_MAJOR_LOSS} AND {_OTHERS_LOSS}"),
    ),
    turn(
        "liability_major",
        _LOSSES,
        "conduct decide",
        (Role.LEADER,),
        _LOSS,
        _losses(f"({_MAJOR_LOSS} OR {_OTHERS_LOSS})"),
    ),
    turn(
        "loss",
        Text("Losses to enter", "등록할 손해", "待登记损失"),
        "conduct liability",
        (Role.FINANCE, Role.MANAGER),
        _LOSS,
        _UNTOLD,
        what="told",
    ),
    turn(
        "issue",
        Text("Problems for the leader", "회사 경영진에게 보고할 문제", "待上报领导的问题"),
        "issue escalate",
        (Role.MANAGER,),
        _PROBLEM,
        _problems(f"issue.state = 'open' AND {MAJOR_ISSUE}"),
    ),
    turn(
        "issue_decide",
        Text("Problems to decide", "결정할 문제", "待决定问题"),
        "issue decide",
        (Role.LEADER,),
        (*_PROBLEM, _WHY),
        _problems("issue.state = 'escalated' AND COALESCE(issue.author_id, 0) <> :me"),
    ),
    turn(
        "issue_decide_own",
        Text("Problems that the leader raised", "회사 경영진이 제기한 문제", "领导提出的问题"),
        "issue decide",
        (Role.MANAGER,),
        (*_PROBLEM, _WHY),
        _problems("issue.state = 'escalated' AND :leaders = ',' || issue.author_id || ','"),
    ),
    turn(
        "report",
        _REVIEWS,
        "report review",
        (Role.MANAGER,),
        _HANDED_IN,
        _forms("submitted"),
        what="told",
        counts="command",
    ),
    turn(
        "report_leader",
        _REVIEWS,
        "report review",
        (Role.LEADER,),
        _HANDED_IN,
        f"{_forms('reviewed')} AND handed_in.form IN {_LEADERS}",
        what="told",
        counts="command",
    ),
)
