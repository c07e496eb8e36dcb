"""Products and their dated list prices."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.late import never_before
from salescli.errors import TakenError
from salescli.policy import names
from salescli.policy.roles import REGISTRARS, Role
from salescli.services.register import norm
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.product import Price, Product

_VERSION = """
    SELECT coalesce(MAX(version), 0) + 1 AS next FROM price
    WHERE product_id = :product AND valid_from = :day
"""


def add(  # noqa: PLR0913 - the fields of a product
    work: "Work",
    code: str,
    name: str,
    *,
    unit: str,
    price: int,
    discount_limit_bp: int = 0,
    spec: str | None = None,
    category: str | None = None,
) -> "Product":
    """Enter a product with its list price in minor units; raise TakenError for a code in use."""
    work.require(_("add a product"), REGISTRARS, "R4")
    code, name = names.code(code), names.clean(name, _("name"))
    if work.fetch(models.Product, code=code):
        raise TakenError(_("product"), code)
    product = models.Product(
        code=code,
        name=name,
        name_key=names.key(name),
        unit=names.clean(unit, _("unit")),
        spec=names.clean(spec, _("spec")) if spec else None,
        category=names.clean(category, _("category")) if category else None,
    )
    work.add(product)
    _priced(work, product, price, discount_limit_bp)
    return product


def edit(  # noqa: PLR0913 - the fields of a product
    work: "Work",
    what: str,
    *,
    name: str | None = None,
    unit: str | None = None,
    spec: str | None = None,
    category: str | None = None,
    discontinued: bool | None = None,
) -> "Product":
    """Change an entry of the product register; prices have a command of their own."""
    work.require(_("edit a product"), REGISTRARS, "R4")
    product = find.product(work, what)
    if name is not None:
        product.name = names.clean(name, _("name"))
        product.name_key = names.key(product.name)
    if unit is not None:
        product.unit = names.clean(unit, _("unit"))
    if spec is not None:
        product.spec = names.clean(spec, _("spec"))
    if category is not None:
        product.category = names.clean(category, _("category"))
    if discontinued is not None:
        product.discontinued = discontinued
    work.add(product)
    return product


def price(work: "Work", what: str, amount: int, *, discount_limit_bp: int | None = None) -> "Price":
    """Set the list price from the business date on, in minor units (R4)."""
    work.require(_("set a list price"), (Role.MANAGER, Role.LEADER, Role.ADMIN), "R4")
    product = find.product(work, what)
    if discount_limit_bp is None:
        now = norm.listed(work, product.key)
        discount_limit_bp = now["discount_limit_bp"] if now else 0
    return _priced(work, product, amount, discount_limit_bp)


def _priced(work: "Work", product: "Product", amount: int, limit: int) -> "Price":
    never_before(work, _("a price"))
    version = work.rows(_VERSION, product=product.key, day=work.on.isoformat())[0]["next"]
    listed = models.Price(
        product_id=product.key,
        valid_from=work.on,
        version=version,
        recorded_at=work.now(),
        amount=amount,
        discount_limit_bp=limit,
    )
    work.add(listed)
    return listed
