"""Work: one write in progress, with who acts, on which business date, under which settings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from salescli.db.objects import selected
from salescli.engine.company import person, staff
from salescli.errors import RoleError, SecondPersonError
from salescli.policy.roles import Actor, Role
from salescli.text import _

if TYPE_CHECKING:
    from sqlmodel import Session

    from salescli.db.ledger import Ledger
    from salescli.engine.company import Company
    from salescli.tables._base import Record

R = TypeVar("R", bound="Record")


class Decided(NamedTuple):
    """One step that was taken because the command of the write says so."""

    kind: str
    document: Any
    step: str
    state: str
    """Where it stood."""
    content: str
    """The digest of what stood there."""


@dataclass
class Work:
    """The open session, the actor and the day."""

    session: "Session"
    ledger: "Ledger"
    actor: Actor
    decider: Actor
    """Whose decision it is: of who acts, or who signed the paper that a clerk types."""
    on: date
    """Business date: decides the period."""
    today: date
    clock: Callable[[], datetime]
    """Recording time: decides `--as-of`."""
    company: "Company"
    action: str = ""
    paper: str | None = None
    note: str | None = None
    met: dict[tuple[object, ...], object] = field(default_factory=dict)
    """What this transaction has found before: fetched again, it would be the same rows."""
    history: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    """The decisions about documents, by kind and id, as far as they were looked at."""
    shown: list[str] = field(default_factory=list)
    """What who decides looks at first: asked about at a terminal, and told by a dry run."""
    decided: list[Decided] = field(default_factory=list)
    """What the command of this write has decided, each of it with what that binds."""
    sure: bool = True
    """Whether it was said that what is shown is right, or nothing is kept."""
    warnings: list[str] = field(default_factory=list)
    """What is done, and yet has to be looked at."""

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Run one SELECT inside this write."""
        return self.ledger.rows(sql, **values)

    def select(self, table: type[R], where: str, **values: object) -> list[R]:
        """Fetch rows to be changed: `where` is a condition, and how they are sorted, as SQL."""
        return selected(self.session, self.ledger, table, where, values)

    def fetch(self, table: type[R], **by: object) -> R | None:
        """Fetch the row that has these values, with its parts; None if there is none."""
        found = self.select(table, " AND ".join(f"{c} = :{c}" for c in by), **by)
        return found[0] if found else None

    def add(self, *records: "Record") -> None:
        """Keep new rows, so that they have ids."""
        self.ledger.add(records)

    def insert(self, record: "Record") -> None:
        """Keep a new row that nobody changes or asks for as an object."""
        self.ledger.insert(record)

    def forget(self) -> None:
        """Let go of all that was found; what is asked for again is fetched again."""
        self.session.flush()
        self.session.expunge_all()
        self.met.clear()
        self.history.clear()

    def now(self) -> datetime:
        """Return the recording time of this step."""
        return self.clock()

    def require(self, act: str, roles: Iterable[Role], clause: str) -> None:
        """Refuse whoever acts in none of these roles."""
        if not self.actor.plays(allowed := tuple(roles)):
            raise RoleError(act, self.actor.roles, allowed, clause)

    def deciding(self, act: str, roles: Iterable[Role], clause: str) -> None:
        """Refuse a decision of whoever has none of these roles, whoever types it (1.3)."""
        if not self.decider.plays(allowed := tuple(roles)):
            typed = self.decider is self.actor and self.actor.plays((Role.CLERK,))
            raise RoleError(act, self.decider.roles, allowed, clause, typed=typed)

    def own_words(self, act: str, document: str, author_id: int | None, clause: str) -> None:
        """Refuse who manages or leads to rewrite what another wrote and they decide (1.3.1)."""
        actor = self.actor
        if (actor.manages or actor.leads) and author_id != actor.id:
            why = _("somebody else made it, and {name} decides about it").format(name=actor.name)
            raise SecondPersonError(act, document, why, clause)

    def person(self, id_: int | None) -> Actor | None:
        """Return who made a document, in the roles of both days; None if it was imported.

        Somebody who managed on one of them is a manager whose case the leader decides (1.3.1).
        """
        if id_ is None:
            return None
        then = person(self, self.on, id_)
        if self.on == self.today:
            return then
        now = person(self, self.today, id_)
        return then._replace(roles=tuple(dict.fromkeys((*then.roles, *now.roles))))

    def staff(self) -> tuple[Actor, ...]:
        """Return who works here on the business date or today, in the roles of either day."""
        days = sorted({self.on, self.today})
        return tuple(dict.fromkeys(one for day in days for one in staff(self, day)))

    def seal(self, action: str) -> None:
        """End one service call: write its audit row."""
        who = self.actor.id or None
        self.ledger.seal(action, at=self.now(), actor=who)
