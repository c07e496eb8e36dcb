"""The steps of visits and meetings in the demonstration, each a call of a service (W1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from salescli.policy.period import Period, Window
from salescli.policy.states import VisitFact, VisitMethod, VisitState
from salescli.services import customer, meeting, visit, worklog
from salescli.services._demo_agenda import Luck
from salescli.services._demo_seed import Account

if TYPE_CHECKING:
    from salescli.services._work import Work

_PURPOSES = ("시즌 단가 안내", "재고 확인과 주문 협의", "미수금 협의", "신제품 소개")


@dataclass
class Call:
    """A visit that is planned for a day, and what becomes of it."""

    account: Account
    person: str
    day: date
    luck: Luck
    number: str = ""


@dataclass
class Week:
    """A sales week: who plans what, and its meeting."""

    span: Period
    calls: list[Call] = field(default_factory=list)
    meeting: str = ""


def plan(call: Call, work: "Work") -> None:
    """Plan a visit."""
    luck = call.luck
    planned = visit.plan(
        work,
        call.account.code,
        span=Window(call.day, call.day),
        method=luck.choose((VisitMethod.ON_SITE, VisitMethod.ON_SITE, VisitMethod.TELEPHONE)),
        purpose=luck.choose(_PURPOSES),
        expected_order=luck.between(2, 40) * 100_000,
        planned_collection=luck.choose((None, 1_000_000, 2_500_000)),
        salesperson=call.person,
    )
    call.number = planned.number


def plan_for(code: str, span: Window, work: "Work") -> None:
    """Plan a visit for a span of days."""
    visit.plan(work, code, span=span, purpose="연말 재고 정리 협의")


def submit(span: Period, code: str, work: "Work") -> None:
    """Hand the plan of a week in."""
    states = (VisitState.PLANNED,)
    visit.submit(work, visit.chosen(work, None, span=span, salesperson=code, states=states))


def approve(span: Period, code: str, work: "Work") -> None:
    """Fix the plan of a week."""
    states = (VisitState.SUBMITTED,)
    for call in visit.chosen(work, None, span=span, salesperson=code, states=states):
        visit.approve(work, call.number)


def record(call: Call, told: tuple[str, str | None], work: "Work") -> None:
    """Record what came of a visit."""
    result, problem = told
    visit.record(work, call.number, result=result, met=call.account.contact, problem=problem)


def move(call: Call, again: date, work: "Work") -> None:
    """Put a visit off."""
    span = Window(again, again)
    call.number = visit.move(work, call.number, span=span, reason="거래처 사정").number


def drop(call: Call, work: "Work") -> None:
    """Give a visit up."""
    visit.drop(work, call.number, reason="거래처 휴무")


def correct(call: Call, work: "Work") -> None:
    """Correct a record after the meeting."""
    told = "주문 수량을 다시 확인함"
    visit.correct(work, call.number, field=VisitFact.RESULT, to=told, reason="기재 착오")


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


def finish(week: Week, number: int, work: "Work") -> None:
    """Report the work done."""
    meeting.done(work, week.meeting, number, result="처리함")


def log(told: str, travelled: bool, work: "Work") -> None:  # noqa: FBT001 - bound by partial
    """Write the log of a day."""
    worklog.write(work, told, travelled=travelled)
