"""Options that more than one command takes, and how their words become values."""

from typing import Annotated

import typer

from salescli.commands._checks import CUSTOMER, PERSON, PRODUCT
from salescli.commands._together import With
from salescli.text import Language, _

Number = Annotated[str, typer.Argument(metavar="NUMBER", help=_("The document's number."))]
ContractNumber = Annotated[
    str, typer.Argument(metavar="CONTRACT", help=_("The contract's number."))
]
Customer = Annotated[
    str, typer.Argument(metavar="CUSTOMER", help=_("The account: code or name.")), CUSTOMER
]
OnlyCustomer = Annotated[str | None, typer.Option("--customer", help=_("Only of this one."))]
Who = Annotated[str, typer.Argument(metavar="WHO", help=_("The employee: code or name.")), PERSON]
Product = Annotated[
    str, typer.Argument(metavar="PRODUCT", help=_("The product: code or name.")), PRODUCT
]
Salesperson = Annotated[
    str | None, typer.Option("--salesperson", help=_("The salesperson: code or name.")), PERSON
]
Name = Annotated[str | None, typer.Option("--name", help=_("The name."))]
Region = Annotated[str | None, typer.Option("--region", help=_("The region or territory."))]
Reason = Annotated[str, typer.Option("--reason", help=_("Why."))]
Result = Annotated[str, typer.Option("--result", help=_("What came of it."))]
Tongue = Annotated[
    Language | None,
    typer.Option("--language", help=_("In which language (default: the customer's).")),
]
Since = Annotated[
    str | None, typer.Option("--since", help=_("From this day, week, month or quarter on."))
]
Until = Annotated[
    str | None, typer.Option("--until", help=_("Until this day, week, month or quarter."))
]
FILTERS = {
    "customer": OnlyCustomer,
    "salesperson": Salesperson,
    "since": Since,
    "until": Until,
}
"""What a list can be asked for, whichever it is, if its statement can."""
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=0, help=_("Only so many, the newest; 0 for all.")),
]
No = Annotated[bool, typer.Option("--no", help=_("Say no."))]
Reject = Annotated[bool, typer.Option("--reject", help=_("Say no."))]
Lift = Annotated[bool, typer.Option("--lift", help=_("Take the flag away."))]
FlagOf = Annotated[
    str | None,
    typer.Option("--of", help=_("With --lift: whose flag, where several stand.")),
    With(("lift",)),
]
Price = Annotated[str | None, typer.Option("--price", help=_("Unit price (default: list)."))]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help=_("Leave out all that was recorded after this day."))
]
