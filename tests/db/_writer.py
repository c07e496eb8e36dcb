"""`python -m tests.db._writer FILE WHO COUNT`: a process that writes contracts and tells each.

It says `ready`, waits for a line, then drafts, fills and submits contracts. What it prints was
committed before.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests._program import ROOT, Program, environment

Writer = subprocess.Popen[str]


def main(path: str, who: str, count: int) -> None:
    """Write so many contracts."""
    program = Program(Path(path))
    program(f"--as {who} contract draft H1 --dry-run")  # loads what a write needs
    tell("ready")
    sys.stdin.readline()
    for _ in range(count):
        draft = program.done(f"--as {who} contract draft H1").split()[0]
        tell(draft)
        program.done(f"--as {who} contract line {draft} B1 -q 2")
        tell(program.done(f"--as {who} contract submit {draft}").split()[0])


def tell(word: str) -> None:
    """Print a word at once."""
    print(word, flush=True)  # noqa: T201 - what this process is for


@contextmanager
def writers(path: Path, *people: str, count: int) -> Iterator[list[Writer]]:
    """Start a process for each of some people, ready to write; none outlives the block."""
    started = [_start(path, who, count) for who in people]
    try:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", process.communicate()[1]
        yield started
    finally:
        for process in started:
            process.kill()
            with suppress(ValueError):
                process.communicate()


def _start(path: Path, who: str, count: int) -> Writer:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.db._writer", str(path), who, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(path, {"PYTHONPATH": os.fspath(ROOT)}),
    )


def go(process: Writer) -> None:
    """Let a process that is ready write."""
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
