"""How likely a receivable is paid, how its customer was pressed, and which payments stand (W5)."""


def risk_of(contract: str, customer: str, day: str, known: str = "1 = 1") -> str:
    """Find how likely a contract is paid on a day: as was said of it, else of its account (F8)."""
    said = f"""(
        SELECT risk.grade FROM risk
        WHERE risk.customer_id = {customer} AND {{of}}
          AND risk.valid_from <= {day} AND {known}
        ORDER BY risk.valid_from DESC, risk.id DESC LIMIT 1
    )"""
    own = said.format(of=f"risk.contract_id = {contract}")
    whole = said.format(of="risk.contract_id IS NULL")
    return f"COALESCE({own}, {whole}, 'normal')"


def last_dunned(contract: str, day: str) -> str:
    """Find the `dunning` of a contract that was the last by a day, as was known then (W5.1)."""
    return f"""(
        SELECT latest.id FROM dunning AS latest
        WHERE latest.contract_id = {contract} AND latest.dunned_on <= {day}
          AND latest.recorded_at < :recorded_before
        ORDER BY latest.dunned_on DESC, latest.id DESC LIMIT 1
    )"""


STANDS = """(
    collection.state NOT IN ('withdrawn', 'rejected') AND COALESCE((
        SELECT SUM(posting.amount) FROM posting
        WHERE posting.collection_id = collection.id AND posting.kind IN ('collected', 'bounced')
    ), 1) <> 0
)"""
"""A `collection` that waits or is booked, and was not taken back."""
