"""Cautions: what is most likely a slip of the fingers is told of every write, whichever it is."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from salescli.engine.spending import vouchers
from salescli.policy import quantity, wording
from salescli.sql import MONEY_IN, month_spending
from salescli.text import _, figure, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work

_TYPED = {
    table: f"SELECT product_id, quantity, {price} AS price FROM {table} WHERE id = :id"
    for table, price in (
        ("contract_line", "price"),
        ("quote_line", "price"),
        ("inquiry_line", "NULL"),
    )
} | {"price": "SELECT product_id, NULL AS quantity, amount AS price FROM price WHERE id = :id"}
"""Tables in which quantities and prices of products are typed."""

_USUAL = """
    SELECT quantity, price,
           (SELECT code FROM product WHERE id = :product) AS code
    FROM contract_line
    WHERE product_id = :product AND dropped = 0 AND (id <> :id OR :table <> 'contract_line')
    ORDER BY id DESC LIMIT 20
"""

_TWICE = {
    f"{whole}_line": f"""
        SELECT other.position AS position, product.code AS product
        FROM {whole}_line AS line
        JOIN {whole}_line AS other
          ON other.{whole}_id = line.{whole}_id AND other.product_id = line.product_id
         AND other.id < line.id AND other.dropped = 0
        JOIN product ON product.id = line.product_id
        WHERE line.id = :id AND line.dropped = 0
        ORDER BY other.id LIMIT 1
    """
    for whole in ("contract", "quote", "inquiry")
}

_LISTED = """
    SELECT price.amount AS amount, product.code AS code
    FROM price JOIN product ON product.id = price.product_id
    WHERE price.product_id = :product AND (price.id <> :id OR :table <> 'price')
    ORDER BY price.valid_from DESC, price.version DESC LIMIT 1
"""

_COPIED = ("quote_position", "origin_id")
"""Columns that say that a new line was taken over as it stood."""

_OPEN = f"""
    SELECT COALESCE(contract.number, customer.code) AS contract, part.amount AS amount,
           (SELECT COALESCE(SUM(CASE posting.kind WHEN 'contracted' THEN posting.amount
                                                  ELSE -posting.amount END), 0)
            FROM posting
            WHERE {{whose}} AND (posting.kind = 'contracted' OR posting.kind IN {MONEY_IN}))
           - (SELECT COALESCE(SUM(other.amount), 0)
              FROM collection_part AS other
              JOIN collection AS waits ON waits.id = other.collection_id
              WHERE {{others}} AND other.collection_id <> :id
                AND waits.state IN ('applied', 'sales_confirmed', 'finance_confirmed')) AS open
    FROM collection_part AS part
    JOIN collection ON collection.id = part.collection_id
    JOIN customer ON customer.id = collection.customer_id
    LEFT JOIN contract ON contract.id = part.contract_id
    WHERE part.collection_id = :id AND collection.kind = 'payment' AND {{which}}
    ORDER BY part.id
"""
_OPENS = tuple(
    _OPEN.format(whose=whose, others=others, which=which)
    for whose, others, which in (
        (
            "posting.contract_id = part.contract_id",
            "other.contract_id = part.contract_id",
            "part.contract_id IS NOT NULL",
        ),
        (
            """posting.customer_id = collection.customer_id AND (
                posting.contract_id IS NULL OR posting.contract_id IN (
                    SELECT id FROM contract
                    WHERE customer_id = collection.customer_id AND open_until = '9999-12-31'))""",
            "waits.customer_id = collection.customer_id",
            "part.contract_id IS NULL",
        ),
    )
)
"""What is open of what is paid: of contracts, and of all that a customer has to pay."""

_ALIKE = timedelta(days=7)
"""Within so many days a payment of the same amount is most likely the same one."""

_SAME = """
    SELECT earlier.number AS number, earlier.applied_on AS day
    FROM collection JOIN collection AS earlier
      ON earlier.customer_id = collection.customer_id AND earlier.kind = collection.kind
     AND (earlier.method = collection.method OR collection.method IS NULL)
     AND earlier.amount = collection.amount AND earlier.id < collection.id
     AND earlier.applied_on BETWEEN :since AND :until
     AND earlier.state NOT IN ('withdrawn', 'rejected')
     AND NOT EXISTS (SELECT 1 FROM collection AS undo
                     WHERE undo.names_id = earlier.id AND undo.kind = 'correction'
                       AND undo.state NOT IN ('withdrawn', 'rejected'))
    WHERE collection.id = :id
    ORDER BY earlier.id
