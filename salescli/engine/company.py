"""The company as it stands on a day: settings, calendar and people, read as SQL."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import Any, Protocol

from salescli.errors import AmbiguousError
from salescli.policy import names
from salescli.policy.money import amount, digits_of
from salescli.policy.roles import Actor, Role
from salescli.policy.settings import AFTER_CLOSE, NO_THRESHOLD, SETTINGS, WEEKDAYS
from salescli.policy.workdays import Calendar, Mark
from salescli.sql import latest, told_on


class Reads(Protocol):
    """Whatever runs a SELECT of ours: a reader, or a write in progress."""

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Return the rows of one SELECT, each by label."""


_SETTINGS = """
    SELECT key_, value FROM setting
    WHERE valid_from <= :day
    ORDER BY key_, valid_from, version
"""

_SUBMITTED = "SELECT id FROM decision WHERE step = 'submit' LIMIT 1"

_VERSIONS = """
    SELECT key_, value, CASE WHEN recorded_at >= (
        SELECT recorded_at FROM decision WHERE step = 'submit' ORDER BY id LIMIT 1
    ) THEN valid_from END AS since
    FROM setting
    ORDER BY key_, valid_from, version
"""
"""All that settings held, since when; what was set before we worked holds from the beginning."""

_CALENDAR = f"""
    SELECT day, kind, {told_on("calendar_day", "mark")} AS told_on
    FROM calendar_day ORDER BY day, version
"""

_ACTOR = """
    SELECT employee.id AS id, employee.code AS code, employee.name AS name,
           assignment.role AS role, assignment.also AS also
    FROM employee
    JOIN assignment ON assignment.employee_id = employee.id AND assignment.valid_from <= :day
    WHERE (CAST(:code AS TEXT) IS NULL OR employee.code = :code)
      AND (CAST(:login AS TEXT) IS NULL OR employee.login = :login)
      AND employee.hired_on <= :day
      AND (employee.ended_on IS NULL OR employee.ended_on >= :day)
    ORDER BY assignment.valid_from DESC, assignment.version DESC
    LIMIT 1
"""

_NAMED = """
    SELECT code FROM employee
    WHERE name_key = :key AND hired_on <= :day AND (ended_on IS NULL OR ended_on >= :day)
    ORDER BY code
"""

_SINCE = "CASE WHEN assignment.valid_from > :day THEN assignment.valid_from ELSE :day END"

_STAFF = f"""
    SELECT employee.id AS id, employee.code AS code, employee.name AS name,
           assignment.role AS role, assignment.also AS also,
           CASE WHEN employee.hired_on > assignment.valid_from THEN employee.hired_on
                ELSE assignment.valid_from END AS since
    FROM employee JOIN assignment
      ON assignment.id = {latest("assignment", "employee_id = employee.id", _SINCE)}
    WHERE employee.ended_on IS NULL OR employee.ended_on >= :day
    ORDER BY employee.id, assignment.valid_from
"""
"""Who works here on a day or will later, in the roles of then and in each that is to come."""

_PERSON = """
    SELECT employee.id AS id, employee.code AS code, employee.name AS name,
           assignment.role AS role, assignment.also AS also
    FROM employee JOIN assignment ON assignment.employee_id = employee.id
    WHERE employee.id = :id
    ORDER BY CASE WHEN assignment.valid_from <= :day THEN 0 ELSE 1 END,
             CASE WHEN assignment.valid_from <= :day THEN assignment.valid_from END DESC,
             assignment.valid_from, assignment.version DESC
    LIMIT 1
"""


