"""The offices that the tests of the lists look at."""

from datetime import date
from pathlib import Path

import pytest

from salescli.engine.work import Work
from salescli.policy.kinds import CustomerKind
from salescli.policy.roles import Role
from salescli.services.register import customer, product, setup, staff
from tests.lists._office import HIRED, TODAY, Office


@pytest.fixture
def empty(tmp_path: Path) -> Office:
    office = Office(tmp_path / "sales.db")
    setup.create(
        office.path,
        {"company": "한빛농자재", "currency": "KRW", "zone": "Asia/Seoul"},
        admin="관리자",
        today=TODAY,
        clock=office.clock,
        mark="test",
    )
    return office


@pytest.fixture
def office(empty: Office) -> Office:
    def people(work: Work) -> None:
        staff.add(work, "kim", "김영업", Role.SALES, region="경기", phone="010-1", login="kim")
        staff.add(work, "lee", "이영업", Role.SALES, region="강원")
        staff.add(work, "gone", "박퇴사", Role.CLERK)

    def accounts(work: Work) -> None:
        customer.add(
            work,
            "D1",
            "(주)푸른농장",
            CustomerKind.DEALER,
            salesperson="kim",
            payment_days=45,
            discount_limit_bp=500,
            region="경기",
            contact="최담당",
        )
        customer.add(
            work, "E1", "새벽농원", CustomerKind.END_USER, salesperson="lee", region="강원"
        )

    def goods(work: Work) -> None:
        product.add(
            work, "P1", "유기질비료", unit="포", price=12_000, discount_limit_bp=300, spec="20kg"
        )
        product.add(work, "P2", "옛농약", unit="병", price=5_000)

    empty.act("staff add", people, on=HIRED)
    empty.act("staff end", lambda w: staff.end(w, "gone"), on=date(2026, 11, 10))
    empty.act("customer add", accounts, on=HIRED)
    empty.act("product add", goods, on=HIRED)
    return empty
