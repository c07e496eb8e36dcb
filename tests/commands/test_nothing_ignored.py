"""An option that would be ignored is refused: every option of every write is tried."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS
from salescli.commands._together import Alone, With
from salescli.line import anywhere
from salescli.line.choices import Choice
from tests._company import LAST, REGISTER, SELLING, TRADE
from tests._program import Program, as_it_was

TREE = get_command(cli.tree([*NOUNS], {})).commands
ELSEWHERE = {name for option in anywhere.declared() for name in option.opts} | {
    *("--on", "--dry-run", "--request-id", "--yes", "--json", "--by", "--help")
}
"""What every write takes, each with tests of its own."""

_DAYS = (
    *("--agreed", "--contacted", "--contract-until", "--date", "--dated", "--day", "--deliver-by"),
    *("--due", "--hired-on", "--issued", "--matures", "--promise", "--received", "--since"),
    *("--spent", "--trading-since", "--until", "--valid-until"),
)
VALUES = {
    **dict.fromkeys(_DAYS, ("2026-03-20", "2026-03-09")),
    **dict.fromkeys(("--counted", "--damaged", "--scrap", "--short"), ("1=0.5",)),
    **dict.fromkeys(("--holder", "--owner", "--person", "--responsible"), ("lee", "choi")),
    **dict.fromkeys(("-q", "--quantity"), ("2",)),
    "--cause": ("wear", "transport"),
    "--line": ("B1=1", "1=0.5"),
    "--salesperson": ("kim", "han"),
    "--week": ("2026-W11", "2026-W10"),
}
"""Option to what is given for it, until something of it is not what stands there anyway."""

ALWAYS = {("expense request", "--special"): "a promotion is always a special expense (R5)"}


class Tried(NamedTuple):
    """A line of the story with one more option, and what came of it."""

    line: str
    option: str
    ignored: bool
    code: int
    told: str


def _options(line: str) -> Iterator[Any]:
    words = {word.partition("=")[0] for word in shlex.split(line)}
    noun, verb = shlex.split(line)[2:4]
    for param in TREE[noun].commands[verb].params:
        names = {*param.opts, *param.secondary_opts}
        if param.param_type_name == "option" and not names & (words | ELSEWHERE):
            yield param


def _given(param: Any) -> list[list[str]]:  # noqa: ANN401 - the parser's own
    if param.is_flag:
        return [[flag] for flag in (*param.opts, *param.secondary_opts)]
    name = param.opts[0]
    if isinstance(choice := getattr(param.type, "func", None), Choice):
        return [[name, key] for key in choice.choices]
    return [[name, word] for word in VALUES.get(name, ("zz 1",))]


def _rows(program: Program, words: list[str]) -> tuple[int, str, str]:
    """Return the exit code, what would be written (its instants aside) and the refusal."""
    result = program([*words, "--dry-run", "--json"])
    if result.exit_code:
        return result.exit_code, "", result.err
    told = json.dumps(json.loads(result.out)["rows"])
    return 0, re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+[0-9:]+)?|[0-9a-f]{64}", "", told), ""


def _tried(program: Program, line: str, done: set[tuple[str, str]]) -> Iterator[Tried]:
    words = shlex.split(line)
    of = " ".join(words[2:4])
    left = [param for param in _options(line) if (of, param.opts[0]) not in done]
    plain = _rows(program, words)[1] if left else ""
    for param in left:
        for more in _given(param):
            code, rows, told = _rows(program, [*words, *more])
            if rows != plain:
                break
        if not code:
            done.add((of, param.opts[0]))
        yield Tried(line, more[0], rows == plain, code, told)


@pytest.fixture(scope="module")
def tried(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    """Go through the story of the company and try every option, until it is taken, of each."""
    path = Path(shutil.copy(company_file, tmp_path_factory.mktemp("ignored") / "sales.db"))
    program, found, done = Program(path), list[Tried](), set[tuple[str, str]]()
    for day, line in [*TRADE, *((LAST, line) for line in (*REGISTER, *SELLING))]:
        found += _tried(program.on(day), line, done)
        program.done(line)
    return found


def test_no_option_of_a_write_is_ignored(tried: list[Tried]) -> None:
    assert len(tried) > 300
    assert [
        (one.line, one.option)
        for one in tried
        if one.ignored and (" ".join(one.line.split()[2:4]), one.option) not in ALWAYS
        # It says that nothing is to be asked, as --yes does.
        if one.option != "--all"
    ] == []


def test_a_refusal_of_an_option_is_one_line(tried: list[Tried]) -> None:
    refused = [one for one in tried if one.code]

    assert {one.code for one in refused} <= {2, 65, 66, 76, 77}
    assert [one for one in refused if one.told.count("\n") != 1] == []


REFUSED = {
    "contract line C-d1 B1 --change 1": ("--change", "PRODUCT"),
    "contract line C-d1 B1 N1=2 --change 1": ("--change", "LINE"),
    "contract line C-d1 --change 1 --remove 2": ("--change", "--remove"),
    "contract line C-d1 --remove 1 --price 5": ("--remove", "--price"),
    "contract line C-d1 --remove 1 --discount 5": ("--remove", "--discount"),
    "contract line C-d1 --remove 1 -q 5": ("--remove", "--quantity"),
    "quote line Q-d1 --remove 1 --cost 5": ("--remove", "--cost"),
    "inquiry line E-1 --remove 1 --unit 개": ("--remove", "--unit"),
    "contract deviate C-d1 --term x --withdraw --agreed 60": ("--withdraw", "--agreed"),
    "contract deviate C-d1 --term x --withdraw --normal 30": ("--withdraw", "--normal"),
    "contract flag C-1 --reason x --of park": ("--of", "--lift"),
    "visit approve V-1 --salesperson kim": ("--salesperson", "--week"),
    "conduct decide D-1 --no --joint 5": ("--joint", "--fine"),
    "conduct decide D-1 --reason x": ("--reason", "--fine"),
    "customer show H1 --force": ("--force", "--out"),
    "contract list --if-changed": ("--if-changed", "--out"),
    "customer edit H1 --phone 1 --note x": ("--note", "customer edit"),
    "customer edit H1 --phone 1 --paper S-9": ("--paper", "customer edit"),
    "collect risk H1 --class watch --reason x --note y": ("--note", "collect risk"),
}
"""Lines that give what would be ignored, and what the refusal names."""


@pytest.mark.parametrize("line", REFUSED)
def test_what_would_be_ignored_is_refused_and_named(
    salescli: Program, traded: Path, line: str
) -> None:
    with as_it_was(traded):
        refused = salescli(f"--as park {line}")

    assert (refused.exit_code, refused.out) == (2, ""), refused.err
    assert refused.err.count("\n") == 1
    for named in REFUSED[line]:
        assert named in refused.err


def _marked() -> Iterator[tuple[str, str, Any]]:
    """Yield every command with an option that goes only with some others."""
    for noun, (_line, module) in NOUNS.items():
        for info in import_module(f"salescli.commands.{module}").app.registered_commands:
            for name, kind in info.callback.__annotations__.items():
                for mark in getattr(kind, "__metadata__", ()):
                    if isinstance(mark, Alone | With):
                        yield f"{noun} {info.name} {name}", name, (info.callback, mark)


MARKED = {told: (name, *rest) for told, name, rest in _marked()}


def test_the_marks_of_options_name_options_of_their_command() -> None:
    assert len(MARKED) > 10
    for told, (name, callback, mark) in MARKED.items():
        others = mark.beside if isinstance(mark, Alone) else mark.others
        assert {name, *others} <= {*callback.__annotations__}, told
