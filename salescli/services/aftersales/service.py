"""After-sales service: requested, accepted, given to a technician, acknowledged, closed (W6)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import person
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError
from salescli.policy import names, quantity
from salescli.policy.aftersales import Handling, ServiceChannel
from salescli.policy.diagrams import SERVICE, RequestedFacts, ServiceFacts
from salescli.policy.kinds import Paper
from salescli.policy.money import THOUSANDTHS
from salescli.policy.roles import Role
from salescli.services.aftersales import causes, covering, known
from salescli.services.aftersales.repeats import of as repeated
from salescli.services.aftersales.serving import (
    Served,
    acknowledge,
    decide,
    due,
    escalate,
    goes_on,
    report,
)
from salescli.services.register import filing
from salescli.sql import latest
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.service import ServiceCase

__all__ = [
    "Closing",
    "Fault",
    "Served",
    "accept",
    "acknowledge",
    "apply",
    "close",
    "decide",
    "escalate",
    "goes_on",
    "repeated",
    "report",
    "request",
    "withdraw",
]

_HOLDER = f"""
    SELECT salesperson_id FROM customer_profile
    WHERE id = {latest("customer_profile", "customer_id = :customer", ":day")}
"""


class Fault(NamedTuple):
    """What a customer tells of a fault."""

    told: str
    channel: ServiceChannel
    quantity: int = THOUSANDTHS
    """In thousandths."""
    serials: str | None = None
    cause: str | None = None
    contract: str | None = None
    delivery: str | None = None


class Closing(NamedTuple):
    """What is noted when a case is closed."""

    satisfaction: int | None = None
    """From 1 to 5."""
    remark: str | None = None
    contract: str | None = None
    quote: str | None = None


def request(work: "Work", customer: str, product: str, fault: Fault) -> "ServiceCase":
    """Enter what a customer asks service for; the manager accepts it (W6.1).

    Raises GateShutError where the contract or delivery named has not brought as much of it.
    """
    may_begin(work, SERVICE, "request")
    account = find.customer(work, customer)
    goods = find.product(work, product)
    by = covering.named(work, account, fault.contract, fault.delivery)
    brought = covering.delivered(work, goods.key, by) if by.contract_id else fault.quantity
    held = work.rows(_HOLDER, customer=account.key, day=work.on.isoformat())
    case = begin(
        work,
        models.ServiceCase,
        "request",
        facts=RequestedFacts(fault.quantity <= brought, quantity.written(brought)),
        about=f"{quantity.written(fault.quantity)} {goods.code}",
        customer_id=account.key,
        salesperson_id=held[0]["salesperson_id"] if held else None,
        contract_id=by.contract_id,
        shipment_id=by.shipment_id,
        product_id=goods.key,
        quantity=fault.quantity,
        serials=names.clean(fault.serials, _("serial numbers")) if fault.serials else None,
        fault=names.clean(fault.told, _("fault")),
        channel=fault.channel,
        cause=causes.known(work, fault.cause) if fault.cause else None,
        accept_by=due(work, "accept_days"),
    )
    known.of_service(work, case)
    return case


def withdraw(work: "Work", number: str, *, reason: str) -> "ServiceCase":
    """Take a request back before it is given to a technician, as its author (W6.1)."""
    work.note = names.clean(reason, _("reason"))
    case = find.document(work, models.ServiceCase, number)
    advance(work, case, "withdraw", facts=ServiceFacts(own=case.author_id == work.decider.id))
    return case


def accept(
    work: "Work", number: str, *, handling: Handling, warranty: bool, cause: str | None = None
) -> "ServiceCase":
    """Accept a request as the manager, with how it is handled, under warranty or charged (W6.1)."""
    case = find.document(work, models.ServiceCase, number)
    found = causes.known(work, cause) if cause else case.cause
    told = {"accepted_on": work.on, "handling": handling, "warranty": warranty}
    advance(work, case, "accept", told, facts=ServiceFacts(), cause=found)
    known.of_service(work, case)
    if warranty and not covering.ever(work, case.customer_id, case.product_id):
        work.warnings.append(
            _("no delivery of the product to the customer is in the books; is it under warranty?")
        )
    return case


def apply(work: "Work", number: str, *, technician: str) -> "ServiceCase":
    """Fill in the after-sales application and pass it to a technician; or to another (W6.2)."""
    case = find.document(work, models.ServiceCase, number)
    named = find.employee(work, technician).key
    facts = ServiceFacts(technical=person(work, work.on, named).plays((Role.TECH,)))
    if case.applied_on is not None:
        before = case.technician_id
        advance(work, case, "give", facts=facts, technician_id=named)
        if named == before:
            raise DataError(_("{number} is given so already").format(number=case.number))
        known.of_service(work, case)
        return case
    advance(
        work,
        case,
        "apply",
        facts=facts,
        technician_id=named,
        applied_on=work.on,
        contact_by=due(work, "contact_days"),
        report_by=due(work, "report_days"),
    )
    known.of_service(work, case)
    filing.keep(work, Paper.SERVICE, filing.of(Paper.SERVICE, case))
    return case


def close(work: "Work", number: str, told: Closing) -> "ServiceCase":
    """Close a case that manager and clerk have taken note of, with how satisfied they are (W6.4).

    Raises DataError for a contract or quotation that is another customer's, or not in force.
    """
    case = find.document(work, models.ServiceCase, number)
    by = _charged_by(work, case, told)
    facts = ServiceFacts(
        charged=bool(case.warranty) or any(by.values()),
        heard=told.satisfaction is not None or told.remark is not None,
    )
    advance(
        work,
        case,
        "close",
        facts=facts,
        closed_on=work.on,
        satisfaction=told.satisfaction,
        remark=names.clean(told.remark, _("remark")) if told.remark is not None else None,
        **by,
    )
    return case


def _charged_by(work: "Work", case: "ServiceCase", told: Closing) -> dict[str, int | None]:
    """Return what a charged case is charged by; DataError for one under warranty."""
    if case.warranty and (told.contract or told.quote):
        raise DataError(
            _("{number} is under warranty; nothing is charged").format(number=case.number)
        )
    customer = find.by_id(work, models.Customer, case.customer_id)
    contract = covering.by_contract(work, customer, told.contract) if told.contract else None
    quote = covering.by_quote(work, customer, told.quote) if told.quote else None
    return {
        "charged_contract_id": contract.key if contract else None,
        "charged_quote_id": quote.key if quote else None,
    }
