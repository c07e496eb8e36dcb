"""The command that mends a finding, by where its document stands, and whose command that is."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from salescli.lists._commands import COMMANDS
from salescli.policy import numbers
from salescli.policy import period as periods
from salescli.policy.diagrams import OF_KIND as DIAGRAMS
from salescli.policy.documents import DOCUMENTS, OF_KIND
from salescli.policy.forms import FORMS
from salescli.policy.period import Grain
from salescli.policy.roles import Role
from salescli.policy.rules.watched import WATCHED

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.workflow import Begin, Step
    from salescli.watch.finding import Finding

_LEAVE = "calendar late"
_FORMS = frozenset(("TM7", "TM8"))

_KINDS = {
    noun: tuple(of.kind for of in DOCUMENTS if of.handled_by == noun)
    for noun in {of.handled_by for of in DOCUMENTS}
}
"""Noun to the kinds of documents whose commands it has."""


def command(look: "Look", finding: "Finding") -> str:
    """Write the command that mends a breach; where nothing does any more, that raises it."""
    if _gone(look, finding):
        return f"salescli conduct violation {finding.rule} {shlex.quote(finding.document)}"
    sql = COMMANDS.get(finding.rule)
    if sql and (found := look.rows(sql, document=finding.document)):
        return f"salescli {found[0]['command']}"
    if "--on {document}" in WATCHED[finding.rule].mends and look.shut(
        date.fromisoformat(finding.document)
    ):
        return f"salescli {_LEAVE} --since {finding.document} --until {look.today} --reason"
    added = _ADDED[finding.rule](look, finding) if finding.rule in _ADDED else ""
    return f"salescli {_filled(WATCHED[finding.rule].mends, finding)}{added}"


def takers(look: "Look", finding: "Finding", typed: str) -> tuple[Role, ...]:
    """Return whose a command is from where its document stands, of those whose duty a rule is.

    Where none of those may take it, it is whoever may; of a form, in whose role it is owed.
    """
    if finding.rule in _FORMS:
        return (FORMS[finding.document.split()[0]].by,)
    if typed.startswith(f"salescli {_LEAVE}"):
        return (Role.MANAGER,)
    by, taken = WATCHED[finding.rule].by, _taken(look, typed)
    may = tuple(dict.fromkeys(role for one in taken for role in one.by))
    return tuple(role for role in may if role in by) or may or by


def mendable(look: "Look", finding: "Finding") -> bool:
    """Say whether something can still be done: not of a plan for days that are over."""
    return not _gone(look, finding)


def _taken(look: "Look", typed: str) -> "Sequence[Step | Begin]":
    """Return the steps that a command takes with the document it names, else what it begins."""
    _program, noun, verb, *rest = shlex.split(typed)
    for kind in _KINDS.get(noun, ()):
        number = rest[0] if rest else ""
        if numbers.fits(kind, number):
            of = DIAGRAMS[kind]
            sql = f"SELECT state FROM {OF_KIND[kind].table} WHERE number = :number"
            states = {row["state"] for row in look.rows(sql, number=number)}
            taken = (step for step in of.steps if step.command == verb)
            return [step for step in taken if states & {*step.sources}]
    ways = (way for kind in _KINDS.get(noun, ()) for way in DIAGRAMS[kind].begins)
    return [way for way in ways if way.name == verb]


def _gone(look: "Look", finding: "Finding") -> bool:
    last = _LAST[finding.rule](look, finding) if finding.rule in _LAST else None
    return last is not None and last < look.today


def _planned(look: "Look", finding: "Finding") -> date | None:
    """Return the last day of what a form plans; None of one that tells what was."""
    code, label = finding.document.split()
    form = FORMS[code]
    return _end(look, label, form.grain) if form.plan else None


def _week(look: "Look", finding: "Finding") -> date:
    return _end(look, finding.document, Grain.WEEK)


def _end(look: "Look", label: str, grain: Grain) -> date:
    return periods.parse(label, grain, look.today, look.company.week_closes).end


_LAST: Mapping[str, Callable[["Look", "Finding"], date | None]] = {
    "W1.2": _week,
    "TM7": _planned,
    "TM8": _planned,
}
"""Rules of plans, to the last day on which one can still be made."""


def _explained(look: "Look", finding: "Finding") -> str:
    """Ask for the reason of a meeting on another day than it was to be held (TM4)."""
    return "" if look.today == finding.due_on else " --reason"


def _own(_look: "Look", finding: "Finding") -> str:
    personal = FORMS[finding.document.split()[0]].personal
    return f" --salesperson {finding.salesperson}" if personal and finding.salesperson else ""


_ADDED: Mapping[str, Callable[["Look", "Finding"], str]] = {
    "TM4": _explained,
    "TM7": _own,
    "TM8": _own,
}


def _filled(mends: str, finding: "Finding") -> str:
    words = [shlex.quote(word) for word in finding.document.replace("#", "").split()]
    people = {"customer": finding.customer, "salesperson": finding.salesperson}
    told = {key: shlex.quote(word) if word else "" for key, word in people.items()}
    return " ".join(mends.format(document=" ".join(words), words=words, **told).split())
