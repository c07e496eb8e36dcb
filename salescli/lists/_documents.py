"""What the lists of all documents share: finding one by its number, and its history."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salescli.lists._columns import CLAUSE, DECIDED_BY, DECIDED_ON, PAPER, RECORDED_BY, STEP
from salescli.policy import names, numbers
from salescli.policy.documents import DOCUMENTS, OF_KIND
from salescli.policy.wording import TERMS
from salescli.render.sheet import Kind
from salescli.reports._columns import NOTE, RECORDED_ON, STATE
from salescli.reports._section import Column, Section
from salescli.sql import RECORDED_LATER
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look

_PARTS = " ".join(
    f"""
        UNION ALL SELECT '{part.kind}', id, {"term" if "term" in part.binds.split() else "position"}
        FROM {part.table}
        WHERE :kind = '{part.of}' AND {OF_KIND[part.of].table}_id = :id
    """
    for part in DOCUMENTS
    if part.of and not part.prefix
)
"""What is decided about parts of a document, and which part it is; that it began is its whole's."""

HISTORY = Section(
    key="history",
    title=Text("History", "이력", "经过"),
    columns=(
        DECIDED_ON,
        RECORDED_ON,
        STEP,
        Column("part", Kind.TERM, Text("Part", "항목", "部分"), words=TERMS),
        STATE,
        DECIDED_BY,
        RECORDED_BY,
        PAPER,
        NOTE,
        CLAUSE,
        Column("content", Kind.CODE, Text("Content hash", "내용 해시", "内容哈希")),
    ),
    totals=False,
    sql=f"""
        WITH told (kind, id, part) AS (SELECT CAST(:kind AS TEXT), :id, NULL {_PARTS})
        SELECT decision.decided_on AS decided_on, {RECORDED_LATER}, decision.step AS step,
               CAST(told.part AS TEXT) AS part,
               decision.to_state AS state,
               decider.code AS decided_by, decider.name AS decided_by_name,
               recorder.code AS recorded_by, recorder.name AS recorded_by_name,
               decision.paper AS paper, decision.note AS note, decision.clause AS clause,
               SUBSTR(decision.content, 1, 12) AS content
        FROM told
        JOIN decision ON decision.kind = told.kind AND decision.document_id = told.id
         AND (told.part IS NULL OR decision.from_state IS NOT NULL)
        LEFT JOIN employee AS decider ON decider.id = decision.decided_by
        LEFT JOIN employee AS recorder ON recorder.id = decision.recorded_by
        ORDER BY decision.id
    """,
)


def found(look: "Look", sql: str, kinds: Sequence[str], word: str) -> int:
    """Return the id of a document of the first kind by a number; raise UnknownError.

    `sql` selects by :number, :id, :scope and :today: what is out of the territory is unknown.
    """
    of = OF_KIND[kinds[0]]
    asked = names.asked(word, of.entry)
    kind = next((kind for kind in kinds if numbers.fits(kind, asked)), kinds[0])
    number, id_ = numbers.read(kind, asked, look.today)
    today = look.today.isoformat()
    rows = look.rows(sql, number=number, id=id_, scope=look.territory, today=today)
    if not rows:
        raise of.unknown(word)
    return int(rows[0]["id"])
