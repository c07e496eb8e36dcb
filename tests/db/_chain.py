"""The audit read again from its description (design.md 1.10), not from the program's code."""

import hashlib
import json
from pathlib import Path
from typing import Any

from tests.db._rows import dump, raw

UNAUDITED = {"audit", "refusal"}


def broken(path: Path) -> list[int]:
    """Return the audit rows that do not hang together with the one before."""
    with raw(path) as connection:
        rows = connection.execute("SELECT * FROM audit ORDER BY seq").fetchall()
    found, previous = [], ""
    for expected, row in enumerate(rows, 1):
        told = [
            *(row["version"], row["seq"], row["recorded_at"], row["actor_id"]),
            *(row["action"], row["changes"], previous),
        ]
        digest = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8")).hexdigest()
        if (row["seq"], row["previous"], row["hash"]) != (expected, previous, digest):
            found.append(row["seq"])
        previous = row["hash"]
    return found


def rebuilt(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """Build every table again from what the audit says was changed."""
    built: dict[str, dict[int, dict[str, Any]]] = {}
    with raw(path) as connection:
        rows = connection.execute("SELECT seq, changes FROM audit ORDER BY seq").fetchall()
    for seq, changes in rows:
        for table, id_, what in json.loads(changes):
            _apply(built.setdefault(table, {}), seq, id_, what)
    return built


def _apply(table: dict[int, dict[str, Any]], seq: int, id_: int, what: dict[str, Any]) -> None:
    if id_ not in table:
        table[id_] = dict(what)
    else:
        row = table[id_]
        for column, (before, after) in what.items():
            # A row written in bulk tells only the columns it fills.
            was = row.get(column)
            assert was == before, f"{column} of {id_} was {was}, not {before}"
            row[column] = after
    table[id_] |= {"id": id_, "written": seq}


def departures(path: Path) -> list[tuple[str, int]]:
    """Name every row that is not what the audit says it is: (table, id)."""
    built = rebuilt(path)
    found = []
    for table, rows in dump(path).items():
        if table in UNAUDITED:
            continue
        now = {row["id"]: row for row in rows}
        told = built.get(table, {})
        found += [
            (table, id_)
            for id_ in sorted(now.keys() | told.keys())
            if now.get(id_) != _whole(told.get(id_), now.get(id_))
        ]
    return found


def _whole(told: dict[str, Any] | None, now: dict[str, Any] | None) -> dict[str, Any] | None:
    # A row written in bulk tells only the columns it fills.
    return told if told is None or now is None else dict.fromkeys(now) | told
