"""Lists of problems, and a problem with whom it was given to (MD7)."""

from salescli.filed import ISSUE_OWNED
from salescli.lists._browse import Browse
from salescli.lists._columns import BY, CLOSED, RESULT
from salescli.lists._select import part
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import ACTION, CONTRACT, CUSTOMER, NUMBER, STATE
from salescli.reports._section import Column
from salescli.sql import within
from salescli.text import Text

_OWNER = Column("owner", Kind.ENTRY, Text("Owner", "담당자", "责任人"))
_DUE = Column("due_on", Kind.DATE, Text("Due", "기한", "期限"))
_GIVEN = Column("given_on", Kind.DATE, Text("Given", "지정일", "指定日期"))
_RAISED = Column("raised_on", Kind.DATE, Text("Raised", "제기일", "提出日期"))

OWNERS = part(
    "owners",
    Text("Given to", "담당 지정", "责任指定"),
    "issue_owner",
    (_GIVEN, _OWNER, _DUE, ACTION, BY),
    """
        FROM issue_owner
        JOIN employee AS holder ON holder.id = issue_owner.owner_id
        LEFT JOIN employee AS writer ON writer.id = issue_owner.author_id
        WHERE issue_owner.issue_id = :id
        ORDER BY issue_owner.id
    """,
    owner="holder",
    by="writer",
)

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
        _DUE,
        ACTION,
        CLOSED,
        RESULT,
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
        "contract": "contract.number",
        "owner": "employee",
        "due_on": "given.due_on",
        "action": "given.action",
        "by": "writer",
    },
    filters={
        "state": "issue.state",
        "customer": "customer.code",
        "who": "employee.code",
    },
    order="issue.raised_on, issue.id",
    parts=(OWNERS,),
    territory=f"""
        (CAST(:scope AS TEXT) IS NULL OR {within("employee.code")}
         OR COALESCE({within("seller.code")}, 0 = 1))
    """,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
