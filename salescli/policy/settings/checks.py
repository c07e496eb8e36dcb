"""What a setting may hold, and which of two values is the stricter one."""

import posixpath
import re
from collections.abc import Callable
from datetime import date

from salescli.errors import DataError
from salescli.policy.settings.words import (
    FOUNDING,
    NO_FOLDER,
    NO_THRESHOLD,
    NOBODY,
    UNLIMITED,
    USUAL,
    WEEKDAYS,
)
from salescli.text import _


def one_of(*words: str) -> Callable[[str], str]:
    """Return the check of one of some words."""

    def check(value: str) -> str:
        folded = value.strip().lower()
        if folded not in words:
            raise DataError(
                _("{value!r} is not possible here; choose one of {words}").format(
                    value=value, words=", ".join(words)
                )
            )
        return folded

    return check


def higher(one: str, other: str) -> str:
    """Return the higher of two numbers."""
    return max(one, other, key=int)


def lower(one: str, other: str) -> str:
    """Return the lower of two numbers."""
    return min(one, other, key=float)


def lower_threshold(one: str, other: str) -> str:
    """Return the lower of two thresholds, either of which may be none."""
    words = [word for word in (one, other) if word != NO_THRESHOLD]
    return lower(words[0], words[-1]) if words else NO_THRESHOLD


def off_first(one: str, other: str) -> str:
    """Return off if either is."""
    return "off" if "off" in {one, other} else one


def on_first(one: str, other: str) -> str:
    """Return on if either is."""
    return "on" if "on" in {one, other} else one


switch = one_of("on", "off")
"""The check of what is on or off."""


def whole(smallest: int, largest: int) -> Callable[[str], str]:
    """Return the check of a whole number in a range."""

    def check(value: str) -> str:
        if not (value.strip().isdecimal() and smallest <= int(value) <= largest):
            raise DataError(
                _("{value!r} is not a whole number from {smallest} to {largest}").format(
                    value=value, smallest=smallest, largest=largest
                )
            )
        return str(int(value))

    return check


def workdays(value: str) -> str:
    """Check a list of weekdays."""
    days = [d.strip().lower() for d in value.split(",") if d.strip()]
    if not days or any(d not in WEEKDAYS for d in days):
        raise DataError(
            _("{value!r} is no list of weekdays; write for example {example}").format(
                value=value, example="monday,tuesday"
            )
        )
    return ",".join(d for d in WEEKDAYS if d in days)


def listed(value: str) -> str:
    """Check a list of words, each named once."""
    from salescli.policy.names import clean, key  # noqa: PLC0415 - start-up

    words = [clean(word, "causes") for word in value.split(",")]
    if len({key(word) for word in words}) < len(words):
        raise DataError(_("{value!r} names a word twice").format(value=value))
    return ",".join(words)


def since(value: str) -> str:
    """Check a day."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise DataError(
            _("{value!r} is no date; write for example {example}").format(
                value=value, example="2026-01-01"
            )
        ) from None


def books(value: str) -> str:
    """Check the last day of books: a day, or that before the founding."""
    return FOUNDING if value.strip().lower() == FOUNDING else since(value)


def threshold(value: str) -> str:
    """Check an amount, or none."""
    word = value.strip().lower().replace(",", "")
    if word != NO_THRESHOLD and not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,4})?", word):
        raise DataError(
            _("{value!r} is no amount; write for example {example}, or none").format(
                value=value, example="50000000"
            )
        )
    return word


def fine(value: str) -> str:
    """Check a bound of what is fined: an amount, none, or as usual in the currency."""
    return USUAL if value.strip().lower() == USUAL else threshold(value)


def ceiling(largest: int) -> Callable[[str], str]:
    """Return the check of a number up to a largest one, or none."""

    def check(value: str) -> str:
        word = value.strip().lower()
        known = re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", word)
        if word != UNLIMITED and not (known and float(word) <= largest):
            raise DataError(
                _("{value!r} is no number from 0 to {largest}, nor none").format(
                    value=value, largest=largest
                )
            )
        return word

    return check


def rate(value: str) -> str:
    """Check a percentage that is known."""
    word = value.strip().removesuffix("%").strip()
    return whole(0, 100)(word) if "." not in word else ceiling(100)(word)


def who(value: str) -> str:
    """Check the code of somebody on the staff, or none."""
    from salescli.policy.names import code  # noqa: PLC0415 - start-up

    word = value.strip()
    return NOBODY if word.lower() == NOBODY else code(word)


def hour(value: str) -> str:
    """Check a time of day."""
    word = value.strip()
    if not re.fullmatch("([01]?[0-9]|2[0-3]):[0-5][0-9]", word):
        raise DataError(
            _("{word!r} is no time of day; write it like {example}").format(
                word=word, example="09:00"
            )
        )
    return word.zfill(5)


def folder(value: str) -> str:
    """Check a whole path, or none."""
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    folder = clean(value, "exchange_folder")
    if folder != NO_FOLDER and (folder != posixpath.normpath(folder) or not folder.startswith("/")):
        raise DataError(
            _("{value!r} is no whole path; write for example {example}, or none").format(
                value=value, example="/srv/exchange"
            )
        )
    return folder


def zone(value: str) -> str:
    """Check a time zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - start-up

    try:
        return ZoneInfo(value.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DataError(
            _("{value!r} is no time zone; write for example {example}").format(
                value=value, example="Asia/Seoul"
            )
        ) from None


def currency(value: str) -> str:
    """Check a currency by its ISO 4217 code."""
    from salescli.policy.money import digits_of  # noqa: PLC0415 - start-up

    digits_of(value.strip().upper())
    return value.strip().upper()


def place(value: str) -> str:
    """Check where papers are kept."""
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    return clean(value, _("place"))


def company(value: str) -> str:
    """Check a company's name."""
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    return clean(value, _("company"))
