"""Logins: by what the operating system calls somebody who works here (1.3.1)."""

from typing import TYPE_CHECKING

from salescli import models, sudo, system
from salescli.errors import DataError
from salescli.policy import names
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work


def own(work: "Work", login: str) -> str:
    """Return a login that can be somebody's own.

    DataError for the account of a service, and for another's login.
    """
    login = system.same_login(names.clean(login, "login"))
    if sudo.serves(login):
        raise DataError(
            _("{login} is the account of a service, and nobody's login; call through sudo").format(
                login=login
            )
        )
    if other := work.fetch(models.Employee, login=login):
        told = _("{login} is the login of {code}; take it from there: staff edit {code} --login ''")
        raise DataError(told.format(login=login, code=other.code))
    return login
