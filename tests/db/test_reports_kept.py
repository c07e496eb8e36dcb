"""What the forms said of a database of an earlier schema, they say of it after `migrate`."""

import json
import shutil
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests._program import Program
from tests.golden_plugin import Golden
from tests.make_halfway import FIXTURES

WEEKLY = ("F1", "F3", "F5", "F7", "F12")
MONTHLY = ("F2", "F4", "F8", "F10")
ALL_MONTHLY = (*MONTHLY, "F6", "F9", "F11")

Figures = dict[str, list[dict[str, Any]]]
"""Section to its rows, and last its totals."""


class Kept(NamedTuple):
    """A fixture, the day it is looked at, since forms tell what is overdue, and the periods."""

    name: str
    today: str
    weeks: tuple[str, ...]
    months: tuple[str, ...]
    monthly: tuple[str, ...] = MONTHLY

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Return every form with every period."""
        weekly = [(form, week) for form in WEEKLY for week in self.weeks]
        return weekly + [(form, month) for form in self.monthly for month in self.months]


KEPT = (
    Kept("schema-v1", "2026-03-17", ("2026-W10", "2026-W11"), ("2026-03", "2026-04")),
    Kept("schema-v2", "2026-03-17", ("2026-W10", "2026-W11"), ("2026-03", "2026-04")),
    Kept("schema-v5", "2026-03-17", ("2026-W10", "2026-W11"), ("2026-03", "2026-04")),
    Kept("schema-v6", "2026-03-17", ("2026-W10", "2026-W11"), ("2026-03", "2026-04")),
    Kept("schema-v7", "2026-03-17", ("2026-W10", "2026-W11"), ("2026-03", "2026-04"), ALL_MONTHLY),
    Kept("halfway-v2", "2026-11-28", ("2026-W47", "2026-W48"), ("2026-11", "2026-12")),
    Kept("halfway-v5", "2026-12-04", ("2026-W47", "2026-W48"), ("2026-11", "2026-12")),
    Kept("halfway-v6", "2026-12-04", ("2026-W48", "2026-W49"), ("2026-11", "2026-12")),
    Kept("halfway-v7", "2026-12-04", ("2026-W48", "2026-W49"), ("2026-11", "2026-12"), ALL_MONTHLY),
)


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_the_forms_of_the_past_say_what_they_said(
    tmp_path: Path, golden: Golden, kept: Kept
) -> None:
    program = Program(tmp_path / "kept.db").on(kept.today)
    shutil.copy(FIXTURES / f"{kept.name}.db", program.path)
    program.done("migrate")

    now = {f"{form} {period}": _said(program, form, period) for form, period in kept.asked}

    path = FIXTURES / f"{kept.name}.forms.json"
    if golden.accepts:
        path.write_text(_written(now), "utf-8")
    then: dict[str, Figures] = json.loads(path.read_text("utf-8"))
    assert {form: _known(now[form], figures) for form, figures in then.items()} == then


def _said(program: Program, form: str, period: str) -> Figures:
    today = program.clock.day
    line = f"--today {today} report {form} --period {period} --json"
    sections = json.loads(program.done(line))["sections"]
    return {s["key"]: [*s["rows"], s.get("totals") or {}] for s in sections}


def _known(now: Figures, then: Figures) -> Figures:
    """Leave out sections and columns that a form has got since."""
    none: dict[str, Any] = {}
    return {
        key: [
            {column: row.get(column) for column in like}
            for row, like in zip_longest(now.get(key, []), rows, fillvalue=none)
        ]
        for key, rows in then.items()
    }


def _written(said: dict[str, Figures]) -> str:
    """Write a row a line, so that a difference can be read."""
    forms = [
        f"{json.dumps(form)}: {{\n"
        + ",\n".join(
            f" {json.dumps(key)}: [\n"
            + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
            + "\n ]"
            for key, rows in figures.items()
        )
        + "\n}"
        for form, figures in said.items()
    ]
    return "{\n" + ",\n".join(forms) + "\n}\n"
