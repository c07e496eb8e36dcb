"""A missing gate names the command that opens it, or is one that no command opens."""

import re
from itertools import pairwise

import pytest

from salescli.policy.diagrams import OF_KIND
from salescli.policy.gate import Gate
from tools import _tree

GATES = {
    gate.until: gate
    for flow in OF_KIND.values()
    for way in (*flow.steps, *flow.begins)
    for gate in way.gates
}

WHAT_IS_SAID = re.compile(r"--[a-z-]+")
"""An option of the same command opens it."""

UNOPENED = {
    # A day that has come or gone
    "its day": (
        "the day of the visit has come",
        "its period is over",
        "it is for a period that has not ended",
        "the month is over",
        "it is paid at its maturity",
        "the day has come on which it is taken by the exception",
        "the day on which the consent to it was recorded: {facts.consent}",
        "it comes back within lent_days",
        "the manager does, for its days are over; record it, or plan anew",
        "it is moved, dropped or recorded instead, for its days are over",
    ),
    # Somebody else does it, and the sentence says who
    "whose it is": (
        "a leader lifts it, for a leader flagged it",
        "the department itself answers, for somebody in it works here",
        (
            "the manager takes back what the customer signed for,"
            " typed by nobody who wrote the red note"
        ),
        "whoever made it takes it back",
        "whoever made it, or is named on it, takes it back",
        "whoever registered it corrects it",
        "somebody else than who received it confirms it",
        "its owner, a clerk or the manager asks about it",
        "who raised it, its owner, a clerk or the manager puts it to the leader",
        "its owner, a clerk or the manager says what came of it",
        "somebody else than who raised it does, for others have asked about it or called it major",
        "somebody takes note of it who did not enter it",
        "somebody else hands it over and takes it back",
        "its holder tells of the trip",
        "its holder, a clerk or the manager corrects its last trip",
        "somebody else than its holder inspects it",
        "the leader decides, for it is major",
        "whoever owes it hands it in, or signs it on paper: {facts.whose}",
        "somebody else does: nobody decides about themselves",
    ),
    # What it is, or what is left of it: that is said, and nothing makes it another
    "what it is": (
        "it is no order by telephone or fax",
        "it is an order by telephone or fax",
        "it is an order whose paper is awaited",
        "a signed paper waits to be filed",
        "the red entry that it replaces is: it goes along with that",
        "what is requested in all fits the contract's quantities",
        "the note equals the approved request",
        "no more is taken back than is left of the note",
        "no more is taken back than is left of the invoice",
        "something of it is taken back",
        "no more is taken than is there to take: {facts.left}",
        "no more comes back than was delivered and is not back yet: {facts.left}",
        "its serial or batch numbers are those that went and are not back: {facts.strange}",
        "what it names has brought the customer as much of the product: {facts.delivered}",
        "it is a payment",
        "it is of the kind that is registered",
        "it is of the same customer",
        "the payment is of its amount",
        "it is not promised to the customer",
        "it is a special expense of a customer",
        "it names a voucher that nobody was paid for: {facts.double}",
        "something has moved in the month or stands on the account",
        "it is a vehicle",
        "the fine is in the range of that day: {facts.span}",
        "it is a violation of R6 or R8 whose loss nobody has told of",
        "it is one of the forms that the leader reviews too: F4, F6, F8, F9",
        "what it refunds or takes back counts, and was not taken back",
        "goods come back by it: an allowance is settled at once",
        "no more is received than its list says: what is beyond goes back",
        "its contract is in force: a cancelled one has its goods returned, not exchanged",
        "it is a payment or a refund: a transfer is transferred back",
        "no other goods go for it: an exchange is settled when they are dispatched",
    ),
}
"""Gates that nothing somebody types opens, and why."""


def _commands(text: str) -> list[str]:
    """Return the commands that are named in a text: a noun and a verb of it."""
    known = {" ".join(one.words) for one in _tree.commands()}
    words = re.findall(r"[a-z-]+", text)
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return sorted(known & pairs)


@pytest.mark.parametrize("gate", GATES.values(), ids=GATES)
def test_a_gate_names_the_command_that_opens_it(gate: Gate[object]) -> None:
    unopened = {until for some in UNOPENED.values() for until in some}
    command = gate.by.format(noun="contract", number="C-1")
    named = [*_commands(gate.until), *_commands(command), *WHAT_IS_SAID.findall(gate.until)]

    assert bool(named) != (gate.until in unopened), named
    assert not gate.by or _commands(command), command


def test_what_nothing_opens_is_a_gate() -> None:
    assert {until for some in UNOPENED.values() for until in some} <= {*GATES}
