"""The customer record (D3) as columns: what F12 and the register's lists show of an account."""

from collections.abc import Mapping

from salescli.policy import entries, fields
from salescli.reports._columns import REGION, columns, of
from salescli.text import Text

CUSTOMER_KIND = of(fields.CUSTOMER_KIND)
CONTACT = of(fields.CONTACT)
REGISTRATION = of(fields.REGISTRATION)
PAYMENT_DAYS = of(fields.PAYMENT_DAYS)
BLOCKED = of(fields.BLOCKED)
ADDRESSES = (REGION, *columns(*entries.ADDRESS))
RECORD = columns(*entries.KNOWN)
STAGES = columns(*entries.STAGES)
LANGUAGE = of(fields.LANGUAGE)

_NOTED = (fields.NAME, fields.CUSTOMER_KIND, *entries.RECORD, *entries.ACCOUNT, fields.BLOCKED)

FIELDS: Mapping[str, Text] = {
    **{field.key: field.heading for field in _NOTED},
    "block_reason": Text("Reason of the block", "거래 중지 사유", "停止交易事由"),
}
"""What a change can be of, by its key."""
