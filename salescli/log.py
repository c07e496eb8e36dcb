"""Where an unexpected error leaves its traceback."""

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path


def bug(error: Exception) -> Path:
    """Write a traceback to the user's log folder, else to a temporary file; return its path."""
    from platformdirs import user_log_path  # noqa: PLC0415 - start-up

    told = "".join(traceback.format_exception(error))
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    try:
        folder = user_log_path("salescli", ensure_exists=True)
        path = folder / f"bug-{stamp}.log"
        path.write_text(told, "utf-8")
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="salescli-")) / f"bug-{stamp}.log"
        path.write_text(told, "utf-8")
    return path
