"""Fields as options of a command: what `--help` says of them, and how their words are read."""

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from salescli.commands._checks import CUSTOMER, DAY, PERSON
from salescli.commands._words import amount, coming, day, percent
from salescli.errors import DataError
from salescli.policy.fields import Field, Holds
from salescli.policy.quantity import typed
from salescli.policy.typed.amounts import number
from salescli.text import Language, _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_MARKS = {"salesperson": PERSON, "owner": PERSON, "customer": CUSTOMER, Holds.DATE: DAY}
"""How a field is read as soon as it is typed: by its key, else by what it holds."""

_LONGEST = 3650
"""Days that can be given."""


class Entry(NamedTuple):
    """The fields that a command takes; where it `empties`, an empty word empties its field."""

    fields: tuple[Field, ...]
    empties: bool = False

    def options(self) -> list[inspect.Parameter]:
        """Declare the options of the fields."""
        return [
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_option(field)
            )
            for field in self.fields
        ]

    def read(self, work: "Work", values: Mapping[str, Any]) -> dict[str, Any]:
        """Return a command's values with the fields that were given read, and no others."""
        others = values.keys() - {field.name for field in self.fields}
        return {key: values[key] for key in others} | {
            field.name: "" if self.empties and not str(word).strip() else _read(work, field, word)
            for field in self.fields
            if (word := values[field.name]) is not None
        }


def _option(field: Field) -> Any:  # noqa: ANN401 - an annotated type
    if field.holds is Holds.DAYS:
        told = typer.Option(field.flag, min=0, max=_LONGEST, help=_(field.hint))
        return Annotated[int | None, told]
    if field.holds is Holds.FLAG:
        both = f"{field.flag}/--no-{field.flag.removeprefix('--')}"
        return Annotated[bool | None, typer.Option(both, help=_(field.hint))]
    told, mark = typer.Option(field.flag, help=_(field.hint)), _MARKS.get(field.holds)
    return Annotated[(field.choice or str) | None, told, _MARKS.get(field.key, mark)]


def _read(work: "Work", field: Field, word: Any) -> Any:  # noqa: ANN401 - of its own type
    if field.holds is Holds.TERM and field.choice:
        return word
    if field.coming:
        return coming(work, word)
    return _READ[field.holds](work, word) if field.holds in _READ else word


def _percent(_work: "Work", word: str) -> int:
    return percent(word)


def _much(_work: "Work", word: str) -> int:
    read = typed(word)
    if read < 0:
        raise DataError(_("{word!r} is below zero; give how much it is").format(word=word))
    return read


def _people(_work: "Work", word: str) -> int:
    read = number(word, 0, "120")
    if read < 0:
        raise DataError(_("{word!r} is below zero; give how many people").format(word=word))
    return read


def _language(_work: "Work", word: str) -> str:
    spoken = word.strip().lower()
    if spoken not in list(Language):
        raise DataError(
            _("{word!r} is no language of ours; give one of {languages}").format(
                word=word, languages=", ".join(Language)
            )
        )
    return spoken


_READ: Mapping[Holds, Callable[["Work", str], Any]] = {
    Holds.MONEY: amount,
    Holds.RATE: _percent,
    Holds.QUANTITY: _much,
    Holds.DATE: day,
    Holds.COUNT: _people,
    Holds.TERM: _language,
}
"""What a field holds to how its word is read; a text is made clean by the service."""
