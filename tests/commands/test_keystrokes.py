"""A contract of five lines, from draft to cash: the keys of its four people, with Tab.

`s` is salescli under another name. A key is a character, Tab or Enter; Tab writes what all that
the program offers has in common, and a space after the only one, as bash does.
"""

import contextlib
import io
import os
import shlex
from collections import deque
from typing import NamedTuple
from unittest import mock

import pytest

from salescli import cli
from salescli.text import Language, speak
from tests._program import Program, environment

SOLD = {"B1": 100, "N1": 20, "B2": 5, "B3": 30, "B4": 12}
PRICES = {"B2": 500, "B3": 40, "B4": 7_000}
TO_CASH = (
    ("kim", "contract submit C-d1"),
    ("park", "contract confirm C-1"),
    ("kim", "contract sign C-1"),
    ("lee", "contract archive C-1 --place A1"),
    ("kim", "ship request C-1"),
    ("park", "ship approve G-1"),
    ("lee", "ship dispatch G-1 --carrier HJ"),
    ("lee", "ship receipt G-1 --signed-by C"),
    ("kim", "invoice apply C-1"),
    ("choi", "invoice issue I-1"),
    ("kim", "collect apply C-1=194360 --method transfer"),
    ("park", "collect confirm P-1"),
    ("choi", "collect confirm P-1"),
)
LINES = ",".join(f"{code}={much}" for code, much in SOLD.items())
NOW = (("kim", f"contract draft H1 --line {LINES}"), *TO_CASH)

BEFORE = 347
"""What it took before: a line each, and Tab for nouns, verbs, options and their words alone.

Counted by this same count over the program of 5291076; typed in full, with `salescli`, it was 636.
"""


class Shell(NamedTuple):
    """A shell that completes what the program offers: it finds the fewest keys of a line."""

    program: Program

    def offered(self, who: str, words: list[str], begun: str) -> list[str]:
        """Return what the program offers for a word, as bash asks for it."""
        asked = {
            "_SALESCLI_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(("s", *words, begun)),
            "COMP_CWORD": str(len(words) + 1),
            "SALESCLI_AS": who,
        }
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, environment(self.program.path, asked), clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            cli.main([])
        speak(Language.EN)
        assert err.getvalue() == ""
        return out.getvalue().split()

    def keys(self, who: str, line: str) -> int:
        """Count the keys of a line: `s` and a space, its words each with the space or Enter."""
        words = shlex.split(line)
        typed = [
            self._word(who, words[:place], word, last=place == len(words) - 1)
            for place, word in enumerate(words)
        ]
        return len("s ") + sum(typed)

    def _word(self, who: str, before: list[str], word: str, *, last: bool) -> int:
        """Count the fewest keys to a word and the space or Enter after it, typed or completed."""
        ends = {f"{word} ", f"{_long(word)} "}
        seen, queue = {""}, deque([("", 0)])
        while queue:
            begun, keys = queue.popleft()
            if begun in ends or (last and f"{begun} " in ends):
                return keys + last
            following = {end[: len(begun) + 1] for end in ends if end.startswith(begun)}
            if found := self.offered(who, before, begun):
                common = os.path.commonprefix(found)  # noqa: RUF071 - of words, no paths
                following.add(common if len(found) > 1 else f"{common} ")
            for after in sorted(following - seen):
                if any(end.startswith(after) for end in ends):
                    seen.add(after)
                    queue.append((after, keys + 1))
        raise AssertionError(word)


def _long(word: str) -> str:
    """Return a number as it stands in full, which is what is offered."""
    kind, dash, number = word.partition("-")
    number, sign, amount = number.partition("=")
    return f"{kind}-2026-{int(number):04}{sign}{amount}" if dash and number.isdecimal() else word


@pytest.mark.usefixtures("company")
def test_a_contract_of_five_lines_takes_half_the_keys_from_draft_to_cash(
    salescli: Program,
) -> None:
    for code, price in PRICES.items():
        salescli.done(f"--as park product add {code} {code} --unit EA --price {price}")
    shell, count = Shell(salescli), {}

    for who, line in NOW:
        count[line] = shell.keys(who, line)
        salescli.told(f"--as {who} {line}")

    assert '"state": "finance_confirmed"' not in salescli.told("collect show P-1 --json")
    assert "194,360" in salescli.told("--as kim customer account H1")
    assert 2 * sum(count.values()) <= BEFORE, count


@pytest.mark.usefixtures("company")
def test_what_comes_next_is_offered_before_a_word_is_begun(salescli: Program) -> None:
    shell = Shell(salescli)
    everything = shell.offered("kim", [], "")
    salescli.done("--as kim contract draft H1 --line B1=3")

    assert {"contract", "customer", "today"} <= {*everything}
    assert shell.offered("kim", [], "") == ["contract"]
    assert shell.offered("kim", ["contract"], "") == ["submit"]
    assert shell.offered("kim", ["contract", "submit"], "") == ["C-d1"]
    assert shell.offered("han", [], "") == everything, "it is another's"
    assert "list" in shell.offered("kim", ["contract"], "l")
    assert shell.offered("park", ["contract", "confirm"], "") == [], "nothing can be confirmed yet"


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("words", "begun", "found"),
    [
        (["contract", "draft"], "", ["E1", "H1"]),
        (["contract", "draft"], "H", ["H1"]),
        (["quote", "line", "Q-d1"], "", ["B1", "N1"]),
        (["contract", "list", "--customer"], "E", ["E1"]),
        (["visit", "list", "--salesperson"], "ki", ["kim"]),
    ],
)
def test_codes_of_the_books_are_offered(
    salescli: Program, words: list[str], begun: str, found: list[str]
) -> None:
    assert Shell(salescli).offered("kim", words, begun) == found


def test_without_books_nothing_is_offered_and_nothing_said(salescli: Program) -> None:
    assert Shell(salescli).offered("kim", ["contract", "submit"], "") == []
