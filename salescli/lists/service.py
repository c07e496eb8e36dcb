"""Lists of service cases: whose turn it is, how late they are, and what was reported (W6, R14)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salescli.accounts import FAULT_OF_SERVICE, repeated
from salescli.lists._browse import Browse, filtered
from salescli.lists._columns import CLOSED
from salescli.lists._select import part
from salescli.policy import aftersales, wording
from salescli.policy.settings import SETTINGS
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    CONTRACT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    SPEC,
    STATE,
)
from salescli.reports._section import Column, Total
from salescli.sql import UNDECIDED, within
from salescli.text import Text
from salescli.watch.finding import due_by

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Cell, Sheet

_DAY = timedelta(days=1)

CAUSE = Column("cause", Kind.TERM, Text("Cause", "원인", "原因"), words=aftersales.CAUSES)
FAULT = Column("fault", Kind.TEXT, Text("Fault as told", "고장 내용", "故障现象"))
SERIALS = Column("serials", Kind.TEXT, Text("Serial numbers", "제조번호", "序列号"))
HANDLING = Column(
    "handling", Kind.TERM, Text("Handling", "처리 방법", "处理方法"), words=aftersales.HANDLINGS
)
CHANNEL = Column(
    "channel", Kind.TERM, Text("Came in by", "접수 경로", "受理方式"), words=aftersales.CHANNELS
)
TECHNICIAN = Column("technician", Kind.ENTRY, Text("Technician", "기술 담당", "技术员"))
RESULT = Column("result", Kind.TERM, Text("Result", "결과", "结果"), words=aftersales.RESULTS)
REPEATS = Column("repeats", Kind.CODE, Text("Repeats", "재발 대상", "重复案例"))
_DUE = Column("due_on", Kind.DATE, Text("Due", "기한", "期限"))
_TURN = Column("turn", Kind.TERM, Text("Whose turn", "처리할 사람", "待办人"), words=wording.ROLES)
_LATE = Column("late", Kind.DAYS, Text("Days late", "지연(근무일)", "逾期工作日"), total=Total.NONE)

REPEATED = repeated("number", FAULT_OF_SERVICE, SETTINGS["repeat_days"].default)

OPEN = "service_case.state NOT IN ('closed', 'withdrawn')"

_LAST = """
    (SELECT MAX(told.day) FROM (
        SELECT service_report.reported_on AS day FROM service_report
        WHERE service_report.service_case_id = service_case.id
        UNION ALL
        SELECT CASE service_case.result WHEN 'goes_on' THEN service_case.decided_on END
    ) AS told)
"""
"""When it was last told of, or decided about while it went on."""

_UP = """
    (SELECT MAX(service_report.reported_on) FROM service_report
     WHERE service_report.service_case_id = service_case.id AND service_report.result = 'unsolved')
"""
"""When it was last said that it cannot be solved on site."""

_SINCE = f"""
    CASE service_case.state
         WHEN 'requested' THEN service_case.requested_on
         WHEN 'accepted' THEN service_case.accepted_on
         WHEN 'applied' THEN service_case.applied_on
         WHEN 'escalated' THEN service_case.escalated_on
         WHEN 'in_service' THEN CASE WHEN service_case.result IS NULL THEN service_case.applied_on
                                     WHEN {UNDECIDED} THEN {_UP}
                                     WHEN service_case.result = 'goes_on' THEN {_LAST} END
    END
"""
"""Since when it is somebody's turn in so many days; what nobody limits has no day."""

_LIMIT = f"""
    CASE WHEN service_case.state = 'requested' THEN 'accept_days'
         WHEN service_case.state IN ('accepted', 'applied') THEN 'contact_days'
         WHEN service_case.state = 'in_service' AND NOT {UNDECIDED} THEN 'report_days'
         WHEN service_case.state IN ('in_service', 'escalated') THEN 'escalation_days' END
"""
"""The setting that says in how many: that of its watch."""

_WHOSE = f"""
    CASE WHEN service_case.state IN ('requested', 'clerk_acknowledged') THEN 'MANAGER'
         WHEN service_case.state IN ('accepted', 'manager_acknowledged', 'acknowledged')
         THEN 'CLERK'
         WHEN service_case.state = 'escalated' THEN 'LEADER'
         WHEN service_case.state = 'applied' THEN 'TECH'
         WHEN service_case.state = 'in_service' THEN
              CASE WHEN service_case.result IN ('solved', 'unsolved') AND NOT {UNDECIDED}
                   THEN 'MANAGER,CLERK' ELSE 'TECH' END
    END
"""

REPORTS = part(
    "reports",
    Text("Reports", "서비스 보고", "服务汇报"),
    "service_report",
    (
        Column("reported_on", Kind.DATE, Text("Reported", "보고일", "汇报日期")),
        Column("contacted_on", Kind.DATE, Text("Call or visit", "연락·방문일", "联系日期")),
        Column("means", Kind.TERM, Text("Means", "방법", "方式"), words=aftersales.CHANNELS),
        TECHNICIAN,
        Column("finding", Kind.TEXT, Text("Finding", "확인 내용", "检查情况")),
        Column("done", Kind.TEXT, Text("Work done", "작업 내용", "处理内容")),
        Column("parts", Kind.TEXT, Text("Parts", "사용 부품", "更换部件")),
        CAUSE,
        RESULT,
    ),
    """
        FROM service_report
        JOIN employee AS technician ON technician.id = service_report.technician_id
        WHERE service_report.service_case_id = :id
        ORDER BY service_report.id
    """,
)

