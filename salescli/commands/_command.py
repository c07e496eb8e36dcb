"""The decorators every command goes through: they ask, or name all that is missing."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, get_args

import typer

from salescli.commands._asking import Asker, optional, unlooked
from salescli.commands._formats import FORMAT, laid, limit, show, writable
from salescli.commands._needed import required
from salescli.commands._offering import offered
from salescli.commands._options import Limit
from salescli.commands._saying import action, saying_of
from salescli.commands._together import With, fit
from salescli.errors import FOUND
from salescli.line.choices import taken
from salescli.line.grammar import Verb
from salescli.streams import tell
from salescli.text import _

if TYPE_CHECKING:
    from salescli.commands._fields import Entry
    from salescli.engine.work import Work
    from salescli.workspace import Workspace

Function = Callable[..., Any]
Option: TypeAlias = Any
"""The annotated type of an argument or option; `--state` is told by the states alone."""


def parameters(**takes: Option) -> list[inspect.Parameter]:
    """Declare what a command takes beside the parameters of its function."""
    return [_parameter(name, annotation) for name, annotation in takes.items()]


def _parameter(name: str, annotation: Option) -> inspect.Parameter:
    if isinstance(annotation, type):
        told = typer.Option("--state", help=_("Only in this state."))
        annotation = Annotated[annotation | None, told]
    kind = get_args(annotation)[0]
    default = None if type(None) in get_args(kind) else inspect.Parameter.empty
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if kind is bool else default,
        annotation=annotation,
    )


def _options(**declared: tuple[Any, ...]) -> list[inspect.Parameter]:
    """Declare options: what each holds, how it is typed, its default, and what marks it."""
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind, info, *marks],
        )
        for name, (kind, info, default, *marks) in declared.items()
    ]


def _writing() -> list[inspect.Parameter]:
    return _options(
        on=(str | None, typer.Option("--on", help=_("Business date (default: today).")), None),
        dry_run=(
            bool,
            typer.Option("--dry-run", help=_("Show what would change; change nothing.")),
            False,
        ),
        request_id=(
            str | None,
            typer.Option("--request-id", help=_("A repeated id writes nothing again.")),
            None,
        ),
        yes=(bool, typer.Option("--yes", help=_("Go on where it would be asked.")), False),
    )


(_AS_JSON,) = _options(
    as_json=(bool, typer.Option("--json", help=_("Answer with the document, as JSON.")), False)
)


(_ALL,) = _options(
    all_=(bool, typer.Option("--all", help=_("All that waits for it: nothing is asked.")), False)
)


def _deciding() -> list[inspect.Parameter]:
    return _options(
        by=(str | None, typer.Option("--by", help=_("Who decided, on paper.")), None),
        paper=(str | None, typer.Option("--paper", help=_("The signed sheet.")), None),
        note=(str | None, typer.Option("--note", help=_("A note on the decision.")), None),
    )


def _reading() -> list[inspect.Parameter]:
    return _options(
        format_=(str | None, typer.Option("--format", help=FORMAT), None),
        json_=(bool, typer.Option("--json", help=_("Short for --format json.")), False),
        out=(
            Path | None,
            typer.Option("--out", help=_("To this file; - is standard output.")),
            None,
        ),
        force=(bool, typer.Option("--force", help=_("Replace the file.")), False, With(("out",))),
        if_changed=(
            bool,
            typer.Option("--if-changed", help=_("Leave a file with the same figures alone.")),
            False,
            With(("out",)),
        ),
        fields=(str | None, typer.Option("--fields", help=_("Only these keys, by comma.")), None),
        section=(str | None, typer.Option("--section", help=_("Only this section.")), None),
        every=(bool, typer.Option("--all", help=_("Every column, as records if need be.")), False),
        no_pager=(bool, typer.Option("--no-pager", help=_("Print it all at once.")), False),
    )


def write(
    app: typer.Typer,
    name: str | None = None,
    *,
    decides: bool = False,
    several: bool = False,
    entry: "Entry | None" = None,
    takes: Sequence[inspect.Parameter] = (),
    upon: Function | None = None,
) -> Callable[[Function], Function]:
    """Make a command of a function that takes the work and returns what is now so.

    One that decides of `several` at once shows them first. Of an `entry`, it takes the fields that
    were given, each read; `takes` are parameters beside, which `upon` reads before the lock.
    """

    def decorate(function: Function) -> Function:
        extra = [*_writing(), _AS_JSON, *(_deciding() if decides else []), *([_ALL] * several)]

        def once(ctx: typer.Context, values: dict[str, Any]) -> str:
            workspace: Workspace = ctx.obj

            def act(work: "Work") -> str:
                told = import_module("salescli.commands._after").teller(workspace, saying)
                given = entry.read(work, values) if entry else values
                read = upon(workspace, work, saying.by, given) if upon else {}
                answer = str(function(work, **given, **read))
                if several:
                    together.look(work)
                return str(told(work, answer))

            saying = saying_of(ctx, values)
            if several:
                together = import_module("salescli.commands._at_once").begin(ctx, saying, values)
            return workspace.write(saying, act)

        def run(ctx: typer.Context, values: dict[str, Any], asker: Asker) -> None:
            dry_run, laid = bool(values["dry_run"]), values["dry_run"] or values["as_json"]
            tell(asker.asking(values, lambda: once(ctx, dict(values))), asked=dry_run, laid=laid)

        all_taken = (*takes, *(entry.options() if entry else ()))
        return _register(app, name, function, run, takes=all_taken, extra=extra)

    return decorate


def read(
    app: typer.Typer,
    name: str | None = None,
    *,
    diagram: str | None = None,
    finds: str | None = None,
    takes: Sequence[inspect.Parameter] = (),
    asked: Callable[[], Mapping[str, Option]] | None = None,
) -> Callable[[Function], Function]:
    """Make a command of a function that takes a look and returns a sheet.

    Its help ends with the `diagram` of a noun; a check with FOUND if its section `finds` has rows.
    What a list is `asked` for beside is declared when the command is.
    """

    def decorate(function: Function) -> Function:
        def run(ctx: typer.Context, values: dict[str, Any], asker: Asker) -> None:
            shown = {p.name: values.pop(p.name) for p in _reading()}
            workspace: Workspace = ctx.obj
            most = limit(values.pop("limit"), **shown) if "limit" in values else None

            def looked() -> Any:  # noqa: ANN401 - a sheet, or a pack of them
                with workspace.read() as look:
                    look.most = most
                    return laid(function(look, **values), name or function.__name__, look)

            document = asker.asking(values, looked)
            show(document, **shown)
            if finds and any(block.rows for block in document.blocks if block.key == finds):
                raise typer.Exit(FOUND)

        limited = parameters(limit=Limit) if name == "list" else []
        return _register(
            app,
            name,
            function,
            run,
            takes=[*takes, *limited],
            extra=_reading(),
            diagram=diagram,
            late=asked,
        )

    return decorate


def issue(
    app: typer.Typer, name: str | None = None, *, step: Callable[..., str]
) -> Callable[[Function], Function]:
    """Make a command of a function that lays out a document whose issue is a step of its own.

    The step is taken and kept first, so that no document gets out that may not.
    """

    def decorate(function: Function) -> Function:
        def run(ctx: typer.Context, values: dict[str, Any], asker: Asker) -> None:
            shown = {p.name: values.pop(p.name) for p in _reading()}
            workspace: Workspace = ctx.obj
            saying = saying_of(ctx, values)
            writable(**shown)
            answer = asker.asking(
                values, lambda: workspace.write(saying, lambda work: step(work, **values))
            )
            if saying.dry_run:
                tell(answer, asked=True)
                return
            with workspace.read() as look:
                document = function(look, **values)
            show(document, **shown)

        return _register(app, name, function, run, extra=[*_writing(), *_reading()])

    return decorate


def plain(app: typer.Typer, name: str | None = None) -> Callable[[Function], Function]:
    """Make a command of a function that takes the workspace and does the rest itself."""

    def decorate(function: Function) -> Function:
        def run(ctx: typer.Context, values: dict[str, Any], _asker: Asker) -> None:
            function(ctx.obj, **values)

        return _register(app, name, function, run, extra=[])

    return decorate


def _register(
    app: typer.Typer,
    name: str | None,
    function: Function,
    run: Callable[[typer.Context, dict[str, Any], Asker], None],
    *,
    extra: list[inspect.Parameter],
    takes: Sequence[inspect.Parameter] = (),
    diagram: str | None = None,
    late: Callable[[], Mapping[str, Option]] | None = None,
) -> Function:
    declared = list(inspect.signature(function).parameters.values())[1:]
    own = [*(p for p in declared if p.kind is not p.VAR_KEYWORD), *takes]

    def command(**values: Any) -> None:  # noqa: ANN401 - as declared by the function
        ctx: typer.Context = values.pop("ctx")
        fit(own, values)
        fit(extra, values)
        asker = Asker(ctx.obj, [*own, *extra], action(ctx))
        asker.complete(values)
        run(ctx, values, asker)

    def declare() -> None:
        if late is not None:
            known = {p.name for p in own}
            own[:0] = parameters(**{n: one for n, one in late().items() if n not in known})
        context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
        all_ = (*(optional(p) for p in own), *extra)
        params = [context, *(offered(taken(unlooked(p))) for p in all_)]
        command.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
        command.__annotations__ = {p.name: p.annotation for p in params}

    command.__name__ = function.__name__
    command.__doc__ = _(inspect.getdoc(function) or "")
    # What a page of help tells beside what the parser knows of the command.
    command.needed = tuple(p.name for p in required(own))  # type: ignore[attr-defined]
    command.diagram = diagram  # type: ignore[attr-defined]
    if late is None:
        declare()
    else:
        command.declare = declare  # type: ignore[attr-defined]
    app.command(name or function.__name__.rstrip("_").replace("_", "-"), cls=Verb)(command)
    return function
