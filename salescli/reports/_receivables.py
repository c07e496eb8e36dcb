"""What F7 and F8 share: the open invoices of a day, and their ageing (forms.md, Money)."""

from salescli.accounts import opened
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import RECEIVABLE
from salescli.reports._section import NONE, Column, Section, Total, rate
from salescli.sql import CHOSEN, latest
from salescli.text import Text

MOVEMENTS = f"""
    movement AS (
        SELECT posting.contract_id, posting.invoice_id, posting.collection_id, posting.kind,
               posting.booked_on, posting.amount, posting.method, posting.due_on
        FROM contract CROSS JOIN posting
        WHERE posting.contract_id = contract.id
          AND (contract.open_until >= :start OR contract.closed_at >= :recorded_before)
          AND posting.booked_on <= :end AND posting.recorded_at < :recorded_before
    ),
    standing AS (
        SELECT contract_id, invoice_id, MIN(due_on) AS due_on,
               SUM(CASE WHEN kind = 'invoiced' THEN amount
                        WHEN kind = 'red' THEN -amount
                        WHEN booked_on < :start THEN -amount ELSE 0 END) AS due,
               SUM({opened()}) AS balance
        FROM movement
        WHERE kind IN ('invoiced', 'red', 'applied')
        GROUP BY contract_id, invoice_id
    )
"""
"""Entries up to the period's end of every contract that was open in it, and its invoices.

A contract at rest before the period has nothing in it: `open_until` keeps it out (design.md 4.5).
CROSS JOIN keeps SQLite from reading all entries first; elsewhere it is a plain join.
`due` of an invoice is what it asks for less what was applied before the period began.
"""

ON_ACCOUNT = """
    on_account AS (
        SELECT posting.customer_id, posting.collection_id, posting.kind, posting.booked_on,
               posting.amount, posting.method
        FROM account CROSS JOIN posting
        WHERE posting.customer_id = account.customer_id AND posting.contract_id IS NULL
          AND (account.open_until >= :start OR account.closed_at >= :recorded_before)
          AND posting.booked_on <= :end AND posting.recorded_at < :recorded_before
    )
"""
"""Entries up to the period's end of every account on which something stood in it."""

_HELD_BY = latest(
    "customer_profile",
    "customer_id = customer.id AND latest.salesperson_id IS NOT NULL",
    ":end",
    as_of=True,
)
HOLDER = f"""
    JOIN customer_profile ON customer_profile.id = {_HELD_BY}
    JOIN employee ON employee.id = customer_profile.salesperson_id
"""
"""Who held the account of a `customer` at the period's end."""

AGE_WORDS = {
    "not_due": Text("Not due", "미도래", "未到期"),
    "overdue_1_30": Text("1-30 days", "1-30일", "1-30天"),
    "overdue_31_60": Text("31-60 days", "31-60일", "31-60天"),
    "overdue_61_90": Text("61-90 days", "61-90일", "61-90天"),
    "overdue_over_90": Text("Over 90 days", "90일 초과", "超过90天"),
}
AGE_COLUMNS = tuple(
    Column(key, Kind.MONEY, words, late=None if key == "not_due" else NONE)
    for key, words in AGE_WORDS.items()
)

_BOUNDS = (
    "due_on >= :end",
    "due_on < :end AND due_on >= :day_30",
    "due_on < :day_30 AND due_on >= :day_60",
    "due_on < :day_60 AND due_on >= :day_90",
    "due_on < :day_90",
)
AGES = ", ".join(
    f"CAST(SUM(CASE WHEN {bounds} THEN balance ELSE 0 END) AS BIGINT) AS {age}"
    for age, bounds in zip(AGE_WORDS, _BOUNDS, strict=True)
)
OLDEST_DUE = "MIN(CASE WHEN balance > 0 AND due_on < :end THEN due_on END) AS oldest_due"
_LISTED = " UNION ALL ".join(
    f"SELECT {place} AS place, '{age}' AS age, {age} AS receivable FROM aged"
    for place, age in enumerate(AGE_WORDS)
)

AGEING = Section(
    key="ageing",
    title=Text("Ageing of receivables", "미수금 연령분석", "应收账款账龄"),
    columns=(
        Column("age", Kind.TERM, Text("Age", "연령", "账龄"), words=AGE_WORDS),
        RECEIVABLE,
        rate("share", Text("Share", "비중", "占比"), "receivable", "all_receivable", bar=True),
    ),
    hidden=(("all_receivable", Total.MAX),),
    chart=Chart("", "age", ("receivable",)),
    sql=f"""
        WITH {MOVEMENTS},
        aged AS (
            SELECT {AGES}
            FROM standing
            JOIN contract ON contract.id = standing.contract_id
            JOIN employee ON employee.id = contract.salesperson_id
            WHERE {CHOSEN}
        ),
        listed AS ({_LISTED})
        SELECT age, COALESCE(receivable, 0) AS receivable,
               CAST(COALESCE(SUM(receivable) OVER (), 0) AS BIGINT) AS all_receivable
        FROM listed
        ORDER BY place
    """,
)
"""The five ages as rows, added so that the ageing can be seen as a chart."""
