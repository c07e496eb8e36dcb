"""Settings, dated: what holds from a day on, and what can no longer be changed."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.company import in_setup
from salescli.engine.late import never_before
from salescli.errors import DataError, LeftOutError, UnknownError
from salescli.policy.documents import OF_KIND
from salescli.policy.money import amount
from salescli.policy.roles import ADMINISTRATORS, Role
from salescli.policy.settings import NO_THRESHOLD, SETTINGS, UNLIMITED, USUAL
from salescli.policy.settings import Setting as Rule
from salescli.policy.settings.typed import plain
from salescli.sql import among
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.setting import Setting

_VERSION = """
    SELECT coalesce(MAX(version), 0) + 1 AS next FROM setting
    WHERE key_ = :key AND valid_from = :day
"""

_WRITTEN = f"""
    SELECT id FROM decision WHERE kind IN {among((*OF_KIND,))}
    UNION ALL SELECT id FROM work_log
    LIMIT 1
"""
"""Anything that is of a week: a document in any state, or a work log."""


_AMOUNTS = ("major_amount", "fine_least", "fine_most")

_OURS = f"""
    SELECT MIN(decided_on) AS first FROM decision
    WHERE kind IN {among((*OF_KIND,))} AND step <> 'import'
"""
"""The day of the first document that is our own."""


def set_(work: "Work", key: str, value: str) -> "Setting":
    """Set a setting from the business date on; raise UnknownError or DataError."""
    if key not in SETTINGS:
        raise UnknownError("setting", key)
    setting = SETTINGS[key]
    value = plain(key, value, work.today, work.company.currency)
    _for(work, setting, value)
    if setting.fixed:
        raise DataError(_("{key} was chosen at init and stays").format(key=key))
    if key == "week_closes" and work.rows(_WRITTEN):
        raise DataError(_("week_closes stays once there is a document"))
    never_before(work, _("a setting"))
    kept = checked(key, value, work.company.digits)
    if setting.noted:
        _noted(work, key, kept)
    return enter(work, key, kept)


def _for(work: "Work", setting: "Rule", value: str) -> None:
    """Refuse a change that is not for who decides; in set-up all are for who administers (1.1)."""
    if in_setup(work):
        work.deciding(_("change a setting"), ADMINISTRATORS, "1.1")
        return
    work.deciding(_("change {key}").format(key=setting.key), setting.by, setting.clause or "1.1")
    most = work.company.settings[setting.most] if setting.most else UNLIMITED
    if most != UNLIMITED and int(setting.check(value)) > int(most):
        act = _("{act}, beyond {most}").format(
            act=_("change {key}").format(key=setting.key), most=setting.most
        )
        work.deciding(act, (Role.LEADER,), setting.clause)


def _noted(work: "Work", key: str, kept: str) -> None:
    """Refuse to move a day that history rests on without a reason, or beyond today."""
    if not work.note:
        raise LeftOutError(
            ("--note",), _("{key} is moved with a reason; give --note").format(key=key)
        )
    if kept > work.today.isoformat() and kept != SETTINGS[key].default:
        raise DataError(
            _("{key} cannot be {day}: that is after today, {today}").format(
                key=key, day=kept, today=work.today
            )
        )
    today = work.today.isoformat()
    first = min(work.rows(_OURS)[0]["first"] or today, today)
    if first <= kept != SETTINGS[key].default:
        raise DataError(
            _("{key} cannot be {day}: books end before {first}, our own first day").format(
                key=key, day=kept, first=first
            )
        )


def checked(key: str, value: str, digits: int) -> str:
    """Return a value as it is kept; DataError if the setting or the currency cannot take it."""
    kept = SETTINGS[key].check(value)
    if key in _AMOUNTS and kept not in {NO_THRESHOLD, USUAL}:
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
        author_id=work.decider.id or None,
        note=" · ".join(filter(None, (work.paper, work.note))) or None,
    )
    work.add(entered)
    return entered
