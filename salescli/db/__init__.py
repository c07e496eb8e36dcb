"""The database file: opened, read, written, migrated, guarded; a module is loaded when named."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.db import read, refused

__all__ = ["read", "refused"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
