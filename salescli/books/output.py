"""Writing a file whole, over nothing but what may be replaced."""

from collections.abc import Callable
from pathlib import Path

from salescli import files
from salescli.errors import OutputError
from salescli.text import _


def put(
    path: Path,
    content: bytes,
    *,
    force: bool = False,
    ours: Callable[[bytes], bool] = lambda _earlier: False,
) -> None:
    """Write a file that is not there yet; or, if forced or the earlier one is ours, over it."""
    earlier = files.read(path)
    if earlier is not None and not force and not ours(earlier):
        raise OutputError(
            _("{path} exists already; give another name or --force").format(path=path)
        )
    files.replace(path, content)
