"""Lists of the staff, and an employee with roles and absences."""

from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import RECORDED, RECORDED_AT, VALID_FROM
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, PHONE, REGION
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.roles import Role
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_ROLE = Column("role", Kind.TERM, Text("Role", "역할", "角色"), words=wording.ROLES)

_FIND = """
    SELECT id, code, name FROM employee
    WHERE code = :code OR name_key = :key
    ORDER BY code
"""

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

_SELECT = """
    SELECT employee.code AS code, employee.name AS name,
           assignment.role AS role, assignment.region AS region,
           employee.login AS login, employee.phone AS phone,
           employee.hired_on AS hired_on, employee.ended_on AS ended_on
    FROM employee
    LEFT JOIN assignment ON assignment.id = (
        SELECT latest.id FROM assignment AS latest
        WHERE latest.employee_id = employee.id AND latest.valid_from <= :today
        ORDER BY latest.valid_from DESC, latest.version DESC
        LIMIT 1
    )
"""

LIST = Section(
    key="staff",
    title=Text("Staff", "직원", "员工"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {_SELECT}
        WHERE (CAST(:role AS TEXT) IS NULL OR assignment.role = :role)
          AND (CAST(:former AS BIGINT) = 1
               OR employee.ended_on IS NULL OR employee.ended_on >= :today)
        ORDER BY employee.code
    """,
    public=True,  # who works here is everybody's
)

ENTRY = Section(
    key="entry",
    title=Text("Employee", "직원", "员工"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE employee.id = :id",
)

ROLES = Section(
    key="roles",
    title=Text("Roles", "역할 이력", "任职经过"),
    columns=(VALID_FROM, _ROLE, REGION, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql="""
        SELECT valid_from, role, region, recorded_at, CAST(:zone AS TEXT) AS zone
        FROM assignment
        WHERE employee_id = :id
        ORDER BY valid_from, version
    """,
)

ABSENCES = Section(
    key="absences",
    title=Text("Absences", "부재", "缺勤"),
    columns=(
        Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.ABSENCES),
        Column("from_on", Kind.DATE, Text("First day", "시작일", "开始日期")),
        Column("until_on", Kind.DATE, Text("Last day", "종료일", "结束日期")),
        Column("reason", Kind.TEXT, Text("Reason", "사유", "事由")),
    ),
    totals=False,
    sql="""
        SELECT kind, from_on, until_on, reason
        FROM absence
        WHERE employee_id = :id
        ORDER BY from_on, id
    """,
)


def code(look: "Look", word: str) -> str:
    """Return the code of an employee given by code or exact name."""
    return str(_entries.found(look, _FIND, "staff", word)["code"])


def listed(look: "Look", *, role: "Role | None" = None, former: bool = False) -> "Sheet":
    """List the staff of today, by role; `former` ones too."""
    return listing(look, "staff", (LIST,), role=role, former=int(former))


def shown(look: "Look", word: str) -> "Sheet":
    """Show an employee with roles and absences."""
    id_ = _entries.found(look, _FIND, "staff", word)["id"]
    return _entries.entry(look, "employee", (ENTRY, ROLES, ABSENCES), id=id_)


def history(look: "Look", word: str) -> "Sheet":
    """Show the roles somebody had, and what was changed in the entry."""
    id_ = _entries.found(look, _FIND, "staff", word)["id"]
    return _entries.history(look, ROLES, "employee", id_)
