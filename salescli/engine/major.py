"""Major cases: an amount together with its relatives', so that splitting avoids nobody (1.3.2)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.engine import basis, goods
from salescli.engine.firm import (
    OF_FIRM,
    REFUNDS_BESIDE,
    RELATED_WITHIN,
    SPENDING,
    adding_up,
    gives_back,
    near_refund,
    refunded_together,
    spent_together,
)
from salescli.policy.diagrams import OF_KIND
from salescli.policy.people.leading import ENDORSE, FLAG, OBJECT, UNFLAG, WORDS, flags, objected
from salescli.policy.workflow import Taken
from salescli.sql import among

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record


class _Kind(NamedTuple):
    day: str
    amount: str
    others: str


_DATED = ("draft", "report", "amend", "send", "confirm_order", "sign")
"""The steps whose days are those of a document: drafted, received, sent, ordered, signed."""

_DAYS = f"""
    SELECT decided_on, recorded_on FROM decision
    WHERE kind = :kind AND document_id = :id AND step IN {among(_DATED)}
"""


_NEAR = "BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')"


_SAYING = (FLAG, UNFLAG, *sorted(WORDS))


def _dated(kind: str, day: str, *, table: str = "", steps: tuple[str, ...] = _DATED) -> str:
    """Keep the documents that were dated or recorded near a day of another one."""
    table = table or kind
    return f"""EXISTS (
        SELECT 1 FROM json_each(:spans) AS span
        WHERE {table}.{day} {_NEAR} OR EXISTS (
            SELECT 1 FROM decision AS dated
            WHERE dated.kind = '{kind}' AND dated.document_id = {table}.id
              AND dated.step IN {among(steps)}
              AND (dated.decided_on {_NEAR} OR dated.recorded_on {_NEAR})
        )
    )"""


def _near(kind: str, day: str, *, table: str = "") -> str:
    """Keep the documents of a firm that are of the window."""
    return f"{table or kind}.{OF_FIRM} AND {_dated(kind, day, table=table)}"


_CONTRACTS = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount
    FROM (
        SELECT CASE WHEN contract.effective_on IS NOT NULL
                    THEN (SELECT SUM(posting.amount) FROM posting
                          WHERE posting.contract_id = contract.id
                            AND posting.kind = 'contracted')
                    WHEN contract.state <> 'cancelled' THEN contract.total END AS amount
        FROM contract
        WHERE {_near("contract", "drafted_on")}
          AND contract.id <> :id AND contract.id <> :root AND contract.amends_id IS NULL
          AND contract.source IS NULL AND contract.state NOT IN ('draft', 'negotiating')
        UNION ALL
        SELECT CASE WHEN amendment.total > earlier.total
                    THEN amendment.total - earlier.total ELSE 0 END AS amount
        FROM contract AS amendment
        JOIN contract AS amended ON amended.id = amendment.amends_id
        JOIN contract AS earlier ON earlier.id = COALESCE((
            SELECT version.id FROM contract AS version
            WHERE version.amends_id = amended.id AND version.signed_on IS NOT NULL
              AND version.revision < amendment.revision
            ORDER BY version.revision DESC LIMIT 1), amended.id)
        WHERE {_near("contract", "drafted_on", table="amendment")}
          AND amended.id <> :root AND amended.state <> 'cancelled'
          AND amendment.state NOT IN ('draft', 'negotiating', 'cancelled')
          AND (amendment.signed_on IS NULL OR amended.source IS NOT NULL
               OR NOT {_dated("contract", "drafted_on", table="amended")})
    ) AS related
"""
"""What other contracts are worth; of one from before the window, what its amendments add."""

_IN_FORCE = """
    SELECT SUM(amount) AS amount FROM posting WHERE contract_id = :contract AND kind = 'contracted'
"""

_QUOTES = f"""
    SELECT COALESCE(SUM(total), 0) AS amount FROM quote
    WHERE {_near("quote", "drafted_on")}
      AND id <> :id AND id <> :root AND COALESCE(revises_id, id) <> :root
      AND state IN ('submitted', 'approved', 'sent', 'won')
"""

_INQUIRIES = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM inquiry
    WHERE {_near("inquiry", "received_on")}
      AND id <> :id AND id <> :root AND state <> 'declined'
"""

_KINDS = {
    "contract": _Kind("drafted_on", "total", _CONTRACTS),
    "quote": _Kind("drafted_on", "total", _QUOTES),
    "inquiry": _Kind("received_on", "amount", _INQUIRIES),
}

_SAID = f"""
    SELECT decision.id AS word, decision.kind AS kind, decision.document_id AS id,
           decision.step AS step,
           decision.decided_by AS decided_by, decision.recorded_by AS recorded_by,
           decision.content AS content, decision.from_state AS from_state,
           decision.about AS about
    FROM decision
    WHERE decision.step IN {among(_SAYING)}
"""

_BEFORE = f"""{_SAID}
      AND ((decision.kind = 'contract' AND decision.document_id = :amends)
           OR (decision.kind = 'quote' AND decision.document_id IN (
                   SELECT earlier.id FROM quote AS earlier
                   WHERE earlier.id = :revises OR earlier.revises_id = :revises
                      OR earlier.id = :quote))
           OR (decision.kind = 'inquiry' AND decision.document_id = :inquiry))
    ORDER BY decision.id
"""

_BESIDE = f"""{_SAID}
      AND ({
    " OR ".join(
        f"(decision.kind = '{kind}' AND decision.document_id IN ("
        f"SELECT {kind}.id FROM {kind} WHERE {kind}.{OF_FIRM}"
        f" AND {_dated(kind, of.day, steps=(*_DATED, *_SAYING))}))"
        for kind, of in _KINDS.items()
    )
})
    ORDER BY decision.id
