"""The program as tests run it: in process under a clock of their own, or as a real process."""

import contextlib
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest import mock
from zoneinfo import ZoneInfo

from salescli import cli
from salescli.text import Language, speak
from salescli.workspace import Workspace

ROOT = Path(__file__).parents[1]
SEOUL = ZoneInfo("Asia/Seoul")
FOUNDED = date(2026, 1, 2)
"""The day on which the company of the tests is set up and everybody is hired."""


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
        """Run a command that has to work and return its answer without the line's end."""
        result = self(line)
        assert result.exit_code == 0, f"{line}\n{result.err}{result.out}"
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


def environment(db: Path | None = None, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without colours, in English unless a test says otherwise."""
    kept = {k: v for k, v in os.environ.items() if k not in {"FORCE_COLOR", "TERM"}}
    named = {}
    if db is not None:
        named = {"SALESCLI_DB": str(db), "XDG_STATE_HOME": str(db.parent / "state")}
    plain = {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"}
    return {"SALESCLI_LANG": "en"} | kept | plain | named | dict(env or {})


_BILL = "--method acceptance_bill --instrument B-77"

TRADE: tuple[tuple[str, str], ...] = (
    ("2026-03-02", "--as kim contract draft H1 --deliver-by 2026-03-20 --payment-days 45"),
    ("2026-03-02", "--as kim contract line C-d1 B1 -q 100 --discount 7"),
    ("2026-03-02", "--as kim contract line C-d1 N1 -q 2.5"),
    ("2026-03-02", "--as kim contract line C-d1 N1 -q 9"),
    ("2026-03-02", "--as kim contract line C-d1 --remove 3"),
    ("2026-03-02", "--as kim contract submit C-d1"),
    ("2026-03-03", "--as park contract return C-1"),
    ("2026-03-03", "--as kim contract submit C-1"),
    ("2026-03-03", "--as park contract settle C-1"),
    ("2026-03-03", "--as park contract confirm C-1"),
    ("2026-03-04", "--as kim contract sign C-1"),
    ("2026-03-04", "--as lee contract archive C-1 --place A-1"),
    ("2026-03-05", "--as kim ship request C-1 --line 1=60"),
    ("2026-03-05", "--as kim ship request C-1 --line 2=1"),
    ("2026-03-05", "--as park ship approve G-1"),
    ("2026-03-05", "--as park ship reject G-2"),
    ("2026-03-06", "--as lee ship dispatch G-1 --carrier 한진"),
    ("2026-03-09", "--as lee ship receipt G-1 --signed-by 최과장"),
    ("2026-03-09", "--as kim invoice apply C-1"),
    ("2026-03-10", "--as choi invoice issue I-1 --tax-number T-1"),
    ("2026-03-16", f"--as kim collect apply C-1=30000 {_BILL} --invoice I-1"),
    ("2026-03-16", "--as park collect confirm P-1"),
    ("2026-03-17", "--as choi collect confirm P-1"),
)
"""The short path: day and command, from a draft to a payment confirmed by two people."""


@contextlib.contextmanager
def as_it_was(path: Path) -> Iterator[None]:
    """Assert that not a byte of a file changes meanwhile."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
