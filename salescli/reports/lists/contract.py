"""Lists of contracts, and a contract with all that is in it."""

from typing import TYPE_CHECKING

from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    STATE,
    UNIT,
)
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.reports.lists._documents import HISTORY, identity
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import ContractState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_TITLE = Text("Contracts", "계약", "合同")
_DRAFTED = Column("drafted_on", Kind.DATE, Text("Drafted", "작성일", "起草日期"))
_SIGNED = Column("signed_on", Kind.DATE, Text("Signed", "체결일", "签订日期"))
_DELIVER_BY = Column("deliver_by", Kind.DATE, Text("Deliver by", "납기", "交货期"))
_TOTAL = Column("total", Kind.MONEY, Text("Total", "계약총액", "合同总额"))

_IDENTITY = """
    SELECT contract.id AS id, contract.number AS number
    FROM contract JOIN employee ON employee.id = contract.salesperson_id
    WHERE (contract.number = :number OR contract.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

LIST = Section(
    key="contracts",
    title=_TITLE,
    columns=(NUMBER, STATE, CUSTOMER, SALESPERSON, _DRAFTED, _SIGNED, _DELIVER_BY, _TOTAL),
    sql="""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS number,
               contract.state AS state,
               customer.code AS customer, customer.name AS customer_name,
               employee.code AS salesperson, employee.name AS salesperson_name,
               contract.drafted_on AS drafted_on, contract.signed_on AS signed_on,
               contract.deliver_by AS deliver_by, contract.total AS total
        FROM contract
        JOIN customer ON customer.id = contract.customer_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE (CAST(:state AS TEXT) IS NULL OR contract.state = :state)
          AND (CAST(:customer AS TEXT) IS NULL OR customer.code = :customer)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY contract.drafted_on, contract.id
    """,
)

ENTRY = Section(
    key="contract",
    title=Text("Contract", "판매계약서", "销售合同"),
    columns=(
        NUMBER,
        STATE,
        CUSTOMER,
        SALESPERSON,
        _DRAFTED,
        _SIGNED,
        _DELIVER_BY,
        Column(
            "payment_days",
            Kind.DAYS,
            Text("Payment days", "지급 기한", "付款天数"),
            total=Total.NONE,
        ),
        Column("terms", Kind.TEXT, Text("Terms", "지급조건", "付款方式")),
        _TOTAL,
        Column("archived_on", Kind.DATE, Text("Archived", "보관일", "存档日期")),
        Column("archive_place", Kind.TEXT, Text("Place", "보관 위치", "存放位置")),
    ),
    totals=False,
    sql="""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS number,
               contract.state AS state,
               customer.code AS customer, customer.name AS customer_name,
               employee.code AS salesperson, employee.name AS salesperson_name,
               contract.drafted_on AS drafted_on, contract.signed_on AS signed_on,
               contract.deliver_by AS deliver_by, contract.payment_days AS payment_days,
               contract.terms AS terms, contract.total AS total,
               contract.archived_on AS archived_on, contract.archive_place AS archive_place
        FROM contract
        JOIN customer ON customer.id = contract.customer_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE contract.id = :id
    """,
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE),
        PRODUCT,
        UNIT,
        QUANTITY,
        Column("price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE),
        Column("discount", Kind.RATE, Text("Discount", "할인율", "折扣")),
        AMOUNT,
        Column("delivered", Kind.QUANTITY, Text("Delivered", "출고 수량", "已发数量")),
    ),
    sql="""
        SELECT contract_line.position AS position,
               product.code AS product, product.name AS product_name, product.unit AS unit,
               contract_line.quantity AS quantity, contract_line.price AS price,
               contract_line.discount_bp AS discount, contract_line.amount AS amount,
               CAST(COALESCE((
                   SELECT SUM(CASE posting.kind WHEN 'dispatched' THEN posting.quantity
                                                ELSE -posting.quantity END)
                   FROM posting
                   WHERE posting.line_id = contract_line.id
                     AND posting.kind IN ('dispatched', 'returned')
               ), 0) AS BIGINT) AS delivered
        FROM contract_line JOIN product ON product.id = contract_line.product_id
        WHERE contract_line.contract_id = :id AND contract_line.dropped = 0
        ORDER BY contract_line.position
    """,
)

DEVIATIONS = Section(
    key="deviations",
    title=Text("Deviations from the norm", "이탈 조건", "偏离条款"),
    columns=(
        Column("term", Kind.TERM, Text("Term", "조건", "条款"), words=wording.TERMS),
        Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE),
        Column("normal", Kind.TEXT, Text("Normal", "기준", "标准")),
        Column("agreed", Kind.TEXT, Text("Agreed", "합의", "约定")),
        STATE,
        Column("found_on", Kind.DATE, Text("Found", "확인일", "发现日期")),
    ),
    totals=False,
    sql="""
        SELECT term, position, normal, agreed, state, found_on
        FROM deviation
        WHERE contract_id = :id AND superseded = 0
        ORDER BY id
    """,
)


def listed(
    look: "Look", *, state: "ContractState | None" = None, customer: str | None = None
) -> "Sheet":
    """List contracts, by state or customer."""
    from salescli.reports.lists import customer as customers  # noqa: PLC0415 - only with --customer

    code = customers.code(look, customer) if customer else None
    return listing(look, "contracts", (LIST,), state=state, customer=code)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a contract with its lines and deviations."""
    found = identity(look, _IDENTITY, "contract", "contract", word)
    return listing(look, "contract", (ENTRY, LINES, DEVIATIONS), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a contract."""
    found = identity(look, _IDENTITY, "contract", "contract", word)
    return listing(look, "history", (HISTORY,), kind="contract", id=found["id"])
