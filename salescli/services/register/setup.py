"""Setting a company up: a new database with its settings and, if named, its first employee."""

import os
import stat
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from salescli import system
from salescli.db import migrate
from salescli.engine.open import opened
from salescli.errors import BusyError, OutputError
from salescli.policy.money import digits_of
from salescli.policy.period import BEFORE_RECORDS
from salescli.policy.roles import SETUP, Role
from salescli.policy.settings import DEMONSTRATION, FILE_MODES, SETTINGS
from salescli.services.register import setting, staff
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work


_SINCE = tuple(key for key in SETTINGS if key.endswith("_since") and key != "visits_since")
"""Settings of what is watched that begin with `visits_since`."""


def free(path: Path) -> None:
    """Refuse a file that is there already, that has no folder, or whose name is none."""
    if not system.usable(path):
        raise OutputError(_("{path}: no file of Windows has such a name").format(path=path))
    if path.exists():
        raise OutputError(_("{path} is there already; choose another file").format(path=path))
    if not path.parent.is_dir():
        raise OutputError(_("there is no folder {path}; make it first").format(path=path.parent))


def create(  # noqa: PLR0913 - what a company is set up with
    path: Path,
    settings: Mapping[str, str],
    *,
    admin: str | None = None,
    login: str | None = None,
    today: date,
    clock: Callable[[], datetime],
    mark: str = "",
    fill: "Callable[[Work], None] | None" = None,
    replace: bool = False,
) -> None:
    """Make a database beside its final name and put it there whole; never over another file.

    `fill` does what else belongs to it; `replace` is for a caller who has looked at the old file.
    """
    if not replace:
        free(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    access = SETTINGS["file_access"]
    new = FILE_MODES[access.check(settings.get("file_access", access.default))]
    migrate.create(beside, stat.S_IMODE(path.stat().st_mode) if replace else new).close()
    try:
        with opened(beside, today=today, clock=clock, actor=SETUP) as work:
            _fill(work, settings, mark)
            if admin is not None:
                staff.add(work, "admin", admin, Role.ADMIN, login=login)
            work.seal("init")
            if fill is not None:
                fill(work)
        if replace:
            beside.replace(path)
        else:
            system.put(beside, path)
    except PermissionError as error:
        if system.POSIX:
            raise
        raise BusyError from error  # somebody has the old file open
    except FileExistsError as error:
        raise OutputError(
            _("{path} is there already; choose another file").format(path=path)
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _fill(work: "Work", settings: Mapping[str, str], mark: str) -> None:
    # They hold for the company's whole past too: a back-dated entry needs its currency and zone.
    before = work.on - timedelta(days=1)
    given = {"visits_since": work.on.isoformat(), "books_until": before.isoformat()}
    given |= dict(settings)
    for watched in _SINCE:
        given.setdefault(watched, given["visits_since"])
    digits = digits_of(SETTINGS["currency"].check(given.get("currency", work.company.currency)))
    for key, value in given.items():
        setting.enter(work, key, setting.checked(key, value, digits), BEFORE_RECORDS)
    if mark:
        setting.enter(work, DEMONSTRATION, mark, BEFORE_RECORDS)
