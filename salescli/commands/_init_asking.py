"""What init asks at a terminal: what is settled for good, who administers, and who works there."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from salescli import services
from salescli.errors import DataError, RoleError
from salescli.ground import Saying
from salescli.policy.roles import Role
from salescli.policy.settings import SETTINGS
from salescli.policy.wording import ROLES
from salescli.streams import say
from salescli.text import Language, _, spoken, visible

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.workspace import Workspace

ADMIN = "admin"
"""The code of the first employee."""

_WIDEST = max(map(len, Role))


def settled(given: dict[str, str | None], *, asks: bool) -> dict[str, str]:
    """Return settings as given; what was not is asked for, offering the usual, or is the usual."""
    questions = {
        "company": _("Name of the company"),
        "currency": _("Currency, as ISO 4217 has it"),
        "zone": _("Time zone"),
        "week_closes": _("Weekday that ends a sales week"),
    }
    return {
        key: given[key] or _setting(key, question, asks=asks) for key, question in questions.items()
    }


def _setting(key: str, question: str, *, asks: bool) -> str:
    usual = SETTINGS[key].default or None
    return _asked(question, SETTINGS[key].check, usual) if asks else usual or ""


def administrator() -> str | None:
    """Ask for the name of the administrator; None if there is to be none yet."""
    told = typer.prompt(
        _("Name of the administrator (Enter: nobody yet)"), default="", show_default=False, err=True
    )
    return told.strip() or None


def staff(workspace: "Workspace") -> None:
    """Enter who works there, one after the other, if somebody wants to do it now."""
    if not typer.confirm(_("Enter the staff now?"), default=False, err=True):
        return
    for role in Role:
        say(f"  {role.value:<{_WIDEST}}  {ROLES[role].within(spoken())}")
    acting = replace(workspace, as_code=workspace.as_code or ADMIN)
    while code := _line(_("Code, such as kim (Enter: that was all)")):
        name = _asked(_("Name"), str.strip)
        roles = _roles(_asked(_("Roles, by comma"), _known))
        _entered(acting, code, name, roles)


def _entered(workspace: "Workspace", code: str, name: str, roles: list[Role]) -> None:
    def act(work: "Work") -> str:
        employee = services.staff.add(work, code, name, roles)
        return _("staff {code} {name} added").format(code=employee.code, name=employee.name)

    told = {"code": code, "name": name, "role": [role.value for role in roles]}
    try:
        say(workspace.write(Saying(action="staff add", yes=False, words=told), act))
    except (DataError, RoleError) as refused:
        say(visible(f"salescli: {refused}"))


def _line(question: str) -> str:
    return str(typer.prompt(question, default="", show_default=False, err=True)).strip()


def _asked(question: str, check: Callable[[str], str], usual: str | None = None) -> str:
    """Ask until the answer is one; the usual one is taken by Enter."""
    while True:
        answer = typer.prompt(question, default=usual, err=True)
        try:
            return check(str(answer))
        except DataError as refused:
            say(visible(f"salescli: {refused}"))


def _known(told: str) -> str:
    """Return the roles of an answer, each by its code; DataError for a word that is none."""
    return ",".join(_role(word) for word in told.split(",") if word.strip()) or _role(told)


def _roles(told: str) -> list[Role]:
    return [Role(word) for word in told.split(",")]


def _role(word: str) -> Role:
    wanted = word.strip().lower()
    for role in Role:
        if wanted in {role.value.lower(), *(ROLES[role].within(one).lower() for one in Language)}:
            return role
    raise DataError(
        _("there is no role {word!r}; there are: {roles}").format(
            word=word.strip(), roles=", ".join(Role)
        )
    )
