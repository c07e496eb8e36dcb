"""F8: collection and receivables as they stand at a month's end, contract by contract."""

from salescli.policy.period import Grain
from salescli.render.sheet import Kind
from salescli.reports._columns import CONTRACT, CUSTOMER, SALESPERSON, UNCLEARED
from salescli.reports._receivables import AGE_COLUMNS, AGEING, AGES, MOVEMENTS
from salescli.reports._report import Report
from salescli.reports._section import Column, Quotient, Row, Section, Total
from salescli.text import Text

_OVERDUE = ("overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")


def _products(row: Row) -> str | None:
    """Name the first product and count the others, the same in every language."""
    others = row["product_count"] - 1
    return f"{row['first_product']} +{others}" if others > 0 else row["first_product"]


_RECEIVABLES = Section(
    key="receivables",
    title=Text("Receivables", "미수금", "应收账款"),
    columns=(
        CUSTOMER,
        CONTRACT,
        SALESPERSON,
        Column("products", Kind.TEXT, Text("Products", "품명", "品名"), derive=_products),
        Column("signed_on", Kind.DATE, Text("Signed on", "체결일", "签订日期")),
        Column(
            "payment_days",
            Kind.DAYS,
            Text("Payment days", "지급 기한", "付款天数"),
            total=Total.NONE,
        ),
        Column("terms", Kind.TEXT, Text("Terms", "지급조건", "付款方式")),
        Column("total", Kind.MONEY, Text("Contract total", "계약총액", "合同总额")),
        Column("delivered", Kind.MONEY, Text("Delivered", "출고액", "已发货")),
        Column("invoiced", Kind.MONEY, Text("Invoiced", "송장 발행액", "已开发票")),
        Column("uninvoiced", Kind.MONEY, Text("Uninvoiced", "출고 미발행", "货发未开票")),
        Column("collected", Kind.MONEY, Text("Collected", "회수액", "已收货款")),
        Column(
            "collected_in_month", Kind.MONEY, Text("Collected in month", "당월 회수액", "本月回款")
        ),
        UNCLEARED,
        Column("receivable", Kind.MONEY, Text("Receivable", "미수금", "应收账款")),
        Column("prepaid", Kind.MONEY, Text("Prepaid", "선수금", "预收款")),
        *AGE_COLUMNS,
        Column(
            "recovery_rate",
            Kind.RATE,
            Text("Recovery rate", "회수율", "货款回收率"),
            rate=Quotient(("collected",), ("collected", *_OVERDUE)),
        ),
        Column("reconciled", Kind.FLAG, Text("Reconciled", "대사 결과", "对账结果")),
        Column("risk", Kind.TEXT, Text("Risk", "대손 위험 등급", "呆坏账风险")),
    ),
    hidden=(("first_product", Total.NONE), ("product_count", Total.NONE)),
    sql=f"""
        WITH {MOVEMENTS},
        aged AS (
            SELECT contract_id, CAST(SUM(balance) AS BIGINT) AS receivable, {AGES}
            FROM standing
            GROUP BY contract_id
        ),
        figure AS (
            SELECT contract_id,
                   SUM(CASE kind WHEN 'contracted' THEN amount ELSE 0 END) AS total,
                   SUM(CASE kind WHEN 'dispatched' THEN amount
                                 WHEN 'returned' THEN -amount ELSE 0 END) AS delivered,
                   SUM(CASE kind WHEN 'invoiced' THEN amount
                                 WHEN 'red' THEN -amount ELSE 0 END) AS invoiced,
                   SUM(CASE WHEN kind IN ('collected', 'bounced', 'refunded')
                            THEN amount ELSE 0 END) AS collected,
                   SUM(CASE WHEN kind IN ('collected', 'bounced', 'refunded')
                             AND booked_on >= :start THEN amount ELSE 0 END) AS in_month,
                   SUM(CASE WHEN method IN ('cash', 'transfer') OR method IS NULL THEN 0
                            WHEN kind IN ('collected', 'bounced', 'refunded') THEN amount
                            WHEN kind = 'cleared' THEN -amount ELSE 0 END) AS uncleared,
                   SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS applied,
                   MAX(booked_on) AS last_moved
            FROM movement
            GROUP BY contract_id
        )
        SELECT customer.code AS customer, customer.name AS customer_name,
               contract.number AS contract,
               employee.code AS salesperson, employee.name AS salesperson_name,
               contract.effective_on AS signed_on, version.payment_days AS payment_days,
               version.terms AS terms,
               CAST(figure.total AS BIGINT) AS total,
               CAST(figure.delivered AS BIGINT) AS delivered,
               CAST(figure.invoiced AS BIGINT) AS invoiced,
               CAST(figure.delivered - figure.invoiced AS BIGINT) AS uninvoiced,
               CAST(figure.collected AS BIGINT) AS collected,
               CAST(figure.in_month AS BIGINT) AS collected_in_month,
               CAST(figure.uncleared AS BIGINT) AS uncleared,
               COALESCE(aged.receivable, 0) AS receivable,
               CAST(figure.collected - figure.applied AS BIGINT) AS prepaid,
               COALESCE(aged.not_due, 0) AS not_due,
               COALESCE(aged.overdue_1_30, 0) AS overdue_1_30,
               COALESCE(aged.overdue_31_60, 0) AS overdue_31_60,
               COALESCE(aged.overdue_61_90, 0) AS overdue_61_90,
               COALESCE(aged.overdue_over_90, 0) AS overdue_over_90,
               NULL AS reconciled, NULL AS risk,
               (SELECT product.name FROM contract_line
                JOIN product ON product.id = contract_line.product_id
                WHERE contract_line.contract_id = contract.id AND EXISTS (
                    SELECT 1 FROM posting
                    WHERE posting.contract_id = contract.id AND posting.kind = 'contracted'
                      AND posting.line_id = contract_line.id
                      AND posting.booked_on <= :end AND posting.recorded_at < :recorded_before)
                ORDER BY contract_line.position LIMIT 1) AS first_product,
               (SELECT COUNT(DISTINCT posting.product_id) FROM posting
                WHERE posting.contract_id = contract.id AND posting.kind = 'contracted'
                  AND posting.booked_on <= :end
                  AND posting.recorded_at < :recorded_before) AS product_count
        FROM figure
        JOIN contract ON contract.id = figure.contract_id
        JOIN contract AS version ON version.id = COALESCE(
            (SELECT amendment.id FROM contract AS amendment
             WHERE amendment.amends_id = contract.id AND amendment.signed_on <= :end
               AND EXISTS (
                   SELECT 1 FROM decision
                   WHERE decision.kind = 'contract' AND decision.document_id = amendment.id
                     AND decision.step = 'sign' AND decision.recorded_at < :recorded_before)
             ORDER BY amendment.revision DESC LIMIT 1), contract.id)
        JOIN customer ON customer.id = contract.customer_id
        JOIN employee ON employee.id = contract.salesperson_id
        LEFT JOIN aged ON aged.contract_id = figure.contract_id
        WHERE (figure.total <> figure.delivered OR figure.delivered <> figure.invoiced
               OR COALESCE(aged.receivable, 0) <> 0 OR figure.collected <> figure.applied
               OR figure.last_moved >= :start)
          AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY customer.code, contract.number
    """,
)

REPORT = Report(
    form="F8",
    title=Text(
        "Collection and receivables monthly statistics",
        "수금 및 미수금 월 통계표",
        "货款回收及应收账款月统计表",
    ),
    grain=Grain.MONTH,
    sections=(_RECEIVABLES, AGEING),
    dated=True,
)
