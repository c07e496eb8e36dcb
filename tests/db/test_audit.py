"""Every write is told in the audit, chained, and the tables can be built again from it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update
from sqlmodel import Session, select

from salescli.db.write import Ledger, transaction
from salescli.errors import StorageError
from salescli.models import Customer, Product
from tests._company import REGISTER, SELLING, TRADE
from tests._program import Program
from tests.db._chain import broken, departures
from tests.db._rows import dump, raw

NOON = datetime(2026, 3, 17, 3, tzinfo=UTC)


def audit(path: Path) -> list[dict[str, Any]]:
    return dump(path)["audit"]


def told(path: Path) -> list[list[Any]]:
    """Return what the last audit row tells: [table, id, what]."""
    return list(json.loads(audit(path)[-1]["changes"]))


def action(line: str) -> str:
    return " ".join(line.split()[2:4])


def test_the_chain_holds(full: Path) -> None:
    assert broken(full) == []


def test_every_row_is_what_the_audit_says(full: Path) -> None:
    """Nothing was written but through the audit, on any path of the program."""
    assert departures(full) == []


def test_one_command_is_one_audit_row(full: Path) -> None:
    before, after = [line for _day, line in TRADE], [*REGISTER, *SELLING]
    commands = [*map(action, before), "import products", *map(action, after)]

    assert [row["action"] for row in audit(full)][-len(commands) :] == commands


def test_setting_up_is_one_audit_row(salescli: Program) -> None:
    salescli.done("init --company 한빛상사 --admin 관리자 --test")

    assert [row["action"] for row in audit(salescli.path)] == ["init"]
    assert departures(salescli.path) == []


def test_the_audit_says_who_and_when(salescli: Program, company: Path) -> None:
    salescli.on("2026-02-03").done("--as kim contract draft H1 --on 2026-02-01")

    last = audit(company)[-1]
    kim = next(row for row in dump(company)["employee"] if row["code"] == "kim")
    assert (last["actor_id"], last["recorded_at"][:16]) == (kim["id"], "2026-02-03T03:00")


def test_a_change_is_told_with_before_and_after(salescli: Program, company: Path) -> None:
    salescli.done("--as admin product edit B1 --name 큰볼트 --unit 통")

    (row,) = [row for row in dump(company)["product"] if row["code"] == "B1"]
    renamed, *changed = told(company)
    assert [
        renamed[2][key] for key in ("kind", "document_id", "step", "from_state", "to_state")
    ] == [*("product_name", row["id"], "rename", "볼트", "큰볼트")]
    assert changed == [
        [
            "product",
            row["id"],
            {
                "name": ["볼트", "큰볼트"],
                "name_key": ["볼트", "큰볼트"],
                "unit": ["개", "통"],
            },
        ]
    ]


def test_a_new_row_is_told_whole(salescli: Program, company: Path) -> None:
    salescli.done("--as admin product price B1 1200")

    ((table, id_, what),) = told(company)
    (row,) = [row for row in dump(company)["price"] if row["id"] == id_]
    assert table == "price"
    assert what == {key: row[key] for key in row if key not in {"id", "written"}}


def test_a_change_back_within_one_call_is_not_lost(full: Path) -> None:
    with transaction(full) as (session, ledger):
        product = session.exec(select(Product)).first()
        assert product is not None
        was = product.unit
        for unit in ("통", was):
            product.unit = unit
            session.add(product)
            session.flush()
        ledger.seal("there and back", at=NOON, actor=None)

    assert [what for *_, what in told(full)] == [{"unit": [was, "통"]}, {"unit": ["통", was]}]
    assert departures(full) == []


def test_a_call_that_changes_nothing_leaves_no_row(full: Path) -> None:
    before = dump(full)
    with transaction(full) as (_session, ledger):
        ledger.seal("nothing", at=NOON, actor=None)

    assert dump(full) == before


def test_several_calls_of_one_transaction_are_sealed_each(full: Path) -> None:
    first = len(audit(full))
    with transaction(full) as (session, ledger):
        for code in ("X1", "X2"):
            session.add(Product(code=code, name=code, name_key=code, unit="개"))
            ledger.seal(f"add {code}", at=NOON, actor=None)

    assert [row["action"] for row in audit(full)[first:]] == ["add X1", "add X2"]
    assert (broken(full), departures(full)) == ([], [])


def test_a_row_with_an_id_of_its_own_is_stamped_like_any_other(full: Path) -> None:
    with transaction(full) as (session, ledger):
        session.add(Product(id=900, code="X1", name="X1", name_key="x1", unit="개"))
        ledger.seal("add", at=NOON, actor=None)

    assert (broken(full), departures(full)) == ([], [])


def test_rows_in_bulk_are_told_too(full: Path) -> None:
    rows = [
        {"id": 900 + n, "code": f"K{n}", "name": f"대량{n}", "name_key": f"대량{n}"}
        for n in range(3)
    ]
    with transaction(full) as (_session, ledger):
        ledger.bulk(Customer, rows)
        ledger.bulk(Customer, [])
        ledger.seal("import", at=NOON, actor=None)

    assert [(table, id_) for table, id_, _ in told(full)] == [
        ("customer", n) for n in (900, 901, 902)
    ]
    assert (broken(full), departures(full)) == ([], [])


@pytest.mark.parametrize(
    "statement",
    [
        update(Product).values(unit="통"),
        delete(Product),
        insert(Product).values(code="Z", name="Z", name_key="z", unit="개", written=1),
    ],
    ids=["update", "delete", "insert"],
)
def test_bulk_statements_are_refused(full: Path, statement: Any) -> None:  # noqa: ANN401
    before = dump(full)

    with (
        pytest.raises(TypeError, match="escape the audit"),
        transaction(full) as (session, _ledger),
    ):
        session.exec(statement)

    assert dump(full) == before


def test_deleting_an_object_is_refused(full: Path) -> None:
    with transaction(full) as (session, _ledger):
        session.delete(session.exec(select(Product)).first())
        with pytest.raises(TypeError, match="nothing is ever deleted"):
            session.flush()
        session.rollback()


def test_ids_go_on_after_rows_that_bring_their_own(full: Path) -> None:
    with transaction(full, dry_run=True) as (_session, ledger):
        ledger.add([Product(code="A", name="A", name_key="a", unit="개")])
        row = {"id": 900, "code": "B", "name": "B", "name_key": "b", "unit": "개"}
        ledger.bulk(Product, [row | {"discontinued": 0}])
        last = Product(code="C", name="C", name_key="c", unit="개")
        ledger.add([last])

        assert last.id == 901


def test_what_was_sealed_is_held_for_a_dry_run_only(full: Path) -> None:
    held = {}
    for dry_run in (True, False):
        with transaction(full, dry_run=dry_run) as (session, ledger):
            session.add(Product(code="X", name="X", name_key="x", unit="개"))
            ledger.seal("add", at=NOON, actor=None)
            held[dry_run] = [change[0] for change in ledger.sealed]

    assert held == {True: ["product"], False: []}


def test_a_disk_that_is_full_is_told_whoever_meets_it(full: Path) -> None:
    """The driver, which is told many things directly, as well as SQLAlchemy."""
    before = dump(full)
    rows = [
        {"id": 900 + n, "code": f"K{n}", "name": "가" * 10_000, "name_key": f"k{n}"}
        for n in range(300)
    ]
    with pytest.raises(StorageError), full_disk(full) as ledger:
        ledger.bulk(Customer, rows)

    assert dump(full) == before


@contextmanager
def full_disk(path: Path) -> Iterator[Ledger]:
    """Open a transaction whose file may not grow."""
    with transaction(path) as (_session, ledger):
        ledger.driver.execute("PRAGMA max_page_count=1")
        yield ledger


def test_a_word_that_is_no_column_is_refused() -> None:
    with pytest.raises(TypeError, match="Product has no colour"):
        Product(code="X", name="X", name_key="x", unit="개", colour="red")


def test_one_transaction_does_not_open_the_file_of_another(full: Path) -> None:
    with (
        transaction(full) as (_session, ledger),
        pytest.raises(RuntimeError, match="open already"),
        transaction(full.with_name("other.db")),
    ):
        pass
    with transaction(full) as (_session, ledger):
        assert ledger.rows("SELECT 1 AS one") == [{"one": 1}]


def test_what_is_not_sealed_is_not_kept(full: Path) -> None:
    """Without an audit row the stamp of the new row names nothing."""
    before = dump(full)

    with pytest.raises(Exception, match="FOREIGN KEY"), transaction(full) as (session, _ledger):
        session.add(Product(code="X", name="X", name_key="x", unit="개"))

    assert dump(full) == before


def test_an_error_in_the_middle_keeps_nothing(full: Path) -> None:
    before = dump(full)

    with pytest.raises(KeyboardInterrupt), transaction(full) as (session, ledger):
        interrupted(session, ledger)

    assert dump(full) == before


def interrupted(session: Session, ledger: Ledger) -> None:
    session.add(Product(code="X", name="X", name_key="x", unit="개"))
    ledger.seal("add", at=NOON, actor=None)
    raise KeyboardInterrupt


@pytest.mark.parametrize("table", ["customer", "contract", "posting", "decision", "setting"])
def test_an_edited_row_is_found(full: Path, table: str) -> None:
    """Somebody who takes the guards away leaves a table that is not what the audit says."""
    with raw(full, foreign_keys=False) as connection:
        drop_guards(connection)
        columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
        wordy = next(c for c in ("name", "terms", "region", "content", "value") if c in columns)
        connection.execute(f"UPDATE {table} SET {wordy} = '몰래' WHERE id = 1")

    assert departures(full) == [(table, 1)]
    assert broken(full) == []


def test_an_added_and_a_deleted_row_are_found(full: Path) -> None:
    with raw(full, foreign_keys=False) as connection:
        drop_guards(connection)
        connection.execute("DELETE FROM price WHERE id = 1")
        connection.execute(
            "INSERT INTO number_series (id, written, kind, year, last) VALUES (99, 1, 'x', 1, 1)"
        )

    assert departures(full) == [("number_series", 99), ("price", 1)]


def test_an_edited_audit_row_breaks_the_chain(full: Path) -> None:
    with raw(full, foreign_keys=False) as connection:
        drop_guards(connection)
        connection.execute("UPDATE audit SET actor_id = 99 WHERE seq = 5")

    assert broken(full) == [5]


def test_a_dropped_audit_row_breaks_the_chain(full: Path) -> None:
    with raw(full, foreign_keys=False) as connection:
        drop_guards(connection)
        connection.execute("DELETE FROM audit WHERE seq = 5")

    assert broken(full)[:1] == [6]


def test_a_forged_stamp_without_foreign_keys_is_found(full: Path) -> None:
    """SQLite's own shell has foreign keys off, so there the guards let a right stamp through."""
    with raw(full, foreign_keys=False) as connection:
        following = connection.execute("SELECT max(seq) + 1 FROM audit").fetchone()[0]
        connection.execute("UPDATE customer SET name = '몰래', written = ?", (following,))

    assert [table for table, _id in departures(full)] == ["customer"] * 3


def drop_guards(connection: Any) -> None:  # noqa: ANN401
    for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {row['name']}")


def test_core_statements_meet_the_guards(full: Path) -> None:
    """What goes past the session is still refused by the file."""
    before = dump(full)

    with (
        pytest.raises(Exception, match="written outside an audited step"),
        transaction(full) as (session, _ledger),
    ):
        session.connection().execute(text("UPDATE customer SET name = 'x'"))

    assert dump(full) == before


def test_dates_and_flags_are_told_as_they_are_stored(salescli: Program, company: Path) -> None:
    salescli.on("2026-02-27").done("--as park customer block E1 --reason 체납")

    (what,) = [what for table, _id, what in told(company) if table == "customer_profile"]
    assert (what["valid_from"], what["blocked"], what["kind"]) == (
        date(2026, 2, 27).isoformat(),
        1,
        "end_user",
    )
