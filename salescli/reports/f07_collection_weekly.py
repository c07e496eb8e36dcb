"""F7: what was due and what was collected in a week, contract by contract."""

from salescli.accounts import less
from salescli.filed import open_issue, owned_on
from salescli.policy import wording
from salescli.policy.period import Grain
from salescli.receivables import last_dunned
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    ACTION,
    COLLECTED,
    CONTRACT,
    CUSTOMER,
    DAYS_OVERDUE,
    DUNNING_RESULT,
    LAST_DUNNING,
    OVERDUE_SINCE,
    PROMISED_ON,
    SALESPERSON,
    UNCLEARED,
)
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._receivables import AGEING, HOLDER, MOVEMENTS, OLDEST_DUE, ON_ACCOUNT
from salescli.reports._report import Report
from salescli.reports._section import Column, Section, rate
from salescli.sql import CHOSEN, INSTRUMENTS, MONEY_IN, PEOPLE, figures, parties
from salescli.text import Text

_METHODS = {
    code: method._replace(en=method.en.capitalize()) for code, method in wording.METHODS.items()
}
_BY_METHOD = ", ".join(
    f"SUM(CASE method WHEN '{method}' THEN amount ELSE 0 END) AS {method}" for method in _METHODS
)

_BY_INSTRUMENT = f"method IN {INSTRUMENTS}"
_COLLECTED = f"""
    SUM(amount) AS collected, {_BY_METHOD}, COUNT(*) AS entries,
    SUM(CASE WHEN collection_id IN (SELECT collection_id FROM held)
             THEN amount ELSE 0 END) AS uncleared
"""
"""What was collected in the week, and of it what is held in instruments at its end."""

_COLLECTION = Section(
    key="collection",
    title=Text("Collection", "수금", "货款回收"),
    columns=(
        CUSTOMER,
        CONTRACT,
        SALESPERSON,
        Column("due", Kind.MONEY, Text("Due", "만기액", "到期应收")),
        Column("planned", Kind.MONEY, Text("Planned", "계획 수금", "计划回款")),
        COLLECTED,
        *(Column(method, Kind.MONEY, words) for method, words in _METHODS.items()),
        UNCLEARED,
        Column("balance", Kind.MONEY, Text("Balance", "미수 잔액", "应收余额")),
        rate(
            "collection_rate",
            Text("Collection rate", "회수율", "回款率"),
            "collected",
            "due",
            whole=True,
        ),
        DAYS_OVERDUE,
        LAST_DUNNING,
        DUNNING_RESULT,
        PROMISED_ON,
        Column("problem", Kind.TEXT, Text("Problem", "문제", "问题")),
        ACTION,
    ),
    hidden=OVERDUE_SINCE,
    dashed=True,
    sql=f"""
        WITH {MOVEMENTS}, {ON_ACCOUNT},
        receivable AS (
            SELECT contract_id,
                   SUM(CASE WHEN due_on <= :end THEN due ELSE 0 END) AS due,
                   SUM(balance) AS balance,
                   {OLDEST_DUE}
            FROM standing
            GROUP BY contract_id
        ),
        instrument AS (
            SELECT collection_id FROM movement
            WHERE kind IN {MONEY_IN} AND booked_on >= :start AND {_BY_INSTRUMENT}
            UNION
            SELECT collection_id FROM on_account
            WHERE kind IN {MONEY_IN} AND booked_on >= :start AND {_BY_INSTRUMENT}
        ),
        held AS (
            SELECT posting.collection_id
            FROM instrument CROSS JOIN posting
            WHERE posting.collection_id = instrument.collection_id
              AND (posting.kind IN {MONEY_IN} OR posting.kind = 'cleared')
              AND posting.booked_on <= :end AND posting.recorded_at < :recorded_before
            GROUP BY posting.collection_id
            HAVING SUM({less("cleared", "posting")}) > 0
        ),
        paid AS (
            SELECT contract_id, {_COLLECTED}
            FROM movement
            WHERE kind IN {MONEY_IN} AND booked_on >= :start
            GROUP BY contract_id
        ),
        stood AS (
            SELECT customer_id, {_COLLECTED}
            FROM on_account
            WHERE kind IN {MONEY_IN} AND booked_on >= :start
            GROUP BY customer_id
        ),
        {VISITS_FINAL},
        planned AS (
            SELECT customer_id, contract_id, salesperson_id,
                   CAST(SUM(planned_collection) AS BIGINT) AS amount
            FROM final
            WHERE from_on >= :start AND planned_collection > 0
            GROUP BY customer_id, contract_id, salesperson_id
        ),
        aimed AS (
            SELECT contract_id, CAST(SUM(amount) AS BIGINT) AS amount
            FROM planned WHERE contract_id IS NOT NULL GROUP BY contract_id
        ),
        touched AS (
            SELECT contract_id FROM movement UNION SELECT contract_id FROM aimed
        )
        SELECT {PEOPLE}, contract.number AS contract, {figures("receivable", "due", "balance")},
               COALESCE(aimed.amount, 0) AS planned, {figures("paid", "collected", *_METHODS)},
               {figures("paid", "uncleared")},
               dunning.dunned_on AS last_dunning, dunning.result AS dunning_result,
               dunning.promised_on AS promised_on,
               issue.subject AS problem, given.action AS action,
               receivable.oldest_due AS oldest_due, CAST(:end AS TEXT) AS last_day
        FROM touched CROSS JOIN contract {parties("contract")}
        LEFT JOIN receivable ON receivable.contract_id = touched.contract_id
        LEFT JOIN paid ON paid.contract_id = touched.contract_id
        LEFT JOIN aimed ON aimed.contract_id = touched.contract_id
        LEFT JOIN dunning ON dunning.id = {last_dunned("contract.id", ":end")}
        LEFT JOIN issue ON issue.id = {open_issue("contract.id", ":end")}
        LEFT JOIN issue_owner AS given ON given.id = {owned_on(":end")}
        WHERE contract.id = touched.contract_id
          AND (COALESCE(receivable.due, 0) <> 0 OR COALESCE(paid.entries, 0) > 0
               OR aimed.amount > 0)
          AND {CHOSEN}
        UNION ALL
        SELECT {PEOPLE}, NULL, 0, 0, 0, {figures("stood", "collected", *_METHODS, "uncleared")},
               NULL, NULL, NULL, NULL, NULL, NULL, CAST(:end AS TEXT)
        FROM stood JOIN customer ON customer.id = stood.customer_id {HOLDER}
        WHERE {CHOSEN}
        UNION ALL
        SELECT {PEOPLE}, NULL, 0, 0, planned.amount, 0, 0, 0, 0, 0, 0, 0,
               NULL, NULL, NULL, NULL, NULL, NULL, CAST(:end AS TEXT)
        FROM planned {parties("planned")}
        WHERE planned.contract_id IS NULL AND {CHOSEN}
        ORDER BY customer, contract NULLS LAST, salesperson
    """,
)
"""Planned is what the rows of F1 that the manager made final plan to collect (W1.2).

In all, the rate is what was collected over what was due, whatever that was paid for (MD2).
"""

REPORT = Report(
    form="F7",
    title=Text("Collection weekly statistics", "수금 주 통계표", "货款回收周统计表"),
    grain=Grain.WEEK,
    sections=(_COLLECTION, AGEING._replace(dashed=True)),
    dated=True,
)
