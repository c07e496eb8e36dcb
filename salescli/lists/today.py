"""What waits for the one who acts: to decide, to do, to look out for (MD7, section 1.2)."""

from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salescli import watch as watches
from salescli.errors import IdentityError
from salescli.lists import watch
from salescli.lists._mending import mendable
from salescli.policy.roles import Actor, Role
from salescli.policy.rules.watched import WATCHED
from salescli.render.sheet import Block, Currency, Sheet
from salescli.reports._findings import told
from salescli.reports.waiting import turned, turns
from salescli.reports.waiting.agenda import AGENDA
from salescli.sql import latest, plays
from salescli.text import Text, _, spoken
from salescli.watch import forms

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.watch.finding import Finding

_TITLE = Text("Today", "오늘 할 일", "今日待办")
_TOLD = ("rule", "document", "customer", "salesperson", "due_on", "working_days", "command")
_DUE = told(
    "due",
    Text("Due", "기한", "到期事项"),
    tuple(column for column in watch.OVERDUE.columns if column.key in _TOLD),
)._replace(totals=False)
_AHEAD = timedelta(days=7)
"""How far ahead promises, papers and what is due are told."""

_HEIRS = (Role.CLERK, Role.MANAGER)
"""Who hands in the forms, and hands on the accounts, of somebody who has left."""

_HOLDERS = f"""
    SELECT employee.id AS id FROM employee
    JOIN assignment ON assignment.id =
        {latest("assignment", "employee_id = employee.id", ":today")}
    WHERE {plays(":role")} AND (employee.ended_on IS NULL OR employee.ended_on >= :today)
"""


def listed(look: "Look") -> Sheet:
    """List all that waits for who acts; raise IdentityError where nobody does."""
    actor = look.actor
    if actor is None:
        raise IdentityError(_("whose day is it? give --as CODE; see: salescli whoami"))
    return Sheet(
        code="today",
        title=f"{_TITLE.within(spoken())} · {look.today} · {actor.name}",
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=tuple(_blocks(look, actor)),
        scope=look.scope or "department",
    )


def _blocks(look: "Look", actor: Actor) -> Iterator[Block]:
    told = _told(look, actor)
    language = spoken()
    may: dict[str, set[str]] = {}
    for turn in turns(actor.roles):
        rows = look.rows(turn.section.sql, **told)
        may.setdefault(turn.step, set()).update(row["number"] for row in rows)
        if rows:
            yield turn.section.lay_out(rows, language)
    for of, section in AGENDA:
        if actor.plays(of) and (rows := look.rows(section.sql, **told)):
            yield section.lay_out(rows, language)
    if found := [row for row in _due(look, actor) if _can(row, may)]:
        yield _DUE.lay_out(found, language)


def _can(row: Mapping[str, Any], may: Mapping[str, set[str]]) -> bool:
    """Say whether they may still do what is due, if it is a step that waits for some documents."""
    step = " ".join(row["command"].split()[1:3])
    return row["document"] in may.get(step, {row["document"]})


def _told(look: "Look", actor: Actor) -> dict[str, Any]:
    """Return who acts, whose cases are the leader's, and the days that are looked at."""
    led = [one for one in _holding(look, Role.LEADER) if one != actor.id]
    leads = Role.LEADER in actor.roles
    managers = _holding(look, Role.MANAGER) if led or leads else []
    own = actor.code if actor.only_sells else None
    return {
        **turned(look),
        "me": actor.id,
        "leads": int(leads),
        "leaders": f",{','.join(map(str, _holding(look, Role.LEADER)))},",
        "managers": f",{','.join(map(str, managers))},",
        "scope": look.territory or (f",{own}," if own else None),
        "today": look.today.isoformat(),
        "ahead": (look.today + _AHEAD).isoformat(),
    }


def _holding(look: "Look", role: Role) -> list[int]:
    rows = look.rows(_HOLDERS, role=role, today=look.today.isoformat())
    return [found["id"] for found in rows]


def _due(look: "Look", actor: Actor) -> list[dict[str, Any]]:
    """Return what is to be done by them and is not, soonest first: late, today or soon."""
    until = look.today + _AHEAD
    told = watches.looked(look, look.today, look.today)
    told += [form for of in (forms.weekly, forms.monthly) for form in of(look, _next(look), until)]
    open_ = (f for f in dict.fromkeys(told) if f.done_on is None and f.recorded_on is None)
    soon = sorted((f for f in open_ if f.due_on <= until and mendable(look, f)), key=_soonest)
    there = {one.code for one in look.staff(look.today)}
    rows = ((finding, watch.row(look, finding)) for finding in soon)
    return [row for finding, row in rows if _theirs(finding, row["by"], actor, there)]


def _next(look: "Look") -> date:
    return look.today + timedelta(days=1)


def _soonest(finding: "Finding") -> tuple[date, str, str]:
    return finding.due_on, finding.rule, finding.document


def _theirs(finding: "Finding", by: str | None, actor: Actor, there: Container[str]) -> bool:
    """Say whether something is theirs to do, by the roles whose it is as they are told.

    What somebody owes who works here no more is looked after by those who can.
    """
    roles = [Role(word) for word in by.split(",")] if by else []
    given = not WATCHED[finding.rule].by
    if finding.salesperson is None or not (given or Role.SALES in roles):
        return actor.plays(roles)
    if finding.salesperson not in there:
        return actor.plays(_HEIRS)
    shared = [] if given else [role for role in roles if role is not Role.SALES]
    return finding.salesperson == actor.code or actor.plays(shared)
