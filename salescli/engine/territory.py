"""Whose accounts and documents somebody may write in (1.3.4).

A salesperson writes in their own: named on the document, or holding the account, or standing in for
who is away. Where `territory_reads` is on, what is not shown to them is unknown to them.
"""

import json
from typing import TYPE_CHECKING

from salescli.engine.company import company, person
from salescli.engine.firm import OF_FIRM, accounts
from salescli.errors import DataError, RoleError
from salescli.policy.documents import OF_KIND as DECLARED
from salescli.policy.documents import OF_TABLE
from salescli.policy.roles import Role
from salescli.sql import latest
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date
    from typing import Any

    from salescli.engine.company import Reads
    from salescli.engine.work import Work
    from salescli.policy.roles import Actor
    from salescli.tables._base import Record

EVERYBODYS = frozenset(("employee", "product", "meeting", "archive_loan"))
"""Tables whose entries and documents are shown to whoever looks."""

_ACCOUNT = """
    SELECT salesperson_id AS keeper, NULL AS account FROM customer_profile
    WHERE customer_id = :id AND valid_from <= :today
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

KEEPERS = {
    "customer": _ACCOUNT,
    "reconciliation": """
        SELECT profile.salesperson_id AS keeper, profile.customer_id AS account
        FROM reconciliation
        JOIN customer_profile AS profile ON profile.customer_id = reconciliation.customer_id
        WHERE reconciliation.id = :id AND profile.valid_from <= :today
        ORDER BY profile.valid_from DESC, profile.version DESC LIMIT 1
    """,
    "work_plan": "SELECT employee_id AS keeper, NULL AS account FROM work_plan WHERE id = :id",
    "form_submission": """
        SELECT salesperson_id AS keeper, NULL AS account FROM form_submission WHERE id = :id
    """,
    "collection": """
        SELECT contract.salesperson_id AS keeper, contract.customer_id AS account
        FROM contract JOIN collection_part ON collection_part.contract_id = contract.id
        WHERE collection_part.collection_id = :id
        UNION ALL
        SELECT salesperson_id, customer_id FROM collection
        WHERE id = :id AND salesperson_id IS NOT NULL
    """,
    "service_case": """
        SELECT salesperson_id AS keeper, customer_id AS account FROM service_case WHERE id = :id
        UNION ALL
        SELECT technician_id, customer_id FROM service_case
        WHERE id = :id AND technician_id IS NOT NULL
    """,
    "issue": """
        SELECT issue_owner.owner_id AS keeper, issue.customer_id AS account
        FROM issue JOIN issue_owner ON issue_owner.issue_id = issue.id
        WHERE issue.id = :id
        UNION
        SELECT author_id, customer_id FROM issue WHERE id = :id
    """,
    "asset": "SELECT holder_id AS keeper, NULL AS account FROM asset WHERE id = :id",
    **{
        table: f"""
            SELECT employee_id AS keeper, NULL AS account FROM {table} WHERE id = :id
            UNION
            SELECT author_id, NULL FROM {table} WHERE id = :id
        """
        for table in ("violation", "proposal", "liability")
    },
    **{
        table: f"SELECT salesperson_id AS keeper, customer_id AS account FROM {table}"
        " WHERE id = :id"
        for table in (
            *("visit", "inquiry", "quote", "contract", "instrument", "private_receipt"),
            *("expense", "expense_claim"),
        )
    },
}
"""Table to the SELECT of whose its entry or document is, and of which account."""

_AT_WORK = " UNION ".join(
    f"SELECT salesperson_id AS who FROM {table} WHERE {OF_FIRM} AND {of}"
    for table, of in (
        ("visit", "state IN ('planned', 'submitted', 'approved')"),
        ("inquiry", "state IN ('received', 'preparing')"),
        ("quote", "state IN ('draft', 'submitted', 'approved', 'sent')"),
        ("contract", "state NOT IN ('completed', 'cancelled') AND effective_on IS NULL"),
        ("contract", "state NOT IN ('completed', 'cancelled') AND amends_id IS NULL"),
    )
)
"""Who is named on documents under way in the accounts of a firm."""

_AWAY = """
    SELECT deputy.employee_id AS id, employee.code AS code
    FROM deputy JOIN employee ON employee.id = deputy.employee_id
    WHERE deputy.deputy_id = :who AND deputy.from_on <= :today AND deputy.until_on >= :today
      AND NOT EXISTS (
          SELECT 1 FROM deputy AS later
          WHERE later.employee_id = deputy.employee_id AND later.deputy_id = deputy.deputy_id
            AND later.from_on = deputy.from_on AND later.id > deputy.id
      )
