"""What one command decides of several things: shown, asked about, and done as it was shown."""

import json
import shutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from salescli.commands import NOUNS
from salescli.db.read import reading
from salescli.policy.diagrams import OF_KIND
from salescli.workspace import Workspace
from tests._company import LAST, fill
from tests._program import Program, as_it_was, process


class Several(NamedTuple):
    """A command that decides several things, what comes before, and what changes them meanwhile."""

    before: tuple[str, ...]
    command: str
    meanwhile: str
    shown: tuple[str, ...]
    """Words of each that is decided."""
    decided: str
    """The state of each then."""
    of: str
    """What shows that, and the section that it stands in."""


DEVIATIONS = ("보증", "1년", "2년", "운임", "매도인", "매수인")
CONTRACT = (
    "--as kim contract draft H1",
    "--as kim contract line C-d1 B1 -q 2",
    "--as kim contract deviate C-d1 --term 보증 --normal 1년 --agreed 2년 --line 1",
    "--as kim contract deviate C-d1 --term 운임 --normal 매도인 --agreed 매수인",
)
SUBMITTED = ("--as park contract consent C-d1", "--as kim contract submit C-d1")
QUOTE = (
    "--as kim inquiry report H1 볼트",
    "--as park inquiry decide E-1",
    "--as kim quote draft --inquiry E-1 --valid-until 2026-12-30",
    "--as kim quote line Q-d1 B1 -q 2",
    "--as kim quote deviate Q-d1 --term 보증 --normal 1년 --agreed 2년 --line 1",
    "--as kim quote deviate Q-d1 --term 운임 --normal 매도인 --agreed 매수인",
)
VISITS = (
    "--as kim visit plan H1 --for 2026-03-25 --purpose 수금",
    "--as kim visit plan H1 --for 2026-03-26 --purpose 단가",
    "--as kim visit submit --week 2026-W13",
)
PLANS = (
    "--as kim plan set 신규개척 --monthly 2026-04",
    "--as han plan set 재고정리 --monthly 2026-04",
)
DECISIONS = {
    "contract settle": Several(
        (*CONTRACT, *SUBMITTED),
        "--as park contract settle C-1",
        "--as kim contract deviate C-1 --term 포장 --normal 상자 --agreed 마대",
        DEVIATIONS,
        "accepted",
        "contract show C-1 deviations",
    ),
    "quote settle": Several(
        (*QUOTE, "--as kim quote submit Q-d1"),
        "--as park quote settle Q-1",
        "--as kim quote deviate Q-1 --term 포장 --normal 상자 --agreed 마대",
        DEVIATIONS,
        "accepted",
        "quote show Q-1 deviations",
    ),
    "visit approve": Several(
        VISITS,
        "--as park visit approve --week 2026-W13",
        "--as park visit approve V-1",
        ("V-2026-0001", "V-2026-0002", "수금", "단가", "2026-03-25"),
        "approved",
        "visit list --week 2026-W13 visits",
    ),
    "visit return": Several(
        VISITS,
        "--as park visit return --week 2026-W13",
        "--as park visit approve V-1",
        ("V-2026-0001", "V-2026-0002", "수금", "단가"),
        "planned",
        "visit list --week 2026-W13 visits",
    ),
    "plan approve": Several(
        PLANS,
        "--as park plan approve --monthly 2026-04",
        "--as kim plan set 신규개척 --monthly 2026-04 --measures 전화",
        ("W-2026-0001", "W-2026-0002", "신규개척", "재고정리", "김철수", "한소라"),
        "approved",
        "plan list --monthly 2026-04 plans",
    ),
}
each = pytest.mark.parametrize("told", DECISIONS.values(), ids=DECISIONS)


@pytest.fixture
def deciding(salescli: Program, company: Path) -> Program:
    assert company.exists()
    return salescli.on(LAST)


