"""What a Turn is: documents in a state that wait for a step, and what is told of each."""

from typing import NamedTuple

from salescli.accounts import opened
from salescli.filed import flagged
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._section import Column, Section, Total
from salescli.sql import among, fields
from salescli.text import Text

SINCE = Column("since", Kind.DATE, Text("Since", "대기 시작일", "等待自"))
COMMAND = Column("command", Kind.CODE, Text("Type", "입력할 명령", "输入命令"))
OVERDUE = Column("overdue", Kind.MONEY, Text("Overdue", "연체액", "逾期金额"))


class Turn(NamedTuple):
    """Documents that wait for a step of one of some roles."""

    by: tuple[Role, ...]
    step: str
    """The command that takes it, as the diagram has it."""
    section: Section
    counts: str
    """What of a row tells one that waits from another."""


def turn(  # noqa: PLR0913 - what waits, for whom, and what is told of it
    key: str,
    title: Text,
    step: str,
    by: tuple[Role, ...],
    columns: tuple[Column, ...],
    select: str,
    *,
    what: str = "number",
    counts: str = "number",
    hidden: tuple[str, ...] = (),
) -> Turn:
    """Declare a turn; `select` gives the columns, `since` and what the command is given.

    `hidden` names what only derived columns read.
    """
    shown = (*columns, SINCE, COMMAND)
    labels = [*(label for column in (*columns, SINCE) for label in column.labels), *hidden]
    sql = f"""
        SELECT {fields("waiting", *labels)}, 'salescli {step} ' || waiting.{what} AS command
        FROM ({select}) AS waiting
        ORDER BY waiting.since, waiting.{what}
    """
    unseen = tuple((label, Total.NONE) for label in hidden)
    section = Section(key, title, shown, sql, hidden=unseen, totals=False, optional=True)
    return Turn(by, step, section, counts)


def others(author: str, named: str = "NULL") -> str:
    """Keep the cases that are not of who acts; managers' own wait for the leader (1.3.1).

    `:me` is who acts, `:managers` whose cases are the leader's, `:leads` whether the leader acts.
    """
    whose = " OR ".join(
        f"REPLACE(CAST(:managers AS TEXT), ',' || COALESCE({one}, 0) || ',', '')"
        " <> CAST(:managers AS TEXT)"
        for one in (author, named)
    )
    return f"""
        COALESCE({author}, 0) <> :me AND COALESCE({named}, 0) <> :me
        AND CASE WHEN {whose} THEN 1 ELSE 0 END = :leads
    """


def since(kind: str, table: str, *steps: str) -> str:
    """Find the day on which a document was last brought to where it stands."""
    taken = f"AND decision.step IN {among(steps)}" if steps else ""
    return f"""(
        SELECT MAX(decision.decided_on) FROM decision
        WHERE decision.kind = '{kind}' AND decision.document_id = {table}.id {taken}
    )"""


def overdue(customer: str) -> str:
    """Sum up what an account owes and should have paid by today."""
    return f"""
        CAST(COALESCE((
            SELECT SUM({opened("posting")})
            FROM contract AS owing CROSS JOIN posting
            WHERE owing.customer_id = {customer} AND owing.open_until >= :today
              AND posting.contract_id = owing.id AND posting.due_on < :today
              AND posting.kind IN ('invoiced', 'red', 'applied')
        ), 0) AS BIGINT)
    """


def major(kind: str, table: str, amount: str, *states: str) -> str:
    """Keep what is put to the leader, who has not agreed to it since it was handed in (1.3.2).

    By its own amount or by a flag; what it adds up to with others is asked for at the step.
    """
    return f"""
        {table}.state IN {among(states)}
        AND (COALESCE({table}.{amount}, 0) > COALESCE(:major_amount, 9e18)
             OR {flagged(kind, table)})
        AND NOT EXISTS (
            SELECT 1 FROM decision AS said
            WHERE said.kind = '{kind}' AND said.document_id = {table}.id
              AND said.step IN ('endorse', 'object') AND said.id > COALESCE((
                  SELECT MAX(decision.id) FROM decision
                  WHERE decision.kind = '{kind}' AND decision.document_id = {table}.id
                    AND decision.step IN ('submit', 'report', 'flag')), 0)
        )
    """
