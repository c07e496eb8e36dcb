"""The steps of visits and meetings in the demonstration, each a call of a service (W1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.demo.agenda import Luck
from salescli.demo.seed import Account
from salescli.policy.period import Period, Window
from salescli.policy.states import VisitFact, VisitMethod, VisitState
from salescli.services import visit
from salescli.services.register import customer
from salescli.services.visit import meeting, worklog

if TYPE_CHECKING:
    from salescli.engine.work import Work

_METHODS = (VisitMethod.ON_SITE, VisitMethod.ON_SITE, VisitMethod.TELEPHONE)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a visit is for, how it is made and what comes of it: these fit together."""

    purpose: str
    method: VisitMethod
    expected_order: int | None
    planned_collection: int | None
    support: str | None
    result: str
    next_step: str
    problem: str | None

    @property
    def outside(self) -> bool:
        """Whether it is made at the customer's."""
        return self.method is VisitMethod.ON_SITE


@dataclass
class Call:
    """A visit that is planned for a day, and what becomes of it."""

    account: Account
    person: str
    day: date
    luck: Luck
    aim: Aim
    number: str = ""


@dataclass
class Week:
    """A sales week: who plans what, and its meeting."""

    span: Period
    calls: list[Call] = field(default_factory=list)
    meeting: str = ""


def aim(luck: Luck, words: Mapping[str, Any]) -> Aim:
    """Think of what a visit is for; money is collected or ordered, as the purpose says."""
    told = luck.choose(words["purpose"])
    result, next_step = luck.choose(told["results"])
    collects = told.get("collects", False)
    return Aim(
        purpose=told["name"],
        method=luck.choose(_METHODS),
        expected_order=None if collects else luck.between(2, 40) * 100_000,
        planned_collection=luck.between(2, 12) * 500_000 if collects else None,
        support=luck.choose(words["support"]) if luck.happens("visit_supported") else None,
        result=result,
        next_step=next_step,
        problem=luck.choose(words["problems"]) if luck.happens("visit_problem") else None,
    )


def plan(call: Call, work: "Work") -> None:
    """Plan a visit."""
    planned = visit.plan(
        work,
        call.account.code,
        span=Window(call.day, call.day),
        method=call.aim.method,
        purpose=call.aim.purpose,
        expected_order=call.aim.expected_order,
        planned_collection=call.aim.planned_collection,
        support_needed=call.aim.support,
        salesperson=call.person,
    )
    call.number = planned.number


def plan_for(code: str, span: Window, work: "Work") -> None:
    """Plan a visit for a span of days."""
    visit.plan(work, code, span=span, purpose="연말 재고 정리 협의")


def submit(span: Period, code: str, work: "Work") -> None:
    """Hand the plan of a week in."""
    state = VisitState.PLANNED
    visit.submit(work, visit.chosen(work, None, span=span, salesperson=code, state=state))


def approve(span: Period, code: str, notes: Sequence[str], work: "Work") -> None:
    """Fix the plan of a week; what the manager says to it stands with its first visits."""
    state = VisitState.SUBMITTED
    calls = visit.chosen(work, None, span=span, salesperson=code, state=state)
    for place, call in enumerate(calls):
        visit.approve(work, call.number, note=notes[place] if place < len(notes) else None)


def record(call: Call, work: "Work") -> None:
    """Record what came of a visit."""
    _record(call, call.number, work)


def drop_by(call: Call, work: "Work") -> None:
    """Record a visit that nobody had planned."""
    _record(call, call.account.code, work)


def _record(call: Call, what: str, work: "Work") -> None:
    visit.record(
        work,
        what,
        result=call.aim.result,
        met=call.account.contact,
        problem=call.aim.problem,
        next_step=call.aim.next_step,
        method=call.aim.method,
    )


def move(call: Call, again: date, reason: str, work: "Work") -> None:
    """Put a visit off."""
    span = Window(again, again)
    call.number = visit.move(work, call.number, span=span, reason=reason).number


def drop(call: Call, reason: str, work: "Work") -> None:
    """Give a visit up."""
    visit.drop(work, call.number, reason=reason)


def correct(call: Call, told: Sequence[str], work: "Work") -> None:
    """Correct a record after the meeting."""
    to, reason = told
    visit.correct(work, call.number, field=VisitFact.RESULT, to=to, reason=reason)


def profile(code: str, stage: Sequence[str], work: "Work") -> None:
    """Bring the record of an account up to date."""
    customer.profile(work, code, stage=stage[0], next_step=stage[1])


def open_(week: Week, work: "Work") -> None:
    """Open the meeting."""
    week.meeting = meeting.open_(work, attendees="영업부 전원").number


def minute(week: Week, words: str, work: "Work") -> None:
    """Write down what was said."""
    meeting.minute(work, week.meeting, words)


def assign(week: Week, task: str, who: str, due: date, work: "Work") -> None:
    """Give somebody work."""
    meeting.assign(work, week.meeting, task, to=who, due=due)


def close(week: Week, work: "Work") -> None:
    """Close the meeting."""
    meeting.close(work, week.meeting)


def finish(week: Week, number: int, result: str, work: "Work") -> None:
    """Report the work done."""
    meeting.done(work, week.meeting, number, result=result)


def log(told: str, travelled: bool, problem: str | None, work: "Work") -> None:  # noqa: FBT001 - bound by partial
    """Write the log of a day."""
    worklog.write(work, told, travelled=travelled, problem=problem)