@pytest.fixture(scope="module")
def filled(traded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "sales.db"
    shutil.copy(traded_file, path)
    fill(path)
    return path


def _begin(salescli: Program, told: Several) -> None:
    for line in told.before:
        salescli.done(line)


def _states(salescli: Program, told: Several) -> set[str]:
    *words, section = told.of.split()
    sheet = json.loads(salescli.done(f"--as park {' '.join(words)} --json"))
    (rows,) = (one["rows"] for one in sheet["sections"] if one["key"] == section)
    assert len(rows) > 1
    return {row["state"] for row in rows}


def _sits(monkeypatch: pytest.MonkeyPatch, answers: Iterable[bool] = ()) -> list[str]:
    """Let somebody sit at the terminal who answers; return what they were asked about."""
    asked: list[str] = []
    left = iter(answers)

    def agreed(doubts: Iterable[str], _question: str) -> bool:
        asked.extend(doubts)
        return next(left)

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("salescli.workspace.agreed", agreed)
    return asked


@each
def test_without_a_terminal_it_is_told_what_would_be_decided_and_nothing_is(
    deciding: Program, told: Several
) -> None:
    _begin(deciding, told)
    lined = ["--line N, "] if "settle" in told.command else []

    with as_it_was(deciding.path):
        result = deciding(told.command)

    assert (result.exit_code, result.out) == (2, "")
    assert result.err.splitlines()[-1] == (
        "salescli: this decides 2 things at once; say which are meant: "
        f"{''.join(lined)}--all, --yes"
    )
    for word in told.shown:
        assert word in result.err


@pytest.mark.parametrize("way", ["--all", "--yes"])
@each
def test_whoever_says_that_all_is_meant_is_not_asked(
    deciding: Program, told: Several, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(deciding, told)
    asked = _sits(monkeypatch)

    deciding.done(f"{told.command} {way}")

    assert asked == []
    assert _states(deciding, told) == {told.decided}


@each
def test_at_a_terminal_all_is_shown_and_a_yes_decides_it(
    deciding: Program, told: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(deciding, told)
    asked = _sits(monkeypatch, [True])

    deciding.done(told.command)

    assert len(asked) == 1
    for word in told.shown:
        assert word in asked[0]
    assert _states(deciding, told) == {told.decided}


@each
def test_a_no_decides_nothing(
    deciding: Program, told: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(deciding, told)
    _sits(monkeypatch, [False])

    with as_it_was(deciding.path):
        assert deciding(told.command).exit_code == 65


@each
def test_what_changes_between_showing_and_yes_is_not_decided(
    deciding: Program, told: Several, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other one is not held out meanwhile either: nothing is locked while somebody reads."""
    _begin(deciding, told)
    kept = tmp_path / "kept.db"

    def agreed(_doubts: Iterable[str], _question: str) -> bool:
        done = process(*told.meanwhile.split(), "--today", LAST, "--yes", db=deciding.path)
        assert (done.returncode, done.stderr) == (0, "")
        shutil.copy(deciding.path, kept)
        return True

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("salescli.workspace.agreed", agreed)
    result = deciding(told.command)

    assert (result.exit_code, result.out) == (65, "")
    assert result.err == (
        "salescli: it has changed since it was shown; nothing was done: look again\n"
    )
    assert deciding.path.read_bytes() == kept.read_bytes()


@each
def test_a_dry_run_shows_it_and_asks_nothing(
    deciding: Program, told: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(deciding, told)
    _sits(monkeypatch)

    with as_it_was(deciding.path):
        answer = deciding.told(f"{told.command} --dry-run")

    for word in told.shown:
        assert word in answer


ONE = {
    "contract settle": (*CONTRACT[:3], *SUBMITTED),
    "quote settle": (*QUOTE[:5], "--as kim quote submit Q-d1"),
    "visit approve": (VISITS[0], VISITS[2]),
    "visit return": (VISITS[0], VISITS[2]),
    "plan approve": PLANS[:1],
}


@pytest.mark.parametrize("name", DECISIONS)
def test_one_thing_alone_is_decided_without_a_question(
    deciding: Program, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(deciding, DECISIONS[name]._replace(before=ONE[name]))
    asked = _sits(monkeypatch)

    deciding.done(DECISIONS[name].command)

    assert asked == []


@pytest.mark.parametrize("name", ["contract settle", "quote settle"])
@pytest.mark.parametrize(
    ("which", "left"),
    [
        ("--line 1", {"accepted", "open"}),
        ("--line 0 --reject", {"rejected", "open"}),
        ("--line 0 --line 1", {"accepted"}),
    ],
)
def test_a_deviation_can_be_decided_without_the_others(
    deciding: Program, name: str, which: str, left: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = DECISIONS[name]
    _begin(deciding, told)
    asked = _sits(monkeypatch)

    deciding.done(f"{told.command} {which}")

    assert asked == []
    assert _states(deciding, told) == left


@pytest.mark.parametrize("name", ["contract settle", "quote settle"])
def test_a_line_that_departs_from_nothing_is_refused(deciding: Program, name: str) -> None:
    told = DECISIONS[name]
    _begin(deciding, told)
    noun, number = told.of.split()[0], told.of.split()[2]

    with as_it_was(deciding.path):
        result = deciding(f"{told.command} --line 7 --line 1")

    assert result.exit_code == 65
    assert f"has no open deviation in line 7; see: salescli {noun} show {number[:2]}" in result.err


def _declared() -> Iterator[str]:
    for noun, (_line, module) in NOUNS.items():
        app = import_module(f"salescli.commands.{module}").app
        for command in app.registered_commands:
            if "all_" in command.callback.__annotations__ and "dry_run" in (
                command.callback.__annotations__
            ):
                yield f"{noun} {command.name}"


def test_every_command_that_is_meant_of_several_is_tried_here() -> None:
    assert {*_declared()} == {*DECISIONS}


def test_no_other_command_of_the_company_decides_several_things(filled: Path) -> None:
    """Of every write of a company that did all there is: its verb's steps are one, or declared."""
    steps = {
        (kind, step.name): step.command for kind, flow in OF_KIND.items() for step in flow.steps
    }
    several = set()
    with reading(filled) as reader:
        for row in reader.rows("SELECT action, changes FROM audit ORDER BY seq"):
            verb = row["action"].rpartition(" ")[2]
            taken = [
                what
                for table, _id, what in json.loads(row["changes"])
                if table == "decision" and steps.get((what["kind"], what["step"])) == verb
            ]
            if len(taken) > 1:
                several.add(row["action"])

    assert "contract settle" in several
    assert several <= {*DECISIONS}
