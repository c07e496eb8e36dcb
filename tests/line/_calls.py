"""Valid calls of the writes, taken apart: what may be left out of each, and how it is named."""

import shlex
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from salescli.line.examples import example
from tests._company import BOOK, LAST, REGISTER, SELLING, TRADE

TREE = get_command(cli.tree([*NOUNS, *SINGLES], {})).commands

MORE = (
    "--as kim visit plan H1 --for 2026-04-10",
    "--as kim visit edit V-3 --purpose 재협의",
    "--as kim visit drop V-3 --reason 중복",
    "--as kim visit plan H1 --for 2026-04-10",
    "--as kim visit submit --week 2026-W15",
    "--as park visit return V-4",
    "--as lee customer add H2 '(주)한솔농협' --kind dealer --salesperson kim",
    "--as park customer apart H1 H2 --reason '다른 회사'",
    "--as kim inquiry report H1 너트",
    "--as park inquiry flag E-2 --reason 대량",
    "--as lee inquiry decide E-2 --by ceo --paper 결재-1",
    "--as kim quote draft H1 --valid-until 2026-04-30",
    "--as kim quote edit Q-d3 --terms 선불",
    "--as kim quote line Q-d3 N1 --price 333",
    "--as kim quote submit Q-d3",
    "--as park quote flag Q-2 --reason 대량",
    "--as ceo quote decide Q-2",
    "--as lee quote approve Q-2 --by park --paper 결재-2",
    "--as kim quote print Q-2 --json",
    "--as kim quote send Q-2",
    "--as kim quote won Q-2",
    "--as kim quote draft H1 --valid-until 2026-04-30",
    "--as kim quote line Q-d4 N1 --price 333",
    "--as kim quote submit Q-d4",
    "--as park quote withdraw Q-3 --reason 오기",
    "--as kim contract draft H1",
    "--as kim contract edit C-d5 --terms 선불",
    "--as kim contract line C-d5 N1 -q 5",
    "--as kim contract deviate C-d5 --term 포장 --normal 상자 --agreed 자루",
    "--as park contract consent C-d5",
    "--as kim contract submit C-d5",
    "--as park contract flag C-4 --reason 대량",
    "--as ceo contract decide C-4",
    "--as lee contract settle C-4 --by park --paper 결재-3",
    "--as lee contract confirm C-4 --by park --paper 결재-3",
    "--as kim contract sign C-4",
    "--as lee contract archive C-4 --place A-4",
    "--as kim contract amend C-4 --terms 후불",
    "--as kim ship request C-4 --line 1=1",
    "--as kim ship withdraw G-6",
    "--as kim ship request C-4 --line 1=1",
    "--as ceo setting set division_confirms on",
    "--as ceo setting set finance_clears on",
    "--as admin staff add bon 본부 --role DIVISION",
    "--as bon ship confirm G-7",
    "--as choi ship clear G-7",
    "--as park ship approve G-7",
    "--as lee ship dispatch G-7 --carrier 한진",
    "--as kim invoice apply C-4",
    "--as kim invoice withdraw I-4",
    "--as kim invoice apply C-4",
    "--as choi invoice reject I-5 --reason 오기",
    "--as kim return report N-1 --line 1=1 --reason 변심",
    "--as kim return withdraw R-3",
    "--as kim return report N-1 --line 1=1 --reason 변심",
    "--as kim return check R-4 --result 일치",
    "--as tan return verify R-4 --verdict ours --result 진품",
    "--as kim return submit R-4",
    "--as park return reject R-4 --reason 기한",
    "--as lee service request H1 B1 소음",
    "--as lee service withdraw A-3 --reason 오기",
    "--as kim collect apply C-1=10 --method transfer",
    "--as kim collect withdraw P-8",
    "--as kim collect apply C-1=10 --method transfer",
    "--as park collect flag P-4 --reason 의심",
    "--as ceo collect decide P-4",
    "--as park collect reject P-9 --reason 오기",
    "--as kim collect correct P-1 --reason 오기",
    "--as kim issue raise 지연 --about C-4",
    "--as park issue flag K-3 --reason 반복",
    "--as kim expense request 900 간담회 --category travel",
    "--as park expense flag Y-2 --reason 반복",
    "--as park expense reject Y-2 --reason 과다",
    "--as han conduct violation R7 --person kim --facts 지연",
    "--as han conduct withdraw F-2",
    "--as lee asset add 승합차 --kind vehicle --identity 12가9999 --odometer 10",
    "--as lee asset assign U-2 --to kim --condition 양호 --paper 인수-2",
    "--as kim asset trip U-2 본사 원주 --purpose 방문 --after 100",
    "--as park asset correct U-2 --after 90 --reason 오기",
    "--as kim contract draft H1",
    "--as kim contract line C-d6 B1",
    "--as kim undo C-d6",
)
"""What the company of the tests has not done yet: a call of each write that is left."""

