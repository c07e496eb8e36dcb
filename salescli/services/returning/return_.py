"""Returns, exchanges and allowances, from the customer's wish to the manager's review (W7)."""

from typing import TYPE_CHECKING

from salescli.engine.steps import advance
from salescli.policy import names
from salescli.policy.aftersales import ReturnKind, Verdict
from salescli.policy.diagrams import ReturnFacts
from salescli.services.aftersales import causes, known
from salescli.services.money.returned import Asked
from salescli.services.returning import booking, reviewing
from salescli.services.returning.fetching import contract_of, facts, found, request
from salescli.services.returning.receiving import receive
from salescli.services.returning.reporting import Wish, report, serial
from salescli.services.returning.reviewing import listed
from salescli.services.returning.settling import settle
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn

__all__ = [
    "Asked",
    "Wish",
    "approve",
    "check",
    "found",
    "listed",
    "receive",
    "reject",
    "report",
    "request",
    "settle",
    "submit",
    "verify",
    "withdraw",
]


def withdraw(work: "Work", number: str) -> "GoodsReturn":
    """Take a return of one's own back, before the manager has approved it (W7.1)."""
    back = found(work, number)
    advance(work, back, "withdraw", facts=ReturnFacts(own=back.author_id == work.decider.id))
    return back


def check(
    work: "Work", number: str, *, result: str, serials: "Mapping[int, str] | None" = None
) -> "GoodsReturn":
    """Compare a return with its contract and deliveries, as the salesperson (W7.2).

    What stands in the books is shown beside. Serial or batch numbers by line position.
    """
    back = found(work, number)
    serial(back, contract_of(work, back), serials or {})
    compared = names.clean(result, _("what was found"))
    advance(work, back, "check", facts=facts(work, back), compared=compared)
    work.shown.extend(reviewing.beside_delivery(work, back))
    return back


def verify(
    work: "Work",
    number: str,
    *,
    verdict: Verdict,
    result: str,
    cause: str | None = None,
) -> "GoodsReturn":
    """Say as the technical department whether goods are ours, and the cause too (W7.3)."""
    back = found(work, number)
    corrected = {"cause": causes.known(work, cause)} if cause else {}
    advance(
        work,
        back,
        "verify",
        facts=facts(work, back),
        genuine=verdict is not Verdict.NOT_GENUINE,
        ours=verdict is Verdict.OURS,
        finding=names.clean(result, _("what was found")),
        verifier_id=work.decider.id,
        **corrected,
    )
    known.of_return(work, back)
    return back


def reject(work: "Work", number: str, *, reason: str) -> "GoodsReturn":
    """Send a return back to the customer, with the talk on record (W7.3, W7.4)."""
    work.note = names.clean(reason, _("reason"))
    back = found(work, number)
    advance(work, back, "reject", facts=facts(work, back))
    return back


def submit(work: "Work", number: str) -> "GoodsReturn":
    """Give the verified list to the manager (W7.4)."""
    back = found(work, number)
    advance(work, back, "submit", facts=facts(work, back))
    return back


def approve(work: "Work", number: str) -> "GoodsReturn":
    """Approve the return list as the manager (W7.4); an allowance counts from then on."""
    back = found(work, number)
    advance(work, back, "approve", facts=facts(work, back), approved_on=work.on)
    work.shown.extend(reviewing.beside_delivery(work, back))
    if back.kind is ReturnKind.ALLOWANCE:
        booking.come_back(work, back, contract_of(work, back))
    return back
