"""Every list and every filter that it has: its rows are those of the whole list that pass it.

Over the documents of the newest fixture, which has one in every state; what passes is
worked out from the whole list as JSON, not by the program.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from salescli import commands
from salescli.db.read import Reader
from salescli.errors import UsageError
from tests._program import Program
from tests.lists import _halfway

Row = Mapping[str, Any]
FILTERS = ("customer", "salesperson", "since", "until", "state")


def _visited(row: Row) -> str:
    return str(row["visited_on"] or row["from_on"])


def _planned(row: Row) -> str:
    """Return the first day of a year, month, sales week (Saturday to Friday) or day."""
    year, _dash, rest = str(row["period"]).partition("-")
    if rest.startswith("W"):
        return (date.fromisocalendar(int(year), int(rest[1:]), 5) - timedelta(days=6)).isoformat()
    return "-".join([year, *(rest.split("-") if rest else ["01"]), "01"][:3])


class List(NamedTuple):
    """A list: its section, what its rows are dated by, and what it is filtered by."""

    section: str
    day: str | Callable[[Row], str] = ""
    by: str = "customer salesperson since until state"
    customer: str = "customer"
    salesperson: str = "salesperson"
    verb: str = "list"

    def dated(self, row: Row) -> str:
        """Return the day of a row, of a month its first."""
        told = self.day(row) if callable(self.day) else str(row[self.day])
        return f"{told}-01" if len(told) == len("2026-11") else told[: len("2026-11-20")]


_PEOPLE = {"by": "salesperson since until", "salesperson": "person"}
LISTS = {
    "archive": List("papers", "filed_on", "customer salesperson since until"),
    "asset": List("assets", by="state"),
    "calendar": List("calendar", "day", "since until"),
    "collect": List("collections", "applied_on", "customer since until state"),
    "collect --checks": List("checks", "checked_on", "since until"),
    "collect --due": List("due", by="customer salesperson"),
    "collect --exceptions": List("exceptions", "asked_on", "customer salesperson since until"),
    "collect aging": List("aging", by="customer salesperson", verb=""),
    "conduct": List("violations", "happened_on", "salesperson since until state", "", "person"),
    "conduct --appraisals": List("appraisals", "appraised_on", **_PEOPLE),
    "conduct --losses": List("losses", "claimed_on", "salesperson since until state", "", "person"),
    "conduct --proposals": List(
        "proposals", "proposed_on", "salesperson since until state", "", "person"
    ),
    "conduct --refusals": List("refusals", "recorded_at", **_PEOPLE),
    "conduct trainings": List("trainings", "held_on", "since until", verb=""),
    "contract": List("contracts", "drafted_on"),
    "customer": List("customers", by="salesperson"),
    "dealer": List("dealers", "valid_from", "salesperson since until"),
    "expense": List("expenses", "requested_on"),
    "expense --claims": List("claims", "spent_on"),
    "inquiry": List("inquiries", "received_on"),
    "instrument": List("instruments", "received_on", "customer salesperson since until"),
    "invoice": List("invoices", "applied_on"),
    "issue": List("issues", "raised_on", "customer since until state"),
    "meeting": List("meetings", "held_on", "since until state"),
    "meeting tasks --done": List(
        "tasks", "due_on", "salesperson since until", "", "assignee", verb=""
    ),
    "plan": List("plans", _planned),
    "product": List("products", by=""),
    "quote": List("quotes", "drafted_on"),
    "reconcile": List("reconciliations", "opened_on"),
    "report": List("reports", by=""),
    "return": List("returns", "reported_on"),
    "service": List("services", "requested_on"),
    "setting": List("settings", by=""),
    "ship": List("shipments", "requested_on"),
    "staff": List("staff", by=""),
    "target": List("targets", "month", "customer salesperson since until", "dealer"),
    "visit": List("visits", _visited),
    "worklog": List("logs", "day", "salesperson since until"),
}
"""How each is called, without the verb where that is `list`."""
ORDERED = {name for name, one in LISTS.items() if "since" in one.by} - {
    *("dealer", "meeting tasks --done", "target")
}
"""Lists that are sorted by their day: the newest first."""
_STATED = {"instrument": {"state"}}
"""What is asked for by what it was once, too: its own tests look at that."""
each_list = pytest.mark.parametrize("name", LISTS)
each_dated = pytest.mark.parametrize("name", sorted(ORDERED))
each_noun = pytest.mark.parametrize("noun", commands.NOUNS)


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Open a copy on the day after its last."""
    return _halfway.halfway(tmp_path_factory.mktemp("filters"))


def _rows(program: Program, name: str, options: str = "") -> list[Row]:
    noun, _space, rest = name.partition(" ")
    line = f"--as park {noun} {LISTS[name].verb} {rest} {options} --json"
    sections = json.loads(program.done(line))["sections"]
    return next((s["rows"] for s in sections if s["key"] == LISTS[name].section), [])


