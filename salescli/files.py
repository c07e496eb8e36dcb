"""Files that a user names: what may be read of them, and what may be put in their place.

A file is whole or not there: written beside its place, then renamed. `-` is a standard stream.
Behind sudo the program has rights that its caller has not, so there a name reaches no further
than the exchange folder, and a file in it no further than the caller who owns it.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from salescli import sudo, system
from salescli.errors import DataError, MissingFileError, OutputError, SalesError, StorageError
from salescli.text import _

STREAM = Path("-")

_DISK = frozenset({errno.ENOSPC, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})
_SQLITE = b"SQLite format 3\0"
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a database; the book is damaged without its journal."""
_READ = os.O_RDONLY | system.O_CLOEXEC | system.O_NONBLOCK


class _Exchange:
    """The folder for files behind sudo, asked for when the first one is named."""

    folder: Callable[[], Path | None] = staticmethod(lambda: None)


def exchange_by(folder: Callable[[], Path | None]) -> None:
    """Say how the exchange folder is found; None if there is none."""
    _Exchange.folder = staticmethod(folder)


def taken(path: Path) -> bytes:
    """Return what a file to be read holds; MissingFileError if it is not there."""
    if path == STREAM:
        return _standard_input()
    try:
        with _place(path) as (name, folder), os.fdopen(_opened(name, folder), "rb") as file:
            if _stranger(os.fstat(file.fileno()), folder):
                raise DataError(_not_yours(path))
            return file.read()
    except FileNotFoundError:
        raise MissingFileError(path) from None
    except OSError as error:
        raise DataError(
            _("{path} cannot be read: {why}").format(path=path, why=error.strerror or error)
        ) from None


def read(path: Path) -> bytes | None:
    """Return what stands where a file is to be put, or None when nothing does.

    Raises OutputError for what is never replaced: a link, a database and what belongs to it.
    """
    if path == STREAM:
        return None
    try:
        with _place(path) as (name, folder):
            return _standing(path, name, folder)
    except OSError as error:
        raise refusal(path, error) from error


def check(path: Path) -> bytes | None:
    """Return what `read` does; refuse too what only another program would be in the way of."""
    found = read(path)
    if found is not None:
        try:
            system.probe(path)
        except OSError as error:
            raise refusal(path, error) from error
    return found


def replace(path: Path, content: bytes) -> None:
    """Put content in a file's place at once; on failure the old file stays as it was.

    Behind sudo a file that the caller has made is written as it lies there, and stays theirs.
    """
    if path == STREAM:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        with _place(path) as (name, folder):
            old = _standing(path, name, folder)
            if folder is None:
                _swap(path, content)
            elif old is None:
                _make(name, content, folder)
            else:
                _overwrite(path, name, content, folder)
    except OSError as error:
        raise refusal(path, error) from error


@cache
def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""


@contextmanager
def _place(path: Path) -> Iterator[tuple[str, int | None]]:
    """Yield a file's path, or its name and the open exchange folder that it has to be in."""
    if sudo.caller() is None:
        yield str(path), None
        return
    folder = _Exchange.folder()
    if folder is None:
        raise OutputError(
            _(
                "{path}: behind sudo no file is named; take - for the standard stream, or let an"
                " administrator set exchange_folder"
            ).format(path=path)
        )
    inside = Path(os.path.normpath(path))
    if inside.parent != folder:
        raise OutputError(
            _(
                "{path}: behind sudo a file is in the exchange folder {folder}, or - is given"
            ).format(path=path, folder=folder)
        )
    descriptor = os.open(folder, os.O_RDONLY | system.O_DIRECTORY | system.O_CLOEXEC)
    try:
        yield inside.name, descriptor
    finally:
        os.close(descriptor)


