"""Lists of visits, and a visit with what was corrected in its record."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.policy.period import Grain, parse
from salescli.render.sheet import Kind
from salescli.reports._columns import CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import VisitStanding
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_FROM = Column("from_on", Kind.DATE, Text("From", "시작일", "开始日期"))
_UNTIL = Column("until_on", Kind.DATE, Text("Until", "종료일", "结束日期"))
_METHOD = Column(
    "method",
    Kind.TERM,
    Text("Visit method", "방문방식", "拜访方式"),
    words=wording.VISIT_METHODS,
)
_PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "방문목적", "预期目的"))
_EXPECTED = Column(
    "expected_order", Kind.MONEY, Text("Expected order", "예상 주문액", "预计订货额")
)
_COLLECTION = Column(
    "planned_collection", Kind.MONEY, Text("Planned collection", "수금계획액", "计划回款额")
)
_VISITED = Column("visited_on", Kind.DATE, Text("Visited", "방문일", "拜访日期"))
_UNPLANNED = Column("unplanned", Kind.FLAG, Text("Unplanned", "계획 외", "计划外"))
_RESULT = Column("result", Kind.TEXT, Text("Result", "결과", "结果"))

_IDENTITY = """
    SELECT visit.id AS id
    FROM visit JOIN employee ON employee.id = visit.salesperson_id
    WHERE (visit.number = :number OR visit.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_STANDING = """
    CASE WHEN visit.state = 'approved' AND visit.until_on < :today THEN 'missed'
         ELSE visit.state END
"""
"""The state, but an approved visit whose days are over was missed (W1.3)."""

_SAID = """
    COALESCE((
        SELECT correction.new FROM visit_correction AS correction
        WHERE correction.visit_id = visit.id AND correction.field = '{field}'
        ORDER BY correction.id DESC LIMIT 1
    ), visit.{field}) AS {field}
"""
_RESULT_SAID, _MET_SAID, _PROBLEM_SAID, _NEXT_SAID = (
    _SAID.format(field=field) for field in ("result", "met", "problem", "next_step")
)
"""What the record says: the latest correction, where there is one (W1.4)."""

_PLAN = f"""
    SELECT visit.number AS number, {_STANDING} AS state,
           visit.from_on AS from_on, visit.until_on AS until_on,
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name,
           visit.method AS method, visit.purpose AS purpose,
           visit.expected_order AS expected_order,
           visit.planned_collection AS planned_collection,
           visit.visited_on AS visited_on, visit.unplanned AS unplanned, {_RESULT_SAID}
"""

_VISITS = """
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
"""

LIST = Section(
    key="visits",
    title=Text("Visits", "방문", "拜访"),
    columns=(
        NUMBER,
        STATE,
        _FROM,
        _UNTIL,
        CUSTOMER,
        SALESPERSON,
        _METHOD,
        _PURPOSE,
        _EXPECTED,
        _COLLECTION,
        _VISITED,
        _UNPLANNED,
        _RESULT,
    ),
    sql=f"""
        {_PLAN}
        {_VISITS}
        WHERE (CAST(:start AS TEXT) IS NULL OR visit.until_on BETWEEN :start AND :end
               OR visit.visited_on BETWEEN :start AND :end)
          AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:customer AS TEXT) IS NULL OR customer.code = :customer)
          AND (CAST(:state AS TEXT) IS NULL OR {_STANDING} = :state)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY COALESCE(visit.from_on, visit.visited_on), visit.id
    """,
)

ENTRY = Section(
    key="visit",
    title=Text("Visit", "방문", "拜访"),
    columns=(
        *LIST.columns,
        Column("met", Kind.TEXT, Text("Whom they met", "면담자", "会见人")),
        Column("problem", Kind.TEXT, Text("Problem", "문제", "问题")),
        Column("next_step", Kind.TEXT, Text("Next step", "다음 조치", "下步措施")),
        CONTRACT,
        Column("other_work", Kind.TEXT, Text("Other work", "기타 업무", "其他工作")),
        Column("support_needed", Kind.TEXT, Text("Support needed", "필요 지원", "所需支持")),
        Column("submitted_on", Kind.DATE, Text("Submitted", "제출일", "提交日期")),
        Column("approved_on", Kind.DATE, Text("Approved", "승인일", "批准日期")),
        Column("manager_note", Kind.TEXT, Text("Manager's note", "부장 의견", "经理批示")),
        Column("moved_to", Kind.CODE, Text("Moved to", "변경 후 방문", "改期后拜访")),
        Column("sealed_on", Kind.DATE, Text("Reported on", "회의 보고일", "例会汇报日期")),
    ),
    totals=False,
    sql=f"""
        {_PLAN},
               {_MET_SAID}, {_PROBLEM_SAID}, {_NEXT_SAID},
               contract.number AS contract, visit.other_work AS other_work,
               visit.support_needed AS support_needed,
               visit.submitted_on AS submitted_on, visit.approved_on AS approved_on,
               visit.manager_note AS manager_note, again.number AS moved_to,
               visit.sealed_on AS sealed_on
        {_VISITS}
        LEFT JOIN contract ON contract.id = visit.contract_id
        LEFT JOIN visit AS again ON again.id = visit.moved_to_id
        WHERE visit.id = :id
    """,
)

CORRECTIONS = Section(
    key="corrections",
    title=Text("Corrections", "정정", "更正"),
    columns=(
        Column("corrected_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("field", Kind.TERM, Text("Field", "항목", "项目"), words=wording.VISIT_FACTS),
        Column("old", Kind.TEXT, Text("Before", "변경 전", "变更前")),
        Column("new", Kind.TEXT, Text("After", "변경 후", "变更后")),
        Column("reason", Kind.TEXT, Text("Reason", "사유", "事由")),
        Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
    ),
    totals=False,
    sql="""
        SELECT correction.corrected_on AS corrected_on, correction.field AS field,
               correction.old AS old, correction.new AS new, correction.reason AS reason,
               employee.code AS by, employee.name AS by_name
        FROM visit_correction AS correction
        LEFT JOIN employee ON employee.id = correction.author_id
        WHERE correction.visit_id = :id
        ORDER BY correction.id
    """,
)


def listed(  # noqa: PLR0913 - the filters of a list
    look: "Look",
    *,
    week: str | None = None,
    month: str | None = None,
    salesperson: str | None = None,
    customer: str | None = None,
    state: "VisitStanding | None" = None,
) -> "Sheet":
    """List visits planned for or made in a week or month, by person, account or state."""
    from salescli.lists import customer as customers  # noqa: PLC0415 - only as asked
    from salescli.lists import staff  # noqa: PLC0415 - only as asked

    start, end = span(look, week=week, month=month)
    return listing(
        look,
        "visits",
        (LIST,),
        start=start,
        end=end,
        salesperson=staff.code(look, salesperson) if salesperson else None,
        customer=customers.code(look, customer) if customer else None,
        state=state,
    )


def span(
    look: "Look", *, week: str | None = None, month: str | None = None
) -> tuple[str | None, str | None]:
    """Return the first and last day of the week or month that was asked for, if any."""
    grain = Grain.WEEK if week else Grain.MONTH
    if (word := week or month) is None:
        return None, None
    found = parse(word, grain, look.today, look.company.week_closes)
    return found.start.isoformat(), found.end.isoformat()


def outlook(look: "Look", *, month: str | None = None, salesperson: str | None = None) -> "Sheet":
    """Show a month's plans against its targets, and the accounts that a visit is due to (W1.1)."""
    from salescli.lists import _outlook  # noqa: PLC0415 - only as asked

    return _outlook.listed(look, month=month, salesperson=salesperson)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a visit as its record stands, and what was corrected in it."""
    found = identity(look, _IDENTITY, "visit", word)
    return listing(look, "visit", (ENTRY, CORRECTIONS), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a visit."""
    found = identity(look, _IDENTITY, "visit", word)
    return listing(look, "history", (HISTORY,), kind="visit", id=found["id"])
