"""Values of settings as people type them: days, amounts and days of the week."""

import re
from datetime import date

from salescli.policy.settings import SETTINGS, checks
from salescli.policy.settings.words import FOUNDING, NO_THRESHOLD, USUAL, WEEKDAYS
from salescli.policy.typed import Lean, amounts, days, heard, relative

_WORDS = {FOUNDING, NO_THRESHOLD, USUAL}
_ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A day as it is kept; `9999-12-31` is none that people mean."""


def plain(key: str, value: str, today: date, currency: str) -> str:
    """Return a value as its setting checks it; DataError for a day that is none."""
    word, check = value.strip().lower(), SETTINGS[key].check
    if word in _WORDS:
        return value
    if check in {checks.since, checks.books} and not re.fullmatch(_ISO, word):
        return days.day(value, today, Lean.NEAR).isoformat()
    if check in {checks.threshold, checks.fine}:
        return amounts.written_out(value, currency) or value
    if key in {"week_closes", "workdays"}:
        return ",".join(map(_weekday, value.split(",")))
    return value


def _weekday(word: str) -> str:
    named = relative.weekday_named(word)
    if named is None:
        return word
    if word.strip().lower() != WEEKDAYS[named]:
        heard.note(word, WEEKDAYS[named])
    return WEEKDAYS[named]
