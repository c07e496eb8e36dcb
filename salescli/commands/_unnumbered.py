"""What `show` shows of what was written and has no number of its own: by the table of its row."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from salescli import lists, reports
from salescli.reports import _report
from salescli.text import speak, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

    Show = Callable[[Look, Any], Sheet]
    Entry = tuple[str, Mapping[str, Any]]

_REGISTERS = {"customer": "customer", "product": "product", "staff": "employee"}
"""Noun to the table of its entries."""

_NAMED = {"customer": "customer", "employee": "employee", "salesperson": "employee"}
"""Whom a row names, to the register that has their code."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "collect": ("customer", "contract"),
    "conduct": ("training", "appraisal"),
    "contract": ("binder",),
    "report": ("submitted",),
}
"""Noun to the lists that show what it writes beside its documents."""


def _account(look: "Look", row: Mapping[str, Any]) -> "Sheet":
    """Show the account of a row, or the contract; what is noted of a region stands in its list."""
    if row.get("contract_id"):
        number = look.rows("SELECT number FROM contract WHERE id = :id", id=row["contract_id"])
        sheet: Sheet = lists.contract.shown(look, number[0]["number"])
        return sheet
    return lists.customer.shown(look, row["customer"])


def _dealer(look: "Look", row: Mapping[str, Any]) -> "Sheet":
    if row["customer"] is None:
        return lists.dealer.listed(look)
    return lists.dealer.shown(look, row["customer"])


def _papers(look: "Look", row: Mapping[str, Any]) -> "Sheet":
    number = row["number"]
    if "item_id" in row:
        of = "SELECT number FROM archive_item WHERE id = :id"
        number = look.rows(of, id=row["item_id"])[0]["number"]
    shown: Sheet = lists.archive.shown(look, number)
    return shown


def _form(look: "Look", row: Mapping[str, Any]) -> "Sheet":
    language = spoken()
    which = lists.submitted.asked(look, row["form"], row["period"], row["salesperson"])
    try:
        return lists.submitted.shown(look, which, row["version"])
    finally:
        speak(language)


def _told(look: "Look", row: Mapping[str, Any]) -> "Sheet":
    report = reports.load(row["form"])
    return _report.sheet(report, look, _report.chosen(report, look, row["period"]))


SHOWN: Mapping[str, "Show"] = {
    "customer": lambda look, row: lists.customer.shown(look, row["code"]),
    "product": lambda look, row: lists.product.shown(look, row["code"]),
    "employee": lambda look, row: lists.staff.shown(look, row["code"]),
    "setting": lambda look, row: lists.setting.shown(look, row["key_"]),
    "calendar_day": lambda look, row: lists.calendar.shown(look, row["day"]),
    "late_leave": lambda look, _row: lists.calendar.listed(look),
    "target": lambda look, row: lists.target.shown(look, row["month"]),
    "dealer_status": _dealer,
    "competitor_info": _dealer,
    "market_note": _dealer,
    "work_log": lambda look, row: lists.worklog.shown(look, row["day"], who=row["employee"]),
    "risk": _account,
    "contract_binder": lambda look, row: lists.binder.shown(look, row["month"]),
    "archive_item": _papers,
    "archive_loan": _papers,
    "training": lambda look, row: lists.training.listed(look, week=row["week"]),
    "appraisal": lambda look, row: lists.appraisal.shown(look, row["employee"], row["month"]),
    "form_submission": _form,
    "form_text": _told,
}
"""Table of what was written to what its noun shows of it."""


def entry(work: "Work", noun: str) -> "Entry | None":
    """Return the first row that was written of what can be shown, of the register of a noun first.

    What is written of somebody or something, such as an absence, is shown with them.
    """
    written = work.ledger.unsealed()
    own = _REGISTERS.get(noun, "")
    for table, id_, what in written if own else ():
        told = id_ if table == own else what.get(f"{own}_id")
        if told:
            return own, _row(work, own, told)
    return next(
        ((table, _row(work, table, id_)) for table, id_, _ in written if table in SHOWN), None
    )


def _row(work: "Work", table: str, id_: int) -> dict[str, Any]:
    """Return a row with the codes of whom and what it names."""
    row = dict(work.rows(f"SELECT * FROM {table} WHERE id = :id", id=id_)[0])
    for key, of in _NAMED.items():
        if row.get(f"{key}_id"):
            named = work.rows(f"SELECT code FROM {of} WHERE id = :id", id=row[f"{key}_id"])
            row[key] = named[0]["code"]
        else:
            row[key] = None
    return row
