"""Stories of money, told in text files: what was typed, and what the books then have to say.

A story begins with its currency. A line `DAY WHO COMMAND => CODE WORDS` is typed, and has to end
so (without an end: well); a DAY alone lets time pass. What else stands there is a figure of a
form, read on the day that has come, after all lines above it:

    F8 2026-07 receivables C-2026-0001: total = 3164, receivable = 1164
    F3 2026-W28 --as-of 2026-07-11 detail kim/H1/N1: absent
    contract C-2026-0001 lines 1: delivered = 6
    contract C-2026-0001: state = cancelled
    aging 2026-03-31 aging C-2026-0001: receivable = 1164, days_overdue = 3
    account H1 --on 2026-03-31: receivable = 1164
    reconcile S-2026-0001 statement 2026-03-10/I-2026-0001/C-2026-0001: balance = 1164

that is: form (or noun), period (or number), section and row (or `totals`; a document's own row
without, or what stands on an account), and columns by their keys; `-` is a figure that is missing.
`#` begins a comment; a line that is indented goes on with the one above it. No figure comes from
the program: each is worked out in the comment above it.
"""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests._company import STAFF, VISITS_SINCE
from tests._program import Program

FOUNDED = date(2025, 12, 1)

ROWS = {
    "detail": ("salesperson", "customer", "product"),
    "by_product": ("product",),
    "by_region": ("region",),
    "by_salesperson": ("salesperson",),
    "work": ("salesperson",),
    "collection": ("contract",),
    "receivables": ("contract",),
    "ageing": ("age",),
    "lines": ("position",),
    "breaches": ("rule", "document"),
    "aging": ("contract",),
    "contracts": ("contract",),
    "payments": ("number",),
    "statement": ("booked_on", "document", "contract"),
    "since": ("booked_on", "document", "contract"),
    "cases": ("number",),
    "by_kind": ("kind",),
}
"""By which of its columns a row of a section is named."""

_LINES = {
    "F": "report {what} --period {rest}",
    "aging": "collect aging --on {rest}",
    "account": "customer account {rest}",
    "watch": "watch",
}
"""What is typed to read a form, and what has a command of its own; a document is shown."""

_OWN = {"account": "standing", "reconcile": "reconciliation"}
"""The section of a document's own row, where it is not called like it."""

_TYPED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?: +(?P<who>\w+) +(?P<line>.+))?")
_FIGURES = re.compile(
    r"(?P<asked>(?P<form>\w+) \S+?(?: --(?:as-of|on|since) \S+)*)"
    r"(?: (?P<section>[a-z_]+) (?P<row>\S+))?:"
    r"(?P<figures>.+)"
)

Section = dict[str, Any]


def found(path: Path, currency: str) -> Path:
    """Set up a company that keeps its books in a currency, with nothing but its staff."""
    program = Program(path).on(FOUNDED)
    program.done(f"init --company 한빛상사 --currency {currency} --admin 관리자 --test")
    program.done(f"--as admin setting set visits_since {VISITS_SINCE}")
    for code, name, role in STAFF:
        program.done(f"--as admin staff add {code} {name} --role {role}")
    return path


def told(path: Path) -> Iterator[str]:
    """Read a story: its lines, without comments, each with what goes on below it."""
    whole = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            whole += line
        elif line and not line.startswith("#"):
            if whole:
                yield whole
            whole = line
    yield whole


def play(salescli: Program, lines: list[str]) -> list[date]:
    """Act a story out and compare what it says of the books; return its business days."""
    days = []
    for line in lines:
        if typed := _TYPED.fullmatch(line):
            salescli.on(typed["day"])
            if typed["who"]:
                _type(salescli, typed["who"], typed["line"])
                on = re.search(r" --on (\S+)", line)
                days.append(date.fromisoformat(on[1] if on else typed["day"]))
        else:
            _compare(salescli, line)
    return days


def _type(salescli: Program, who: str, line: str) -> None:
    command, _arrow, ends = line.partition(" => ")
    result = salescli(["--as", who, *shlex.split(command)])
    code, _space, words = ends.strip().partition(" ")
    assert result.exit_code == int(code or 0), f"{line}\n{result.out}{result.err}"
    assert words in result.out + result.err, f"{line}\n{result.out}{result.err}"


def _compare(salescli: Program, line: str) -> None:
    named = _FIGURES.fullmatch(line)
    assert named, f"not a line of a story: {line}"
    own = _OWN.get(named["form"], named["form"])
    section = sections(salescli, named["asked"])[named["section"] or own]
    row = _row(section, named["row"])
    if named["figures"].strip() == "absent":
        assert row is None, f"{line}\n{row}"
        return
    assert row is not None, f"{line}\n{section['rows']}"
    figures = dict(re.split(r" *= *", part.strip()) for part in named["figures"].split(","))
    shown = {key: _shown(row[key]) for key in figures}
    assert shown == figures, f"{line}\n{shown}"


def _row(section: Section, name: str | None) -> dict[str, Any] | None:
    if name == "totals":
        totals: dict[str, Any] = section["totals"]
        return totals
    keys = ROWS.get(section["key"], ())
    found = [
        row
        for row in section["rows"]
        if name is None or name == "/".join(_shown(row[key]) for key in keys)
    ]
    assert len(found) < 2, f"{name} stands there twice: {found}"
    return found[0] if found else None


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


def sections(salescli: Program, asked: str) -> dict[str, Section]:
    """Read a form of a period, or a document: its sections by their keys."""
    return {section["key"]: section for section in read(salescli, asked)["sections"]}


def read(salescli: Program, asked: str) -> dict[str, Any]:
    """Read a whole form of a period (`F8 2026-07`), document (`contract C-7`) or `watch today`."""
    what, rest = asked.split(maxsplit=1)
    line = _LINES.get("F" if what.startswith("F") else what, "{what} show {rest}")
    whole: dict[str, Any] = json.loads(
        salescli.looked(f"{line} --json".format(what=what, rest=rest))
    )
    return whole
