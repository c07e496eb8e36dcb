"""A document read page by page on a terminal."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress


def page(pieces: Iterable[bytes]) -> None:
    """Show a document in $PAGER, or in less; without either, print it."""
    command = shlex.split(os.environ.get("PAGER", "less"))
    content = b"".join(pieces)
    sys.stdout.flush()
    if not command or shutil.which(command[0]) is None:
        sys.stdout.write(content.decode())
        sys.stdout.flush()
        return
    # F: leave at once if it fits, R: keep colours, X: leave the text on the screen.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    with (
        subprocess.Popen(  # noqa: S603  what the user chose as a pager
            command, stdin=subprocess.PIPE, env=environment
        ) as pager,
        suppress(KeyboardInterrupt),  # less takes ^C for itself; leave when it does
    ):
        pager.communicate(content)
