"""The trace of a refused command: who tried what and why it was refused (design.md 1.10)."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from salescli.db import file


def note(  # noqa: PLR0913 - the fields of a refusal
    path: Path, *, at: datetime, actor: int | None, action: str, why: str, code: int
) -> None:
    """Leave the only trace of a refused command, in a transaction of its own."""
    connection = file.connect(path)
    try:
        file.check(connection, path)
        connection.execute(
            "INSERT INTO refusal (recorded_at, actor_id, action, reason, exit_code)"
            " VALUES (?, ?, ?, ?, ?)",
            (at.astimezone(UTC).isoformat(timespec="microseconds"), actor, action, why, code),
        )
    except sqlite3.Error as error:
        raise file.refusal(error, path) from error
    finally:
        connection.close()
