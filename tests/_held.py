"""`python -m tests._held FILE`: what each command of the tests' company loads behind the lock.

Each is done by a child that begins with what the program loads for no command; JSON on stdout.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from salescli.db import file
from tests._company import LAST, REGISTER, SELLING, TRADE
from tests._program import Program

LINES = (*TRADE, *((LAST, line) for line in (*REGISTER, *SELLING)))


def main(path: str) -> None:
    """Do all lines and tell what was loaded between taking the lock and the commit."""
    program = Program(Path(path))
    told = {line: loaded(program.on(day), line) for day, line in LINES}
    sys.stdout.write(json.dumps(told))


def loaded(program: Program, line: str) -> list[str]:
    """Do a line in a child and return the modules that it loaded while it held the lock."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        with os.fdopen(writing, "w") as answer:
            answer.write(json.dumps(done(program, line)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        told: list[str] = json.loads(answer.read() or '["died"]')
    os.waitpid(child, 0)
    return told


def done(program: Program, line: str) -> list[str]:
    """Do a line in this process."""
    held: list[set[str]] = []
    connect = file.connect

    def traced(path: Path) -> Any:  # noqa: ANN401 - a connection
        connection = connect(path)
        connection.set_trace_callback(
            lambda sql: (
                held.append({*sys.modules}) if sql in {"BEGIN IMMEDIATE", "COMMIT"} else None
            )
        )
        return connection

    file.connect = traced
    result = program(line)
    if result.exit_code or len(held) < 2:
        return [f"exit {result.exit_code}: {result.err}"]
    return sorted(held[-1] - held[0])


if __name__ == "__main__":
    main(sys.argv[1])
