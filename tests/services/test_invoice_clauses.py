"""Invoices, clause by clause: every step is taken, every gate is refused, each names its clause."""

import sqlite3
from contextlib import closing
from pathlib import Path

from salescli.policy.diagrams import INVOICE
from tests._program import Program
from tests.services._walking import sections, walk

HELD_BEFORE = {
    ("issue", "something delivered waits for an invoice"),
    ("issue", "no more is taken back than is left of the invoice"),
}
"""What an application was refused by already; at the issue it is looked at again."""

WALKS = sections("invoices.txt")
REFUSED = [
    line.partition(" => ")[::2] for lines in WALKS.values() for line in lines if " => " in line
]


def test_every_step_is_taken_and_names_its_clause(
    salescli: Program, company_file: Path, tmp_path: Path
) -> None:
    taken: set[tuple[str, str]] = set()
    for n, lines in enumerate(WALKS.values()):
        salescli.path = tmp_path / f"{n}.db"
        walk(salescli, company_file, lines)
        with closing(sqlite3.connect(salescli.path)) as file:
            sql = "SELECT DISTINCT step, clause FROM decision WHERE kind = 'invoice'"
            taken |= set(file.execute(sql).fetchall())

    drawn = (*INVOICE.steps, *INVOICE.begins)
    assert {(one.name, one.clause) for one in drawn} <= taken


def test_every_gate_is_refused_and_names_its_clause() -> None:
    gates = {
        (one.name, gate.until): gate.clause or one.clause
        for one in (*INVOICE.steps, *INVOICE.begins)
        for gate in one.gates
    }
    met = {
        (name, until)
        for (name, until), clause in gates.items()
        for command, words in REFUSED
        if f" invoice {name} " in command and f"({clause})" in words
        if words.removeprefix("76 ").removesuffix(f" ({clause})").removeprefix("until ") in until
    }

    assert gates.keys() - met == HELD_BEFORE
