"""Lists of the staff, and an employee with roles and absences."""

from salescli.lists._columns import REASON
from salescli.lists._entries import VALID_FROM, Register, versions
from salescli.lists._select import ALL, only, select
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, PHONE, REGION
from salescli.reports._section import Column, Section
from salescli.reports._sql import latest
from salescli.text import Text

_ROLE = Column("role", Kind.TERM, Text("Role", "역할", "角色"), words=wording.ROLES)

_COLUMNS = (
    CODE,
    NAME,
    _ROLE,
    REGION,
    Column("login", Kind.CODE, Text("Login", "로그인", "登录名")),
    PHONE,
    Column("hired_on", Kind.DATE, Text("Hired", "입사일", "入职日期")),
    Column("ended_on", Kind.DATE, Text("Last day", "퇴사일", "离职日期")),
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
)

ENTRY = LIST._replace(
    key="entry",
    title=Text("Employee", "직원", "员工"),
    sql=f"{_SELECT} WHERE employee.id = :id",
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
