"""What this run of the program has done by now: what was saved is not to be done again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SAVED: ContextVar[bool] = ContextVar("saved", default=False)


@contextmanager
def one_run() -> Iterator[None]:
    """Begin a run that has saved nothing, and leave the one around it as it was."""
    token = _SAVED.set(False)
    try:
        yield
    finally:
        _SAVED.reset(token)


def note_saved() -> None:
    """Take note that something was saved."""
    _SAVED.set(True)


def has_saved() -> bool:
    """Say whether something was saved: whatever happens then, it is not to be repeated."""
    return _SAVED.get()
