"""A desk: the program at a real pseudo-terminal, typed at as people do, keystrokes counted."""

import re
import shlex
import sqlite3
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tests._program import ROOT, environment

_ASKED = r"[^\r\n]*(?:: |\[y/N\] ?)$"
"""A line that waits for an answer."""

_WAIT = 90


class Answer(NamedTuple):
    """What is typed where a question is about something: word by word, wrong ones first."""

    about: str
    words: tuple[str, ...]


class Seen(NamedTuple):
    """What a command left on the screen, how it ended, and what it took to type."""

    exit_code: int | None
    screen: str
    keys: int


def strokes(text: str) -> int:
    """Count keys: a syllable of Hangul is made of two or three."""
    return len(unicodedata.normalize("NFD", text))


@dataclass
class Desk:
    """A terminal of 80 columns in Korean, at which several people work one after another."""

    path: Path
    day: str

    def type(self, who: str, line: str, **answers: str | list[str]) -> Seen:
        """Type a command and what it asks for; the rest is answered by Enter, or by yes."""
        child, keys = self._start(who, line), strokes(f"salescli --as {who} {line}\n")
        left, screen = _answers(answers), ""
        while self._asked(child):
            screen += f"{child.before}{child.after}"
            answer = _fitting(child.after, child.before, left)
            keys += strokes(f"{answer}\n")
            child.sendline(answer)
        screen += child.before
        seen = self._ended(child, keys)
        assert not left, f"{line}: nobody asked about {left}\n{screen}{seen.screen}"
        return seen._replace(screen=screen + seen.screen)

    def stop(self, who: str, line: str, *, after: float | None = None) -> Seen:
        """Type a command and press Ctrl-C: at its first question, or while it waits to write."""
        with self._caught(who, line, after) as child:
            child.sendintr()
        return self._ended(child, 0)

    def unplug(self, who: str, line: str, *, after: float | None = None) -> None:
        """Type a command and pull the plug: at its first question, or while it waits to write."""
        with self._caught(who, line, after) as child:
            child.close()

    @contextmanager
    def _caught(self, who: str, line: str, after: float | None) -> Iterator[Any]:
        """Catch a command at a question, or some seconds on its way: no further than the lock."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as other:
            if after is not None:
                other.execute("BEGIN IMMEDIATE")
            child = self._start(who, line)
            if after is None:
                assert self._asked(child), child.before
            else:
                time.sleep(after)
            yield child

    def _start(self, who: str, line: str) -> Any:  # noqa: ANN401 - pexpect has no types
        import pexpect  # noqa: PLC0415 - there is none where there is no pseudo-terminal

        words = ["-m", "salescli", "--today", self.day, "--as", who, *shlex.split(line)]
        asked = {"SALESCLI_LANG": "ko", "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "80"}
        return pexpect.spawn(
            sys.executable,
            words,
            env=environment(self.path, asked),
            cwd=str(ROOT),
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=_WAIT,
        )

    def _asked(self, child: Any) -> bool:  # noqa: ANN401
        import pexpect  # noqa: PLC0415

        return bool(child.expect([_ASKED, pexpect.EOF]) == 0)

    def _ended(self, child: Any, keys: int) -> Seen:  # noqa: ANN401
        import pexpect  # noqa: PLC0415

        child.expect(pexpect.EOF)
        child.close()
        return Seen(child.exitstatus, child.before, keys)


def _answers(given: Mapping[str, str | list[str]]) -> list[Answer]:
    return [
        Answer(about, tuple([words] if isinstance(words, str) else words))
        for about, words in given.items()
    ]


def _fitting(asked: str, above: str, left: list[Answer]) -> str:
    """Return the next word for what is asked; of a doubt a yes, else the default."""
    for told in (asked, above):  # a long question begins further up
        for place, one in enumerate(left):
            if re.search(one.about, told):
                left[place] = one._replace(words=one.words[1:])
                if len(one.words) == 1:
                    del left[place]
                return one.words[0]
        if "[" in asked or "빈 줄" in asked:
            break
    if "[y/N]" in asked:
        return "y"
    assert "[" in asked or "빈 줄" in asked, f"nobody knows what to answer to: {asked!r}"
    return ""


def rows(path: Path, select: str) -> Iterator[tuple[Any, ...]]:
    """Read rows of the books, past the program."""
    with closing(sqlite3.connect(path)) as file:
        yield from file.execute(select).fetchall()
