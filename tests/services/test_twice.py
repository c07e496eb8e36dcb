"""What is asked for or done once a day is not told of; what is done twice the same way is."""

import pytest

from tests._program import Program

TWICE = ("ship request C-1 --line 1=2", "collect dun C-1 --means call")


pytestmark = pytest.mark.usefixtures("traded")


@pytest.mark.parametrize(
    ("line", "twice"),
    [
        ("ship request C-1 --line 1=2", True),
        ("ship request C-1 --line 1=3", False),
        ("ship request C-1 --line 2=0.5", False),
        ("collect dun C-1 --means call", True),
        ("collect dun C-1 --means letter", False),
        ("collect dun C-1 --means call --on 2026-03-17", False),
    ],
)
def test_only_the_same_on_the_same_day_is_told_of(
    salescli: Program, line: str, *, twice: bool
) -> None:
    salescli.on("2026-03-18")
    for first in TWICE:
        assert salescli(f"--as kim {first}").err == ""

    told = salescli(f"--as kim {line}")

    assert (told.exit_code, "the same day" in told.err) == (0, twice), told


def test_what_was_taken_back_is_asked_for_again(salescli: Program) -> None:
    salescli.on("2026-03-18").done(f"--as kim {TWICE[0]}")
    salescli.done("--as kim ship withdraw G-3")

    assert salescli(f"--as kim {TWICE[0]}").err == ""
