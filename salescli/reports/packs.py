"""The packs: the forms that are handed over together, with a summary in front (forms.md, 4)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import reports
from salescli.policy import period as periods
from salescli.policy.period import Grain, Period
from salescli.render.sheet import Pack, Sheet, Span, changed
from salescli.reports import _findings, _report, _summary
from salescli.reports._report import Report
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.workspace import Look

WEEKLY = ("F1", "F3", "F5", "F7", "F12")
MONTHLY = ("F4", "F6", "F8", "F9", "F10", "F11", "F12", "F2")

_TITLES = {
    "weekly": Text("Weekly pack", "주간 보고", "周报"),
    "monthly": Text("Monthly pack", "월간 보고", "月报"),
}


def weekly(look: "Look", word: str | None, as_of: date | None) -> Pack:
    """Put together what the manager opens before the Saturday meeting."""
    return _pack(look, "weekly", Grain.WEEK, WEEKLY, word, as_of)


def monthly(look: "Look", word: str | None, as_of: date | None) -> Pack:
    """Put together the forms of a month."""
    return _pack(look, "monthly", Grain.MONTH, MONTHLY, word, as_of)


def _pack(  # noqa: PLR0913 - what a pack is
    look: "Look",
    name: str,
    grain: Grain,
    forms: tuple[str, ...],
    word: str | None,
    as_of: date | None,
) -> Pack:
    closes = look.company.week_closes
    period = (
        periods.parse(word, grain, look.today, closes)
        if word
        else periods.last_closed(grain, look.today, closes)
    )
    there = reports.names()
    sheets = tuple(
        _form(look, reports.load(form), period, as_of) for form in forms if form in there
    )
    summary = _summarised(look, name, grain, period, as_of)
    span = Span(period.label, period.start.isoformat(), period.end.isoformat())
    return Pack(name, _TITLES[name].within(spoken()), span, summary, sheets)


def _form(look: "Look", report: Report, period: Period, as_of: date | None) -> Sheet:
    if report.plan:
        period = periods.following(period)
    if report.either and period.grain is Grain.WEEK:
        # A week's pack has what changed of the register in it, a month's all that is known.
        report = report._replace(sections=tuple(s for s in report.sections if s.key == "changes"))
    return _report.sheet(report, look, period, as_of=as_of if report.dated else None)


def _summarised(look: "Look", name: str, grain: Grain, period: Period, as_of: date | None) -> Sheet:
    from salescli import watch  # noqa: PLC0415 - only packs watch

    form = Report(name, _summary.TITLE, grain, _summary.SECTIONS, dated=True)
    summary = _report.sheet(form, look, period, as_of=as_of)
    broken = watch.broken(look, period.start, min(period.end, look.today))
    return changed(
        summary, blocks=(*summary.blocks, _findings.block(broken, min(period.end, look.today)))
    )
