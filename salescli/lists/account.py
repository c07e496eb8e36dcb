"""A customer's whole account in one look, as it stood on a day (W5, F8)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli import lists
from salescli.accounts import HELD, MOVEMENT, PAPER_ENDED, opened
from salescli.errors import DataError
from salescli.lists import _letter
from salescli.lists._cases import CASES
from salescli.lists._columns import BOOKED, METHOD, RESULT, SIGNED, TOTAL
from salescli.lists._select import part
from salescli.lists._standing import PROMISED, REST, STANDING, moved, paid, stands
from salescli.policy import fields, wording
from salescli.policy import period as periods
from salescli.policy.typed import days
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import (
    AMOUNT,
    COLLECTED,
    CONTRACT,
    NUMBER,
    PREPAID,
    PROMISED_ON,
    RECEIVABLE,
    SALESPERSON,
    UNCLEARED,
    of,
)
from salescli.reports._postings import sums
from salescli.reports._report import FOREVER, listing
from salescli.reports._section import Column, Section
from salescli.sql import MONEY_IN, OWN, SALESPERSON_NAMES, figures
from salescli.sql import SIGNED as SENT
from salescli.text import Text, _, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_YEAR = timedelta(days=365)

CONTRACTS = Section(
    key="contracts",
    title=Text("Contracts", "계약", "合同"),
    columns=(
        CONTRACT,
        SIGNED,
        SALESPERSON,
        TOTAL,
        Column("delivered", Kind.MONEY, Text("Delivered", "출고액", "已发货")),
        Column("invoiced", Kind.MONEY, Text("Invoiced", "세금계산서 발행액", "已开发票")),
        COLLECTED,
        RECEIVABLE,
        PREPAID,
    ),
    sql=f"""
        WITH {moved(":start")},
        figure AS (
            SELECT contract_id, MIN(salesperson_id) AS salesperson_id,
                   {sums("contracted", "net", "invoiced", "collected", "applied")}
            FROM moved
            GROUP BY contract_id
        )
        SELECT contract.number AS contract, contract.effective_on AS signed_on,
               {SALESPERSON_NAMES},
               CAST(figure.contracted AS BIGINT) AS total,
               CAST(figure.net AS BIGINT) AS delivered,
               CAST(figure.invoiced AS BIGINT) AS invoiced,
               CAST(figure.collected AS BIGINT) AS collected,
               CAST(figure.invoiced - figure.applied AS BIGINT) AS receivable,
               CAST(figure.collected - figure.applied AS BIGINT) AS prepaid
        FROM figure
        LEFT JOIN contract ON contract.id = figure.contract_id
        LEFT JOIN employee ON employee.id = figure.salesperson_id
        ORDER BY contract.number IS NULL, contract.number
    """,
)
"""Contracts that were open on a day since; what stands on the account alone names none."""

_SINCE = """
    contract.customer_id = :id AND contract.open_until >= :start
