"""demo: a company with three years of work, to look at and to try things on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from salescli.commands._command import plain
from salescli.commands._formats import FORMAT, chosen, show
from salescli.demo import make
from salescli.engine.saying import decider
from salescli.line.grammar import Verbs
from salescli.look import Look
from salescli.outcome import note_saved
from salescli.reports import packs
from salescli.streams import quiet, remark
from salescli.text import _
from salescli.workspace import Workspace

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.ground import Saying

Form = Annotated[str | None, typer.Option("--format", help=FORMAT)]
Json = Annotated[bool, typer.Option("--json", help=_("Short for --format json."))]
Out = Annotated[Path | None, typer.Option("--out", help=_("To this file; - is standard output."))]
Force = Annotated[
    bool, typer.Option("--force", help=_("Replace an old demonstration, and the file."))
]


def demo(
    workspace: Workspace,
    format_: Form = None,
    json_: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Make a demonstration company in a file of its own and print its weekly pack."""
    path, kind = workspace.demo_path, chosen(format_, out, json_=json_)
    if workspace.db is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    manager = make(path, play, force=force, progress=_progress())
    note_saved()
    looking = replace(workspace, db=str(path), as_code=workspace.as_code or manager)
    with looking.read() as look:
        pack = packs.weekly(look, None, None)
    show(pack, format_=kind, out=out, force=force)
    line = f"salescli --db {path} --as {looking.as_code} report weekly"
    remark(_("go on with: {line}").format(line=line))


def _progress() -> Callable[[int, int], None] | None:
    if quiet() or not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        if done * 100 // of > (done - 1) * 100 // of:
            end = "\n" if done == of else ""
            told = _("making the demonstration: {percent} %").format(percent=done * 100 // of)
            print(f"\r{told}", end=end, file=sys.stderr, flush=True)

    return tell


class _Stage:
    """Stands for the workspace: what a command writes is done in a write that is open already."""

    asks = False

    def __init__(self, work: "Work") -> None:
        self._work = work
        self.answer = ""

    def write(self, saying: "Saying", act: Callable[["Work"], str]) -> NoReturn:
        """Do the act and end the command: what it would print or show, nobody reads."""
        work = self._work
        work.action, work.paper, work.note = saying.action, saying.paper, saying.note
        work.decider = decider(work, saying.by)
        work.decided.clear()
        self.answer = act(work)
        raise typer.Exit

    @contextmanager
    def read(self) -> "Iterator[Look]":
        """Look at what stands in the open write."""
        work = self._work
        yield Look(work, work.company, work.today, actor=work.actor)


def play(work: "Work", words: Sequence[str]) -> str:
    """Do what the words of a command say in an open write, and return its answer."""
    noun, verb, *rest = words
    command, stage = _verbs(noun)[verb], _Stage(work)
    with (
        suppress(typer.Exit),
        command.make_context(f"{noun} {verb}", rest, obj=stage) as context,
    ):
        command.invoke(context)
    return stage.answer


@cache
def _verbs(noun: str) -> Verbs:
    module = f"{noun}_" if iskeyword(noun) else noun
    return Verbs(import_module(f"salescli.commands.{module}").app.registered_commands)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(demo)
