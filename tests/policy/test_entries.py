"""Every entry: its fields are options of commands, taken by services and kept by tables."""

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_type_hints, is_typeddict

import pytest
from typer.main import get_command

from salescli import cli, models, services
from salescli.policy import entries, fields, market
from salescli.policy.fields import Field, Holds
from salescli.reports._columns import of
from salescli.services import visit
from salescli.text import Text

READ_AS: Mapping[Holds, type] = {
    **dict.fromkeys((Holds.MONEY, Holds.RATE, Holds.DAYS, Holds.COUNT, Holds.QUANTITY), int),
    Holds.DATE: date,
    Holds.FLAG: bool,
}
"""What is not read as a text or a choice."""

TAKEN: Mapping[Callable[..., Any], set[str]] = {
    services.visit.plan: set(visit._WORDS),
    services.visit.edit: set(visit._WORDS),
}
"""What a service takes beside the parameters it names."""


class Entered(NamedTuple):
    """A set of fields, its types, the tables that keep it, and the commands that take it."""

    fields: tuple[Field, ...]
    typed: type
    tables: tuple[str, ...]
    commands: Mapping[str, Callable[..., Any]]


customer, plan, quote = services.customer, services.plan, services.quote
contract, staff = services.contract, services.staff
ENTERED = (
    Entered(
        entries.STAFF,
        entries.StaffEntry,
        ("Employee", "Assignment"),
        {"staff add": staff.add, "staff edit": staff.edit},
    ),
    Entered(
        (*entries.STAFF, fields.HIRED_ON),
        entries.NewStaff,
        ("Employee", "Assignment"),
        {"staff add": staff.add},
    ),
    Entered(
        entries.ACCOUNT,
        entries.Account,
        ("CustomerProfile",),
        {"customer add": customer.add, "customer edit": customer.edit},
    ),
    Entered(
        entries.DEALER,
        entries.DealerReport,
        ("DealerStatus",),
        {"dealer status": services.dealer.status},
    ),
    Entered(
        entries.COMPETITOR,
        entries.Competing,
        ("CompetitorInfo",),
        {"dealer competitor": services.dealer.competitor},
    ),
    Entered(
        entries.RECORD,
        entries.CustomerRecord,
        ("CustomerProfile",),
        {"customer profile": customer.profile},
    ),
    Entered(entries.VISIT, entries.VisitPlan, ("Visit",), {"visit edit": services.visit.edit}),
    Entered(
        (*entries.VISIT, fields.SALESPERSON),
        entries.PlannedVisit,
        ("Visit",),
        {"visit plan": services.visit.plan},
    ),
    Entered(
        entries.RECORDED, entries.VisitRecord, ("Visit",), {"visit record": services.visit.record}
    ),
    Entered(
        entries.PLAN,
        entries.PlanItem,
        ("WorkPlan",),
        {"plan set": plan.set_, "plan change": plan.change},
    ),
    Entered(
        entries.CONTRACT_TERMS,
        entries.ContractTerms,
        ("Contract",),
        {
            "contract draft": contract.draft,
            "contract edit": contract.edit,
            "contract amend": contract.amend,
        },
    ),
    Entered(
        entries.QUOTE_TERMS,
        entries.QuoteTerms,
        ("Quote",),
        {"quote draft": quote.draft, "quote edit": quote.edit},
    ),
)
each_entry = pytest.mark.parametrize("entered", ENTERED, ids=lambda found: found.typed.__name__)

TREE = get_command(cli.tree([*cli.NOUNS], {}))


def _takes(service: Callable[..., Any]) -> set[str]:
    """Name what a service takes: parameters, and the fields that it unpacks."""
    found = set(TAKEN.get(service, ()))
    for parameter in inspect.signature(service).parameters.values():
        unpacked = get_args(parameter.annotation)
        if parameter.kind is parameter.VAR_KEYWORD and unpacked and is_typeddict(unpacked[0]):
            found |= get_type_hints(unpacked[0]).keys()
        found.add(parameter.name)
    return found


def test_every_set_of_fields_is_looked_at() -> None:
    typed = {value for value in vars(entries).values() if is_typeddict(value)}

    assert typed - {entries.Address} == {entered.typed for entered in ENTERED}


@each_entry
def test_the_types_are_those_of_the_fields(entered: Entered) -> None:
    hints = get_type_hints(entered.typed)

    assert list(hints)
    assert hints.keys() == {field.name for field in entered.fields}
    for field in entered.fields:
        allowed = {hints[field.name], *get_args(hints[field.name])}
        kind = READ_AS.get(field.holds)
        assert (kind or field.choice or str) in allowed, field.key


@each_entry
def test_a_field_is_a_column_of_the_table(entered: Entered) -> None:
    columns = {
        column.name for table in entered.tables for column in getattr(models, table).__table__.c
    }

    documents = {column.removesuffix("_id") for column in columns}
    for field in entered.fields:
        assert field.column in (documents if field.holds is Holds.CODE else columns)


@each_entry
def test_a_field_is_an_option_and_reaches_the_service(entered: Entered) -> None:
    for path, service in entered.commands.items():
        noun, verb = path.split()
        options = {
            name: option.help
            for option in TREE.commands[noun].commands[verb].params
            for name in option.opts
        }

        assert {field.flag for field in entered.fields} - options.keys() == set()
        assert all(options[field.flag] == field.hint != "" for field in entered.fields)
        assert {field.name for field in entered.fields} - _takes(service) == set(), path


DECLARED = [
    value
    for module in (fields, market)
    for value in vars(module).values()
    if isinstance(value, Field)
]


@pytest.mark.parametrize("field", [*DECLARED, *fields.WEEKS], ids=lambda field: field.key)
def test_a_field_is_worded_and_makes_a_column(field: Field) -> None:
    column = of(field)

    assert (column.key, column.kind, column.heading) == (field.key, field.holds, field.heading)
    assert field.key.isidentifier()
    assert field.key == field.key.lower()
    for heading in (field.heading, field.book or field.heading):
        assert isinstance(heading, Text)
        assert all(word.strip() == word != "" for word in heading)
    if field.choice is not None:
        assert issubclass(field.choice, StrEnum)
        assert set(field.choice) == set(field.words or ())
