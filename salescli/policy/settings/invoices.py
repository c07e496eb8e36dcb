"""Settings of invoices: their tax, what they need, and by when things are done (D12, R8 to R10)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

INVOICES = (
    Setting(
        "tax_rate",
        "percent of tax on what is of the standard kind, by the day of supply",
        "10",
        checks.rate,
        clause="D12",
    ),
    Setting(
        "registration_needed",
        "whether an invoice needs the registration number of its customer",
        "off",
        checks.switch,
        clause="R8",
        by=NORM,
    ),
    Setting(
        "invoices_since",
        "day from which invoices are watched: issued, filed, handed over, owed; at first that"
        " of visits_since",
        NEVER,
        checks.since,
        clause="R10",
    ),
    Setting(
        "issue_days",
        "working days within which an invoice that was applied for is issued",
        "1",
        checks.whole(0, 365),
        clause="D12",
        by=NORM,
    ),
    Setting(
        "filing_days",
        "working days after issue or approval within which applications are filed: D12, D9",
        "0",
        checks.whole(0, 365),
        clause="R10",
        by=NORM,
    ),
    Setting(
        "hand_over_days",
        "working days after its issue within which an invoice is handed over and signed for",
        "3",
        checks.whole(0, 365),
        clause="R9",
        by=NORM,
    ),
    Setting(
        "red_invoice_days",
        "working days within which what is invoiced and not delivered any more is taken back",
        "1",
        checks.whole(0, 365),
        clause="R8",
        by=NORM,
    ),
    Setting(
        "invoiced_by",
        "day of the next month by which the deliveries of a month are invoiced",
        "10",
        checks.whole(1, 28),
        clause="D12",
        by=NORM,
    ),
)
