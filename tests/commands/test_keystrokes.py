"""A contract of five lines, from draft to cash: keys that its four people type with Tab."""

import contextlib
import io
import os
import shlex
from collections import deque
from functools import cache
from os.path import commonprefix
from pathlib import Path
from unittest import mock

import pytest

from salescli import cli
from salescli.text import Language, speak
from tests._program import Program, environment

LINES = [("B1", 100), ("N1", 20), ("B2", 5), ("B3", 30), ("B4", 12)]
PRICES = {"B2": 500, "B3": 40, "B4": 7000}

_TO_CASH = [
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
]
_BEFORE = [
    ("kim", "contract draft H1"),
    *(("kim", f"contract line C-d1 {code} -q {much}") for code, much in LINES),
    *_TO_CASH,
]
_NOW = [
    ("kim", "contract draft H1 --line " + ",".join(f"{code}={much}" for code, much in LINES)),
    *_TO_CASH,
]


class Shell:
    """A shell with the program's completion: it counts the fewest keys that make a line."""

    def __init__(self, program: Program, *, numbers: bool = True) -> None:
        self.program, self.numbers = program, numbers

    def offered(self, who: str, words: tuple[str, ...], begun: str) -> list[str]:
        """Return what the program offers for a word, as bash asks for it."""
        asked = {
            "_SALESCLI_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(("s", *words, begun)),
            "COMP_CWORD": str(len(words) + 1),
            "SALESCLI_AS": who,
        }
        out = io.StringIO()
        with (
            mock.patch.dict(os.environ, environment(self.program.path, asked), clear=True),
            contextlib.redirect_stdout(out),
        ):
            cli.main([])
        speak(Language.EN)
        return out.getvalue().split()

    def keys(self, who: str, line: str) -> int:
        """Count the keys of a line: `s`, its words, and Enter."""
        words, count = shlex.split(line), len("s ")
        for place, word in enumerate(words):
            count += self._word(who, tuple(words[:place]), word)
        return count + 1 - (0 if self.ended else 1)

    def _word(self, who: str, before: tuple[str, ...], word: str) -> int:
        """Count the keys of a word and the space after it, typed or completed."""
        fulls = {word, self.program_number(word)}
        seen, queue = {""}, deque([("", 0)])
        while queue:
            begun, keys = queue.popleft()
            if begun.endswith(" "):
                self.ended = True
                return keys
            following = {full[: len(begun) + 1] if full != begun else f"{full} " for full in fulls if full.startswith(begun)}
            found = self.offered(who, before, begun)
            if found:
                common = commonprefix(found)
                following.add(common if len(found) > 1 else f"{common} ")
            for after in sorted(following - seen):
                if any(f"{full} ".startswith(after) for full in fulls):
                    seen.add(after)
                    queue.append((after, keys + 1))
        raise AssertionError(word)

    @staticmethod
    def program_number(word: str) -> str:
        kind, dash, number = word.partition("-")
        return f"{kind}-2026-{int(number):04}" if dash and number.isdecimal() else word


def old(salescli: Program, company: Path) -> None:
    for code, price in PRICES.items():
        salescli.done(f"--as park product add {code} {code} --unit EA --price {price}")
    shell = Shell(salescli)
    total = 0
    for who, line in _BEFORE:
        n = shell.keys(who, line)
        print(n, who, line)
        total += n
        salescli.told(f"--as {who} {line}")
    print("OLD", total)


def test_x(salescli: Program, company: Path) -> None:
    for code, price in PRICES.items():
        salescli.done(f"--as park product add {code} {code} --unit EA --price {price}")
    shell = Shell(salescli)
    total = full = 0
    for who, line in _NOW:
        n = shell.keys(who, line)
        print(n, who, line)
        total += n
        full += len("salescli " + line) + 1
        salescli.told(f"--as {who} {line}")
    print(total, full, sum(len("salescli " + line) + 1 for _w, line in _BEFORE))
    assert 0