@dataclass(frozen=True)
class Company:
    """Settings in force on a day, with what follows from them."""

    settings: Mapping[str, str]
    reads: Reads

    @property
    def name(self) -> str:
        """The company's name, as printed on forms."""
        return self.settings["company"]

    @property
    def currency(self) -> str:
        """The ISO 4217 code of every amount."""
        return self.settings["currency"]

    @cached_property
    def digits(self) -> int:
        """How many decimal digits the currency has."""
        return digits_of(self.currency)

    @property
    def major_amount(self) -> int | None:
        """The amount above which a case is major, in minor units; None if only a flag makes it."""
        word = self.settings["major_amount"]
        return None if word == NO_THRESHOLD else amount(word, self.digits)

    def day(self, at: str) -> date:
        """Return the day of an instant, where the company is."""
        return self.moment(at).date()

    def moment(self, at: str) -> datetime:
        """Return an instant as the clock of the company showed it."""
        return datetime.fromisoformat(at).astimezone(self._zone)

    @cached_property
    def _zone(self) -> tzinfo:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

        return ZoneInfo(self.settings["zone"])

    @property
    def week_closes(self) -> int:
        """The weekday that closes a sales week, Monday being 0."""
        return WEEKDAYS.index(self.settings["week_closes"])

    def meeting_day(self, closed: date) -> date:
        """Return the day of the meeting over a week that has closed: a working day (TM4)."""
        eve, told = closed, self.then("meeting_day", closed)
        if told != AFTER_CLOSE:
            eve += timedelta(days=(WEEKDAYS.index(told) - eve.weekday() - 1) % 7)
        return self.calendar.next_working(eve)

    def then(self, key: str, day: date) -> str:
        """Return what a setting held on a day; what was set once we worked, from its own day on."""
        held = [value for since, value in self._held[key] if since <= day]
        return held[-1] if held else SETTINGS[key].default

    def most(self, key: str, first: date, last: date) -> int:
        """Return the most that a setting held between two days."""
        later = (value for since, value in self._held[key] if first < since <= last)
        return max(map(int, (self.then(key, first), *later)))

    def watched(self, key: str, day: date) -> bool:
        """Say whether a day is watched, as the setting of then or any since says (TM1, MD6).

        That says since when: it may be moved back, and takes no day out that was watched.
        """
        return min(self._from(key, day)) <= day.isoformat()

    def watched_from(self, key: str) -> date:
        """Return the first day that a setting ever said to be watched."""
        return date.fromisoformat(min(self._from(key, date.min)))

    def _from(self, key: str, day: date) -> list[str]:
        """Return what a setting held on a day, and all that it has held since."""
        return [self.then(key, day), *(value for since, value in self._held[key] if since > day)]

    def workdays(self, day: date) -> frozenset[int]:
        """Return the weekdays on which we usually worked on a day, Monday being 0."""
        return _weekdays(self.then("workdays", day))

    @cached_property
    def _held(self) -> Mapping[str, list[tuple[date, str]]]:
        found: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for row in self.reads.rows(_VERSIONS):
            found[row["key_"]].append((_day(row["since"]), row["value"]))
        return found

    @cached_property
    def calendar(self) -> Calendar:
        """The working days (regulation 3.8)."""
        rows = self.reads.rows(_CALENDAR)
        marks = [
            Mark(_day(row["day"]), _day(row["told_on"]), row["kind"] == "working") for row in rows
        ]
        late = {mark.day for mark in marks if mark.told_on > mark.day}
        worked = {mark.day: mark.worked for mark in marks}
        extra = frozenset(day for day, at_work in worked.items() if at_work)
        return Calendar(
            self.workdays(date.min),
            frozenset(worked.keys() - extra),
            extra,
            tuple((since, _weekdays(word)) for since, word in self._held["workdays"]),
            tuple(mark for mark in marks if mark.day in late),
        )


def _weekdays(word: str) -> frozenset[int]:
    return frozenset(WEEKDAYS.index(day) for day in word.split(","))


def _day(word: str | None) -> date:
    return date.fromisoformat(word) if word else date.min


def company(reads: Reads, day: date) -> Company:
    """Read the settings in force on a day; what was never set has its default."""
    values = {key: setting.default for key, setting in SETTINGS.items()}
    values |= {row["key_"]: row["value"] for row in reads.rows(_SETTINGS, day=day.isoformat())}
    return Company(values, reads)


def between(reads: Reads, day: date, today: date) -> Mapping[str, str]:
    """Return the settings of a business day; where today's differ, the stricter of both."""
    then = company(reads, day).settings
    if day == today:
        return then
    now = company(reads, today).settings
    strict = {key: setting.stricter for key, setting in SETTINGS.items() if setting.stricter}
    return {**then, **{key: of(then[key], now[key]) for key, of in strict.items()}}


def in_setup(reads: Reads) -> bool:
    """Say whether the company is still set up: no document has been submitted yet."""
    return not reads.rows(_SUBMITTED)


def actor(
    reads: Reads, day: date, *, code: str | None = None, login: str | None = None
) -> Actor | None:
    """Find who may act on a day, by code or login: somebody employed then, or nobody."""
    found = reads.rows(_ACTOR, day=day.isoformat(), code=code, login=login)
    return _actor(found[0]) if found else None


def named(reads: Reads, day: date, word: str) -> Actor | None:
    """Find who may act on a day by exact code or name; AmbiguousError for a name of several."""
    if found := actor(reads, day, code=word):
        return found
    codes = [row["code"] for row in reads.rows(_NAMED, key=names.key(word), day=day.isoformat())]
    if len(codes) > 1:
        raise AmbiguousError("staff", word, codes)
    return actor(reads, day, code=codes[0]) if codes else None


def staff(reads: Reads, day: date, *, later: bool = False) -> tuple[Actor, ...]:
    """Return who works here on a day; and, if asked, in which roles somebody will later."""
    rows = reads.rows(_STAFF, day=day.isoformat())
    return tuple(_actor(row) for row in rows if later or row["since"] <= day.isoformat())


def person(reads: Reads, day: date, id_: int) -> Actor:
    """Return an employee with the roles of a day, else the first they had; employed then or not.

    Whoever made a document stays its author, whatever became of them (1.3.1).
    """
    return _actor(reads.rows(_PERSON, day=day.isoformat(), id=id_)[0])


def _actor(row: Mapping[str, Any]) -> Actor:
    codes = (row["role"], *(row["also"] or "").split(","))
    roles = tuple(Role(code) for code in codes if code)
    return Actor(row["id"], row["code"], row["name"], roles)
