"""Whether somebody runs the program through sudo, as the account that owns the books, and who."""

import os
import sys
from pathlib import Path

from salescli import system

_CHILDREN = frozenset(
    (
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"),
        *("os.fork", "os.forkpty", "pty.spawn", "os.startfile"),
    )
)
"""What Python tells of a process that is about to be started."""

_FIRST_PERSON = 500 if sys.platform == "darwin" else 1000
"""The uid below which accounts are the system's; 0 is root."""


def caller() -> int | None:
    """Return the uid of who called through sudo; None if the program runs as who started it.

    sudo sets the variable itself, so whoever was let in by a rule cannot choose it. On Windows
    nobody sets it but the caller.
    """
    uid = os.environ.get("SUDO_UID", "")
    if not (system.POSIX and uid.isascii() and uid.isdecimal()) or int(uid) == system.running_as():
        return None
    return int(uid)


def confine() -> None:
    """Let no other program be started from here on: behind sudo it would have the books' rights."""
    sys.addaudithook(_refuse_children)


def _refuse_children(event: str, _told: tuple[object, ...]) -> None:
    if event in _CHILDREN:
        raise PermissionError(f"behind sudo no other program is started ({event})")


def believed(owner: int | None) -> bool:
    """Say whether sudo's word counts for a file: only if its owner is who runs the program."""
    return owner is not None and owner == system.running_as()


def runner() -> str | None:
    """Return the name of who started the program, as the system itself says; None if unknown."""
    return named(os.getuid()) if system.POSIX else system.windows_login()


def named(uid: int) -> str | None:
    """Return the name of an account; None if it has none."""
    import pwd  # noqa: PLC0415 - start-up

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None


def serves(login: str) -> bool:
    """Say whether an account runs the program for others, so that it is nobody's login."""
    if not system.POSIX:
        return system.windows_service(login)
    import pwd  # noqa: PLC0415 - start-up

    try:
        uid = pwd.getpwnam(login).pw_uid
    except KeyError:
        return False
    return 0 < uid < _FIRST_PERSON or (caller() is not None and uid == system.running_as())


def descriptors() -> dict[int, os.stat_result]:
    """Return what is open, by its number; nothing where the system does not tell."""
    found = {}
    folder = Path("/dev/fd")
    for number in [int(each.name) for each in folder.iterdir()] if folder.is_dir() else []:
        try:
            found[number] = os.fstat(number)
        except OSError:  # that of the listing itself
            continue
    return found
