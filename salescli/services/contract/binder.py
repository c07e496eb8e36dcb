"""The monthly contract binder: the originals of a month's contracts, numbered (R15, D20)."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.errors import DataError, GateShutError
from salescli.policy.kinds import Paper
from salescli.policy.period import Grain, parse
from salescli.policy.roles import Role
from salescli.services.register import filing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.papers.binder import BinderEntry, ContractBinder

_SIGNED = """
    SELECT contract.id AS id, contract.number AS number,
           contract.archived_on IS NULL OR EXISTS (
               SELECT 1 FROM archive_item
               JOIN archive_loan ON archive_loan.item_id = archive_item.id
               WHERE archive_item.number = contract.number AND archive_item.paper = 'contract'
                 AND archive_loan.back_on IS NULL
           ) AS missing
    FROM contract
    LEFT JOIN binder_entry ON binder_entry.contract_id = contract.id
    WHERE contract.signed_on BETWEEN :start AND :end AND COALESCE(contract.source, '') = ''
      AND binder_entry.id IS NULL
"""

_BOUND = "SELECT COALESCE(MAX(sequence), 0) AS last FROM binder_entry WHERE binder_id = :binder"


def bind(work: "Work", word: str) -> tuple[str, "list[BinderEntry]"]:
    """Give the originals of a month's contracts their numbers, after those bound before (R15)."""
    act = _("bind the contracts of")
    work.require(_("bind contracts"), (Role.CLERK,), "R15")
    month = parse(word, Grain.MONTH, work.today)
    if work.on <= month.end:
        raise GateShutError(act, month.label, _("the month is over"), "R15")
    signed = work.rows(_SIGNED, start=month.start.isoformat(), end=month.end.isoformat())
    waiting = sorted(signed, key=_place)
    if missing := [row["number"] for row in waiting if row["missing"]]:
        until = _("the originals of all are on file; missing: {contracts}").format(
            contracts=", ".join(missing)
        )
        raise GateShutError(act, month.label, until, "R15")
    if not waiting:
        raise DataError(
            _("no contract signed in {month} waits to be bound").format(month=month.label)
        )
    binder = _binder(work, month.label)
    last = work.rows(_BOUND, binder=binder.key)[0]["last"]
    entries = [
        models.BinderEntry(
            binder_id=binder.key,
            sequence=sequence,
            contract_id=row["id"],
            bound_on=work.on,
            recorded_at=work.now(),
        )
        for sequence, row in enumerate(waiting, last + 1)
    ]
    work.add(*entries)
    for row, entry in zip(waiting, entries, strict=True):
        of = filing.Of(row["number"], row["id"])
        filing.keep(work, Paper.CONTRACT, of, place=f"{month.label} #{entry.sequence}")
    return month.label, entries


def _place(row: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Return what a number is ordered by: figures as figures, so that 10000 follows 9999."""
    parts = re.split(r"(\d+)", row["number"])
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _binder(work: "Work", month: str) -> "ContractBinder":
    """Return the binder of a month, begun if there is none yet."""
    binder = work.fetch(models.ContractBinder, month=month)
    if binder is None:
        binder = models.ContractBinder(
            month=month,
            bound_on=work.on,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
        work.add(binder)
    return binder
