"""Settings, dated: what holds from a day on, and what can no longer be changed."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.late import never_before
from salescli.errors import DataError, UnknownError
from salescli.policy.money import amount
from salescli.policy.roles import ADMINISTRATORS
from salescli.policy.settings import NO_THRESHOLD, SETTINGS
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.setting import Setting

_VERSION = """
    SELECT coalesce(MAX(version), 0) + 1 AS next FROM setting
    WHERE key_ = :key AND valid_from = :day
"""

_DOCUMENTS = "SELECT COUNT(*) AS n FROM contract"


def set_(work: "Work", key: str, value: str) -> "Setting":
    """Set a setting from the business date on; raise UnknownError or DataError."""
    work.require(_("change a setting"), ADMINISTRATORS, "1.1")
    if key not in SETTINGS:
        raise UnknownError("setting", key)
    setting = SETTINGS[key]
    if setting.fixed:
        raise DataError(_("{key} was chosen at init and stays").format(key=key))
    if key == "week_closes" and work.rows(_DOCUMENTS)[0]["n"]:
        raise DataError(_("week_closes stays once there is a document"))
    never_before(work, _("a setting"))
    kept = checked(key, value, work.company.digits)
    if setting.noted:
        _noted(work, key, kept)
    return enter(work, key, kept)


def _noted(work: "Work", key: str, kept: str) -> None:
    """Refuse to move a day that history rests on without a reason, or beyond today."""
    if not work.note:
        raise DataError(_("{key} is moved with a reason; give --note").format(key=key))
    if kept > work.today.isoformat() and kept != SETTINGS[key].default:
        raise DataError(
            _("{key} cannot be {day}: that is after today, {today}").format(
                key=key, day=kept, today=work.today
            )
        )


def checked(key: str, value: str, digits: int) -> str:
    """Return a value as it is kept; DataError if the setting or the currency cannot take it."""
    kept = SETTINGS[key].check(value)
    if key == "major_amount" and kept != NO_THRESHOLD:
        amount(kept, digits)
    return kept


def enter(work: "Work", key: str, value: str, day: date | None = None) -> "Setting":
    """Enter a checked value as the newest version, from a day or the business date on."""
    since = day or work.on
    entered = models.Setting(
        key_=key,
        valid_from=since,
        version=work.rows(_VERSION, key=key, day=since.isoformat())[0]["next"],
        recorded_at=work.now(),
        value=value,
        author_id=work.actor.id or None,
        note=work.note,
    )
    work.add(entered)
    return entered
