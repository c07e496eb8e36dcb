"""What is chosen among a few words, and whole numbers: read by us, refused in our own words."""

import copy
import inspect
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

import typer

from salescli.errors import UsageError
from salescli.text import Language, Text, _, spoken


class Choice:
    """Reads one of a few words: by its key, or as tables show it in a language of ours."""

    __name__ = "choice"
    """What the parser would call its value."""

    def __init__(self, kind: type[StrEnum], option: str) -> None:
        self.kind, self.option = kind, option

    @property
    def choices(self) -> tuple[str, ...]:
        """The keys."""
        return tuple(member.value for member in self.kind)

    def __call__(self, word: str) -> StrEnum:
        """Return what a word chooses; raise UsageError."""
        if word in self.choices:
            return self.kind(word)
        found = self._worded(_folded(word))
        if len(found) == 1:
            return found[0]
        told = (
            _("{option}: {word!r} is more than one: {choices}")
            if found
            else _("{option}: {word!r} is not one of {choices}")
        )
        among = ", ".join(found or self.shown())
        raise UsageError(told.format(option=self.option, word=word, choices=among))

    def shown(self) -> list[str]:
        """Return every choice as help and refusals show it: in other languages with its key."""
        if spoken() is Language.EN:
            return [*self.choices]
        words = self._words()
        return [f"{words[key].within(spoken())}({key})" for key in self.choices]

    def offered(self, incomplete: str) -> list[str]:
        """Return the keys and words that begin as what was typed so far."""
        told = [] if spoken() is Language.EN else [self._words()[key] for key in self.choices]
        among = (*self.choices, *(text.within(spoken()) for text in told if incomplete))
        return [word for word in among if word.startswith(incomplete)]

    def sample(self) -> str:
        """Return the first choice as somebody who speaks the language would type it."""
        first = self.choices[0]
        return first if spoken() is Language.EN else self._words()[first].within(spoken())

    def _words(self) -> dict[str, Text]:
        from salescli.line.words import of_choices  # noqa: PLC0415 - start-up

        return of_choices(self.kind)

    def _worded(self, word: str) -> list[StrEnum]:
        """Find what a word means: a key, else a word of the language spoken, else of another."""
        if keys := [member for member in self.kind if _folded(member.value) == word]:
            return keys
        words = self._words()
        for fits in (str.__eq__, _shortened):
            for language in (spoken(), *Language):
                told = {key: _folded(words[key].within(language)) for key in self.choices}
                if found := [self.kind(key) for key, text in told.items() if fits(text, word)]:
                    return found
        return []


class Whole:
    """Reads a whole number within bounds."""

    __name__ = "number"
    """What the parser would call its value."""

    def __init__(self, option: str, least: float | None, most: float | None) -> None:
        self.option, self.least, self.most = option, least, most

    def __call__(self, word: str) -> int:
        """Return the number that a word says; raise UsageError."""
        try:
            number = int(word)
        except ValueError:
            raise UsageError(
                _("{option}: {word!r} is no whole number").format(option=self.option, word=word)
            ) from None
        if self.least is not None and number < self.least:
            raise UsageError(
                _("{option}: {number} is below {least}").format(
                    option=self.option, number=number, least=self.least
                )
            )
        if self.most is not None and number > self.most:
            raise UsageError(
                _("{option}: {number} is above {most}").format(
                    option=self.option, number=number, most=self.most
                )
            )
        return number


def taken(parameter: inspect.Parameter) -> inspect.Parameter:
    """Let a choice or a number of a command be read by us."""
    kind, *marks = get_args(parameter.annotation)
    one = _one(kind)
    if not isinstance(one, type):
        return parameter
    info = copy.copy(marks[0])
    if one is int:
        info.parser = Whole(named(parameter), info.min, info.max)
    elif issubclass(one, StrEnum):
        info.parser = choice = Choice(one, named(parameter))
        info.autocompletion = choice.offered
    else:
        return parameter
    return parameter.replace(annotation=Annotated[kind, info, *marks[1:]])


def named(parameter: inspect.Parameter) -> str:
    """Return how messages name an argument or option."""
    info = get_args(parameter.annotation)[1]
    if isinstance(info, typer.models.ArgumentInfo):
        return placed(info.metavar or parameter.name.upper())
    # Within Annotated, typer takes the first name of an option for its default.
    names = [n for n in (info.default, *(info.param_decls or ())) if str(n).startswith("--")]
    return str([*names, f"--{parameter.name.replace('_', '-')}"][0]).partition("/")[0]


def placed(metavar: str) -> str:
    """Return what stands for an argument, or for a value, in the language spoken."""
    if spoken() is Language.EN:
        return metavar
    from salescli.line.words import of_place  # noqa: PLC0415 - start-up

    return of_place(metavar)


def _one(kind: Any) -> Any:  # noqa: ANN401 - a type, or what a list or an option may be
    """Return what one value is of, of a list or of what may be left out."""
    inner = [each for each in get_args(kind) if each is not type(None)]
    return _one(inner[0]) if inner and (get_origin(kind) is not Annotated) else kind


def _shortened(text: str, word: str) -> bool:
    """Say whether a word is how people shorten another: 이체 for 계좌이체."""
    return not word.isascii() and len(word) > 1 and (text.startswith(word) or text.endswith(word))


def _folded(word: str) -> str:
    return "".join(c for c in word.casefold() if c not in " _-")
