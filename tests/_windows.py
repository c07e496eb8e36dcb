"""A process without what Windows lacks; `python -m tests._windows ARGS` runs the program in one.

What it lacks is not written down here but read from the stubs of the standard library that come
with mypy. Loaded as a plugin of pytest, it hides all that from every test of the session.
"""

import ast
import ctypes
import importlib.abc
import importlib.machinery
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import platformdirs

STUBS = Path(importlib.machinery.PathFinder.find_spec("mypy").origin).parent / "typeshed/stdlib"  # type: ignore[union-attr, arg-type]

MODULES = frozenset(
    ("pwd", "grp", "fcntl", "termios", "resource", "tty", "pty", "syslog", "readline", "curses")
)
"""Modules of Python that are not there on Windows."""

LOADED = (platformdirs, random, shutil, subprocess, tempfile)
"""Modules that are what they are by what they find when they are loaded."""

LOGIN = "Kim"
"""Whom Windows says to have logged in; the variables say another name."""


@cache
def lacking(module: str) -> frozenset[str]:
    """Name what a module of the standard library has on another system, and not on Windows."""
    (path,) = [p for p in (STUBS / f"{module}.pyi", STUBS / module / "__init__.pyi") if p.exists()]
    body = ast.parse(path.read_text("utf-8")).body
    return frozenset(_names(body, None)) - {*_names(body, "win32")}


def _names(body: Sequence[ast.stmt], platform: str | None) -> Iterator[str]:
    """Yield the names that stubs define on a platform, or on any."""
    for node in body:
        match node:
            case ast.If(test=test):
                if platform is None or _holds(test, platform):
                    yield from _names(node.body, platform)
                if platform is None or not _holds(test, platform):
                    yield from _names(node.orelse, platform)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def _holds(test: ast.expr, platform: str) -> bool:
    """Say whether a condition of the stubs is so on a platform, with the oldest Python we take."""
    system = SimpleNamespace(platform=platform, version_info=(3, 11))
    return bool(eval(ast.unparse(test), {"sys": system}))  # noqa: S307 - of the stubs


class _Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, *_told: object) -> None:
        if name.partition(".")[0] in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def hide() -> None:
    """Take from this process what Windows lacks, and give it what Windows has instead."""
    for name in MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Missing())
    for name in lacking("os") & {*vars(os)}:
        delattr(os, name)
    for act in ("replace", "rename", "unlink"):
        setattr(os, act, _unless_open(getattr(os, act)))
    vars(tempfile)["_O_TMPFILE_WORKS"] = vars(shutil)["_USE_CP_SENDFILE"] = False
    vars(ctypes)["WinDLL"] = library
    os.environ.update(USER="park", LOGNAME="park", USERNAME="park")


def _unless_open(act: Callable[..., None]) -> Callable[..., None]:
    """Refuse what Windows refuses: to move, to remove or to replace what we have open."""

    def acted(*paths: Any, **how: Any) -> None:  # noqa: ANN401 - as in os
        refuse_open(*(path for path in paths if isinstance(path, str | Path)))
        act(*paths, **how)

    return acted


def refuse_open(*paths: str | Path) -> None:
    """Raise PermissionError for a file that this process has open, but for Python's own."""
    opened = {os.path.realpath(link) for link in Path("/proc/self/fd").glob("*")}
    for path in paths:
        # What has no name is removed at once on POSIX, and by Windows when it is closed.
        if os.path.realpath(path) in opened and not Path(path).name.startswith("tmp"):
            raise PermissionError(13, "Access is denied", *map(str, paths))


def library(name: str) -> object:
    return {"advapi32": SimpleNamespace(GetUserNameW=_user), "kernel32": Kernel()}[name]


def _user(buffer: "ctypes.Array[ctypes.c_wchar]", size: object) -> int:
    """Stand for GetUserNameW, which fails where the buffer is too small."""
    room = size._obj  # type: ignore[attr-defined]
    if room.value <= len(LOGIN):
        return 0
    buffer.value = LOGIN
    room.value = len(LOGIN) + 1
    return 1


def _handle(which: int) -> int:
    return 100 - (which + 10)


class Kernel:
    """Stands for kernel32."""

    language = 0x0409
    """What Windows shows: English of the United States."""

    console = 1
    """Whether its streams are consoles."""

    GetStdHandle = staticmethod(_handle)

    def GetUserDefaultUILanguage(self) -> int:  # noqa: N802 - Windows names it
        """Give a LANGID."""
        return self.language

    def GetConsoleMode(self, handle: ctypes.c_void_p, _mode: object) -> int:  # noqa: N802 - as above
        """Fail for what is no console."""
        return int(bool(handle.value) and self.console)


if __name__ == "__main__":
    hide()
    from salescli.__main__ import run

    run()
elif "pytest" in sys.modules and "tests._windows" in sys.argv:
    hide()
