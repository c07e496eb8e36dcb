"""Work: one write in progress, with who acts, on which business date, under which settings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from salescli.errors import RoleError, SecondPersonError
from salescli.policy.roles import Actor, Role
from salescli.text import _

if TYPE_CHECKING:
    from sqlmodel import Session

    from salescli.db.write import Ledger
    from salescli.engine.company import Company
    from salescli.tables._base import Record


@dataclass
class Work:
    """The open session, the actor and the day."""

    session: "Session"
    ledger: "Ledger"
    actor: Actor
    decider: Actor
    on: date
    """Business date: decides the period."""
    today: date
    clock: Callable[[], datetime]
    """Recording time: decides `--as-of`."""
    company: "Company"
    action: str = ""
    paper: str | None = None
    note: str | None = None
    _people: dict[tuple[int, date], Actor] = field(default_factory=dict)

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Run one SELECT inside this write."""
        from salescli.db.write import rows  # noqa: PLC0415 - loaded already by whoever writes

        self.session.flush()
        return rows(self.session, sql, values)

    def add(self, *records: "Record") -> None:
        """Keep new rows, so that they have ids."""
        self.session.add_all(records)
        self.session.flush()

    def now(self) -> datetime:
        """Return the recording time of this step."""
        return self.clock()

    def require(self, act: str, roles: Iterable[Role], clause: str) -> None:
        """Refuse whoever acts in none of these roles."""
        if self.actor.role not in (allowed := tuple(roles)):
            raise RoleError(act, self.actor.role, allowed, clause)

    def own_words(self, act: str, document: str, author_id: int | None, clause: str) -> None:
        """Refuse a manager to rewrite what another has written and the manager decides (1.3.1)."""
        if self.actor.role is Role.MANAGER and author_id != self.actor.id:
            why = _("somebody else made it, and the manager decides about it")
            raise SecondPersonError(act, document, why, clause)

    def person(self, id_: int | None) -> Actor | None:
        """Return who made a document, in the role of the business date; None if it was imported."""
        from salescli.engine.company import person  # noqa: PLC0415 - start-up

        if id_ is None:
            return None
        if (id_, self.on) not in self._people:
            self._people[id_, self.on] = person(self, self.on, id_)
        return self._people[id_, self.on]

    def seal(self, action: str) -> None:
        """End one service call: write its audit row."""
        who = self.actor.id or None
        self.ledger.seal(action, at=self.now(), actor=who)
