"""Setting norms: for whom it is, and a decision in the history once the company is set up (R4)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from salescli.engine import noting
from salescli.engine.company import in_setup
from salescli.policy.norms import NORMS
from salescli.text import decimal

if TYPE_CHECKING:
    from salescli.books.located import Record
    from salescli.engine.work import Work

Set = Mapping[str, int | str | None]
"""The norms that somebody sets, by key; None where there is none, or it is taken away."""

_RATE_DIGITS = 4


def permit(work: "Work", noun: str, given: Set) -> None:
    """Refuse norms that are not for who decides; raise RoleError."""
    setup = in_setup(work)
    for norm in NORMS[noun]:
        value = given.get(norm.key)
        if value is not None and (
            refused := norm.refusal(work.decider, value, work.company.settings, setup=setup)
        ):
            raise refused


def note(work: "Work", noun: str, document_id: int, before: Set, after: Set) -> None:
    """Keep who decided which norm; what is entered in set-up nobody decides."""
    changed = [n.key for n in NORMS[noun] if n.key in after and before.get(n.key) != after[n.key]]
    if not changed or in_setup(work):
        return
    for key in changed:
        was, now = (_told(work, key, said.get(key)) for said in (before, after))
        noting.note(work, noun, document_id, key, before=was, after=now, clause="R4")


def _told(work: "Work", key: str, value: int | str | None) -> str | None:
    """Write a norm as scripts read it (forms.md, section 1)."""
    if value is None or isinstance(value, str):
        return value
    if key == "key_product":
        return str(bool(value)).lower()
    digits = {"price": work.company.digits, "discount_limit": _RATE_DIGITS}.get(key, 0)
    return decimal(value, digits)


def told(noun: str, record: "Record") -> dict[str, int]:
    """Return the norms that a record of a book sets."""
    given = {norm.key: record.values.get(norm.key) for norm in NORMS[noun]}
    # A product that is not marked sets nothing; nor does an empty cell.
    return {
        key: int(value)
        for key, value in given.items()
        if isinstance(value, int) and value is not False
    }


def wrong(
    work: "Work", noun: str, records: Iterable["Record"]
) -> Iterator[tuple["Record", str, str]]:
    """Yield each record with a norm that is not for who imports: its field, and for whom it is."""
    if noun not in NORMS:
        return
    setup = in_setup(work)
    for record in records:
        given = told(noun, record)
        for norm in NORMS[noun]:
            if norm.key in given and (
                refused := norm.refusal(
                    work.decider, given[norm.key], work.company.settings, setup=setup
                )
            ):
                yield record, norm.key, str(refused)
