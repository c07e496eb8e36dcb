"""The states of what people answer for: papers, problems, assets, forms, conduct."""

from enum import StrEnum


class LoanState(StrEnum):
    """Whether a paper that was lent is back (R9)."""

    LENT = "lent"
    RETURNED = "returned"


class IssueState(StrEnum):
    """Where a problem stands (MD7)."""

    OPEN = "open"
    ESCALATED = "escalated"
    DECIDED = "decided"
    CLOSED = "closed"


class AssetState(StrEnum):
    """Whether somebody has a vehicle or an office supply (MD5)."""

    KEPT = "kept"
    ASSIGNED = "assigned"
    RETIRED = "retired"


class ReportState(StrEnum):
    """Where a form that was handed in stands (R16)."""

    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


class ViolationState(StrEnum):
    """Where a violation of the regulation stands (R17)."""

    RAISED = "raised"
    PROPOSED = "proposed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class ProposalState(StrEnum):
    """Where a proposal of a penalty or a reward stands (D21)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class LiabilityState(StrEnum):
    """Where a loss that somebody is to bear stands (R6, R8)."""

    CLAIMED = "claimed"
    OWED = "owed"
    REFUSED = "refused"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class ConductState(StrEnum):
    """Where a violation, a proposal or a loss stands."""

    RAISED = "raised"
    PROPOSED = "proposed"
    DECIDED = "decided"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CLAIMED = "claimed"
    OWED = "owed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