"""

DELIVERIES = part(
    "deliveries",
    Text("Deliveries", "출고", "发货"),
    "shipment",
    (
        NUMBER,
        CONTRACT,
        of(fields.DISPATCHED_ON),
        of(fields.CARRIER),
        Column("received_on", Kind.DATE, Text("Received", "인수일", "签收日期")),
        AMOUNT,
    ),
    f"""
        FROM contract CROSS JOIN shipment
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE {_SINCE} AND shipment.contract_id = contract.id
          AND shipment.dispatched_on >= :start AND shipment.dispatched_on <= :end AND {OWN}
        ORDER BY shipment.dispatched_on, shipment.id
    """,
    number="shipment.note_number",
    contract="contract.number",
    received_on="CASE WHEN shipment.received_on <= :end THEN shipment.received_on END",
    amount=f"""
        CAST((SELECT SUM({SENT} * shipment_line.amount) FROM shipment_line
              WHERE shipment_line.shipment_id = shipment.id) AS BIGINT)
    """,
)._replace(totals=True)

INVOICES = Section(
    key="invoices",
    title=Text("Invoices", "세금계산서", "发票"),
    columns=(
        NUMBER,
        CONTRACT,
        Column("issued_on", Kind.DATE, Text("Issued", "발행일", "开票日期")),
        Column(
            "due_on",
            Kind.DATE,
            Text("Due", "만기일", "到期日"),
            awaited=lambda row: (row["open"] or 0) > 0,
        ),
        AMOUNT,
        Column("red", Kind.MONEY, Text("Red", "적자", "红字")),
        Column("paid", Kind.MONEY, Text("Paid", "수금액", "已回款")),
        Column("open", Kind.MONEY, Text("Open", "미수금", "未回款")),
    ),
    sql=f"""
        WITH {moved(":start")},
        figure AS (
            SELECT invoice_id, MIN(due_on) AS due_on, MAX(booked_on) AS last,
                   SUM(CASE kind WHEN 'invoiced' THEN amount ELSE 0 END) AS amount,
                   SUM(CASE kind WHEN 'red' THEN -amount ELSE 0 END) AS red,
                   SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS paid,
                   SUM({opened()}) AS open
            FROM moved
            WHERE kind IN ('invoiced', 'red', 'applied')
            GROUP BY invoice_id
        )
        SELECT invoice.number AS number, contract.number AS contract,
               invoice.issued_on AS issued_on, figure.due_on AS due_on,
               {figures("figure", "amount", "red", "paid", "open")}
        FROM figure
        JOIN invoice ON invoice.id = figure.invoice_id
        JOIN contract ON contract.id = invoice.contract_id
        WHERE figure.last >= :start OR figure.open <> 0
        ORDER BY invoice.issued_on, invoice.id
    """,
)

PAYMENTS = Section(
    key="payments",
    title=Text("Payments", "수금", "回款"),
    columns=(
        NUMBER,
        Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期")),
        METHOD,
        Column("instrument", Kind.CODE, Text("Instrument", "어음·수표 번호", "票据号")),
        of(fields.BANK),
        AMOUNT,
        PREPAID,
        UNCLEARED,
    ),
    sql=f"""
        WITH {paid(":start")},
        figure AS (
            SELECT collection_id, MAX(booked_on) AS last,
                   SUM(CASE WHEN kind IN {MONEY_IN} THEN amount ELSE 0 END) AS amount,
                   SUM({REST}) AS prepaid, SUM({HELD}) AS uncleared
            FROM paid
            GROUP BY collection_id
        )
        SELECT collection.number AS number, collection.confirmed_on AS confirmed_on,
               collection.method AS method, collection.instrument AS instrument,
               collection.bank AS bank, {figures("figure", "amount", "prepaid", "uncleared")}
        FROM figure JOIN collection ON collection.id = figure.collection_id
        WHERE figure.last >= :start OR figure.prepaid <> 0 OR figure.uncleared <> 0
        ORDER BY collection.confirmed_on, collection.id
    """,
)

TAKEN = Section(
    key="taken",
    title=Text("Refunds, corrections and bounces", "환불·정정·부도", "退款、更正与退票"),
    columns=(
        BOOKED,
        Column("what", Kind.TERM, Text("Entry", "구분", "摘要"), words=wording.MOVEMENTS),
        NUMBER,
        Column("payment", Kind.CODE, Text("Payment", "수금신청서", "收款申请单")),
        AMOUNT,
    ),
    sql=f"""
        WITH {moved(":start")}
        SELECT entry.booked_on AS booked_on, {MOVEMENT} AS what, collection.number AS number,
               payment.number AS payment, CAST(SUM(entry.amount) AS BIGINT) AS amount
        FROM moved AS entry
        JOIN collection ON collection.id = COALESCE(entry.cause_id, entry.collection_id)
        JOIN collection AS payment ON payment.id = entry.collection_id
        WHERE entry.kind IN {MONEY_IN} AND entry.booked_on >= :start
          AND (entry.cause_id IS NOT NULL OR entry.kind = 'bounced')
        GROUP BY entry.booked_on, {MOVEMENT}, collection.number, payment.number
        HAVING SUM(entry.amount) <> 0
        ORDER BY entry.booked_on, MIN(collection.id)
    """,
)
"""What took money of payments, each by the document that caused it."""

INSTRUMENTS = part(
    "instruments",
    Text("Cheques, bills and drafts", "어음·수표", "票据"),
    "instrument",
    (
        NUMBER,
        Column("kind", Kind.TERM, Text("Kind", "종류", "种类"), words=wording.METHODS),
        Column("serial", Kind.CODE, Text("Its number", "어음·수표 번호", "票据号")),
        of(fields.BANK),
        Column("received_on", Kind.DATE, Text("Received", "수령일", "收到日期")),
        Column("matures_on", Kind.DATE, Text("Matures", "만기일", "到期日")),
        Column("cleared_on", Kind.DATE, Text("Cleared", "결제일", "兑付日期")),
        Column("bounced_on", Kind.DATE, Text("Bounced", "부도일", "退票日期")),
        AMOUNT,
    ),
    f"""
        FROM instrument LEFT JOIN employee ON employee.id = instrument.salesperson_id
        WHERE instrument.customer_id = :id AND instrument.received_on <= :end
          AND {PAPER_ENDED} >= :start
          AND {OWN}
        ORDER BY instrument.received_on, instrument.id
    """,
    cleared_on="CASE WHEN instrument.cleared_on <= :end THEN instrument.cleared_on END",
    bounced_on="CASE WHEN instrument.bounced_on <= :end THEN instrument.bounced_on END",
)._replace(totals=True)

PRESSED = part(
    "pressed",
    Text("Pressed for payment", "독촉", "催款"),
    "dunning",
    (
        Column("dunned_on", Kind.DATE, Text("Date", "일자", "日期")),
        CONTRACT,
        Column(
            "means", Kind.TERM, Text("Means", "독촉 방법", "催款方式"), words=wording.DUNNING_MEANS
        ),
        RESULT,
        PROMISED_ON,
        PROMISED,
        Column("next_step", Kind.TEXT, Text("Next step", "다음 조치", "下步措施")),
    ),
    f"""
        FROM contract CROSS JOIN dunning
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE {_SINCE} AND dunning.contract_id = contract.id
          AND dunning.dunned_on >= :start AND dunning.dunned_on <= :end AND {OWN}
        ORDER BY dunning.dunned_on, dunning.id
    """,
    contract="contract.number",
)

SECTIONS = (STANDING, CONTRACTS, DELIVERIES, INVOICES, PAYMENTS, TAKEN, INSTRUMENTS, PRESSED, CASES)

_TITLE = Text("Account of a customer", "고객 계정", "客户账户")
_HEAD = {
    "company": Text("Company", "회사", "公司"),
    "customer": Text("Customer", "고객", "客户"),
    "address": Text("Address", "주소", "地址"),
    "contact": Text("Contact", "담당자", "联系人"),
    "phone": Text("Telephone", "전화", "电话"),
    "days": Text("Period", "기간", "期间"),
}
_NAME = "SELECT code, name FROM customer WHERE id = :id"


def shown(look: "Look", word: str, *, on: str | None = None, since: str | None = None) -> "Sheet":
    """Show all that stands on an account on a day, and what moved in the days before, a year."""
    day = days.day(on, look.today) if on else look.today
    first = periods.since(since, look.today, look.company.week_closes) if since else day - _YEAR
    if first > day:
        raise DataError(_("{first} is after {last}").format(first=first, last=day))
    id_ = lists.customer.REGISTER.id(look, word)
    told = {"start": first.isoformat(), "recorded_before": FOREVER, "salesperson": None}
    sheet = listing(look, "account", SECTIONS, id=id_, **told, **stands(day))
    tongue = spoken()
    (named,) = look.rows(_NAME, id=id_)
    known = _letter.profile(look, id_, day.isoformat())
    head = {
        "company": look.company.name,
        "customer": f"{named['code']} {named['name']}",
        "days": f"{first} – {day}",
        **{key: known[key] for key in ("address", "contact", "phone")},
    }
    return changed(sheet, title=_TITLE.within(tongue), head=_letter.pairs(_HEAD, head, tongue))
