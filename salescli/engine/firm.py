"""A firm: all accounts that pass for the same one, wherever something is of the firm (1.3.2)."""

import json
from typing import TYPE_CHECKING

from salescli.firms import BY_LEADER
from salescli.sql import firms

if TYPE_CHECKING:
    from salescli.engine.work import Work

_BEGIN = "SELECT :customer, :customer"
_FIRM = f"{firms(_BEGIN)} SELECT id FROM firm ORDER BY id"
_TOGETHER = f"{firms(_BEGIN, BY_LEADER)} SELECT id FROM firm ORDER BY id"
_LIKELY = f"{firms(_BEGIN, '1 = 0')} SELECT id FROM firm"

OF_FIRM = "customer_id IN (SELECT value FROM json_each(:firm))"
"""What is with an account of a firm, as `accounts` tells it."""


def accounts(work: "Work", customer: int) -> str:
    """Return the accounts of the firm that an account is of, itself included, as JSON."""
    return json.dumps([row["id"] for row in work.rows(_FIRM, customer=customer)])


def adding_up(work: "Work", customer: int) -> str:
    """Return the accounts whose cases add up with those of an account, as JSON (1.3.2).

    Here only the leader tells two firms apart: whoever else could free a case of the leader.
    """
    return json.dumps([row["id"] for row in work.rows(_TOGETHER, customer=customer)])


def likely(work: "Work", customer: int, other: int) -> bool:
    """Say whether two accounts pass for one firm, whatever was decided about them."""
    return other in {row["id"] for row in work.rows(_LIKELY, customer=customer)}