STORY = [*TRADE, *((LAST, line) for line in (BOOK, *REGISTER, *SELLING, *MORE))]
"""Day and command, each of which works after the ones before it."""

_STAYS = {"--as", "--on"}
"""Without them it would be another call, not one with something left out."""


class Part(NamedTuple):
    """An argument, or an option with its value: how a message names it, and its words."""

    name: str
    words: tuple[str, ...]
    placed: bool


class Call(NamedTuple):
    """A command, and what was given to it."""

    command: str
    head: tuple[str, ...]
    parts: tuple[Part, ...]

    def without(self, left: Sequence[Part]) -> list[str]:
        """Return the words of the call with some of its parts left out."""
        return [*self.head, *(w for p in self.parts if p not in left for w in p.words)]

    def thinned(self, most: int = 2) -> Iterator[tuple[Part, ...]]:
        """Yield what is left out: each part alone, each two, and all."""
        parts = [p for p in self.parts if p.words[0] not in _STAYS]
        placed = [p for p in parts if p.placed]
        sizes = {*range(1, most + 1), len(parts)} - {0}
        for size in sorted(sizes):
            for some in combinations(parts, size):
                gone = [p for p in placed if p in some]
                # A word before others is not left out: the ones behind it take its place.
                if gone == placed[len(placed) - len(gone) :]:
                    yield some


def writes() -> dict[str, Any]:
    """Return every write of the tree by its words."""
    return {
        f"{noun} {verb}".strip(): command
        for noun, entry in TREE.items()
        for verb, command in getattr(entry, "commands", {"": entry}).items()
        if any(parameter.name == "request_id" for parameter in command.params)
    }


def call(line: str) -> Call:
    """Take a command line apart."""
    words = shlex.split(line)
    who, words = (words[:2], words[2:]) if words[0] == "--as" else ([], words)
    deep = 1 if words[0] in SINGLES else 2
    name, words = " ".join(words[:deep]), words[deep:]
    command = writes().get(name)
    head = (*who, *name.split())
    return Call(name, head, tuple(_parts(command, words)) if command else ())


def shown(command: str) -> Call:
    """Take the example of a command's help apart."""
    noun, _space, _verb = command.rpartition(" ")
    return call(example(writes()[command], noun).removeprefix("salescli "))


def _parts(command: Any, words: list[str]) -> Iterator[Part]:  # noqa: ANN401 - typer's own
    options = {o: p for p in command.params for o in (*p.opts, *p.secondary_opts) if "-" in o[:1]}
    places = iter([p for p in command.params if p.param_type_name == "argument"])
    place = next(places, None)
    left = list(words)
    while left:
        word = left.pop(0)
        if word in options:
            flag = options[word].is_flag
            name = max(options[word].opts, key=len)
            yield Part(name, (word,) if flag else (word, left.pop(0)), placed=False)
        else:
            yield Part((place.metavar or place.name.upper()).strip("[]"), (word,), placed=True)
            place = place if place.nargs != 1 else next(places, None)
