"""Who acts: by the code that is named, or by the operating-system user (commands.md, section 2)."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from salescli import engine
from salescli.errors import IdentityError
from salescli.policy.roles import Actor
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.company import Reads

_STAFF = "SELECT COUNT(*) AS n FROM employee"


def login(path: Path) -> str | None:
    """Return the operating-system user who runs the program.

    Not getpass.getuser(): that believes LOGNAME, which anybody can set. Where the program runs as
    the account that owns the database, sudo says who called it; whoever could forge that owns the
    file anyway.
    """
    import pwd  # noqa: PLC0415 - not on every platform

    uid, caller = os.getuid(), os.environ.get("SUDO_UID", "")
    if caller.isdecimal() and path.exists() and path.stat().st_uid == uid:
        uid = int(caller)
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None


def nobody_works_here(reads: "Reads") -> bool:
    """Say whether the company is still being set up: there is no staff yet."""
    return not reads.rows(_STAFF)[0]["n"]


def who(
    reads: "Reads", today: date, code: str | None, user: str | None, *, strict: bool
) -> Actor | None:
    """Return who acts: the employee of a code, else of the operating-system user, else nobody.

    Raises IdentityError for a code nobody has, and, if strict, for one that is not the user's.
    """
    own = engine.company.actor(reads, today, login=user)
    if not code:
        return own
    named = engine.company.actor(reads, today, code=code)
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
