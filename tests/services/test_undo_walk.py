"""Taking back after every command there is, and over random entries against plain Python."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests._company import LAST, REGISTER, SELLING, TRADE
from tests._program import Program
from tests.db._chain import broken, departures

LINES = [*TRADE, *((LAST, line) for line in (*REGISTER, *SELLING))]
NUMBER = re.compile(r"\b[A-Z]-(?:20\d\d-\d{4}(?:-[AV]\d+)?|d\d+)\b")

TAKEN_BACK = {
    *("contract line", "contract negotiate"),
    *("inquiry line", "quote deviate", "reconcile enter"),
}
"""The commands of the company of the tests that enter something in a draft or a statement."""


def _walked(tmp_path: Path, path: Path) -> Iterator[tuple[str, Program, Program, str]]:
    """Yield each command with the books before it, those after it to be tried in, and a number."""
    real = Program(path)
    for place, (day, line) in enumerate(LINES):
        before = Path(shutil.copy(path, tmp_path / f"before{place}.db"))
        told = NUMBER.search(real.on(day).told(line))
        if told is None:
            before.unlink()
            continue
        after = Path(shutil.copy(path, tmp_path / f"after{place}.db"))
        yield line, Program(before).on(day), Program(after).on(day), told[0]
        before.unlink()
        after.unlink()


def _shown(program: Program, noun: str, number: str) -> Any:  # noqa: ANN401 - as JSON has it
    result = program(f"--as ceo {noun} show {number} --json")
    return json.loads(result.out)["sections"] if result.exit_code == 0 else None


def test_after_every_command_it_is_taken_back_or_refused_with_what_to_do(
    tmp_path: Path, company_file: Path
) -> None:
    path = Path(shutil.copy(company_file, tmp_path / "sales.db"))
    back, stays = set(), set()
    for line, before, after, number in _walked(tmp_path, path):
        _as, who, noun, verb, *_rest = line.split()
        result = after(f"--as {who} undo {number}")
        if result.exit_code == 0:
            back.add(f"{noun} {verb}")
            was, now = (_shown(program, noun, number) for program in (before, after))
            assert was is None or _but_state(now) == _but_state(was), line
            assert (broken(after.path), departures(after.path)) == ([], []), line
            continue
        stays.add(f"{noun} {verb}")
        assert result.exit_code in {65, 76, 77}, f"{line}\n{result.err}"
        assert len(result.err.splitlines()) == 1, result.err
        if "instead" in result.err:
            command = result.err.rpartition(": ")[2]
            assert after(f"{command} --help").exit_code == 0, result.err

    assert back == TAKEN_BACK
    assert not stays & back
    assert len(stays) > 60


def _but_state(sections: Any) -> list[Any]:  # noqa: ANN401 - as JSON has it
    """Leave the state out: a talk is taken back, and not the negotiation that it opened."""
    return [
        [{key: n for key, n in row.items() if key != "state"} for row in part["rows"]]
        for part in sections
    ]


@dataclass
class Oracle:
    """A draft in plain Python: what was entered, one thing after another, and not taken back."""

    kept: list[tuple[Any, ...]] = field(default_factory=list)
    given: int = 0
    """Positions that were ever given: none is given twice."""

    def enter(self, *what: Any) -> None:  # noqa: ANN401 - of each kind its own
        if what[0] == "add":
            self.given += 1
            what = (*what, self.given)
        self.kept.append(what)

    def undo(self) -> bool:
        """Forget the last entry; False where there is none left."""
        return bool(self.kept and [self.kept.pop()])

    @property
    def lines(self) -> dict[int, tuple[str, int, int]]:
        """Position to product, quantity and discount."""
        found: dict[int, tuple[str, int, int]] = {}
        for kind, *what in self.kept:
            if kind == "add":
                product, quantity, position = what
                found[position] = (product, quantity, 0)
            elif kind == "change":
                position, quantity, discount = what
                found[position] = (found[position][0], quantity, discount)
            elif kind == "drop":
                del found[what[0]]
        return dict(sorted(found.items()))

    @property
    def days(self) -> int:
        """The days to pay; the norm of the account is 30."""
        return next((n[1] for n in reversed(self.kept) if n[0] == "edit"), 30)

    @property
    def declared(self) -> dict[str, str]:
        """Term to what was agreed of it."""
        found: dict[str, str] = {}
        for kind, *what in self.kept:
            if kind == "declare":
                found[what[0]] = what[1]
            elif kind == "normal":
                del found[what[0]]
        return found


PRICES = {"B1": 1_000, "N1": 333}
KINDS = ("add", "add", "change", "drop", "edit", "declare", "normal", "undo", "undo", "undo")
ACTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(1, 40), st.integers(0, 9)),
    min_size=1,
    max_size=14,
)


@given(acts=ACTS)
@settings(max_examples=12, phases=(Phase.reuse, Phase.generate))
def test_what_is_left_is_what_was_entered_and_not_taken_back(
    acts: list[tuple[str, int, int]], company_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(company_file, tmp_path / "random.db"))
    program, oracle = Program(path), Oracle()
    program.done("--as kim contract draft H1")
    for act, much, which in acts:
        _act(program, oracle, act, much, which)

        told = {part["key"]: part["rows"] for part in _shown(program, "contract", "C-d1")}
        assert _told_lines(told["lines"]) == oracle.lines
        assert told["contract"][0]["payment_days"] == oracle.days
        assert {row["term"]: row["agreed"] for row in told["deviations"]} == oracle.declared
        worth = sum(_worth(*line) for line in oracle.lines.values())
        assert int(told["contract"][0]["total"]) == worth
    assert (broken(path), departures(path)) == ([], [])


def _told_lines(rows: list[dict[str, Any]]) -> dict[int, tuple[str, int, int]]:
    return {
        row["position"]: (
            str(row["product"]),
            int(row["quantity"]),
            round(float(row["discount"]) * 100),
        )
        for row in rows
    }


def _worth(product: str, quantity: int, discount: int) -> int:
    """Round half up, once a line."""
    return (quantity * PRICES[product] * (100 - discount) * 2 + 100) // 200


def _act(program: Program, oracle: Oracle, act: str, much: int, which: int) -> None:
    begin = "--as kim contract"
    positions, terms = [*oracle.lines], [*oracle.declared]
    if act == "undo":
        assert (program("--as kim undo C-d1").exit_code == 0) is oracle.undo()
    elif act == "edit":
        if much != oracle.days:
            program.done(f"{begin} edit C-d1 --payment-days {much}")
            oracle.enter("edit", much)
    elif act == "declare":
        term, agreed = f"조건{which % 3}", f"{much}일"
        program.done(f"{begin} deviate C-d1 --term {term} --normal 보통 --agreed {agreed}")
        oracle.enter("declare", term, agreed)
    elif act == "normal" and terms:
        term = terms[which % len(terms)]
        program.done(f"{begin} deviate C-d1 --term {term} --withdraw")
        oracle.enter("normal", term)
    elif act == "add":
        product = ("B1", "N1")[which % 2]
        program.done(f"{begin} line C-d1 {product} -q {much}")
        oracle.enter("add", product, much)
    elif act in {"change", "drop"} and positions:
        position = positions[which % len(positions)]
        if act == "drop":
            program.done(f"{begin} line C-d1 --remove {position}")
            oracle.enter("drop", position)
        elif oracle.lines[position][1:] != (much, which):
            program.done(f"{begin} line C-d1 --change {position} -q {much} --discount {which}")
            oracle.enter("change", position, much, which)
