"""Lists of products with today's prices, and a product with its prices over time."""

from salescli.lists._columns import PRICE
from salescli.lists._entries import VALID_FROM, Register, versions
from salescli.lists._select import ALL, select
from salescli.policy import fields
from salescli.reports._columns import CODE, DISCOUNT_LIMIT, NAME, SPEC, UNIT, of
from salescli.reports._section import Section
from salescli.sql import latest
from salescli.text import Text

_COLUMNS = (
    CODE,
    NAME,
    SPEC,
    UNIT,
    of(fields.CATEGORY),
    PRICE,
    DISCOUNT_LIMIT,
    of(fields.DISCONTINUED),
)

_PRICED = {"price": "price.amount", "discount_limit": "price.discount_limit_bp"}
_SOURCE = f"""
    FROM product
    LEFT JOIN price ON price.id = {latest("price", "product_id = product.id", ":today")}
"""
_SELECT = f"{select('product', _COLUMNS, **_PRICED)} {_SOURCE}"

LIST = Section(
    key="products",
    title=Text("Products", "제품", "产品"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {_SELECT}
        WHERE CAST(:all_ AS BIGINT) = 1 OR product.discontinued = 0
        ORDER BY product.code
    """,
    public=True,  # what is sold, at which price, is everybody's
)

ENTRY = LIST._replace(
    key="entry",
    title=Text("Product", "제품", "产品"),
    sql=f"{_SELECT} WHERE product.id = :id",
    public=False,
)

PRICES = versions(
    "prices",
    Text("Prices", "가격 이력", "价格经过"),
    "price",
    (VALID_FROM, PRICE, DISCOUNT_LIMIT),
    "FROM price WHERE product_id = :id ORDER BY valid_from, version",
    **_PRICED,
)

REGISTER = Register(
    "product", "product", _SOURCE, LIST, (ENTRY, PRICES), territory=ALL, steps=PRICES
)
listed, shown, history = REGISTER.listed, REGISTER.shown, REGISTER.history
