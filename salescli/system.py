"""The operating system below: POSIX, or Windows with other accounts, files and names."""

import os
import re
from pathlib import Path, PurePath
from typing import Any

POSIX = hasattr(os, "geteuid")
"""Whether accounts have numbers, files have modes, and a folder can be opened."""


def _flag(name: str) -> int:
    """Return a flag of os.open; where it is not known, nothing is left of it on Windows alone."""
    return int(getattr(os, name) if POSIX else getattr(os, name, 0))


O_CLOEXEC, O_NONBLOCK = _flag("O_CLOEXEC"), _flag("O_NONBLOCK")
O_NOFOLLOW, O_DIRECTORY = _flag("O_NOFOLLOW"), _flag("O_DIRECTORY")

_SERVICES = frozenset(("system", "local service", "network service"))
_LONGEST_LOGIN = 257
"""UNLEN + 1: characters that the buffer of GetUserName needs."""

_KOREAN, _CHINESE = 0x12, 0x04
_PRIMARY = 0x3FF
"""What of a LANGID is the language itself."""

_UNUSABLE = re.compile(
    r"""[\x00-\x1f"*:<>?|] | [. ]$
    | ^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\ *(?:[.]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is no file's name on Windows: devices, streams, wildcards, ends that are cut off."""


def running_as() -> int | None:
    """Return the uid whose rights the program has; None on Windows, which has no such number."""
    return os.geteuid() if POSIX else None


def windows_login() -> str | None:
    """Return who runs the program, as Windows itself says and no variable; None if unknown."""
    import ctypes  # noqa: PLC0415 - start-up

    size = ctypes.c_ulong(_LONGEST_LOGIN)
    name = ctypes.create_unicode_buffer(_LONGEST_LOGIN)
    told = _library("advapi32").GetUserNameW(name, ctypes.byref(size))
    return same_login(name.value) if told and name.value else None


def same_login(word: str) -> str:
    """Return a login as it is kept and compared: Windows knows no upper and lower case of it."""
    return word if POSIX else word.lower()


def windows_service(name: str) -> bool:
    """Say whether an account of Windows is a service's, or the machine's own: it ends in $."""
    return name.lower() in _SERVICES or name.endswith("$")


def _library(name: str) -> Any:  # noqa: ANN401 - functions by name
    import ctypes  # noqa: PLC0415 - start-up

    return getattr(ctypes, "WinDLL")(name)  # noqa: B009 - mypy knows it on Windows alone


def language() -> str:
    """Return the language that Windows shows, ko or zh; nothing elsewhere: variables say it."""
    if POSIX:
        return ""
    told = int(_library("kernel32").GetUserDefaultUILanguage()) & _PRIMARY
    return {_KOREAN: "ko", _CHINESE: "zh"}.get(told, "")


def is_console(descriptor: int) -> bool:
    """Say whether a standard stream is a console: NUL on Windows passes for a terminal too."""
    import ctypes  # noqa: PLC0415 - start-up

    kernel, mode = _library("kernel32"), ctypes.c_ulong()
    kernel.GetStdHandle.restype = ctypes.c_void_p
    # STD_INPUT_HANDLE is -10, and the two others follow it.
    handle = ctypes.c_void_p(kernel.GetStdHandle(-10 - descriptor))
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)))


def usable(path: PurePath) -> bool:
    """Say whether the system lets a file have this name and no other is meant by it."""
    names = path.parts[bool(path.anchor) :]
    return POSIX or not any(_UNUSABLE.search(name) for name in names if name.strip("."))


def in_use(path: Path, error: OSError) -> bool:
    """Say whether Windows refused a file because another program has it open."""
    named = str(path) in {str(error.filename), str(error.filename2)}
    return not POSIX and isinstance(error, PermissionError) and named and _may_write(path)


def _may_write(path: Path) -> bool:
    return path.is_file() and os.access(path, os.W_OK)


def probe(path: Path) -> None:
    """Raise on Windows what would stop another file from taking a file's place; else nothing."""
    if not POSIX and path.is_file():
        os.close(os.open(path, os.O_RDWR))


def put(beside: Path, place: Path) -> None:
    """Give a file its name, unless another has it: FileExistsError."""
    if POSIX:
        # A link, unlike a rename, refuses to replace a file made meanwhile.
        os.link(beside, place)
    else:
        # There a rename refuses it too, and not every disk knows links.
        beside.rename(place)


def give_mode(descriptor: int, mode: int) -> None:
    """Give an open file its mode; on Windows it has what its folder gives."""
    if POSIX:
        os.fchmod(descriptor, mode)


def flush(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk; Windows has that for files."""
    if not POSIX and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if POSIX else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
