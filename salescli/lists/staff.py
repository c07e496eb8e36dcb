"""Lists of the staff, and an employee with roles and absences."""

from salescli.lists._columns import REASON
from salescli.lists._entries import VALID_FROM, Register, versions
from salescli.lists._select import ALL, only, select
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, PHONE, REGION, columns, of
from salescli.reports._section import Column, Section
from salescli.sql import latest
from salescli.text import Text

_ROLE = of(fields.ROLE)

_COLUMNS = (
    CODE,
    NAME,
    _ROLE,
    REGION,
    of(fields.LOGIN),
    PHONE,
    *columns(fields.HIRED_ON, fields.ENDED_ON),
)

_SOURCE = f"""
    FROM employee
    LEFT JOIN assignment
           ON assignment.id = {latest("assignment", "employee_id = employee.id", ":today")}
"""

_SELECT = f"""
    {select("employee", _COLUMNS, role="assignment.role", region="assignment.region")} {_SOURCE}
"""

LIST = Section(
    key="staff",
    title=Text("Staff", "직원", "员工"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {_SELECT}
        WHERE {only(role="assignment.role")}
          AND (CAST(:former AS BIGINT) = 1
               OR employee.ended_on IS NULL OR employee.ended_on >= :today)
        ORDER BY employee.code
    """,
    public=True,  # who works here is everybody's
)

ENTRY = LIST._replace(
    key="entry",
    title=Text("Employee", "직원", "员工"),
    sql=f"{_SELECT} WHERE employee.id = :id",
    public=False,
)

ROLES = versions(
    "roles",
    Text("Roles", "역할 이력", "任职经过"),
    "assignment",
    (VALID_FROM, _ROLE, REGION),
    "FROM assignment WHERE employee_id = :id ORDER BY valid_from, version",
)

_ABSENCE = (
    Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.ABSENCES),
    Column("from_on", Kind.DATE, Text("First day", "시작일", "开始日期")),
    Column("until_on", Kind.DATE, Text("Last day", "종료일", "结束日期")),
    REASON,
)

ABSENCES = Section(
    key="absences",
    title=Text("Absences", "부재", "缺勤"),
    columns=_ABSENCE,
    totals=False,
    sql=f"""
        {select("absence", _ABSENCE)} FROM absence
        WHERE employee_id = :id
        ORDER BY from_on, id
    """,
)

REGISTER = Register(
    "staff", "employee", _SOURCE, LIST, (ENTRY, ROLES, ABSENCES), territory=ALL, steps=ROLES
)
listed, shown, history, code = (
    REGISTER.listed,
    REGISTER.shown,
    REGISTER.history,
    REGISTER.code,
)
