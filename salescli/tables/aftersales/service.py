"""Service cases, and what the technical department reports of them (W6, R14)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.aftersales import Handling, ServiceChannel, ServiceMeans, ServiceResult
from salescli.policy.states import ServiceState
from salescli.tables import product, quote, ship  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record, Thousandths


class ServiceCase(Record, table=True):
    """What a customer asks service for, and where that stands (D15)."""

    __tablename__ = "service_case"
    __table_args__ = (
        Index("ix_service_case_fault", "customer_id", "product_id", "requested_on"),
        CheckConstraint(
            "(accepted_on IS NULL) = (handling IS NULL)"
            " AND (accepted_on IS NULL) = (warranty IS NULL)",
            name="accepted_is_whole",
        ),
        CheckConstraint(
            "(applied_on IS NULL) = (technician_id IS NULL)", name="applied_to_somebody"
        ),
        CheckConstraint(
            "state <> 'closed' OR (closed_on IS NOT NULL AND result IN ('solved', 'unsolved')"
            " AND (satisfaction IS NOT NULL OR remark IS NOT NULL)"
            " AND (warranty = 1 OR charged_contract_id IS NOT NULL"
            " OR charged_quote_id IS NOT NULL))",
            name="closed_says_how",
        ),
    )

    number: str = Field(unique=True)
    state: ServiceState = Field(default=ServiceState.REQUESTED, index=True)
    customer_id: int = Field(foreign_key="customer.id")
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id")
    """Whose the account was on that day."""
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    shipment_id: int | None = Field(default=None, foreign_key="shipment.id")
    product_id: int = Field(foreign_key="product.id")
    quantity: Thousandths = Field(gt=0)
    serials: str | None = None
    fault: str
    """As it was told."""
    channel: ServiceChannel
    cause: str | None = None
    """As known by now: a word of the company's list."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    requested_on: date = Field(index=True)
    created_at: datetime
    accept_by: date
    accepted_on: date | None = Field(default=None, index=True)
    handling: Handling | None = None
    warranty: bool | None = None
    """Whether it is under warranty; else it is charged."""
    technician_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    applied_on: date | None = None
    contact_by: date | None = None
    report_by: date | None = None
    contacted_on: date | None = Field(default=None, index=True)
    """The day on which the technical department first reached the customer."""
    reported_on: date | None = Field(default=None, index=True)
    """The day of the first report."""
    escalated_on: date | None = None
    """Of the last time, as all of what was put to the leader."""
    decide_by: date | None = None
    unsolved: str | None = None
    """Why it cannot be solved on site."""
    decided_on: date | None = Field(default=None, index=True)
    assisted: bool | None = None
    """Whether the leader gives what was asked for."""
    decision: str | None = None
    result: ServiceResult | None = None
    """Of the last report."""
    closed_on: date | None = Field(default=None, index=True)
    satisfaction: int | None = Field(default=None, ge=1, le=5)
    remark: str | None = None
    charged_contract_id: int | None = Field(default=None, foreign_key="contract.id")
    charged_quote_id: int | None = Field(default=None, foreign_key="quote.id")


class ServiceReport(Record, table=True):
    """What the technical department found and did, and what came of it (W6.3, W6.4)."""

    __tablename__ = "service_report"
    __table_args__ = (CheckConstraint("contacted_on <= reported_on", name="told_afterwards"),)

    service_case_id: int = Field(foreign_key="service_case.id", index=True)
    reported_on: date
    contacted_on: date
    """The day of the call or visit."""
    means: ServiceMeans
    finding: str
    done: str | None = None
    parts: str | None = None
    result: ServiceResult
    cause: str | None = None
    """As known by then."""
    technician_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
