"""What the benchmark of writes rests on: what it writes down, does again, and tells."""

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from bench import _bare, _costs, _history, _program, _sale, scale, startup, writes
from salescli.db import migrate
from tests.db._rows import dump

GUARDED = """
    CREATE TABLE piece (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TRIGGER one BEFORE INSERT ON piece WHEN NEW.id = 99 BEGIN SELECT 1; END;
    CREATE TRIGGER two BEFORE INSERT ON piece BEGIN SELECT 2; END;
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "start.db"
    _sale.found(path, 0, nullcontext())
    return path


@pytest.fixture
def fresh(start: Path, tmp_path: Path) -> Callable[[str], Path]:
    return lambda name: Path(shutil.copy(start, tmp_path / name))


def test_a_statement_is_noted_once_whatever_triggers_it_fires(tmp_path: Path) -> None:
    path, told = tmp_path / "pieces.db", tmp_path / "told.jsonl"
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(GUARDED)
    with _bare.recording(told):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN")
        connection.cursor().execute("INSERT INTO piece (name) VALUES (:name)", {"name": "bolt"})
        connection.executemany("INSERT INTO piece (name) VALUES (?)", [("nut",), ("nut",)])
        connection.commit()
        connection.close()

    assert [json.loads(line) for line in told.read_text("utf-8").splitlines()] == [
        [0, "execute", "BEGIN", []],
        [0, "execute", "INSERT INTO piece (name) VALUES (:name)", {"name": "bolt"}],
        [0, "executemany", "INSERT INTO piece (name) VALUES (?)", [["nut"], ["nut"]]],
        [0, "execute", "COMMIT", []],
        [0, "close", "", []],
    ]
    with closing(sqlite3.connect(path)) as plain:
        assert type(plain) is sqlite3.Connection


def test_a_new_file_is_made_again_by_plain_statements(tmp_path: Path) -> None:
    path, again, told = (tmp_path / name for name in ("made.db", "again.db", "told.jsonl"))
    with _bare.recording(told):
        migrate.create(path).close()

    _bare.replay(str(again), told.read_text("utf-8").splitlines())

    assert dump(again).keys() == dump(path).keys() != set()


def test_a_sale_goes_from_a_draft_to_the_money(fresh: Callable[[str], Path]) -> None:
    path = fresh("sales.db")
    before = dump(path)

    _sale.together(path, 2, nullcontext())

    rows = dump(path)
    assert [row["state"] for row in rows["contract"]] == ["completed"] * 2
    assert [row["state"] for row in rows["collection"]] == ["confirmed"] * 2
    assert len(rows["audit"]) - len(before["audit"]) == 2 * writes.CALLS
    people = {row["id"]: row["code"] for row in rows["employee"]}
    decided = {people[row["decided_by"]] for row in rows["decision"]}
    assert decided == set(_sale.PEOPLE)


@pytest.mark.parametrize("action", [_sale.together, _sale.apart])
def test_what_was_noted_can_be_done_again_without_the_program(
    action: Callable[..., object], fresh: Callable[[str], Path], tmp_path: Path
) -> None:
    told, by_program, by_hand = tmp_path / "told.jsonl", fresh("program.db"), fresh("hand.db")
    action(by_program, 1, _bare.recording(told))

    with told.open(encoding="utf-8") as lines:
        seconds = _bare.replay(str(by_hand), lines)

    assert seconds > 0
    assert dump(by_hand) == dump(by_program)


def test_the_rows_of_an_import_are_inserted_without_guards_and_audit(
    fresh: Callable[[str], Path], tmp_path: Path
) -> None:
    book, imported, bare = tmp_path / "book.csv", fresh("imported.db"), fresh("bare.db")
    with book.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(_program.contracts(10, _program.TODAY))
    _sale.command(imported, 0, nullcontext(), *writes.IMPORT.split(), str(book))

    _bare.insert(str(bare), str(imported))

    rows, wanted = dump(bare), dump(imported)
    assert len(rows["contract_line"]) == 10
    assert len(wanted.pop("audit")) > len(rows.pop("audit"))
    assert rows == wanted


def test_a_book_has_as_many_lines_as_were_asked_for() -> None:
    heading, *rows = _program.contracts(100, _program.TODAY)

    assert heading[0] == "Contract number"
    assert len(rows) == 100
    assert (rows[0][0], rows[2][0], rows[3][0], rows[-1][0]) == ("X-1", "X-1", "X-2", "X-34")
    assert max(row[4] for row in rows) <= str(_program.TODAY)


def test_rounds_are_in_turns_and_the_first_does_not_count() -> None:
    taken: list[str] = []

    def turn(name: str) -> Callable[[], int]:
        return lambda: taken.append(name) or len(taken)

    found = _program.rounds({"a": turn("a"), "b": turn("b")}, 2)

    assert taken == ["a", "b"] * 3
    assert found == {"a": [3, 5], "b": [4, 6]}


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (0.054, "0.05"), (1.5, "1.50"), (12.34, "12.3"), (218.4, "218"), (1234, "1,234")],
)
def test_a_figure_has_three_digits(value: float, told: str) -> None:
    assert _costs.told(value) == told


NOW = {"sale": 0.01, "import": 22, "memory": 100, "refused": 0}
BEFORE = {"sale": 0.04, "import": 22, "memory": 50, "refused": 1}
BARE = {"sale": 0.002, "import": 2}


def test_the_table_tells_multiples_of_bare_sqlite3() -> None:
    assert _costs.listed(_costs.Costs(NOW, None, BARE), 5_000).splitlines() == [
        "| Write |  | Now | Bare sqlite3 | × bare | Target |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Whole sales in one transaction | a second | 100 | 500 | 5.0 |  |",
        "| Import of contracts, 5,000 lines | s | 22 | 2 | 11.0 **over** | ≤ 10 |",
        "| Its peak memory | MB | 100 |  |  |  |",
        "| Processes that gave up |  | 0 |  |  |  |",
    ]


def test_the_table_compares_with_another_source_tree() -> None:
    lines = _costs.listed(_costs.Costs(NOW, BEFORE, BARE), 5_000).splitlines()

    assert lines[0] == "| Write |  | Before | Gain | Now | Bare sqlite3 | × bare | Target |"
    assert (
        lines[2] == "| Whole sales in one transaction | a second | 25 | 4.00 | 100 | 500 | 5.0 |  |"
    )
    assert lines[4] == "| Its peak memory | MB | 50 | 0.50 | 100 |  |  |  |"
    assert lines[5] == "| Processes that gave up |  | 1 |  | 0 |  |  |  |"


def test_the_plot_draws_the_multiples() -> None:
    drawn = _costs.drawn(_costs.Costs(NOW, BEFORE, BARE))

    assert drawn == (
        "```mermaid\n"
        "xychart-beta\n"
        '    title "Times as long as bare sqlite3: before, and now in front"\n'
        "    x-axis [sale, import]\n"
        '    y-axis "× bare"\n'
        "    bar [20.0, 11.0]\n"
        "    bar [5.0, 11.0]\n"
        "```\n"
    )
    assert _costs.drawn(_costs.Costs(NOW, None, BARE)).count("bar [") == 1


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scale") / "3000.db"
    _history.made(path, 3_000)
    return path


def test_a_made_history_refers_to_what_is_there_and_adds_up(history: Path) -> None:
    with closing(sqlite3.connect(history)) as connection:
        asked = connection.execute
        assert asked("PRAGMA foreign_key_check").fetchall() == []
        assert asked("SELECT COUNT(*) FROM contract").fetchone() == (3_000,)
        open_, held = asked("""
            SELECT (SELECT COUNT(*) FROM contract WHERE open_until = '9999-12-31'),
                   (SELECT SUM(CASE kind WHEN 'invoiced' THEN amount ELSE -amount END)
                    FROM posting WHERE kind IN ('invoiced', 'applied'))
        """).fetchone()
        assert held == open_ * 10_000 > 0
        uneven = asked("""
            SELECT contract_id FROM posting
            WHERE contract_id IS NOT NULL AND kind IN ('collected', 'applied')
            GROUP BY contract_id
            HAVING SUM(CASE kind WHEN 'applied' THEN -amount ELSE amount END) <> 0
        """)
        assert uneven.fetchall() == []


def test_what_is_measured_with_a_long_history_reads_something(history: Path) -> None:
    timed = scale._timed([history, history], ["F7", "F8", *scale.LISTS])

    assert {name for name, (_small, large) in timed.items() if not large.rows} == set()
    assert "| `collect aging` |" in scale._told(3_000, 3_000, timed)


def test_every_case_of_start_up_runs_on_the_company_that_it_is_measured_with(
    tmp_path: Path,
) -> None:
    env = _program.environment(tmp_path)

    startup._fill(tmp_path, env)

    for line, _most in startup.CASES.values():
        assert _program.timed([*startup._program(), *line.split()], env) > 0
