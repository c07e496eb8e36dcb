"""F12: what is known of every account at a period's end, and what changed in it."""

from salescli.policy.period import Grain
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, SALESPERSON
from salescli.reports._customer import ADDRESSES, CUSTOMER_KIND, FIELDS, RECORD, STAGES
from salescli.reports._report import Report
from salescli.reports._section import Column, Section
from salescli.reports._sql import CHOSEN, CUSTOMER_NAMES, SALESPERSON_NAMES, named
from salescli.text import Text

_STANDING = """
    version AS (
        SELECT customer_profile.*,
               ROW_NUMBER() OVER (
                   PARTITION BY customer_id ORDER BY valid_from DESC, version DESC
               ) AS age
        FROM customer_profile
        WHERE valid_from <= :end
    )
"""
"""Every account that was registered by the period's end, as it stood then."""

_CUSTOMERS = Section(
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
    sql=f"""
        WITH {_STANDING}
        SELECT {CUSTOMER_NAMES},
               version.kind AS kind, version.region AS region, version.address AS address,
               version.contact AS contact, version.position AS position,
               version.phone AS phone, version.nature AS nature,
               version.business AS business, version.assets AS assets, version.staff AS staff,
               version.yearly_purchases AS yearly_purchases,
               version.buying_habits AS buying_habits,
               version.wanted_products AS wanted_products, version.needs AS needs,
               version.current_supplier AS current_supplier, version.bank AS bank,
               version.payment_record AS payment_record,
               version.trading_since AS trading_since,
               (SELECT COUNT(*) FROM visit
                WHERE visit.customer_id = customer.id AND visit.visited_on <= :end) AS visits,
               (SELECT MAX(visit.visited_on) FROM visit
                WHERE visit.customer_id = customer.id AND visit.visited_on <= :end)
                   AS last_visit,
               version.stage AS stage, version.next_step AS next_step,
               {SALESPERSON_NAMES}
        FROM version
        JOIN customer ON customer.id = version.customer_id
        LEFT JOIN employee ON employee.id = version.salesperson_id
        WHERE version.age = 1
          AND {CHOSEN}
        ORDER BY customer.code
    """,
)

CHANGES = Section(
    key="changes",
    title=Text("Changes in the period", "기간 중 변경", "本期变更"),
    columns=(
        CUSTOMER,
        Column("field", Kind.TERM, Text("Field", "항목", "项目"), words=FIELDS),
        Column("old", Kind.TEXT, Text("Before", "변경 전", "变更前")),
        Column("new", Kind.TEXT, Text("After", "변경 후", "变更后")),
        Column("changed_on", Kind.DATE, Text("Changed on", "변경일", "变更日期")),
        Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
    ),
    totals=False,
    sql=f"""
        WITH {_STANDING}
        SELECT {CUSTOMER_NAMES},
               profile_change.field AS field, profile_change.old AS old,
               profile_change.new AS new, profile_change.changed_on AS changed_on,
               {named("author", "by")}
        FROM profile_change
        JOIN customer ON customer.id = profile_change.customer_id
        JOIN version ON version.customer_id = customer.id AND version.age = 1
        LEFT JOIN employee ON employee.id = version.salesperson_id
        LEFT JOIN employee AS author ON author.id = profile_change.author_id
        WHERE profile_change.changed_on BETWEEN :start AND :end
          AND {CHOSEN}
        ORDER BY customer.code, profile_change.field, profile_change.changed_on,
                 profile_change.id
    """,
)
"""What an account was and became, as scripts read it; it goes with who has it at the end."""

REPORT = Report(
    form="F12",
    title=Text(
        "Target customer basic information statistics",
        "대상 고객 기본정보 상황 통계표",
        "目标客户基本信息情况统计表",
    ),
    grain=Grain.WEEK,
    sections=(_CUSTOMERS, CHANGES),
    either=True,
)
