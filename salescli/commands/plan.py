"""plan: work plans by year, month, week and day, changed only through the leader (MD6)."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._command import read, write
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun, asking
from salescli.commands._options import No, Number, Result, Salesperson
from salescli.errors import LeftOutError, UsageError
from salescli.policy.entries import PLAN, PlanItem
from salescli.policy.kinds import PlanGrain
from salescli.policy.states import PlanState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "plan")

Annual = Annotated[str | None, typer.Option("--annual", help=_("Of this year: 2026."))]
Monthly = Annotated[str | None, typer.Option("--monthly", help=_("Of this month: 2026-12."))]
Weekly = Annotated[str | None, typer.Option("--weekly", help=_("Of this week: 2026-W48."))]
Daily = Annotated[str | None, typer.Option("--daily", help=_("Of this day: 2026-11-25."))]
State = Annotated[PlanState | None, typer.Option("--state", help=_("Only in this state."))]


def _period(
    annual: str | None, monthly: str | None, weekly: str | None, daily: str | None
) -> tuple[PlanGrain, str] | None:
    """Return the one period that was given, or none."""
    words = (annual, monthly, weekly, daily)
    given = [(grain, word) for grain, word in zip(PlanGrain, words, strict=True) if word]
    if len(given) > 1:
        raise UsageError(_("give one of --annual, --monthly, --weekly and --daily"))
    return given[0] if given else None


@write(app, "set", entry=Entry(PLAN))
def set_(
    work: "Work",
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM", help=_("sales, collection, new_customers, or what is to be done.")
        ),
    ],
    annual: Annual = None,
    monthly: Monthly = None,
    weekly: Weekly = None,
    daily: Daily = None,
    salesperson: Salesperson = None,
    **given: Unpack[PlanItem],
) -> str:
    """Plan an item of work for a period; setting it again changes it until it is approved."""
    period = _period(annual, monthly, weekly, daily)
    if period is None:
        raise LeftOutError(
            ("--annual", "--monthly", "--weekly", "--daily"),
            _("for when? give one of --annual, --monthly, --weekly and --daily"),
            either=True,
        )
    plan = services.plan.set_(
        work, item, grain=period[0], label=period[1], salesperson=salesperson, **given
    )
    return now_so(plan)


@write(app, decides=True, several=True)
def approve(
    work: "Work",
    number: Annotated[
        str | None, typer.Argument(metavar="NUMBER", help=_("The document's number."))
    ] = None,
    annual: Annual = None,
    monthly: Monthly = None,
    weekly: Weekly = None,
    daily: Daily = None,
    salesperson: Salesperson = None,
) -> str:
    """Approve an item of a plan, or all that is planned for a period."""
    period = _period(annual, monthly, weekly, daily)
    if (number is None) == (period is None) or (number and salesperson):
        raise LeftOutError(
            ("NUMBER", "--annual", "--monthly", "--weekly", "--daily"),
            _(
                "approve what? give a NUMBER, or one of --annual, --monthly, --weekly and"
                " --daily, which takes --salesperson too"
            ),
            either=True,
        )
    if period is None:
        return now_so(services.plan.approve(work, number or ""))
    approved = services.plan.approve_all(
        work, grain=period[0], label=period[1], salesperson=salesperson
    )
    return "\n".join(now_so(plan) for plan in approved)


@write(app, decides=True, entry=Entry(PLAN))
def change(
    work: "Work",
    number: Number,
    reason: Annotated[str, typer.Option("--reason", help=_("Why it has to be changed."))],
    **given: Unpack[PlanItem],
) -> str:
    """Propose to the leader, as the manager, to change an approved item."""
    return now_so(services.plan.change(work, number, reason=reason, **given))


noun.decision("decide", _("Say yes or no to a proposed change, as the leader."), no=No)
noun.step("done", _("Tell what came of an approved item."), result=Result)


@read(app, "list", asked=partial(asking, "plan"))
def list_(
    look: "Look",
    annual: Annual = None,
    monthly: Monthly = None,
    weekly: Weekly = None,
    daily: Daily = None,
    **asked: str | None,
) -> "Sheet":
    """List the items of work plans."""
    period = _period(annual, monthly, weekly, daily)
    return lists.plan.listed(look, period=period, **asked)


noun.look("show", _("Show an item of a plan and the changes that were proposed."), word=Number)
noun.look("history", _("Show who took which step with an item of a plan."), word=Number)
