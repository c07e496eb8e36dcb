"""Twins: the same person or firm entered twice would pass for two (1.3), so that it is told."""

import hashlib
import json
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.major import APART
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from salescli.engine.work import Work
    from salescli.tables.customer import Customer
    from salescli.tables.staff import Employee

OF = {
    "employee": "SELECT code FROM employee WHERE name_key = :key AND id <> :id ORDER BY code",
    "customer": "SELECT code FROM customer WHERE name_key = :key AND id <> :id ORDER BY code",
}

"""Table to the SELECT of others that have the name of an entry."""

_DOUBLE = {
    table: f"""
        SELECT name_key, name, code FROM {table}
        WHERE name_key IN (SELECT name_key FROM {table} GROUP BY name_key HAVING COUNT(*) > 1)
        ORDER BY name_key, code
    """
    for table in OF
}


def warn(work: "Work", entry: "Employee | Customer") -> None:
    """Tell of others who have the name of an entry, however it is written."""
    same = work.rows(OF[str(entry.__tablename__)], key=entry.name_key, id=entry.key)
    if same:
        _tell(work, entry.name, [entry.code, *(row["code"] for row in same)])


def tell_apart(work: "Work", one: "Customer", other: "Customer") -> None:
    """Keep with an account that another one of its name is another firm's, and who said so."""
    told = [one.code, other.code, one.name_key]
    decision = models.Decision(
        kind="customer",
        document_id=one.key,
        step=APART,
        to_state=other.code,
        decided_by=work.decider.id or None,
        recorded_by=work.actor.id or None,
        decided_on=work.on,
        recorded_at=work.now(),
        content=hashlib.sha256(json.dumps(told).encode()).hexdigest(),
        clause="1.3.2",
        paper=work.paper,
        note=work.note,
        about=other.key,
    )
    work.insert(decision)


def warn_of(work: "Work", table: str, keys: "Collection[str]") -> None:
    """Tell of all who have one of these names more than once, after a book was entered."""
    found: dict[str, list[str]] = {}
    for row in work.rows(_DOUBLE[table]):
        if row["name_key"] in keys:
            found.setdefault(row["name_key"], [row["name"]]).append(row["code"])
    for name, *codes in found.values():
        _tell(work, name, codes)


def _tell(work: "Work", name: str, codes: list[str]) -> None:
    told = _("{name} is entered more than once: {codes}; one person or firm has one entry (1.3)")
    work.warnings.append(told.format(name=name, codes=", ".join(codes)))
