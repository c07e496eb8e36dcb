"""Negotiations: consent, talks and what they left open, declared deviations (W3.1 to W3.4)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, label, may_begin, not_before
from salescli.errors import DataError, StateError
from salescli.policy import names
from salescli.policy.diagrams import CONTRACT, DEVIATION
from salescli.policy.kinds import DeviationBasis
from salescli.policy.standing import negotiable, undecided
from salescli.policy.states import QuestionState
from salescli.services.contract.facts import facts
from salescli.services.contract.fetching import draft_of
from salescli.services.register import deviations
from salescli.sql import kept
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.negotiation import Negotiation


def consent(work: "Work", number: str) -> "Contract":
    """Let a contract be negotiated that goes back to no quotation (R4)."""
    contract = find.document(work, models.Contract, number)
    advance(work, contract, "consent")
    return contract


def negotiate(
    work: "Work",
    number: str,
    told: str,
    *,
    partner: str | None = None,
    open_point: str | None = None,
) -> "Contract":
    """Write down a talk with the customer, and the point that it left open (W3.1, W3.2)."""
    contract = find.document(work, models.Contract, number)
    advance(work, contract, "negotiate", facts=facts(work, contract))
    work.add(
        models.Negotiation(
            contract_id=contract.key,
            position=len(talks(work, contract)) + 1,
            talked_on=work.on,
            recorded_at=work.now(),
            author_id=work.actor.id or None,
            partner=names.clean(partner, _("partner")) if partner else None,
            told=names.clean(told, _("text")),
            open_point=names.clean(open_point, _("question")) if open_point else None,
            state=QuestionState.OPEN if open_point else None,
        )
    )
    return contract


_POINT = f"""
    contract_id = :contract AND position = :position AND open_point IS NOT NULL
    AND {kept("negotiation", ":contract")}
"""
"""A point that a talk left open, and that was not taken back."""


def talks(work: "Work", contract: "Contract") -> "list[Negotiation]":
    """Fetch the negotiation log of a contract."""
    return work.select(models.Negotiation, "contract_id = :contract", contract=contract.key)


def answer(work: "Work", number: str, position: int, told: str) -> "Negotiation":
    """Answer a point that a talk left open, as long as the contract is not in force (W3.4)."""
    contract = find.document(work, models.Contract, number)
    _not_in_force(contract, _("answer a point of"))
    found = work.select(models.Negotiation, _POINT, contract=contract.key, position=position)
    if not found:
        raise DataError(
            _("talk {position} of {contract} left no point open").format(
                position=position, contract=label(contract)
            )
        )
    point = found[0]
    not_before(work, _("answer"), label(point), point.talked_on)
    said = names.clean(told, _("answer"))
    advance(work, point, "answer", answer=said, answered_on=work.on)
    return point


def _not_in_force(contract: "Contract", act: str) -> None:
    if not negotiable(contract.state):
        state = contract.state
        raise StateError(act, label(contract), _(state), CONTRACT.possible(state))


def deviate(  # noqa: PLR0913 - the fields of a deviation
    work: "Work",
    number: str,
    *,
    term: str,
    normal: str,
    agreed: str,
    position: int | None = None,
) -> "Contract":
    """Declare a term that departs from what is normal; said again, it replaces the first (R4)."""
    may_begin(work, DEVIATION, "declare")
    contract = find.document(work, models.Contract, number)
    _not_in_force(contract, _("declare a deviation of"))
    deviations.declare(work, contract, term=term, position=position, normal=normal, agreed=agreed)
    return contract


def withdraw(work: "Work", number: str, *, term: str, position: int | None = None) -> "Contract":
    """Take a declared deviation back, because the term is as normal again (R4)."""
    may_begin(work, DEVIATION, "declare")
    contract = draft_of(work, number)
    declared = deviations.declared(contract, names.clean(term, _("term")), position)
    if not declared:
        raise DataError(
            _("no deviation of {term!r} is declared in {contract}").format(
                term=term, contract=label(contract)
            )
        )
    deviations.supersede(work, *declared)
    work.add(contract)
    return contract


def begin_again(work: "Work", contract: "Contract") -> None:
    """Let no decision about deviations bind a returned contract; what was declared stays open."""
    for old in [d for d in contract.deviations if not d.superseded]:
        declared = old.basis is DeviationBasis.DECLARED
        if declared and undecided(old.state):
            continue
        deviations.supersede(work, old)
        if declared:
            contract.deviations.append(
                models.Deviation(
                    contract_id=contract.key,
                    basis=old.basis,
                    term=old.term,
                    position=old.position,
                    normal=old.normal,
                    agreed=old.agreed,
                    found_on=work.on,
                    recorded_at=work.now(),
                    author_id=old.author_id,
                )
            )
    work.add(contract)
