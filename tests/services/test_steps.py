"""What begin() and advance() hold on to, whatever a service asks of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from salescli import models
from salescli.engine import find
from salescli.engine.open import opened
from salescli.engine.steps import advance
from salescli.errors import DataError
from salescli.policy.diagrams import ContractFacts
from salescli.policy.roles import Actor, Role
from salescli.services import contract as contracts
from tests._program import Program
from tests.policy.test_diagrams import no

CLERK = Actor(3, "lee", "이영희", (Role.CLERK,))
AWAITED = ContractFacts(
    lines=1,
    open_deviations=0,
    rejected_deviations=0,
    open_questions=0,
    ordered=False,
    fits_deliveries=True,
    grounded=True,
    departs=no,
    compared=True,
    quotation_sent=True,
    quotation_holds=True,
    blocked=no,
    quotation_holds_today=True,
    blocked_ever=no,
    paper_awaited=True,
    paper_to_file=True,
    requests_open=0,
)


@pytest.mark.parametrize(
    ("step", "filled"),
    [
        ("sign", {"signed_on": date(2026, 3, 17)}),
        ("archive", {"archived_on": date(2026, 3, 17), "archive_place": "B-2"}),
        ("archive", {"scan_hash": "x"}),
    ],
)
def test_what_is_filled_once_is_refused_in_words_the_second_time(
    salescli: Program, traded: Path, step: str, filled: dict[str, Any]
) -> None:
    on = date(2026, 3, 17)
    with opened(traded, today=on, clock=salescli.clock, actor=CLERK) as work:
        contract = find.document(work, models.Contract, "C-1")

        with pytest.raises(DataError, match="C-2026-0001 would get by this was recorded already"):
            advance(work, contract, step, facts=AWAITED, **filled)


def test_what_a_step_closes_is_guarded_from_then_on(salescli: Program, company: Path) -> None:
    """Not only in the next call: the guard has to see the state before the change."""
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d1 B1")
    clock = salescli.clock

    def submitted_then_changed() -> None:
        with opened(company, today=clock.day, clock=clock, actor=CLERK) as work:
            contract = contracts.submit(work, "C-d1")
            contract.total = 7
            work.seal("forged")

    with pytest.raises(IntegrityError, match="what was decided stays"):
        submitted_then_changed()
