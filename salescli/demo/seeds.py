"""The data files that come with the program: from the wheel, else from the repository."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from salescli.errors import ConfigurationError
from salescli.text import _


def folder(name: str) -> Traversable:
    """Return the folder of data files of a name; raise ConfigurationError if there is none."""
    packed = files("salescli") / "_data" / name
    if packed.is_dir():
        return packed
    beside = Path(__file__).resolve().parents[2] / "data" / name
    if beside.is_dir():
        return beside
    raise ConfigurationError(
        _("the data files {name!r} did not come with the program; install it again").format(
            name=name
        )
    )
