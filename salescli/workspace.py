"""What the global options chose: which database, who acts, which day, which language."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salescli import db, engine, identity
from salescli.errors import (
    ConfigurationError,
    DataError,
    IdentityError,
    RefusedError,
    RoleError,
    SalesError,
    UsageError,
)
from salescli.policy.days import parse_date
from salescli.policy.roles import SETUP, Actor
from salescli.policy.settings import DEMONSTRATION
from salescli.text import _

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from salescli.db.read import Reader
    from salescli.engine.company import Company
    from salescli.engine.work import Work

TEST = "test"
"""The mark of a test database: `--today` is allowed, the recording time is the clock's."""

_MARK = "SELECT value FROM setting WHERE key_ = :key ORDER BY valid_from DESC, version DESC LIMIT 1"
_ANSWER = "SELECT action, answer FROM request WHERE request = :request"


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


@dataclass
class Look:
    """One read in progress: the open database, the company, the day and what may be seen."""

    reader: "Reader"
    company: "Company"
    today: date
    scope: str | None = None
    actor: Actor | None = None

    def rows(self, sql: str, **values: object) -> Any:  # noqa: ANN401 - rows by label
        """Run one SELECT of a declaration."""
        return self.reader.rows(sql, **values)


@dataclass
class Workspace:
    """The global options of one run of the program."""

    db: str | None = None
    as_code: str | None = None
    today_word: str | None = None
    no_input: bool = False
    quiet: bool = False
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    @property
    def path(self) -> Path:
        """The database file: `--db`, else SALESCLI_DB, else the user's data folder."""
        chosen = self.db or os.environ.get("SALESCLI_DB")
        if chosen and "://" in chosen:
            raise ConfigurationError(
                _("{url} is no file; this version keeps its database in one file").format(
                    url=chosen
                )
            )
        if chosen:
            return Path(chosen).expanduser()
        from platformdirs import user_data_path  # noqa: PLC0415 - start-up

        return user_data_path("salescli") / "sales.db"

    @property
    def demo_path(self) -> Path:
        """The demonstration's file: `--db`, else one of its own, never SALESCLI_DB: real books."""
        if self.db:
            return self.path
        from platformdirs import user_data_path  # noqa: PLC0415 - start-up

        return user_data_path("salescli") / "demo.db"

    @property
    def asks(self) -> bool:
        """Whether somebody at a terminal can be asked."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    @contextmanager
    def read(self) -> Iterator[Look]:
        """Open the database to read; nothing is locked, nobody has to act."""
        with db.read.reading(self.path) as reader:
            today = self._today(reader)
            settled = engine.company.company(reader, today)
            who = self._who(reader, today, settled)
            limited = settled.settings["territory_reads"] == "on"
            yield Look(reader, settled, today, self._scope(who, limited=limited), who)

    def _scope(self, who: Actor | None, *, limited: bool) -> str | None:
        if not limited:
            return None
        if who is None:
            raise IdentityError(
                _("territory_reads is on, so say who looks: give --as CODE; see: salescli whoami")
            )
        return who.code if who.only_sells else None

    def write(self, saying: Saying, act: Callable[["Work"], str]) -> str:
        """Do one service call in one transaction and return its answer; a refusal is noted."""
        clock, actor = self.clock, None
        try:
            with db.read.reading(self.path) as reader:
                if saying.request and (told := reader.rows(_ANSWER, request=saying.request)):
                    return self._repeated(saying, told[0])
                day, clock, actor = self._who_and_when(reader)
                on = self._on(saying.on, day)
            return self._done(saying, act, day, clock, actor, on)
        except (RefusedError, RoleError, IdentityError) as error:
            if not saying.dry_run:
                self._note_refusal(saying, clock(), actor, error)
            raise

    def _done(  # noqa: PLR0913 - one call needs all of it
        self,
        saying: Saying,
        act: Callable[["Work"], str],
        day: date,
        clock: Callable[[], datetime],
        actor: Actor,
        on: date,
    ) -> str:
        with engine.open.opened(
            self.path, today=day, clock=clock, actor=actor, on=on, dry_run=saying.dry_run
        ) as work:
            work.action, work.paper, work.note = saying.action, saying.paper, saying.note
            # Somebody with the same request id may have been first while we waited for the lock.
            if saying.request and (told := work.rows(_ANSWER, request=saying.request)):
                return self._repeated(saying, told[0])
            work.decider = engine.saying.decider(work, saying.by)
            answer = act(work)
            engine.saying.remember(work, saying.request, answer)
            work.seal(saying.action)
            if saying.dry_run:
                return engine.saying.preview(work, answer)
        return answer

    @staticmethod
    def _repeated(saying: Saying, told: Any) -> str:  # noqa: ANN401 - a row by label
        if told["action"] != saying.action:
            raise DataError(
                _("request id {request!r} was used for {action!r}; choose another").format(
                    request=saying.request, action=told["action"]
                )
            )
        return str(told["answer"])

    def _note_refusal(
        self, saying: Saying, at: datetime, actor: Actor | None, error: SalesError
    ) -> None:
        db.refused.note(
            self.path,
            at=at,
            actor=(actor.id or None) if actor else None,
            action=saying.action,
            why=str(error),
            code=error.exit_code,
        )

    def _who_and_when(self, reader: "Reader") -> tuple[date, Callable[[], datetime], Actor]:
        mark = _mark(reader)
        if self.today_word and not mark:
            raise UsageError(
                _("--today is for demonstration and test databases; a write takes --on DATE")
            )
        today = self._today(reader)
        settled = engine.company.company(reader, today)
        clock = _standing(today, _zone(settled)) if mark not in {"", TEST} else self.clock
        if identity.nobody_works_here(reader):
            return today, clock, SETUP
        if who := self._who(reader, today, settled):
            return today, clock, who
        raise IdentityError(
            _("nobody acts: give --as CODE, or map your login to an employee: staff edit --login")
        )

    def _who(self, reader: "Reader", today: date, settled: "Company") -> Actor | None:
        code = self.as_code or os.environ.get("SALESCLI_AS")
        strict = settled.settings["identity"] == "login"
        return identity.who(reader, today, code, identity.login(self.path), strict=strict)

    def _today(self, reader: "Reader") -> date:
        mark = _mark(reader)
        now = self.clock()
        stands = mark not in {"", TEST}
        zone = None if stands else _zone(engine.company.company(reader, now.date()))
        today = date.fromisoformat(mark) if stands else now.astimezone(zone).date()
        return parse_date(self.today_word, today) if self.today_word else today

    def today_in(self, zone: str) -> date:
        """Return today's date in a zone, before there is a database to ask."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

        from salescli.policy.settings import SETTINGS  # noqa: PLC0415 - start-up

        today = self.clock().astimezone(ZoneInfo(SETTINGS["zone"].check(zone))).date()
        return parse_date(self.today_word, today) if self.today_word else today

    @staticmethod
    def _on(word: str | None, today: date) -> date:
        on = parse_date(word, today) if word else today
        if on > today:
            raise DataError(
                _("--on {on} lies in the future; today is {today}").format(on=on, today=today)
            )
        return on


def _mark(reader: "Reader") -> str:
    found = reader.rows(_MARK, key=DEMONSTRATION)
    return str(found[0]["value"]) if found else ""


def _zone(settled: "Company") -> "ZoneInfo":
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

    return ZoneInfo(settled.settings["zone"])


def _standing(day: date, zone: "ZoneInfo") -> Callable[[], datetime]:
    """Return a clock that stands at noon of a demonstration's day."""
    noon = datetime.combine(day, time(12), zone).astimezone(UTC)
    return lambda: noon
