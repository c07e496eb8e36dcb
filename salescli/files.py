"""A file that is whole or not there: written beside its place, then renamed."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from salescli.errors import OutputError, SalesError, StorageError
from salescli.text import _

_DISK = frozenset({errno.ENOSPC, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})


def read(path: Path) -> bytes | None:
    """Return what a file holds, or None when it is not there."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OutputError(_("{path} is not a file; choose another name").format(path=path))
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal(path, error) from error


def replace(path: Path, content: bytes) -> None:
    """Put content in a file's place at once; on failure the old file stays as it was."""
    place = path.resolve()
    temporary = place.with_name(f".{os.urandom(8).hex()}.part")
    try:
        _write(temporary, content, _mode(place))
        temporary.replace(place)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _write(temporary: Path, content: bytes, mode: int | None) -> None:
    with temporary.open("xb") as file:
        if mode is not None:
            temporary.chmod(mode)
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
            _("cannot write {path}: {reason}; nothing was saved").format(
                path=path, reason=error.strerror
            )
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
