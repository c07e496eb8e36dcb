"""Which entries are bound to their business day, and which of two settings binds a late one."""

import pytest

from salescli import commands
from salescli.policy.days import bound
from salescli.policy.settings import SETTINGS

BOUND = {
    *("visit", "worklog", "meeting", "plan", "inquiry", "quote", "contract"),
    *("ship", "invoice", "collect", "archive", "issue", "reconcile", "instrument"),
    *("service", "return", "expense", "conduct", "asset", "dealer"),
    "report",
}
"""Documents, money and the record of work, by hand."""

FREE = {"staff", "customer", "product", "target", "setting", "calendar", "import"}
"""What tells of somebody or something, from whichever day on."""


def test_all_but_registers_are_bound() -> None:
    assert commands.NOUNS.keys() | {"import"} == BOUND | FREE
    assert {noun for noun in BOUND | FREE if bound(f"{noun} list")} == BOUND
    assert bound("a noun to come")


@pytest.mark.parametrize(
    ("key", "one", "other", "stricter"),
    [
        ("payment_days", "30", "7", "7"),
        ("least_margin", "5", "10", "10"),
        ("paper_decisions", "on", "off", "off"),
        ("paper_decisions", "on", "on", "on"),
        ("major_amount", "900.5", "1000", "900.5"),
        ("major_amount", "none", "1000", "1000"),
        ("major_amount", "none", "none", "none"),
    ],
)
def test_the_stricter_of_two_settings_binds(key: str, one: str, other: str, stricter: str) -> None:
    of = SETTINGS[key].stricter

    assert of is not None
    assert (of(one, other), of(other, one)) == (stricter, stricter)
