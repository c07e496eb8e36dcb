"""The reads behind the registers, on entries made through the services and checked by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from salescli import reports, text
from salescli.errors import AmbiguousError, DataError, UnknownError
from salescli.policy.period import month_labelled
from salescli.policy.roles import Actor, Role
from salescli.policy.states import AbsenceKind, CustomerKind, Measure
from salescli.render.sheet import Block, Cell, Entry, Sheet
from salescli.reports import lists
from salescli.reports.lists import _entries
from salescli.services import calendar, contract, customer, product, setting, setup, staff, target
from salescli.services._open import opened
from salescli.services._work import Work
from salescli.text import Language, speak
from salescli.workspace import Look, Workspace

TODAY = date(2026, 11, 20)
HIRED = date(2026, 11, 2)
NOVEMBER = month_labelled(2026, 11)
KIM, LEE = Entry("kim", "김영업"), Entry("lee", "이영업")


@dataclass
class Office:
    """One company's database: acts as somebody on a day, and looks at it."""

    path: Path
    hour: int = 3

    def clock(self) -> datetime:
        return datetime(2026, 11, 20, self.hour, 0, tzinfo=UTC)

    def act(
        self,
        action: str,
        step: Callable[[Work], object],
        *,
        on: date = TODAY,
        role: Role = Role.ADMIN,
    ) -> None:
        actor = Actor(1, "admin", "관리자", role)
        with opened(self.path, today=TODAY, clock=self.clock, actor=actor, on=on) as work:
            step(work)
            work.seal(action)

    def see(
        self, read: Callable[[Look], Sheet], *, today: str | None = None, who: str | None = None
    ) -> Sheet:
        place = Workspace(db=str(self.path), today_word=today, as_code=who, clock=self.clock)
        with place.read() as look:
            return read(look)

    def limited(self) -> None:
        self.act("setting set", lambda w: setting.set_(w, "territory_reads", "on"))


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
        customer.add(work, "E1", "새벽농원", CustomerKind.END_USER, salesperson="lee", region="강원")

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


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak any language without the catalogues, which only `make` compiles."""
    monkeypatch.setattr(text, "_catalogue", lambda _language: NullTranslations())
    yield
    speak(Language.EN)


def block(sheet: Sheet, key: str | None = None) -> Block:
    return next(b for b in sheet.blocks if key in {None, b.key})


def rows(sheet: Sheet, *keys: str, section: str | None = None) -> list[tuple[Cell, ...]]:
    """Return the rows of a section, only the columns with these keys."""
    chosen = block(sheet, section)
    places = [[c.key for c in chosen.columns].index(key) for key in keys]
    return [tuple(row[p] for p in places) for row in chosen.rows]


def sheets(look: Look) -> list[Sheet]:
    return [
        lists.staff.listed(look),
        lists.staff.shown(look, "kim"),
        lists.staff.history(look, "kim"),
        lists.customer.listed(look),
        lists.customer.shown(look, "D1"),
        lists.customer.history(look, "D1"),
        lists.product.listed(look),
        lists.product.shown(look, "P1"),
        lists.product.history(look, "P1"),
        lists.target.listed(look),
        lists.target.history(look, "2026-11"),
        lists.setting.listed(look),
        lists.setting.history(look, "company"),
        lists.calendar.listed(look),
        lists.calendar.history(look),
        lists.report.listed(look),
    ]


# --- staff


def test_the_staff_of_today_are_listed_without_those_who_left(office: Office) -> None:
    seen = office.see(lists.staff.listed)

    assert rows(seen, "code", "role", "region", "login", "phone", "hired_on", "ended_on") == [
        ("admin", Entry("ADMIN", "administrator"), None, None, None, "2026-11-20", None),
        ("kim", Entry("SALES", "salesperson"), "경기", "kim", "010-1", "2026-11-02", None),
        ("lee", Entry("SALES", "salesperson"), "강원", None, None, "2026-11-02", None),
    ]


def test_former_staff_are_listed_when_asked_for(office: Office) -> None:
    seen = office.see(lambda look: lists.staff.listed(look, role=Role.CLERK, former=True))

    assert rows(seen, "code", "ended_on") == [("gone", "2026-11-10")]


def test_somebody_still_works_on_the_last_day(office: Office) -> None:
    seen = office.see(lists.staff.listed, today="2026-11-10")

    assert ("gone",) in rows(seen, "code")


def test_a_role_counts_from_its_day_on(office: Office) -> None:
    office.act("staff edit", lambda w: staff.edit(w, "lee", role=Role.MANAGER), on=TODAY)

    before = office.see(lambda look: lists.staff.listed(look, role=Role.SALES), today="2026-11-19")
    after = office.see(lambda look: lists.staff.listed(look, role=Role.SALES))
    assert rows(before, "code") == [("kim",), ("lee",)]
    assert rows(after, "code") == [("kim",)]


def test_an_employee_is_shown_with_roles_and_absences(office: Office) -> None:
    office.act("staff edit", lambda w: staff.edit(w, "kim", region="서울"), on=HIRED)
    office.act(
        "staff absence",
        lambda w: staff.absence(
            w, "kim", AbsenceKind.SICK, from_on=date(2026, 11, 16), until_on=date(2026, 11, 17)
        ),
    )

    seen = office.see(lambda look: lists.staff.shown(look, "김영업"))

    assert [b.key for b in seen.blocks] == ["entry", "roles", "absences"]
    assert rows(seen, "code", "region") == [("kim", "서울")]
    assert block(seen, "roles").rows == (
        ("2026-11-02", Entry("SALES", "salesperson"), "경기", "2026-11-20 12:00"),
        ("2026-11-02", Entry("SALES", "salesperson"), "서울", "2026-11-20 12:00"),
    )
    assert block(seen, "absences").rows == (
        (Entry("sick", "sick"), "2026-11-16", "2026-11-17", None),
    )


def test_what_was_edited_in_place_is_told_from_the_audit(office: Office) -> None:
    office.hour = 16  # one in the morning of the 21st in Seoul
    office.act("staff edit", lambda w: staff.edit(w, "kim", name="김새이름", phone="010-2"))

    seen = office.see(lambda look: lists.staff.history(look, "kim"))

    admin = Entry("admin", "관리자")
    assert [b.key for b in seen.blocks] == ["roles", "changes"]
    assert block(seen, "changes").rows[-2:] == (
        ("2026-11-21 01:00", admin, "staff edit", "name", "김영업", "김새이름"),
        ("2026-11-21 01:00", admin, "staff edit", "phone", "010-1", "010-2"),
    )
    assert block(seen, "changes").rows[:2] == (
        ("2026-11-20 12:00", admin, "staff add", "code", None, "kim"),
        ("2026-11-20 12:00", admin, "staff add", "name", None, "김영업"),
    )


def test_the_history_of_one_is_not_that_of_another_with_a_longer_id(office: Office) -> None:
    """Employee 1 is not employee 10, nor account 1, though their marks begin alike."""
    office.act(
        "staff add",
        lambda w: [staff.add(w, f"s{n}", f"직원{n}", Role.TECH) for n in range(5, 12)],
    )

    seen = office.see(lambda look: lists.staff.history(look, "admin"))

    told = [row[3:] for row in block(seen, "changes").rows]
    assert told == [
        ("code", None, "admin"),
        ("name", None, "관리자"),
        ("hired_on", None, "2026-11-20"),
    ]


def test_a_set_up_without_an_actor_names_nobody(office: Office) -> None:
    seen = office.see(lambda look: lists.staff.history(look, "admin"))

    assert rows(seen, "by", "action", section="changes")[0] == (None, "init")


def test_a_code_or_an_exact_name_gives_the_code(office: Office) -> None:
    assert office.see(lambda look: _told(lists.staff.code(look, " kim "))).code == "kim"
    assert office.see(lambda look: _told(lists.staff.code(look, "김 영업"))).code == "kim"


def _told(code: str) -> Any:
    return Entry(code, "")


# --- customers


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
        ("C-d1", Entry("draft", "draft"), None, 24_000, KIM),
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
        ("code", "D1"),
        ("name", "(주)푸른농장"),
    ]


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
    assert office.see(lambda look: _told(lists.customer.code(look, "저녁농원"))).code == "새벽농원"


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (lists.staff.shown, "staff"),
        (lists.staff.history, "staff"),
        (lists.customer.shown, "customer"),
        (lists.customer.history, "customer"),
        (lists.product.shown, "product"),
        (lists.product.history, "product"),
        (lists.setting.history, "setting"),
    ],
)
def test_a_word_that_stands_nowhere_is_unknown(
    empty: Office, read: Callable[[Look, str], Sheet], what: str
) -> None:
    with pytest.raises(UnknownError, match=f"there is no {what} 'nobody'; see: salescli {what} list"):
        empty.see(lambda look: read(look, "nobody"))


@pytest.mark.parametrize("word", ["", "  ", "\udcff", "kim\u202e"])
def test_a_word_that_cannot_be_a_name_is_refused(empty: Office, word: str) -> None:
    with pytest.raises(DataError):
        empty.see(lambda look: lists.staff.shown(look, word))


# --- products


def test_products_are_listed_with_the_price_of_today(office: Office) -> None:
    office.act("product price", lambda w: product.price(w, "P1", 13_000), on=date(2026, 11, 20))
    office.act("product price", lambda w: product.price(w, "P1", 99_000), on=date(2026, 12, 1))
    office.act("product edit", lambda w: product.edit(w, "P2", discontinued=True))

    today = office.see(lists.product.listed)
    yesterday = office.see(lists.product.listed, today="2026-11-19")
    everything = office.see(lambda look: lists.product.listed(look, all_=True))

    assert block(today).rows == (
        ("P1", "유기질비료", "20kg", "포", None, 13_000, 300, False),
    )
    assert rows(yesterday, "code", "price") == [("P1", 12_000)]
    assert rows(everything, "code", "discontinued") == [("P1", False), ("P2", True)]


def test_the_last_version_of_a_days_price_counts(office: Office) -> None:
    office.act("product price", lambda w: product.price(w, "P1", 13_000))
    office.act("product price", lambda w: product.price(w, "P1", 13_500, discount_limit_bp=200))

    seen = office.see(lambda look: lists.product.shown(look, "유기질비료"))

    assert rows(seen, "price", "discount_limit") == [(13_500, 200)]
    assert block(seen, "prices").rows == (
        ("2026-11-02", 12_000, 300, "2026-11-20 12:00"),
        ("2026-11-20", 13_000, 300, "2026-11-20 12:00"),
        ("2026-11-20", 13_500, 200, "2026-11-20 12:00"),
    )


def test_a_flag_that_was_changed_reads_as_one(office: Office) -> None:
    office.act("product edit", lambda w: product.edit(w, "P2", discontinued=True))

    seen = office.see(lambda look: lists.product.history(look, "P2"))

    assert [b.key for b in seen.blocks] == ["prices", "changes"]
    assert rows(seen, "action", "field", "before", "after", section="changes")[-1] == (
        "product edit",
        "discontinued",
        "false",
        "true",
    )


def test_a_product_without_a_price_yet_is_listed_all_the_same(office: Office) -> None:
    seen = office.see(lists.product.listed, today="2026-11-01")

    assert rows(seen, "code", "price") == [("P1", None), ("P2", None)]


# --- targets


def _targets(office: Office) -> None:
    def set_(work: Work) -> None:
        target.set_(work, Measure.SALES, NOVEMBER, 1_000_000, salesperson="kim")
        target.set_(work, Measure.SALES, NOVEMBER, 300_000, salesperson="kim", product="P1")
        target.set_(work, Measure.SALES, NOVEMBER, 1_200_000, salesperson="kim")
        target.set_(work, Measure.NEW_CUSTOMERS, NOVEMBER, 3, salesperson="lee")
        target.set_(work, Measure.COLLECTION, NOVEMBER, 500_000, dealer="D1")
        target.set_(work, Measure.SALES, month_labelled(2026, 12), 7, salesperson="lee")

    office.act("target set", set_)


def test_the_newest_target_of_each_key_is_in_force(office: Office) -> None:
    _targets(office)

    seen = office.see(lists.target.listed)

    dealer, fertiliser = Entry("D1", "(주)푸른농장"), Entry("P1", "유기질비료")
    sales, new = Entry("sales", "sales"), Entry("new_customers", "new customers")
    assert block(seen).rows == (
        ("2026-11", Entry("collection", "collection"), None, dealer, None, 500_000, None),
        ("2026-11", new, LEE, None, None, None, 3),
        ("2026-11", sales, KIM, None, fertiliser, 300_000, None),
        ("2026-11", sales, KIM, None, None, 1_200_000, None),
        ("2026-12", sales, LEE, None, None, 7, None),
    )


def test_targets_of_one_month_and_all_their_versions(office: Office) -> None:
    _targets(office)

    december = office.see(lambda look: lists.target.listed(look, month="next-month"))
    november = office.see(lambda look: lists.target.history(look, "2026-11-05"))

    assert rows(december, "month", "amount") == [("2026-12", 7)]
    assert rows(november, "product", "amount", "count", "recorded_at")[2:] == [
        (Entry("P1", "유기질비료"), 300_000, None, "2026-11-20 12:00"),
        (None, 1_000_000, None, "2026-11-20 12:00"),
        (None, 1_200_000, None, "2026-11-20 12:00"),
    ]
    with pytest.raises(DataError, match="is a week"):
        office.see(lambda look: lists.target.listed(look, month="2026-W47"))


def test_a_salesperson_sees_their_own_and_their_dealers_targets(office: Office) -> None:
    _targets(office)
    office.limited()

    assert rows(office.see(lists.target.listed, who="kim"), "amount") == [
        (500_000,),
        (300_000,),
        (1_200_000,),
    ]
    assert rows(office.see(lists.target.listed, who="lee"), "count") == [(3,), (None,)]


# --- settings, the calendar and the forms


def test_every_setting_is_listed_and_no_mark_of_ours(office: Office) -> None:
    office.act("setting set", lambda w: setting.set_(w, "payment_days", "60"), on=date(2026, 12, 1))
    office.act("setting set", lambda w: setting.set_(w, "receipt_days", "5"))

    seen = office.see(lists.setting.listed)

    told = {row[0]: row[1:] for row in block(seen).rows}
    assert "demonstration" not in told
    assert told["company"][:3] == ("한빛농자재", False, "2026-11-20")
    assert told["currency"][-1] is True
    assert told["receipt_days"] == (
        "5",
        False,
        "2026-11-20",
        "working days after dispatch within which the customer confirmation is filed",
        False,
    )
    assert told["payment_days"][:3] == ("30", True, None)


def test_a_setting_is_shown_with_all_its_versions(office: Office) -> None:
    for days in ("60", "45"):
        office.act("setting set", lambda w, days=days: setting.set_(w, "payment_days", days))

    seen = office.see(lambda look: lists.setting.history(look, "payment_days"))

    assert block(seen).rows == (
        ("2026-11-20", 1, "60", "2026-11-20 12:00"),
        ("2026-11-20", 2, "45", "2026-11-20 12:00"),
    )
    with pytest.raises(UnknownError):
        office.see(lambda look: lists.setting.history(look, "demonstration"))


def test_the_last_mark_of_a_day_counts(office: Office) -> None:
    day = date(2026, 12, 25)
    office.act("calendar holiday", lambda w: calendar.holiday(w, day, "성탄절"))
    office.act("calendar holiday", lambda w: calendar.holiday(w, day, "납품일", working=True))
    office.act("calendar holiday", lambda w: calendar.holiday(w, date(2026, 3, 1), "삼일절"))

    assert block(office.see(lists.calendar.listed)).rows == (
        ("2026-03-01", Entry("holiday", "holiday"), "삼일절"),
        ("2026-12-25", Entry("working", "working day"), "납품일"),
    )
    assert rows(office.see(lists.calendar.history), "day", "version", "name") == [
        ("2026-03-01", 1, "삼일절"),
        ("2026-12-25", 1, "성탄절"),
        ("2026-12-25", 2, "납품일"),
    ]


def test_the_forms_that_are_there_are_listed(empty: Office) -> None:
    seen = empty.see(lists.report.listed)

    assert [row[0] for row in block(seen).rows] == reports.names()
    assert ("F3", "Sales weekly statistics", Entry("week", "weekly")) in block(seen).rows


def test_a_form_says_in_a_line_what_it_is() -> None:
    assert reports.line("F3") == (
        "What was sold in a week, and how far the month's targets are reached."
    )
    assert all(reports.line(name) for name in reports.names())


# --- all of them


@pytest.mark.usefixtures("untranslated")
def test_the_language_changes_titles_but_no_key(office: Office) -> None:
    _targets(office)
    told = {}
    for language in Language:
        speak(language)
        with Workspace(db=str(office.path), clock=office.clock).read() as look:
            told[language] = [b for sheet in sheets(look) for b in sheet.blocks]

    keys = {lang: [(b.key, [c.key for c in b.columns]) for b in told[lang]] for lang in Language}
    assert keys[Language.EN] == keys[Language.KO] == keys[Language.ZH]
    assert [b.title for b in told[Language.KO]][:2] == ["직원", "직원"]
    roles = [b.rows[1][2] for b in (told[lang][0] for lang in Language)]
    assert roles == [
        Entry("SALES", "salesperson"),
        Entry("SALES", "영업사원"),
        Entry("SALES", "销售员"),
    ]


def test_no_read_of_a_register_totals_what_cannot_be_summed(office: Office) -> None:
    with Workspace(db=str(office.path), clock=office.clock).read() as look:
        totalled = [b.key for sheet in sheets(look) for b in sheet.blocks if b.totals]

    assert totalled == ["contracts"]


def test_the_audit_is_read_only_where_the_entry_is_named(office: Office) -> None:
    """What is written into a text cannot pass for a change: quotes inside JSON are escaped."""
    office.act("staff edit", lambda w: staff.edit(w, "lee", name='["employee",2,{"name":"x"}]'))

    with Workspace(db=str(office.path), clock=office.clock).read() as look:
        told = _entries.changes(look, "employee", 2)

    assert {row["action"] for row in told} == {"staff add"}
