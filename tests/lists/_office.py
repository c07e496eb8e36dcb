"""An office with people, accounts and products, for the tests of the lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from salescli.engine.open import opened
from salescli.engine.work import Work
from salescli.look import Look
from salescli.policy.roles import Actor, Role
from salescli.render.sheet import Block, Cell, Entry, Sheet
from salescli.services.register import setting
from salescli.workspace import Workspace

TODAY = date(2026, 11, 20)
HIRED = date(2026, 11, 2)
KIM, LEE = Entry("kim", "김영업"), Entry("lee", "이영업")


def as_it_is(value: str) -> Entry:
    """Return what a history tells of a value that has no word of its own."""
    return Entry(value, value)


Seen = TypeVar("Seen")


@dataclass
class Office:
    """One company's database: acts as somebody on a day, and looks at it."""

    path: Path
    hour: int = 3

    def clock(self) -> datetime:
        return datetime(2026, 11, 20, self.hour, 0, tzinfo=UTC)

    def act(
        self,
        action: str,
        step: Callable[[Work], object],
        *,
        on: date = TODAY,
        role: Role = Role.ADMIN,
    ) -> None:
        actor = Actor(1, "admin", "관리자", (role,))
        with opened(self.path, today=TODAY, clock=self.clock, actor=actor, on=on) as work:
            step(work)
            work.seal(action)

    def see(
        self, read: Callable[[Look], Seen], *, today: str | None = None, who: str | None = None
    ) -> Seen:
        place = Workspace(db=str(self.path), today_word=today, as_code=who, clock=self.clock)
        with place.read() as look:
            return read(look)

    def limited(self) -> None:
        self.act("setting set", lambda w: setting.set_(w, "territory_reads", "on"))


def block(sheet: Sheet, key: str | None = None) -> Block:
    return next(b for b in sheet.blocks if key in {None, b.key})


def rows(sheet: Sheet, *keys: str, section: str | None = None) -> list[tuple[Cell, ...]]:
    """Return the rows of a section, only the columns with these keys."""
    chosen = block(sheet, section)
    places = [[c.key for c in chosen.columns].index(key) for key in keys]
    return [tuple(row[p] for p in places) for row in chosen.rows]
