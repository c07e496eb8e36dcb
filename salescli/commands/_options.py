"""Options that more than one command takes, and how their words become values."""

from typing import Annotated

import typer

from salescli.text import _

Number = Annotated[str, typer.Argument(metavar="NUMBER", help=_("The document's number."))]
ContractNumber = Annotated[
    str, typer.Argument(metavar="CONTRACT", help=_("The contract's number."))
]
Customer = Annotated[str, typer.Argument(metavar="CUSTOMER", help=_("The account: code or name."))]
OnlyCustomer = Annotated[str | None, typer.Option("--customer", help=_("Only of this one."))]
Who = Annotated[str, typer.Argument(metavar="WHO", help=_("The employee: code or name."))]
Product = Annotated[str, typer.Argument(metavar="PRODUCT", help=_("The product: code or name."))]
Salesperson = Annotated[
    str | None, typer.Option("--salesperson", help=_("The salesperson: code or name."))
]
Name = Annotated[str | None, typer.Option("--name", help=_("The name."))]
Region = Annotated[str | None, typer.Option("--region", help=_("The region or territory."))]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help=_("Leave out all that was recorded after this day.")),
]