"""

_KNOWN = """
    SELECT 1 AS known FROM customer_profile WHERE region = :region
    UNION ALL
    SELECT 1 FROM assignment WHERE region = :region
    LIMIT 1
"""

_COVERS = f"""
    SELECT 1 AS covers FROM customer_profile AS held
    WHERE held.salesperson_id = :who AND held.region = :region AND held.id = {
    latest("customer_profile", "customer_id = held.customer_id", ":today")
}
    UNION ALL
    SELECT 1 FROM assignment AS held
    WHERE held.employee_id = :who AND held.region = :region AND held.id = {
    latest("assignment", "employee_id = held.employee_id", ":today")
}
    LIMIT 1
"""
"""Whether somebody holds an account in a region today, or has it as their own."""


def within(work: "Work", record: "Record") -> bool:
    """Say whether who acts may know of an entry or a document; out of it, it is unknown.

    The setting is that of today: a business date before it was set opens nothing.
    """
    if (of := _source(record)) is None or seen_by(work) is None:
        return True
    return not _theirs(work, work.actor.id).isdisjoint(_named(work, *of))


def seen_by(work: "Work") -> str | None:
    """Return whose accounts and documents who acts may know of, as `read_by`; None for all."""
    limited = work.actor.only_sells
    if not limited or company(work, work.today).settings["territory_reads"] != "on":
        return None
    return read_by(work, work.actor, work.today)


def kept_by(work: "Work", who: "Actor", record: "Record") -> tuple[str, ...]:
    """Return the codes of whose a record is, where that is not who only sells; else nothing."""
    kind = OF_TABLE.get(str(record.__tablename__))
    of = _source(record) if who.only_sells else None
    if of is None or (kind and kind.whose and getattr(record, kind.whose) == who.id):
        return ()
    return _kept_by(work, who, *of)


def bound(work: "Work", record: "Record", name: str) -> None:
    """Refuse who only sells to write in what is another's, whatever is written (1.3.4)."""
    if keepers := kept_by(work, work.actor, record):
        _refuse(work, keepers, _("write in {document}").format(document=name))


def stands_for(work: "Work", act: str, id_: int, clause: str) -> None:
    """Refuse a salesperson who acts for another: the clerk and the manager may for anybody."""
    if work.actor.only_sells and not writes_for(work, id_):
        _refuse(work, (person(work, work.on, id_).code,), act, clause)


def writes_for(work: "Work", id_: int | None) -> bool:
    """Say whether who acts writes for somebody today: for themselves, or in their place."""
    return id_ in _theirs(work, work.actor.id)


def region(work: "Work", named: str, act: str) -> str:
    """Return a region that is known; refuse who only sells to write of one that is others'."""
    if not work.rows(_KNOWN, region=named):
        raise DataError(_("no account and nobody is in the region {region!r}").format(region=named))
    today = work.today.isoformat()
    if work.actor.only_sells and not any(
        work.rows(_COVERS, who=who, region=named, today=today)
        for who in sorted(_theirs(work, work.actor.id))
    ):
        _refuse(work, (), act)
    return named


def _refuse(work: "Work", keepers: tuple[str, ...], act: str, clause: str = "1.3.4") -> None:
    raise RoleError(act, work.actor.roles, (*keepers, Role.CLERK, Role.MANAGER), clause)


