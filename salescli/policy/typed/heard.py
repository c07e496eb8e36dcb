"""What was typed otherwise than in the plain form, and what it was read as."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from salescli.text import _

_HEARD: ContextVar[dict[tuple[str, str], None] | None] = ContextVar("heard", default=None)


@contextmanager
def listening() -> Iterator[None]:
    """Collect what is read from here on, with what is collected around it."""
    if _HEARD.get() is not None:
        yield
        return
    token = _HEARD.set({})
    try:
        yield
    finally:
        _HEARD.reset(token)


@contextmanager
def telling(say: Callable[[str], None]) -> Iterator[None]:
    """Collect what is read from here on and tell it at the end, unless it is collected around."""
    around = _HEARD.get() is not None
    with listening():
        yield
        if not around and (line := _told()):
            say(line)


def note(typed: str, read: str) -> None:
    """Take note of what something was read as, if anybody listens."""
    if (heard := _HEARD.get()) is not None:
        heard[" ".join(typed.split()), read] = None


def echoed(answer: str) -> str:
    """Return an answer with a line that tells what was read as what, if anything was."""
    return "\n".join(filter(None, (answer, _told())))


def _told() -> str:
    heard = _HEARD.get() or {}
    pairs = ", ".join(f"{typed} = {read}" for typed, read in heard)
    return _("read as: {told}").format(told=pairs) if pairs else ""