def _opened(name: str, folder: int | None, flags: int = _READ) -> int:
    """Open a file without waiting for a pipe; in the exchange folder no link is followed."""
    descriptor = os.open(name, flags | (0 if folder is None else system.O_NOFOLLOW), dir_fd=folder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return descriptor


def _stranger(found: os.stat_result, folder: int | None) -> bool:
    """Say whether a file of the exchange folder may lead to what is not its caller's."""
    return folder is not None and (found.st_nlink != 1 or found.st_uid != sudo.caller())


def _not_yours(path: Path) -> str:
    return _("{path}: behind sudo a file has to be your own, with one name").format(path=path)


def _standing(path: Path, name: str, folder: int | None) -> bytes | None:
    """Return what stands in a place that may be written to; OutputError where it may not."""
    if not system.usable(path):
        raise OutputError(_("{path}: no file of Windows has such a name").format(path=path))
    if _beside_database(name, folder):
        raise OutputError(_never(path))
    try:
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise OutputError(
            _("{path} is a link, and none is followed; name the file itself").format(path=path)
        )
    if not stat.S_ISREG(found.st_mode):
        raise OutputError(_("{path} is not a file; choose another name").format(path=path))
    if _stranger(found, folder):
        raise OutputError(_not_yours(path))
    with os.fdopen(_opened(name, folder), "rb") as file:
        content = file.read()
    if content.startswith(_SQLITE):
        raise OutputError(_never(path))
    return content


def _never(path: Path) -> str:
    return _("{path} is a database or belongs to one, and is never replaced").format(path=path)


def _beside_database(name: str, folder: int | None) -> bool:
    """Say whether a name is that of a journal: of a database that is there, whole or empty."""
    ending = next((ending for ending in _BESIDE if name.lower().endswith(ending)), None)
    if ending is None:
        return False
    with suppress(OSError), os.fdopen(_opened(name[: -len(ending)], folder), "rb") as file:
        return file.read(len(_SQLITE)) in {_SQLITE, b""}
    return False


def _swap(place: Path, content: bytes) -> None:
    temporary = place.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with temporary.open("xb") as file:
            # The mode of Windows would make the new file one that cannot be replaced.
            if system.POSIX and (mode := _mode(place)) is not None:
                temporary.chmod(mode)
            _write(file, content)
        temporary.replace(place)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _make(name: str, content: bytes, folder: int) -> None:
    """Make a file of the exchange folder, for its owner alone, where none was made meanwhile."""
    temporary = f".{os.urandom(8).hex()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.O_NOFOLLOW | system.O_CLOEXEC
    try:
        with os.fdopen(os.open(temporary, flags, 0o600, dir_fd=folder), "wb") as file:
            _write(file, content)
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)


def _overwrite(path: Path, name: str, content: bytes, folder: int) -> None:
    """Write into a file of the caller's; what was looked at by its name is looked at again.

    One put in its place would be ours. What is in the way of the new content leaves the old.
    """
    descriptor = _opened(name, folder, os.O_RDWR | system.O_CLOEXEC | system.O_NONBLOCK)
    # Without a buffer, which would try again to write what the disk has refused.
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        if _stranger(os.fstat(descriptor), folder):
            raise OutputError(_not_yours(path))
        if (old := file.read()).startswith(_SQLITE):
            raise OutputError(_never(path))
        try:
            _rewrite(descriptor, content)
        except OSError as error:
            _put_back(path, descriptor, old, error)
            raise


def _rewrite(descriptor: int, content: bytes) -> None:
    """Write a file anew in its place; what it has more is cut off last, so the old fits again."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
    os.ftruncate(descriptor, len(content))
    os.fsync(descriptor)


def _put_back(path: Path, descriptor: int, old: bytes, error: OSError) -> None:
    """Write back what a file held; StorageError where that may be lost with the new content."""
    try:
        _rewrite(descriptor, old)
    except OSError:
        raise StorageError(
            _("cannot write {path}: {reason}; what it held before may be lost").format(
                path=path, reason=error.strerror
            )
        ) from error


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _mode(place: Path) -> int | None:
    with suppress(FileNotFoundError):
        return stat.S_IMODE(place.stat().st_mode)
    return None


def refusal(path: Path, error: OSError) -> SalesError:
    """Say why a file could not be written."""
    if error.errno in _DISK:
        return StorageError(
            _("cannot write {path}: {reason}; the file is not made").format(
                path=path, reason=error.strerror
            )
        )
    if system.in_use(path, error):
        return OutputError(
            _(
                "{path} is open in another program, in Excel perhaps; close it there and do it"
                " again: it is as it was"
            ).format(path=path)
        )
    if not path.parent.is_dir():
        return OutputError(
            _("cannot write {path}: there is no folder {folder}").format(
                path=path, folder=path.parent
            )
        )
    return OutputError(
        _("cannot write {path}: {reason}").format(path=path, reason=error.strerror or error)
    )
