"""Whatever is left out of a write, alone, in pairs or all of it: it ends, and says all at once.

SALESCLI_TORTURE=1 leaves out every two, also where both may be left out, and starts every command
with each standard input.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from salescli.commands._lacking import BESIDE
from tests import _company
from tests._program import ROOT, Program, Result, environment
from tests.line._calls import STORY, Call, Part, call, shown, writes

Typed = Callable[[tuple[Part, ...]], Result]
"""Types a call with some of its parts left out."""

LONG = bool(os.environ.get("SALESCLI_TORTURE"))

DECIDES: Mapping[str, str] = {
    "asset add": "--kind",
    "asset inspect": "--result",
    "collect apply": "--method",
    "collect check": "--acceptance-bill",
    "conduct liability": "WHO|INVOICE|NUMBER",
    "report write": "--note",
}
"""What decides whether another part is needed: with both missing, nobody knows of the other yet."""

FOUND = {"ship correct"}
"""Commands that need a part for what the document says: it has to be found first."""

MEANT: Mapping[str, tuple[str, ...]] = {
    "archive put": ("--class",),
    "asset trip": ("--before",),
    "collect apply": ("--customer",),
    "conduct training": ("--reason",),
    "plan change": ("--measures",),
    "report review": ("--period",),
    "report write": ("--period",),
}
"""Without these something else is meant, and may be refused; so it is without who decided."""

FIELDS = {"customer profile", "dealer status"}
"""They take any of many fields, which their help names."""


@pytest.fixture(scope="module")
def left_out(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Tell the story of the company, and before each of its calls leave out parts of it."""
    program = Program(tmp_path_factory.mktemp("left-out") / "sales.db")
    _company.found(program.path)
    faults: list[str] = []
    for day, line in STORY:
        program.on(day)
        one = call(line)
        if one.command in writes():
            faults += _faults(program, one)
        program.done(line)
    return faults


def _faults(program: Program, one: Call) -> Iterator[str]:
    needed: set[Part] = set()

    @cache
    def typed(left: tuple[Part, ...]) -> Result:
        return program([*one.without(left), "--dry-run"])

    for left in one.thinned():
        if len(left) == 2 and not LONG and not needed & {*left}:
            continue
        said = typed(left)
        if said.exit_code and len(left) == 1:
            needed |= {*left}
        if why := _wrong(typed, one, left):
            words = [" ".join(part.words) for part in left]
            yield f"{one.command} without {words}: {why}: {said.exit_code} {said.err}"


def _wrong(typed: Typed, one: Call, left: tuple[Part, ...]) -> str:
    """Say what is wrong about an answer; nothing if it is as it has to be."""
    said = typed(left)
    if said.exit_code == 0:
        return ""
    if (said.out, said.err.count("\n")) != ("", 1):
        return "not one line"
    named = [part for part in left if part.name in said.err]
    if {part.name for part in left} & {"--by", *MEANT.get(one.command, ())}:
        return "" if said.exit_code in {2, 65, 76, 77} else "no refusal"
    if said.exit_code not in {2, 76}:
        return "no matter of usage, and no gate"
    if not named:
        return "" if one.command in FIELDS and "give a field" in said.err else "not named"
    return _once(typed, one, left, named) if said.exit_code == 2 else ""


def _once(typed: Typed, one: Call, left: Sequence[Part], named: Sequence[Part]) -> str:
    """Give what was named: then nothing more is asked for, but what nobody could know before."""
    rest = tuple(part for part in left if part not in named)
    if not rest:
        return ""  # the call as it stands in the story, which goes on with it
    again = typed(rest)
    if again.exit_code in {0, 76} or one.command in FOUND:
        return ""
    if DECIDES.get(one.command) in {part.name for part in named}:
        return ""
    if one.command in FIELDS and "give a field" in again.err:
        return ""
    return f"afterwards {again.exit_code} {again.err}"


def test_the_story_has_a_call_of_every_write() -> None:
    assert len(writes()) > 170
    assert writes().keys() - {call(line).command for _day, line in STORY} == set()


def test_one_message_names_all_that_is_missing(left_out: list[str]) -> None:
    assert "\n".join(left_out) == ""


@pytest.mark.parametrize("language", ["ko", "zh"])
@pytest.mark.parametrize("command", writes())
def test_it_is_named_in_the_language_spoken(salescli: Program, command: str, language: str) -> None:
    """No word of English but options: nothing has to be there to be told so."""
    needed = [p for p in writes()[command].params if p.name in writes()[command].callback.needed]
    if not needed:
        return

    said = salescli(f"--lang {language} {command}")

    assert (said.exit_code, said.out, said.err.count("\n")) == (2, "", 1)
    told = said.err.partition("--help")[0].replace("salescli", "")
    for option in (p for p in needed if p.param_type_name == "option"):
        assert option.opts[0] in told
    assert not [word for word in told.split() if word.isascii() and word.isalpha()], told


@pytest.mark.parametrize("command", BESIDE)
def test_what_is_named_beside_is_a_parameter_of_its_command(command: str) -> None:
    known = {parameter.name for parameter in writes()[command].params}

    for row in BESIDE[command]:
        assert {*row.of, *([row.where] if row.where else [])} <= known


# Real processes: nothing is waited for, whatever stands for a keyboard

KINDS = ("pipe", "null", "closed")


@pytest.mark.skipif(os.name == "nt", reason="a closed standard input is one of POSIX")
@pytest.mark.parametrize("place", range(len(writes())), ids=list(writes()))
def test_a_process_ends_by_itself(tmp_path: Path, place: int) -> None:
    command = list(writes())[place]
    one = shown(command)
    missing = writes()[command].callback.needed
    for kind in KINDS if LONG else [KINDS[place % len(KINDS)]]:
        code, out, err = _process([*one.head], kind, tmp_path / "sales.db")

        assert (out, err.count("\n") - err.count("salescli init")) == ("", 1), err
        assert code == (2 if missing else 66), err


def _process(words: Sequence[str], kind: str, db: Path) -> tuple[int, str, str]:
    """Run the program; the other end of the pipe is held open, and never written to."""
    reads, writes_ = os.pipe()
    try:
        stdin = {"pipe": reads, "null": subprocess.DEVNULL, "closed": None}[kind]
        done = subprocess.run(
            [sys.executable, "-m", "salescli", *words],
            stdin=stdin,
            preexec_fn=(lambda: os.close(0)) if kind == "closed" else None,
            capture_output=True,
            encoding="utf-8",
            env=environment(db),
            cwd=ROOT,
            timeout=60,
            check=False,
        )
    finally:
        os.close(reads)
        os.close(writes_)
    return done.returncode, done.stdout, done.stderr
