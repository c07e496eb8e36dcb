"""What is shown in Korean and Chinese is Korean and Chinese: no English word, no code of a term.

Over the documents of tests/fixtures/halfway-v7.db, which has one in every state.
"""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from salescli.policy.documents import DOCUMENTS
from salescli.policy.stated import STEPS
from tests._program import Program
from tests.make_halfway import FIXTURES

KEPT = FIXTURES / "halfway-v7.db"
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")
_TYPED = re.compile(r"salescli [^│\n]*?(?=  |$)|--[a-z-]+", re.MULTILINE)
"""A command is typed in English, whatever is spoken."""
_HASH = re.compile(r"\b[0-9a-f]{8,}")
_CODES = {"admin", "root", "KRW", "received_by", "company", "BX-", "bx-", "NB-"}
"""Logins, currencies, serial numbers as they were typed, and a note that was kept in English
before forms spoke otherwise."""


def _staff() -> set[str]:
    with closing(sqlite3.connect(KEPT)) as file:
        return {code for (code,) in file.execute("SELECT code FROM employee")}


def _numbers() -> list[tuple[str, str]]:
    """Return the number of one document of each kind in each state, with its noun.

    A loan has no history but that of its paper.
    """
    found = [("customer", "H1"), ("dealer", "H1"), ("product", "B1"), ("staff", "kim")]
    with closing(sqlite3.connect(KEPT)) as file:
        for kind in DOCUMENTS:
            if kind.kind == "archive":
                lent = "SELECT MIN(item.number) FROM archive_item AS item JOIN archive_loan"
                rows = file.execute(f"{lent} ON archive_loan.item_id = item.id")
                found += [("archive", number) for (number,) in rows]
            elif kind.prefix:
                rows = file.execute(
                    f"SELECT MIN(number) FROM {kind.rows.table}"
                    " WHERE number IS NOT NULL GROUP BY state"
                )
                found += [(kind.noun or kind.kind, number) for (number,) in rows]
    return found


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Open a copy, brought up to this version, on the day after its last."""
    path = Path(shutil.copy(KEPT, tmp_path_factory.mktemp("halfway") / "sales.db"))
    program = Program(path).on("2026-12-03")
    program.done("migrate")
    return program


_ACTIONS = re.compile(r"\b(?:customer|product|staff) (?:add|edit)\b")
"""What a history of a register calls the command that wrote."""


def english(told: str) -> set[str]:
    """Return the words of a screen that are no command, number, hash, code or login."""
    bare = _ACTIONS.sub("", _HASH.sub("", _TYPED.sub("", told)))
    return set(_WORD.findall(bare)) - _CODES - _staff()


@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_a_history_has_no_english_word(halfway: Program, lang: str) -> None:
    found = {
        (noun, number): words
        for noun, number in _numbers()
        if (words := english(halfway.done(f"--lang {lang} --as admin {noun} history {number}")))
    }

    assert found == {}


@pytest.mark.parametrize("lang", ["ko", "zh"])
@pytest.mark.parametrize("line", ["report F12", "archive list", "expense list", "conduct list"])
def test_a_list_has_no_english_word(halfway: Program, lang: str, line: str) -> None:
    assert english(halfway.done(f"--lang {lang} --as admin {line}")) == set()


@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_the_result_of_a_case_that_waits_is_worded(halfway: Program, lang: str) -> None:
    told = [halfway.done(f"--lang {lang} --as {who} today") for who in sorted(_staff())]

    assert not {word for screen in told for word in english(screen)} & {"solved", "unsolved"}
    assert any({"ko": "해결", "zh": "解决"}[lang] in screen for screen in told)


def test_every_step_is_worded_in_both_languages() -> None:
    with closing(sqlite3.connect(KEPT)) as file:
        taken = {step for (step,) in file.execute("SELECT step FROM decision")}
    every = {*STEPS, *taken}
    unworded = [name for name in every if STEPS[name].ko.isascii() or STEPS[name].zh.isascii()]

    assert unworded == []
