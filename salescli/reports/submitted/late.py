"""What each salesperson was late with: the forms that were due in a period, for F5 and F6 (R16)."""

from typing import TYPE_CHECKING

from salescli.watch import forms, visits

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.period import Period
    from salescli.watch.finding import Finding


def told(look: "Look", period: "Period") -> str:
    """Name each salesperson, between commas, as often as something is late or missing by today.

    The watches find the same: a week's plan of visits counts where its form is not watched, which
    is the same plan.
    """
    days = period.start, period.end
    found = (
        *(one for one in visits.plan(look, *days) if not _form(look, one)),
        *forms.weekly(look, *days),
        *forms.monthly(look, *days),
    )
    late = (one for one in found if one.due_on in period and one.broken(period.start, look.today))
    return "".join(f",{one.salesperson}," for one in late)


def _form(look: "Look", plan: "Finding") -> bool:
    return look.company.watched("forms_since", plan.due_on)
