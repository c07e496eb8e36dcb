"""What a Report is, and how one becomes a Sheet for a period."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.policy import period as periods
from salescli.policy.period import Grain, Period
from salescli.policy.typed import Lean
from salescli.render.sheet import AuditHead, Currency, Sheet, Span, changed
from salescli.reports._section import Section
from salescli.text import Language, Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look

_AUDIT = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
_NAME = "SELECT code, name FROM employee WHERE code = :code"

DEPARTMENT = Text("Sales department", "영업부", "销售部")
_HEAD = {
    "company": Text("Company", "회사", "公司"),
    "department": Text("Department", "부서", "部门"),
    "period": Text("Period", "기간", "期间"),
    "author": Text("Author", "작성자", "制表人"),
    "made_on": Text("Made on", "작성일", "制表日期"),
}
_FOOT = {
    "reviewer": Text("Reviewer", "검토자", "审核人"),
    "opinion": Text("Review opinion", "검토 의견", "审核意见"),
    "reviewed_on": Text("Review date", "검토일", "审核日期"),
    "audit": Text("Audit head", "감사 기록", "审计校验"),
}

MOST_DAYS = 31
"""How many days a period has at most."""

FOREVER = "9999-12-31"
"""A recording time after every other: no `--as-of` was given."""


class Report(NamedTuple):
    """One form of the regulation: its code, grain, title and sections."""

    form: str
    title: Text
    grain: Grain
    sections: tuple[Section, ...]
    plan: bool = False
    """A plan form looks ahead: without a period it takes the coming one."""
    dated: bool = False
    """Whether `--as-of` can be given: its figures come from postings alone."""
    either: bool = False
    """Whether a month can be asked for where `grain` is a week: it is a register as it stands."""


def chosen(report: Report, look: "Look", word: str | None) -> Period:
    """Return the period that was asked for, else the last closed or the coming one."""
    closes = look.company.week_closes
    lean = Lean.COMING if report.plan else Lean.PAST
    if word is not None and report.either:
        return periods.parse_either(word, look.today, closes, lean)
    if word is not None:
        return periods.parse(word, report.grain, look.today, closes, lean)
    if report.plan:
        return periods.coming(report.grain, look.today, closes)
    return periods.last_closed(report.grain, look.today, closes)


def sheet(
    report: Report,
    look: "Look",
    period: Period,
    *,
    salesperson: str | None = None,
    as_of: date | None = None,
) -> Sheet:
    """Read and lay out a form for a period."""
    values = parameters(look, period, report.sections, salesperson=salesperson, as_of=as_of)
    audit = _audit(look)
    made = _laid_out(look, report.form, report.title, report.sections, values)
    return changed(
        made,
        period=Span(period.label, period.start.isoformat(), period.end.isoformat()),
        scope=salesperson or made.scope,
        as_of=as_of.isoformat() if as_of else None,
        head=_head(look, period, salesperson),
        foot=_foot(audit, spoken()),
        audit=audit,
    )


def listing(look: "Look", code: str, sections: tuple[Section, ...], **values: object) -> Sheet:
    """Read and lay out a list or an entry: a sheet without a period."""
    given = {
        "scope": look.territory,
        "today": look.today.isoformat(),
        "zone": look.company.settings["zone"],
    } | values
    return _laid_out(look, code, sections[0].title, sections, given)


def _laid_out(
    look: "Look", code: str, title: Text, sections: tuple[Section, ...], values: Mapping[str, Any]
) -> Sheet:
    language = spoken()
    read = ((s, _read(look, s)(s.sql, **values)) for s in sections)
    return Sheet(
        code=code,
        title=title.within(language),
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=tuple(
            s.lay_out(rows, language, values) for s, rows in read if rows or not s.optional
        ),
        scope=look.scope or "department",
    )


def _read(look: "Look", section: Section) -> Callable[..., Any]:
    """Return what reads a section: of a list not all rows are in memory, but within a write."""
    return getattr(look.reader, "long", look.rows) if section.newest else look.rows


def parameters(
    look: "Look",
    period: Period,
    sections: Sequence[Section],
    *,
    salesperson: str | None,
    as_of: date | None,
) -> Mapping[str, Any]:
    """Return the values that the statements of a form may name."""
    month = period if period.grain is Grain.MONTH else periods.month_of_week(period)
    values: dict[str, Any] = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "first": min(period.start, month.start).isoformat(),
        "month": month.label,
        "month_start": month.start.isoformat(),
        "year_start": month.start.replace(month=1).isoformat(),
        "last_month": None,
        **{f"day_{n}": (period.end - timedelta(days=n)).isoformat() for n in (30, 60, 90)},
        "salesperson": salesperson,
        "scope": look.territory,
        "recorded_before": recorded_before(look, as_of),
        "today": look.today.isoformat(),
        "unit": 10**look.company.digits,
    }
    # What few forms name is worked out for those alone: it loads the calendar's arithmetic.
    for mark, more in _SELDOM.items():
        if any(mark in section.sql for section in sections):
            values |= more(look, period)
    return values


def _before(_look: "Look", period: Period) -> dict[str, Any]:
    """Return the month before, and the same one of last year."""
    month = periods.month_of_week(period)
    before, last_year = periods.previous(month), periods.same_month_last_year(month)
    return {
        "last_month": before.label,
        "last_month_start": before.start.isoformat(),
        "last_month_end": before.end.isoformat(),
        "last_year_start": last_year.start.isoformat(),
        "last_year_end": last_year.end.isoformat(),
    }


def _bounds(look: "Look", period: Period) -> dict[str, Any]:
    """Return the day before a period, and the instants at which it begins and has ended."""
    eve = period.start - timedelta(days=1)
    return {
        "eve": eve.isoformat(),
        "started_at": recorded_before(look, eve),
        "ended_at": recorded_before(look, period.end),
    }


def _workdays(look: "Look", period: Period) -> dict[str, str | None]:
    """Return the usual working days of a period as :w1 to :w31; the calendar departs from them."""
    days = (period.start + timedelta(days=n) for n in range((period.end - period.start).days + 1))
    usual = [day.isoformat() for day in days if day.weekday() in look.company.workdays(day)]
    return {f"w{n + 1}": usual[n] if n < len(usual) else None for n in range(MOST_DAYS)}


def _late(look: "Look", period: Period) -> dict[str, str]:
    """Return who was late with what was due in a period: by code, as often as it was so."""
    from salescli.reports.submitted import late  # noqa: PLC0415 - start-up

    return {"late_reports": late.told(look, period)}


def _department(look: "Look", _period: Period) -> dict[str, Any]:
    """Return what looks at the cases of everybody: nobody acts, and none is of who leads."""
    from salescli.reports.waiting import turned  # noqa: PLC0415 - start-up

    return turned(look) | {"me": 0, "leads": 0, "managers": ",", "leaders": ","}


_SELDOM: Mapping[str, Callable[["Look", Period], dict[str, Any]]] = {
    ":last_month_start": _before,
    ":ended_at ": _bounds,
    ":w1 ": _workdays,
    ":managers": _department,
    ":late_reports ": _late,
}


def recorded_before(look: "Look", as_of: date | None) -> str:
    """Return the instant before which an entry must have been recorded, in UTC."""
    if as_of is None:
        return FOREVER
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

    zone = ZoneInfo(look.company.settings["zone"])
    midnight = datetime.combine(as_of + timedelta(days=1), time(), zone)
    return midnight.astimezone(UTC).isoformat(timespec="microseconds")


def _audit(look: "Look") -> AuditHead:
    last = look.rows(_AUDIT)
    return AuditHead(last[0]["seq"], last[0]["hash"]) if last else AuditHead(0, "")


def _head(look: "Look", period: Period, salesperson: str | None) -> tuple[tuple[str, str], ...]:
    language = spoken()
    scope = DEPARTMENT.within(language)
    if salesperson and (found := look.rows(_NAME, code=salesperson)):
        scope = f"{scope} · {found[0]['name']}"
    values = {
        "company": look.company.name,
        "department": scope,
        "period": f"{period.label} ({period.start} – {period.end})",
        "author": look.actor.name if look.actor else "",
        "made_on": look.today.isoformat(),
    }
    return tuple((_HEAD[key].within(language), value) for key, value in values.items())


def _foot(audit: AuditHead, language: Language) -> tuple[tuple[str, str], ...]:
    values = {"reviewer": "", "opinion": "", "reviewed_on": ""}
    values["audit"] = f"{audit.count} {audit.head[:16]}"
    return tuple((_FOOT[key].within(language), value) for key, value in values.items())
