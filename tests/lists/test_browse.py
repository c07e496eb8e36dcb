"""What holds for every noun that is browsed: what its list is asked for, and how one is found."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from salescli import cli, commands, lists
from salescli.errors import UnknownError
from salescli.lists._browse import Browse, filtered
from salescli.look import Look
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.states import ShipmentState
from tests._program import Program, process
from tests.lists._office import Office

WORDS = {
    "limit": "1",
    "customer": "D1",
    "salesperson": "kim",
    "technician": "kim",
    "who": "kim",
    "region": "경기",
    "week": "2026-W47",
    "month": "2026-11",
    "rule": "R7",
    "since": "3분기",
    "until": "지난주",
    "annual": "2026",
    "monthly": "2026-11",
    "weekly": "2026-W47",
    "daily": "2026-11-20",
}
"""What somebody types for a filter that is no choice and no flag."""

OF_READING = {"format_", "json_", "out", "force", "if_changed", "fields", "section", "help"} | {
    "every",
    "no_pager",
}
NOUNS = [noun for noun in commands.NOUNS if noun != "report"]
BROWSED: dict[str, Browse] = {
    noun: value
    for noun in NOUNS
    for value in vars(getattr(lists, noun)).values()
    if isinstance(value, Browse) and value.noun == noun
}
each_noun = pytest.mark.parametrize("noun", NOUNS)
each_browsed = pytest.mark.parametrize("noun", BROWSED)


def _command(noun: str, verb: str) -> Any:  # noqa: ANN401 - typer's own
    return get_command(cli.tree([*commands.NOUNS], {})).commands[noun].commands[verb]


def _words(option: Any) -> list[str]:  # noqa: ANN401 - typer's own
    if option.is_flag:
        return [option.opts[0]]
    choices = getattr(getattr(option.type, "func", None), "choices", None)
    return [option.opts[0], str(choices[0]) if choices else WORDS[option.name]]


@each_noun
def test_a_list_can_be_asked_for_all_that_its_command_offers(noun: str, office: Office) -> None:
    program = Program(office.path).on("2026-11-20")
    for option in _command(noun, "list").params:
        if option.name not in OF_READING:
            line = " ".join([noun, "list", *_words(option)])
            assert (line, program(line)[::2]) == (line, (0, ""))


@each_browsed
def test_nothing_is_found_by_a_number_that_nobody_gave(noun: str, office: Office) -> None:
    for word in ("X-99", "D1x"):
        with pytest.raises(UnknownError, match=f"salescli {noun} list"):
            office.see(lambda look, word=word: BROWSED[noun].shown(look, word))


@each_noun
def test_a_noun_with_a_diagram_shows_it_in_its_help(noun: str) -> None:
    told = process(noun, "show", "--help").stdout
    steps = {workflow.name: workflow.steps for workflow in WORKFLOWS}.get(noun, ())

    assert all(step.clause in told for step in steps)
    assert bool(steps) == (" -> " in told)


def test_a_list_is_not_asked_for_what_it_cannot_tell(office: Office) -> None:
    ship = BROWSED["ship"]

    assert office.see(lambda look: ship.listed(look, state=ShipmentState.REQUESTED)).blocks
    with pytest.raises(TypeError, match="shipments cannot be asked for by buyer, stat"):
        office.see(lambda look: filtered(look, ship.overview, stat="x", buyer="D1"))


def test_the_lists_have_a_module_for_every_noun_and_no_other_name() -> None:
    assert lists.ship is import_module("salescli.lists.ship")
    with pytest.raises(AttributeError):
        _ = lists.nothing


SORTED = {"instrument", "issue", "service"}
"""Registers in which few stand at a time, that are read by what they are joined with."""


@each_browsed
def test_the_newest_are_found_without_a_sort_and_one_more_tells_of_others(
    noun: str, office: Office
) -> None:
    browse = BROWSED[noun]
    ordered = [row for row in _plan(office, noun, most=50) if "TEMP B-TREE FOR ORDER BY" in row]

    assert (noun, bool(ordered)) == (noun, noun in SORTED)
    assert browse.overview.newest == browse.newest


def _plan(office: Office, noun: str, most: int) -> list[str]:
    """Ask SQLite how it reads the newest of a list."""
    read: list[str] = []

    def listed(look: Look) -> None:
        reader = look.reader
        look.reader, look.most = _Asked(reader, read), most
        getattr(lists, noun).listed(look)

    office.see(listed)
    return read


class _Asked:
    """A reader that tells how a list is read, and reads it."""

    def __init__(self, reader: Any, told: list[str]) -> None:  # noqa: ANN401 - a reader
        self._reader, self._told = reader, told

    def rows(self, sql: str, **values: object) -> Any:  # noqa: ANN401 - rows by label
        return self._reader.rows(sql, **values)

    def long(self, sql: str, **values: object) -> Any:  # noqa: ANN401 - rows by label
        assert " LIMIT 51" in sql
        plan = self._reader.rows(f"EXPLAIN QUERY PLAN {sql}", **values)
        self._told += [str(row["detail"]) for row in plan]
        return self._reader.rows(sql, **values)


@pytest.mark.parametrize("noun", ["customer", "product", "staff", *BROWSED])
def test_a_list_can_be_asked_for_its_newest_alone(noun: str, office: Office) -> None:
    program = Program(office.path).on("2026-11-20")

    def listed(limit: str) -> list[dict[str, object]]:
        told = json.loads(program.done(f"{noun} list {limit} --json"))
        return [row for section in told["sections"] for row in section["rows"]]

    every = listed("")

    assert len(listed("--limit 1")) == min(len(every), 1)
    assert sorted(map(str, listed("--limit 0"))) == sorted(map(str, every))


def test_a_list_that_is_cut_says_so_and_has_no_total(traded: Path, salescli: Program) -> None:
    assert traded == salescli.path
    salescli.done("--as kim contract draft H1")
    cut, whole = salescli.done("contract list --limit 1"), salescli.done("contract list --limit 2")

    assert ("C-d2" in cut, "C-2026-0001" in cut, "Total\n" in cut) == (True, False, False)
    assert "1 are shown, 1 more: --limit N, or --limit 0 for all" in cut
    assert ("C-2026-0001" in whole, "more: --limit" in whole) == (True, False)
