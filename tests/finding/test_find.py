"""`find`: every kind that is browsed is found, by its number and by whom it is with."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salescli.lists import find
from salescli.lists._browse import Browse
from tests._program import Program

BROWSES = find.browses()
every = pytest.mark.parametrize("browse", BROWSES, ids=lambda one: one.noun)


def found(salescli: Program, word: str, options: str = "") -> list[dict[str, object]]:
    told = salescli.done(["--as", "park", "find", word, "--json", *options.split()])
    rows: list[dict[str, object]] = json.loads(told)["sections"][0]["rows"]
    return rows


def test_every_register_and_every_document_that_has_a_list_is_looked_through() -> None:
    declared = {
        name
        for path in Path(find.__file__).parent.glob("[a-z]*.py")
        for name in re.findall(r"= (?:Browse|Register)\(\n    \"(\w+)\"", path.read_text("utf-8"))
    }

    assert len(declared) > 20
    assert {browse.noun for browse in BROWSES} == declared


@every
def test_all_that_stands_in_a_list_is_found_by_its_number(
    salescli: Program, traded: Path, browse: Browse
) -> None:
    column = "code" if browse.table in {"customer", "employee", "product"} else "number"
    with closing(sqlite3.connect(traded)) as file:
        sql = f"SELECT {column} FROM {browse.table} WHERE {column} IS NOT NULL"
        numbers = [row[0] for row in file.execute(sql)]

    for number in numbers:
        rows = [row for row in found(salescli, number) if row["number"] == number]
        assert len(rows) >= 1
        for row in rows:
            assert salescli(f"--as park {str(row['command']).removeprefix('salescli ')}")[0] == 0


def _words() -> Iterator[tuple[str, set[str]]]:
    of_contract = {"C-2026-0001", "G-2026-0001", "G-2026-0002", "I-2026-0001"}
    yield "C-1", of_contract
    yield "c-2026-0001", of_contract
    yield "2026-0001", {"C-2026-0001", "G-2026-0001", "I-2026-0001", "P-2026-0001"}
    yield "T-1", {"I-2026-0001"}
    yield "B-77", {"P-2026-0001"}
    yield "한솔", {"H1", "C-2026-0001", "P-2026-0001"}
    yield "㈜ 한솔 농협", {"H1", "C-2026-0001", "P-2026-0001"}
    yield "한솔놈협", {"H1", "C-2026-0001", "P-2026-0001"}
    yield "ㅎㅅㄴㅎ", {"H1", "C-2026-0001"}
    yield "김철수", {"kim", "C-2026-0001"}
    yield "볼트", {"B1"}
    yield "b1", {"B1"}


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize(("word", "numbers"), [*_words()])
def test_it_is_found_by_a_piece_of_what_stands_there(
    salescli: Program, word: str, numbers: set[str]
) -> None:
    rows = found(salescli, word)

    assert numbers <= {row["number"] for row in rows}
    assert {*rows[0]} >= {"kind", "number", "called", "day", "state", "command"}


@pytest.mark.usefixtures("traded")
def test_what_stands_nowhere_is_not_found(salescli: Program) -> None:
    for word in ("없는말씀", "%", "_", "C-2099-0001", "' OR 1=1 --", "\\"):
        told = salescli(["--as", "park", "find", word])
        assert told.out.endswith("(no rows)\n\n") or told.exit_code == 65, told


@pytest.mark.usefixtures("traded")
def test_registers_come_first_and_then_what_is_newest(salescli: Program) -> None:
    rows = found(salescli, "한솔")
    days = [str(row["day"]) for row in rows[1:]]

    assert rows[0]["number"] == "H1"
    assert days == sorted(days, reverse=True)
    assert len(found(salescli, "한솔", "--limit 2")) == 2


def test_who_has_a_territory_finds_what_they_may_see(salescli: Program, traded: Path) -> None:
    assert traded.exists()
    salescli.done("--as admin setting set territory_reads on")

    own, others = (
        json.loads(salescli.done(f"--as {who} find 한솔 --json"))["sections"][0]["rows"]
        for who in ("kim", "han")
    )

    assert {row["number"] for row in own} >= {"H1", "C-2026-0001", "I-2026-0001"}
    assert not {row["number"] for row in others} & {row["number"] for row in own}
    assert salescli("find 한솔").exit_code == 77


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize(
    ("language", "words"), [("ko", ("고객", "계약", "완료")), ("zh", ("客户", "合同", "完成"))]
)
def test_it_speaks_the_language(salescli: Program, language: str, words: tuple[str, ...]) -> None:
    told = salescli.done(f"--lang {language} --as park find 한솔")

    assert all(word in told for word in words[:2])
    assert not re.search("(?i)name|found|state|shown", told)


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("form", ["csv", "jsonl", "md", "json", "table"])
def test_it_has_every_format(salescli: Program, form: str) -> None:
    assert "C-2026-0001" in salescli.done(f"--as park find C-1 --format {form}")
