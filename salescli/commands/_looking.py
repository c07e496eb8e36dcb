"""A look at the database from within a write: what a list or a watch tells before it is entered."""

from datetime import date
from typing import TYPE_CHECKING

from salescli.engine.territory import read_by
from salescli.look import Look
from salescli.policy.period import Window, weeks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from salescli.engine.work import Work


def ready() -> "Callable[[Work], Look]":
    """Load what reckons with weeks, before anybody waits for it behind the lock."""
    weeks_of(Window(date.min, date.min))
    return _looking


def _looking(work: "Work") -> Look:
    """Look as who acts sees it, on the business day (1.3.4)."""
    limited = work.actor.only_sells and work.company.settings["territory_reads"] == "on"
    return Look(
        work,
        work.company,
        work.on,
        work.actor.code if limited else None,
        work.actor,
        read_by(work, work.actor, work.on) if limited else None,
    )
