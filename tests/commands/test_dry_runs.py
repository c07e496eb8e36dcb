"""Every write as a dry run: the document as `show` would show it then, old → new; nothing else."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests._company import LAST, REGISTER, SELLING, TRADE
from tests._program import Program

LINES = [*TRADE, *((LAST, line) for line in (*REGISTER, *SELLING))]

OTHERWISE = {
    "setting set": "setting show payment_days",
    "calendar holiday": "calendar show 2026-12-25",
    "calendar late": "calendar list",
    "target set": "target show --month 2026-03",
    "dealer": "dealer show H1",
    "worklog write": "worklog show 2026-03-12 --who kim",
    "archive put N-1": "archive show N-1",
    "archive": "archive show G-1",
    "conduct training": "conduct trainings --week 2026-W11",
    "conduct appraise": "conduct show kim --month 2026-02",
    "collect risk": "customer show H1",
    "contract bind": "contract binder 2026-02",
    "inquiry": "inquiry show E-1",
    "issue": "issue show K-2",
    "report write F3": "report F3 --period 2026-W10",
    "report write F4": "report F4 --period 2026-02",
    "report submit F1": "report show F1 --period 2026-W13 --salesperson kim",
    "report submit F3": "report show F3 --period 2026-W10",
    "report review F3": "report show F3 --period 2026-W10",
    "report": "report show F4 --period 2026-02",
}
"""What shows a document that an answer does not number, by how its command begins."""

OF = {"K": "issue", "C": "contract"}
"""How a number begins, to its noun, whichever noun's command wrote it."""

EMPTY = {*["Paper", "Corrected", "because", "Problem", "or", "case"]}
"""Headings of lists in which nothing stands; what shows one row leaves them out."""

_NUMBER = re.compile(r"[A-Z]-(?:d[0-9]+|2026-[0-9]{4}(?:-A[0-9]+)?)")
_REGISTERS = ("staff", "customer", "product")


def _shows(line: str, answer: str) -> str:
    """Return the command that shows what a line writes, by its answer or by what it says."""
    words = shlex.split(line)[2:]
    if words[0] in _REGISTERS:
        return f"{words[0]} show {words[2]}"
    told = " ".join(words)
    if named := [shows for start, shows in OTHERWISE.items() if told.startswith(start)]:
        found = _NUMBER.search(answer.partition("\n")[0])
        if found and words[0] in {"inquiry", "issue"}:
            return f"{OF.get(found[0][0], words[0])} show {found[0]}"
        if not (words[0] in {"contract", "collect"} and found):
            return named[0]
    found = _NUMBER.search(answer)
    assert found, (line, answer)
    return f"{OF.get(found[0][0], words[0])} show {found[0]}"


def _words(shown: str) -> set[str]:
    """Return its words, without what the audit comes to by then."""
    told = re.sub(r"^Audit head.*$", "", shown, flags=re.MULTILINE)
    return {word for word in told.split() if not set(word) <= {"─"}}


def _cells(salescli: Program, command: str) -> dict[str, dict[str, str]]:
    """Return the sections that have one row: what a document is itself."""
    result = salescli(f"--as ceo {command} --json")
    sections = json.loads(result.out)["sections"] if result.exit_code == 0 else []
    return {one["key"]: one["rows"][0] for one in sections if len(one["rows"]) == 1}


class Tried:
    """A command that was tried before it was done."""

    def __init__(self, salescli: Program, day: str, line: str) -> None:
        salescli.on(day)
        self.line, before = line, salescli.path.read_bytes()
        self.dry = salescli.told(f"{line} --dry-run")
        self.raw = json.loads(salescli.told(f"{line} --dry-run --json"))
        self.untouched = salescli.path.read_bytes() == before
        trying = Program(salescli.path.with_name("earlier.db"), salescli.clock)
        shutil.copy(salescli.path, trying.path)
        self.answer = salescli.told(line)
        self.shows = _shows(line, self.answer)
        self.was, self.now = _cells(trying, self.shows), _cells(salescli, self.shows)
        self.shown = salescli(f"{shlex.join(shlex.split(line)[:2])} {self.shows}")


@pytest.fixture(scope="module")
def tried(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    path = tmp_path_factory.mktemp("tried") / "sales.db"
    shutil.copy(company_file, path)
    salescli = Program(path)
    return [Tried(salescli, day, line) for day, line in LINES]


def test_nothing_is_written_and_no_number_is_taken(tried: list[Tried]) -> None:
    for one in tried:
        assert one.untouched, one.line
        first = one.answer.partition("\n")[0]
        assert one.dry.startswith(f"dry run, nothing changed: {first}"), one.line


def test_the_document_is_shown_as_it_would_be_then(tried: list[Tried]) -> None:
    for one in tried:
        assert one.shown.exit_code == 0, (one.line, one.shows, one.shown.err)
        # What shows one row alone leaves out the columns in which nothing stands.
        empty = set() if one.shows.split()[1] == "show" else EMPTY
        if " --on " in one.line:
            empty = empty | {"!", "overdue", "or", "late", "missed"}
        beside = _words(one.shown.out) - _words(one.dry)
        assert beside <= {"(no", "rows)"} | empty, (one.line, one.shows)


def test_what_would_be_another_stands_beside_what_it_was(tried: list[Tried]) -> None:
    arrows = 0
    for one in tried:
        differs = [
            (one.was[key][column], value)
            for key, row in one.now.items()
            if key in one.was and one.was[key].keys() == row.keys()
            for column, value in row.items()
            if one.was[key][column] != value
        ]
        arrows += bool(differs)
        assert not differs or "→" in one.dry, (one.line, differs)

    assert arrows > len(LINES) / 3


def test_the_rows_are_for_whoever_asks_for_json(tried: list[Tried]) -> None:
    for one in tried:
        assert one.raw["dry_run"] is True, one.line
        assert one.raw["rows"], one.line
        assert '"row"' not in one.dry, one.line
