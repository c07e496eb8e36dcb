"""F5: what each salesperson did in a week: days, visits, work logs, quotes, contracts, money."""

from salescli.policy import wording
from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import CUSTOMER, SALESPERSON
from salescli.reports._findings import RECORDED_LATER, RECORDED_ON
from salescli.reports._report import Report
from salescli.reports._section import Column, Section
from salescli.reports._work import WORK_COLUMNS, WORK_SQL
from salescli.sql import ABSENT, CHOSEN, PEOPLE, SALESPERSON_NAMES, parties, told_on
from salescli.text import Text

_WORK = Section(
    key="work",
    title=Text("Work", "근무", "工作"),
    columns=WORK_COLUMNS,
    chart=Chart("", "salesperson", ("visits_planned", "visits_made")),
    chart_title=Text("Visits planned and made", "계획 방문과 실제 방문", "计划与实际拜访"),
    sql=WORK_SQL,
)


def _told(kind: str, document: str, steps: str, *days: str, contract: str = "") -> str:
    """Select what was decided about documents of a period, by their days, and recorded later.

    Without a contract that it is of, a document has an account and a salesperson itself.
    """
    found = " OR ".join(f"{document}.{day} BETWEEN :start AND :end" for day in days)
    step = f"'{kind}'" if kind == "collect" else "decision.step"
    return f"""
        SELECT {step}, {document}.number, {PEOPLE}, decision.decided_on, decision.recorded_on
        FROM {document}
        JOIN decision ON decision.kind = '{kind}' AND decision.document_id = {document}.id
         AND decision.step IN {steps} AND decision.recorded_on > decision.decided_on
        {f"JOIN contract ON contract.id = {contract}" if contract else ""}
        {parties("contract" if contract else document)}
        WHERE ({found}) AND {CHOSEN}
    """


_IN_FORCE = "('confirm', 'confirm_order', 'sign', 'cancel')"

_BEGUN_AND_ENDED = ("signed_on", "effective_on", "cancelled_on")
_GONE = ("('dispatch', 'receipt')", "dispatched_on", "received_on")
_BILLED = ("('issue')", "issued_on")
_CONFIRMED = ("('confirm')", "confirmed_on")

_PAID = """(
    SELECT MIN(collection_part.contract_id) FROM collection_part
    WHERE collection_part.collection_id = collection.id
)"""

_LATE = Section(
    key="told_late",
    title=RECORDED_LATER,
    columns=(
        Column(
            "kind",
            Kind.TERM,
            Text("Kind", "구분", "类别"),
            words={
                "visit": Text("visit", "방문", "拜访"),
                "submit": Text("visit submitted", "방문 제출", "拜访提交"),
                "approve": Text("visit approved", "방문 승인", "拜访批准"),
                "send": Text("quotation sent", "견적 제출", "报价递交"),
                "worklog": Text("work log", "업무일지", "业务日志"),
                "absence": Text("absence", "부재", "缺勤"),
                **wording.DAYS,
                "confirm": Text("contract confirmed", "계약 확인", "合同确认"),
                "confirm_order": Text("order confirmed", "주문 확인", "订货确认"),
                "sign": Text("contract signed", "계약 체결", "合同签订"),
                "cancel": Text("contract cancelled", "계약 취소", "合同取消"),
                "dispatch": Text("dispatch", "출고", "出库"),
                "receipt": Text("receipt", "고객 확인", "客户确认"),
                "issue": Text("invoice", "송장 발행", "开票"),
                "collect": Text("payment confirmed", "수금 확인", "回款确认"),
            },
        ),
        Column("document", Kind.CODE, Text("Document", "문서", "单据")),
        SALESPERSON,
        CUSTOMER,
        Column("day", Kind.DATE, Text("Day", "일자", "日期")),
        RECORDED_ON,
    ),
    sql=f"""
        SELECT 'visit' AS kind, visit.number AS document, {PEOPLE},
               visit.visited_on AS day, {told_on("visit", "record")} AS recorded_on
        FROM visit {parties("visit")}
        WHERE visit.visited_on BETWEEN :start AND :end
          AND {told_on("visit", "record")} > visit.visited_on AND {CHOSEN}
        UNION ALL
        SELECT 'worklog', NULL, NULL, NULL, {SALESPERSON_NAMES}, work_log.day, work_log.written_on
        FROM work_log JOIN employee ON employee.id = work_log.employee_id
        WHERE work_log.day BETWEEN :start AND :end
          AND work_log.written_on > work_log.day AND {CHOSEN}
        UNION ALL
        SELECT 'absence', NULL, NULL, NULL, {SALESPERSON_NAMES}, absence.from_on,
               {told_on("absence", "record")}
        FROM absence JOIN employee ON employee.id = absence.employee_id
        WHERE absence.until_on >= :start AND absence.from_on <= :end AND {ABSENT}
          AND {told_on("absence", "record")} > absence.from_on AND {CHOSEN}
        UNION ALL
        SELECT kind, NULL, NULL, NULL, NULL, NULL, day, {told_on("calendar_day", "mark")}
        FROM calendar_day
        WHERE day BETWEEN :start AND :end AND {told_on("calendar_day", "mark")} > day
        UNION ALL {_told("visit", "visit", "('submit', 'approve')", "until_on")}
        UNION ALL {_told("quote", "quote", "('send')", "sent_on")}
        UNION ALL {_told("contract", "contract", _IN_FORCE, *_BEGUN_AND_ENDED)}
        UNION ALL {_told("ship", "shipment", *_GONE, contract="shipment.contract_id")}
        UNION ALL {_told("invoice", "invoice", *_BILLED, contract="invoice.contract_id")}
        UNION {_told("collect", "collection", *_CONFIRMED, contract=_PAID)}
        ORDER BY salesperson, day, kind, document
    """,
    totals=False,
    optional=True,
)
"""What counts on its own day and was recorded on a later one, with both.

Whether that broke a rule the watches say alone: of a visit by its day, of a log by its writing.
A day that was marked later is everybody's.
"""

REPORT = Report(
    form="F5",
    title=Text(
        "Salesperson work weekly statistics", "판매원 근무 주 통계표", "销售员工作(考勤)周统计表"
    ),
    grain=Grain.WEEK,
    sections=(_WORK, _LATE),
)
