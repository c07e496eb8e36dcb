"""What is longer than the screen, read page by page."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO


def paged(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give what the screen holds back to be printed; show more in a pager, if there is one."""
    command = _command()
    if command is None:
        return iter(pieces)
    rest = iter(pieces)
    held, lines = [], 0
    for piece in rest:
        held.append(piece)
        lines += piece.count(b"\n")
        if lines >= _height():
            return _shown(command, held, rest)
    return iter(held)


def _height() -> int:
    with suppress(OSError):
        return os.get_terminal_size(sys.stdout.fileno()).lines or _USUAL
    return _USUAL


_USUAL = 24


def _command() -> list[str] | None:
    """Return the pager that was chosen, else less; None without any."""
    chosen = next((os.environ[name] for name in _NAMES if name in os.environ), "less -RSFX")
    try:
        command = shlex.split(chosen)
    except ValueError:
        return None
    return command if command and shutil.which(command[0]) else None


_NAMES = ("SALESCLI_PAGER", "PAGER")


def _shown(command: list[str], held: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    import subprocess  # noqa: PLC0415 - what fits the screen needs none

    sys.stdout.flush()
    # It runs no other program and opens no other file; a `less` without options has ours too.
    environment = {"LESS": "RSFX", "LESSCHARSET": "utf-8", **os.environ, "LESSSECURE": "1"}
    try:
        pager = subprocess.Popen(  # noqa: S603  what the user chose as a pager
            command, stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return chain(held, rest)
    with pager, suppress(KeyboardInterrupt):  # less takes ^C for itself; leave when it does
        _fed(pager.stdin, chain(held, rest))
    return iter(())


def _fed(stream: "IO[bytes] | None", pieces: Iterator[bytes]) -> None:
    """Hand it on; whoever leaves a pager early has seen enough."""
    if stream is None:
        return
    try:
        with suppress(BrokenPipeError):
            stream.writelines(pieces)
    finally:
        with suppress(BrokenPipeError):
            stream.close()