def _kept_by(work: "Work", who: "Actor", table: str, id_: int) -> tuple[str, ...]:
    named = _named(work, table, id_)
    if table == "customer" and None in named:
        # An account that nobody holds is nobody else's, unless somebody holds another of its firm.
        firm = accounts(work, id_)
        named = _holders(work, json.loads(firm)) or {None}
        if named == {None} or who.id in _at_work(work, firm):
            return ()
    held = {
        keeper
        for account in _accounts(work, table, id_)
        for keeper in _named(work, "customer", account)
    }
    keepers = {keeper for keeper in (*named, *held) if keeper is not None}
    if not keepers.isdisjoint(_theirs(work, who.id)):
        return ()
    return tuple(sorted(person(work, work.on, keeper).code for keeper in keepers))


def _holders(work: "Work", ids: "Iterable[int]") -> set[int | None]:
    return {keeper for one in ids for keeper in _named(work, "customer", one)} - {None}


def firm_of(work: "Work", customer: "Record") -> frozenset[int]:
    """Return the accounts of the firm that an account is of, itself included."""
    return frozenset(json.loads(accounts(work, customer.key)))


def joining(work: "Work", customer: "Record", before: "AbstractSet[int]") -> None:
    """Refuse who only sells to bring an account into a firm that is others' (1.3.4).

    They hold accounts of it, or have documents under way there. `before` are the accounts that it
    was of one firm with already.
    """
    if not work.actor.only_sells:
        return
    joined = firm_of(work, customer) - before - {customer.key}
    held = _holders(work, joined) or _at_work(work, json.dumps(sorted(joined)))
    if held and held.isdisjoint(_theirs(work, work.actor.id)):
        keepers = tuple(sorted(person(work, work.on, id_).code for id_ in held if id_))
        _refuse(work, keepers, _("enter or rename an account of their firm"))


def others_at_work(work: "Work", customer: int, who: int) -> bool:
    """Say whether another salesperson has an open document in an account or its firm (1.3.4)."""
    return bool(_at_work(work, accounts(work, customer)) - {who})


def _at_work(work: "Work", firm: str) -> set[int | None]:
    return {row["who"] for row in work.rows(_AT_WORK, firm=firm)}


def _theirs(work: "Work", who: int) -> set[int]:
    """Return who somebody writes for today: themselves, and whom they stand in for."""
    return {who, *(row["id"] for row in _away(work, who, work.today))}


def read_by(reads: "Reads", who: "Actor", today: "date") -> str:
    """Return between commas whose accounts and documents who only sells reads (salescli.sql)."""
    codes = (who.code, *(row["code"] for row in _away(reads, who.id, today)))
    return f",{','.join(codes)},"


def _away(reads: "Reads", who: int, today: "date") -> "list[Mapping[str, Any]]":
    return reads.rows(_AWAY, who=who, today=today.isoformat())


def _source(record: "Record") -> tuple[str, int] | None:
    """Return the table and id that say whose a record is: its own, or of what it is part of."""
    table, id_ = str(record.__tablename__), record.key
    if (kind := OF_TABLE.get(table)) and kind.of:
        table = DECLARED[kind.of].table
        id_ = getattr(record, f"{table}_id")
    return None if table in EVERYBODYS else (table, id_)


def _rows(work: "Work", table: str, id_: int) -> list[tuple[int | None, int | None]]:
    values = {"id": id_, "today": work.today.isoformat()}
    taken = {name: value for name, value in values.items() if f":{name}" in KEEPERS[table]}
    return [(row["keeper"], row["account"]) for row in work.rows(KEEPERS[table], **taken)]


def _named(work: "Work", table: str, id_: int) -> set[int | None]:
    return {keeper for keeper, _account in _rows(work, table, id_)}


def _accounts(work: "Work", table: str, id_: int) -> set[int]:
    return {account for _keeper, account in _rows(work, table, id_) if account is not None}
