"""Opening a database to write: the transaction, the company of the day, who acts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from salescli.db.write import transaction
from salescli.engine.company import company
from salescli.engine.work import Work
from salescli.policy.roles import Actor


@contextmanager
def opened(  # noqa: PLR0913 - what a write needs to know
    path: Path,
    *,
    today: date,
    clock: Callable[[], datetime],
    actor: Actor,
    on: date | None = None,
    dry_run: bool = False,
) -> Iterator[Work]:
    """Hold the write lock and yield the work; the caller seals each service call."""
    with transaction(path, dry_run=dry_run) as (session, ledger):

        class _Reads:
            @staticmethod
            def rows(sql: str, **values: object) -> list[Mapping[str, Any]]:
                return list(ledger.rows(sql, values))

        yield Work(
            session=session,
            ledger=ledger,
            actor=actor,
            decider=actor,
            on=on or today,
            today=today,
            clock=clock,
            company=company(_Reads(), on or today),
        )
