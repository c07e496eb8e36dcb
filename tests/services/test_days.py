"""Recording day against business day: every step of every document, against tests/policy/_days."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests._program import Program
from tests.make_halfway import FIXTURES
from tests.policy._days import NEVER, ON_PAPER, STOPPED, TRIED, WITNESSES
from tests.policy._decisions import BEGUN, ROWS

BEFORE, DATED, TYPED, LATER = "2026-11-24", "2026-11-25", "2026-11-30", "2026-12-07"
"""The last day of the books, a business day, one to record it late, and one too late for it."""

PEOPLE = {
    "kim": "SALES",
    "han": "SALES",
    "lee": "CLERK",
    "park": "MANAGER",
    "choi": "FINANCE",
    "ceo": "LEADER",
    "bu": "DIVISION",
    "tan": "TECH",
    "gu": "PURCHASING",
    "mun": "WAREHOUSE",
}

NOTHING = "ADMIN"
"""A role that takes no step in any document."""

HISTORIES = {
    "both": {},
    "then": {"2026-11-27": NOTHING},
    "now": {"2026-11-25": NOTHING, "2026-11-27": ""},
}
"""On which of the two days everybody has the role: what they become, or are again, and when."""

STEPS = {
    (kind, step, state): (owner, line)
    for kind, step, state, _bar, owner, line in (
        told.split(maxsplit=5) for told in TRIED.strip().splitlines()
    )
}

DECIDED = [
    *(row[:4] for row in ROWS if row[4] != "itself"),
    *([row[0], row[1], "-", row[2]] for row in BEGUN if row[2] != "-"),
]
"""Kind, step, state and roles of every step and of what begins with a command of its own."""

KINDS = [*dict.fromkeys(row[0] for row in DECIDED)]

USAGE, AHEAD, SHUT, NOT_THEIRS = 2, 65, 76, 77


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a company in the middle of its work, once for each history of everybody's roles.

    It stands twice: as it is, and with every document flagged of which a flag is to be lifted.
    """
    folder = tmp_path_factory.mktemp("days")
    plain = Program(folder / "plain.db")
    shutil.copy(FIXTURES / "halfway-v4.db", plain.path)
    plain.on(BEFORE).done("migrate")
    for line in WITNESSES.strip().splitlines():
        plain.done(f"--as {line}")
    shutil.copy(plain.path, folder / "flagged.db")
    flagged = Program(folder / "flagged.db").on(plain.clock.day)
    for (_kind, step, _state), (_owner, line) in STEPS.items():
        if step == "unflag":
            flagged.done(f"--as lee {line.replace(' --lift', '')}")
    for program in (plain, flagged):
        _grow_old(program)
    return folder


def _grow_old(program: Program) -> None:
    for history, changes in HISTORIES.items():
        aged = Program(program.path.with_stem(f"{program.path.stem}-{history}"))
        shutil.copy(program.path, aged.path)
        for day, role in changes.items():
            for who, own in PEOPLE.items():
                aged.on(day).done(f"--as yun staff edit {who} --role {role or own}")


PAPER = {
    (kind, step) for kind, *steps in map(str.split, ON_PAPER.strip().splitlines()) for step in steps
}


class Tried(NamedTuple):
    """A step that somebody tries, as the line that takes it, and on which days it is done."""

    what: tuple[str, str, str]
    line: str
    late: int
    today: int
    elsewhere: tuple[int, ...]

    @property
    def wanted(self) -> tuple[int, ...]:
        """Say how it ends for who had the role then alone or has it now alone, and other days."""
        return NOT_THEIRS, NOT_THEIRS, NOT_THEIRS, self.today, SHUT, AHEAD


