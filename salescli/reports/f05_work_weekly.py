"""F5: what each salesperson did in a week: days, visits, work logs, quotes, contracts, money."""

from salescli.policy import wording
from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import CUSTOMER, RECORDED_LATER, RECORDED_ON, SALESPERSON
from salescli.reports._report import Report
from salescli.reports._section import Column, Section
from salescli.reports._work import WORK_COLUMNS, WORK_SQL
from salescli.sql import ABSENT, CHOSEN, PEOPLE, SALESPERSON_NAMES, among, parties, plays, told_on
from salescli.text import Text

_WORK = Section(
    key="work",
    title=Text("Work", "근무", "工作"),
    columns=WORK_COLUMNS,
    chart=Chart("", "salesperson", ("visits_planned", "visits_made")),
    chart_title=Text("Visits planned and made", "계획 방문과 실제 방문", "计划与实际拜访"),
    sql=WORK_SQL,
)


_MOVES = {
    "contracted": Text("contract", "계약", "合同"),
    "dispatched": Text("dispatch", "출고", "出库"),
    "returned": Text("return", "반품", "退货"),
    "invoiced": Text("invoice", "세금계산서 발행", "开票"),
    "red": Text("red invoice", "적자 세금계산서", "红字发票"),
    "collected": Text("payment", "수금", "回款"),
    "bounced": Text("bounced payment", "부도", "退票"),
    "refunded": Text("refund", "환불", "退款"),
}
"""The kinds of posting that figures are made of."""

_SELLS = f"""EXISTS (
    SELECT 1 FROM assignment
    WHERE assignment.employee_id = employee.id AND {plays("'SALES'")}
)"""


def _decided_later(document: str, steps: str, day: str) -> str:
    """Select the steps of documents of a period that were recorded on a later day."""
    return f"""
        SELECT decision.step, {document}.number, {PEOPLE}, decision.decided_on, decision.recorded_on
        FROM {document}
        JOIN decision ON decision.kind = '{document}' AND decision.document_id = {document}.id
         AND decision.step IN {steps} AND decision.recorded_on > decision.decided_on
        {parties(document)}
        WHERE {document}.{day} BETWEEN :start AND :end AND {CHOSEN}
    """


_MOVED_LATER = f"""
    SELECT DISTINCT posting.kind,
           COALESCE(shipment.number, invoice.number, collection.number, contract.number),
           {PEOPLE}, posting.booked_on, posting.recorded_on
    FROM posting JOIN contract ON contract.id = posting.contract_id
    LEFT JOIN shipment ON shipment.id = posting.shipment_id
    LEFT JOIN invoice ON invoice.id = posting.invoice_id
    LEFT JOIN collection ON collection.id = posting.collection_id
    {parties("posting")}
    WHERE posting.kind IN {among(tuple(_MOVES))} AND posting.booked_on BETWEEN :start AND :end
      AND posting.recorded_on > posting.booked_on AND {CHOSEN}
"""
"""The entries of a period that were recorded on a later day: what its figures changed by."""

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
                **_MOVES,
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
          AND {told_on("absence", "record")} > absence.from_on
          AND {told_on("absence", "record")} > :start AND {_SELLS} AND {CHOSEN}
        UNION ALL
        SELECT kind, NULL, NULL, NULL, NULL, NULL, day, {told_on("calendar_day", "mark")}
        FROM calendar_day
        WHERE day BETWEEN :start AND :end AND {told_on("calendar_day", "mark")} > day
        UNION ALL {_decided_later("visit", "('submit', 'approve')", "until_on")}
        UNION ALL {_decided_later("quote", "('send')", "sent_on")}
        UNION ALL SELECT * FROM ({_MOVED_LATER}) AS moved
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
        "Salesperson work weekly statistics", "판매원 근무 주 통계표", "销售员工作（考勤）周统计表"
    ),
    grain=Grain.WEEK,
    sections=(_WORK, _LATE),
)
