"""The arguments and options of the contract commands."""

from pathlib import Path
from typing import Annotated

import typer

from salescli.commands._checks import CUSTOMER
from salescli.commands._needed import Unless
from salescli.commands._together import Alone
from salescli.errors import UsageError
from salescli.policy.kinds import ContractMeans
from salescli.text import _

Told = Annotated[str, typer.Argument(metavar="TEXT", help=_("What was said."))]
Term = Annotated[str, typer.Option("--term", help=_("Which term: a code or in words."))]
Line = Annotated[int | None, typer.Option("--line", help=_("Of which line."))]
Month = Annotated[str, typer.Argument(metavar="MONTH", help=_("The month, like 2026-10."))]
Account = Annotated[
    str | None,
    typer.Argument(metavar="CUSTOMER", help=_("The account: code or name.")),
    CUSTOMER,
    Unless(("quotation",)),
]
Other = Annotated[
    str | None, typer.Option("--customer", help=_("Another account, in a draft of its own."))
]
Quotation = Annotated[
    str | None, typer.Option("--from", help=_("An approved quotation or bid to copy."))
]
ByPhone = Annotated[bool, typer.Option("--phone", help=_("An order by telephone."))]
ByFax = Annotated[bool, typer.Option("--fax", help=_("An order by fax."))]
Change = Annotated[
    int | None,
    typer.Option("--change", help=_("Change line N.")),
    Alone(("quantity", "price", "discount")),
]
Partner = Annotated[str | None, typer.Option("--with", help=_("Who was talked to."))]
OpenPoint = Annotated[str | None, typer.Option("--open", help=_("A question that stays open."))]
Point = Annotated[int, typer.Argument(metavar="N", help=_("The talk that left it open."))]
Normal = Annotated[str, typer.Option("--normal", help=_("What is usual.")), Unless(("withdraw",))]
Agreed = Annotated[
    str, typer.Option("--agreed", help=_("What is wanted instead.")), Unless(("withdraw",))
]
Withdraw = Annotated[
    bool, typer.Option("--withdraw", help=_("Take back what was declared.")), Alone(("line",))
]
Place = Annotated[str, typer.Option("--place", help=_("Where the original stands."))]
Scan = Annotated[Path | None, typer.Option("--scan", help=_("Its scanned file."))]
OrdersOpen = Annotated[
    bool, typer.Option("--orders-open", help=_("Only orders that wait for their paper."))
]


def means(*, phone: bool, fax: bool) -> ContractMeans:
    """Say how a customer ordered."""
    if phone and fax:
        raise UsageError(_("an order comes by telephone or by fax: give --phone or --fax"))
    if phone:
        return ContractMeans.PHONE
    return ContractMeans.FAX if fax else ContractMeans.WRITTEN
