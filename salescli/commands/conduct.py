"""conduct: violations, penalties and rewards, losses, appraisals (R6, R17, MD2, MD3, MD7)."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _conduct_training
from salescli.commands._answers import now_so
from salescli.commands._checks import POSITIVE
from salescli.commands._command import read, write
from salescli.commands._conduct_answers import decided, raised
from salescli.commands._conduct_options import (
    PENALTY,
    Document,
    Fine,
    Joint,
    Nothing,
    OnlyMonth,
    Person,
    Warned,
    Why,
    penalty_of,
)
from salescli.commands._noun import Noun, asking
from salescli.commands._options import No, Number, Who
from salescli.commands._telling import joined, next_is
from salescli.commands._words import day, positive
from salescli.errors import UsageError
from salescli.policy import period as periods
from salescli.policy.kinds import Measured, Severity
from salescli.policy.states import ConductState
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "conduct")


def _watching() -> "tuple[ModuleType, Callable[[Work], Look]]":
    """Load what watches, before anybody waits for it behind the lock."""
    from salescli.commands._looking import ready  # noqa: PLC0415 - start-up

    return lists.watch, ready()


@write(app)
def violation(
    work: "Work",
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", help=_("The clause: R7, W5.1, TM1 …, as watch names it.")),
    ] = None,
    document: Annotated[
        str | None,
        typer.Argument(
            metavar="[DOCUMENT]", help=_("What it is about, as watch names it: its finding counts.")
        ),
    ] = None,
    person: Person = None,
    date: Annotated[
        str | None, typer.Option("--day", help=_("The day it happened (default: as found)."))
    ] = None,
    facts: Annotated[
        str | None, typer.Option("--facts", help=_("What happened (default: as found)."))
    ] = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help=_("How bad it is."))
    ] = Severity.NORMAL,
    refusal: Annotated[
        int | None,
        typer.Option("--refusal", help=_("A refused attempt, by its number: list --refusals.")),
    ] = None,
    manager: Annotated[
        str | None,
        typer.Option("--manager", help=_("Whose staff it was, where several managed that day.")),
    ] = None,
) -> str:
    """Raise a violation, with the facts that watch found or that an attempt was refused for."""
    watch, look = _watching()
    told = services.conduct.Told(person, day(work, date), facts, severity, manager)
    return raised(
        work,
        services.conduct.violation_(
            work,
            rule,
            document,
            told,
            find_of=partial(_found, watch, look(work)),
            refusal=refusal,
        ),
    )


def _found(
    watch: "ModuleType", look: "Look", rule: str, document: str
) -> "list[services.conduct.Found]":
    """Return what is found of a rule and a document, each with whoever was to do it."""
    return [
        services.conduct.Found(
            one.rule, one.document, one.due_on, one.done_on, watch.whose(look, one)
        )
        for one in watch.found(look, rule, document)
    ]


@write(app, decides=True)
def propose(
    work: "Work",
    number: Number,
    fine: Fine = None,
    joint: Joint = None,
    warning: Warned = False,
    nothing: Nothing = False,
    reason: Why = None,
) -> str:
    """Propose what follows a violation, as the manager."""
    penalty = penalty_of(work, fine, joint, reason, warning=warning, nothing=nothing)
    if penalty is None:
        raise services.conduct.unsaid()
    made = services.conduct.propose(work, number, penalty)
    return joined(now_so(made, work), next_is(f"conduct decide {made.number}", ("LEADER",)))


@write(app, decides=True)
def decide(
    work: "Work",
    number: Number,
    no: No = False,
    fine: Fine = None,
    warning: Warned = False,
    nothing: Nothing = False,
    joint: Annotated[Joint, PENALTY] = None,
    reason: Annotated[Why, PENALTY] = None,
) -> str:
    """Say yes or no to a proposal as the leader, or to a loss; decide a manager's violation."""
    penalty = penalty_of(work, fine, joint, reason, warning=warning, nothing=nothing)
    return decided(work, services.conduct.decide(work, number, yes=not no, penalty=penalty))


@write(app, decides=True)
def reward(
    work: "Work",
    person: Who,
    reason: Annotated[str, typer.Option("--reason", help=_("What it is for."))],
    money: Annotated[
        str | None, typer.Option("--money", help=_("So much money (default: praise)."))
    ] = None,
    document: Document = None,
) -> str:
    """Propose praise or money for somebody, as the manager; for a manager anybody may."""
    made = services.conduct.reward(
        work,
        person,
        Measured.MONEY if money else Measured.PRAISE,
        reason=reason,
        money=positive(work, money) if money else None,
        document=document,
    )
    return joined(now_so(made, work), next_is(f"conduct decide {made.number}", ("LEADER",)))


