"""Lines of the demonstration: who types which command when, as a script or chance tells."""

import re
import shlex
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import NamedTuple

_BEGINS = time(9)
_STEP = timedelta(minutes=1)
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_NAME = re.compile(r"\$([\w.-]+)")
_OWN = re.compile(r"\$([a-z][\w.-]*)")
"""A name of a scene's own; `$2026-09.7`, a deal of the plan, is the same in every scene."""
_NUMBER = re.compile(r"\b[A-Z]+-[\w-]+")


class Hand(NamedTuple):
    """Who types a step, and the words that say who has decided it on which paper."""

    who: str
    paper: tuple[str, ...] = ()


class Line(NamedTuple):
    """A command to come, at a moment of the company's zone."""

    at: datetime
    who: str
    words: tuple[str, ...]
    name: str = ""
    """What the document that the command answers with is called in the lines to come."""
    maybe: bool = False
    """Left out when there is nothing to decide."""

    @property
    def command(self) -> str:
        """The noun and what is done."""
        return " ".join(self.words[:2])

    @property
    def options(self) -> dict[str, str]:
        """The options that have a value."""
        return {word[2:]: value for word, value in pairwise(self.words) if word[:2] == "--"}

    @property
    def answers(self) -> str:
        """The name of the document whose number it answers with; a draft has another one."""
        return self.words[2].removeprefix("$") if self.command == "contract submit" else self.name

    @property
    def asked(self) -> set[str]:
        """The names that it uses."""
        return {name for word in self.words for name in _NAME.findall(word)}

    def said(self, numbers: Mapping[str, str]) -> list[str]:
        """Return its words with the documents' numbers for their names."""
        return [_NAME.sub(lambda found: numbers[found[1]], word) for word in self.words]


class Agenda:
    """All that is going to happen, in the order in which it was thought of."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = list(lines)

    def put(
        self,
        at: datetime,
        hand: Hand | str,
        command: str,
        *words: object,
        name: str = "",
        maybe: bool = False,
        **options: object,
    ) -> datetime:
        """Plan a command and return its moment; `for_=day` stands for `--for day`."""
        who, paper = hand if isinstance(hand, Hand) else (hand, ())
        said = (*command.split(), *map(str, words), *_options(options), *paper)
        self._lines.append(Line(at, who, said, name, maybe))
        return at

    def of(self, command: str) -> list[Line]:
        """Return the lines of a command."""
        return [line for line in self._lines if line.command == command]

    def until(self, end: datetime) -> list[Line]:
        """Return what happens before a moment, in its order; at the same moment as planned."""
        return sorted((line for line in self._lines if line.at < end), key=lambda line: line.at)


def _options(given: Mapping[str, object]) -> Iterator[str]:
    for key, value in given.items():
        option = f"--{key.rstrip('_').replace('_', '-')}"
        if value is True:
            yield option
        elif isinstance(value, list):
            for one in value:
                yield from (option, str(one))
        elif value not in {None, False, ""}:
            yield from (option, str(value))


def script(folder: Traversable) -> list[Line]:
    """Read the scenes of all files: paragraphs of lines, each with names of its own."""
    return [
        line
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".txt")
        for place, scene in enumerate(file.read_text("utf-8").split("\n\n"))
        for line in _scene(f"{file.name.removesuffix('.txt')}.{place}", scene)
    ]


def _scene(scene: str, text: str) -> Iterator[Line]:
    at = datetime.combine(date.min, _BEGINS)
    for told in text.splitlines():
        if told.startswith("#") or not told:
            continue
        day, *words = shlex.split(told)
        begins = date.fromisoformat(day)
        if _TIME.fullmatch(words[0]):
            at = datetime.combine(begins, time.fromisoformat(words.pop(0)))
        else:
            at = at + _STEP if at.date() == begins else datetime.combine(begins, _BEGINS)
        who, *said = words
        name = f"{scene}.{said.pop()}" if said[-2] == "=" else ""
        own = (_OWN.sub(rf"${scene}.\1", word) for word in said if word != "=")
        yield Line(at, who, tuple(own), name)


def numbers(name: str, answer: str) -> dict[str, str]:
    """Return the numbers that a command answers with, by name: the first one is the document's.

    What it names beside is called by the letter of its kind too: `$name.I`, an invoice.
    """
    found = _NUMBER.findall(answer)
    if not found:
        raise ValueError(answer)
    return {f"{name}.{each[0]}": each for each in reversed(found)} | {name: found[0]}
