"""Lists of products with today's prices, and a product with its prices over time."""

from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import PRICE, RECORDED, RECORDED_AT, VALID_FROM
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, DISCOUNT_LIMIT, NAME, SPEC, UNIT
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_FIND = """
    SELECT id, code, name FROM product
    WHERE code = :code OR name_key = :key
    ORDER BY code
"""

_COLUMNS = (
    CODE,
    NAME,
    SPEC,
    UNIT,
    Column("category", Kind.TEXT, Text("Category", "분류", "分类")),
    PRICE,
    DISCOUNT_LIMIT,
    Column("discontinued", Kind.FLAG, Text("Discontinued", "단종", "停售")),
)

_SELECT = """
    SELECT product.code AS code, product.name AS name, product.spec AS spec,
           product.unit AS unit, product.category AS category,
           price.amount AS price, price.discount_limit_bp AS discount_limit,
           product.discontinued AS discontinued
    FROM product
    LEFT JOIN price ON price.id = (
        SELECT latest.id FROM price AS latest
        WHERE latest.product_id = product.id AND latest.valid_from <= :today
        ORDER BY latest.valid_from DESC, latest.version DESC
        LIMIT 1
    )
"""

LIST = Section(
    key="products",
    title=Text("Products", "제품", "产品"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {_SELECT}
        WHERE CAST(:all AS BIGINT) = 1 OR product.discontinued = 0
        ORDER BY product.code
    """,
    public=True,  # what is sold, at which price, is everybody's
)

ENTRY = Section(
    key="entry",
    title=Text("Product", "제품", "产品"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE product.id = :id",
)

PRICES = Section(
    key="prices",
    title=Text("Prices", "가격 이력", "价格经过"),
    columns=(VALID_FROM, PRICE, DISCOUNT_LIMIT, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql="""
        SELECT valid_from, amount AS price, discount_limit_bp AS discount_limit,
               recorded_at, CAST(:zone AS TEXT) AS zone
        FROM price
        WHERE product_id = :id
        ORDER BY valid_from, version
    """,
)


def listed(look: "Look", *, all_: bool = False) -> "Sheet":
    """List the products that are sold with their prices of today, or `all_` of them."""
    return listing(look, "products", (LIST,), all=int(all_))


def shown(look: "Look", word: str) -> "Sheet":
    """Show a product with its prices."""
    id_ = _entries.found(look, _FIND, "product", word)["id"]
    return _entries.entry(look, "product", (ENTRY, PRICES), id=id_)


def history(look: "Look", word: str) -> "Sheet":
    """Show the prices a product had, and what was changed in the entry."""
    id_ = _entries.found(look, _FIND, "product", word)["id"]
    return _entries.history(look, PRICES, "product", id_)
