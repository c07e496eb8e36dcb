"""Whose accounts and documents somebody may write in where `territory_reads` is on (1.3.4)."""

from typing import TYPE_CHECKING

from salescli.engine.company import company

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

EVERYBODYS = frozenset(("employee", "product", "meeting"))
"""Tables whose entries and documents are shown to whoever looks."""

_OF_CONTRACT = "SELECT contract.salesperson_id AS keeper FROM contract"

KEEPERS = {
    "customer": """
        SELECT salesperson_id AS keeper FROM customer_profile
        WHERE customer_id = :id AND valid_from <= :today
        ORDER BY valid_from DESC, version DESC LIMIT 1
    """,
    "work_plan": "SELECT employee_id AS keeper FROM work_plan WHERE id = :id",
    "collection": f"""
        {_OF_CONTRACT} JOIN collection_part ON collection_part.contract_id = contract.id
        WHERE collection_part.collection_id = :id
    """,
    **{
        table: f"{_OF_CONTRACT} JOIN {table} ON {table}.contract_id = contract.id"
        f" WHERE {table}.id = :id"
        for table in ("shipment", "invoice")
    },
    **{
        table: f"SELECT salesperson_id AS keeper FROM {table} WHERE id = :id"
        for table in ("visit", "inquiry", "quote", "contract")
    },
}
"""Table to the SELECT of whose its entry or document is: what lists show to that person."""


def within(work: "Work", record: "Record") -> bool:
    """Say whether who acts may know of an entry or a document; out of it, it is unknown.

    The setting is that of today: a business date before it was set opens nothing.
    """
    table = str(record.__tablename__)
    if not work.actor.only_sells or table in EVERYBODYS:
        return True
    if company(work, work.today).settings["territory_reads"] != "on":
        return True
    values = {"id": record.key, "today": work.today.isoformat()}
    taken = {name: value for name, value in values.items() if f":{name}" in KEEPERS[table]}
    return any(row["keeper"] == work.actor.id for row in work.rows(KEEPERS[table], **taken))
