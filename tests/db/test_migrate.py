"""`migrate`: an older file comes up whole, after a backup, or stays as it was."""

import sqlite3
from pathlib import Path

import pytest

from salescli.db import backup, file, guards, migrate
from tests._program import Program, as_it_was
from tests.db._chain import broken, departures
from tests.db._rows import defects, dump, raw

FIXTURES = Path(__file__).parents[1] / "fixtures"

REBUILT = """\
CREATE TABLE product_new (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
code TEXT NOT NULL,
name TEXT NOT NULL,
name_key TEXT NOT NULL,
unit TEXT NOT NULL,
spec TEXT,
category TEXT,
discontinued INTEGER NOT NULL,
key_product INTEGER NOT NULL,
tax_kind TEXT NOT NULL,
colour TEXT NOT NULL,
CONSTRAINT pk_product PRIMARY KEY (id),
CONSTRAINT uq_product_code UNIQUE (code),
CONSTRAINT fk_product_written FOREIGN KEY(written) REFERENCES audit (seq)
DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO product_new SELECT source, source_key, id, written, code, name, name_key, unit, spec,
category, discontinued, key_product, tax_kind, 'grey' FROM product;
DROP TABLE product;
ALTER TABLE product_new RENAME TO product;
CREATE INDEX ix_product_name_key ON product (name_key)
"""

FAILING = REBUILT.replace("DROP TABLE product;", "DROP TABLE produkt;")

ORPHANING = (
    "DROP TABLE product;\nCREATE TABLE product (id INTEGER NOT NULL, PRIMARY KEY (id)) STRICT"
)


