"""product: what is sold, and at which list price."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._checks import SHARE
from salescli.commands._codes import Following
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Name, Product
from salescli.commands._telling import money
from salescli.commands._words import amount, percent
from salescli.policy.kinds import TaxKind
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "product")

Code = Annotated[
    str, typer.Argument(metavar="CODE", help=_("A code of its own.")), Following("product")
]
FullName = Annotated[str, typer.Argument(metavar="NAME", help=_("The full name."))]
Spec = Annotated[str | None, typer.Option("--spec", help=_("The specification."))]
Category = Annotated[str | None, typer.Option("--category", help=_("The category."))]
Discontinued = Annotated[bool, typer.Option("--discontinued", help=_("Discontinued ones too."))]
Limit = Annotated[
    str | None, typer.Option("--discount-limit", help=_("Usual largest discount in percent."))
]
Tax = Annotated[TaxKind | None, typer.Option("--tax", help=_("How it is taxed."))]
Key = Annotated[
    bool | None,
    typer.Option("--key/--no-key", help=_("Whether purchasing is asked before it is offered.")),
]


@write(app, decides=True)
def add(
    work: "Work",
    code: Code,
    name: FullName,
    unit: Annotated[str, typer.Option("--unit", help=_("The unit it is sold by."))],
    price: Annotated[
        str | None, typer.Option("--price", help=_("The list price (the manager's)."))
    ] = None,
    spec: Spec = None,
    category: Category = None,
    discount_limit: Limit = None,
    key: Key = None,
    tax: Tax = None,
) -> str:
    """Enter a product in the register; its price, limit and mark are the manager's."""
    product = services.product.add(
        work,
        code,
        name,
        unit=unit,
        price=amount(work, price),
        discount_limit_bp=None if discount_limit is None else percent(discount_limit),
        spec=spec,
        category=category,
        key_product=bool(key),
        tax_kind=tax or TaxKind.STANDARD,
    )
    return _("product {code} {name} added").format(code=product.code, name=product.name)


@write(app, decides=True)
def edit(
    work: "Work",
    product: Product,
    name: Name = None,
    unit: Annotated[str | None, typer.Option("--unit", help=_("The unit."))] = None,
    spec: Spec = None,
    category: Category = None,
    discontinued: Annotated[
        bool | None,
        typer.Option("--discontinued/--continued", help=_("Whether it is sold no more.")),
    ] = None,
    key: Key = None,
    tax: Tax = None,
) -> str:
    """Change an entry of the product register."""
    found = services.product.edit(
        work,
        product,
        name=name,
        unit=unit,
        spec=spec,
        category=category,
        discontinued=discontinued,
        key_product=key,
        tax_kind=tax,
    )
    return _("product {code} {name} changed").format(code=found.code, name=found.name)


@write(app, decides=True)
def price(
    work: "Work",
    product: Product,
    price: Annotated[str, typer.Argument(metavar="PRICE", help=_("The list price.")), SHARE],
    discount_limit: Limit = None,
) -> str:
    """Set the list price from today (or --on) on."""
    limit = None if discount_limit is None else percent(discount_limit)
    listed = services.product.price(
        work, product, amount(work, price) or 0, discount_limit_bp=limit
    )
    return _("product {code} costs {price} from {day}").format(
        code=product, price=money(work, listed.amount), day=listed.valid_from
    )


noun.browse(
    _("List the products with today's prices."),
    _("Show a product with its prices."),
    _("Show what an entry has been."),
    word=Product,
    discontinued=Discontinued,
)
