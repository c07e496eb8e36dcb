"""What a quotation has to do with the inquiry it answers, and what its gates look at."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.lines import standing
from salescli.engine.steps import advance
from salescli.policy.diagrams import QuoteFacts
from salescli.policy.standing import answerable, prepared, refused, undecided
from salescli.services.register import deviations

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.quote import Quote

_OPEN_QUESTIONS = """
    SELECT COUNT(*) AS open FROM inquiry_question WHERE inquiry_id = :inquiry AND state = 'open'
"""

_OFFERS = """
    SELECT SUM(CASE WHEN state IN ('draft', 'submitted', 'approved', 'sent') THEN 1 ELSE 0 END)
               AS open,
           SUM(CASE WHEN state IN ('won', 'lost') THEN 1 ELSE 0 END) AS closed
    FROM quote WHERE inquiry_id = :inquiry
"""


def facts(work: "Work", quote: "Quote") -> QuoteFacts:
    """Return what the gates of a quotation look at."""
    departing = deviations.standing(quote)
    return QuoteFacts(
        lines=len(standing(quote)),
        dated=quote.valid_until is not None,
        valid=quote.valid_until is not None and quote.valid_until >= work.on,
        # It leaves the house on the day of printing, whatever day it is told of.
        valid_today=quote.valid_until is not None and quote.valid_until >= work.today,
        answers=_answers(work, quote),
        open_deviations=sum(undecided(d.state) for d in departing),
        rejected_deviations=sum(refused(d.state) for d in departing),
        open_questions=work.rows(_OPEN_QUESTIONS, inquiry=quote.inquiry_id)[0]["open"],
    )


def _answers(work: "Work", quote: "Quote") -> bool:
    """Say whether it answers nothing, or an inquiry that the manager takes part in (W2.1)."""
    if quote.inquiry_id is None:
        return True
    inquiry = find.by_id(work, models.Inquiry, quote.inquiry_id)
    return answerable(inquiry.state, again=quote.revises_id is not None)


def close_inquiry(work: "Work", quote: "Quote") -> None:
    """Close the inquiry once the customer has decided and nothing offered to it is open (W2.6)."""
    if quote.inquiry_id is None:
        return
    inquiry = find.by_id(work, models.Inquiry, quote.inquiry_id)
    (offers,) = work.rows(_OFFERS, inquiry=inquiry.key)
    if prepared(inquiry.state) and offers["closed"] and not offers["open"]:
        advance(work, inquiry, "close")
