"""Whom conduct is decided about: nobody decides or types it of themselves (1.3.1)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescli.engine.work import Work


def others(work: "Work", *whom: int | None) -> bool:
    """Say whether it is about somebody else than who decides, and than who types it."""
    return {work.decider.id, work.actor.id}.isdisjoint(whom)


def led_or_signed(work: "Work", whom: int) -> bool:
    """Say whether somebody leads beside whom it is about, or the manager has a paper of it.

    Who manages does not decide alone about the only leader: the paper is that of the owners.
    """
    leaders = {one.id for one in work.staff() if one.leads}
    return leaders != {whom} or (work.paper is not None and work.decider is work.actor)
