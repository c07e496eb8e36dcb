"""`python -m tests.make_halfway`: keep a database with documents half-way in every state.

It replays tests/fixtures/halfway.txt. Run once for a schema version; the file then never changes,
and tests/db/test_halfway.py takes what stands in it to its end with every later program.
"""

import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from salescli.db import file
from tests._program import ROOT, Program

FIXTURES = ROOT / "tests" / "fixtures"
TARGET = FIXTURES / f"halfway-v{file.VERSION}.db"


def lines(text: str) -> Iterator[tuple[str, list[str]]]:
    """Read lines of DAY WHO COMMAND as the day and the words after `salescli`."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            day, who, *words = shlex.split(line)
            yield day, words if who == "-" else ["--as", who, *words]


def make(path: Path) -> None:
    """Replay all of it, and pack the file: most of its pages hold little."""
    program = Program(path)
    for day, words in lines((FIXTURES / "halfway.txt").read_text("utf-8")):
        program.on(day).done(words)
    pack(path)


def pack(path: Path) -> None:
    """Write a file anew in small pages."""
    with closing(file.connect(path)) as connection:
        connection.execute("PRAGMA page_size=1024")
        connection.execute("VACUUM")


def main() -> int:
    """Make the file and keep it; never over another."""
    if TARGET.exists():
        sys.stderr.write(f"{TARGET} is there already; a version that landed does not change\n")
        return 73
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        make(made)
        TARGET.write_bytes(made.read_bytes())
    sys.stdout.write(f"{TARGET}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
