"""Red notes: what a delivery note said wrongly is taken back, with a reason (R8)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.numbers import give
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, allow, begin, label, may_begin, not_before
from salescli.errors import LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import SHIP, CorrectionFacts
from salescli.policy.kinds import PostingKind
from salescli.policy.money import portion
from salescli.policy.standing import sent
from salescli.services.contract import goods
from salescli.services.delivery import left as rest_of
from salescli.services.delivery.fetching import at, contract_of, found
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.ship import Shipment

_TAKEN_BACK = """
    SELECT shipment_line.line_id AS line, SUM(shipment_line.quantity) AS quantity
    FROM shipment JOIN shipment_line ON shipment_line.shipment_id = shipment.id
    WHERE shipment.corrects_id = :note AND shipment.id <> :red
      AND shipment.state IN ('correcting', 'corrected')
    GROUP BY shipment_line.line_id
"""

_SENT = """
    SELECT line_id AS line, id FROM posting
    WHERE shipment_id = :note AND kind = 'dispatched' AND contract_id = :contract
"""


def correct(
    work: "Work", number: str, *, reason: str, quantities: Mapping[int, int] | None = None
) -> "Shipment":
    """Write a red note against a delivery note, which counts once the manager approves it (R8).

    What is taken back, in thousandths by line position; without it, what the customer missed.
    """
    may_begin(work, SHIP, "correct")
    note = found(work, number)
    called = note.note_number or label(note)
    if note.dispatched_on is not None:
        not_before(work, _("correct"), called, note.dispatched_on)
    wanted = _wanted(work, note, quantities)
    if _signed_for(work, note, wanted, 0):
        work.warnings.append(
            _("the customer has signed for what is taken back of {document}").format(
                document=called
            )
        )
    correcting = int(work.company.settings["correction_days"])

    def fill(red: "Shipment") -> None:
        red.lines.extend(
            models.ShipmentLine(shipment_id=red.key, line_id=line, quantity=quantity)
            for line, quantity in wanted.items()
        )

    return begin(
        work,
        models.Shipment,
        "correct",
        facts=CorrectionFacts(sent(note.state), _excess(work, note, wanted)),
        about=called,
        fill=fill,
        contract_id=note.contract_id,
        corrects_id=note.key,
        reason=names.clean(reason, _("reason")),
        due_on=work.company.calendar.add_working(work.on, correcting),
    )


def _wanted(work: "Work", note: "Shipment", quantities: Mapping[int, int] | None) -> dict[int, int]:
    """Return what is taken back by contract line: as told, else the shortage that is still open."""
    if quantities is not None:
        return {at(work, note, n).line_id: quantity for n, quantity in quantities.items()}
    gone = _taken_back(work, note, 0)
    short = {part.line_id: (part.short or 0) - gone.get(part.line_id, 0) for part in note.lines}
    if found_short := {line: quantity for line, quantity in short.items() if quantity > 0}:
        return found_short
    raise LeftOutError(
        ("--line",),
        _("nothing of {document} was found short; say what is taken back: --line").format(
            document=note.note_number or label(note)
        ),
    )


def _taken_back(work: "Work", note: "Shipment", red: int) -> dict[int, int]:
    """Return what other red notes take back of a note, waiting or approved, by contract line."""
    rows = work.rows(_TAKEN_BACK, note=note.key, red=red)
    return {row["line"]: row["quantity"] for row in rows}


def _take(note: "Shipment", wanted: Mapping[int, int]) -> bool:
    """Write on a note what a red note takes back; say whether nothing of it is left (R8)."""
    for part in note.lines:
        part.taken_back += wanted.get(part.line_id, 0)
    return all(part.taken_back == part.quantity for part in note.lines)


def _excess(work: "Work", note: "Shipment", wanted: Mapping[int, int]) -> int:
    """Return by how much more is taken back than is left of the note, or delivered at all."""
    contract = contract_of(work, note)
    held = goods.quantities(work, contract)
    left = {
        one.line: min(one.stands, held.get(one.line, goods.NOTHING).delivered)
        for one in rest_of.sent(work, contract)
        if one.shipment == note.key
    }
    return max((quantity - left.get(line, 0) for line, quantity in wanted.items()), default=0)


def _signed_for(work: "Work", note: "Shipment", wanted: Mapping[int, int], red: int) -> bool:
    """Say whether the customer signed for some of it, and found it neither short nor damaged."""
    gone = _taken_back(work, note, red)
    wrong = {part.line_id: (part.short or 0) + (part.damaged or 0) for part in note.lines}
    return note.received_on is not None and any(
        gone.get(line, 0) + quantity > wrong[line] for line, quantity in wanted.items()
    )


def approve(work: "Work", red: "Shipment") -> None:
    """Approve a red note: its figures are taken back by counter-entries of its day (R8)."""
    note = find.by_id(work, models.Shipment, red.corrects_id or 0)
    contract = contract_of(work, red)
    wanted = {part.line_id: part.quantity for part in red.lines}
    alone = work.actor.id == red.author_id and _signed_for(work, note, wanted, red.key)
    met = CorrectionFacts(sent(note.state), alone=alone)
    allow(work, red, "approve", facts=met)
    _value(work, red, contract)
    given = give(work, "note")
    advance(work, red, "approve", facts=met, note_number=given, dispatched_on=work.on)
    _post(work, red, note, contract)
    if _take(note, wanted) and not note.received_on:
        advance(work, note, "void")
    settle(work, contract)
    goods.follow(work, contract)


def _value(work: "Work", red: "Shipment", contract: "Contract") -> None:
    """Write on a red note what each line takes back: the change that it makes."""
    for part, amount in zip(red.lines, worth(work, red, contract), strict=True):
        part.amount = amount


def worth(work: "Work", red: "Shipment", contract: "Contract") -> list[int]:
    """Return what each line of a red note takes back as deliveries stand now, in minor units."""
    lines = {line.id: line for line in contract.lines}
    held, left = goods.quantities(work, contract), rest_of.worth(work, contract)
    return [
        # Of what was allowed for it before, no more is taken back.
        max(
            0,
            min(
                portion(
                    held[part.line_id].delivered - part.quantity,
                    held[part.line_id].delivered,
                    lines[part.line_id].price,
                    lines[part.line_id].discount_bp,
                ),
                left[part.line_id],
            ),
        )
        for part in red.lines
    ]


def _post(work: "Work", red: "Shipment", note: "Shipment", contract: "Contract") -> None:
    lines = {line.id: line for line in contract.lines}
    rows = work.rows(_SENT, note=note.key, contract=contract.key)
    of = {row["line"]: row["id"] for row in rows}
    for part in red.lines:
        line = lines[part.line_id]
        post(
            work,
            PostingKind.DISPATCHED,
            contract,
            booked_on=work.on,
            amount=-part.amount,
            line_id=part.line_id,
            product_id=line.product_id,
            shipment_id=red.id,
            quantity=-part.quantity,
            undoes_id=of[part.line_id],
        )
        if contract.cancelled_on is not None:
            # What was delivered is all that a cancelled contract is over (forms.md, Sales).
            post(
                work,
                PostingKind.CONTRACTED,
                contract,
                booked_on=work.on,
                amount=-part.amount,
                line_id=part.line_id,
                product_id=line.product_id,
                quantity=-part.quantity,
            )
