"""What in a contract departs from its quotation, from the contract it changes or from the norm."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.lines import standing
from salescli.policy.standing import contractable
from salescli.policy.states import DeviationBasis, QuoteState
from salescli.services.contract import goods
from salescli.services.contract.fetching import Terms, terms
from salescli.services.register import deviations, norm
from salescli.text import decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine, Deviation

_QUOTE = """
    SELECT quote.id AS id, quote.state AS state, quote.payment_days AS payment_days,
           quote.lead_days AS lead_days, quote.terms AS terms, quote.valid_until AS valid_until
    FROM contract_basis JOIN quote ON quote.id = contract_basis.quote_id
    WHERE contract_basis.contract_id = :contract
"""

_QUOTE_LINES = """
    SELECT position, product_id, quantity, price, discount_bp FROM quote_line
    WHERE quote_id = :quote AND dropped = 0
    ORDER BY position
"""

_CODE = "SELECT code FROM product WHERE id = :id"

_NOTHING = "-"


class _Line(NamedTuple):
    """A line as it was before: quoted, or in force."""

    product_id: int
    quantity: int
    price: int
    discount_bp: int


class _Difference(NamedTuple):
    term: str
    position: int | None
    normal: str
    agreed: str


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
        row
        for row in work.rows(_QUOTE, contract=contract.key)
        if contractable(QuoteState(row["state"]))
    ]:
        _with_quotation(work, contract, quoted[0])
    else:
        norm.find_deviations(work, contract, standing(contract))
    for one in declared:
        _told_once(one, contract.deviations[before:])
    work.add(contract)


def _told_once(declared: "Deviation", found: "Sequence[Deviation]") -> None:
    """Let one record stand where somebody declared what the comparison finds too."""
    same = [d for d in found if (d.term, d.position) == (declared.term, declared.position)]
    # What was declared in the very words of what is found keeps its decision.
    for one in same:
        if (one.normal, one.agreed) == (declared.normal, declared.agreed):
            one.superseded = True
            return
    declared.superseded = bool(same)


def _with_quotation(work: "Work", contract: "Contract", quoted: Mapping[str, Any]) -> None:
    lead = quoted["lead_days"]
    promised = None if lead is None else contract.drafted_on + timedelta(days=lead)
    offered = Terms(quoted["payment_days"], promised, quoted["terms"])
    before = {
        row["position"]: _Line(row["product_id"], row["quantity"], row["price"], row["discount_bp"])
        for row in work.rows(_QUOTE_LINES, quote=quoted["id"])
    }
    _record(
        work,
        contract,
        DeviationBasis.QUOTATION,
        [
            *_lines(work, contract, before, lambda line: line.quote_position),
            *_terms(contract, offered),
            *_validity(contract, quoted["valid_until"]),
        ],
    )
    added = [n for n in standing(contract) if n.quote_position not in before]
    norm.find_prices(work, contract, added)


def _with_contract(work: "Work", contract: "Contract", root: "Contract") -> None:
    held = goods.quantities(work, root)
    before = {
        n.key: _Line(n.product_id, quantity, n.price, n.discount_bp)
        for n in root.lines
        if (quantity := held.get(n.key, goods.NOTHING).contracted)
    }
    _record(
        work,
        contract,
        DeviationBasis.CONTRACT,
        [
            *_lines(work, contract, before, lambda line: line.origin_id),
            *_terms(contract, terms(work, root)),
        ],
    )
    changed = [n for n in standing(contract) if _line(n) != before.get(n.origin_id or 0)]
    norm.find_prices(work, contract, changed)


def _record(
    work: "Work",
    contract: "Contract",
    basis: DeviationBasis,
    differences: Sequence[_Difference],
) -> None:
    for difference in differences:
        deviations.record(work, contract, basis=basis, **difference._asdict())


def _line(line: "ContractLine") -> _Line:
    return _Line(line.product_id, line.quantity, line.price, line.discount_bp)


def _lines(
    work: "Work",
    contract: "Contract",
    before: Mapping[int, _Line],
    origin: "Callable[[ContractLine], int | None]",
) -> Iterator[_Difference]:
    """Compare line by line: what changed, what was added and what is missing."""
    missing = dict(before)
    for line in standing(contract):
        was = missing.pop(origin(line) or 0, None)
        if was is None:
            yield _Difference("product", line.position, _NOTHING, _named(work, _line(line)))
        else:
            yield from _changes(work, line.position, was, _line(line))
    for was in missing.values():
        yield _Difference("product", None, _named(work, was), _NOTHING)


def _changes(work: "Work", position: int, was: _Line, now: _Line) -> Iterator[_Difference]:
    before, after = _told(work, was), _told(work, now)
    for term, normal in before.items():
        if normal != after[term]:
            yield _Difference(term, position, normal, after[term])


def _told(work: "Work", line: _Line) -> dict[str, str]:
    return {
        "quantity": decimal(line.quantity, 3, trim=True),
        "price": decimal(line.price, work.company.digits),
        "discount": f"{decimal(line.discount_bp, 2, trim=True)}%",
    }


def _named(work: "Work", line: _Line) -> str:
    code = work.rows(_CODE, id=line.product_id)[0]["code"]
    return f"{code} × {decimal(line.quantity, 3, trim=True)}"


def _terms(contract: "Contract", before: Terms) -> Iterator[_Difference]:
    now = Terms(contract.payment_days, contract.deliver_by, contract.terms)
    for term, was, is_ in zip(Terms._fields, before, now, strict=True):
        if (normal := _said(was)) != (agreed := _said(is_)):
            yield _Difference(term, None, normal, agreed)


def _said(value: object) -> str:
    return _NOTHING if value is None else " ".join(str(value).split())


def _validity(contract: "Contract", until: str | None) -> Iterator[_Difference]:
    if until is not None and contract.drafted_on > date.fromisoformat(until):
        yield _Difference("validity", None, until, contract.drafted_on.isoformat())
