"""The staff register: who works here today, in which role, and what was changed."""

from datetime import date

from salescli import lists
from salescli.lists import _entries
from salescli.policy.kinds import AbsenceKind
from salescli.policy.roles import Role
from salescli.render.sheet import Entry
from salescli.services.register import staff
from tests.lists._office import HIRED, TODAY, Office, as_it_is, block, rows


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

    assert [b.key for b in seen.blocks] == ["entry", "roles", "absences", "deputies"]
    assert rows(seen, "code", "region") == [("kim", "서울")]
    assert block(seen, "roles").rows == (
        ("2026-11-02", Entry("SALES", "salesperson"), "경기", "2026-11-20 12:00"),
        ("2026-11-02", Entry("SALES", "salesperson"), "서울", "2026-11-20 12:00"),
    )
    assert block(seen, "absences").rows == (
        (
            *(Entry("sick", "sick"), "2026-11-16", "2026-11-17", None),
            *("2026-11-20", Entry("admin", "관리자"), None),
        ),
    )


def test_what_was_edited_in_place_is_told_from_the_audit(office: Office) -> None:
    office.hour = 16  # one in the morning of the 21st in Seoul
    office.act("staff edit", lambda w: staff.edit(w, "kim", name="김새이름", phone="010-2"))

    seen = office.see(lambda look: lists.staff.history(look, "kim"))

    admin = Entry("admin", "관리자")
    name, phone = Entry("name", "Name"), Entry("phone", "Phone")
    assert [b.key for b in seen.blocks] == ["roles", "decisions", "changes"]
    assert block(seen, "changes").rows[-2:] == (
        ("2026-11-21 01:00", admin, "staff edit", name, as_it_is("김영업"), as_it_is("김새이름")),
        ("2026-11-21 01:00", admin, "staff edit", phone, as_it_is("010-1"), as_it_is("010-2")),
    )
    assert block(seen, "changes").rows[:2] == (
        ("2026-11-20 12:00", admin, "staff add", Entry("code", "Code"), None, as_it_is("kim")),
        ("2026-11-20 12:00", admin, "staff add", name, None, as_it_is("김영업")),
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
        (Entry("code", "Code"), None, as_it_is("admin")),
        (Entry("name", "Name"), None, as_it_is("관리자")),
        (Entry("hired_on", "Hired"), None, as_it_is("2026-11-20")),
    ]


def test_a_set_up_without_an_actor_names_nobody(office: Office) -> None:
    seen = office.see(lambda look: lists.staff.history(look, "admin"))

    assert rows(seen, "by", "action", section="changes")[0] == (None, "init")


def test_a_code_or_an_exact_name_gives_the_code(office: Office) -> None:
    assert office.see(lambda look: lists.staff.code(look, " kim ")) == "kim"
    assert office.see(lambda look: lists.staff.code(look, "김 영업")) == "kim"


def test_the_audit_is_read_only_where_the_entry_is_named(office: Office) -> None:
    """What is written into a text cannot pass for a change: quotes inside JSON are escaped."""
    office.act("staff edit", lambda w: staff.edit(w, "lee", name='["employee",2,{"name":"x"}]'))

    told = office.see(lambda look: _entries.changes(look, "employee", 2))

    assert {row["action"] for row in told} == {"staff add"}
