"""Opening a database to write: the transaction, the company of the day, who acts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from salescli import models
from salescli.db.write import transaction
from salescli.engine.company import Company, between
from salescli.engine.work import Work
from salescli.policy.documents import SERIES
from salescli.policy.roles import Actor

_ALONG = {
    **dict.fromkeys(SERIES, ("decision",)),
    "import": ("book",),
    "import staff": ("staff", "decision"),
    "import customers": ("customer",),
    "import products": ("product",),
    "import contracts": ("contract", "ship", "decision", "posting"),
    "archive": ("loan", "decision"),
    "calendar": ("decision", "late"),
    "customer": ("profile", "decision"),
    "dealer": ("customer",),
    "product": ("decision",),
    "staff": ("absence", "decision"),
    "target": ("decision",),
    "worklog": ("visit",),
    "collect dun": ("dunning",),
    "collect risk": ("dunning",),
    "visit submit": ("meeting",),
    "contract negotiate": ("negotiation",),
    "contract answer": ("negotiation",),
    "contract bind": ("binder", "archive"),
    "archive put": ("ship",),
    "collect check": ("check", "decision"),
    "conduct training": ("training",),
    **dict.fromkeys(("contract archive", "ship receipt", "reconcile close"), ("archive",)),
    **dict.fromkeys(("invoice file", "invoice hand-over", "instrument hand-over"), ("archive",)),
    **dict.fromkeys(
        ("instrument clear", "instrument bounce"),
        ("decision", "collect", "contract", "posting", "account"),
    ),
    **dict.fromkeys(
        ("contract confirm", "contract sign"),
        ("decision", "posting"),
    ),
    **dict.fromkeys(("invoice issue", "collect confirm"), ("decision", "posting", "account")),
    "ship delay": ("delay",),
    "ship approve": ("posting",),
    "service": ("decision", "assessment"),
    "service apply": ("archive",),
    "report write": ("customer",),
    "ship dispatch": ("posting", "archive"),
    "return": ("ship", "decision", "assessment"),
    "conduct": ("violation", "proposal", "decision"),
    "conduct liability": ("liability",),
    "conduct appraise": ("appraisal",),
    **dict.fromkeys(("return approve", "return receive"), ("posting", "contract")),
    **dict.fromkeys(("expense claim", "expense withdraw", "expense reject"), ("posting",)),
    "return settle": ("posting", "contract", "invoice", "collect", "account"),
}
"""Action, else noun, to the tables that it writes beside the noun's own."""


def ready(action: str) -> None:
    """Load what a call will most likely write, so that nobody waits for it behind the lock."""
    noun = action.partition(" ")[0]
    for file in (noun, *_ALONG.get(noun, ()), *_ALONG.get(action, ())):
        models.load(file)


@contextmanager
def opened(  # noqa: PLR0913 - what a write needs to know
    path: Path,
    *,
    today: date,
    clock: Callable[[], datetime],
    actor: Actor,
    on: date | None = None,
    dry_run: bool = False,
    settings: Mapping[str, str] | None = None,
    action: str = "",
    begun: Callable[[Work], None] | None = None,
) -> Iterator[Work]:
    """Yield the work, whose first look at the database takes the write lock; calls are sealed.

    With the `settings` of the day known, that look is the service's own: what it imports, it has
    imported by then, and what the `action` will write is loaded before. `begun` is called with the
    lock held.
    """
    with transaction(path, dry_run=dry_run) as (session, ledger):
        day = on or today
        work = Work(
            session=session,
            ledger=ledger,
            actor=actor,
            decider=actor,
            on=day,
            today=today,
            clock=clock,
            company=Company(settings or between(ledger, day, today), ledger),
        )
        ledger.today = lambda: work.today
        ledger.ready = lambda: ready(action)
        if begun is not None:
            ledger.begun = lambda: begun(work)
        yield work