@pytest.fixture
def migration(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Be a program one version ahead, whose last migration rebuilds a table."""
    following(monkeypatch, REBUILT)
    return monkeypatch


def following(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    frozen, last = migrate.script, file.VERSION + 1
    monkeypatch.setattr(file, "VERSION", last)
    monkeypatch.setattr(migrate, "script", lambda n: sql if n == last else frozen(n))


def objects(path: Path, kind: str) -> set[str]:
    with raw(path) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
        return {name for (name,) in found}


def copies(path: Path) -> list[Path]:
    return sorted(found for found in path.parent.glob("*.db") if found != path)


def test_a_current_database_is_left_alone(salescli: Program, traded: Path) -> None:
    with as_it_was(traded):
        told = salescli.done("migrate")

    assert told == f"{traded} is of version {file.VERSION} already"
    assert copies(traded) == []


@pytest.mark.usefixtures("migration")
def test_a_table_is_rebuilt_with_its_rows(salescli: Program, full: Path) -> None:
    before, triggers = dump(full), objects(full, "trigger")

    told = salescli.done("migrate")

    after = dump(full)
    assert f"went from version {file.VERSION - 1} to {file.VERSION}" in told
    assert [{**row, "colour": "grey"} for row in before.pop("product")] == after.pop("product")
    assert before == after
    assert (objects(full, "trigger"), objects(full, "view")) == (triggers, {"sale"})
    assert (defects(full), broken(full)) == ([], [])


@pytest.mark.usefixtures("migration")
def test_guards_hold_after_a_migration(salescli: Program, full: Path) -> None:
    salescli.done("migrate")

    with raw(full) as connection, pytest.raises(sqlite3.IntegrityError, match="audited step"):
        connection.execute("UPDATE product SET unit = 'red'")


@pytest.mark.usefixtures("migration")
def test_a_backup_is_beside_it_first(salescli: Program, full: Path) -> None:
    before = dump(full)

    told = salescli.done("migrate")

    (copy,) = copies(full)
    last = before["audit"][-1]
    named = f"sales.v{file.VERSION - 1}.{last['seq']}-{last['hash'][:12]}.db"
    assert (copy.name, str(copy) in told) == (named, True)
    assert dump(copy) == before
    assert (defects(copy), departures(copy)) == ([], [])


@pytest.mark.usefixtures("migration")
@pytest.mark.parametrize("line", ["contract list", "--as kim contract draft H1"])
def test_an_older_database_asks_for_it(salescli: Program, traded: Path, line: str) -> None:
    with as_it_was(traded):
        result = salescli(line)

    assert (result.exit_code, result.out) == (78, "")
    assert result.err == f"salescli: {traded} is of an older version; run: salescli migrate\n"


@pytest.mark.parametrize(
    ("sql", "code", "words"),
    [
        (FAILING, 70, "a bug of ours (OperationalError)"),
        (ORPHANING, 78, "broken references"),
    ],
    ids=["failing", "orphaning"],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    salescli: Program, full: Path, monkeypatch: pytest.MonkeyPatch, sql: str, code: int, words: str
) -> None:
    following(monkeypatch, sql)
    before, triggers = dump(full), objects(full, "trigger")

    result = salescli("migrate")

    assert (result.exit_code, result.out, words in result.err) == (code, "", True), result.err
    assert (dump(full), objects(full, "trigger")) == (before, triggers)
    assert [dump(copy) for copy in copies(full)] == [before]


def test_after_a_failure_the_next_try_keeps_one_backup(
    salescli: Program, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        following(patched, FAILING)
        assert salescli("migrate").exit_code
    following(monkeypatch, REBUILT)

    assert salescli("migrate").exit_code == 0
    assert len(copies(full)) == 1
    assert list(full.parent.glob(".*")) == []


@pytest.mark.usefixtures("migration")
def test_another_file_under_the_backups_name_is_left_alone(salescli: Program, full: Path) -> None:
    with raw(full) as connection:
        named = f"sales.v{file.VERSION - 1}.{backup.head(connection)}.db"
    other = full.with_name(named)
    other.write_text("mine")
    before = dump(full)

    result = salescli("migrate")

    assert (result.exit_code, other.read_text()) == (73, "mine")
    assert dump(full) == before


@pytest.mark.usefixtures("migration")
def test_two_at_once_migrate_once(full: Path) -> None:
    """The second one waited for the lock; what it came for is done."""
    with raw(full) as first, raw(full) as second:
        assert migrate.upgrade(first, full) == [file.VERSION]
        second.row_factory = None
        assert migrate._run(second, file.VERSION, "no SQL") is False

    assert defects(full) == []


@pytest.mark.usefixtures("migration")
def test_a_fresh_database_has_run_them_all(salescli: Program) -> None:
    salescli.done("init --company 한빛상사 --admin 관리자 --test")

    with raw(salescli.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == file.VERSION
        columns = [row["name"] for row in connection.execute("PRAGMA table_info(product)")]
    assert "colour" in columns


@pytest.mark.parametrize("line", ["migrate", "contract list"])
def test_a_newer_database_is_refused(salescli: Program, traded: Path, line: str) -> None:
    with raw(traded) as connection:
        connection.execute("PRAGMA user_version=999")

    result = salescli(line)

    assert (result.exit_code, copies(traded)) == (78, [])
    assert "newer salescli" in result.err


def test_a_foreign_database_is_not_migrated(salescli: Program) -> None:
    with raw(salescli.path) as connection:
        connection.execute("CREATE TABLE t (a)")
    with as_it_was(salescli.path):
        assert salescli("migrate").exit_code == 78


def test_a_missing_database_is_not_made(salescli: Program) -> None:
    assert salescli("migrate").exit_code == 66
    assert not salescli.path.exists()


def test_views_that_a_migration_words_anew_stay_so(
    salescli: Program, traded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    following(monkeypatch, "CREATE VIEW sale AS SELECT 1 AS one")
    salescli.done("migrate")

    with raw(traded) as connection:
        assert dict(connection.execute("SELECT * FROM sale").fetchone()) == {"one": 1}


@pytest.mark.parametrize("kept", sorted(FIXTURES.glob("schema-v*.db")), ids=lambda p: p.stem)
def test_a_database_of_every_version_that_was_comes_up(
    salescli: Program, kept: Path, tmp_path: Path
) -> None:
    salescli.path = tmp_path / kept.name
    salescli.path.write_bytes(kept.read_bytes())
    salescli.on("2026-03-17").done("migrate")

    with raw(salescli.path) as connection, raw(_fresh(tmp_path)) as fresh:
        said = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        assert [tuple(row) for row in connection.execute(said)] == [
            tuple(row) for row in fresh.execute(said)
        ]
    assert (defects(salescli.path), broken(salescli.path)) == ([], [])
    assert '"C-2026-0001"' in salescli.done("contract show C-1 --json")
    salescli.done("--as kim contract draft H1")


def _fresh(folder: Path) -> Path:
    migrate.create(folder / "fresh.db").close()
    return folder / "fresh.db"


def test_every_guard_can_be_made_over_what_a_migration_left(full: Path) -> None:
    with raw(full) as connection:
        guards.remove(connection)
        guards.install(connection)
        made = [name for name in objects(full, "trigger") if name.startswith("guard_")]

    assert len(made) == len(objects(full, "trigger"))
