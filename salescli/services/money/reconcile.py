"""Reconciliation: the statement of a month, the customer's answer, and who was told (R13)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.accounts import BALANCING, of_account, opened, reconciled
from salescli.engine import find
from salescli.engine.steps import advance, begin, decisions, may_begin
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import RECONCILE, AnswerFacts, StatementFacts
from salescli.policy.kinds import Paper
from salescli.policy.states import ReconciliationState
from salescli.services.register import filing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.customer import Customer
    from salescli.tables.money.reconcile import Reconciliation

_MADE = f"""
    SELECT number, state, version, {reconciled(":customer", ":month")} AS stands
    FROM reconciliation WHERE customer_id = :customer AND month = :month
    ORDER BY version DESC LIMIT 1
"""
"""The last version of a month's statement, and whether what was reconciled by it still stands."""

_EVER = "9999"
"""After all that was ever recorded."""

_OPENING = f"""
    WITH moved AS ({of_account("booked_on", "kind", "amount")})
    SELECT SUM({opened()}) AS amount FROM moved
    WHERE booked_on < :start AND kind IN {BALANCING}
"""

_PARTS = ("booked_on", "kind", "contract_id", "invoice_id", "collection_id", "amount")
_NOTE = """
    CASE kind WHEN 'red' THEN COALESCE(
        (SELECT MIN(red.id) FROM invoice AS red
         WHERE red.corrects_id = moved.invoice_id AND red.issued_on = moved.booked_on),
        moved.invoice_id) ELSE moved.invoice_id END
"""
"""The paper of an entry: a red one is entered under what it takes back."""

_MOVED = f"""
    WITH moved AS ({of_account("id", "cause_id", *_PARTS)}),
    entry AS (
        SELECT id, booked_on, kind, contract_id, COALESCE(cause_id, collection_id) AS collection_id,
               {_NOTE} AS invoice_id,
               {opened()} AS amount
        FROM moved
        WHERE booked_on >= :start AND booked_on <= :end AND kind IN {BALANCING}
    )
    SELECT booked_on, kind, contract_id, invoice_id, collection_id, SUM(amount) AS amount
    FROM entry
    GROUP BY booked_on, kind, contract_id, invoice_id, collection_id
    ORDER BY booked_on, MIN(id)
"""
"""What moved the balance in a month: a row for each document, contract and day."""

_WITHOUT = f"""
    SELECT customer.code AS code,
           (SELECT MAX(version) FROM reconciliation
            WHERE reconciliation.customer_id = customer.id
              AND reconciliation.month = :month) AS version
    FROM customer
    WHERE (EXISTS (SELECT 1 FROM contract WHERE contract.customer_id = customer.id
                   AND contract.open_until >= :start AND contract.effective_on <= :end)
           OR EXISTS (SELECT 1 FROM account WHERE account.customer_id = customer.id
                      AND account.open_until >= :start)
           OR EXISTS (SELECT 1 FROM reconciliation
                      WHERE reconciliation.customer_id = customer.id
                        AND reconciliation.month = :month))
      AND NOT EXISTS (SELECT 1 FROM reconciliation
                      WHERE reconciliation.customer_id = customer.id
                        AND reconciliation.month = :month
                        AND reconciliation.closed_on IS NULL)
      AND COALESCE({reconciled("customer.id", ":month")}, 0) = 0
    ORDER BY customer.code
"""
"""Accounts without a statement of a month, and those whose last one has been overtaken."""


class Answer(NamedTuple):
    """What a customer's paper says: their balance in minor units, and why it is not ours."""

    balance: int
    paper: str
    dated: date | None = None
    """The day of the paper; the business date where it tells none."""
    cause: str | None = None


class _Moves(NamedTuple):
    """What stood on an account before a month, in minor units, and what moved it in the month."""

    opening: int
    rows: Sequence[Mapping[str, Any]]


def open_(work: "Work", word: str, month: "Period") -> "Reconciliation":
    """Make the statement of an account's month as the books stand now; it stays as it is (R13).

    A month that was reconciled and has changed since gets another version of it. Raises DataError
    for a month whose statement is under way or still stands, and GateShutError for one that is not
    over or in which nothing moved or stands.
    """
    may_begin(work, RECONCILE, "open")
    customer = find.customer(work, word)
    asked = {"customer": customer.key, "month": month.label, "recorded_before": _EVER}
    last = next(iter(work.rows(_MADE, **asked)), None)
    if last is not None and (last["stands"] or last["state"] != ReconciliationState.CLOSED):
        raise _stated(customer.code, month.label, last)
    moves = _moves(work, customer, month)
    return _opened(work, customer, month, moves, last["version"] if last else 0)


