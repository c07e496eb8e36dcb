"""Products, their dated list prices, and which are key products."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, noting
from salescli.engine.goods import RENAMED
from salescli.engine.late import never_before
from salescli.errors import LeftOutError, TakenError
from salescli.policy import names
from salescli.policy.kinds import TaxKind
from salescli.policy.roles import REGISTRARS, Role
from salescli.services.register import norm, norming, twins
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.product import Price, Product

_VERSION = """
    SELECT coalesce(MAX(version), 0) + 1 AS next FROM price
    WHERE product_id = :product AND valid_from = :day
"""

_RELIED_ON = """
    SELECT EXISTS (SELECT 1 FROM price WHERE product_id = :product)
        OR EXISTS (SELECT 1 FROM quote_line WHERE product_id = :product)
        OR EXISTS (SELECT 1 FROM contract_line WHERE product_id = :product) AS relied_on
"""


def add(  # noqa: PLR0913 - the fields of a product
    work: "Work",
    code: str,
    name: str,
    *,
    unit: str,
    price: int | None = None,
    discount_limit_bp: int | None = None,
    spec: str | None = None,
    category: str | None = None,
    key_product: bool = False,
    tax_kind: TaxKind = TaxKind.STANDARD,
) -> "Product":
    """Enter a product, with a list price in minor units if who decides may set one (R4).

    Raises TakenError for a code in use, and RoleError.
    """
    work.require(_("add a product"), REGISTRARS, "R4")
    if price is None and discount_limit_bp is not None:
        raise LeftOutError(
            ("--price",), _("a discount limit is that of a list price; give --price too")
        )
    norms = {
        "price": price,
        "discount_limit": discount_limit_bp,
        "key_product": key_product or None,
        "tax_kind": None if tax_kind is TaxKind.STANDARD else tax_kind,
    }
    norming.permit(work, "product", norms)
    code, name = names.code(code), names.called(name, _("name"))
    if work.fetch(models.Product, code=code):
        raise TakenError(_("product"), code)
    product = models.Product(
        code=code,
        name=name,
        name_key=names.key(name),
        unit=names.clean(unit, _("unit")),
        spec=names.clean(spec, _("spec")) if spec else None,
        category=names.clean(category, _("category")) if category else None,
        key_product=key_product,
        tax_kind=tax_kind,
    )
    work.add(product)
    twins.warn(work, product)
    if price is not None:
        _priced(work, product, price, discount_limit_bp or 0)
    norming.note(work, "product", product.key, {}, norms)
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
    key_product: bool | None = None,
    tax_kind: TaxKind | None = None,
) -> "Product":
    """Change an entry of the product register; prices have a command of their own."""
    work.require(_("edit a product"), (*REGISTRARS, Role.LEADER), "R4")
    product = find.product(work, what)
    if name is not None:
        _rename(work, product, names.called(name, _("name")))
    _measure(work, product, [("unit", _("unit"), unit), ("spec", _("spec"), spec)])
    if category is not None:
        product.category = names.clean(category, _("category"))
    if discontinued is not None:
        product.discontinued = discontinued
    if tax_kind is not None and tax_kind is not product.tax_kind:
        _set(work, product, "tax_kind", tax_kind)
    if key_product is not None and key_product is not product.key_product:
        _set(work, product, "key_product", key_product)
    work.add(product)
    if name is not None or spec is not None:
        twins.warn(work, product)
    return product


def _rename(work: "Work", product: "Product", name: str) -> None:
    """Give another name; by the one before it passes for the same product still (1.3.2)."""
    before, product.name, product.name_key = product.name_key, name, names.key(name)
    after = product.name_key
    if after != before:
        noting.note(
            work, RENAMED, product.key, "rename", before=before, after=after, clause="1.3.2"
        )


def _measure(
    work: "Work", product: "Product", given: Iterable[tuple[str, str, str | None]]
) -> None:
    """Write what a price is of: once it is relied on, another unit is as another price (R4)."""
    words = {key: names.clean(word, what) for key, what, word in given if word is not None}
    before = {key: getattr(product, key) for key in words}
    other = {
        key: word
        for key, word in words.items()
        if before[key] and names.unspaced(before[key]) != names.unspaced(word)
    }
    if other and work.rows(_RELIED_ON, product=product.key)[0]["relied_on"]:
        never_before(work, _("a norm"))
        norming.permit(work, "product", other)
        norming.note(work, "product", product.key, before, other)
    for key, word in words.items():
        setattr(product, key, word)


def _set(work: "Work", product: "Product", key: str, value: TaxKind | bool) -> None:  # noqa: FBT001 - what it becomes
    """Set a norm that counts from now on: what was delivered before stays so taxed (R4, D12)."""
    never_before(work, _("a norm"))
    norming.permit(work, "product", {key: value})
    norming.note(work, "product", product.key, {key: getattr(product, key)}, {key: value})
    setattr(product, key, value)


def price(work: "Work", what: str, amount: int, *, discount_limit_bp: int | None = None) -> "Price":
    """Set the list price from the business date on, in minor units (R4)."""
    norming.permit(work, "product", {"price": amount, "discount_limit": discount_limit_bp})
    product = find.product(work, what)
    now = norm.listed(work, product.key)
    before = {"price": now["amount"], "discount_limit": now["discount_limit_bp"]} if now else {}
    limit = before.get("discount_limit", 0) if discount_limit_bp is None else discount_limit_bp
    after = {"price": amount, "discount_limit": limit if now or limit else None}
    norming.note(work, "product", product.key, before, after)
    return _priced(work, product, amount, limit)


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
