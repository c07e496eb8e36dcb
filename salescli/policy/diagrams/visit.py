"""Visits, the business meeting and work plans: W1 and MD6 as tables."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import SALES_SIDE
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import MeetingState as _M
from salescli.policy.states import PlanState as _P
from salescli.policy.states import TaskState as _T
from salescli.policy.states import VisitState as _V
from salescli.policy.workflow import Begin, Step, Workflow

_MANAGER = (Role.MANAGER,)
_LEADER = (Role.LEADER,)
_BOTH = (Role.SALES, Role.MANAGER)
_EVERYBODY = tuple(role for role in Role if role is not Role.ADMIN)


class VisitFacts(NamedTuple):
    """Whether a visit's days have come, are over, and whether its meeting is still to be."""

    has_come: bool
    unsealed: bool
    over: bool


class MeetingFacts(NamedTuple):
    """What was minuted, what of the agenda was not, and how many coming visits are undecided."""

    minutes: int
    plans_waiting: int
    points_open: int


class OpeningFacts(NamedTuple):
    """Whether a meeting is held on its day, or says why not."""

    in_time: bool
    excused: bool


ITS_DAY_HAS_COME: Gate[VisitFacts] = Gate("the day of the visit has come", lambda v: v.has_come)
NOT_REPORTED: Gate[VisitFacts] = Gate(
    "it is corrected with a reason, for its meeting is over",
    lambda v: v.unsealed,
    by="visit correct {number}",
)
REPORTED: Gate[VisitFacts] = Gate(
    "its meeting has closed; before that it is recorded again",
    lambda v: not v.unsealed,
    by="visit record {number}",
)
NOT_OVER: Gate[VisitFacts] = Gate(
    "the manager does, for its days are over; record it, or plan anew", lambda v: not v.over
)
STILL_TO_COME: Gate[VisitFacts] = Gate(
    "it is moved, dropped or recorded instead, for its days are over", lambda v: not v.over
)
MINUTED: Gate[MeetingFacts] = Gate(
    "something has been minuted", lambda m: m.minutes > 0, by="meeting minute {number}"
)
NO_PLAN_WAITS: Gate[MeetingFacts] = Gate(
    "every submitted visit is decided",
    lambda m: m.plans_waiting == 0,
    by="visit approve --week next-week",
)
AGENDA_DONE: Gate[MeetingFacts] = Gate(
    "every point of its agenda is minuted or put off: meeting minute --item, --rest or --put-off",
    lambda m: m.points_open == 0,
    "TM4",
)
ON_ITS_DAY: Gate[OpeningFacts] = Gate(
    "a reason is given for another day than that of the meeting: --reason",
    lambda m: m.in_time or m.excused,
    "TM4",
)

VISIT = Workflow(
    "visit",
    _V.PLANNED,
    (
        Step("submit", (_V.PLANNED,), _V.SUBMITTED, SALES_SIDE, "W1.2"),
        Step("approve", (_V.SUBMITTED,), _V.APPROVED, _MANAGER, "W1.2", second_person=True),
        Step("return", (_V.SUBMITTED,), _V.PLANNED, _MANAGER, "W1.2"),
        Step("return", (_V.APPROVED,), _V.PLANNED, _MANAGER, "W1.2", (STILL_TO_COME,)),
        Step("drop", (_V.PLANNED, _V.SUBMITTED), _V.DROPPED, _BOTH, "W1.2"),
        Step("drop", (_V.APPROVED,), _V.DROPPED, _MANAGER, "W1.2"),
        Step("move", (_V.PLANNED,), None, SALES_SIDE, "W1.1"),
        Step("move", (_V.SUBMITTED,), _V.MOVED, SALES_SIDE, "W1.3"),
        Step("move", (_V.APPROVED,), _V.MOVED, _MANAGER, "W1.3"),
        Step("move", (_V.APPROVED,), _V.MOVED, (Role.SALES, Role.CLERK), "W1.3", (NOT_OVER,)),
        Step(
            "record",
            (_V.PLANNED, _V.SUBMITTED, _V.APPROVED),
            _V.DONE,
            SALES_SIDE,
            "W1.4",
            (ITS_DAY_HAS_COME,),
        ),
        Step("record", (_V.DONE,), None, SALES_SIDE, "W1.4", (NOT_REPORTED,)),
        Step("correct", (_V.DONE,), None, SALES_SIDE, "W1.4", (REPORTED,)),
    ),
    (
        Begin("plan", SALES_SIDE, "W1.1", act="plan a visit"),
        Begin("plan_again", (), "W1.3", step="plan", verb="move"),
        Begin("record", SALES_SIDE, "W1.3", state=_V.DONE, act="record a visit"),
    ),
)

MEETING = Workflow(
    "meeting",
    _M.OPEN,
    (
        Step("minute", (_M.OPEN,), None, (Role.MANAGER, Role.CLERK), "W1.5"),
        Step("assign", (_M.OPEN,), None, _MANAGER, "W1.5"),
        Step(
            "close", (_M.OPEN,), _M.CLOSED, _MANAGER, "W1.2", (MINUTED, NO_PLAN_WAITS, AGENDA_DONE)
        ),
    ),
    (
        Begin(
            "open",
            (Role.MANAGER, Role.CLERK),
            "W1.2",
            (ON_ITS_DAY,),
            act="open a meeting",
            upon="open the meeting of",
        ),
    ),
)

TASK = Workflow(
    "task",
    _T.OPEN,
    (Step("done", (_T.OPEN,), _T.DONE, _EVERYBODY, "W1.5", act="finish"),),
    (Begin("assign", (), "W1.5"),),
)

PLAN = Workflow(
    "plan",
    _P.PLANNED,
    (
        Step("approve", (_P.PLANNED,), _P.APPROVED, _MANAGER, "MD6", second_person=True),
        Step("change", (_P.APPROVED,), None, _MANAGER, "MD6"),
        Step(
            "accept", (_P.PROPOSED,), _P.APPROVED, _LEADER, "MD6", second_person=True, verb="decide"
        ),
        Step(
            "reject", (_P.PROPOSED,), _P.REJECTED, _LEADER, "MD6", second_person=True, verb="decide"
        ),
        Step("replace", (_P.APPROVED,), _P.REPLACED, (), "MD6", automatic=True),
        Step("done", (_P.APPROVED,), _P.DONE, (*SALES_SIDE, Role.LEADER), "MD6", act="finish"),
    ),
    (
        Begin("set", SALES_SIDE, "MD6", act="set a plan"),
        Begin("propose", (), "MD6", state=_P.PROPOSED, verb="change"),
    ),
)
