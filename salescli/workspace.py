"""What the global options chose: which database, who acts, which day, which language."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from salescli import db, engine, identity, sudo
from salescli.errors import (
    BusyError,
    ConfigurationError,
    IdentityError,
    RefusedError,
    RoleError,
    SalesError,
    UnsureError,
    UsageError,
)
from salescli.ground import Ground, OvertakenError, Saying, answered, business_day, mark, zone_of
from salescli.look import Look
from salescli.outcome import note_saved
from salescli.policy.days import bound
from salescli.policy.roles import SETUP, Actor
from salescli.policy.settings import NO_FOLDER
from salescli.policy.typed import Lean, days, heard
from salescli.streams import agreed, remark, terminal
from salescli.text import _, visible

if TYPE_CHECKING:
    from salescli.engine.company import Company, Reads
    from salescli.engine.work import Work

TEST = "test"
"""The mark of a test database: `--today` is allowed, the recording time is the clock's."""

_ATTEMPTS = 3
"""How often a write is begun anew whose ground another one changed."""


@dataclass
class Workspace:
    """The global options of one run of the program."""

    db: str | None = None
    as_code: str | None = None
    today_word: str | None = None
    lang: str | None = None
    no_input: bool = False
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _agreed: set[str] = field(default_factory=set)
    """The cautions that somebody was asked about and said yes to."""

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

    def exchange(self) -> Path | None:
        """Return the folder for files behind sudo, as the opened database has it; None if none."""
        with db.read.reading(self.path) as reader:
            settled = engine.company.company(reader, self._now(reader))
            if sudo.caller() is not None and identity.login(reader) is None:
                return None
        folder = settled.settings["exchange_folder"]
        return None if folder == NO_FOLDER else Path(folder)

    @property
    def asks(self) -> bool:
        """Whether somebody at a terminal can be asked."""
        return not self.no_input and terminal(sys.stdin) and terminal(sys.stderr)

    @contextmanager
    def read(self) -> Iterator[Look]:
        """Open the database to read; nothing is locked, nobody has to act."""
        with heard.telling(self._tell), db.read.reading(self.path) as reader:
            today, now = self._today(reader), self._now(reader)
            binding = engine.company.company(reader, now)
            who = self._who(reader, now, binding)
            scope = self._scope(who, binding)
            within = engine.territory.read_by(reader, who, now) if who and scope else None
            settled = binding if today == now else engine.company.company(reader, today)
            yield Look(reader, settled, today, scope, who, within)

    def _tell(self, line: str) -> None:
        if terminal(sys.stderr):
            remark(visible(f"salescli: {line}"))

    def _scope(self, who: Actor | None, binding: "Company") -> str | None:
        if binding.settings["territory_reads"] != "on":
            return None
        if who is None:
            raise IdentityError(
                _("territory_reads is on, so say who looks: give --as CODE; see: salescli whoami")
            )
        return who.code if who.only_sells else None

    @heard.listening()
    def write(self, saying: Saying, act: Callable[["Work"], str]) -> str:
        """Do one service call in one transaction and return its answer; a refusal is noted.

        Raises BusyError when what it rests on changes again and again before it has the lock.
        """
        overtaken = 0
        while overtaken < _ATTEMPTS:
            try:
                return self._grounded(saying, lambda ground: self._done(saying, act, ground))
            except OvertakenError:
                overtaken += 1
            except UnsureError as unsure:  # asked with nothing begun, and nothing locked meanwhile
                asked = _("Is it right all the same? [y/N] ") if unsure.slip else _("Go on? [y/N] ")
                if not agreed(unsure.doubts, asked):
                    raise
                self._agreed |= {*unsure.doubts}
        raise BusyError

    def permit(self, saying: Saying, check: Callable[[Actor], None]) -> None:
        """Check who acts before anything is opened for them; a refusal is noted."""

        def checked(ground: Ground) -> str:
            check(ground.actor)
            return ""

        self._grounded(replace(saying, request=None), checked)

    def _grounded(self, saying: Saying, do: Callable[[Ground], str]) -> str:
        clock, actor = self.clock, None
        try:
            with db.read.reading(self.path) as reader:
                told = answered(reader, saying, partial(self._actor, reader))
                if told is not None:
                    return told
                ground = self._ground(reader, saying)
            clock, actor = ground.clock(self.clock), ground.actor
            return do(ground)
        except (RefusedError, RoleError, IdentityError) as error:
            if not saying.dry_run:
                self._note_refusal(saying, clock(), actor, error)
            raise

    def _done(self, saying: Saying, act: Callable[["Work"], str], ground: Ground) -> str:
        look = engine.caution.look  # loaded before anybody waits for us
        engine.saying.will_remember(saying.request)

        def begun(work: "Work") -> None:
            # Somebody may have been first while we waited for the lock.
            told = answered(work, saying, partial(self._actor, work))
            if told is not None or self._ground(work, saying) != ground:
                raise OvertakenError

        with engine.open.opened(
            self.path,
            today=ground.today,
            clock=ground.clock(self.clock),
            actor=ground.actor,
            on=ground.on,
            dry_run=saying.dry_run,
            settings=ground.settings,
            action=saying.action,
            begun=begun,
        ) as work:
            work.action, work.paper, work.note = saying.action, saying.paper, saying.note
            work.sure = saying.yes or saying.dry_run
            # First of all: who types what another decided is refused for that, and it is noted.
            work.decider = engine.saying.decider(work, saying.by)
            answer = act(work) if saying.as_json else heard.echoed(act(work))
            engine.saying.kept(work, saying.by, saying.note, saying.paper)
            look(work)
            left = [told for told in work.warnings if told not in self._agreed]
            first = [told for told in work.shown if told not in self._agreed]
            if (first or left) and self.asks and not (saying.yes or saying.dry_run):
                raise UnsureError([*first, *left], slip=bool(left))
            engine.saying.remember(work, saying.request, saying.asked, answer)
            work.seal(saying.action)
            answer = (
                engine.saying.preview(work, answer, raw=saying.as_json)
                if saying.dry_run
                else answer
            )
        if not saying.dry_run:
            note_saved()
        for told in left:
            remark(visible(f"salescli: {told}"))
        return answer

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

    def _ground(self, reads: "Reads", saying: Saying) -> Ground:
        marked = mark(reads)
        if self.today_word and not marked:
            raise UsageError(
                _("--today is for demonstration and test databases; a write takes --on DATE")
            )
        today = self._today(reads)
        settled = engine.company.company(reads, today)
        actor = self._acting(reads, today, settled)
        on = business_day(saying.on, today)
        if not bound(saying.action):
            engine.late.registered(reads, on, today)
        elif on < today:
            actor = engine.late.entering(reads, actor, on, today)
        return Ground(
            today=today,
            on=on,
            actor=actor,
            settings=engine.company.between(reads, on, today),
            stands_in=settled.settings["zone"] if marked not in {"", TEST} else None,
        )

    def _actor(self, reads: "Reads") -> Actor:
        today = self._today(reads)
        return self._acting(reads, today, engine.company.company(reads, today))

    def _acting(self, reads: "Reads", today: date, settled: "Company") -> Actor:
        if identity.nobody_works_here(reads):
            return SETUP
        if who := self._who(reads, today, settled):
            return who
        raise IdentityError(
            _("nobody acts: give --as CODE, or map your login to an employee: staff edit --login")
        )

    def _who(self, reads: "Reads", today: date, settled: "Company") -> Actor | None:
        code = self.as_code or os.environ.get("SALESCLI_AS")
        strict = settled.settings["identity"] == "login"
        return identity.who(reads, today, code, identity.login(reads), strict=strict)

    def _today(self, reads: "Reads") -> date:
        today = self._clock_day(reads)
        return days.day(self.today_word, today, Lean.NEAR) if self.today_word else today

    def _now(self, reads: "Reads") -> date:
        """Return the day that binds who looks: `--today` of real books opens nothing (1.3.4)."""
        return self._today(reads) if mark(reads) else self._clock_day(reads)

    def _clock_day(self, reads: "Reads") -> date:
        if (marked := mark(reads)) not in {"", TEST}:
            return date.fromisoformat(marked)
        now = self.clock()
        return now.astimezone(zone_of(engine.company.company(reads, now.date()))).date()

    def today_in(self, zone: str) -> date:
        """Return today's date in a zone, before there is a database to ask."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

        from salescli.policy.settings import SETTINGS  # noqa: PLC0415 - start-up

        today = self.clock().astimezone(ZoneInfo(SETTINGS["zone"].check(zone))).date()
        return days.day(self.today_word, today, Lean.NEAR) if self.today_word else today
