"""Where an unexpected error leaves its traceback."""

import os
import tempfile
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from salescli import system


def bug(error: Exception) -> Path | None:
    """Write a traceback to the user's log folder, else to a temporary file; None if neither can.

    It may hold what is in the books, so it is its owner's alone.
    """
    from platformdirs import user_log_path  # noqa: PLC0415 - start-up

    told = "".join(traceback.format_exception(error))
    name = datetime.now(UTC).strftime("bug-%Y%m%dT%H%M%S%f.log")
    with suppress(OSError):
        return _written(user_log_path("salescli", ensure_exists=True) / name, told)
    with suppress(OSError):
        return _written(Path(tempfile.mkdtemp(prefix="salescli-")) / name, told)
    return None


def _written(path: Path, told: str) -> Path:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(told)
    return path
