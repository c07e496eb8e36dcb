"""What a shell offers for a document or an entry: those that the command can take now."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, get_args

import typer

from salescli.commands import NOUNS
from salescli.errors import SalesError
from salescli.text import decimal

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet

_NOUNS = {
    "NUMBER": "",
    "CONTRACT": "contract",
    "CONTRACT=AMOUNT": "aging",
    "CUSTOMER": "customer",
    "PRODUCT": "product",
    "WHO": "staff",
    "--customer": "customer",
    "--inquiry": "inquiry",
    "--product": "product",
    "--salesperson": "staff",
}
"""Argument or option to the noun whose list is offered; a number is of the command's own."""

_MOST = 50


def offered(parameter: inspect.Parameter) -> inspect.Parameter:
    """Let a shell offer what stands in the books for an argument or option."""
    for info in get_args(parameter.annotation)[1:]:
        if isinstance(info, typer.models.ParameterInfo) and info.autocompletion is None:
            argument = isinstance(info, typer.models.ArgumentInfo)
            name = info.metavar if argument else f"--{parameter.name}"
            if name in _NOUNS:
                info.autocompletion = _of(_NOUNS[name])
    return parameter


def waiting(ctx: typer.Context) -> list[str]:
    """Return the commands that come next for who acts, of the noun that was typed, or of all."""
    from salescli.policy.diagrams.onward import USUAL  # noqa: PLC0415 - start-up

    typed = str(ctx.info_name) if ctx.parent else None
    found: list[str] = []
    with suppress(SalesError), ctx.obj.read() as look:  # nobody is told of what nobody typed
        look.most = _MOST
        for kind in USUAL:
            if kind in NOUNS and typed in {None, kind}:
                found += _next(look, kind)
    return found


def _next(look: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 - a look
    """Yield what comes next of the documents of a kind: a salesperson's own, where one sells."""
    from salescli.policy.diagrams import OF_KIND  # noqa: PLC0415 - start-up
    from salescli.policy.diagrams.onward import onward  # noqa: PLC0415 - start-up

    for row in _rows(_listed(look, kind)):
        comes = onward(OF_KIND[kind], row.get("state", ""))
        theirs = look.actor and comes and look.actor.plays(comes.roles)
        others = look.actor and look.actor.only_sells and row.get("salesperson") != look.actor.code
        if comes and theirs and not others:
            yield comes.command.format(row["number"])


def _of(noun: str) -> Callable[[typer.Context, str], list[str]]:
    def offer(ctx: typer.Context, incomplete: str) -> list[str]:
        of, verb = str(ctx.parent.info_name if ctx.parent else ""), str(ctx.info_name)
        found: list[str] = []
        with suppress(SalesError), ctx.obj.read() as look:  # nobody is told of what nobody typed
            look.most = _MOST
            known = _owed(look) if noun == "aging" else _words(look, noun or of, verb)
            found += (word for word in known if word.startswith(incomplete))
        return found

    return offer


def _listed(look: Any, noun: str) -> "Sheet":  # noqa: ANN401 - a look
    from salescli import lists  # noqa: PLC0415 - start-up

    sheet: Sheet = getattr(lists, "return_" if noun == "return" else noun).listed(look)
    return sheet


def _owed(look: Any) -> Iterator[str]:  # noqa: ANN401 - a look
    """Yield every contract of which something is receivable, with how much."""
    from salescli import lists  # noqa: PLC0415 - start-up

    for row in _rows(lists.aging.aged(look)):
        if (owed := int(row["receivable"])) > 0:
            yield f"{row['contract']}={decimal(owed, look.company.digits)}"


def _words(look: Any, noun: str, verb: str) -> Iterator[str]:  # noqa: ANN401 - a look
    """Yield the numbers or codes of a list; of documents, those that the verb can be taken of."""
    from salescli.policy.diagrams import OF_KIND  # noqa: PLC0415 - start-up

    steps = OF_KIND[noun].steps if noun in OF_KIND else ()
    fitting = {str(state) for step in steps if step.command == verb for state in step.sources}
    for row in _rows(_listed(look, noun)):
        if not fitting or row.get("state") in {None, *fitting}:
            yield row.get("number") or row["code"]


def _rows(sheet: "Sheet") -> Iterator[dict[str, str]]:
    """Yield the rows of a list, each with its codes."""
    block = sheet.blocks[0]
    keys = [heading.key for heading in block.columns]
    for row in block.rows:
        yield {key: str(getattr(cell, "code", cell)) for key, cell in zip(keys, row, strict=True)}
