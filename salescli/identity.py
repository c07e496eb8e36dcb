"""Who acts: by the code that is named, or by the operating-system user (commands.md, section 2)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import engine, sudo
from salescli.errors import IdentityError
from salescli.policy.roles import Actor
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.company import Reads

_STAFF = "SELECT COUNT(*) AS n FROM employee"


def login(reads: "Reads") -> str | None:
    """Return the operating-system user who calls; None if that cannot be told.

    Not getpass.getuser(): that believes LOGNAME or USERNAME, which anybody can set. What sudo says
    counts only for a file that the account which runs the program owns: the one that was opened,
    since what its path leads to can be swapped meanwhile.
    """
    if sudo.caller() is not None:
        from salescli.db.file import OWNER  # noqa: PLC0415 - start-up

        if not sudo.believed(reads.rows(OWNER)[0]["uid"]):
            return None
    return founder()


def founder() -> str | None:
    """Return who calls, for a file that is yet to be made and will be of who runs the program."""
    caller = sudo.caller()
    return sudo.runner() if caller is None else sudo.named(caller)


def nobody_works_here(reads: "Reads") -> bool:
    """Say whether the company is still being set up: there is no staff yet."""
    return not reads.rows(_STAFF)[0]["n"]


def who(
    reads: "Reads", today: date, code: str | None, user: str | None, *, strict: bool
) -> Actor | None:
    """Return who acts: the employee of an exact code or name, else of the user who calls.

    Raises IdentityError for a code nobody has, and, if strict, for one that is not the user's.
    """
    if strict and user is None:
        raise IdentityError(
            _(
                "identity is set to login, and who calls cannot be told: behind sudo the program"
                " has to run as the account that owns the database"
            )
        )
    # Without a login anybody would fit.
    own = engine.company.actor(reads, today, login=user) if user and not sudo.serves(user) else None
    if not code:
        return own
    named = engine.company.named(reads, today, code)
    if named is None and nobody_works_here(reads):
        return None
    if named is None:
        raise IdentityError(
            _("nobody employed on {day} has the code {code!r}; see: salescli staff list").format(
                day=today, code=code
            )
        )
    if strict and named != own:
        raise IdentityError(
            _("identity is set to login: {login} may not act as {code}").format(
                login=user, code=code
            )
        )
    return named
