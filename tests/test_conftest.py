"""The fixtures do what their first lines say."""

import gc
from pathlib import Path

import pytest

from salescli.text import Language, speak, spoken
from tests._program import Program, process


@pytest.mark.usefixtures("company")
def test_a_command_runs_in_process(salescli: Program) -> None:
    result = salescli("--as kim contract draft H1")

    assert (result.exit_code, result.err) == (0, "")
    assert result.out.startswith("C-d1 is draft\n")


@pytest.mark.usefixtures("company")
def test_the_clock_stands_where_it_is_set(salescli: Program) -> None:
    salescli.on("2026-02-03").done("--as kim contract draft H1")

    assert '"2026-02-03"' in salescli("contract show C-d1 --json").out


@pytest.mark.parametrize("round_", [1, 2])
def test_nothing_leaks_into_the_next_test(round_: int) -> None:
    assert (spoken(), gc.isenabled()) == (Language.EN, True), f"round {round_}"
    speak(Language.KO)
    gc.disable()


def test_a_process_runs_for_itself(traded: Path) -> None:
    done = process("contract", "list", "--json", db=traded)

    assert (done.returncode, done.stderr) == (0, "")
    assert "C-2026-0001" in done.stdout