def _values(one: List, rows: list[Row], filter_: str) -> list[str]:
    """Return values that some rows have, of days an early and a late one."""
    if filter_ in {"since", "until"}:
        days = sorted({one.dated(row) for row in rows if one.dated(row) != "None"})
        return [*dict.fromkeys((days[0], days[len(days) // 2], days[-1]))] if days else []
    key = getattr(one, filter_, filter_)
    return sorted({str(_code(row, key)) for row in rows} - {"None"})


def _code(row: Row, key: str) -> Any:  # noqa: ANN401 - as JSON has it
    value = row[key]
    return value["code"] if isinstance(value, dict) else value


def _passes(one: List, row: Row, filter_: str, value: str) -> bool:
    if filter_ in {"since", "until"}:
        day = one.dated(row)
        return day != "None" and (day >= value if filter_ == "since" else day <= value)
    return bool(str(_code(row, getattr(one, filter_, filter_))) == value)


@each_list
def test_each_filter_keeps_the_rows_that_pass_it(name: str, halfway: Program) -> None:
    one, whole = LISTS[name], _rows(halfway, name)
    for filter_ in one.by.split():
        for value in _values(one, whole, filter_):
            told = _rows(halfway, name, f"--{filter_} {value}")
            kept = [row for row in whole if _passes(one, row, filter_, value)]

            assert (name, filter_, value, told) == (name, filter_, value, kept)


@each_list
def test_all_filters_together_keep_what_passes_all(name: str, halfway: Program) -> None:
    one, whole = LISTS[name], _rows(halfway, name)
    filters = one.by.split()
    for row in whole[:3]:
        values = {
            f: one.dated(row) if f in {"since", "until"} else str(_code(row, getattr(one, f, f)))
            for f in filters
        }
        given = {f: value for f, value in values.items() if value != "None"}
        told = _rows(halfway, name, " ".join(f"--{f} {value}" for f, value in given.items()))
        kept = [r for r in whole if all(_passes(one, r, f, v) for f, v in given.items())]

        assert (name, given, told) == (name, given, kept)


@each_dated
def test_a_list_begins_with_the_newest(name: str, halfway: Program) -> None:
    one, whole = LISTS[name], _rows(halfway, name)
    days = [one.dated(row) for row in whole]

    assert days == sorted(days, reverse=True)
    if one.verb:
        limited = _rows(halfway, name, "--limit 2")
        assert all(row in whole for row in limited)
        assert len(limited) == min(2, len(whole))


MANY = {
    "collect": "collection",
    "contract": "contract",
    "invoice": "invoice",
    "quote": "quote",
    "ship": "shipment",
}
"""Nouns of which there may be a million, and their tables."""


@pytest.mark.parametrize("noun", MANY)
def test_the_newest_of_many_are_found_by_an_index(
    noun: str, halfway: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[str] = []
    long = Reader.long

    def told(reader: Reader, sql: str, **values: object) -> Sequence[Mapping[str, Any]]:
        plans.extend(
            str(row["detail"]) for row in long(reader, f"EXPLAIN QUERY PLAN {sql}", **values)
        )
        return long(reader, sql, **values)

    monkeypatch.setattr(Reader, "long", told)
    for given in ("", "--customer H1", "--since 2026-11-01", "--until 2026-11-30"):
        plans.clear()
        _rows(halfway, noun, f"--limit 50 {given}")

        assert plans
        assert [plan for plan in plans if plan == f"SCAN {MANY[noun]}"] == []
        assert (
            not given.startswith("--customer")
            or "SEARCH account" in str(plans)
            or (f"SEARCH {MANY[noun]}" in str(plans))
        )
        assert "--" not in given or "customer" in given or "USE TEMP B-TREE" not in str(plans)


@each_noun
def test_the_help_of_a_list_names_its_filters(noun: str, halfway: Program) -> None:
    told = halfway(f"{noun} list --help").out
    listed = [one for name, one in LISTS.items() if name.split()[0] == noun and one.verb]
    wanted = {filter_ for one in listed for filter_ in one.by.split()}

    assert listed
    assert {f for f in FILTERS if f"--{f} " in told} == wanted | _STATED.get(noun, set())


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2026-11-20", "2026-11-20", 1),
        ("11/20", "11월 20일", 1),
        ("지난주", "지난주", 1),
        ("4분기", "上月", 1),
        ("2026-11-21", "오늘", 0),
        ("2026-10-01", "3분기", None),
    ],
)
def test_days_are_taken_as_people_type_them(
    company: Path, salescli: Program, since: str, until: str, kept: int | None
) -> None:
    assert company == salescli.path
    salescli.on("2026-11-20").done("--as kim contract draft H1")
    line = ["contract", "list", "--json", "--lang", "ko", "--since", since, "--until", until]
    told = salescli.on("2026-11-27" if "지난주" in line else "2026-12-01")(line)

    if kept is None:
        assert told.exit_code == UsageError.exit_code
        assert "2026-10-01" in told.err
        assert "2026-09-30" in told.err
    else:
        assert len(json.loads(told.out)["sections"][0]["rows"]) == kept


def test_what_has_no_such_day_is_refused(traded: Path, salescli: Program) -> None:
    assert traded == salescli.path
    for line in ("collect list --due --since 2026-03-01", "conduct trainings --week 1 --until 1/1"):
        assert (line, salescli(f"--as park {line}").exit_code) == (line, UsageError.exit_code)
