"""What stands on a customer's account on a day: by its age, prepaid, promised (W5, F8)."""

from datetime import date, timedelta

from salescli.accounts import HELD, PAPER_ENDED, of_account, opened
from salescli.receivables import risk_of
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    DAYS_OVERDUE,
    OVERDUE_SINCE,
    PREPAID,
    PROMISED_ON,
    RECEIVABLE,
    RISK,
    UNCLEARED,
)
from salescli.reports._receivables import AGE_COLUMNS, AGE_WORDS, AGES
from salescli.reports._section import Column, Section
from salescli.sql import MONEY_IN, OWN, figures
from salescli.text import Text

_COLUMNS = (
    *("kind", "booked_on", "contract_id", "invoice_id", "collection_id", "cause_id"),
    *("salesperson_id", "amount", "method", "due_on"),
)


def moved(since: str) -> str:
    """Name the entries of an account until a day, as far as who looks may see them."""
    return f"""
        moved AS (
            SELECT entry.* FROM ({of_account(*_COLUMNS, customer=":id", since=since)}) AS entry
            LEFT JOIN employee ON employee.id = entry.salesperson_id
            WHERE entry.booked_on <= :end AND {OWN}
        )
    """


def paid(since: str) -> str:
    """Name `moved`, and all entries of the payments in it and of papers that are not paid yet.

    A contract may be at rest before the paper that paid it is.
    """
    return f"""
        {moved(since)},
        paid AS (
            SELECT posting.kind, posting.booked_on, posting.collection_id, posting.amount,
                   posting.method
            FROM (
                SELECT collection_id AS id FROM moved
                UNION
                SELECT collection.id
                FROM instrument CROSS JOIN collection
                WHERE instrument.customer_id = :id AND collection.instrument_id = instrument.id
                  AND {PAPER_ENDED} >= {since}
            ) AS payment CROSS JOIN posting
            LEFT JOIN employee ON employee.id = posting.salesperson_id
            WHERE posting.collection_id = payment.id AND posting.booked_on <= :end AND {OWN}
        )
    """


PROMISED = Column("promised", Kind.MONEY, Text("Promised", "약속 금액", "承诺金额"))
REST = f"""
    CASE WHEN kind IN {MONEY_IN} THEN amount WHEN kind = 'applied' THEN -amount ELSE 0 END
"""

STANDING = Section(
    key="standing",
    title=Text("Balance", "잔액 현황", "账户余额"),
    columns=(
        RECEIVABLE,
        PREPAID,
        UNCLEARED,
        *AGE_COLUMNS,
        DAYS_OVERDUE,
        PROMISED_ON,
        PROMISED,
        RISK,
    ),
    hidden=OVERDUE_SINCE,
    totals=False,
    sql=f"""
        WITH {paid(":end")},
        standing AS (
            SELECT MIN(due_on) AS due_on,
                   SUM({opened()}) AS balance
            FROM moved
            WHERE kind IN ('invoiced', 'red', 'applied')
            GROUP BY invoice_id
        ),
        aged AS (
            SELECT SUM(balance) AS receivable, {AGES},
                   MIN(CASE WHEN balance > 0 AND due_on < :end THEN due_on END) AS oldest_due
            FROM standing
        ),
        money AS (SELECT SUM({REST}) AS prepaid, SUM({HELD}) AS uncleared FROM paid)
        SELECT {figures("aged", "receivable", *AGE_WORDS)},
               {figures("money", "prepaid", "uncleared")},
               dunning.promised_on AS promised_on, dunning.promised AS promised,
               {risk_of("NULL", ":id", ":end")} AS risk,
               aged.oldest_due AS oldest_due, CAST(:end AS TEXT) AS last_day
        FROM aged CROSS JOIN money
        LEFT JOIN dunning ON dunning.id = (
            SELECT latest.id FROM contract CROSS JOIN dunning AS latest
            JOIN employee ON employee.id = contract.salesperson_id
            WHERE contract.customer_id = :id AND contract.open_until >= :end
              AND latest.contract_id = contract.id AND latest.dunned_on <= :end
              AND latest.promised_on IS NOT NULL AND {OWN}
            ORDER BY latest.dunned_on DESC, latest.id DESC LIMIT 1
        )
    """,
)
"""What stands on an account on a day, and what was promised last for what is open."""


def stands(day: date) -> dict[str, str]:
    """Return the days by which what stands on a day is told by its age."""
    bounds = {f"day_{n}": (day - timedelta(days=n)).isoformat() for n in (30, 60, 90)}
    return bounds | {"end": day.isoformat()}
