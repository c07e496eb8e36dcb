"""The program as tests run it: in process under a clock of their own, or as a real process."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from unittest import mock
from zoneinfo import ZoneInfo

from salescli import cli
from salescli.errors import FOUND
from salescli.text import Language, speak
from salescli.workspace import Workspace

ROOT = Path(__file__).parents[1]
SEOUL = ZoneInfo("Asia/Seoul")

for command in sorted((ROOT / "salescli" / "commands").glob("[a-z]*.py")):
    # Options are worded when they are imported: in English, whatever a test speaks first.
    import_module(f"salescli.commands.{command.stem}")


_WRITTEN = re.compile(r"([^\n]+)(?:\n  \S[^\n]*)?(?:\nnext: salescli [^\n]+)?")
"""The answer of a write: where something stands, then whom it is of and what comes next."""


class Result(NamedTuple):
    """What a command left: its exit code, its answer and its messages."""

    exit_code: int
    out: str
    err: str


@dataclass
class Clock:
    """A clock that stands at noon in Seoul of a chosen day, and ticks a millisecond a look."""

    day: date = date(2026, 3, 2)
    looks: int = 0

    def __call__(self) -> datetime:
        self.looks += 1
        noon = datetime.combine(self.day, time(12), SEOUL)
        return (noon + timedelta(milliseconds=self.looks)).astimezone(UTC)


@dataclass
class Program:
    """`program("--as kim contract list")` runs `main()` against one database file."""

    path: Path
    clock: Clock = field(default_factory=Clock)

    def on(self, day: str | date) -> "Program":
        """Set the clock to a day, for this command and the ones after it."""
        self.clock.day = day if isinstance(day, date) else date.fromisoformat(day)
        return self

    def __call__(self, line: str | Sequence[str] = "") -> Result:
        """Run one command line; a string is split as a shell would."""
        words = shlex.split(line) if isinstance(line, str) else list(line)
        out, err = _stream(), _stream()
        with (
            mock.patch.dict(os.environ, environment(self.path), clear=True),
            mock.patch.object(cli, "Workspace", partial(Workspace, clock=self.clock)),
            mock.patch.object(sys, "stdin", io.StringIO()),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                code = cli.main(words)
            finally:
                speak(Language.EN)
        return Result(code, _text(out), _text(err))

    def done(self, line: str | Sequence[str]) -> str:
        """Run a command that has to work and return its answer without the line's end.

        Of a write it is the first line: whom it is of, what was entered and what comes next stand
        below it and are looked at by tests/commands/test_answers.py.
        """
        told = self.told(line)
        written = _WRITTEN.fullmatch(told)
        return written[1] if written else told

    def told(self, line: str | Sequence[str]) -> str:
        """Run a command that has to work and return its whole answer without the line's end."""
        result = self(line)
        assert result.exit_code == 0, f"{line}\n{result.err}{result.out}"
        return result.out.removesuffix("\n")

    def looked(self, line: str | Sequence[str]) -> str:
        """Run a check, which ends with 1 where it found something, and return its answer."""
        result = self(line)
        assert result.exit_code in {0, FOUND}, f"{line}\n{result.err}{result.out}"
        return result.out.removesuffix("\n")


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def process(
    *words: str, db: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run `python -m salescli` as a process of its own; the real clock counts."""
    return subprocess.run(
        [sys.executable, "-m", "salescli", *words],
        env=environment(db, env),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )


_CHOSEN = {"FORCE_COLOR", "TERM", "PYTHONUNBUFFERED"}
"""What a developer's own shell may say that a test must not hear."""


def environment(db: Path | None = None, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without colours, in English unless a test says otherwise."""
    kept = {k: v for k, v in os.environ.items() if k not in _CHOSEN}
    named = {}
    if db is not None:
        named = {"SALESCLI_DB": str(db), "XDG_STATE_HOME": str(db.parent / "state")}
    plain = {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"}
    return {"SALESCLI_LANG": "en"} | kept | plain | named | dict(env or {})


@contextlib.contextmanager
def as_it_was(path: Path) -> Iterator[None]:
    """Assert that not a byte of a file changes meanwhile."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
