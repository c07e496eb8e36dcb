"""One write in progress: who acts, which step, which figures; a module is loaded when named."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.engine import (  # as they are named
        caution,
        company,
        late,
        open,  # noqa: A004
        saying,
        steps,
        territory,
    )

__all__ = ["caution", "company", "late", "open", "saying", "steps", "territory"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
