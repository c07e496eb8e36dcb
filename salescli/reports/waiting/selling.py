"""Inquiries, quotations and contracts that wait for somebody's step (W2, W3)."""

from salescli.policy import wording
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CUSTOMER, NUMBER, SALESPERSON, departing
from salescli.reports._section import Column
from salescli.reports.waiting._turn import OVERDUE, Turn, major, others, overdue, since, turn
from salescli.sql import CONTRACT_NUMBER, OWN, PEOPLE, parties
from salescli.text import Text

_DECIDERS = (Role.MANAGER, Role.LEADER)
_TOTAL = Column("total", Kind.MONEY, Text("Total", "총액", "总额"))
_DUE = Column("due_on", Kind.DATE, Text("Answer due", "회신 기한", "回复期限"))
_SUBJECT = Column("subject", Kind.TEXT, Text("Subject", "내용", "内容"))
_TERMS = Column("terms", Kind.TEXT, Text("Terms", "조건", "条款"))
_DAYS = Column("payment_days", Kind.COUNT, Text("Payment days", "결제 일수", "付款天数"))
_BEYOND = Column("deviations", Kind.COUNT, Text("Deviations", "이탈 조건", "偏离条款"))
_DEVIATION = (
    Column("term", Kind.TERM, Text("Term", "조건", "条款"), words=wording.TERMS),
    Column("position", Kind.COUNT, Text("Line", "줄", "行")),
    Column("normal", Kind.TEXT, Text("Normal", "기준", "标准")),
    Column("agreed", Kind.TEXT, Text("Agreed", "합의", "约定")),
    AMOUNT,
)


def _deviating(table: str, document: str, number: str) -> str:
    return f"""
        SELECT {number} AS number, {PEOPLE}, deviation.term AS term,
               deviation.position AS position, deviation.normal AS normal,
               deviation.agreed AS agreed, {departing(document, "deviation")} AS amount,
               deviation.found_on AS since
        FROM {table} AS deviation JOIN {document} ON {document}.id = deviation.{document}_id
        {parties(document)}
        WHERE deviation.state = 'open' AND deviation.superseded = 0 AND {OWN}
          AND {others(f"{document}.author_id", f"{document}.salesperson_id")}
    """


def _offered(table: str, deviations: str, where: str, steps: str) -> str:
    return f"""
        SELECT {table}.number AS number, {PEOPLE}, {table}.total AS total,
               {table}.payment_days AS payment_days, {table}.terms AS terms,
               (SELECT COUNT(*) FROM {deviations} AS deviation
                WHERE deviation.{table}_id = {table}.id
                  AND deviation.superseded = 0) AS deviations,
               {overdue(f"{table}.customer_id")} AS overdue,
               COALESCE({since(table, table, steps)}, {table}.drafted_on) AS since
        FROM {table} {parties(table)}
        WHERE {OWN} AND {where}
    """


def _handed_in(table: str, deviations: str, *, refused: bool = False) -> str:
    """Select what waits for its confirmation, or will once its deviations are settled.

    What is major waits for the leader first; what a deviation was `refused` of goes back.
    """
    others_ = others(f"{table}.author_id", f"{table}.salesperson_id")
    stands = f"""{"" if refused else "NOT "}EXISTS (
        SELECT 1 FROM {deviations} AS refused
        WHERE refused.{table}_id = {table}.id AND refused.state = 'rejected'
          AND refused.superseded = 0)"""
    before = major(table, table, "total", "submitted")
    return _offered(
        table,
        deviations,
        f"{table}.state = 'submitted' AND {others_} AND {stands} AND NOT ({before})",
        "submit",
    )


_INQUIRY = f"""
    SELECT inquiry.number AS number, {PEOPLE}, inquiry.subject AS subject,
           inquiry.amount AS amount, inquiry.due_on AS due_on, inquiry.reported_on AS since
    FROM inquiry {parties("inquiry")}
    WHERE {OWN}
"""
_EACH = "number || ' ' || term || ' ' || COALESCE(position, 0)"
_OFFER = (NUMBER, CUSTOMER, SALESPERSON, _TOTAL, _DAYS, _TERMS, _BEYOND, OVERDUE)
_ASKED = (NUMBER, CUSTOMER, SALESPERSON, _SUBJECT, AMOUNT, _DUE)

