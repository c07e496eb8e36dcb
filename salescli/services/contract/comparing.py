"""What in a contract departs from its quotation, from the contract it changes or from the norm."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import basis, find
from salescli.engine.lines import standing
from salescli.policy.kinds import DeviationBasis
from salescli.policy.standing import chosen, contractable, refused, undecided
from salescli.policy.states import QuoteState
from salescli.services.contract import goods, meaning
from salescli.services.contract.fetching import Terms, terms
from salescli.services.contract.meaning import NOTHING, Meant
from salescli.services.register import deviations, norm
from salescli.services.register.norm import Departure
from salescli.text import decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine, Deviation

_QUOTE_LINES = """
    SELECT position, product_id, quantity, price, discount_bp, product_name, spec, unit
    FROM quote_line
    WHERE quote_id = :quote AND dropped = 0
    ORDER BY position
"""

_TAKEN = """
    SELECT CASE WHEN version.id = :quote THEN line.quote_position END AS position,
           line.product_id AS product_id,
           SUM(CASE WHEN contract.effective_on IS NULL THEN line.quantity ELSE (
               SELECT COALESCE(SUM(posting.quantity), 0) FROM posting
               WHERE posting.line_id = line.id AND posting.kind = 'contracted') END) AS quantity
    FROM quote AS version
    JOIN contract_basis ON contract_basis.quote_id = version.id
    JOIN contract ON contract.id = contract_basis.contract_id
    JOIN contract_line AS line ON line.contract_id = contract.id
    WHERE (version.id = :root OR version.revises_id = :root) AND contract.id <> :contract
      AND (contract.effective_on IS NOT NULL OR contract.state IN ('submitted', 'confirmed'))
      AND line.quote_position IS NOT NULL AND line.dropped = 0
    GROUP BY CASE WHEN version.id = :quote THEN line.quote_position END, line.product_id