"""

_ASKED = """
    SELECT DISTINCT earlier.number AS number, product.code AS product
    FROM shipment
    JOIN shipment AS earlier
      ON earlier.contract_id = shipment.contract_id AND earlier.id < shipment.id
     AND earlier.requested_on = shipment.requested_on AND earlier.corrects_id IS NULL
     AND earlier.state NOT IN ('withdrawn', 'rejected')
    JOIN shipment_line AS part ON part.shipment_id = shipment.id
    JOIN contract_line AS line ON line.id = part.line_id
    JOIN product ON product.id = line.product_id
    JOIN shipment_line AS same ON same.shipment_id = earlier.id AND same.quantity = part.quantity
    JOIN contract_line AS beside
      ON beside.id = same.line_id AND beside.product_id = line.product_id
    WHERE shipment.id = :id AND shipment.corrects_id IS NULL
    ORDER BY earlier.id, product.code
"""

_PRESSED = """
    SELECT COALESCE(contract.number, customer.code) AS contract, dunning.means AS means
    FROM dunning
    JOIN contract ON contract.id = dunning.contract_id
    JOIN customer ON customer.id = contract.customer_id
    WHERE dunning.id = :id AND EXISTS (
        SELECT 1 FROM dunning AS earlier
        WHERE earlier.contract_id = dunning.contract_id AND earlier.id < dunning.id
          AND earlier.dunned_on = dunning.dunned_on AND earlier.means = dunning.means
    )
"""

_TOLD_TWICE = """
    SELECT earlier.number AS number
    FROM service_case
    JOIN service_case AS earlier
      ON earlier.customer_id = service_case.customer_id
     AND earlier.product_id = service_case.product_id
     AND earlier.requested_on = service_case.requested_on
     AND earlier.fault = service_case.fault AND earlier.id < service_case.id
     AND earlier.state <> 'withdrawn'
    WHERE service_case.id = :id
    ORDER BY earlier.id
"""

_NUMBERED = """
    SELECT other.number AS number, other.tax_number AS tax_number
    FROM invoice CROSS JOIN invoice AS other
    WHERE invoice.id = :id AND other.id <> invoice.id
      AND other.id IN (
          SELECT id FROM invoice AS near WHERE near.contract_id = invoice.contract_id
          UNION ALL
          SELECT id FROM invoice AS near WHERE near.issued_on = invoice.issued_on
      )
      AND other.tax_number = invoice.tax_number
    ORDER BY other.id
"""
"""A tax number is of its day of issue: others of the contract, or of that day, can have it."""


_BEYOND = f"""
    SELECT expense.amount AS amount, SUBSTR(expense.requested_on, 1, 7) AS month,
           {month_spending("expense.salesperson_id", "expense.requested_on")}
    FROM expense WHERE expense.id = :id