TURNS: tuple[Turn, ...] = (
    turn(
        "inquiry",
        Text("Inquiries to decide", "참여를 결정할 문의", "待决定询价"),
        "inquiry decide",
        _DECIDERS,
        _ASKED,
        f"{_INQUIRY} AND inquiry.state = 'received'"
        f" AND NOT ({major('inquiry', 'inquiry', 'amount', 'received')})"
        f" AND {others('inquiry.author_id', 'inquiry.salesperson_id')}",
    ),
    turn(
        "quote_deviation",
        Text("Deviations of quotations to settle", "결정할 견적 이탈 조건", "待决定报价偏离条款"),
        "quote settle",
        _DECIDERS,
        (NUMBER, CUSTOMER, SALESPERSON, *_DEVIATION),
        _deviating("quote_deviation", "quote", "quote.number"),
        counts=_EACH,
    ),
    turn(
        "quote",
        Text("Quotations to approve", "승인할 견적", "待批准报价"),
        "quote approve",
        _DECIDERS,
        _OFFER,
        _handed_in("quote", "quote_deviation"),
    ),
    turn(
        "quote_return",
        Text("Quotations to send back", "돌려보낼 견적", "待退回报价"),
        "quote return",
        (Role.MANAGER,),
        _OFFER,
        _handed_in("quote", "quote_deviation", refused=True),
    ),
    turn(
        "deviation",
        Text("Deviations to settle", "결정할 이탈 조건", "待决定偏离条款"),
        "contract settle",
        _DECIDERS,
        (NUMBER, CUSTOMER, SALESPERSON, *_DEVIATION),
        _deviating("deviation", "contract", CONTRACT_NUMBER),
        counts=_EACH,
    ),
    turn(
        "contract",
        Text("Contracts to confirm", "확인할 계약", "待确认合同"),
        "contract confirm",
        _DECIDERS,
        _OFFER,
        _handed_in("contract", "deviation"),
    ),
    turn(
        "contract_return",
        Text("Contracts to send back", "돌려보낼 계약", "待退回合同"),
        "contract return",
        (Role.MANAGER,),
        _OFFER,
        _handed_in("contract", "deviation", refused=True),
    ),
    turn(
        "inquiry_major",
        Text(
            "Major inquiries for the leader", "회사 경영진이 볼 중대 문의", "待领导审议的重大询价"
        ),
        "inquiry decide",
        (Role.LEADER,),
        _ASKED,
        f"{_INQUIRY} AND {major('inquiry', 'inquiry', 'amount', 'received')}",
    ),
    turn(
        "quote_major",
        Text(
            "Major quotations for the leader", "회사 경영진이 볼 중대 견적", "待领导审议的重大报价"
        ),
        "quote decide",
        (Role.LEADER,),
        _OFFER,
        _offered(
            "quote",
            "quote_deviation",
            major("quote", "quote", "total", "submitted", "approved"),
            "submit",
        ),
    ),
    turn(
        "contract_major",
        Text(
            "Major contracts for the leader", "회사 경영진이 볼 중대 계약", "待领导审议的重大合同"
        ),
        "contract decide",
        (Role.LEADER,),
        _OFFER,
        _offered(
            "contract",
            "deviation",
            major("contract", "contract", "total", "submitted", "confirmed"),
            "submit",
        ),
    ),
    turn(
        "contract_sign",
        Text("Contracts to sign", "체결할 계약", "待签合同"),
        "contract sign",
        (Role.SALES, Role.CLERK),
        _OFFER,
        _offered("contract", "deviation", "contract.state = 'confirmed'", "confirm"),
    ),
    turn(
        "contract_archive",
        Text("Contracts to archive", "보관할 계약", "待存档合同"),
        "contract archive",
        (Role.CLERK,),
        (NUMBER, CUSTOMER, SALESPERSON, _TOTAL),
        f"""
            SELECT contract.number AS number, {PEOPLE}, contract.total AS total,
                   contract.signed_on AS since
            FROM contract {parties("contract")}
            WHERE contract.signed_on IS NOT NULL AND contract.archived_on IS NULL
              AND contract.source IS NULL AND {OWN}
        """,
    ),
)
