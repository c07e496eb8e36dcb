"""A quotation at every stage, for the tests of quotations, their norm and their paper."""

import json
from typing import Any

from tests._program import Program

Q1 = "Q-2026-0001"

STAGES = {
    "draft": ("kim quote draft H1 --valid-until 2026-12-31", "kim quote line Q-d1 B1 -q 10"),
    "submitted": ("kim quote submit Q-d1",),
    "approved": ("park quote approve Q-1",),
    "sent": ("kim quote send Q-1",),
    "won": ("kim quote won Q-1",),
}
"""Stage to the commands that lead there from the one before: ten bolts at 1,000 for H1."""

ENDS = {
    "lost": ("sent", "kim quote lost Q-1 --reason 가격"),
    "withdrawn": ("submitted", "park quote withdraw Q-1 --reason 오기"),
    "superseded": ("sent", "kim quote draft --revises Q-1"),
}
"""Stage beside the way to a contract: what it comes from, and the command that leads there."""


def quoted(salescli: Program, stage: str) -> Program:
    """Bring a quotation to a stage."""
    before, *ends = ENDS.get(stage, (stage,))
    for name, lines in STAGES.items():
        done(salescli, *lines)
        if name == before:
            break
    done(salescli, *ends)
    if stage == "superseded":
        done(salescli, "kim quote submit Q-d2", "park quote approve Q-1-V2")
    return salescli


def done(salescli: Program, *lines: str) -> list[str]:
    """Run command lines that have to work."""
    return [salescli.done(f"--as {line}") for line in lines]


def rows(salescli: Program, line: str, key: str) -> list[dict[str, Any]]:
    """Return the rows of one section of what a command shows."""
    whole = json.loads(salescli.done(f"{line} --json"))
    return next(part["rows"] for part in whole["sections"] if part["key"] == key)
