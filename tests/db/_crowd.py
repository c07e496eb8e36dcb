"""`python -m tests.db._crowd FILE COUNT SECONDS`: writers and readers at once, each a process.

Every writer drafts, fills and submits so many contracts, or as many as it can in so many seconds;
every reader looks until the last writer is done. What they were told is printed as JSON.
"""

import json
import sys
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any

from salescli.db.read import Reader, reading
from tests._program import Program

WRITERS, READERS = ("kim", "lee") * 8, 3

FORK = get_context("fork")  # what a write needs is loaded once
START, DONE = FORK.Barrier(len(WRITERS) + READERS), FORK.Event()

TORN = {
    "a number without its decision": """
        SELECT number FROM contract WHERE number IS NOT NULL AND id NOT IN
            (SELECT document_id FROM decision WHERE kind = 'contract' AND step = 'submit')
    """,
    "a decision without its number": """
        SELECT document_id FROM decision WHERE kind = 'contract' AND step = 'submit'
            AND document_id NOT IN (SELECT id FROM contract WHERE number IS NOT NULL)
    """,
    "a total without its lines": """
        SELECT id FROM contract WHERE total <>
            (SELECT coalesce(sum(amount), 0) FROM contract_line WHERE contract_id = contract.id)
    """,
    "a row without its audit row": """
        SELECT id FROM contract WHERE written NOT IN (SELECT seq FROM audit)
        UNION ALL SELECT id FROM contract_line WHERE written NOT IN (SELECT seq FROM audit)
        UNION ALL SELECT id FROM decision WHERE written NOT IN (SELECT seq FROM audit)
    """,
    "an audit row without the one before": """
        SELECT seq FROM audit WHERE seq > 1 AND previous IS NOT
            (SELECT hash FROM audit AS before WHERE before.seq = audit.seq - 1)
    """,
}
"""What nobody may ever see: half of a service call."""


def main(path: Path, count: int, seconds: float) -> None:
    """Let them all begin at once, and print what the writers and the readers were told."""
    Program(path)("--as kim contract draft H1 --dry-run")
    with FORK.Pool(len(WRITERS) + READERS) as pool:
        writing = [pool.apply_async(write, (path, who, count, seconds)) for who in WRITERS]
        looking = [pool.apply_async(look, (path,)) for _reader in range(READERS)]
        told = [writer.get() for writer in writing]
        DONE.set()
        seen = [reader.get() for reader in looking]
    print(json.dumps({"told": told, "seen": seen}))  # noqa: T201 - what this process is for


def write(path: Path, who: str, count: int, seconds: float) -> list[tuple[str, str]]:
    """Write contracts; return each one's draft and its number."""
    program, told = Program(path), []
    START.wait()
    end = monotonic() + seconds
    while len(told) < count and monotonic() < end:
        draft = _said(program, f"--as {who} contract draft H1")
        _said(program, f"--as {who} contract line {draft} B1 -q 2")
        told.append((draft, _said(program, f"--as {who} contract submit {draft}")))
    return told


def look(path: Path) -> dict[str, Any]:
    """Look again and again; return what was torn, and how many contracts each look showed."""
    program, torn, numbered = Program(path), [], []
    START.wait()
    last = False
    while not last:
        last = DONE.is_set()
        with reading(path) as reader:
            before = _numbers(reader)
            torn += [what for what, sql in TORN.items() if reader.rows(sql)]
            torn += ["two states in one read"] * (_numbers(reader) != before)
        listed = json.loads(_said(program, "contract list --state submitted --json", whole=True))
        numbered += [before, len(listed["sections"][0]["rows"])]
    return {"torn": torn, "numbered": numbered}


def _numbers(reader: Reader) -> int:
    (row,) = reader.rows("SELECT coalesce(max(last), 0) AS last FROM number_series")
    return int(row["last"])


def _said(program: Program, line: str, *, whole: bool = False) -> str:
    code, out, err = program(line)
    # Who waits for long is told for whom, if that can be known, and goes on.
    wrong = [told for told in err.splitlines() if not told.startswith("salescli: waiting for ")]
    assert (code, wrong) == (0, []), f"{line}\n{err}{out}"
    return out if whole else out.split()[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
