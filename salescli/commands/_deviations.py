"""What is told of the terms of a quotation or contract that depart from the norm (R4)."""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun, helped
from salescli.commands._options import Number, Reject
from salescli.policy.wording import TERMS
from salescli.text import _, grouped, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.quote import Quote

    Deviating = Contract | Quote

Lines = Annotated[
    list[int] | None,
    typer.Option("--line", min=0, help=_("Only what departs in this line; 0: in no line.")),
]

_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?: -[0-9.]+%)?")


def with_deviations(document: "Deviating", work: "Work") -> str:
    """Tell where a document stands, and how many of its deviations wait for a decision."""
    # What a state means is read off the diagrams, which `--help` need not load.
    undecided = import_module("salescli.policy.standing").undecided
    waiting = sum(1 for d in document.deviations if not d.superseded and undecided(d.state))
    told = now_so(document, work)
    if waiting:
        told += " · " + _("deviations from the norm to settle: {count}").format(count=waiting)
    return told


def settling(noun: Noun, told: str) -> None:
    """Make the command that decides deviations, all or those of some lines."""

    def settle(work: "Work", number: Number, line: Lines = None, reject: Reject = False) -> str:
        service = getattr(services, noun.name)
        return _settled(service.settle(work, number, reject=reject, lines=line or ()))

    write(noun.app, decides=True, several=True)(helped(settle, told))


def _settled(document: "Deviating") -> str:
    """Tell what was decided of a document's deviations."""
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up

    return "\n".join(
        f"{label(document)} {_term(d.term)} {_told(d.normal)} → {_told(d.agreed)}: {_(d.state)}"
        for d in document.deviations
        if not d.superseded
    )


def _term(code: str) -> str:
    return TERMS[code].within(spoken()) if code in TERMS else code


def _told(value: str) -> str:
    """Write an amount, with its discount or alone, as tables do; any other text as it stands."""
    amount, space, rest = value.partition(" ")
    return f"{grouped(amount)}{space}{rest}" if _AMOUNT.fullmatch(value) else value
