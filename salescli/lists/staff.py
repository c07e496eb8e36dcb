"""Lists of the staff, and an employee with roles and absences."""

from salescli import sql
from salescli.lists._columns import REASON
from salescli.lists._entries import NOTED, SAID, VALID_FROM, Register, decided, noted, versions
from salescli.lists._select import ALL, part
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, PHONE, RECORDED_ON, REGION, columns, of
from salescli.reports._section import Column
from salescli.text import Text

_ROLE = of(fields.ROLE)

ROLES = versions(
    "roles",
    Text("Roles", "역할 이력", "任职经过"),
    "assignment",
    (VALID_FROM, _ROLE, REGION),
    "FROM assignment WHERE employee_id = :id ORDER BY valid_from, version",
    role=sql.ROLES,
)

DECISIONS = decided("staff", Text("Decisions about roles", "역할 결정", "角色决定"), wording.ROLES)
"""Who gave a role, took it away, changed a login or ended the employment (1.3.1)."""

_DAYS = (
    Column("from_on", Kind.DATE, Text("First day", "시작일", "开始日期")),
    Column("until_on", Kind.DATE, Text("Last day", "종료일", "结束日期")),
)

ABSENCES = part(
    "absences",
    Text("Absences", "부재", "缺勤"),
    "absence",
    (
        Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.ABSENCES),
        *(*_DAYS, REASON, RECORDED_ON, *NOTED),
    ),
    f"""
        FROM absence {noted("absence")}
        WHERE absence.employee_id = :id
        ORDER BY absence.from_on, absence.id
    """,
    recorded_on="decision.recorded_on",
    **SAID,
)

DEPUTIES = part(
    "deputies",
    Text("Deputies", "대리자", "代理人"),
    "deputy",
    (Column("deputy", Kind.ENTRY, Text("Deputy", "대리자", "代理人")), *_DAYS),
    """
        FROM deputy JOIN employee ON employee.id = deputy.deputy_id
        WHERE deputy.employee_id = :id
        ORDER BY deputy.from_on, deputy.id
    """,
    deputy="employee",
)
"""Who writes for somebody who is away (1.3.4); the last word for a first day counts."""

REGISTER = Register(
    "staff",
    "employee",
    ("staff", "entry"),
    Text("Staff", "직원", "员工"),
    Text("Employee", "직원", "员工"),
    columns=(
        *(CODE, NAME, _ROLE, REGION, of(fields.LOGIN), PHONE),
        *columns(fields.HIRED_ON, fields.ENDED_ON),
    ),
    source=f"""
        FROM employee LEFT JOIN assignment
          ON assignment.id = {sql.latest("assignment", "employee_id = employee.id", ":today")}
    """,
    said={"role": sql.ROLES, "region": "assignment.region"},
    filters={"role": f"CASE WHEN {sql.plays(':role')} THEN :role END"},
    where="""
        (CAST(:former AS BIGINT) = 1
         OR employee.ended_on IS NULL OR employee.ended_on >= :today)
    """,
    order="employee.code",
    parts=(ROLES, ABSENCES, DEPUTIES),
    territory=ALL,
    steps=ROLES,
    decided=DECISIONS,
)
listed, shown, history = REGISTER.listed, REGISTER.shown, REGISTER.history
code = REGISTER.code
