"""Deviations of quotations and contracts: found or declared, and decided (R4, W3.3)."""

from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import lines
from salescli.engine.steps import advance, in_order, label, not_before
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.kinds import DeviationBasis
from salescli.policy.standing import undecided
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, Deviation
    from salescli.tables.quote import Quote, QuoteDeviation


def standing(document: "Contract | Quote") -> "Sequence[Deviation | QuoteDeviation]":
    """Return the deviations that nothing has replaced."""
    return [d for d in document.deviations if not d.superseded]


def supersede(work: "Work", *replaced: "Deviation | QuoteDeviation") -> None:
    """Let deviations stand no more: something replaces them, or they are taken back."""
    for deviation in replaced:
        deviation.superseded, deviation.superseded_at = True, work.now()


def again(work: "Work", document: "Contract | Quote", old: "Deviation | QuoteDeviation") -> None:
    """Let an undecided deviation stand again that was replaced or taken back; else DataError."""
    if not undecided(old.state):
        raise DataError(
            _("{term} of {contract} was decided about before; declare it anew").format(
                term=old.term, contract=label(document)
            )
        )
    kept = old.model_dump(exclude={"id", "written", "superseded", "superseded_at", "recorded_at"})
    standing_: list[Any] = document.deviations
    standing_.append(type(old)(**kept, recorded_at=work.now()))
    work.add(document)


def record(  # noqa: PLR0913 - the fields of a deviation
    work: "Work",
    document: "Contract | Quote",
    *,
    basis: DeviationBasis,
    term: str,
    position: int | None = None,
    normal: str,
    agreed: str,
) -> None:
    """Add an open deviation to a document; what is declared is by who declares it."""
    told = basis is DeviationBasis.DECLARED
    noted: dict[str, Any] = {
        "basis": basis,
        "term": term,
        "position": position,
        "normal": normal,
        "agreed": agreed,
        "found_on": work.on,
        "recorded_at": work.now(),
        "author_id": work.actor.id or None if told else document.author_id,
    }
    # By the name of its table: the class of a quotation would be loaded for every contract.
    quoted = document.__tablename__ == "quote"
    noted["quote_id" if quoted else "contract_id"] = document.key
    kept: list[Any] = document.deviations
    kept.append((models.QuoteDeviation if quoted else models.Deviation)(**noted))
    work.add(document)


def declared(
    document: "Contract | Quote", term: str, position: int | None
) -> "Sequence[Deviation | QuoteDeviation]":
    """Return what is declared of a term, of a line or of the whole, and stands."""
    said = DeviationBasis.DECLARED, term, position
    return [d for d in standing(document) if (d.basis, d.term, d.position) == said]


def declare(  # noqa: PLR0913 - the fields of a deviation
    work: "Work",
    document: "Contract | Quote",
    *,
    term: str,
    position: int | None,
    normal: str,
    agreed: str,
) -> None:
    """Record what somebody says departs from the norm; said again, it replaces what it was (R4).

    Raises DataError for a line that is not there.
    """
    in_order(work, _("declare a deviation of"), document)
    if position is not None:
        lines.at(document, position)
    term = names.clean(term, _("term"))
    supersede(work, *declared(document, term, position))
    record(
        work,
        document,
        basis=DeviationBasis.DECLARED,
        term=term,
        position=position,
        normal=names.clean(normal, _("normal")),
        agreed=names.clean(agreed, _("agreed")),
    )


def settle(
    work: "Work", document: "Contract | Quote", *, reject: bool, positions: "Sequence[int]" = ()
) -> None:
    """Decide the open deviations of a document, or of some lines, one way or the other.

    Line 0 is the document as a whole. Raises DataError where there is none.
    """
    open_ = [d for d in standing(document) if undecided(d.state)]
    if not open_:
        raise DataError(_("{contract} has no open deviation").format(contract=label(document)))
    if none := {*positions} - {d.position or 0 for d in open_}:
        told = _("{contract} has no open deviation in line {lines}; see: salescli {show}")
        shown = f"{document.__tablename__} show {label(document)}"
        lines_ = ", ".join(map(str, sorted(none)))
        raise DataError(told.format(contract=label(document), lines=lines_, show=shown))
    open_ = [d for d in open_ if not positions or (d.position or 0) in positions]
    for deviation in open_:
        not_before(work, _("settle"), label(document), deviation.found_on)
        advance(work, deviation, "reject" if reject else "accept")
