"""What the gates of a contract look at (W3)."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import basis, find
from salescli.engine.content import not_undone
from salescli.engine.lines import standing
from salescli.engine.steps import taken
from salescli.policy.diagrams import ContractFacts
from salescli.policy.kinds import DeviationBasis
from salescli.policy.standing import contractable, refused, undecided, written
from salescli.policy.states import QuoteState
from salescli.services.contract import goods
from salescli.services.contract.comparing import departs, lapsed
from salescli.services.register import deviations, norm

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_POINTS = """
    SELECT written FROM negotiation WHERE contract_id = :contract AND state = 'open'
"""
_QUESTIONS = """
    SELECT COUNT(*) AS n
    FROM contract_basis
    JOIN quote ON quote.id = contract_basis.quote_id
    JOIN inquiry_question ON inquiry_question.inquiry_id = quote.inquiry_id
    WHERE contract_basis.contract_id = :contract AND inquiry_question.state = 'open'
"""


def facts(work: "Work", contract: "Contract") -> ContractFacts:
    """Return what stands in a contract, what is undecided about it and what is under way."""
    departing = deviations.standing(contract)
    quoted = basis.basis(work, contract)
    own = basis.own(work, contract)
    settled = any(d.term == "validity" and d.basis is DeviationBasis.QUOTATION for d in departing)
    return ContractFacts(
        lines=len(standing(contract)),
        open_deviations=sum(undecided(d.state) for d in departing),
        rejected_deviations=sum(refused(d.state) for d in departing),
        open_questions=_open(work, contract.key),
        ordered=not written(contract.means),
        fits_deliveries=_fits(work, contract),
        grounded=any(contractable(QuoteState(row["state"])) for row in quoted)
        or any(step.step == "consent" for step in taken(work, contract)),
        departs=partial(departs, work, contract),
        compared=all(_compared(row) for row in own),
        quotation_sent=all(row["sent_on"] for row in own),
        quotation_holds=settled or not any(lapsed(row, work.on) for row in own),
        blocked=partial(norm.blocked, work, contract.customer_id, work.on),
        quotation_holds_today=settled or not any(lapsed(row, work.today) for row in own),
        blocked_ever=partial(norm.blocked, work, contract.customer_id, work.on, work.today),
        paper_awaited=contract.ordered_on is not None and contract.signed_on is None,
        paper_to_file=contract.signed_on is not None and contract.archived_on is None,
        requests_open=goods.unsent(work, contract),
    )


def _open(work: "Work", contract: int) -> int:
    """Count the questions and points that nobody has answered."""
    points = not_undone(work, contract, work.rows(_POINTS, contract=contract))
    return len(points) + int(work.rows(_QUESTIONS, contract=contract)[0]["n"])


def _compared(row: Mapping[str, Any]) -> bool:
    """Say whether a quotation is as it was when the contract was compared with it (W3.3)."""
    if row["state_then"] is None:
        return True
    carries = contractable(QuoteState(row["state"]))
    if carries is not contractable(QuoteState(row["state_then"])):
        return False
    return not carries or row["content"] == row["content_then"]


def _fits(work: "Work", contract: "Contract") -> bool:
    if contract.amends_id is None:
        return True
    held = goods.quantities(work, find.by_id(work, models.Contract, contract.amends_id))
    left = {line.origin_id: line.quantity for line in standing(contract)}
    return all(left.get(line, 0) >= of.kept for line, of in held.items())
