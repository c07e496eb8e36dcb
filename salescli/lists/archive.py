"""The archive register: papers, where they are, who keeps them, and to whom they are lent (R9)."""

from typing import TYPE_CHECKING

from salescli.errors import UnknownError
from salescli.filed import PAPER_STANDS
from salescli.lists._browse import filtered
from salescli.lists._columns import BY, CLAUSE, STEP
from salescli.lists._select import dated, only, part
from salescli.policy import numbers, wording
from salescli.policy.filing import CLASSES, PAPER
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, RECORDED_ON, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.sql import OWN, named
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_PAPER = Column("paper", Kind.TERM, Text("Paper", "문서 종류", "文件类别"), words=wording.PAPERS)
_PLACE = Column(
    *("place", Kind.TERM, Text("Place", "보관 위치", "存放位置")),
    words={"archive": Text("archive", "문서고", "档案室")},
)
_HOLDER = Column("holder", Kind.ENTRY, Text("Kept by", "보관자", "保管人"))
_REFERENCE = Column("reference", Kind.CODE, Text("Its own number", "증빙 번호", "凭证号"))
_FILED = Column("filed_on", Kind.DATE, Text("Filed", "보관일", "归档日期"))
_LENT_TO = Column("lent_to", Kind.ENTRY, Text("Lent to", "대출자", "借阅人"))
_UNTIL = Column("until_on", Kind.DATE, Text("Back by", "반납 기한", "应还日期"))
_UNTIL_NOW = _UNTIL._replace(awaited=lambda row: bool(row["lent_to"]))
_UNTIL_BACK = _UNTIL._replace(awaited=lambda row: not row["back_on"])
_LENT = Column("lent_on", Kind.DATE, Text("Lent", "대출일", "借出日期"))
_BACK = Column("back_on", Kind.DATE, Text("Back", "반납일", "归还日期"))

_OF = """
    LEFT JOIN contract ON contract.id = archive_item.contract_id
    JOIN customer ON customer.id = COALESCE(contract.customer_id, archive_item.customer_id)
    LEFT JOIN employee ON employee.id = contract.salesperson_id
"""
_NUMBERED = "CAST(:number AS TEXT) IS NULL OR archive_item.number = :number"

PAPERS = part(
    "papers",
    Text("Archive register", "보관 대장", "归档登记簿"),
    "archive_item",
    (
        NUMBER,
        _PAPER,
        CUSTOMER,
        SALESPERSON,
        _PLACE,
        _HOLDER,
        _REFERENCE,
        _FILED,
        _LENT_TO,
        _UNTIL_NOW,
    ),
    f"""
        FROM archive_item
        {_OF}
        LEFT JOIN employee AS holder ON holder.id = archive_item.holder_id
        LEFT JOIN archive_loan AS loan ON loan.item_id = archive_item.id AND loan.back_on IS NULL
        LEFT JOIN employee AS borrower ON borrower.id = loan.borrower_id
        WHERE {PAPER_STANDS} AND ({_NUMBERED})
          AND (CAST(:lent AS BIGINT) IS NULL OR loan.id IS NOT NULL)
          AND {only(paper="archive_item.paper", customer="customer.code", who="holder.code")}
          AND {only(salesperson="employee.code")} AND {dated("archive_item.filed_on")}
          AND {OWN}
        ORDER BY archive_item.filed_on DESC, archive_item.id DESC
    """,
    lent_to="borrower",
    until_on="loan.until_on",
)._replace(newest="archive_item.id DESC")
LISTED = (PAPERS,)

LOANS = part(
    "loans",
    Text("Lent", "대출 내역", "借阅记录"),
    "loan",
    (NUMBER, _PAPER, STATE, _LENT_TO, _LENT, _UNTIL_BACK, _BACK),
    f"""
        FROM archive_loan AS loan
        JOIN archive_item ON archive_item.id = loan.item_id
        {_OF}
        JOIN employee AS borrower ON borrower.id = loan.borrower_id
        WHERE archive_item.number = :number AND {OWN}
        ORDER BY loan.id
    """,
    paper="archive_item.paper",
    lent_to="borrower",
)

_WHEN = Column("day", Kind.DATE, Text("Date", "일자", "日期"))
_WITH = Column("with", Kind.ENTRY, Text("With", "상대", "经手"))

HISTORY = Section(
    key="history",
    title=Text("History", "이력", "经过"),
    columns=(_WHEN, RECORDED_ON, STEP, _PAPER, _PLACE, _WITH, BY, CLAUSE),
    hidden=(("at", Total.NONE),),
    totals=False,
    sql=f"""
        SELECT archive_item.filed_on AS day, archive_item.recorded_on AS recorded_on,
               'put' AS step, archive_item.paper AS paper, archive_item.place AS place,
               {named("holder", "with")}, {named("writer", "by")}, 'R9' AS clause,
               archive_item.recorded_at AS at
        FROM archive_item
        {_OF}
        LEFT JOIN employee AS holder ON holder.id = archive_item.holder_id
        LEFT JOIN employee AS writer ON writer.id = archive_item.author_id
        WHERE archive_item.number = :number AND {OWN}
        UNION ALL
        SELECT decision.decided_on, decision.recorded_on, decision.step, archive_item.paper, NULL,
               {named("borrower", "with")}, {named("writer", "by")}, decision.clause,
               decision.recorded_at
        FROM archive_loan AS loan
        JOIN archive_item ON archive_item.id = loan.item_id
        {_OF}
        JOIN decision ON decision.kind = 'archive' AND decision.document_id = loan.id
        JOIN employee AS borrower ON borrower.id = loan.borrower_id
        LEFT JOIN employee AS writer ON writer.id = decision.recorded_by
        WHERE archive_item.number = :number AND {OWN}
        ORDER BY at
    """,
)


def listed(look: "Look", **chosen: object) -> "Sheet":
    """List the papers on file that were chosen."""
    return filtered(look, PAPERS, **chosen)


def shown(look: "Look", word: str) -> "Sheet":
    """Show the papers of a number and how they were lent; raise UnknownError."""
    number = _known(look, word)
    return listing(look, "archive", (PAPERS, LOANS), number=number, lent=None, **_ALL)


def history(look: "Look", word: str) -> "Sheet":
    """Show where the papers of a number have been; raise UnknownError."""
    return listing(look, "history", (HISTORY,), number=_known(look, word))


_ALL = dict.fromkeys(("paper", "customer", "who", "salesperson", "since", "until"))


def _known(look: "Look", word: str) -> str:
    _kind, number = numbers.any_of(CLASSES, word, look.today)
    values = {"number": number, "lent": None, "scope": look.territory, **_ALL}
    if not look.rows(PAPERS.sql, **values):
        raise UnknownError(PAPER, word, "archive")
    return number
