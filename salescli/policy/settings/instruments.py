"""Settings of instruments: since when they are watched, and by when they clear (R9, R12)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

INSTRUMENTS = (
    Setting(
        "instruments_since",
        "day from which it is watched that instruments are handed over and clear; at first that"
        " of visits_since",
        NEVER,
        checks.since,
        clause="R12",
    ),
    Setting(
        "clear_days",
        "working days after its maturity within which an instrument has cleared",
        "3",
        checks.whole(0, 365),
        clause="R12",
        by=NORM,
    ),
    Setting(
        "instrument_warning_days",
        "calendar days before its maturity from which an instrument is marked in the list",
        "7",
        checks.whole(0, 365),
        clause="R12",
    ),
)
