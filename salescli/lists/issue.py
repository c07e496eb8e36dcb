"""Lists of problems; a problem with whom it was given to and what departments say (MD7)."""

from salescli.filed import ISSUE_OWNED, MAJOR_ISSUE
from salescli.lists._browse import Browse
from salescli.lists._columns import BY, CLOSED, POSITION, RESULT
from salescli.lists._select import part
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import ACTION, CONTRACT, CUSTOMER, NUMBER, STATE
from salescli.reports._section import Column, Total
from salescli.sql import within
from salescli.text import Text

_OWNER = Column("owner", Kind.ENTRY, Text("Owner", "담당자", "责任人"))
_DUE = Column("due_on", Kind.DATE, Text("Due", "기한", "期限"))
_GIVEN = Column("given_on", Kind.DATE, Text("Given", "지정일", "指定日期"))
_MAJOR = Column("major", Kind.FLAG, Text("Major", "중대", "重大"))
_RAISED = Column("raised_on", Kind.DATE, Text("Raised", "제기일", "提出日期"))

_UNANSWERED = """(
    SELECT COUNT(*) FROM issue_question
    WHERE issue_question.issue_id = issue.id AND issue_question.state = 'open'
)"""

_BEFORE = """(
    SELECT NULLIF(before.due_on, issue_owner.due_on) FROM issue_owner AS before
    WHERE before.issue_id = issue_owner.issue_id AND before.id < issue_owner.id
    ORDER BY before.id DESC LIMIT 1
)"""

OWNERS = part(
    "owners",
    Text("Given to", "담당 지정", "责任指定"),
    "issue_owner",
    (
        *(_GIVEN, _OWNER, _DUE),
        Column("moved_from", Kind.DATE, Text("Put off from", "변경 전 기한", "原期限")),
        *(ACTION, BY),
    ),
    """
        FROM issue_owner
        JOIN employee AS holder ON holder.id = issue_owner.owner_id
        LEFT JOIN employee AS writer ON writer.id = issue_owner.author_id
        WHERE issue_owner.issue_id = :id
        ORDER BY issue_owner.id
    """,
    owner="holder",
    moved_from=_BEFORE,
    by="writer",
)

QUESTIONS = part(
    "questions",
    Text("Departments asked", "타 부서 협의", "征询部门"),
    "issue_question",
    (
        POSITION,
        Column(
            "department", Kind.TERM, Text("Department", "부서", "部门"), words=wording.DEPARTMENTS
        ),
        Column("question", Kind.TEXT, Text("Question", "질의", "询问")),
        STATE,
        Column("asked_on", Kind.DATE, Text("Asked", "질의일", "询问日期")),
        BY,
        Column("answered_on", Kind.DATE, Text("Answered", "답변일", "答复日期")),
        Column("answer", Kind.TEXT, Text("Answer", "답변", "答复")),
    ),
    """
        FROM issue_question LEFT JOIN employee AS writer ON writer.id = issue_question.author_id
        WHERE issue_question.issue_id = :id
        ORDER BY issue_question.position
    """,
    by="writer",
)._replace(optional=True)

TO_LEADER = part(
    "to_leader",
    Text("To the leader", "회사 경영진 상향 보고", "上报领导"),
    "issue",
    (
        _MAJOR,
        Column("escalated_on", Kind.DATE, Text("Put up", "상향 보고일", "上报日期")),
        Column("escalated_for", Kind.TEXT, Text("Put up for", "상향 보고 사유", "上报原因")),
        Column("decide_by", Kind.DATE, Text("To be decided by", "결정 기한", "决定期限")),
        Column("decided_on", Kind.DATE, Text("Decided", "결정일", "决定日期")),
        Column("decision", Kind.TEXT, Text("Leader's decision", "회사 경영진 결정", "领导决定")),
    ),
    f"FROM issue WHERE issue.id = :id AND (issue.escalated_on IS NOT NULL OR {MAJOR_ISSUE})",
    major=MAJOR_ISSUE,
)._replace(optional=True)

BROWSE = Browse(
    "issue",
    "issue",
    ("issues", "issue"),
    Text("Issues", "문제 목록", "问题列表"),
    Text("Issue", "문제", "问题"),
    columns=(
        NUMBER,
        STATE,
        Column("subject", Kind.TEXT, Text("What", "내용", "内容")),
        Column(
            "severity", Kind.TERM, Text("Severity", "심각도", "严重程度"), words=wording.SEVERITIES
        ),
        Column("document", Kind.CODE, Text("Document", "문서", "单据")),
        CONTRACT,
        CUSTOMER,
        _OWNER,
        _RAISED,
        _DUE._replace(awaited=lambda row: not row["closed_on"]),
        ACTION,
        CLOSED,
        RESULT,
    ),
    last=(
        _MAJOR,
        Column("asked", Kind.COUNT, Text("Unanswered", "미답변", "未答复"), total=Total.NONE),
    ),
    beside=(BY,),
    joined="LEFT JOIN employee AS writer ON writer.id = issue.author_id",
    source=f"""
        FROM issue
        JOIN issue_owner AS given ON given.id = {ISSUE_OWNED}
        JOIN employee ON employee.id = given.owner_id
        LEFT JOIN contract ON contract.id = issue.contract_id
        LEFT JOIN employee AS seller ON seller.id = contract.salesperson_id
        LEFT JOIN customer ON customer.id = issue.customer_id
    """,
    said={
        "major": MAJOR_ISSUE,
        "asked": _UNANSWERED,
        "contract": "contract.number",
        "owner": "employee",
        "due_on": "given.due_on",
        "action": "given.action",
        "by": "writer",
    },
    filters={
        "who": "employee.code",
    },
    where=f"""
        (CAST(:open AS BIGINT) IS NULL OR issue.closed_on IS NULL)
        AND (CAST(:major AS BIGINT) IS NULL OR {MAJOR_ISSUE})
    """,
    parts=(OWNERS, TO_LEADER, QUESTIONS),
    territory=f"""
        (CAST(:scope AS TEXT) IS NULL OR {within("employee.code")}
         OR COALESCE({within("seller.code")}, 0 = 1))
    """,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
