"""The register of accounts: as they stand today, whose they are, and what they have been."""

import pytest

from salescli import lists
from salescli.engine.work import Work
from salescli.errors import AmbiguousError, UnknownError
from salescli.policy.kinds import CustomerKind
from salescli.policy.roles import Role
from salescli.render.sheet import Entry
from salescli.services import contract
from salescli.services.register import customer
from tests.lists._office import KIM, LEE, Office, as_it_is, block, rows


def test_accounts_are_listed_as_they_stand_today(office: Office) -> None:
    seen = office.see(lists.customer.listed)

    assert block(seen).rows == (
        (
            "D1",
            "(주)푸른농장",
            Entry("dealer", "dealer"),
            "경기",
            "최담당",
            None,
            None,
            45,
            500,
            KIM,
            False,
        ),
        (
            "E1",
            "새벽농원",
            Entry("end_user", "end user"),
            "강원",
            None,
            None,
            None,
            None,
            None,
            LEE,
            False,
        ),
    )


def test_accounts_are_listed_by_kind_and_region(office: Office) -> None:
    by_kind = office.see(lambda look: lists.customer.listed(look, kind=CustomerKind.DEALER))
    by_region = office.see(lambda look: lists.customer.listed(look, region=" 강원 "))
    neither = office.see(
        lambda look: lists.customer.listed(look, kind=CustomerKind.DEALER, region="강원")
    )

    assert rows(by_kind, "code") == [("D1",)]
    assert rows(by_region, "code") == [("E1",)]
    assert rows(neither, "code") == []


def test_an_account_is_shown_with_its_profile_and_contracts(office: Office) -> None:
    office.act(
        "customer block",
        lambda w: customer.block(w, "E1", reason="연체"),
        role=Role.MANAGER,
    )
    office.act(
        "contract draft",
        lambda w: _sold(w, "D1", "kim"),
        role=Role.CLERK,
    )

    dealer = office.see(lambda look: lists.customer.shown(look, "D1"))
    blocked = office.see(lambda look: lists.customer.shown(look, "새벽농원"))

    assert block(dealer, "contracts").rows == (
        ("C-d1", Entry("draft", "draft"), None, 24_000, KIM, None),
    )
    assert rows(blocked, "blocked", "block_reason", "valid_from") == [
        (True, "연체", "2026-11-20"),
    ]
    assert block(blocked, "contracts").rows == ()


def _sold(work: Work, account: str, salesperson: str) -> None:
    drafted = contract.draft(work, account, salesperson=salesperson)
    contract.line(work, f"C-d{drafted.id}", "P1", quantity=2_000)


def test_a_profile_counts_from_its_day_on(office: Office) -> None:
    office.act("customer edit", lambda w: customer.edit(w, "D1", salesperson="lee", region="충북"))

    before = office.see(lists.customer.listed, today="2026-11-19")
    after = office.see(lists.customer.listed)
    past = office.see(lambda look: lists.customer.history(look, "D1"))

    assert rows(before, "region", "salesperson")[0] == ("경기", KIM)
    assert rows(after, "region", "salesperson")[0] == ("충북", LEE)
    assert rows(past, "valid_from", "region", "salesperson", "payment_days") == [
        ("2026-11-02", "경기", KIM, 45),
        ("2026-11-20", "충북", LEE, 45),
    ]
    assert rows(past, "field", "after", section="changes") == [
        (Entry("code", "Code"), as_it_is("D1")),
        (Entry("name", "Name"), as_it_is("(주)푸른농장")),
    ]


def test_the_last_version_of_a_day_counts(office: Office) -> None:
    for region in ("충북", "충남"):
        office.act("customer edit", lambda w, region=region: customer.edit(w, "D1", region=region))

    past = office.see(lambda look: lists.customer.history(look, "D1"))

    assert rows(office.see(lists.customer.listed), "region")[0] == ("충남",)
    assert rows(past, "region") == [("경기",), ("충북",), ("충남",)]


def test_an_account_that_changed_hands_hides_the_contracts_of_others(office: Office) -> None:
    """`contract show` knows them as little."""
    office.act("contract draft", lambda w: _sold(w, "D1", "lee"), role=Role.CLERK)
    office.act("contract draft", lambda w: _sold(w, "D1", "kim"), role=Role.CLERK)
    office.limited()

    seen = office.see(lambda look: lists.customer.shown(look, "D1"), who="kim")

    assert rows(seen, "number", "salesperson", section="contracts") == [("C-d2", KIM)]


def test_a_salesperson_sees_their_own_accounts_only(office: Office) -> None:
    office.limited()

    mine = office.see(lists.customer.listed, who="kim")
    everybodys = office.see(lists.customer.listed, who="admin")

    assert rows(mine, "code") == [("D1",)]
    assert mine.scope == "kim"
    assert rows(everybodys, "code") == [("D1",), ("E1",)]
    for read in (lists.customer.shown, lists.customer.history):
        with pytest.raises(UnknownError):
            office.see(lambda look, read=read: read(look, "E1"), who="kim")


def test_an_account_goes_to_whoever_looks_after_it_today(office: Office) -> None:
    office.limited()
    office.act("customer edit", lambda w: customer.edit(w, "E1", salesperson="kim"))

    assert rows(office.see(lists.customer.listed, who="kim"), "code") == [("D1",), ("E1",)]
    assert rows(office.see(lists.customer.listed, who="lee"), "code") == []


def test_a_name_that_fits_two_lists_both_and_a_code_wins(office: Office) -> None:
    office.act(
        "customer add",
        lambda w: (
            customer.add(w, "D2", "푸른 농장 유한회사", CustomerKind.DEALER),
            customer.add(w, "새벽농원", "저녁농원", CustomerKind.DEALER),
        ),
    )

    with pytest.raises(AmbiguousError, match=r"D1 \(주\)푸른농장, D2 푸른 농장 유한회사"):
        office.see(lambda look: lists.customer.shown(look, "푸른농장"))
    assert rows(office.see(lambda look: lists.customer.shown(look, "새벽농원")), "name") == [
        ("저녁농원",)
    ]
    assert office.see(lambda look: lists.customer.code(look, "저녁농원")) == "새벽농원"
