"""Since when something is watched may be moved back; what was watched once stays so (MD6, TM1)."""

import pytest

from salescli.policy.settings import SETTINGS
from tests._program import Program
from tests.services.conftest import At
from tests.services.test_watch import Found, overdue

DAY = "2027-02-10"

BROKEN = """
visits_since       TM1
plans_since        MD6
tell_since         W4.4
archive_since      R10-request
check_since        R11
instruments_since  R12
invoices_since     R10
payments_since     W5.3
dunning_since      W5.1
reconcile_since    R13
service_since      W6.1
return_since       W7.5
expenses_since     D17
issue_since        MD7-escalated
training_since     MD4
assets_since       MD5
conduct_since      MD3
territory_since    R1
forms_since        TM7
"""
"""A rule of each setting that is broken in the books of this file."""

RULES = dict(line.split() for line in BROKEN.strip().splitlines())

LINES = (
    "kim invoice apply C-1",
    "choi invoice issue I-1",
    "kim collect apply C-1=100 --method transfer",
    "kim service request H1 B1 소음",
    "kim return report C-1 --reason 파손 --line 1=1",
    "kim return check R-1 --result 일치",
    "tan return verify R-1 --verdict ours --result 진품",
    "kim return submit R-1",
    "park return approve R-1",
    "kim expense request 100 택시 --category transport",
    "park expense approve Y-1",
    "kim expense claim 100 --request Y-1 --voucher 1",
    "lee instrument register H1 --kind cheque --instrument K-1 --bank 국민 --amount 100",
    "kim issue raise 도산 --severity serious",
    "lee asset add 노트북 --kind supply",
    "kim conduct violation R9 --person han --facts 분실",
)


@pytest.fixture
def neglected(at: At) -> Program:
    """Leave undone what every setting says to watch from the first of November on."""
    salescli = at("dispatched")
    for key in RULES:
        salescli.done(f"--as admin setting set {key} 2026-11-01")
    for line in LINES:
        salescli.done(f"--as {line}")
    return salescli


def only(found: Found, rule: str) -> Found:
    return [row for row in found if row[0] == rule]


def test_every_setting_that_says_since_when_has_its_row() -> None:
    assert {key for key in SETTINGS if key.endswith("_since")} == {*RULES}


def test_a_breach_stays_when_the_setting_is_moved(neglected: Program) -> None:
    before = overdue(neglected, DAY)
    assert [rule for rule in RULES.values() if not only(before, rule)] == []

    for key in RULES:
        neglected.done(f"--as admin setting set {key} 2028-01-01")

    assert overdue(neglected, DAY) == before
