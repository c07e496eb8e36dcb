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


def fitting(told: str, stream: TextIO, *, spare: int = 0) -> str:
    """Break what is told at words where a terminal would break it anywhere."""
    if not terminal(stream):
        return told
    from shutil import get_terminal_size  # noqa: PLC0415 - for people only

    from salescli.wrapping import fitted  # noqa: PLC0415 - the same

    return fitted(told, get_terminal_size().columns - spare)


def say(line: str) -> None:
    """Tell something on stderr, if anybody can be told."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{fitting(line, sys.stderr)}\n")
        sys.stderr.flush()


class _Wanted:
    """Whether somebody wants to hear more than what was asked for."""

    more = True


def hush(*, quiet: bool) -> None:
    """Let answers and remarks be silent, or heard again."""
    _Wanted.more = not quiet


def quiet() -> bool:
    """Say whether nothing is to be heard but what was asked for."""
    return not _Wanted.more


def tell(answer: str, *, asked: bool = False, laid: bool = False) -> None:
    """Print what is so now, for whoever wants to hear it, or what was `asked` for.

    What is `laid` out already, or for a program, is left as it is.
    """
    if asked or _Wanted.more:
        sys.stdout.write(f"{answer if laid else fitting(answer, sys.stdout)}\n")


def remark(line: str) -> None:
    """Tell something on stderr that nobody asked for."""
    if _Wanted.more:
        say(line)


YES = frozenset(("y", "yes", "예", "네", "是", "对"))


def agreed(doubts: Iterable[str], question: str) -> bool:
    """Tell whoever sits at the terminal what is doubtful, and return whether they say yes."""
    for doubt in doubts:
        say(doubt if "\n" in doubt else f"salescli: {doubt}")
    with suppress(OSError, ValueError):
        sys.stderr.write(question)
        sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def abandon() -> None:
    """Let go of standard output: what is left in its buffer must not be written again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
