"""A case's own people: its own, and those of all that it goes back to (1.3.1)."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from salescli.engine.content import declared
from salescli.engine.writers import WRITTEN, writers
from salescli.policy.documents import OF_KIND
from salescli.policy.workflow import Taken
from salescli.sql import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salescli.engine.work import Work
    from salescli.policy.document import Document
    from salescli.policy.roles import Actor
    from salescli.tables._base import Record


class People(NamedTuple):
    """A case's own people beside its author: who is named on it, and who else wrote of it."""

    named: "tuple[Actor, ...]"
    wrote: "tuple[Actor, ...]"

    @property
    def both(self) -> "tuple[Actor, ...]":
        """All of them."""
        return (*self.named, *self.wrote)


def people(work: "Work", document: "Record") -> People:
    """Return who is named on a document or wrote in it, and the same of all that it goes back to.

    Who only typed something of it is not of them: who manages or leads is.
    """
    kind = declared(document)
    ids: list[int | None] = [getattr(document, kind.whose)] if kind.whose else []
    sql = _before(kind.kind)
    rows = work.rows(sql, id=document.key) if sql else ()
    ids += [row["whose"] for row in rows]
    of = {one.id: one for id_ in dict.fromkeys(ids) if (one := work.person(id_))}
    made = (work.person(id_) for id_ in {row["author"]: None for row in rows} if id_ not in of)
    wrote = tuple(one for one in made if one and (one.manages or one.leads))
    return People(tuple(of.values()), wrote)


def led(work: "Work", ours: "Iterable[Actor | None]") -> bool:
    """Say whether another leads than a case's own people; asked if one of them leads or manages."""
    own = {one.id: one for one in ours if one}
    if not any(one.leads or one.manages for one in own.values()):
        return True
    return any(one.leads and one.id not in own for one in work.staff())


@cache
def _before(kind: str) -> str:
    """Return the SELECT of the people of a kind of document and of what it goes back to, if any."""
    kinds = _kinds(kind)
    found = [_people(OF_KIND[one]) for one in kinds if OF_KIND[one].whose]
    if not found:
        return ""
    return f"""
        {_chain(kind)}, {WRITTEN}
        {" UNION ".join((*found, *writers(kinds)))}
    """


def earlier(work: "Work", document: "Record", steps: "Iterable[str]") -> "tuple[Taken, ...]":
    """Return who took or typed steps with what a document goes back to, each as `KIND.STEP`."""
    asked = tuple(name for name in steps if "." in name)
    if not asked:
        return ()
    kind = declared(document).kind
    sql = f"""
        {_chain(kind)}
        SELECT decision.kind || '.' || decision.step AS step, decision.decided_by AS decided_by,
               decision.recorded_by AS recorded_by
        FROM before JOIN decision
          ON decision.kind = before.kind AND decision.document_id = before.id
        WHERE before.kind <> '{kind}' AND decision.kind || '.' || decision.step IN {among(asked)}
        ORDER BY decision.id
    """
    return tuple(
        Taken(row["step"], row["decided_by"] or 0, "", row["recorded_by"] or 0)
        for row in work.rows(sql, id=document.key)
    )


def _kinds(kind: str) -> list[str]:
    """Return a kind of document and those that it goes back to."""
    kinds = [kind]
    for one in kinds:
        kinds += [to for to, _column in _goes_back(OF_KIND[one]) if to not in kinds]
    return kinds


def _chain(kind: str) -> str:
    """Begin a SELECT with a document and all that it goes back to, as `before (kind, id)`."""
    links = [
        _link(OF_KIND[one], to, column)
        for one in _kinds(kind)
        for to, column in _goes_back(OF_KIND[one])
    ]
    return f"""
        WITH RECURSIVE before (kind, id) AS (
            SELECT '{kind}', CAST(:id AS INTEGER) {" ".join(links)}
        )
    """


def _goes_back(document: "Document") -> list[tuple[str, str]]:
    of = [(document.of, f"{OF_KIND[document.of].table}_id")] if document.of else []
    return [*of, *document.back]


def _link(document: "Document", to: str, column: str) -> str:
    table, _dot, linked = column.rpartition(".")
    own = f"{document.table}_id" if table else "id"
    found = f"{table or document.table}.{linked}"
    return f"""
        UNION SELECT '{to}', {found} FROM before JOIN {table or document.table}
          ON before.kind = '{document.kind}' AND {table or document.table}.{own} = before.id
         AND {found} IS NOT NULL
    """


def _people(document: "Document") -> str:
    table = document.table
    return f"""
        SELECT {table}.{document.whose} AS whose, {table}.author_id AS author
        FROM before JOIN {table} ON before.kind = '{document.kind}' AND {table}.id = before.id
    """