@write(app)
def liability(
    work: "Work",
    whose: Annotated[
        str,
        typer.Argument(
            metavar="WHO|INVOICE|NUMBER",
            help=_("Who bears it; a red invoice that names a loss; with --settle its number."),
        ),
    ],
    amount: Annotated[
        str | None, typer.Option("--amount", help=_("How much was lost.")), POSITIVE
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help=_("By what."))] = None,
    document: Document = None,
    violation: Annotated[
        str | None, typer.Option("--violation", help=_("The violation by which it came."))
    ] = None,
    major: Annotated[
        bool, typer.Option("--major", help=_("Call it major: the leader decides."))
    ] = False,
    settle: Annotated[
        str | None, typer.Option("--settle", help=_("How it was made good, as finance."))
    ] = None,
    none: Annotated[
        str | None, typer.Option("--none", help=_("Nothing was lost by this violation: why."))
    ] = None,
) -> str:
    """Enter a loss that somebody bears, that it was made good (--settle), or was none (--none)."""
    if settle is not None or none is not None:
        if amount or reason or document or violation or major or None not in {settle, none}:
            raise UsageError(_("--settle and --none stand alone: a loss is made good whole"))
        if none is not None:
            harmless = services.conduct.harmless(work, whose, none)
            return joined(now_so(harmless), _("nothing was lost by it"))
        return now_so(services.conduct.settle(work, whose, settle or ""), work)
    loss = services.conduct.Loss(
        positive(work, amount) if amount else None, reason, document, violation, major
    )
    return now_so(services.conduct.liability(work, whose, loss), work)


@write(app, decides=True)
def appraise(
    work: "Work",
    person: Who,
    month: Annotated[str, typer.Option("--month", help=_("The month, such as 2026-11."))],
    score: Annotated[
        int, typer.Option("--score", min=0, max=100, help=_("The score, from 0 to 100."))
    ],
    grade: Annotated[str, typer.Option("--grade", help=_("The grade, such as A."))],
    reason: Annotated[
        str | None, typer.Option("--reason", help=_("Why a month is appraised again."))
    ] = None,
) -> str:
    """Score and grade somebody's month as the manager, the manager's as the leader."""
    from salescli.commands._looking import ready  # noqa: PLC0415 - start-up

    figures, look = lists.appraisal, ready()
    import_module("salescli.reports.submitted.late")  # what F6 asks, before anybody waits for us
    of = periods.parse(month, periods.Grain.MONTH, work.today, work.company.week_closes)
    made, before = services.conduct.appraise(
        work, person, of, score=score, grade=grade, note=work.note, reason=reason
    )
    who = work.person(made.employee_id)
    told = _("{name} in {month}: {score}, {grade}").format(
        name=who.name if who else "",
        month=made.month,
        score=f"{before} → {made.score}" if before else made.score,
        grade=made.grade,
    )
    return joined(told, figures.told(look(work), who.code if who else "", of))


noun.step("withdraw", _("Take back what you have entered, as long as nobody has decided about it."))


@read(app, "list", asked=partial(asking, "conduct"))
def list_(
    look: "Look",
    state: Annotated[
        ConductState | None, typer.Option("--state", help=_("Only in this state."))
    ] = None,
    who: Annotated[
        str | None, typer.Option("--person", "--salesperson", help=_("Only of this employee."))
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", help=_("Only violations of it."))] = None,
    proposals: Annotated[
        bool, typer.Option("--proposals", help=_("Penalties and rewards."))
    ] = False,
    losses: Annotated[bool, typer.Option("--losses", help=_("What somebody makes good."))] = False,
    appraisals: Annotated[
        bool, typer.Option("--appraisals", help=_("How months were appraised, every version."))
    ] = False,
    refusals: Annotated[
        bool, typer.Option("--refusals", help=_("The attempts that were refused last."))
    ] = False,
    month: OnlyMonth = None,
    **days: str | None,
) -> "Sheet":
    """List violations, or what was proposed, lost, appraised or refused."""
    given = {"proposals": proposals, "losses": losses, "appraisals": appraisals}
    which = [name for name, asked in {**given, "refusals": refusals}.items() if asked]
    if len(which) > 1:
        raise UsageError(_("give one of --proposals, --losses, --appraisals and --refusals"))
    asked = {"state": state, "who": who, "rule": rule, "month": month, **days}
    return lists.conduct.listed(look, which[0] if which else "violations", **asked)


@read(app)
def show(
    look: "Look",
    word: Annotated[
        str,
        typer.Argument(metavar="NUMBER|WHO", help=_("The number; with --month who, for the month")),
    ],
    month: OnlyMonth = None,
) -> "Sheet":
    """Show a violation, a proposal or a loss; with --month an appraisal beside the month's work."""
    if month is not None:
        return lists.appraisal.shown(look, word, month)
    return lists.conduct.shown(look, word)


noun.look("history", _("Show who took which step with one of them."), word=Number)
_conduct_training.add(app)
