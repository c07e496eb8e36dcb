"""Papers of one number: one of a bank is registered once, and stands for what it brought (R12)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.errors import RefusedError
from salescli.policy import names
from salescli.receivables import STANDS
from salescli.sql import INSTRUMENTS
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection

_REGISTERED = """
    SELECT number, bank FROM instrument
    WHERE serial_key = :key AND number <> :but AND state NOT IN ('bounced', 'given_back')
    ORDER BY id
"""

_LIVE = """
    SELECT number, bank, serial, serial_key FROM instrument
    WHERE id IN (
              SELECT id FROM instrument WHERE state IN ('registered', 'handed_over', 'deposited')
              UNION ALL
              SELECT id FROM instrument WHERE customer_id = :customer AND amount = :amount
          )
      AND serial_key <> :key AND number <> :but AND state NOT IN ('bounced', 'given_back')
    ORDER BY id
"""
"""Papers that have not cleared, and those of the customer and amount that have, of other numbers.
"""

_BEFORE = """
    SELECT bank, CASE WHEN state = 'given_back' AND handed_on IS NULL
                      THEN COALESCE(came_on, received_on) END AS came_on
    FROM instrument
    WHERE serial_key = :key AND number <> :but
    ORDER BY id DESC
"""
"""The papers of a number, the last first, and since when one was here that finance never had."""

_BROUGHT = f"""
    SELECT collection.id AS id, collection.number AS number, collection.instrument AS serial,
           collection.bank AS bank, collection.method AS kind, collection.amount AS amount,
           collection.customer_id AS customer_id
    FROM collection
    WHERE collection.instrument_id IS NULL AND collection.kind = 'payment'
      AND collection.method IN {INSTRUMENTS}
      AND (collection.instrument_key = :key OR collection.instrument_key IS NULL) AND {STANDS}
    ORDER BY collection.id
"""
"""Payments from before there was a register; the oldest have no key and are compared singly."""


def once(work: "Work", said: Mapping[str, Any]) -> None:
    """Refuse a paper that is registered already; one of another bank is told."""
    for row in work.rows(_REGISTERED, key=said["serial_key"], but=said.get("number", "")):
        told = {"instrument": said["serial"], "number": row["number"], "bank": row["bank"]}
        if names.bank(row["bank"]) == names.bank(said["bank"]):
            raise RefusedError(
                _(
                    "{instrument} of {bank} is registered as {number}, and one paper is registered"
                    " once (R12)"
                ).format(**told)
            )
        work.warnings.append(
            _("{instrument} of {bank} is registered too, as {number} (R12)").format(**told)
        )

    for row in work.rows(
        _LIVE,
        key=said["serial_key"],
        but=said.get("number", ""),
        customer=said["customer_id"],
        amount=said["amount"],
    ):
        if names.look(row["serial"]) == names.look(said["serial"]):
            work.warnings.append(
                _(
                    "{instrument} looks like {serial} of {bank}, which is registered as {number}"
                ).format(
                    instrument=said["serial"],
                    number=row["number"],
                    serial=row["serial"],
                    bank=row["bank"],
                )
            )


def came(work: "Work", said: Mapping[str, Any]) -> date | None:
    """Return when a paper first came that went back and came again, but not to finance (R12).

    What finance has had went on, and comes anew; what the clerk gave back and registers again was
    with the clerk, whoever signed for it.
    """
    rows = work.rows(_BEFORE, key=said["serial_key"], but=said.get("number", ""))
    same = (row for row in rows if names.bank(row["bank"]) == names.bank(said["bank"]))
    first = next(same, None)
    return date.fromisoformat(first["came_on"]) if first and first["came_on"] else None


def brought(work: "Work", said: Mapping[str, Any]) -> "Collection | None":
    """Return the payment that a paper brought before there was a register.

    Raises RefusedError where another one of its number and bank did.
    """
    for row in work.rows(_BROUGHT, key=said["serial_key"]):
        bank = names.bank(row["bank"] or "")
        if names.instrument(row["serial"] or "") != said["serial_key"] or (
            bank and bank != names.bank(said["bank"])
        ):
            continue
        told = {"instrument": said["serial"], "number": row["number"]}
        if all(row[key] == said[key] for key in ("kind", "amount", "customer_id")):
            work.warnings.append(
                _("{instrument} came with {number}, and stands for it now (R12)").format(**told)
            )
            return find.by_id(work, models.Collection, row["id"])
        if bank:
            raise RefusedError(
                _(
                    "{instrument} came with {number}, of another kind, amount or customer;"
                    " register it as it was paid (R12)"
                ).format(**told)
            )
        work.warnings.append(
            _("{instrument} came with {number}, of a bank that was not told (R12)").format(**told)
        )
    return None