def _stated(customer: str, month: str, last: Mapping[str, Any]) -> DataError:
    """Say why there is no other statement of a month."""
    told = (
        _(
            "{customer} has its statement of {month}: {number}, and nothing entered since it was"
            " closed changes its balance"
        )
        if last["stands"]
        else _("{customer} has its statement of {month}: {number}; close it first")
    )
    return DataError(told.format(customer=customer, month=month, number=last["number"]))


def open_all(work: "Work", month: "Period") -> "list[Reconciliation]":
    """Make the statements of a month of all accounts that need one, or another version (R13).

    Raises DataError where there is no such account.
    """
    may_begin(work, RECONCILE, "open")
    days = {"start": month.start.isoformat(), "end": month.end.isoformat(), "month": month.label}
    made = []
    for row in work.rows(_WITHOUT, recorded_before=_EVER, **days):
        customer, before = find.customer(work, row["code"]), row["version"] or 0
        if any(moves := _moves(work, customer, month)) or before:
            made.append(_opened(work, customer, month, moves, before))
    if not made:
        raise DataError(_("no account needs a statement of {month}").format(month=month.label))
    return made


def _moves(work: "Work", customer: "Customer", month: "Period") -> _Moves:
    days = {"customer": customer.key, "start": month.start.isoformat()}
    opening = work.rows(_OPENING, **days)[0]["amount"] or 0
    return _Moves(opening, work.rows(_MOVED, end=month.end.isoformat(), **days))


def _opened(
    work: "Work", customer: "Customer", month: "Period", moves: _Moves, before: int
) -> "Reconciliation":
    """Make a statement that so many versions went before."""
    made = begin(
        work,
        models.Reconciliation,
        "open",
        facts=StatementFacts(work.on > month.end, stands=any(moves) or before > 0),
        about=f"{customer.code} {month.label}",
        customer_id=customer.key,
        customer_name=customer.name,
        month=month.label,
        version=before + 1,
        ends_on=month.end,
        opening=moves.opening,
        closing=moves.opening + sum(row["amount"] for row in moves.rows),
    )
    for position, row in enumerate((row for row in moves.rows if row["amount"]), 1):
        line = models.ReconciliationLine(reconciliation_id=made.key, position=position, **row)
        work.insert(line)
    return made


def enter(work: "Work", number: str, answer: Answer) -> "Reconciliation":
    """Enter the balance that the customer's paper says; entered anew, all is told anew (R13).

    Raises DataError for a paper of before the month's end or of a day to come, and for the cause
    of a difference that there is not.
    """
    made = find.document(work, models.Reconciliation, number)
    day = answer.dated or work.on
    if not made.ends_on <= day <= work.on:
        raise DataError(
            _("their paper about {month} is of a day from {first} to {last}").format(
                month=made.month, first=made.ends_on, last=work.on
            )
        )
    if answer.cause and answer.balance == made.closing:
        raise DataError(_("their balance is ours; there is no difference that has a cause"))
    paper = names.clean(answer.paper, _("paper"))
    cause = names.clean(answer.cause, _("cause")) if answer.cause else None
    told = {"their_balance": answer.balance, "cause": cause}
    advance(work, made, "enter", {**told, "their_paper": paper, "answered_on": day})
    return made


def acknowledge(work: "Work", number: str) -> "Reconciliation":
    """Take note of the result as manager or as finance: two people, each once (R13)."""
    return _advanced(work, number, "acknowledge")


def close(work: "Work", number: str) -> "Reconciliation":
    """Close a reconciliation that both have taken note of, and whose difference is explained.

    That puts the customer's paper on file (R9).
    """
    made = _advanced(work, number, "close", closed_on=work.on)
    filing.keep(work, Paper.STATEMENT, filing.of(Paper.STATEMENT, made))
    return made


def _advanced(work: "Work", number: str, step: str, **filled: object) -> "Reconciliation":
    made = find.document(work, models.Reconciliation, number)
    entered = made.their_balance is not None
    explained = made.their_balance == made.closing or made.cause is not None
    by = [row["decided_by"] for row in decisions(work, made) if row["step"] == "enter"]
    another = by[-1:] != [work.decider.id]
    advance(work, made, step, facts=AnswerFacts(entered, explained, another), **filled)
    return made
