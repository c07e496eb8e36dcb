"""A way back: the last own entry of a document is taken back, as an entry of its own."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from salescli import models
from salescli.engine import find
from salescli.engine.content import declared, digest
from salescli.engine.lines import totalled
from salescli.engine.steps import advance, in_order, label, remember
from salescli.errors import DataError
from salescli.policy import names, numbers
from salescli.policy.diagrams import SALES_SIDE
from salescli.policy.diagrams.undone import UNDO, UNDONE, drafted
from salescli.policy.documents import DOCUMENTS
from salescli.policy.period import Window
from salescli.policy.workflow import Step
from salescli.services.register import deviations
from salescli.services.undoing import entries
from salescli.services.undoing.entries import Change, Entry
from salescli.services.undoing.today import last_today
from salescli.services.visit import planning
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.diagrams.undone import Undoing
    from salescli.tables._base import Record
    from salescli.tables.visit import Visit

__all__ = ["last_today", "ready", "undo"]

_Before = Mapping[tuple[str, int], Mapping[str, Any]]
"""Table and id of a row to what its columns said; nothing where it was not there."""

_DAYS = ("from_on", "until_on")
"""The days of a visit, which change together."""


def ready(word: str) -> None:
    """Load what is written of the document of a number, before somebody waits for it."""
    models.load("decision")
    for of in DOCUMENTS:
        if of.prefix and numbers.fits(of.kind, word):
            models.load(of.kind)


def undo(work: "Work", number: str) -> tuple["Record", Entry]:
    """Take back the last own entry of a document; return both.

    Raises RefusedError where somebody has relied on it, or where the last thing was a step.
    """
    document = _found(work, number)
    entry = entries.last(work, document)
    undoing = UNDONE[declared(document).kind]
    _allow(work, document, entry, undoing)
    state, content = document.state, digest(work, document)  # type: ignore[attr-defined]
    _restore(work, document, entry, undoing)
    work.note = work.note or entry.action
    step = Step(UNDO, (), None, (), undoing.clause)
    remember(work, document, step, state, content, entry.seq)
    return document, entry


def _found(work: "Work", word: str) -> "Record":
    """Find the document of a number of whichever kind."""
    for of in DOCUMENTS:
        if of.prefix and numbers.fits(of.kind, names.asked(word, of.entry)):
            return find.document(work, _table(of.table), word, consulted=of.kind == "inquiry")
    raise DataError(
        _("{word!r} is no number of a document; give one like C-7, or C-d7 of a draft").format(
            word=word
        )
    )


def _table(name: str) -> "type[Record]":
    table: type[Record] = getattr(models, name.title().replace("_", ""))
    return table


def _allow(work: "Work", document: "Record", entry: Entry, undoing: "Undoing") -> None:
    """Refuse what may not be written in any more, by who acts."""
    of = declared(document)
    author: int | None = document.author_id  # type: ignore[attr-defined]
    if not entry.step:
        work.require(_("take back entries"), SALES_SIDE, undoing.clause)
    work.own_words(_("take back entries of"), label(document), author, undoing.clause)
    if not entry.step and not drafted(of.kind, document.state):  # type: ignore[attr-defined]
        raise entries.closed(work, document)
    in_order(work, _("take back an entry of"), document)


def _restore(work: "Work", document: "Record", entry: Entry, undoing: "Undoing") -> None:
    before = _before(entry.changes)
    own = before.get((declared(document).table, document.key), {})
    edited = {column: own[column] for column in undoing.edited.split() if column in own}
    if entry.step:
        visits = declared(document).kind == "visit"
        facts = planning.facts(work, cast("Visit", document)) if visits else None
        advance(work, document, entry.step, edited, facts=facts)
    else:
        _edit(work, document, edited)
    _lines(work, document, before, undoing)
    _deviations(work, document, before, undoing)
    work.add(document)


def _before(changes: Iterable[Change]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return what every row said before; nothing of one that was not there."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for table, id_, what in changes:
        known = found.setdefault((table, id_), {})
        for column, told in what.items():
            if isinstance(told, list):
                known.setdefault(column, told[0])
    return found


def _edit(work: "Work", document: Any, edited: Mapping[str, Any]) -> None:  # noqa: ANN401 - of any kind
    """Write the old values of a document's own columns; a visit's days are told of."""
    if edited.keys() & {*_DAYS}:
        days = [edited.get(column, str(getattr(document, column))) for column in _DAYS]
        span = Window(*map(date.fromisoformat, days))
        planning.ahead(work, span, on=work.today)
        planning.redate(work, document, span)
    for column, value in edited.items():
        if column not in {*_DAYS, "total"}:
            setattr(document, column, value)


def _lines(work: "Work", document: Any, before: _Before, undoing: "Undoing") -> None:  # noqa: ANN401
    """Take out the lines that were added, and let the others say what they said before."""
    if not undoing.lines:
        return
    for line in document.lines:
        told = before.get((undoing.lines, line.key))
        if told is None:
            continue
        if not told:
            line.dropped = True
        for column in undoing.changed.split():
            if column in told:
                setattr(line, column, told[column])
    if hasattr(document, "total"):
        totalled(work, document)


def _deviations(work: "Work", document: Any, before: _Before, undoing: "Undoing") -> None:  # noqa: ANN401
    """Take back what was declared, and let stand again what that had replaced."""
    told = {id_: was for (table, id_), was in before.items() if table == undoing.deviations}
    rows = [one for one in document.deviations if one.key in told] if told else []
    for one in rows:
        if not told[one.key]:
            deviations.supersede(work, *deviations.declared(document, one.term, one.position))
    for one in rows:
        if told[one.key]:
            deviations.again(work, document, one)
