"""An option or argument that would be ignored is refused: each of every write is tried."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS
from salescli.line import anywhere
from salescli.line.choices import Choice
from tests._company import LAST, REGISTER, SELLING, TRADE
from tests._program import Program

TREE = get_command(cli.tree([*NOUNS], {})).commands
EVERYWHERE = {name for option in anywhere.declared() for name in option.opts} | {
    *("--on", "--dry-run", "--request-id", "--yes", "--json", "--by", "--help")
}
"""What every write takes, and what `--by` says: who decides, with tests of their own."""

VALUES = {
    "--about": "H1",
}


def command(line: str) -> Any:  # noqa: ANN401 - the parser's own
    noun, verb = shlex.split(line)[2:4]
    return TREE[noun].commands[verb]


def options(line: str) -> Iterator[Any]:
    words = {word.partition("=")[0] for word in shlex.split(line)}
    for param in command(line).params:
        names = {*param.opts, *param.secondary_opts}
        if param.param_type_name == "option" and not names & (words | EVERYWHERE):
            yield param


def typed(param: Any) -> list[str]:  # noqa: ANN401
    flag = param.opts[0]
    if param.is_flag:
        return [flag]
    if isinstance(choice := getattr(param.type, "func", None), Choice):
        sample = choice.sample()
        return [flag, sample if isinstance(sample, str) else sample.en]
    return [flag, VALUES.get(flag, "1")]


def rows(told: str) -> str:
    return json.dumps(json.loads(told)["rows"])


if __name__ == "__main__":
    import shutil, sys, re
    from tests import _company
    base = Path("/tmp/lines/c.db")
    shutil.copy(base, "/tmp/lines/x.db")
    p = Program(Path("/tmp/lines/x.db"))
    LINES = [*TRADE, *((LAST, line) for line in (*REGISTER, *SELLING))]
    strip = lambda told: re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+[0-9:]+)?|[0-9a-f]{64}", "", rows(told))
    for day, line in LINES:
        p.on(day)
        dry = p([*shlex.split(line), "--dry-run", "--json"])
        if dry.exit_code: print("!!", line, dry.err)
        else:
            was = strip(dry.out)
            for param in options(line):
                words = typed(param)
                r = p([*shlex.split(line), *words, "--dry-run", "--json"])
                if r.exit_code == 0 and strip(r.out) == was: print("SAME", line, words)
                elif r.exit_code: print("    refused", line, words, r.exit_code, r.err.strip()[:150])
                else: print("    changed", line[:30], words)
        p.done(line)
