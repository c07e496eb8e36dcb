"""All that is missing of a command in one message; loaded where something is."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from salescli.commands._needed import given, others
from salescli.line.choices import named


class Beside(NamedTuple):
    """One of these has to be given, where another parameter says so: the service asks for it."""

    of: tuple[str, ...]
    where: str = ""
    says: tuple[str, ...] = ()
    """What the other parameter says then; anything, if empty."""


_BILL = ("acceptance_bill", "bank_draft", "cheque")

BESIDE: Mapping[str, tuple[Beside, ...]] = {
    "archive put": (Beside(("reference",), "class_", ("voucher",)),),
    "asset add": (Beside(("odometer",), "kind", ("vehicle",)),),
    "asset assign": (Beside(("paper",)),),
    "asset inspect": tuple(Beside((one,), "result", ("damaged",)) for one in ("cause", "answers")),
    "asset return": (Beside(("condition", "retire")), Beside(("paper", "retire"))),
    "collect apply": (
        Beside(("instrument",), "method", _BILL),
        Beside(("received_by",), "exception"),
    ),
    "conduct propose": (Beside(("fine", "warning", "nothing")),),
    "conduct training": (Beside(("topic", "about")),),
    "dealer note": (Beside(("customer", "region")),),
    "expense claim": (Beside(("category", "request_")), Beside(("purpose", "request_"))),
    "inquiry answer": (Beside(("text", "model", "parameters", "price", "lead_days", "supplier")),),
    "inquiry line": (Beside(("product", "description", "remove")),),
    "issue assign": (Beside(("owner", "due", "action")),),
    "plan set": (Beside(("annual", "monthly", "weekly", "daily")),),
    "report write": (
        Beside(("told", "summary", "problems", "measures")),
        *(Beside((one,), "told") for one in ("salesperson", "customer", "product")),
    ),
    "target set": (Beside(("salesperson", "dealer")),),
}
"""Named with what is missing, so that nobody is told one thing after another."""

_SIGNED = Beside(("paper",), "by")


def lacking(
    command: str,
    parameters: Iterable[inspect.Parameter],
    missing: Iterable[inspect.Parameter],
    values: Mapping[str, Any],
) -> list[str]:
    """Name all that is missing, each with what would be enough instead."""
    known = {parameter.name: parameter for parameter in parameters}
    found = [(parameter.name, *others(parameter)) for parameter in missing]
    found += _beside((*BESIDE.get(command, ()), _SIGNED), values)
    return ["|".join(named(known[n]) for n in names if n in known) for names in found]


def _beside(rows: Iterable[Beside], values: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        said = values.get(row.where)
        asked = not row.where or (str(said) in row.says if row.says else given(said))
        if asked and not any(given(values.get(name)) for name in row.of):
            yield row.of
