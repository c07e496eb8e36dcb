"""What a contract came from: its quotation, and the talks with their open points (W3.1, W3.4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from salescli.policy.states import QuestionState
from salescli.tables import contract, quote  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class ContractBasis(Record, table=True):
    """The approved quotation or bid that a contract was drafted from (W3.1)."""

    __tablename__ = "contract_basis"
    __table_args__ = (UniqueConstraint("contract_id"),)

    contract_id: int = Field(foreign_key="contract.id")
    quote_id: int = Field(foreign_key="quote.id", index=True)


class Negotiation(Record, table=True):
    """A talk about a contract, which may leave a point open (W3.2, W3.4)."""

    __table_args__ = (
        UniqueConstraint("contract_id", "position"),
        CheckConstraint("(open_point IS NULL) = (state IS NULL)", name="open_point_has_state"),
        CheckConstraint("state <> 'answered' OR answered_on IS NOT NULL", name="answer_has_date"),
        Index("ix_negotiation_open", "state", "contract_id"),
    )

    contract_id: int = Field(foreign_key="contract.id")
    position: int = Field(ge=1)
    talked_on: date
    recorded_at: datetime
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    partner: str | None = None
    told: str
    open_point: str | None = None
    state: QuestionState | None = None
    answer: str | None = None
    answered_on: date | None = None
