"""A sample printed by a process of its own, on a terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

from salescli import render


def on_a_terminal(name: str, *, call: str = "", lines: int = 0, **environment: str) -> str:
    """Print a sample on a pseudo terminal of 100 columns; return what came out."""
    code = f"import render_samples as s; from salescli import render; render.write(s.{name}{call})"
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", lines, 100, 0, 0))
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(render.__file__).parents[2])])
    inherited = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "PAGER"}}
    environment = {"TERM": "xterm", "COLUMNS": "100", "PYTHONPATH": paths, **environment}
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, env=inherited | environment
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass  # Linux says so when the other side is closed
    os.close(ours)
    assert child.wait() == 0
    return seen.decode().replace("\r\n", "\n")
