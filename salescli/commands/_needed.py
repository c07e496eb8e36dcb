"""What cannot be left out of a command: by itself, or unless something else is given."""

import inspect
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple, get_args, get_origin


class Unless(NamedTuple):
    """Marks a parameter that has to be given unless one of others is."""

    others: tuple[str, ...]


def required(parameters: Iterable[inspect.Parameter]) -> list[inspect.Parameter]:
    """Return the parameters that cannot be left out, or only if another one is given."""
    return [p for p in parameters if p.default is inspect.Parameter.empty or others(p)]


def others(parameter: inspect.Parameter) -> tuple[str, ...]:
    """Return what else would be enough."""
    return next((mark.others for mark in marks(parameter) if isinstance(mark, Unless)), ())


def marks(parameter: inspect.Parameter) -> tuple[Any, ...]:
    """Return what a parameter is annotated with beside its type."""
    annotated = get_origin(parameter.annotation) is Annotated
    return get_args(parameter.annotation)[1:] if annotated else ()


def given(value: object) -> bool:
    """Say whether there is a value."""
    return value not in (None, [], "") and value is not False
