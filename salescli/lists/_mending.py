"""The command that mends a finding, by where its document stands."""

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING

from salescli.accounts import less
from salescli.lists.quote import QUOTE_NUMBER
from salescli.policy.rules.watched import WATCHED
from salescli.sql import MONEY_IN

if TYPE_CHECKING:
    from salescli.watch.finding import Finding
    from salescli.workspace import Look

_SENT = """
    SELECT CASE shipment.state WHEN 'approved' THEN 'ship dispatch ' ELSE 'ship approve ' END
           || shipment.number AS command
    FROM shipment JOIN contract ON contract.id = shipment.contract_id
    WHERE contract.number = :document AND shipment.corrects_id IS NULL
      AND shipment.state IN ('requested', 'division_confirmed', 'approved')
    ORDER BY shipment.id LIMIT 1
"""

_OFFERED = f"""
    SELECT CASE quote.state WHEN 'draft' THEN 'quote submit ' WHEN 'submitted'
           THEN 'quote approve ' ELSE 'quote send ' END || {QUOTE_NUMBER} AS command
    FROM inquiry JOIN quote ON quote.inquiry_id = inquiry.id
    WHERE inquiry.number = :document AND quote.state IN ('draft', 'submitted', 'approved')
    ORDER BY quote.id DESC LIMIT 1
"""

_INVOICED = """
    SELECT 'invoice correct ' || invoice.number AS command
    FROM invoice JOIN contract ON contract.id = invoice.contract_id
    WHERE contract.number = :document AND invoice.state = 'issued' AND invoice.corrects_id IS NULL
    ORDER BY invoice.issued_on DESC, invoice.id DESC LIMIT 1
"""

_PREPAID = f"""
    SELECT 'collect refund ' || collection.number AS command
    FROM contract CROSS JOIN posting JOIN collection ON collection.id = posting.collection_id
    WHERE contract.number = :document AND posting.contract_id = contract.id
      AND (posting.kind IN {MONEY_IN} OR posting.kind = 'applied')
    GROUP BY collection.id, collection.number
    HAVING SUM({less("applied", "posting")}) > 0
    ORDER BY collection.id DESC LIMIT 1
"""

_STATED = """
    SELECT CASE WHEN state = 'acknowledged' THEN 'reconcile close '
                WHEN their_balance IS NULL THEN 'reconcile enter '
                ELSE 'reconcile acknowledge ' END || number AS command
    FROM reconciliation WHERE number = :document
"""

_SERVED = """
    SELECT CASE state WHEN 'accepted' THEN 'service apply ' ELSE 'service report ' END
           || number AS command
    FROM service_case WHERE number = :document
"""

_REFUNDED = """
    SELECT 'collect refund ' || paid.number AS command
    FROM goods_return
    JOIN collection AS refund ON refund.return_id = goods_return.id AND refund.state = 'rejected'
    JOIN collection AS paid ON paid.id = refund.names_id
    WHERE goods_return.number = :document AND goods_return.state = 'settled'
    ORDER BY refund.id DESC LIMIT 1
"""

_OF_A_YEAR = "SELECT 'plan approve --annual ' || :document AS command WHERE LENGTH(:document) = 4"

_NEXT: Mapping[str, str] = {
    "R7": _SENT,
    "W2.6": _OFFERED,
    "R8-red": _INVOICED,
    "W5.3-prepaid": _PREPAID,
    "R13": _STATED,
    "W6.3": _SERVED,
    "W6.4": _SERVED,
    "W7.5-settled": _REFUNDED,
    "MD6": _OF_A_YEAR,
}
"""What is looked at of rules whose next command depends on more than the finding; else, or where
nothing is found, it is what the table of rules says.
"""


def command(look: "Look", finding: "Finding") -> str:
    """Write the command that mends a breach, with what the finding is about."""
    sql = _NEXT.get(finding.rule)
    if sql and (found := look.rows(sql, document=finding.document)):
        return f"salescli {found[0]['command']}"
    return f"salescli {_filled(WATCHED[finding.rule].mends, finding)}"


def _filled(mends: str, finding: "Finding") -> str:
    words = [shlex.quote(word) for word in finding.document.replace("#", "").split()]
    people = {"customer": finding.customer, "salesperson": finding.salesperson}
    told = {key: shlex.quote(word) if word else "" for key, word in people.items()}
    return " ".join(mends.format(document=" ".join(words), words=words, **told).split())
