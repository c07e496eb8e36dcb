"""`LD_PRELOAD=SHIM python -m tests.db._faulty FILE DAY POINTS WORDS…`: a command on a bad disk.

The command is done once on a copy of the file, and the calls that change files are counted. Then
it is done again and again, each time on a fresh copy and in a process of its own, which has loaded
everything, with another fault at another call: how each ended is printed as JSON.
"""

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from tests._program import Program
from tests.db._chain import broken, departures
from tests.db._rows import defects, dump

LAST = 4


class Fault(IntEnum):
    """What happens at a call, as the shim numbers it."""

    NONE = 0
    KILL = 1
    TORN = 2
    FULL = 3
    BROKEN = 4


class Case(NamedTuple):
    """A command at a day, the file that it begins with and the one that it is done on."""

    base: Path
    path: Path
    day: str
    words: Sequence[str]


def main(base: Path, day: str, points: int, words: Sequence[str]) -> None:
    """Print how the command ended at each of so many points; 0 is all of them."""
    path = base.with_name("failing") / "sales.db"
    path.parent.mkdir(exist_ok=True)
    case = Case(base, path, day, words)
    calls = attempt(case, Fault.NONE, 0)["calls"]
    before, after = dump(base), dump(path)
    every = [(fault, at) for fault in Fault if fault for at in range(1, calls + 1)]
    # Where the change becomes final, each call is tried.
    last = [point for point in every if point[1] > calls - LAST]
    rest = [point for point in every if point not in last]
    tried = [*rest[:: max(1, len(rest) // (points - len(last))) if points else 1], *last]
    ended = [looked_at(case, *point, before, after) for point in tried]
    print(json.dumps({"calls": calls, "changes": before != after, "ended": ended}))  # noqa: T201


def looked_at(
    case: Case, fault: Fault, at: int, before: dict[str, Any], after: dict[str, Any]
) -> dict[str, Any]:
    """Do the command with a fault; tell how it ended, what it left, and what a repeat makes."""
    ended = attempt(case, fault, at)
    left = dump(case.path)
    ended["kept"] = "nothing" if left == before else "all" if left == after else "some"
    ended["wrong"] = [broken(case.path), departures(case.path), defects(case.path)]
    again = Program(case.path).on(case.day)(case.words)
    ended["again"] = [again.exit_code, dump(case.path) == after]
    return {"fault": fault.name, "at": at} | ended


def attempt(case: Case, fault: Fault, at: int) -> dict[str, Any]:
    """Do the command on a fresh copy, in a child whose disk fails; it may not come back."""
    for left in case.path.parent.glob("sales.db*"):
        left.unlink()
    shutil.copy(case.base, case.path)
    reads, writes = os.pipe()
    if not (child := os.fork()):
        os.close(reads)
        shim = ctypes.CDLL(None)
        shim.fault_arm(os.fsencode(case.path.parent), at, int(fault))
        code, out, err = Program(case.path).on(case.day)(case.words)
        told = {"code": code, "out": out, "err": err, "calls": shim.fault_seen()}
        os.write(writes, json.dumps(told).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else {"code": None, "out": "", "err": "", "calls": at}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:])
