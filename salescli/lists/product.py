"""Lists of products with today's prices, and a product with its prices over time."""

from salescli.lists._columns import PRICE
from salescli.lists._entries import VALID_FROM, Register, decided, versions
from salescli.lists._select import ALL
from salescli.policy import fields
from salescli.reports._columns import CODE, DISCOUNT_LIMIT, NAME, SPEC, UNIT, of
from salescli.sql import latest
from salescli.text import Text

_PRICED = {"price": "price.amount", "discount_limit": "price.discount_limit_bp"}

PRICES = versions(
    "prices",
    Text("Prices", "가격 이력", "价格经过"),
    "price",
    (VALID_FROM, PRICE, DISCOUNT_LIMIT),
    "FROM price WHERE product_id = :id ORDER BY valid_from, version",
    **_PRICED,
)

REGISTER = Register(
    "product",
    "product",
    ("products", "entry"),
    Text("Products", "제품", "产品"),
    Text("Product", "제품", "产品"),
    columns=(
        *(CODE, NAME, SPEC, UNIT, of(fields.CATEGORY)),
        *(PRICE, DISCOUNT_LIMIT, of(fields.TAX_KIND)),
        *(of(fields.KEY_PRODUCT), of(fields.DISCONTINUED)),
    ),
    source=f"""
        FROM product LEFT JOIN price
          ON price.id = {latest("price", "product_id = product.id", ":today")}
    """,
    said=_PRICED,
    where="(CAST(:discontinued AS BIGINT) = 1 OR product.discontinued = 0)",
    order="product.code",
    parts=(PRICES,),
    territory=ALL,
    steps=PRICES,
    decided=decided("product", Text("Decisions about norms", "기준 결정", "标准决定")),
)
listed, shown, history = REGISTER.listed, REGISTER.shown, REGISTER.history
code = REGISTER.code
