"""What is entered together: the fields of each entry, and their types on the way to the service.

What was not given is left out. A test holds fields and types together (tests/policy/test_entries).
"""

from datetime import date
from typing import Literal, TypeAlias, TypedDict

from salescli.policy import fields as f
from salescli.policy import market as m
from salescli.policy.kinds import VisitMethod
from salescli.policy.market import DealerRating
from salescli.text import Language

Emptied: TypeAlias = Literal[""]
"""A field that is emptied."""

STAFF = (f.REGION, f.LOGIN, f.PHONE)


class StaffEntry(TypedDict, total=False):
    """Who somebody is beside name and role."""

    region: str
    login: str
    phone: str


class NewStaff(StaffEntry, total=False):
    """Who somebody is that begins to work here."""

    hired_on: date


ADDRESS = (f.ADDRESS, f.CONTACT, f.POSITION, f.PHONE)
ACCOUNT = (
    *(f.REGION, f.SALESPERSON, *ADDRESS, f.REGISTRATION),
    *(f.PAYMENT_DAYS, f.DISCOUNT_LIMIT),
)


class Address(TypedDict, total=False):
    """Where an account is, and whom to talk to."""

    region: str
    address: str
    contact: str
    position: str
    phone: str


class Account(Address, total=False):
    """How an account stands beside its name and kind."""

    salesperson: str
    registration: str
    payment_days: int | None
    discount_limit_bp: int | None


KNOWN = (
    *(f.NATURE, f.BUSINESS, f.ASSETS, f.STAFF, f.YEARLY_PURCHASES, f.BUYING_HABITS),
    *(f.WANTED_PRODUCTS, f.NEEDS, f.CURRENT_SUPPLIER, f.BANK, f.PAYMENT_RECORD),
    f.TRADING_SINCE,
)
STAGES = (f.STAGE, f.NEXT_STEP)
COMPLETE = (f.ADDRESS, f.CONTACT, f.PHONE, f.BUSINESS)
"""What a customer record holds at least to be complete (W1.4)."""
RECORD = (*KNOWN, *STAGES, f.REGION, *ADDRESS, f.LANGUAGE)


class CustomerRecord(Address, total=False):
    """The target customer record (D3); an empty text empties a field."""

    nature: str
    business: str
    assets: int | Emptied
    staff: int | Emptied
    yearly_purchases: int | Emptied
    buying_habits: str
    wanted_products: str
    needs: str
    current_supplier: str
    bank: str
    payment_record: str
    trading_since: date | Emptied
    stage: str
    next_step: str
    language: str


DEALER = m.STATUS


class DealerReport(TypedDict, total=False):
    """How a dealer does (R1, F11); an empty text empties a field."""

    stock: str
    sold_through: int | Emptied
    contract_until: date | Emptied
    price_kept: bool
    promotion: str
    end_users: str
    rating: DealerRating
    problems: str
    support_needed: str
    next_month: str


COMPETITOR = (f.PRICE._replace(hint="At what price."), m.COMPETING_SALES)


class Competing(TypedDict, total=False):
    """What is told of a competitor's product at an account (R1)."""

    price: int
    sales: str


VISIT = (
    *(f.CONTRACT, f.METHOD, f.PURPOSE, f.EXPECTED_ORDER, f.PLANNED_COLLECTION),
    *(f.OTHER_WORK, f.SUPPORT_NEEDED),
)


class VisitPlan(TypedDict, total=False):
    """What a visit is planned for (W1.1)."""

    contract: str
    method: VisitMethod
    purpose: str
    expected_order: int
    planned_collection: int
    other_work: str
    support_needed: str


class PlannedVisit(VisitPlan, total=False):
    """What a visit is planned for, and by whom it is made."""

    salesperson: str


RECORDED = (f.MET, f.PROBLEM, f.NEXT_STEP, f.METHOD, f.SALESPERSON)


class VisitRecord(TypedDict, total=False):
    """What is recorded of a visit beside its result (W1.4)."""

    met: str
    problem: str
    next_step: str
    method: VisitMethod
    salesperson: str


PLAN = (
    *(f.CUSTOMER, f.TARGET, f.KEY_CUSTOMERS, *f.WEEKS, f.MEASURES, f.EXPENSE_BUDGET),
    f.SUPPORT_NEEDED._replace(hint="What help is needed."),
    f.OWNER,
)


class PlanItem(TypedDict, total=False):
    """What an item of a work plan says (F1, F2)."""

    customer: str
    target: int
    key_customers: str
    week1: str
    week2: str
    week3: str
    week4: str
    week5: str
    measures: str
    expense_budget: int
    support_needed: str
    owner: str


CONTRACT_TERMS = (f.PAYMENT_DAYS, f.DELIVER_BY, f.TERMS)


class ContractTerms(TypedDict, total=False):
    """The terms of a contract (D7)."""

    payment_days: int
    deliver_by: date
    terms: str


QUOTE_TERMS = (
    *(f.VALID_UNTIL, f.PAYMENT_DAYS, f.LEAD_DAYS),
    f.TERMS._replace(hint="Terms in words."),
    f.LANGUAGE._replace(hint="In which language (default: the customer's).", choice=Language),
)


class QuoteTerms(TypedDict, total=False):
    """The terms of a quotation or bid (W2.5)."""

    valid_until: date
    payment_days: int
    lead_days: int
    terms: str
    language: Language
