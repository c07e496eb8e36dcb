"""Inquiries, quotations and bids: W2 as tables."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.policy.diagrams._shared import (
    ANSWERED,
    HAS_LINES,
    NONE_REJECTED,
    SALES_SIDE,
    SETTLED,
    deviating,
    major,
    questions,
)
from salescli.policy.gate import Gate
from salescli.policy.kinds import Department
from salescli.policy.roles import Role
from salescli.policy.states import InquiryState as _E
from salescli.policy.states import QuoteState as _Q
from salescli.policy.workflow import Begin, Step, Workflow

_MANAGER = (Role.MANAGER,)


class QuoteFacts(NamedTuple):
    """What stands in a quotation, until when it holds, and what is undecided about it."""

    lines: int
    dated: bool
    valid: bool
    printed_in_time: Callable[[], bool]
    """Whether what was sent while it held lay printed by then, as the books show."""
    answers: bool
    open_deviations: int
    rejected_deviations: int
    open_questions: int
    unanswered_key_products: int


FOR_A_TENDER: Gate[QuoteFacts] = Gate(
    "it answers an inquiry that the manager takes part in",
    lambda q: q.answers,
    by="inquiry decide NUMBER",
)
STILL_VALID: Gate[QuoteFacts] = Gate(
    "its validity is extended by a new version",
    lambda q: q.valid,
    by="quote draft --revises {number}",
)
SENT_IN_TIME: Gate[QuoteFacts] = Gate(
    STILL_VALID.until, lambda q: q.valid or q.printed_in_time(), by=STILL_VALID.by
)
EXTENDED: Gate[QuoteFacts] = Gate(
    "its validity, which has run out, is extended: quote return, quote edit --valid-until",
    lambda q: q.valid,
)
LASTING: Gate[QuoteFacts] = Gate(
    "its validity, which has run out, is extended: quote edit --valid-until", lambda q: q.valid
)
REPLIED: Gate[QuoteFacts] = Gate(
    ANSWERED.until, lambda q: q.open_questions == 0, by="inquiry answer NUMBER"
)
DATED: Gate[QuoteFacts] = Gate(
    "it says until when it is valid",
    lambda q: q.dated,
    by="quote edit {number} --valid-until DATE",
)
KEY_PRODUCTS_ANSWERED: Gate[QuoteFacts] = Gate(
    "purchasing has told price and lead time of every key product, asked by its line: inquiry line,"
    " inquiry consult --to purchasing --line",
    lambda q: q.unanswered_key_products == 0,
    "W2.4",
)
ASKED = {
    Department.TECHNICAL: (Role.TECH, "W2.3"),
    Department.PURCHASING: (Role.PURCHASING, "W2.4"),
    Department.LEADER: (Role.LEADER, "1.3.3"),
}
"""Who answers for each department, and by which clause; the manager where nobody is in it."""

INQUIRY = Workflow(
    "inquiry",
    _E.RECEIVED,
    (
        Step(
            "pursue",
            (_E.RECEIVED,),
            _E.PREPARING,
            _MANAGER,
            "W2.1",
            second_person=True,
            leader_if_major=True,
            verb="decide",
        ),
        Step(
            "decline",
            (_E.RECEIVED, _E.PREPARING),
            _E.DECLINED,
            _MANAGER,
            "W2.1",
            second_person=True,
            verb="decide",
        ),
        Step("line", (_E.PREPARING,), None, (*SALES_SIDE, Role.TECH, Role.PURCHASING), "W2.2"),
        Step("consult", (_E.PREPARING,), None, SALES_SIDE, "W2.2"),
        Step("close", (_E.PREPARING,), _E.CLOSED, (), "W2.6", automatic=True),
        *major((_E.RECEIVED, _E.PREPARING), (_E.RECEIVED,), "W2.1"),
    ),
    (Begin("report", SALES_SIDE, "W2.1", act="report an inquiry"),),
)

QUESTION = questions("question", ASKED)

QUOTE = Workflow(
    "quote",
    _Q.DRAFT,
    (
        Step(
            "submit",
            (_Q.DRAFT,),
            _Q.SUBMITTED,
            SALES_SIDE,
            "W2.5",
            (HAS_LINES, DATED, LASTING, FOR_A_TENDER, KEY_PRODUCTS_ANSWERED),
            freezes=True,
        ),
        Step("return", (_Q.SUBMITTED, _Q.APPROVED), _Q.DRAFT, _MANAGER, "W2.5"),
        Step(
            "approve",
            (_Q.SUBMITTED,),
            _Q.APPROVED,
            _MANAGER,
            "W2.5",
            (SETTLED, NONE_REJECTED, REPLIED, EXTENDED),
            second_person=True,
            leader_if_major=True,
        ),
        Step(
            "print",
            (_Q.APPROVED, _Q.SENT),
            None,
            SALES_SIDE,
            "W2.5",
            (SETTLED, NONE_REJECTED, REPLIED, STILL_VALID),
            rests_on=("approve",),
            leader_if_major=True,
        ),
        Step("print", (_Q.WON, _Q.LOST, _Q.SUPERSEDED), None, SALES_SIDE, "W2.5"),
        Step(
            "send",
            (_Q.APPROVED,),
            _Q.SENT,
            SALES_SIDE,
            "W2.6",
            (SETTLED, NONE_REJECTED, REPLIED, SENT_IN_TIME),
            rests_on=("approve",),
            leader_if_major=True,
        ),
        Step("won", (_Q.SENT,), _Q.WON, SALES_SIDE, "W2.6", act="close as won"),
        Step("lost", (_Q.SENT,), _Q.LOST, SALES_SIDE, "W2.6", act="close as lost"),
        Step("withdraw", (_Q.DRAFT,), _Q.WITHDRAWN, SALES_SIDE, "W2.6"),
        Step("withdraw", (_Q.SUBMITTED, _Q.APPROVED, _Q.SENT), _Q.WITHDRAWN, _MANAGER, "W2.6"),
        Step("supersede", (_Q.APPROVED, _Q.SENT), _Q.SUPERSEDED, (), "W2.6", automatic=True),
        *major((_Q.DRAFT, _Q.SUBMITTED, _Q.APPROVED), (_Q.SUBMITTED, _Q.APPROVED), "W2.5"),
    ),
    (Begin("draft", SALES_SIDE, "W2.5", act="draft a quotation"),),
)

QUOTE_DEVIATION = deviating("quote_deviation")
