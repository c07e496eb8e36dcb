"""The last own entry of a document, as the audit tells it; and why it cannot be taken back."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.engine.content import declared
from salescli.engine.steps import label
from salescli.errors import DataError, RefusedError
from salescli.policy.diagrams import OF_KIND
from salescli.policy.diagrams.undone import TALKING, UNDO, UNDONE, drafted, way_back
from salescli.policy.standing import DAYS_OF_VISIT
from salescli.policy.stated import worded
from salescli.policy.wording import ROLES
from salescli.services.register.referring import referring
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

Change = tuple[str, int, Mapping[str, Any]]
"""Table, id and what of a row of the audit: of a new row {column: value}, else [before, after]."""

_BEGUN = """
    SELECT COALESCE(MIN(written), 0) AS first FROM decision
    WHERE kind = :kind AND document_id = :id
"""

_DECIDED = """
    SELECT written, step, about FROM decision
    WHERE kind = :kind AND document_id = :id
    ORDER BY id
"""

_TOLD = """
    SELECT seq, action, actor_id, recorded_at, changes FROM audit
    WHERE seq >= :first AND (
        seq IN (SELECT value FROM json_each(:seqs))
        OR EXISTS (SELECT 1 FROM json_each(:marks) AS mark
                   WHERE instr(audit.changes, mark.value) > 0)
    )
    ORDER BY seq DESC
