"""How customers were pressed to pay, and how likely it is that they will (W5.1, F8)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.kinds import DunningMeans, RiskClass
from salescli.tables import contract, decision  # noqa: F401 - named by foreign keys, and noted in
from salescli.tables._base import Minor, Record


class Dunning(Record, table=True):
    """That a customer was pressed to pay for a contract, and what they promised (W5.1)."""

    __table_args__ = (
        CheckConstraint("(promised_on IS NULL) = (promised IS NULL)", name="promise_is_whole"),
        CheckConstraint("promised_on >= dunned_on", name="promises_ahead"),
        Index("ix_dunning_contract", "contract_id", "dunned_on"),
    )

    contract_id: int = Field(foreign_key="contract.id")
    dunned_on: date
    means: DunningMeans
    result: str | None = None
    promised_on: date | None = None
    promised: Minor | None = Field(default=None, gt=0)
    next_step: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class Risk(Record, table=True):
    """How likely it is that an account pays, from a day on; of one contract, or of all (F8)."""

    __table_args__ = (Index("ix_risk_customer", "customer_id", "valid_from"),)

    customer_id: int = Field(foreign_key="customer.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    valid_from: date
    grade: RiskClass
    reason: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