"""
"""What other contracts have of a quotation, in any of its versions: handed in, or in force."""

_CODE = "SELECT code FROM product WHERE id = :id"


class _Line(NamedTuple):
    """A line as it was before: quoted, or in force."""

    product_id: int
    quantity: int
    price: int
    discount_bp: int
    meant: Meant | None

    def sells(self, other: "_Line | None") -> bool:
        """Say whether another line sells as much of the same at its price, whatever its name."""
        return other is not None and self[:-1] == other[:-1]


def find_deviations(work: "Work", contract: "Contract") -> None:
    """Record every term, price and line that departs from what the contract goes back to (R4).

    A contract from a quotation that still holds is compared with that, an amendment with the
    contract in force, any other with the norm; prices that are not as there, with the norm too.
    """
    declared = [d for d in contract.deviations if not d.superseded]
    before = len(contract.deviations)
    if contract.amends_id is not None:
        _with_contract(work, contract, find.by_id(work, models.Contract, contract.amends_id))
    elif quoted := [
        row for row in basis.own(work, contract) if contractable(QuoteState(row["state"]))
    ]:
        _with_quotation(work, contract, quoted[0])
    else:
        norm.record(work, contract, norm.departures(work, contract, standing(contract)))
    for one in declared:
        _told_once(work, one, contract.deviations[before:])
    work.add(contract)


def departs(work: "Work", contract: "Contract") -> bool:
    """Say whether a contract, or what an amendment changes, is beyond the norm (R4).

    What is declared is beyond it, whatever the program can see, until it is accepted.
    """
    declared = (d for d in deviations.standing(contract) if d.basis is DeviationBasis.DECLARED)
    if any(undecided(d.state) or refused(d.state) for d in declared):
        return True
    if contract.amends_id is None:
        beyond = norm.departures(work, contract, standing(contract))
    else:
        root = find.by_id(work, models.Contract, contract.amends_id)
        before = _in_force(work, root)
        more = [n for n in _changed(contract, before) if not _fewer(n, before)]
        longer = contract.payment_days > terms(work, root).payment_days
        beyond = (norm.departures if longer else norm.prices)(work, contract, more)
    return any(True for _one in beyond)


def lapsed(quoted: Mapping[str, Any], day: date) -> str | None:
    """Return the day that the validity of a quotation fell short of: when it was won, else this."""
    won = chosen(QuoteState(quoted["state"])) and not quoted["lapsed"]
    counted: str = quoted["closed_on"] if won else day.isoformat()
    return counted if quoted["valid_until"] and counted > quoted["valid_until"] else None


def _told_once(work: "Work", declared: "Deviation", found: "Sequence[Deviation]") -> None:
    """Let one record stand where somebody declared what the comparison finds too."""
    same = [d for d in found if (d.term, d.position) == (declared.term, declared.position)]
    # What was declared in the very words of what is found keeps its decision.
    for one in same:
        if (one.normal, one.agreed) == (declared.normal, declared.agreed):
            deviations.supersede(work, one)
            return
    if same:
        deviations.supersede(work, declared)


def _with_quotation(work: "Work", contract: "Contract", quoted: Mapping[str, Any]) -> None:
    lead = quoted["lead_days"]
    promised = None if lead is None else contract.drafted_on + timedelta(days=lead)
    offered = Terms(quoted["payment_days"], promised, quoted["terms"])
    before = _left(
        {
            row["position"]: _Line(
                *(row["product_id"], row["quantity"], row["price"], row["discount_bp"]),
                meaning.quoted(row),
            )
            for row in work.rows(_QUOTE_LINES, quote=quoted["id"])
        },
        work.rows(_TAKEN, quote=quoted["id"], root=quoted["root"], contract=contract.key),
    )
    _record(
        work,
        contract,
        DeviationBasis.QUOTATION,
        [
            *_lines(work, contract, before, lambda line: line.quote_position),
            *_terms(contract, offered),
            *_account(contract, quoted["customer_name"]),
            *_validity(quoted, work.today),
        ],
    )
    added = [n for n in standing(contract) if n.quote_position not in before]
    norm.record(work, contract, norm.prices(work, contract, added))


def _left(quoted: Mapping[int, _Line], taken: "Sequence[Mapping[str, Any]]") -> dict[int, _Line]:
    """Return what a quotation still covers: it covers its quantities once (W2.6)."""
    of_line = {row["position"]: row["quantity"] for row in taken}
    of_product = Counter[int]()
    for row in taken:
        if row["position"] is None:
            of_product[row["product_id"]] += row["quantity"]
    left = {}
    for position, line in quoted.items():
        rest = max(0, line.quantity - of_line.get(position, 0))
        elsewhere = min(rest, of_product[line.product_id])
        of_product[line.product_id] -= elsewhere
        left[position] = line._replace(quantity=rest - elsewhere)
    return left


def _with_contract(work: "Work", contract: "Contract", root: "Contract") -> None:
    before = _in_force(work, root)
    _record(
        work,
        contract,
        DeviationBasis.CONTRACT,
        [
            *_lines(work, contract, before, lambda line: line.origin_id),
            *_terms(contract, terms(work, root)),
            *_account(contract, root.customer_name),
        ],
    )
    norm.record(work, contract, norm.prices(work, contract, _changed(contract, before)))


def _in_force(work: "Work", root: "Contract") -> dict[int, _Line]:
    """Return the lines in force; what is all delivered keeps the name that it left with."""
    held = goods.quantities(work, root)
    return {
        n.key: _line(n)._replace(
            quantity=of.contracted,
            meant=meaning.agreed(n) if of.left > 0 else None,
        )
        for n in root.lines
        if (of := held.get(n.key, goods.NOTHING)).contracted
    }


def _fewer(line: "ContractLine", before: Mapping[int, _Line]) -> bool:
    """Say whether all that an amendment does to a line is to take something off it."""
    was = before.get(line.origin_id or 0)
    return was is not None and _line(line).sells(
        was._replace(quantity=min(line.quantity, was.quantity))
    )


def _changed(contract: "Contract", before: Mapping[int, _Line]) -> "list[ContractLine]":
    return [n for n in standing(contract) if not _line(n).sells(before.get(n.origin_id or 0))]


def _record(
    work: "Work",
    contract: "Contract",
    basis: DeviationBasis,
    differences: Sequence[Departure],
) -> None:
    for difference in differences:
        deviations.record(work, contract, basis=basis, **difference._asdict())


def _line(line: "ContractLine") -> _Line:
    return _Line(
        *(line.product_id, line.quantity, line.price, line.discount_bp), meaning.agreed(line)
    )


def _lines(
    work: "Work",
    contract: "Contract",
    before: Mapping[int, _Line],
    origin: "Callable[[ContractLine], int | None]",
) -> Iterator[Departure]:
    """Compare line by line: what changed, what was added and what is missing."""
    missing = dict(before)
    for line in standing(contract):
        was = missing.pop(origin(line) or 0, None)
        if was is None:
            yield Departure("product", line.position, NOTHING, _named(work, _line(line)))
        else:
            yield from _changes(work, line.position, was, _line(line))
    for was in missing.values():
        if was.quantity:
            yield Departure("product", None, _named(work, was), NOTHING)


def _changes(work: "Work", position: int, was: _Line, now: _Line) -> Iterator[Departure]:
    before, after = _told(work, was), _told(work, now)
    for term, normal in before.items():
        if normal != after[term]:
            yield Departure(term, position, normal, after[term])
    yield from meaning.renamed(position, was.meant, now.meant)


def _told(work: "Work", line: _Line) -> dict[str, str]:
    return {
        "quantity": decimal(line.quantity, 3, trim=True),
        "price": decimal(line.price, work.company.digits),
        "discount": f"{decimal(line.discount_bp, 2, trim=True)}%",
    }


def _named(work: "Work", line: _Line) -> str:
    code = work.rows(_CODE, id=line.product_id)[0]["code"]
    return f"{code} × {decimal(line.quantity, 3, trim=True)}"


def _terms(contract: "Contract", before: Terms) -> Iterator[Departure]:
    now = Terms(contract.payment_days, contract.deliver_by, contract.terms)
    for term, was, is_ in zip(Terms._fields, before, now, strict=True):
        if (normal := _said(was)) != (agreed := _said(is_)):
            yield Departure(term, None, normal, agreed)


def _account(contract: "Contract", before: str | None) -> Iterator[Departure]:
    """Compare whom it is with, by name: nothing was kept of an old document."""
    if before is not None:
        yield from meaning.called("customer", None, before, contract.customer_name)


def _said(value: object) -> str:
    return NOTHING if value is None else " ".join(str(value).split())


def _validity(quoted: Mapping[str, Any], day: date) -> Iterator[Departure]:
    if late := lapsed(quoted, day):
        yield Departure("validity", None, quoted["valid_until"], late)
