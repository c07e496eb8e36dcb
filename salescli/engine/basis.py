"""The quotation that a contract comes from: asked for once, for all who look at it (W3.1)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_HANDED_IN = """(
    SELECT MAX(submitted.id) FROM decision AS submitted
    WHERE submitted.kind = 'contract' AND submitted.document_id = contract_basis.contract_id
      AND submitted.step = 'submit'
)"""


def _last(what: str, *conditions: str) -> str:
    """Find the last decision of a kind about the quotation, and say something of it."""
    return f"""(
        SELECT told.{what} FROM decision AS told
        WHERE {" AND ".join(("told.kind = 'quote'", "told.document_id = quote.id", *conditions))}
        ORDER BY told.id DESC LIMIT 1
    )"""


_APPROVED, _BEFORE = "told.step = 'approve'", f"told.id < {_HANDED_IN}"

_LAPSED = """EXISTS (
    SELECT 1 FROM contract_basis AS handed_in
    JOIN deviation ON deviation.contract_id = handed_in.contract_id
    WHERE handed_in.quote_id = quote.id
      AND deviation.basis = 'quotation' AND deviation.term = 'validity'
)"""
"""It had run out when a contract from it was handed in: to be settled, whatever day it is said
afterwards to have been won on."""

_BASIS = f"""
    SELECT contract_basis.contract_id AS contract, quote.id AS id,
           COALESCE(quote.revises_id, quote.id) AS root, quote.revises_id AS revises,
           quote.inquiry_id AS inquiry, quote.state AS state, quote.sent_on AS sent_on,
           quote.payment_days AS payment_days, quote.lead_days AS lead_days, quote.terms AS terms,
           quote.valid_until AS valid_until, quote.closed_on AS closed_on,
           quote.customer_name AS customer_name, {_LAPSED} AS lapsed,
           {_last("content", _APPROVED)} AS content,
           {_last("content", _APPROVED, _BEFORE)} AS content_then,
           {_last("to_state", _BEFORE)} AS state_then
    FROM contract_basis JOIN quote ON quote.id = contract_basis.quote_id
    WHERE contract_basis.contract_id IN (:contract, :amends)
"""


def basis(work: "Work", contract: "Contract") -> list[Mapping[str, Any]]:
    """Return the quotations of a contract and of the one that it amends, each with whose it is.

    `then` is how a quotation stood when the contract was last handed in.
    """
    return work.rows(_BASIS, contract=contract.key, amends=contract.amends_id)


def own(work: "Work", contract: "Contract") -> list[Mapping[str, Any]]:
    """Return the quotations that a contract itself was drafted from."""
    return [row for row in basis(work, contract) if row["contract"] == contract.key]