BROWSE = Browse(
    "service",
    "service_case",
    ("services", "service"),
    Text("Service cases", "애프터서비스 목록", "售后服务列表"),
    Text("Service case", "애프터서비스", "售后服务"),
    columns=(
        NUMBER,
        STATE._replace(words={**wording.STATES, **aftersales.SERVICE_STATES}),
        CUSTOMER,
        SALESPERSON,
        PRODUCT,
        QUANTITY._replace(total=Total.NONE),
        CAUSE,
        Column("requested_on", Kind.DATE, Text("Requested", "접수일", "受理日期")),
        HANDLING,
        TECHNICIAN,
        RESULT,
        REPEATS,
        CLOSED,
    ),
    last=(_TURN, _DUE, _LATE),
    beside=(
        SPEC,
        SERIALS,
        FAULT,
        CHANNEL,
        CONTRACT,
        Column("delivery", Kind.CODE, Text("Delivery", "납품", "交货")),
        Column("warranty", Kind.FLAG, Text("Under warranty", "보증 수리", "保修")),
        Column("accepted_on", Kind.DATE, Text("Accepted", "접수 승인일", "受理批准日期")),
        Column("applied_on", Kind.DATE, Text("To technician", "기술부 이관일", "转技术部日期")),
        Column("contacted_on", Kind.DATE, Text("First contact", "최초 연락일", "首次联系日期")),
        Column("escalated_on", Kind.DATE, Text("Put up", "상향 보고일", "上报日期")),
        Column("unsolved", Kind.TEXT, Text("Not solvable for", "미해결 사유", "未解决原因")),
        Column("assisted", Kind.FLAG, Text("Leader agreed", "회사 경영진 승인", "领导同意")),
        Column("decision", Kind.TEXT, Text("Leader's decision", "회사 경영진 결정", "领导决定")),
        Column(
            "satisfaction", Kind.COUNT, Text("Satisfaction (1-5)", "만족도(1-5)", "满意度（1-5）")
        ),
        Column("remark", Kind.TEXT, Text("Customer's remark", "고객 의견", "客户意见")),
        Column("charged_by", Kind.CODE, Text("Charged by", "청구 근거", "收费依据")),
    ),
    joined="""
        LEFT JOIN contract ON contract.id = service_case.contract_id
        LEFT JOIN shipment ON shipment.id = service_case.shipment_id
        LEFT JOIN contract AS charged ON charged.id = service_case.charged_contract_id
        LEFT JOIN quote ON quote.id = service_case.charged_quote_id
    """,
    source="""
        FROM service_case JOIN customer ON customer.id = service_case.customer_id
        JOIN product ON product.id = service_case.product_id
        LEFT JOIN employee ON employee.id = service_case.salesperson_id
        LEFT JOIN employee AS technician ON technician.id = service_case.technician_id
    """,
    said={
        "spec": "product.spec",
        "repeats": REPEATED,
        "contract": "contract.number",
        "delivery": "COALESCE(shipment.note_number, shipment.number)",
        "charged_by": "COALESCE(charged.number, quote.number)",
        "turn": _WHOSE,
        "due_on": _SINCE,
        "late": _LIMIT,
    },
    filters={
        "technician": "technician.code",
    },
    where=f"(CAST(:open AS BIGINT) IS NULL OR {OPEN})",
    parts=(REPORTS,),
    territory=f"""
        (CAST(:scope AS TEXT) IS NULL OR COALESCE({within("employee.code")}, 0 = 1)
         OR COALESCE({within("technician.code")}, 0 = 1))
    """,
)
shown, history = BROWSE.shown, BROWSE.history


def listed(look: "Look", **chosen: Any) -> "Sheet":  # noqa: ANN401 - as the filters take them
    """List what was chosen, with how many working days each is late."""
    sheet = filtered(look, BROWSE.overview, **chosen)
    (block,) = sheet.blocks
    keys = [column.key for column in block.columns]
    places = keys.index(_DUE.key), keys.index(_LATE.key)
    rows = tuple(_reckoned(look, row, *places) for row in block.rows)
    behind = frozenset(n for n, row in enumerate(rows) if isinstance(row[places[1]], int))
    late = frozenset(n for n in behind if int(str(rows[n][places[1]])) > 0)
    return sheet._replace(blocks=(block._replace(rows=rows, late=late),))


def _reckoned(look: "Look", row: "tuple[Cell, ...]", due: int, late: int) -> "tuple[Cell, ...]":
    """Make of the day since when, and the setting, the day it is due and how late it is."""
    cells = list(row)
    since, setting = row[due], row[late]
    cells[due] = cells[late] = None
    if since is not None:
        last = due_by(look, str(setting), date.fromisoformat(str(since)))
        cells[due] = last.isoformat()
        cells[late] = look.company.calendar.working_days(last + _DAY, look.today)
    return tuple(cells)
