"""F12: what is known of every account at a period's end, and what changed in it."""

from salescli.policy.period import Grain
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, RECORDED_LATER, RECORDED_ON, SALESPERSON
from salescli.reports._customer import ADDRESSES, CUSTOMER_KIND, FIELDS, RECORD, STAGES, VALUES
from salescli.reports._report import Report
from salescli.reports._section import Column, Section
from salescli.sql import (
    CHOSEN,
    CUSTOMER_NAMES,
    SALESPERSON_NAMES,
    fields,
    latest,
    named,
    told_on,
)
from salescli.text import Text

_KNOWN = (CUSTOMER_KIND, *ADDRESSES, *RECORD, *STAGES)

_STANDING = f"""
    JOIN customer_profile AS profile ON profile.id =
        {latest("customer_profile", "customer_id = customer.id", ":end")}
    LEFT JOIN employee ON employee.id = profile.salesperson_id
"""
"""A `customer` that was registered by the period's end, as it stood then, and who had it."""

CUSTOMERS = Section(
    key="customers",
    title=Text("Customers", "고객", "客户"),
    columns=(
        CUSTOMER,
        CUSTOMER_KIND,
        *ADDRESSES,
        *RECORD,
        Column("visits", Kind.COUNT, Text("Visits", "방문 횟수", "拜访次数")),
        Column("last_visit", Kind.DATE, Text("Last visit", "최근 방문", "最近拜访")),
        *STAGES,
        SALESPERSON,
    ),
    main="customer contact phone stage region next_step last_visit",
    sql=f"""
        SELECT {CUSTOMER_NAMES}, {fields("profile", *(column.key for column in _KNOWN))},
               COALESCE(visit.ordinal, 0) AS visits, visit.visited_on AS last_visit,
               {SALESPERSON_NAMES}
        FROM customer {_STANDING}
        LEFT JOIN visit ON visit.id = (
            SELECT made.id FROM visit AS made
            WHERE made.customer_id = customer.id AND made.visited_on <= :end
            ORDER BY made.visited_on DESC, made.id DESC LIMIT 1
        )
        WHERE {CHOSEN}
        ORDER BY customer.code
    """,
)

_CHANGED = (
    CUSTOMER,
    Column("field", Kind.TERM, Text("Field", "항목", "项目"), words=FIELDS),
    Column("old", Kind.TERM, Text("Before", "변경 전", "变更前"), words=VALUES),
    Column("new", Kind.TERM, Text("After", "변경 후", "变更后"), words=VALUES),
    Column("changed_on", Kind.DATE, Text("Changed on", "변경일", "变更日期")),
    Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
)


def _changes(which: str, recorded: str = "") -> str:
    """Select what accounts were and became: it goes with who has them at the end.

    CROSS JOIN keeps SQLite from walking all accounts and what ever changed in them.
    """
    return f"""
        SELECT {CUSTOMER_NAMES}, {fields("profile_change", "field", "old", "new", "changed_on")},
               {named("author", "by")} {recorded}
        FROM profile_change
        CROSS JOIN customer {_STANDING}
        LEFT JOIN employee AS author ON author.id = profile_change.author_id
        WHERE customer.id = profile_change.customer_id AND {which} AND {CHOSEN}
        ORDER BY customer.code, profile_change.field, profile_change.changed_on,
                 profile_change.id
    """


CHANGES = Section(
    key="changes",
    title=Text("Changes in the period", "기간 중 변경", "本期变更"),
    columns=_CHANGED,
    totals=False,
    sql=_changes("profile_change.changed_on BETWEEN :start AND :end"),
)
"""What an account was and became, as scripts read it."""

_TOLD_ON = told_on("profile_change", "tell")

LATE = CHANGES._replace(
    key="told_late",
    title=RECORDED_LATER,
    columns=(*_CHANGED, RECORDED_ON),
    sql=_changes(
        f"""profile_change.id IN (
                SELECT document_id FROM decision
                WHERE kind = 'profile_change' AND recorded_on > decided_on AND recorded_on > :start
            )
            AND profile_change.changed_on <= :end
            AND {_TOLD_ON} > CASE WHEN profile_change.changed_on < :start THEN :end
                                  ELSE profile_change.changed_on END""",
        f", {_TOLD_ON} AS recorded_on",
    ),
    optional=True,
)
"""What counts in the period and was recorded on a later day, or only after its end."""

REPORT = Report(
    form="F12",
    title=Text(
        "Target customer basic information statistics",
        "대상 고객 기본정보 상황 통계표",
        "目标客户基本信息情况统计表",
    ),
    grain=Grain.WEEK,
    sections=(CUSTOMERS, CHANGES, LATE),
    either=True,
)
