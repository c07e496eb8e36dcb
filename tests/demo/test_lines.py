"""The lines of the demonstration: each is a command that parses, in order, by somebody at work."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import NoReturn
from unittest import mock

import pytest
import typer

from salescli import demo
from salescli.commands.demo import _Stage, play
from salescli.demo.lines import Agenda, Hand, Line, numbers, script
from salescli.demo.roster import Roster
from salescli.demo.seed import Seed, folder
from tests._program import ROOT

FILES = sorted((ROOT / "data/demo").glob("*.txt"))
MORNING = datetime(2026, 9, 3, 9)  # noqa: DTZ001 - of the company's zone

every = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def seed() -> Seed:
    return Seed(folder("demo"))


@pytest.fixture(scope="module")
def planned(seed: Seed) -> list[Line]:
    return demo.planned(seed)


def scenes(file: Path) -> Iterator[list[str]]:
    """Give the lines of each paragraph that has some."""
    for scene in file.read_text("utf-8").split("\n\n"):
        if lines := [line for line in scene.splitlines() if not line.startswith("#")]:
            yield lines


@every
def test_a_file_says_what_it_is_and_how_a_line_is_read(file: Path) -> None:
    head = file.read_text("utf-8").split("\n\n")[0]

    assert all(line.startswith("#") for line in head.splitlines())
    assert "# DAY [TIME] WHO COMMAND" in head


@every
def test_days_are_in_order_within_a_scene_and_scenes_by_their_first(file: Path) -> None:
    days = [[line[:10] for line in scene] for scene in scenes(file)]

    assert days == [sorted(scene) for scene in days]
    assert all(before[0] <= after[0] for before, after in pairwise(days))


def test_every_line_is_a_command_with_all_that_it_needs(
    seed: Seed, planned: list[Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(*_saying: object) -> NoReturn:
        raise typer.Exit

    monkeypatch.setattr(_Stage, "write", write := mock.Mock(side_effect=reached))
    numbers = mock.MagicMock()
    numbers.__getitem__.return_value = "C-1"
    shapes = {(line.command, *line.options): line for line in planned}
    lines = [*seed.script, *shapes.values()]
    for line in lines:
        play(mock.sentinel.work, line.said(numbers))

    assert write.call_count == len(lines) > 600


def test_names_are_bound_before_they_are_used(planned: list[Line]) -> None:
    bound = {""}
    for line in planned:
        # What an answer names beside is called by its letter.
        assert {re.sub(r"\.[A-Z]$", "", name) for name in line.asked} <= bound, line
        bound.add(line.name)


def test_whoever_types_a_line_is_at_work(planned: list[Line], seed: Seed) -> None:
    roster = Roster(seed)
    first, *others = planned

    assert first.who == "setup"
    assert [line for line in others if not roster.there(line.who, line.at.date())] == []


def test_a_scene_is_read_with_its_moments_and_names(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(
        """\
# What it is.

# A scene.
2026-09-03 kim contract draft H1 --terms '현금, 즉시' = c
2026-09-03 kim contract submit $c
2026-09-04 16:30 lee collect apply $c=500 = p

2026-09-03 han contract draft E1 = c
""",
        "utf-8",
    )
    one, two, three, other = script(tmp_path)

    assert one == Line(
        MORNING, "kim", ("contract", "draft", "H1", "--terms", "현금, 즉시"), "told.1.c"
    )
    assert (two.at.minute, two.words) == (1, ("contract", "submit", "$told.1.c"))
    assert three.at.isoformat() == "2026-09-04T16:30:00"
    assert three.said({"told.1.c": "C-d7"}) == ["collect", "apply", "C-d7=500"]
    assert (other.at, other.name) == (MORNING, "told.2.c")


def test_a_command_is_put_as_it_would_be_typed() -> None:
    agenda = Agenda([])
    at = agenda.put(
        MORNING,
        Hand("lee", ("--by", "park")),
        "visit plan",
        "H1",
        name="v",
        for_=MORNING.date(),
        planned_collection=500,
        purpose=None,
        line=["1=2", "2=3"],
        bid=True,
        phone=False,
    )
    (line,) = agenda.until(at.replace(hour=10))

    assert " ".join(line.words) == (
        "visit plan H1 --for 2026-09-03 --planned-collection 500"
        " --line 1=2 --line 2=3 --bid --by park"
    )
    assert (line.who, line.name, line.command) == ("lee", "v", "visit plan")
    assert agenda.until(at) == []


@pytest.mark.parametrize("answer", ["C-d12 is draft", "C-d12 상태: 작성", "C-d12 · 2026-11-10"])
def test_the_number_is_found_in_an_answer_of_any_language(answer: str) -> None:
    assert numbers("c", answer)["c"] == "C-d12"


def test_what_an_answer_names_beside_is_called_by_its_letter() -> None:
    answer = "R-2026-0007 is settled · I-2026-0031 is issued · 2,000 KRW"

    assert numbers("s", answer) == {
        "s": "R-2026-0007",
        "s.R": "R-2026-0007",
        "s.I": "I-2026-0031",
    }


def test_an_answer_without_a_number_names_nothing() -> None:
    with pytest.raises(ValueError, match="customer"):
        numbers("c", "customer H1 added")
