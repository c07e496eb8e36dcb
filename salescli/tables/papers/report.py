"""The forms as they were handed in, and what people wrote into them (R16)."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from salescli.policy.forms import Typed
from salescli.policy.states import ReportState
from salescli.tables import product  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class FormSubmission(Record, table=True):
    """A form of a period as it was handed in: every version stands as it was printed then."""

    __tablename__ = "form_submission"
    __table_args__ = (Index("ix_form_submission_form", "form", "period", "version"),)

    title: str = Field(unique=True)
    """`F3 2026-W47 v1`, and of a salesperson's `F1 2026-W48 kim v1`."""
    state: ReportState = Field(default=ReportState.SUBMITTED, index=True)
    form: str
    period: str
    """The label of the week or month."""
    start_on: date = Field(index=True)
    end_on: date
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id")
    """Whose it is; none of what is the department's."""
    version: int = Field(ge=1)
    language: str
    sheet: str
    """All that is printed, as canonical JSON."""
    hash: str
    """SHA-256 of it."""
    figures: str
    """SHA-256 of what its sections say in any language: another one is another form."""
    audit_count: int = Field(ge=0)
    audit_head: str
    """Where the audit stood when it was made."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    submitted_on: date
    created_at: datetime


class FormText(Record, table=True):
    """What a person wrote into a form of a period; what is written later holds."""

    __tablename__ = "form_text"
    __table_args__ = (Index("ix_form_text_period", "start_on", "end_on", "kind"),)

    form: str
    period: str
    start_on: date
    end_on: date
    kind: Typed
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id")
    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    product_id: int | None = Field(default=None, foreign_key="product.id")
    """Of a note: which row of the detail it is to."""
    text: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    told_on: date
    recorded_at: datetime
