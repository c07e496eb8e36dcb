"""Which options go with which: one that would be ignored is refused, and both are named."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from salescli.errors import UsageError
from salescli.line.choices import named
from salescli.text import _


class Alone(NamedTuple):
    """Marks an option with which, of what may be left out, only some others are taken."""

    beside: tuple[str, ...] = ()


class With(NamedTuple):
    """Marks an option that says something only beside one of others."""

    others: tuple[str, ...]


def fit(parameters: Sequence[inspect.Parameter], values: Mapping[str, Any]) -> None:
    """Raise UsageError for an option that would be ignored, named with what it does not fit."""
    given = {p.name: p for p in parameters if _given(p, values.get(p.name))}
    known = {p.name: p for p in parameters}
    for parameter in given.values():
        for mark in marks(parameter):
            if isinstance(mark, Alone):
                odd = [p for p in given.values() if not _goes(p, parameter, mark)]
                if odd:
                    raise UsageError(
                        _("{option} does not go with {others}; leave one of them out").format(
                            option=named(parameter), others=", ".join(named(p) for p in odd)
                        )
                    )
            elif isinstance(mark, With) and not given.keys() & {*mark.others}:
                wanted = " / ".join(named(known[name]) for name in mark.others)
                raise UsageError(
                    _("{option} says something only with {others}").format(
                        option=named(parameter), others=wanted
                    )
                )


def marks(parameter: inspect.Parameter) -> Iterator[Alone | With]:
    """Yield what is declared of an option and others."""
    for mark in get_args(parameter.annotation)[1:]:
        if isinstance(mark, Alone | With):
            yield mark


def _goes(other: inspect.Parameter, mode: inspect.Parameter, mark: Alone) -> bool:
    return other is mode or other.name in mark.beside or other.default is other.empty


def _given(parameter: inspect.Parameter, value: object) -> bool:
    if parameter.default is parameter.empty:
        return bool(value)
    return value not in (parameter.default, [])
