"""What somebody looks out for: visits of these days, promises, papers that mature (W1, W5, R12)."""

from salescli.policy import wording
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, PROMISED_ON, SALESPERSON
from salescli.reports._section import Column, Section
from salescli.reports.waiting._turn import COMMAND
from salescli.sql import CUSTOMER_NAMES, OWN, PEOPLE, parties
from salescli.text import Text

_VISITS = Section(
    key="visits",
    title=Text("Visits of these days", "이번 방문", "近日拜访"),
    columns=(
        NUMBER,
        Column("from_on", Kind.DATE, Text("From", "시작일", "起")),
        Column("until_on", Kind.DATE, Text("Until", "종료일", "止")),
        CUSTOMER,
        Column("purpose", Kind.TEXT, Text("Purpose", "방문목적", "拜访目的")),
        COMMAND,
    ),
    sql=f"""
        SELECT visit.number AS number, visit.from_on AS from_on, visit.until_on AS until_on,
               {CUSTOMER_NAMES}, visit.purpose AS purpose,
               'salescli visit record ' || visit.number AS command
        FROM visit {parties("visit")}
        WHERE visit.state = 'approved' AND visit.until_on BETWEEN :today AND :ahead
          AND visit.salesperson_id = :me AND {OWN}
        ORDER BY visit.from_on, visit.id
    """,
    totals=False,
)

_PROMISES = Section(
    key="promises",
    title=Text("Promised payments", "지급 약속", "承诺付款"),
    columns=(
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        PROMISED_ON,
        Column("promised", Kind.MONEY, Text("Promised", "약속 금액", "承诺金额")),
        COMMAND,
    ),
    sql=f"""
        SELECT contract.number AS contract, {PEOPLE}, dunning.promised_on AS promised_on,
               dunning.promised AS promised,
               'salescli collect dun ' || contract.number AS command
        FROM dunning JOIN contract ON contract.id = dunning.contract_id
        {parties("contract")}
        WHERE dunning.promised_on BETWEEN :today AND :ahead
          AND contract.open_until >= :today AND {OWN}
          AND NOT EXISTS (SELECT 1 FROM dunning AS later
                          WHERE later.contract_id = dunning.contract_id AND later.id > dunning.id)
        ORDER BY dunning.promised_on, contract.number
    """,
    totals=False,
)

_MATURING = Section(
    key="maturing",
    title=Text("Papers that mature", "만기 도래 어음·수표", "到期票据"),
    columns=(
        NUMBER,
        Column("kind", Kind.TERM, Text("Kind", "종류", "种类"), words=wording.METHODS),
        CUSTOMER,
        AMOUNT,
        Column("matures_on", Kind.DATE, Text("Matures", "만기일", "到期日")),
        COMMAND,
    ),
    sql=f"""
        SELECT instrument.number AS number, instrument.kind AS kind, {CUSTOMER_NAMES},
               instrument.amount AS amount, instrument.matures_on AS matures_on,
               'salescli instrument clear ' || instrument.number AS command
        FROM instrument
        JOIN customer ON customer.id = instrument.customer_id
        LEFT JOIN employee ON employee.id = instrument.salesperson_id
        WHERE instrument.state IN ('registered', 'handed_over', 'deposited')
          AND instrument.matures_on BETWEEN :today AND :ahead AND {OWN}
        ORDER BY instrument.matures_on, instrument.id
    """,
    totals=False,
)

AGENDA: tuple[tuple[tuple[Role, ...], Section], ...] = (
    ((Role.SALES,), _VISITS),
    ((Role.SALES, Role.CLERK), _PROMISES),
    ((Role.FINANCE, Role.CLERK), _MATURING),
)
"""Whose it is, and what is told of it."""
