"""The packs: the forms that are handed over together, with a summary in front (forms.md, 4)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import reports, watch
from salescli.policy import period as periods
from salescli.policy.period import Grain, Period
from salescli.render.sheet import Pack, Sheet, Span, changed
from salescli.reports import _findings, _report
from salescli.reports._report import Report
from salescli.reports.packs import _summary
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look


class _Pack(NamedTuple):
    """What a pack is: its title, its forms and the summary in front of them."""

    title: Text
    forms: tuple[str, ...]
    summary: Report


def _summary_of(name: str, grain: Grain) -> Report:
    return Report(name, _summary.TITLE, grain, _summary.sections(grain), dated=True)


_WEEKLY = _Pack(
    Text("Weekly pack", "주간 보고", "周报"),
    ("F1", "F3", "F5", "F7", "F12"),
    _summary_of("weekly", Grain.WEEK),
)
_MONTHLY = _Pack(
    Text("Monthly pack", "월간 보고", "月报"),
    ("F4", "F6", "F8", "F9", "F10", "F11", "F12", "F2"),
    _summary_of("monthly", Grain.MONTH),
)


def weekly(look: "Look", word: str | None, as_of: date | None) -> Pack:
    """Put together what the manager opens before the Saturday meeting."""
    return _put_together(_WEEKLY, look, word, as_of)


def monthly(look: "Look", word: str | None, as_of: date | None) -> Pack:
    """Put together the forms of a month."""
    return _put_together(_MONTHLY, look, word, as_of)


def _put_together(pack: _Pack, look: "Look", word: str | None, as_of: date | None) -> Pack:
    period = _report.chosen(pack.summary, look, word or None)
    there = reports.names()
    sheets = tuple(
        _form(look, reports.load(form), period, as_of) for form in pack.forms if form in there
    )
    span = Span(period.label, period.start.isoformat(), period.end.isoformat())
    summary = _summarised(look, pack.summary, period, as_of)
    return Pack(pack.summary.form, pack.title.within(spoken()), span, summary, sheets)


def _form(look: "Look", report: Report, period: Period, as_of: date | None) -> Sheet:
    if report.plan:
        period = periods.following(period)
    if report.either and period.grain is Grain.WEEK:
        # A week's pack has what changed of the register in it, a month's all that is known.
        report = report._replace(sections=tuple(s for s in report.sections if s.key == "changes"))
    return _report.sheet(report, look, period, as_of=as_of if report.dated else None)


def _summarised(look: "Look", form: Report, period: Period, as_of: date | None) -> Sheet:
    summary = _report.sheet(form, look, period, as_of=as_of)
    last = min(period.end, look.today)
    broken = watch.broken(look, period.start, last)
    late = watch.told_late(look, period.start, last)
    told = (_findings.block(broken, last), *_findings.told_late(late, last))
    return changed(summary, blocks=(*summary.blocks, *told))