"""

_NAMED = "SELECT (SELECT name FROM employee WHERE id = :id) AS name"

_REPLACED = frozenset(("superseded", "superseded_at"))
"""What is written of a deviation that another one replaces, or that is taken back."""

_BESIDE = frozenset(("request", "number_series"))
"""Tables that are written along with whatever is entered."""


class Entry(NamedTuple):
    """One call that entered something in a document."""

    seq: int
    action: str
    step: str
    """The step of the diagram by which it was made; empty of what was written without one."""
    changes: tuple[Change, ...]


class _About(NamedTuple):
    """A document, and what there is of it."""

    document: "Record"
    kind: str
    table: str
    parts: frozenset[tuple[str, int]]
    """Its own row, and those that belong to it."""

    def own(self, table: str, id_: int, what: Mapping[str, Any]) -> bool:
        """Say whether a change is of the document itself, or of something that belongs to it."""
        if table == "decision":
            return (what["kind"], what["document_id"]) == (self.kind, self.document.key)
        return (table, id_) in self.parts


def last(work: "Work", document: "Record") -> Entry:
    """Return the last own entry of a document; raise RefusedError or DataError if there is none.

    Entries that were taken back since are none, whoever made them.
    """
    about = _about(work, document)
    gone = _gone(work, about)
    rows = [row for row in _told(work, about) if row["seq"] not in gone]
    if not any(row["actor_id"] == (work.actor.id or None) for row in rows):
        raise _nothing(document)
    for row in rows:
        changes = tuple((table, id_, what) for table, id_, what in json.loads(row["changes"]))
        if row["actor_id"] != (work.actor.id or None):
            raise _relied(work, document, row)
        if not any(about.own(*change) for change in changes):
            continue
        step = _entered(about, changes)
        if step is None:
            raise _a_step(work, document, row["action"])
        return Entry(row["seq"], row["action"], step, changes)
    raise _nothing(document)


def _nothing(document: "Record") -> DataError:
    return DataError(
        _("nothing that you entered in {document} is left to take back").format(
            document=label(document)
        )
    )


def _about(work: "Work", document: "Record") -> _About:
    of = declared(document)
    undoing = UNDONE.get(of.kind)
    held = filter(None, (undoing.lines, undoing.deviations, undoing.talks) if undoing else ())
    parts = {(of.table, document.key)} | {
        (table, row["id"])
        for table in held
        for row in work.rows(f"SELECT id FROM {table} WHERE {of.table}_id = :id", id=document.key)
    }
    return _About(document, of.kind, of.table, frozenset(parts))


def _gone(work: "Work", about: _About) -> set[int]:
    """Return the audit rows of what was taken back, and of the taking back."""
    rows = work.rows(_DECIDED, kind=about.kind, id=about.document.key)
    undos = [row for row in rows if row["step"] == UNDO]
    return {seq for row in undos for seq in (row["written"], row["about"])}


def _told(work: "Work", about: _About) -> list[Mapping[str, Any]]:
    """Return what was written of a document, or of what refers to it, the last first."""
    document, id_ = about.document, about.document.key
    seqs = {row["written"] for row in work.rows(_DECIDED, kind=about.kind, id=id_)}
    (begun,) = work.rows(_BEGUN, kind=about.kind, id=id_)
    seqs |= {row.written for row in referring(work, document, since=begun["first"])}
    marks = [f'["{table}",{part},' for table, part in sorted(about.parts)]
    return work.rows(
        _TOLD, first=begun["first"], seqs=json.dumps(sorted(seqs)), marks=json.dumps(marks)
    )


def _entered(about: _About, changes: tuple[Change, ...]) -> str | None:
    """Return the step by which an entry was made, if any; None if it is no entry."""
    undoing = UNDONE.get(about.kind)
    if undoing is None:
        return None
    steps = {what["step"] for what in _decisions(about, changes)}
    if steps - {undoing.step, *([TALKING] if undoing.talks else [])}:
        return None
    talks = TALKING in steps
    if not all(_fits(about, change, talks=talks) for change in changes):
        return None
    return next(iter(steps - {TALKING}), "")


def _decisions(about: _About, changes: tuple[Change, ...]) -> Iterator[Mapping[str, Any]]:
    for table, id_, what in changes:
        if table == "decision" and about.own(table, id_, what):
            yield what


def _fits(about: _About, change: Change, *, talks: bool) -> bool:
    """Say whether a change is one that can be taken back, or comes along with one."""
    undoing = UNDONE[about.kind]
    table, id_, what = change
    if table in _BESIDE:
        return True
    if table == "decision":
        return about.own(table, id_, what) or what["kind"] == DAYS_OF_VISIT
    edited = {*undoing.edited.split(), "total", *(["state"] if talks else [])}
    fits = {
        undoing.lines: True,
        undoing.deviations: "term" in what or what.keys() <= _REPLACED,
        undoing.talks: "told" in what,
        about.table: what.keys() <= edited,
    }
    return (table, id_) in about.parts and fits[table]


def _relied(work: "Work", document: "Record", row: Mapping[str, Any]) -> RefusedError:
    (who,) = work.rows(_NAMED, id=row["actor_id"])
    why = _(
        "what you entered in {document} stays: {name} went on from it with {what} on {day}"
    ).format(
        document=label(document),
        name=who["name"] or _("somebody"),
        what=row["action"],
        day=work.company.day(row["recorded_at"]),
    )
    open_ = drafted(declared(document).kind, document.state)  # type: ignore[attr-defined]
    return RefusedError(f"{why}; {_anew() if open_ else _instead(work, document)}")


def closed(work: "Work", document: "Record") -> RefusedError:
    """Return the refusal to take anything back in a document that is no draft any more."""
    why = _("{document} is {state}, so what was entered in it stays").format(
        document=label(document),
        state=worded(declared(document).kind, str(document.state)),  # type: ignore[attr-defined]
    )
    return RefusedError(f"{why}; {_instead(work, document)}")


def _a_step(work: "Work", document: "Record", action: str) -> RefusedError:
    why = _("the last thing you did with {document}, {what}, is a step and no entry").format(
        document=label(document), what=action
    )
    return RefusedError(f"{why}; {_instead(work, document)}")


def _instead(work: "Work", document: "Record") -> str:
    """Say what can be done where nothing is taken back."""
    of = declared(document)
    sealed = getattr(document, "sealed_on", None) is not None
    state = document.state  # type: ignore[attr-defined]
    step = way_back(OF_KIND[of.kind], state, work.actor, sealed=sealed)
    if step is None:
        return _anew()
    command = f"{of.handled_by} {step.command} {label(document)}"
    if work.actor.plays(step.by):
        return _("instead: {command}").format(command=command)
    roles = ", ".join(ROLES[role].within(spoken()) for role in step.by)
    return _("instead, by {roles}: {command}").format(command=command, roles=roles)


def _anew() -> str:
    return _("a new entry corrects it")
