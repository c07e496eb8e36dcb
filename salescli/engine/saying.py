"""What the common options of a write mean: on whose behalf, asked before, only tried."""

import json
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.engine.company import actor
from salescli.engine.late import signing
from salescli.errors import IdentityError, RefusedError, UsageError
from salescli.policy.roles import Actor, Role
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salescli.engine.work import Work


def decider(work: "Work", by: str | None) -> Actor:
    """Return who decides: who acts, or whose signature on paper a clerk types (commands.md 2).

    Paper counts in the roles that its signer had on its day and has on the day it is typed; who
    has left by then, in the last ones. Raises IdentityError, RoleError or RefusedError.
    """
    if by is None:
        return work.actor
    named = actor(work, work.on, code=find.signer(work, by).code)
    if named is None:
        raise IdentityError(_("{code} was not employed on {day}").format(code=by, day=work.on))
    if named.id == work.actor.id:
        return named
    work.require(_("type what another decided"), (Role.CLERK,), "1.3")
    if work.company.settings["paper_decisions"] != "on":
        raise IdentityError(_("paper_decisions is off: everybody types their own decisions"))
    if not (work.paper or "").strip():
        raise RefusedError(
            _("what {name} decided is typed from the signed sheet; give --paper REF (1.3)").format(
                name=named.name
            )
        )
    return signing(work, named)


def kept(work: "Work", by: str | None, note: str | None, paper: str | None) -> None:
    """Refuse a note, or a paper that no signature needs, where no row keeps what it says."""
    told = {"--note": note, "--paper": None if by else paper}
    words = {flag: word for flag, word in told.items() if word}
    rows = work.ledger.unsealed() if words else ()
    written = {text for _table, _id, what in rows for value in _now(what) for text in value}
    for flag, word in words.items():
        if word not in written:
            raise UsageError(
                _("{option} is kept nowhere by {command}; leave it out").format(
                    option=flag, command=work.action
                )
            )


def _now(what: "Mapping[str, Any]") -> "Iterator[list[str]]":
    """Yield the texts that a row holds now; a setting keeps the paper and the note in one."""
    for value in what.values():
        now = value[-1] if isinstance(value, list) else value
        if isinstance(now, str):
            yield [now, *now.split(" · ", 1)]


def will_remember(request: str | None) -> None:
    """Load what an answer is kept in, before somebody waits for it behind the lock."""
    if request:
        models.load("call")


def remember(work: "Work", request: str | None, asked: str, answer: str) -> None:
    """Keep the answer under its request id, so that a repeat gets the same and writes nothing."""
    if request:
        who = work.actor.code if work.actor.id else None
        kept = models.Request(
            request=request, action=work.action, answer=answer, asked=asked, actor=who
        )
        work.insert(kept)


def preview(work: "Work", answer: str, *, raw: bool = False) -> str:
    """Say what a dry run would have changed; `raw`, with every row, as JSON."""
    if raw:
        rows = [{"table": table, "id": row, "row": what} for table, row, what in work.ledger.sealed]
        told = {"dry_run": True, "answer": answer, "shown": work.shown, "rows": rows}
        return json.dumps(told, ensure_ascii=False, indent=2)
    # Not filled in: an answer may have several lines.
    first = _("dry run, nothing changed: {answer}").replace("{answer}", answer)
    return "\n".join((first, *work.shown))
