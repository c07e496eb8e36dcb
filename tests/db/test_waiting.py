"""Waiting for a lock: who holds it is told, Ctrl-C acts while it is held, and nothing is saved."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from salescli.db import waiting
from salescli.text import Language, speak
from tests._program import ROOT, Program, environment
from tests.db._rows import dump, raw

READS, WRITES = ("contract", "list"), ("--as", "kim", "contract", "draft", "H1")

HELD = {
    "a writer": (("BEGIN IMMEDIATE",), WRITES),
    "a commit": (("BEGIN EXCLUSIVE",), READS),
    "a reader at the commit": (("BEGIN", "SELECT COUNT(*) FROM contract"), WRITES),
}


@pytest.mark.parametrize("how", HELD)
def test_who_waits_is_told_for_whom_and_may_give_up_at_once(
    salescli: Program, company: Path, how: str
) -> None:
    statements, words = HELD[how]
    before = dump(company)
    with raw(company) as holder:
        journal = holder.execute("PRAGMA journal_mode").fetchone()[0]
        if journal == "wal" and how != "a writer":
            pytest.skip("with a write-ahead log nobody waits for this")
        for statement in statements:
            holder.execute(statement).fetchall()
        with subprocess.Popen(
            [sys.executable, "-m", "salescli", *words],
            env=environment(salescli.path),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as waits:
            assert waits.stderr is not None
            told = waits.stderr.readline()
            waits.send_signal(signal.SIGINT)
            # The lock is held all the while: who ended did not wait for it.
            rest = waits.stderr.read()
            code = waits.wait()
    whose = f"process {os.getpid()} of" if Path("/proc/locks").exists() else "another process"
    assert whose in told
    assert "Ctrl-C gives up" in told
    assert (code, rest) == (130, "salescli: interrupted\n")
    assert dump(company) == before


def test_what_becomes_free_is_taken(company: Path) -> None:
    left = [sqlite3.OperationalError(), sqlite3.OperationalError()]
    for error in left:
        error.sqlite_errorname = "SQLITE_BUSY"  # type: ignore[misc]

    def attempt() -> str:
        if left:
            raise left.pop()
        return "done"

    assert waiting.patiently(attempt, company) == "done"


def test_what_is_wrong_is_not_waited_for(company: Path) -> None:
    with closing(waiting.PatientConnection(company)) as connection:
        for wrong in ("SELECT nothing", "NO WORD"):
            with pytest.raises(sqlite3.OperationalError):
                connection.execute(wrong)
        assert type(connection.cursor()) is waiting.PatientCursor


@pytest.mark.parametrize("language", Language)
def test_a_holder_nobody_can_name_is_another_process(
    monkeypatch: pytest.MonkeyPatch, company: Path, language: Language
) -> None:
    speak(language)
    monkeypatch.setattr(waiting, "_LOCKS", company.with_name("no such file"))

    assert waiting._holder(company) == waiting._holder(None)
