"""What a write rests on: looked at before it waits for the lock, and again when it has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from salescli.errors import DataError
from salescli.policy.roles import Actor
from salescli.policy.settings import DEMONSTRATION
from salescli.policy.typed import days
from salescli.text import _

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from salescli.engine.company import Company, Reads

_MARK = "SELECT value FROM setting WHERE key_ = :key ORDER BY valid_from DESC, version DESC LIMIT 1"
_ANSWER = "SELECT action, answer, asked, actor FROM request WHERE request = :request"


@dataclass(frozen=True)
class Saying:
    """What the options of one writing command say beside its own arguments."""

    action: str
    on: str | None = None
    dry_run: bool = False
    request: str | None = None
    by: str | None = None
    paper: str | None = None
    note: str | None = None
    yes: bool = True
    """Whether a caution stops nothing; else somebody at a terminal is asked."""
    as_json: bool = False
    """Whether the document is the answer, and of a dry run the rows."""
    words: Mapping[str, object] = field(default_factory=dict)
    """All that was asked for, the request id and the dry run aside."""

    @property
    def asked(self) -> str:
        """The digest of what was asked for, in whatever order or language; empty without an id."""
        if not self.request:
            return ""
        import hashlib  # noqa: PLC0415 - start-up
        import json  # noqa: PLC0415 - start-up

        said = {key: value for key, value in self.words.items() if value is not None}
        told = json.dumps([self.action, said], default=str, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


class Ground(NamedTuple):
    """What a write rests on: read before it waits for the lock, and again when it has it."""

    today: date
    on: date
    actor: Actor
    settings: Mapping[str, str]
    """Those of the business date; where today's differ, the stricter of both."""
    stands_in: str | None
    """The zone at whose noon the clock of a demonstration stands."""

    def clock(self, running: Callable[[], datetime]) -> Callable[[], datetime]:
        """Return the clock of what is recorded: the running one, but for a demonstration."""
        return partial(_noon, self.today, self.stands_in) if self.stands_in else running


def _noon(day: date, zone: str) -> datetime:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)


class OvertakenError(Exception):
    """What a write rests on was changed while it waited for the lock."""


def answered(reads: "Reads", saying: Saying, who: Callable[[], Actor]) -> str | None:
    """Return what the same one was answered to the same words under the same request id.

    Raises DataError for another action, other words or another one who acts. What was kept before
    words were is known by its action, and what was done in set-up was done by nobody.
    """
    if not saying.request or not (told := reads.rows(_ANSWER, request=saying.request)):
        return None
    first = told[0]
    if first["action"] != saying.action:
        why = _("request id {request!r} was used for {action!r}; choose another")
    elif first["asked"] not in {None, saying.asked}:
        why = _("request id {request!r} was used for {action!r} with other words; choose another")
    elif first["actor"] is not None and first["actor"] != who().code:
        why = _("request id {request!r} was used by somebody else; choose another")
    else:
        return str(first["answer"])
    raise DataError(why.format(request=saying.request, action=first["action"]))


def business_day(word: str | None, today: date) -> date:
    """Read the day of a write, without its year the last such one; DataError for one to come."""
    on = days.day(word, today) if word else today
    if on > today:
        raise DataError(
            _("--on {on} lies in the future; today is {today}").format(on=on, today=today)
        )
    return on


def mark(reads: "Reads") -> str:
    """Return what marks a demonstration or a test database; empty for any other."""
    found = reads.rows(_MARK, key=DEMONSTRATION)
    return str(found[0]["value"]) if found else ""


def zone_of(settled: "Company") -> "ZoneInfo":
    """Return the time zone of the company."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

    return ZoneInfo(settled.settings["zone"])