"""


def look(work: "Work") -> None:
    """Tell of every row that was written and looks like a slip."""
    for table, id_, what in work.ledger.unsealed():
        if rule := RULES.get(table):
            work.warnings.extend(rule(work, table, id_, what))


def _typed(work: "Work", table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if any(what.get(column) for column in _COPIED) or not what.keys() & {
        *("product_id", "quantity", "price", "amount")
    }:
        return
    if table in _TWICE and "product_id" in what:
        twice = _("{product} stands in line {position} already")
        yield from (twice.format(**row) for row in work.rows(_TWICE[table], id=id_))
    line = work.rows(_TYPED[table], id=id_)[0]
    usual = work.rows(_USUAL, product=line["product_id"], id=id_, table=table)
    if any((row["quantity"], row["price"]) == (line["quantity"], line["price"]) for row in usual):
        return
    told = {
        "quantity": _("the quantity {value} of {product} is far from the usual {usual}"),
        "price": _("the price {value} of {product} is far from the usual {usual}"),
    }
    if listed := quantity.few(usual) and work.rows(
        _LISTED, product=line["product_id"], id=id_, table=table
    ):
        yield from _far_from_listed(work, line["price"], listed[0])
    for column, digits in (("quantity", quantity.DIGITS), ("price", work.company.digits)):
        much = quantity.unusual(line[column], [row[column] for row in usual])
        if much is not None:
            value, middle = (
                figure(n, digits, trim=column != "price") for n in (line[column], much)
            )
            yield told[column].format(value=value, product=usual[0]["code"], usual=middle)


def _far_from_listed(work: "Work", price: int | None, listed: Mapping[str, Any]) -> Iterator[str]:
    if price is not None and quantity.far(price, listed["amount"]):
        value, much = (figure(n, work.company.digits) for n in (price, listed["amount"]))
        yield _("the price {value} of {product} is far from the listed {listed}").format(
            value=value, product=listed["code"], listed=much
        )


def _paid(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if "customer_id" not in what:
        return
    digits = work.company.digits
    for row in chain.from_iterable(work.rows(sql, id=id_) for sql in _OPENS):
        if row["amount"] > row["open"]:
            yield _("{amount} is more than what is open of {contract}, {open}").format(
                amount=figure(row["amount"], digits),
                contract=row["contract"],
                open=figure(max(row["open"], 0), digits),
            )
    near = {"since": (work.on - _ALIKE).isoformat(), "until": (work.on + _ALIKE).isoformat()}
    for row in work.rows(_SAME, id=id_, **near):
        if row["day"] == work.on.isoformat():
            told = _("{number} is of the same customer, amount, day and method")
        else:
            told = _("{number} of {day} is of the same customer, amount and method")
        yield told.format(**row)


def _asked(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if "contract_id" in what:
        told = _("{number} asks for as much of {product}, of the same contract on the same day")
        yield from (told.format(**row) for row in work.rows(_ASKED, id=id_))


def _pressed(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if "contract_id" in what:
        told = _("{contract} was pressed for payment on the same day in the same way: {means}")
        for row in work.rows(_PRESSED, id=id_):
            means = wording.DUNNING_MEANS[row["means"]].within(spoken())
            yield told.format(contract=row["contract"], means=means)


def _told_twice(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if "fault" in what:
        told = _("{number} tells of the same fault of the product, at the customer on the same day")
        yield from (told.format(**row) for row in work.rows(_TOLD_TWICE, id=id_))


def _numbered(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if what.get("tax_number"):
        told = _("{number} has the same tax number, {tax_number}: each invoice has its own")
        yield from (told.format(**row) for row in work.rows(_NUMBERED, id=id_))


def _budgeted(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    if "amount" not in what:
        return
    (row,) = work.rows(_BEYOND, id=id_)
    if row["budget"] is not None and row["approved"] + row["amount"] > row["budget"]:
        told = _(
            "{amount} and the {approved} approved are more than the budget of {month}, {budget}"
        )
        much = {key: figure(row[key], work.company.digits) for key in _BUDGETED}
        yield told.format(month=row["month"], **much)


_BUDGETED = ("amount", "approved", "budget")


RULES: Mapping[str, Callable[..., Iterator[str]]] = {
    **dict.fromkeys(_TYPED, _typed),
    "collection": _paid,
    "shipment": _asked,
    "dunning": _pressed,
    "service_case": _told_twice,
    "invoice": _numbered,
    "expense": _budgeted,
    "expense_claim": vouchers.cautions,
}
