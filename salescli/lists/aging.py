"""What is receivable on a day by age, and whom to press for it (W5.1, F8)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from salescli import lists
from salescli.errors import UsageError
from salescli.policy import wording
from salescli.policy.kinds import By
from salescli.policy.typed import days
from salescli.receivables import last_dunned, risk_of
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    CONTRACT,
    CUSTOMER,
    DAYS_OVERDUE,
    DUNNING_RESULT,
    LAST_DUNNING,
    OVERDUE_SINCE,
    PROMISED_ON,
    RECEIVABLE,
    RISK,
    SALESPERSON,
)
from salescli.reports._receivables import AGE_COLUMNS, AGES, MOVEMENTS
from salescli.reports._report import FOREVER, listing
from salescli.reports._section import Column, Section
from salescli.sql import CHOSEN, CUSTOMER_NAMES, PEOPLE, SALESPERSON_NAMES, figures, parties
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet


_NAMED = {
    By.CONTRACT: (f"{PEOPLE}, contract.number AS contract", "customer.code, contract.number"),
    By.CUSTOMER: (CUSTOMER_NAMES, "customer.code"),
    By.SALESPERSON: (SALESPERSON_NAMES, "employee.code"),
}
"""Who to what a row names, and how rows are sorted and added up."""

_COLUMNS = {
    By.CONTRACT: (CUSTOMER, CONTRACT, SALESPERSON),
    By.CUSTOMER: (CUSTOMER,),
    By.SALESPERSON: (SALESPERSON,),
}

_ONE = "(CAST(:customer AS TEXT) IS NULL OR customer.code = :customer)"


def _aged(by: By) -> Section:
    """Show what is receivable of each, in the five ages that add up to it."""
    names, of = _NAMED[by]
    return Section(
        key="aging",
        title=Text("Ageing of receivables", "미수금 연령분석", "应收账款账龄"),
        columns=(*_COLUMNS[by], RECEIVABLE, *AGE_COLUMNS, DAYS_OVERDUE),
        hidden=OVERDUE_SINCE,
        sql=f"""
            WITH {MOVEMENTS}
            SELECT {names}, CAST(SUM(balance) AS BIGINT) AS receivable, {AGES},
                   MIN(CASE WHEN balance > 0 AND due_on < :end THEN due_on END) AS oldest_due,
                   CAST(:end AS TEXT) AS last_day
            FROM standing JOIN contract ON contract.id = standing.contract_id
            {parties("contract")}
            WHERE balance <> 0 AND {_ONE} AND {CHOSEN}
            GROUP BY {of}
            ORDER BY {of}
        """,
    )


_PROMISED = Column("promised", Kind.MONEY, Text("Promised", "약속 금액", "承诺金额"))
_OVERDUE = Column("overdue", Kind.MONEY, Text("Overdue", "기한도래 미수", "到期应收款"))
_RISK = risk_of("contract.id", "contract.customer_id", ":end")

_DUE = Section(
    key="due",
    title=Text("Whom to press for payment", "독촉 대상", "催款名单"),
    columns=(
        CUSTOMER,
        CONTRACT,
        SALESPERSON,
        RECEIVABLE,
        _OVERDUE,
        DAYS_OVERDUE,
        LAST_DUNNING,
        Column(
            "means", Kind.TERM, Text("Means", "독촉 방법", "催款方式"), words=wording.DUNNING_MEANS
        ),
        DUNNING_RESULT,
        PROMISED_ON,
        _PROMISED,
        RISK,
    ),
    hidden=OVERDUE_SINCE,
    sql=f"""
        WITH {MOVEMENTS},
        owed AS (
            SELECT contract_id, SUM(balance) AS receivable,
                   SUM(CASE WHEN due_on < :end THEN balance ELSE 0 END) AS overdue,
                   MIN(CASE WHEN balance > 0 AND due_on < :end THEN due_on END) AS oldest_due
            FROM standing
            GROUP BY contract_id
        )
        SELECT {PEOPLE}, contract.number AS contract, {figures("owed", "receivable", "overdue")},
               dunning.dunned_on AS last_dunning, dunning.means AS means,
               dunning.result AS dunning_result, dunning.promised_on AS promised_on,
               dunning.promised AS promised, {_RISK} AS risk,
               owed.oldest_due AS oldest_due, CAST(:end AS TEXT) AS last_day
        FROM owed JOIN contract ON contract.id = owed.contract_id
        {parties("contract")}
        LEFT JOIN dunning ON dunning.id = {last_dunned("contract.id", ":end")}
        WHERE owed.receivable > 0 AND (owed.overdue > 0 OR dunning.promised_on <= :end)
          AND {_ONE} AND {CHOSEN}
        ORDER BY owed.oldest_due IS NULL, owed.oldest_due, dunning.promised_on IS NULL,
                 dunning.promised_on, contract.number
    """,
)


def aged(
    look: "Look",
    by: By = By.CONTRACT,
    *,
    on: str | None = None,
    customer: str | None = None,
    salesperson: str | None = None,
) -> "Sheet":
    """Show what is receivable on a day, by its age."""
    day = days.day(on, look.today) if on else look.today
    return _read(look, "aging", _aged(by), day, customer=customer, salesperson=salesperson)


def due(
    look: "Look",
    *,
    customer: str | None = None,
    salesperson: str | None = None,
    **days: str | None,
) -> "Sheet":
    """Show what is overdue or promised for today, the oldest first; UsageError for other days."""
    if any(days.values()):
        raise UsageError(_("--due tells what is owed today; leave --since and --until out"))
    return _read(look, "due", _DUE, look.today, customer=customer, salesperson=salesperson)


def _read(look: "Look", code: str, section: Section, day: date, **chosen: str | None) -> "Sheet":
    who, whom = chosen["customer"], chosen["salesperson"]
    return listing(
        look,
        code,
        (section,),
        start=day.isoformat(),
        end=day.isoformat(),
        **{f"day_{n}": (day - timedelta(days=n)).isoformat() for n in (30, 60, 90)},
        recorded_before=FOREVER,
        customer=lists.customer.code(look, who) if who else None,
        salesperson=lists.staff.code(look, whom) if whom else None,
    )
