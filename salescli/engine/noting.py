"""Decisions about entries of registers, which go through no diagram: roles, norms, twins."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.content import RULE

if TYPE_CHECKING:
    from salescli.engine.work import Work


def note(  # noqa: PLR0913 - what a decision tells
    work: "Work",
    kind: str,
    id_: int,
    step: str,
    *,
    clause: str,
    after: str | None,
    before: str | None = None,
    told: str | None = None,
    day: date | None = None,
    about: int | None = None,
    content: Sequence[object] = (),
) -> None:
    """Keep who decided what about an entry; in set-up nobody decides."""
    if not work.actor.id:
        return
    whole = json.dumps([id_, step, after, told, *content])
    decision = models.Decision(
        kind=kind,
        document_id=id_,
        step=step,
        from_state=before,
        to_state=after or "",
        decided_by=work.decider.id or None,
        recorded_by=work.actor.id or None,
        decided_on=day or work.on,
        recorded_at=work.now(),
        content=hashlib.sha256(whole.encode()).hexdigest(),
        clause=clause,
        paper=work.paper,
        note=told or work.note,
        about=about,
        rule=RULE,
    )
    work.insert(decision)
