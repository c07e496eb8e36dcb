"""Service by the technical department: reported, put to the leader, taken note of (W6.3, R14)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.aftersales import ServiceMeans, ServiceResult
from salescli.policy.diagrams import ServiceFacts
from salescli.policy.standing import served_on
from salescli.services.aftersales import causes, known
from salescli.sql import UNDECIDED
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.service import ServiceCase

_WAITS = f"SELECT 1 FROM service_case WHERE id = :case AND {UNDECIDED}"


class Served(NamedTuple):
    """What a technician found and did."""

    means: ServiceMeans
    finding: str
    result: ServiceResult
    done: str | None = None
    parts: str | None = None
    cause: str | None = None
    contacted_on: date | None = None
    """The day of the call or visit; the business date where none is told."""


def due(work: "Work", setting: str) -> date:
    """Return the day that is so many working days from the business date on."""
    return work.company.calendar.add_working(work.on, int(work.company.settings[setting]))


def report(work: "Work", number: str, served: Served) -> "ServiceCase":
    """Report contact, finding, work and result as the technician it was given to (W6.3, W6.4).

    What manager and clerk took note of before they are told anew. Raises DataError for a contact
    of before the request or of a day to come.
    """
    case = find.document(work, models.ServiceCase, number)
    facts = _assigned(work, case)
    allow(work, case, "report", facts=facts)
    cause = causes.known(work, served.cause) if served.cause else case.cause
    day = _contacted(work, case, served.contacted_on or work.on)
    advance(
        work,
        case,
        "report",
        facts=facts,
        contacted_on=min(day, case.contacted_on or day),
        reported_on=case.reported_on or work.on,
        cause=cause,
        result=served.result,
    )
    work.insert(
        models.ServiceReport(
            service_case_id=case.key,
            reported_on=work.on,
            contacted_on=day,
            means=served.means,
            finding=names.clean(served.finding, _("finding")),
            done=names.clean(served.done, _("work done")) if served.done else None,
            parts=names.clean(served.parts, _("parts")) if served.parts else None,
            result=served.result,
            cause=cause,
            technician_id=work.decider.id,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )
    known.of_service(work, case)
    return case


def _contacted(work: "Work", case: "ServiceCase", day: date) -> date:
    if not case.requested_on <= day <= work.on:
        raise DataError(
            _("the customer was reached on a day from {first} to {last}").format(
                first=case.requested_on, last=work.on
            )
        )
    return day


def _assigned(work: "Work", case: "ServiceCase") -> ServiceFacts:
    return ServiceFacts(assigned=case.technician_id == work.decider.id)


def escalate(work: "Work", number: str, *, reason: str) -> "ServiceCase":
    """Put what cannot be solved on site to the manager and the leader, at once (W6.5, R14)."""
    case = find.document(work, models.ServiceCase, number)
    why = names.clean(reason, _("reason"))
    work.note = work.note or why
    advance(
        work,
        case,
        "escalate",
        facts=_assigned(work, case),
        escalated_on=work.on,
        decide_by=due(work, "escalation_days"),
        unsolved=why,
        decided_on=None,
        assisted=None,
        decision=None,
    )
    return case


def decide(work: "Work", number: str, *, text: str, yes: bool) -> "ServiceCase":
    """Decide as the leader about what could not be solved on site, in words on record (R14)."""
    case = find.document(work, models.ServiceCase, number)
    said = names.clean(text, _("decision"))
    work.note = work.note or said
    filled = {"decided_on": work.on, "assisted": yes, "decision": said}
    advance(work, case, "decide", facts=ServiceFacts(), **filled)
    return case


def acknowledge(work: "Work", number: str) -> "ServiceCase":
    """Take note of the result as manager or as clerk: two people, each once (W6.4)."""
    case = find.document(work, models.ServiceCase, number)
    advance(work, case, "acknowledge", facts=_ended(work, case))
    return case


def _ended(work: "Work", case: "ServiceCase") -> ServiceFacts:
    """Return whether the last report says how it ended, and the leader has decided of that."""
    return ServiceFacts(
        ended=case.result in {ServiceResult.SOLVED, ServiceResult.UNSOLVED},
        decided=not work.rows(_WAITS, case=case.key),
    )


def goes_on(work: "Work", case: "ServiceCase") -> str:
    """Name the step that comes next for a case; nothing where it is over (W6, R14)."""
    facts = _ended(work, case)
    return served_on(case.state, ended=facts.ended, decided=facts.decided)
