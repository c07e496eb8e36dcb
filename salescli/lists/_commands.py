"""What comes next where that depends on where a document stands: the SELECT of a command."""

from collections.abc import Mapping

from salescli.accounts import less
from salescli.lists.quote import QUOTE_NUMBER
from salescli.sql import MONEY_IN

_SENT = """
    SELECT CASE shipment.state WHEN 'approved' THEN 'ship dispatch ' ELSE 'ship approve ' END
           || shipment.number AS command
    FROM shipment JOIN contract ON contract.id = shipment.contract_id
    WHERE contract.number = :document AND shipment.corrects_id IS NULL
      AND shipment.state IN ('requested', 'division_confirmed', 'approved')
    UNION ALL
    SELECT 'contract archive ' || number AS command FROM contract
    WHERE number = :document AND archived_on IS NULL
    ORDER BY command DESC LIMIT 1
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

_CLEARED = """
    SELECT CASE state WHEN 'registered' THEN 'instrument hand-over '
                      WHEN 'handed_over' THEN 'instrument deposit '
                      ELSE 'instrument clear ' END || number AS command
    FROM instrument WHERE number = :document
"""

_REMITTED = """
    SELECT 'collect apply --customer ' || customer.code || ' --exception '
           || private_receipt.number AS command
    FROM private_receipt JOIN customer ON customer.id = private_receipt.customer_id
    WHERE private_receipt.number = :document AND NOT EXISTS (
        SELECT 1 FROM collection
        WHERE collection.exception_id = private_receipt.id
          AND collection.state NOT IN ('withdrawn', 'rejected'))
"""

_APPLIED = """
    SELECT 'invoice issue ' || invoice.number AS command
    FROM contract JOIN invoice ON invoice.contract_id = contract.id
    WHERE contract.number = :document AND invoice.state = 'applied'
    ORDER BY invoice.id LIMIT 1
"""

_REPLACED = """
    SELECT 'invoice issue ' || red.number AS command
    FROM invoice JOIN invoice AS red ON red.id = invoice.replaces_id
    WHERE invoice.number = :document
"""
"""What replaces an invoice is issued along with the red one."""

COMMANDS: Mapping[str, str] = {
    "R7": _SENT,
    "D12": _REPLACED,
    "D12-delivered": _APPLIED,
    "R2": _REMITTED,
    "R12-cleared": _CLEARED,
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
