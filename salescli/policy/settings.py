"""The settings of a company: what each is for, its default and what it may hold."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.errors import DataError
from salescli.text import _

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Setting(NamedTuple):
    """One setting; `fixed` ones are chosen at `init` and stay."""

    key: str
    line: str
    default: str
    check: Callable[[str], str]
    fixed: bool = False
    clause: str = ""


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
