"""The command tree; the only place that reads the clock and catches SalesError."""

import errno
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

import typer

from salescli import sudo, system
from salescli.commands import NOUNS, SINGLES
from salescli.errors import DataError, SalesError, StorageError, begin
from salescli.line.anywhere import chosen
from salescli.line.grammar import Noun, alone, holding
from salescli.outcome import has_saved, one_run
from salescli.streams import abandon, hush, open_all, say
from salescli.text import Language, _, speak, visible
from salescli.workspace import Workspace

LONGEST_WORD = 4_096
"""Characters of a word of the command line: a path may have as many, a text fewer."""

INTERRUPTED = 130
CLOSED_PIPE = 141
BUG = 70

_FULL = frozenset((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)))
_UNWRITABLE = _FULL | {errno.EIO, errno.EBADF, errno.EFBIG, errno.ENOENT}
"""Why an output cannot be written, or has no place for its temporary file."""


def _root(ctx: typer.Context) -> None:
    if sudo.caller() is not None:
        from salescli import files  # noqa: PLC0415 - start-up

        files.exchange_by(ctx.obj.exchange)
    try:
        alone(ctx)
    finally:
        if ctx.invoked_subcommand is None and not ctx.obj.path.exists():
            say(f"salescli: {begin()}")


def tree(argv: Sequence[str], env: Mapping[str, str]) -> typer.Typer:
    """Build the command tree, importing only the nouns that are typed (recipes.md C)."""
    typed = [
        *argv,
        *env.get("COMP_WORDS", "").split(),
        *env.get("_TYPER_COMPLETE_ARGS", "").split(),
    ]
    completes = "_SALESCLI_COMPLETE" in env or any(
        word in {"--install-completion", "--show-completion"} for word in typed
    )
    if completes:
        Noun.waiting = staticmethod(import_module("salescli.commands._offering").waiting)
    app = typer.Typer(
        cls=Noun,
        callback=_root,
        help=_("Run a sales department from the command line."),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # Installing it asks other programs which shell this is, and writes into the account's home.
        add_completion=completes and sudo.caller() is None,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (line, module) in SINGLES.items():
        if name in typed:
            import_module(f"salescli.commands.{module}").add(app)
        else:
            app.command(name, help=_(line))(_stub)
    for noun, (line, module) in NOUNS.items():
        known = noun in typed
        kind = holding(import_module(f"salescli.commands.{module}").app) if known else Noun
        app.add_typer(
            typer.Typer(),
            name=noun,
            cls=kind,
            callback=alone,
            help=_(line),
            invoke_without_command=True,
        )
    return app


def _stub() -> None:
    """Stand for a command that was not typed."""


def language(argv: Sequence[str], env: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else SALESCLI_LANG, else the locale.

    It is looked for before the line is read, which words what is declared; what is none is left
    to the parser, to which it may be the value of another option.
    """
    for before, word in pairwise(("", *argv)):
        told = word if before == "--lang" else word.removeprefix("--lang=")
        if (before == "--lang" or told != word) and told.lower() in set(Language):
            return Language(told.lower())
    if named := env.get("SALESCLI_LANG"):
        return chosen(named)
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or system.language()
    return Language(locale[:2]) if locale[:2] in set(Language) else Language.EN


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; a refusal is one line on stderr.

    What was saved ends with 0, whatever happens to the answer: it must not be done again.
    """
    hush(quiet=False)
    with one_run():
        code = _ended(argv)
        if code and has_saved():
            say(_("salescli: it was saved all the same; do not do it again"))
            return 0
    return code


def _ended(argv: Sequence[str]) -> int:
    try:
        return _run(argv)
    except SalesError as error:
        if error.shown:
            say(error.shown)
        for line in error.told:
            say(visible(f"salescli: {line}"))
        return error.exit_code
    except KeyboardInterrupt:
        say(_("salescli: interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        abandon()
        return CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - the last resort: told in one line
        return _unexpected(error)


def _run(argv: Sequence[str]) -> int:
    speak(language(argv, os.environ))
    if long := next((word for word in argv if len(word) > LONGEST_WORD), None):
        raise DataError(
            _("{word!r} has {count} characters; give {most} at most").format(
                word=long, count=len(long), most=LONGEST_WORD
            )
        )
    return _typed(argv)


def _typed(argv: Sequence[str]) -> int:
    code: object = 0
    try:
        command = tree(argv, os.environ)
        code = command(
            args=_forms(argv), prog_name="salescli", standalone_mode=False, obj=Workspace()
        )
    except SystemExit as stop:
        # typer ends a closed pipe with 1.
        if isinstance(stop.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        code = stop.code
    except typer.Abort:
        raise KeyboardInterrupt from None
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _forms(argv: Sequence[str]) -> list[str]:
    """Take `report f3` for `report F3`."""
    return [
        word.upper() if before == "report" and word[:1] == "f" and word[1:].isdecimal() else word
        for before, word in zip(["", *argv], argv, strict=False)
    ]


def _unexpected(error: Exception) -> int:
    """Tell of an output that cannot be written; of anything else as a bug of ours."""
    if _closed_pipe(error):
        abandon()
        return CLOSED_PIPE
    if isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITABLE:
        abandon()
        say(_("salescli: the answer cannot be given: {why}").format(why=error.strerror))
        return StorageError.exit_code
    from salescli.log import bug  # noqa: PLC0415 - start-up

    kind, log = type(error).__name__, bug(error)
    if log is None:
        told = _("salescli: a bug of ours ({error}: {why}); no log of it can be written")
        say(told.format(error=kind, why=error))
    else:
        say(_("salescli: a bug of ours ({error}); see {log}").format(error=kind, log=log))
    return BUG


def _closed_pipe(error: Exception) -> bool:
    """Say whether Windows tells that nobody reads any more, which it calls a wrong argument."""
    told = isinstance(error, OSError) and error.filename is None and error.errno == errno.EINVAL
    return told and not system.POSIX


def run(leave: Callable[[int], NoReturn] = os._exit) -> NoReturn:
    """Run the program and leave at once.

    A process of milliseconds has no use for the cycle collector, nor for tearing down every
    module at the end: without both, a write takes about half the time (design.md 4.2).
    """
    gc.disable()
    open_all()
    if sudo.caller() is not None:
        sudo.confine()
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    leave(code)
