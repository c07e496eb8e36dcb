"""The tables of rules: every clause has its row, and all that a row names is there."""

import re
from pathlib import Path

import pytest

from salescli import reports
from salescli.policy.rules.regulation import CLAUSES
from salescli.policy.rules.rule import Control, Rule
from salescli.policy.rules.watched import WATCHED
from tests.policy._proofs import PROOFS
from tools import _tree

COMMANDS = {" ".join(command.words) for command in _tree.commands()}

TESTS = Path(__file__).parents[1]


def _proofs() -> dict[str, list[tuple[str, str]]]:
    """Read the clauses, each with the file and the name of what keeps it and what breaks it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in PROOFS.strip().splitlines():
        if line.startswith(" "):
            file, _colon, name = line.strip().partition(": ")
            found[[*found][-1]].append((file, name))
        else:
            found[line] = []
    return found


every_clause = pytest.mark.parametrize("clause", CLAUSES)
every_key = pytest.mark.parametrize("key", WATCHED)


def test_every_clause_of_the_regulation_has_its_row() -> None:
    asked = [("MD", 7), ("TM", 8), ("R", 17)]

    assert {*CLAUSES} == {f"{kind}{n}" for kind, most in asked for n in range(1, most + 1)}


def test_each_is_kept_by_one_test_and_broken_by_another() -> None:
    found = {clause: len(set(tests)) for clause, tests in _proofs().items()}

    assert found == dict.fromkeys(CLAUSES, 2)


@pytest.mark.parametrize(("file", "name"), sorted({one for of in _proofs().values() for one in of}))
def test_what_proves_it_is_there(file: str, name: str) -> None:
    text = (TESTS / file).read_text("utf-8")
    heads = [f"## {name}"] if file.endswith(".txt") else [f"def test_{name}("]

    assert any(line.startswith(head) for line in text.splitlines() for head in heads)


@every_clause
def test_what_a_rule_names_is_there(clause: str) -> None:
    rule = CLAUSES[clause]
    known = COMMANDS | {*reports.names()} | {*WATCHED}
    told = f"{rule.enforced},{rule.watched},{rule.shown},{rule.mends}"

    assert [name for name in rule.names(told) if name not in known] == []


@every_clause
def test_it_is_controlled_and_seen(clause: str) -> None:
    rule = CLAUSES[clause]

    assert rule.controls
    assert rule.names(rule.enforced)
    assert rule.names(rule.shown)
    assert rule.names(rule.mends)


@every_clause
def test_what_is_watched_says_so(clause: str) -> None:
    rule = CLAUSES[clause]
    in_figures = clause == "MD1"

    assert (Control.WATCH in rule.controls) == (bool(rule.watched) or in_figures)


@every_key
def test_what_mends_a_finding_is_a_command(key: str) -> None:
    noun, verb, *_rest = WATCHED[key].mends.split()

    assert {noun, f"{noun} {verb}"} & COMMANDS


@every_key
def test_what_a_command_is_given_stands_in_a_finding(key: str) -> None:
    named = set(re.findall(r"{(\w+)", WATCHED[key].mends))

    assert named <= {"document", "customer", "salesperson", "words"}


@every_key
def test_a_key_is_a_clause_and_what_of_it(key: str) -> None:
    assert re.fullmatch(r"(W\d\.\d|R\d+|MD\d|TM\d|D\d+)(-[a-z]+)?", key)


def test_a_row_names_what_it_names_by_comma() -> None:
    assert Rule.names("") == ()
    assert Rule.names("F3, contract list") == ("F3", "contract list")
    assert "F3" in reports.names()
