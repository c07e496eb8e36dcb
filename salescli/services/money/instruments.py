"""Instruments: a cheque, a bill or a draft is one, and pays once (R9, R12)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli.errors import DataError, RefusedError
from salescli.policy import names
from salescli.policy.kinds import INSTRUMENTS, Method
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_KINDS = ", ".join(f"'{method}'" for method in sorted(INSTRUMENTS))

_BROUGHT = f"""
    SELECT number, instrument, bank FROM collection
    WHERE method IN ({_KINDS}) AND (instrument_key = :key OR instrument_key IS NULL)
      AND NOT EXISTS (SELECT 1 FROM posting
                      WHERE posting.collection_id = collection.id AND posting.kind = 'bounced')
    ORDER BY id
"""
"""Payments by an instrument of a number, whatever it is called; old ones are compared singly."""


class Instrument(NamedTuple):
    """What is kept of the paper that a payment was made with."""

    instrument: str | None
    instrument_key: str | None
    bank: str | None


def taken(work: "Work", method: Method, number: str | None, bank: str | None) -> Instrument:
    """Return an instrument as it is kept; RefusedError for one that was brought before.

    Without a bank it may be of any; where that of the other one is not known, it is told. Raises
    DataError for one without a number.
    """
    if method in INSTRUMENTS and not number:
        raise DataError(
            _("{method}: its number is needed; give --instrument (R12)").format(method=_(method))
        )
    drawn = names.clean(bank, _("bank")) if bank else None
    if not number:
        return Instrument(None, None, drawn)
    paper = names.clean(number, _("instrument"))
    found = Instrument(paper, names.instrument(paper), drawn)
    if method in INSTRUMENTS:
        _once(work, method, found)
    return found


def _once(work: "Work", method: Method, paper: Instrument) -> None:
    bank = names.bank(paper.bank or "")
    for row in work.rows(_BROUGHT, key=paper.instrument_key):
        its_bank = names.bank(row["bank"] or "")
        if names.instrument(row["instrument"] or "") != paper.instrument_key:
            continue
        told = {"method": _(method), "instrument": paper.instrument, "number": row["number"]}
        if bank and not its_bank:
            unknown = _(
                "{method} {instrument} came with {number}, of a bank that was not told (R12)"
            )
            work.warnings.append(unknown.format(**told))
        elif bank and bank != its_bank:
            other = _(
                "{method} {instrument} came with {number} too, of {bank}; one paper pays once (R12)"
            )
            work.warnings.append(other.format(**told, bank=row["bank"]))
        else:
            raise RefusedError(
                _(
                    "{method} {instrument} came with {number}, and one paper pays once (R12);"
                    " if it is of another bank, give --bank"
                ).format(**told)
            )
