"""The frozen schema: what the models say, strict, and fit for PostgreSQL."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from salescli import models
from salescli.db import ddl, migrate
from salescli.db.file import APPLICATION_ID, VERSION
from tests.db._rows import raw, tables
from tests.db._structure import made, structure

WITHOUT_PARENT = {
    ("audit", "actor_id"),
    ("refusal", "actor_id"),
    ("decision", "document_id"),
    ("assessment", "document_id"),
    ("posting", "claim_id"),
}
"""The audit may not depend on what it watches; decisions and assessments are of any document; who
books a sale does not load what expenses are (test_startup).
"""

SQLITE_ONLY = ("AUTOINCREMENT", "WITHOUT ROWID", "GLOB", "STRFTIME", "JULIANDAY", "JSON_")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "fresh.db"
    migrate.create(path).close()
    return path


def statements(path: Path, kind: str) -> dict[str, str]:
    with raw(path) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,)
        )
        return {name: sql for name, sql in rows if not name.startswith("sqlite_")}


def test_the_frozen_schema_is_what_the_models_say(fresh: Path) -> None:
    with raw(fresh) as connection:
        assert structure(connection) == made(ddl.statements())


def test_every_table_of_the_index_is_there(fresh: Path) -> None:
    named = sorted(table.__tablename__ for table in models.everything())

    with raw(fresh) as connection:
        assert tables(connection) == named


def test_every_table_is_strict(fresh: Path) -> None:
    with raw(fresh) as connection:
        listed = connection.execute("PRAGMA table_list").fetchall()
        loose = [t["name"] for t in listed if t["type"] == "table" and not t["strict"]]

    assert [name for name in loose if not name.startswith("sqlite_")] == []


def test_types_are_those_that_both_engines_know(fresh: Path) -> None:
    with raw(fresh) as connection:
        types = {
            column["type"]
            for table in tables(connection)
            for column in connection.execute(f"PRAGMA table_info({table})")
        }

    assert types == {"INTEGER", "TEXT"}


def test_every_reference_has_a_parent(fresh: Path) -> None:
    with raw(fresh) as connection:
        orphans = []
        for table in tables(connection):
            keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            known = {key["from"] for key in keys}
            columns = [c["name"] for c in connection.execute(f"PRAGMA table_info({table})")]
            orphans += [(table, c) for c in columns if c.endswith("_id") and c not in known]
            for key in keys:
                parent = connection.execute(f"PRAGMA table_info({key['table']})").fetchall()
                assert [c["name"] for c in parent if c["pk"]] == [key["to"]], (table, key["from"])

    assert set(orphans) == WITHOUT_PARENT


def test_every_audited_row_names_its_audit_row(fresh: Path) -> None:
    with raw(fresh) as connection:
        sealed = [
            table
            for table in tables(connection)
            if any(
                (key["from"], key["table"]) == ("written", "audit")
                for key in connection.execute(f"PRAGMA foreign_key_list({table})")
            )
        ]
        assert set(tables(connection)) - set(sealed) == {"audit", "refusal"}


def test_every_constraint_has_a_name(fresh: Path) -> None:
    nameless = re.compile(r"(?<!\w )\b(?:CHECK|UNIQUE|FOREIGN KEY|PRIMARY KEY) ?\(")

    for name, statement in statements(fresh, "table").items():
        for match in nameless.finditer(statement):
            assert re.search(r"CONSTRAINT \w+ $", statement[: match.start()]), (name, match[0])


def test_the_file_is_marked_as_ours(fresh: Path) -> None:
    with raw(fresh) as connection:
        marks = [connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _MARKS]

    assert marks == [APPLICATION_ID, VERSION]


_MARKS = ("application_id", "user_version")


def test_nothing_in_the_migrations_is_for_one_engine_only() -> None:
    scripts = "".join(migrate.script(number) for number in range(1, VERSION + 1)).upper()

    assert [word for word in SQLITE_ONLY if word in scripts] == []


def test_the_models_compile_for_postgresql() -> None:
    models.everything()
    dialect = postgresql.dialect()

    for table in SQLModel.metadata.sorted_tables:
        text = str(CreateTable(table).compile(dialect=dialect))
        assert "STRICT" not in text
        for index in table.indexes:
            assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_a_strict_table_takes_no_text_for_a_number(full: Path) -> None:
    with raw(full) as connection:
        seq = connection.execute("SELECT max(seq) + 1 FROM audit").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER"):
            connection.execute(
                "INSERT INTO number_series (written, kind, year, last) VALUES (?, 'x', 'y', 1)",
                (seq,),
            )