"""
"""What was said of documents of a firm that are of the window, or was said within it."""

_REFUNDS = f"{_SAID} AND decision.kind = 'collect' AND decision.document_id IN ({REFUNDS_BESIDE})"


def exceeds(work: "Work", document: Any, step: str = "") -> bool:  # noqa: ANN401 - of any kind
    """Say whether a case is beyond the manager: by what it adds up to, or by what was said.

    A flag and the leader's no go with what a document comes from, and with customer and goods;
    of what gives money back, with the customer alone.
    """
    if document.__tablename__ == "collection":
        return gives_back(work, document) and (
            _above(work, document, step)
            or bool(_called(work.rows(_REFUNDS, **near_refund(work, document))))
        )
    if document.__tablename__ in SPENDING:
        return _above(work, document, step)
    return (
        _above(work, document, step)
        or _called_before(work, document)
        or _called_beside(work, document)
    )


def told(row: Mapping[str, Any]) -> Taken:
    """Return a decision as a step that was taken."""
    return Taken(
        row["step"],
        row["decided_by"] or 0,
        row["content"],
        row["recorded_by"] or 0,
        row["from_state"] or "",
        row["about"],
    )


def _called_before(work: "Work", document: Any) -> bool:  # noqa: ANN401 - of any kind
    """Say whether what a document comes from is called major, or the leader is against it."""
    of: dict[str, int | None] = dict.fromkeys(("amends", "revises", "quote", "inquiry"))
    of["amends"] = getattr(document, "amends_id", None)
    of["revises"] = getattr(document, "revises_id", None)
    of["inquiry"] = getattr(document, "inquiry_id", None)
    if document.__tablename__ == "contract":
        for row in basis.own(work, document):
            of |= {"quote": row["id"], "revises": row["revises"], "inquiry": row["inquiry"]}
    return any(of.values()) and bool(_called(work.rows(_BEFORE, **of)))


def _called_beside(work: "Work", document: Any) -> bool:  # noqa: ANN401 - of any kind
    """Say whether the same customer's same goods are called major in another document."""
    of = document.__tablename__, document.key
    spans = _spans(work, document)
    beside = work.rows(_BESIDE, firm=adding_up(work, document.customer_id), spans=spans)
    others = _called(row for row in beside if (row["kind"], row["id"]) != of)
    return any(
        goods.same(goods.standing(work, *of), goods.asked(work, *other, word))
        for other, word in others.items()
    )


def _called(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], int]:
    """Return the documents of which a flag stands, or a leader's no to concluding them.

    Each with the id of the earliest such word.
    """
    said: dict[tuple[str, int], dict[int, Taken]] = {}
    for row in rows:
        concludes = OF_KIND[row["kind"]].named(ENDORSE)[0].sources
        if row["step"] not in {ENDORSE, OBJECT} or row["from_state"] in concludes:
            said.setdefault((row["kind"], row["id"]), {})[row["word"]] = told(row)
    words = {of: _first(taken) for of, taken in said.items()}
    return {of: word for of, word in words.items() if word is not None}


def _first(taken: Mapping[int, Taken]) -> int | None:
    """Return the id of the earliest flag that stands, or of the leader's first no if one stands."""
    flagged, against = [*flags(taken.values()).values()], objected(taken.values())
    return min(
        (
            word
            for word, said in taken.items()
            if any(said is one for one in flagged) or (against and said.step == OBJECT)
        ),
        default=None,
    )


def _above(work: "Work", document: "Record", step: str) -> bool:
    threshold = work.company.major_amount
    return threshold is not None and together(work, document, step) > threshold


def together(work: "Work", document: Any, step: str = "") -> int:  # noqa: ANN401 - of any kind
    """Return what a document and those related to it are worth, in minor units.

    Related is what was dated or recorded near one of its own days, that of the step included.
    """
    if document.__tablename__ == "collection":
        return refunded_together(work, document)
    if document.__tablename__ in SPENDING:
        return spent_together(work, document)
    kind = _KINDS[str(document.__tablename__)]
    if getattr(document, "source", None) is not None:
        # What a book brought was agreed before, alone: it adds up with nothing.
        return int(getattr(document, kind.amount) or 0)
    root = getattr(document, "amends_id", None) or getattr(document, "revises_id", None)
    rows = work.rows(
        kind.others,
        firm=adding_up(work, document.customer_id),
        spans=_spans(work, document, step=step),
        id=document.key,
        root=root or document.key,
    )
    return _own(work, document, kind) + int(rows[0]["amount"])


def _own(work: "Work", document: Any, kind: _Kind) -> int:  # noqa: ANN401 - of any kind
    """Return what a document is worth: in force, if it is; an amendment, what is more.

    What takes a major contract back is as major as what makes one.
    """
    told = int(getattr(document, kind.amount) or 0)
    if document.__tablename__ != "contract":
        return told
    (stands,) = work.rows(_IN_FORCE, contract=document.amends_id or document.key)
    if document.amends_id is not None:
        return max(told, stands["amount"] or 0)
    return told if stands["amount"] is None else int(stands["amount"])


def _spans(work: "Work", document: Any, *, step: str | None = None) -> str:  # noqa: ANN401 - of any kind
    """Return the windows around the days of a document, as JSON; without a step, of today too."""
    kind = str(document.__tablename__)
    days = {getattr(document, _KINDS[kind].day)}
    for row in work.rows(_DAYS, kind=kind, id=document.key):
        days |= {date.fromisoformat(word) for word in row.values() if word}
    if step is None or step in _DATED:
        days |= {work.on, work.today}
    return json.dumps([_around(day) for day in sorted(days)])


def _around(day: date) -> tuple[str, str]:
    return (day - RELATED_WITHIN).isoformat(), (day + RELATED_WITHIN).isoformat()
