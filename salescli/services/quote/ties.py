"""What a quotation has to do with the inquiry it answers, and what its gates look at."""

from functools import partial
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.goods import twins
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

_KEY_PRODUCTS = f"""
    SELECT COUNT(*) AS asked,
           SUM(CASE WHEN EXISTS (
               SELECT 1 FROM inquiry_question AS told
               JOIN inquiry_line AS line
                 ON line.inquiry_id = told.inquiry_id AND line.position = told.line_position
               WHERE told.inquiry_id = :inquiry AND told.department = 'purchasing'
                 AND told.price IS NOT NULL AND told.lead_days IS NOT NULL
                 AND line.product_id IN {twins("offered.id")}
           ) THEN 1 ELSE 0 END) AS told
    FROM (
        SELECT DISTINCT quote_line.product_id AS id FROM quote_line
        WHERE quote_line.quote_id = :quote AND quote_line.dropped = 0 AND EXISTS (
            SELECT 1 FROM product AS marked
            WHERE marked.key_product = 1 AND marked.id IN {twins("quote_line.product_id")}
        )
    ) AS offered
"""
"""The key products that are offered, twins too, and how many purchasing was asked about by line."""

_PRINTED = """
    SELECT MIN(recorded_on) AS first FROM decision
    WHERE kind = 'quote' AND document_id = :quote AND step = 'print'
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
        # By the recording day, which is never the earlier one: what we do holds on both (1.3).
        valid=quote.valid_until is not None and quote.valid_until >= work.today,
        printed_in_time=partial(_printed_in_time, work, quote),
        answers=_answers(work, quote),
        open_deviations=sum(undecided(d.state) for d in departing),
        rejected_deviations=sum(refused(d.state) for d in departing),
        open_questions=work.rows(_OPEN_QUESTIONS, inquiry=quote.inquiry_id)[0]["open"],
        unanswered_key_products=_unanswered(work, quote),
    )


def _printed_in_time(work: "Work", quote: "Quote") -> bool:
    """Say whether it is told of a day on which it held, and lay printed (W2.6)."""
    if quote.valid_until is None or work.on > quote.valid_until:
        return False
    (printed,) = work.rows(_PRINTED, quote=quote.key)
    return printed["first"] is not None and printed["first"] <= quote.valid_until.isoformat()


def _unanswered(work: "Work", quote: "Quote") -> int:
    """Count the key products whose price and lead time purchasing has not told (W2.4).

    What was told of no line, or of one in the customer's words, may be of something else.
    """
    (offered,) = work.rows(_KEY_PRODUCTS, inquiry=quote.inquiry_id, quote=quote.key)
    return int(offered["asked"]) - int(offered["told"] or 0)


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
