"""A file of schema 5 comes up with what schema 6 keeps: sums of red notes, versions of a month."""

from pathlib import Path

import pytest

from salescli.db import file, guards, migrate
from tests._program import Program
from tests.db._chain import broken
from tests.db._rows import defects, dump, raw, tables
from tests.db._sums import astray
from tests.services._walking import sections, walk

WALKS = {
    "reconciliation": ("reconcile.txt", "a month of an account is stated once", "closed"),
    "shipment": ("mend.txt", "what the customer signed for is taken back", "corrected"),
}
"""Walks that end with rows of a table in a state."""


def of_schema_5(path: Path, now: Path) -> None:
    """Write what a file of now holds as the program of schema 5 did."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file, "VERSION", 5)
        migrate.create(path).close()
    with raw(path, foreign_keys=False) as connection:
        guards.remove(connection)
        connection.execute("ATTACH ? AS now", (str(now),))
        for table in tables(connection):
            own = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join(own)
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM now.{table}")
        guards.install(connection)


@pytest.mark.parametrize("table", WALKS)
def test_a_file_of_schema_5_comes_up_as_if_it_had_always_been_of_6(
    salescli: Program, company_file: Path, tmp_path: Path, table: str
) -> None:
    walked, title, state = WALKS[table]
    (lines,) = [lines for named, lines in sections(walked).items() if named.startswith(title)]
    walk(salescli, company_file, lines)
    now = dump(salescli.path)
    assert state in {row["state"] for row in now[table]}
    older = tmp_path / "older.db"
    of_schema_5(older, salescli.path)

    salescli.path = older
    assert "went from version 5 to" in salescli.done("migrate")

    assert dump(older) == now
    assert (defects(older), broken(older), astray(older)) == ([], [], [])
