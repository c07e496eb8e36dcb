"""Words of the command line turned into values."""

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from salescli import files, services
from salescli.errors import DataError, UsageError
from salescli.policy import money, quantity
from salescli.policy.typed import Lean, amounts, days
from salescli.policy.typed.lines import several
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work


def day(work: "Work", word: str | None) -> date | None:
    """Read a day in any of the forms people type, without its year the last such one."""
    return days.day(word, work.today) if word else None


def coming(work: "Work", word: str | None, after: date | None = None) -> date | None:
    """Read a day that is planned, without its year the next from the business day or `after`."""
    return days.day(word, work.today, Lean.COMING, after or work.on) if word else None


def from_until(work: "Work", first: str, last: str) -> tuple[date, date]:
    """Read the first and the last day of what is planned."""
    begins = days.day(first, work.today, Lean.COMING, work.on)
    return begins, days.day(last, work.today, Lean.COMING, begins)


_INSTANT = re.compile(r"(?P<day>.*?)(?:[ T]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}))?")


def instant(work: "Work", word: str | None) -> datetime | None:
    """Read a date with a time of day, or the beginning of a date, in the company's zone."""
    if not word or (found := _INSTANT.fullmatch(word.strip())) is None:
        return None
    try:
        at = time(int(found["hour"] or 0), int(found["minute"] or 0))
    except ValueError:
        raise DataError(
            _("{word!r} is no time of day; write it like {example}").format(
                word=word, example="2026-11-24 09:30"
            )
        ) from None
    return services.inquiry.instant(work, days.day(found["day"], work.today), at)


def signed(work: "Work", word: str) -> int:
    """Read an amount in the company's currency as minor units, also below zero."""
    digits, currency = work.company.digits, work.company.currency
    # Where a currency has three decimals, a point before three digits is what it is everywhere.
    return amounts.amount(word, digits, currency, "." if digits == quantity.DIGITS else None)


def amount(work: "Work", word: str | None) -> int | None:
    """Read an amount in the company's currency as minor units, not below zero."""
    if word is None:
        return None
    if (read := signed(work, word)) < 0:
        raise DataError(_("{word!r} is below zero; give a positive amount").format(word=word))
    return read


def positive(work: "Work", word: str) -> int:
    """Read an amount above zero in the company's currency as minor units."""
    value = amount(work, word)
    if not value:
        raise DataError(_("{word!r} is nothing; give an amount above zero").format(word=word))
    return value


def share(work: "Work", word: str) -> int:
    """Read an amount in the company's currency as minor units; it may be nothing."""
    return amount(work, word) or 0


def percent(word: str) -> int:
    """Read a percentage from 0 to 100 as basis points."""
    read = money.percent_bp(word)
    if not 0 <= read <= money.BASIS_POINTS:
        raise DataError(_("{word!r} is not from 0 to 100 percent").format(word=word))
    return read


def pairs(words: list[str], what: str) -> dict[str, str]:
    """Read `KEY=VALUE` words; raise DataError for one without a sign of equality or given twice."""
    found: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not (key.strip() and sign and value.strip()):
            raise DataError(_("{word!r} is not of the form {what}").format(word=word, what=what))
        if key.strip() in found:
            raise DataError(_("{key!r} is given twice").format(key=key.strip()))
        found[key.strip()] = value.strip()
    return found


def positions(words: list[str] | None) -> dict[int, int] | None:
    """Read `LINE=QUANTITY` words as thousandths by line position."""
    if not words:
        return None
    told = by_line([part for word in words for part in several(word)], "LINE=QUANTITY")
    return {line: quantity.positive(value) for line, value in told.items()}


def by_line(words: list[str] | None, form: str) -> dict[int, str]:
    """Read words of the form `LINE=…` by line position."""
    found: dict[int, str] = {}
    for key, value in pairs(words or [], form).items():
        if not key.isdecimal():
            raise DataError(_("{key!r} is no line number").format(key=key))
        if int(key) in found:
            raise DataError(_("{key!r} is given twice").format(key=key))
        found[int(key)] = value
    return found


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file; raise MissingFileError."""
    import hashlib  # noqa: PLC0415 - start-up

    return hashlib.sha256(files.taken(path)).hexdigest()


def alone(work: "Work", part: list[str], invoice: list[str] | None) -> int:
    """Read the one amount that is for a customer."""
    if len(part) > 1 or "=" in part[0] or invoice:
        raise UsageError(_("with --customer give one amount, for no contract and no invoice"))
    return positive(work, part[0])