def tries(histories: Path, kind: str, *, paper: bool) -> Iterator[Tried]:
    """Try each step of a kind as each of its roles, with the role on both days and on one."""
    for row in (row for row in DECIDED if row[0] == kind):
        what = row[0], row[1], row[2]
        if paper and what[:2] not in PAPER:
            continue
        books = "flagged" if what[1] == "unflag" else "plain"
        both, then, now = (Program(histories / f"{books}-{history}.db") for history in HISTORIES)
        for who, line in tried(what, row[3].split(",")):
            typed = f"--as seo {line} --by {who} --paper S-1" if paper else f"--as {who} {line}"
            dated = f"{typed} --on {DATED}"
            yield Tried(
                what,
                typed,
                ends(both, TYPED, dated),
                ends(both, TYPED, typed),
                (
                    *(ends(one, TYPED, each) for one in (then, now) for each in (dated, typed)),
                    ends(both, LATER, dated),
                    ends(both, DATED, f"{typed} --on {TYPED}"),
                ),
            )


def tried(what: tuple[str, str, str], roles: list[str]) -> Iterator[tuple[str, str]]:
    """Tell who tries a step in each of its roles, and by which line."""
    owner, line = STEPS[what]
    of_role = {role: who for who, role in PEOPLE.items()} | {"SALES": owner}
    yield from ((of_role[role], line) for role in roles if role in of_role)


def ends(program: Program, day: str, line: str) -> int:
    """Try a line on a recording day, and leave all as it was."""
    return program.on(day)(f"{line} --dry-run").exit_code


def test_every_step_is_tried_and_no_other() -> None:
    assert {(row[0], row[1], row[2]) for row in DECIDED} == set(STEPS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", [False, True], ids=["himself", "on paper"])
def test_who_decides_holds_the_role_on_both_days(
    histories: Path, kind: str, *, paper: bool
) -> None:
    told = [*tries(histories, kind, paper=paper)]

    assert [one for one in told if one.elsewhere != one.wanted] == []
    done = {one.what for one in told if 0 in {one.late, one.today}}
    assert {one.what for one in told} - done <= NEVER


@pytest.mark.parametrize("what", STEPS, ids=" ".join)
def test_a_step_takes_paper_where_the_table_says_so(
    histories: Path, what: tuple[str, str, str]
) -> None:
    owner, line = STEPS[what]
    program = Program(histories / "plain-both.db")
    on_paper = ends(program, TYPED, f"--as seo {line} --by {owner} --paper S-1") != USAGE

    assert on_paper is (what[:2] in PAPER)


def test_what_a_manager_or_the_leader_alone_decides_may_be_on_paper() -> None:
    alone = {(row[0], row[1]) for row in DECIDED if {*row[3].split(",")} <= {"MANAGER", "LEADER"}}

    assert alone <= PAPER


BLOCKED = {
    (kind, step, state): on
    for kind, step, state, on in map(str.split, STOPPED.strip().splitlines())
}


@pytest.fixture(scope="module")
def blocks(histories: Path) -> list[Program]:
    """Return the books with open accounts, with accounts blocked on the business day, and today."""
    told = [Program(histories / "plain-both.db")]
    for days in (("2026-11-25", "2026-11-27"), ("2026-11-27",)):
        blocked = Program(histories / f"blocked-{len(days)}.db")
        shutil.copy(told[0].path, blocked.path)
        for day, word in zip(days, ("", "--lift"), strict=False):
            for code in ("H1", "E1", "G1"):
                blocked.on(day).done(f"--as park customer block {code} --reason x {word}")
        told.append(blocked)
    return told


@pytest.mark.parametrize("what", STEPS, ids=" ".join)
def test_a_block_stops_what_the_table_says_on_the_days_it_says(
    blocks: list[Program], what: tuple[str, str, str]
) -> None:
    roles = next(row[3].split(",") for row in DECIDED if (row[0], row[1], row[2]) == what)
    who, line = next(tried(what, roles))
    late, then, now = (ends(one, TYPED, f"--as {who} {line} --on {DATED}") for one in blocks)
    today = ends(blocks[0], TYPED, f"--as {who} {line}")
    on_both, on_its_day = (BLOCKED.get(what) in on for on in ({"both"}, {"both", "dated"}))

    assert [code != late for code in (then, now)] == [on_its_day, on_both]
    assert (ends(blocks[2], TYPED, f"--as {who} {line}") != today) is on_its_day
