"""The command tree; the only place that reads the clock and catches SalesError."""

import errno
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from salescli import __version__, sudo, system
from salescli.commands import NOUNS, SINGLES
from salescli.errors import DataError, SalesError, StorageError, UsageError, begin
from salescli.outcome import has_saved, one_run
from salescli.streams import abandon, open_all, say
from salescli.text import Language, _, speak, visible
from salescli.workspace import Workspace

GLOBAL = frozenset(("--db", "--as", "--today", "--lang", "--no-input", "--quiet", "--version"))
"""Options that stand before the noun."""

LONGEST_WORD = 4_096
"""Characters of a word of the command line: a path may have as many, a text fewer."""

INTERRUPTED = 130
CLOSED_PIPE = 141
BUG = 70

_FULL = frozenset((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)))
_UNWRITABLE = _FULL | {errno.EIO, errno.EBADF, errno.EFBIG, errno.ENOENT}
"""Why an output cannot be written, or has no place for its temporary file."""


def _root() -> Callable[..., None]:
    """Return the callback of the global options, worded in the language chosen by now."""
    path = typer.Option("--db", help=_("Database file (SALESCLI_DB)."))
    who = typer.Option("--as", help=_("Who acts (SALESCLI_AS)."))
    day = typer.Option("--today", help=_("Take this day for today."))
    tongue = typer.Option("--lang", help=_("en, ko or zh."))
    silent = typer.Option("--no-input", help=_("Never ask."))
    terse = typer.Option("--quiet", help=_("Say only what was asked for."))
    which = typer.Option("--version", help=_("Print the version."))

    def root(  # noqa: PLR0913 - the global options
        ctx: typer.Context,
        db: Annotated[list[str] | None, path] = None,
        as_: Annotated[str | None, who] = None,
        today: Annotated[str | None, day] = None,
        lang: Annotated[str | None, tongue] = None,
        no_input: Annotated[bool, silent] = False,
        quiet: Annotated[bool, terse] = False,
        version: Annotated[bool, which] = False,
    ) -> None:
        del lang, version
        ctx.obj = Workspace(_once("--db", db), as_, today, no_input, quiet)
        if sudo.caller() is not None:
            from salescli import files  # noqa: PLC0415 - start-up

            files.exchange_by(ctx.obj.exchange)

    root.__doc__ = _(
        "Run a sales department from the command line.\n\n"
        "Global options stand before the noun: salescli --as kim contract list"
    )
    return root


def _once(option: str, given: list[str] | None) -> str | None:
    """Return what an option was given; UsageError for twice: a rule of sudo gives the first."""
    if given and len(given) > 1:
        raise UsageError(_("{option} is given twice").format(option=option))
    return given[0] if given else None


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
    app = typer.Typer(
        callback=_root(),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # Installing it asks other programs which shell this is, and writes into the account's home.
        add_completion=completes and sudo.caller() is None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (line, module) in SINGLES.items():
        if name in typed:
            import_module(f"salescli.commands.{module}").add(app)
        else:
            app.command(name, help=_(line))(_stub)
    for noun, (line, module) in NOUNS.items():
        known = noun in typed
        sub = import_module(f"salescli.commands.{module}").app if known else typer.Typer()
        app.add_typer(sub, name=noun, help=_(line), no_args_is_help=True)
    return app


def _stub() -> None:
    """Stand for a command that was not typed."""


def language(argv: Sequence[str], env: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else SALESCLI_LANG, else the locale."""
    for n, word in enumerate(argv):
        if word == "--lang" and n + 1 < len(argv):
            return _language(argv[n + 1])
        if word.startswith("--lang="):
            return _language(word.removeprefix("--lang="))
    if chosen := env.get("SALESCLI_LANG"):
        return _language(chosen)
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or system.language()
    return Language(locale[:2]) if locale[:2] in set(Language) else Language.EN


def _language(word: str) -> Language:
    try:
        return Language(word.lower())
    except ValueError:
        raise UsageError(
            _("{word!r} is no language of this program; choose en, ko or zh").format(word=word)
        ) from None


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; a refusal is one line on stderr.

    What was saved ends with 0, whatever happens to the answer: it must not be done again.
    """
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
        say(visible(f"salescli: {error}"))
        if error.advice:
            say(visible(f"salescli: {error.advice}"))
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
    if any(word == "--version" and not of.isdecimal() for word, of in pairwise([*argv, ""])):
        print(f"salescli {__version__}")
        return 0
    return _typed(argv)


def _typed(argv: Sequence[str]) -> int:
    code: object = 0
    try:
        command = tree(argv, os.environ)
        code = command(args=_forms(argv), prog_name="salescli", standalone_mode=False)
    except SystemExit as stop:
        # typer ends a closed pipe with 1.
        if isinstance(stop.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        code = stop.code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except TyperException as error:
        return _wrong(error, argv)
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


def _wrong(error: TyperException, argv: Sequence[str]) -> int:
    """Tell a mistake in the words of a command as one line; a noun alone shows its help."""
    told = getattr(error, "format_message", error.__str__)()
    context = getattr(error, "ctx", None)
    if context is not None and told == context.get_help():
        say(told)
        if not argv and not Workspace().path.exists():
            say(f"salescli: {begin()}")
    elif late := misplaced(argv):
        hint = _("{option} stands before the noun: salescli {option} … {noun} …")
        say(visible(f"salescli: {hint.format(option=late[0], noun=late[1])}"))
    else:
        path = context.command_path if context is not None else "salescli"
        hint = _("see: {command} --help").format(command=path)
        say(visible(f"salescli: {told.rstrip('.')}; {hint}"))
    return UsageError.exit_code


def misplaced(argv: Sequence[str]) -> tuple[str, str] | None:
    """Find a global option that stands after the noun, and that noun."""
    nouns = [n for n, word in enumerate(argv) if word in NOUNS or word in SINGLES]
    late = [word for word in argv[nouns[0] :] if word.partition("=")[0] in GLOBAL] if nouns else []
    return (late[0].partition("=")[0], argv[nouns[0]]) if late else None


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
