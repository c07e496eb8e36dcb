"""Imported contracts: signed, and dispatched whole where the book says so."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.policy.kinds import ContractMeans, PostingKind
from salescli.policy.money import worth
from salescli.policy.states import ContractState, ShipmentState
from salescli.policy.workdays import dispatch_due
from salescli.services.importing.registers import last_id

if TYPE_CHECKING:
    from salescli.books.located import Record, Value
    from salescli.engine.references import References, Standing
    from salescli.engine.work import Work
    from salescli.services.importing.registers import Made

_TABLES = ("Contract", "ContractLine", "Shipment", "ShipmentLine", "Decision", "Posting")
"""What a contract is entered in, what is referred to first."""

_SHIPPED = """
    SELECT number FROM shipment WHERE number IN (SELECT value FROM json_each(:numbers))
    UNION SELECT note_number FROM shipment
    WHERE note_number IN (SELECT value FROM json_each(:numbers))
"""

_NOTHING = dict.fromkeys(("line_id", "product_id", "shipment_id", "due_on"))

Row = dict[str, Any]


def contracts(
    work: "Work", references: "References", source: str, records: Sequence["Record"]
) -> "Made":
    """Make contracts with lines, dispatches, their postings and how they came to be."""
    tables = [getattr(models, name) for name in _TABLES]
    batch = _Batch(work, references, source, [table.__tablename__ for table in tables])
    batch.pass_by([str(record.values["number"]) for record in records])
    for record in records:
        batch.add(record)
    return [(table, batch.rows[table.__tablename__]) for table in tables]


class _Batch:
    """The rows of one chunk, with ids counted on from what is there."""

    def __init__(
        self, work: "Work", references: "References", source: str, tables: Sequence[str]
    ) -> None:
        self._work = work
        self._references = references
        self._source = source
        self._calendar = work.company.calendar
        self._now = work.now()
        self.rows: dict[str, list[Row]] = {table: [] for table in tables}
        self._shipped: set[str] = set()
        self._last = {table: last_id(work, table) for table in tables}

    def pass_by(self, numbers: Sequence[str]) -> None:
        """Take note of which of these numbers a delivery has."""
        rows = self._work.rows(_SHIPPED, numbers=json.dumps(numbers))
        self._shipped |= {row["number"] for row in rows}

    def _add(self, table: str, **row: object) -> Row:
        self._last[table] += 1
        row["id"] = self._last[table]
        self.rows[table].append(row)
        return row

    def add(self, record: "Record") -> None:
        """Make the rows of one contract."""
        values = record.values
        customer = self._references.id("customer", values["customer"])
        signed: date = values["signed_on"]  # type: ignore[assignment]
        standing = self._references.standing(customer, signed.isoformat())
        worths = [_worth(line) for line in record.lines]
        days = [line.values.get("dispatched_on") for line in record.lines]
        left = sorted({day for day in days if isinstance(day, date)})
        contract = self._add(
            "contract",
            source=self._source,
            source_key=record.source_key,
            number=str(values["number"]),
            state=ContractState.IN_DELIVERY if left else ContractState.ARCHIVED,
            means=ContractMeans.WRITTEN,
            revision=1,
            customer_id=customer,
            salesperson_id=self._references.id("salesperson", values["salesperson"]),
            author_id=None,
            drafted_on=signed,
            created_at=self._now,
            deliver_by=values.get("deliver_by"),
            payment_days=self._payment_days(values.get("payment_days"), standing),
            terms=values.get("terms"),
            total=sum(worths),
            signed_on=signed,
            effective_on=signed,
            archived_on=signed,
            open_until=date.max,
        )
        self._history(contract)
        common = {
            "contract_id": contract["id"],
            "customer_id": customer,
            "salesperson_id": contract["salesperson_id"],
            "region": (standing and standing.region) or "",
        }
        self._post(PostingKind.SIGNED, common, signed, quantity=1000)
        lines = list(self._lines(record, contract, worths))
        for line in lines:
            self._post(PostingKind.CONTRACTED, common, signed, **_moved(line))
        for day in left:
            gone = [line for line, its_day in zip(lines, days, strict=True) if its_day == day]
            self._shipment(day, values.get("carrier"), contract, common, gone)

    def _payment_days(self, given: "Value", standing: "Standing | None") -> int:
        if given is not None:
            return int(str(given))
        if standing is not None and standing.payment_days is not None:
            return standing.payment_days
        return int(self._work.company.settings["payment_days"])

    def _lines(self, record: "Record", contract: Row, worths: Sequence[int]) -> Iterator[Row]:
        for position, (line, amount) in enumerate(zip(record.lines, worths, strict=True), 1):
            yield self._add(
                "contract_line",
                source=self._source,
                source_key=line.source_key,
                contract_id=contract["id"],
                position=position,
                product_id=self._references.id("product", line.values["product"]),
                quantity=line.values["quantity"],
                price=line.values["price"],
                discount_bp=line.values.get("discount") or 0,
                amount=amount,
                dropped=False,
            )

    def _shipment(
        self, day: date, carrier: "Value", contract: Row, common: Row, lines: Sequence[Row]
    ) -> None:
        number = self._shipped_as(str(contract["number"]))
        due = dispatch_due(contract["signed_on"], contract["deliver_by"], self._calendar)
        shipment = self._add(
            "shipment",
            source=self._source,
            source_key=f"{contract['source_key']}@{day}",
            number=number,
            state=ShipmentState.DISPATCHED,
            contract_id=contract["id"],
            author_id=None,
            requested_on=contract["signed_on"],
            created_at=self._now,
            due_on=due,
            note_number=number,
            dispatched_on=day,
            carrier=carrier,
        )
        for line in lines:
            self._add(
                "shipment_line",
                shipment_id=shipment["id"],
                line_id=line["id"],
                quantity=line["quantity"],
                amount=line["amount"],
                taken_back=0,
            )
            moved = _moved(line) | {"shipment_id": shipment["id"], "due_on": due}
            self._post(PostingKind.DISPATCHED, common, day, **moved)

    def _shipped_as(self, contract: str) -> str:
        """Return the number of a delivery: its contract's, or that with a count after it."""
        number = contract
        for n in count(2):
            if number not in self._shipped:
                break
            number = f"{contract}/{n}"
            self.pass_by([number])
        self._shipped.add(number)
        return number

    def _post(self, kind: PostingKind, common: Row, day: date, **more: object) -> None:
        moved = {"quantity": 0, "amount": 0, **_NOTHING, **common, **more}
        self._add("posting", kind=kind, booked_on=day, recorded_at=self._now, **moved)

    def _history(self, contract: Row) -> None:
        self._add(
            "decision",
            kind="contract",
            document_id=contract["id"],
            step="import",
            to_state=contract["state"],
            recorded_by=self._work.actor.id or None,
            decided_on=contract["signed_on"],
            recorded_at=self._now,
            content="",
            clause="1.11",
            note=self._source,
        )


def _worth(line: "Record") -> int:
    values = line.values
    quantity, price, discount = values["quantity"], values["price"], values.get("discount") or 0
    return worth(int(str(quantity)), int(str(price)), int(str(discount)))


def _moved(line: Row) -> Row:
    return {
        "line_id": line["id"],
        "product_id": line["product_id"],
        "quantity": line["quantity"],
        "amount": line["amount"],
    }
