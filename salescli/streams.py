"""The standard streams, which may be closed, full, or read by nobody any more."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from salescli import system


def open_all() -> None:
    """Open to nothing what is closed: else the next file would take its place, books among them."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    if not system.POSIX:
        speak_utf8()


def speak_utf8() -> None:
    """Read and write UTF-8: Windows takes the code page of the office for what is no console."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)


def terminal(stream: TextIO) -> bool:
    """Say whether somebody sits at a stream."""
    return stream.isatty() and (system.POSIX or system.is_console(stream.fileno()))


def say(line: str) -> None:
    """Tell something on stderr, if anybody can be told."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


YES = frozenset(("y", "yes", "예", "네", "是", "对"))


def agreed(doubts: Iterable[str], question: str) -> bool:
    """Tell whoever sits at the terminal what is doubtful, and return whether they say yes."""
    for doubt in doubts:
        say(f"salescli: {doubt}")
    with suppress(OSError, ValueError):
        sys.stderr.write(question)
        sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def abandon() -> None:
    """Let go of standard output: what is left in its buffer must not be written again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
