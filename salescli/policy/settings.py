"""The settings of a company: what each is for, its default and what it may hold."""

import posixpath
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from salescli.errors import DataError
from salescli.text import _

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NO_THRESHOLD = "none"
"""No amount makes a case major by itself: only a flag does."""

FOUNDING = "init"
"""Books end the day before the database was made."""

FILE_MODES = {"owner": 0o600, "group": 0o660}
"""Who may read and write the file of a new database, whatever the umask; others never."""

NO_FOLDER = "none"
"""Behind sudo no file is named: only the standard streams are used."""


class Setting(NamedTuple):
    """One setting; `fixed` ones are chosen at `init` and stay."""

    key: str
    line: str
    default: str
    check: Callable[[str], str]
    fixed: bool = False
    clause: str = ""
    noted: bool = False
    """Whether it is moved with a note that says why, to no day to come."""


def _one_of(*words: str) -> Callable[[str], str]:
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


_switch = _one_of("on", "off")


def _whole(smallest: int, largest: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not (value.strip().isdecimal() and smallest <= int(value) <= largest):
            raise DataError(
                _("{value!r} is not a whole number from {smallest} to {largest}").format(
                    value=value, smallest=smallest, largest=largest
                )
            )
        return str(int(value))

    return check


def _workdays(value: str) -> str:
    days = [d.strip().lower() for d in value.split(",") if d.strip()]
    if not days or any(d not in WEEKDAYS for d in days):
        raise DataError(
            _("{value!r} is no list of weekdays; write for example {example}").format(
                value=value, example="monday,tuesday"
            )
        )
    return ",".join(d for d in WEEKDAYS if d in days)


def _since(value: str) -> str:
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise DataError(
            _("{value!r} is no date; write for example {example}").format(
                value=value, example="2026-01-01"
            )
        ) from None


def _books(value: str) -> str:
    return FOUNDING if value.strip().lower() == FOUNDING else _since(value)


def _threshold(value: str) -> str:
    word = value.strip().lower().replace(",", "")
    if word != NO_THRESHOLD and not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,4})?", word):
        raise DataError(
            _("{value!r} is no amount; write for example {example}, or none").format(
                value=value, example="50000000"
            )
        )
    return word


def _folder(value: str) -> str:
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    folder = clean(value, "exchange_folder")
    if folder != NO_FOLDER and (folder != posixpath.normpath(folder) or not folder.startswith("/")):
        raise DataError(
            _("{value!r} is no whole path; write for example {example}, or none").format(
                value=value, example="/srv/exchange"
            )
        )
    return folder


def _zone(value: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - start-up

    try:
        return ZoneInfo(value.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DataError(
            _("{value!r} is no time zone; write for example {example}").format(
                value=value, example="Asia/Seoul"
            )
        ) from None


def _currency(value: str) -> str:
    from salescli.policy.money import digits_of  # noqa: PLC0415 - start-up

    digits_of(value.strip().upper())
    return value.strip().upper()


def _company(value: str) -> str:
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    return clean(value, _("company"))


SETTINGS: dict[str, Setting] = {
    s.key: s
    for s in (
        Setting("company", "name of the company, printed on every form", "", _company),
        Setting(
            "currency", "ISO 4217 code of the company's currency", "KRW", _currency, fixed=True
        ),
        Setting(
            "zone", "time zone in which a day begins and ends", "Asia/Seoul", _zone, fixed=True
        ),
        Setting(
            "week_closes",
            "weekday on which a sales week closes; fixed once there is a document",
            "friday",
            _one_of(*WEEKDAYS),
        ),
        Setting(
            "workdays",
            "weekdays on which the department works (regulation 3.8)",
            "monday,tuesday,wednesday,thursday,friday,saturday",
            _workdays,
        ),
        Setting(
            "payment_days",
            "days a customer has to pay when nothing else is agreed",
            "30",
            _whole(0, 3650),
            clause="R4",
        ),
        Setting(
            "major_amount",
            "above this a case is major and the leader is consulted (1.3.2); none: by flag only",
            NO_THRESHOLD,
            _threshold,
            clause="1.3.2",
        ),
        Setting(
            "least_margin",
            "percent of the price that a quotation made from costs keeps at least",
            "10",
            _whole(0, 99),
            clause="R4",
        ),
        Setting(
            "negotiation_days",
            "days within which the manager hears of a negotiation again",
            "7",
            _whole(1, 365),
            clause="W3.2",
        ),
        Setting(
            "paper_days",
            "working days within which a paper replaces an order by telephone or fax",
            "7",
            _whole(1, 365),
            clause="W3.6",
        ),
        Setting(
            "visits_since",
            "day from which visit plans, work logs and meetings are watched; at first the day"
            " the database was made",
            "1900-01-01",
            _since,
            clause="TM1",
        ),
        Setting(
            "books_until",
            "last day of documents that are imported; init: the day before the database was made",
            FOUNDING,
            _books,
            noted=True,
        ),
        Setting(
            "paper_decisions",
            "whether a clerk may type what another signed on paper (--by, --paper)",
            "on",
            _switch,
        ),
        Setting(
            "identity",
            "open: --as names who acts; login: the operating-system user alone decides",
            "open",
            _one_of("open", "login"),
        ),
        Setting(
            "territory_reads",
            "whether salespeople see their own accounts only (1.3.4)",
            "off",
            _switch,
        ),
        Setting(
            "file_access",
            "owner or group: who may read and write the file of a new database",
            "owner",
            _one_of(*FILE_MODES),
            fixed=True,
        ),
        Setting(
            "exchange_folder",
            "folder in which callers through sudo name files of their own to read and write; none:"
            " the standard streams alone",
            NO_FOLDER,
            _folder,
        ),
        Setting(
            "receipt_days",
            "working days after dispatch within which the customer confirmation is filed",
            "7",
            _whole(1, 365),
            clause="R9",
        ),
    )
}

DEMONSTRATION = "demonstration"
"""The mark of a demonstration database: the day on which its clock stands; never set by hand."""
