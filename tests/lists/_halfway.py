"""The company that has a document of every kind in every state, of the newest fixture."""

import shutil
from pathlib import Path

from tests._program import Program
from tests.lists.test_languages import KEPT


def halfway(folder: Path) -> Program:
    """Open a copy, brought up to this version, on the day after its last."""
    program = Program(Path(shutil.copy(KEPT, folder / "sales.db"))).on("2026-12-03")
    program.done("migrate")
    return program
