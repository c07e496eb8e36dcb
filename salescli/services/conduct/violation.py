"""Violations: raised by anybody, upon a finding, a refused attempt, or facts in words (R17)."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import staff
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError, LeftOutError, UnknownError
from salescli.policy import names
from salescli.policy.diagrams import VIOLATION, ConductFacts
from salescli.policy.kinds import Severity
from salescli.services.conduct import clauses
from salescli.services.conduct.about import contract_of, written
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.roles import Actor
    from salescli.tables.conduct.violation import Violation

_RAISED = """
    SELECT number FROM violation
    WHERE document = :document AND rule = :rule AND due_on = :due AND employee_id = :who
      AND state <> 'withdrawn'
"""

_OF_REFUSAL = "SELECT number FROM violation WHERE refusal_id = :id AND state <> 'withdrawn'"

_REFUSED = "SELECT actor_id, action, reason, recorded_at FROM refusal WHERE id = :id"

_NUMBER = re.compile(r"\b[A-Z]{1,2}-\d{4}-\d{4,}(-[AV]\d+)?\b")


class Found(NamedTuple):
    """What a watch found: which rule, of which document, and by when it was due and done."""

    rule: str
    document: str
    due_on: date
    done_on: date | None
    people: Sequence[str]
    """The codes of whoever was to do it; nobody, where no one person was."""


class Told(NamedTuple):
    """What is told of a violation beside its rule and its document."""

    person: str | None = None
    day: date | None = None
    facts: str | None = None
    severity: Severity = Severity.NORMAL
    manager: str | None = None


class _Facts(NamedTuple):
    rule: str
    employee_id: int
    happened_on: date
    told: str
    document: str | None = None
    due_on: date | None = None
    done_on: date | None = None
    late_days: int | None = None
    refusal_id: int | None = None


def raise_(  # noqa: PLR0913 - what a violation is raised upon
    work: "Work",
    rule: str | None,
    document: str | None,
    told: Told,
    *,
    find_of: Callable[[str, str], Sequence[Found]] | None = None,
    refusal: int | None = None,
) -> "Violation":
    """Raise a violation, with the facts of a finding or of a refused attempt attached (R17, MD7).

    `find_of` says what the watches find of a rule and a document. Raises DataError for what was
    raised before.
    """
    may_begin(work, VIOLATION, "raise")
    of = clauses.rule(rule) if rule else None
    about = written(work, document) if document else None
    if refusal is not None:
        facts = _of_refusal(work, refusal, of, about, told)
    elif of is None:
        raise LeftOutError(
            ("RULE", "--refusal"),
            _(
                "which rule was broken? give RULE with DOCUMENT or --person and --facts,"
                " or --refusal"
            ),
            either=True,
        )
    else:
        found = _found(work, find_of, of, about) if find_of and about else ()
        facts = (_of_finding(work, found, told) if found else None) or _told(work, of, about, told)
    return _begin(work, facts, told)


def withdraw(work: "Work", number: str) -> "Violation":
    """Take back a violation that one has raised, before anything is proposed upon it (R17)."""
    raised = find.document(work, models.Violation, number)
    own = ConductFacts(own=raised.author_id == work.decider.id)
    advance(work, raised, "withdraw", facts=own, closed_on=work.on)
    return raised


def _found(
    work: "Work", find_of: Callable[[str, str], Sequence[Found]], rule: str, document: str
) -> Sequence[Found]:
    """Return what is found of a document, else of the contract that it is of."""
    contract = contract_of(work, document)
    return find_of(rule, document) or (find_of(rule, contract) if contract else ())


def _begin(work: "Work", facts: _Facts, told: Told) -> "Violation":
    if facts.happened_on > work.on:
        raise DataError(
            _("{day} has not come yet on {on}; a violation is raised afterwards").format(
                day=facts.happened_on, on=work.on
            )
        )
    of_manager, manager_id = _answering(work, facts, told.manager)
    return begin(
        work,
        models.Violation,
        "raise",
        severity=told.severity,
        of_manager=of_manager,
        manager_id=manager_id,
        **facts._asdict(),
    )


def _told(work: "Work", rule: str, document: str | None, told: Told) -> _Facts:
    """Return the facts as somebody tells them."""
    if told.person is None or told.facts is None:
        if document is None:
            raise LeftOutError(
                ("--person", "--facts"),
                _("tell who broke it, and how: DOCUMENT as watch names it, or --person, --facts"),
            )
        raise LeftOutError(
            ("--person", "--facts"),
            _("watch finds nothing of {rule} about {document}; give --person and --facts").format(
                rule=rule, document=document
            ),
        )
    return _Facts(
        rule,
        find.employee(work, told.person).key,
        told.day or work.on,
        names.clean(told.facts, _("facts")),
        document,
    )


def _words(told: Told) -> str | None:
    return None if told.facts is None else names.clean(told.facts, _("facts"))


def _of_finding(work: "Work", found: Sequence[Found], told: Told) -> _Facts | None:
    """Return the facts of the first finding that nobody has raised yet; None if of others."""
    asked = find.employee(work, told.person) if told.person else None
    people = {code for one in found for code in one.people}
    if asked is None and (len(people) != 1 or not all(one.people for one in found)):
        codes = ", ".join(sorted(people)) or "-"
        raise LeftOutError(
            ("--person",), _("whose is it? give --person; found: {codes}").format(codes=codes)
        )
    who = asked or find.employee(work, *people)
    own = [one for one in found if who.code in one.people or not one.people]
    before = ""
    for one in own:
        raised = work.rows(
            _RAISED,
            document=one.document,
            rule=one.rule,
            due=one.due_on.isoformat(),
            who=who.key,
        )
        if not raised:
            return _late(work, one, who.key, told)
        before = raised[0]["number"]
    if before:
        raise DataError(_("it was raised already: {number}").format(number=before))
    if told.facts is None:
        raise LeftOutError(
            ("--facts",),
            _("it was found of {codes}; give --facts to raise it of somebody else").format(
                codes=", ".join(sorted(people))
            ),
        )
    return None


def _late(work: "Work", one: Found, who: int, told: Told) -> _Facts:
    until = one.done_on or work.on
    days = work.company.calendar.working_days(one.due_on + timedelta(days=1), until)
    done = one.done_on or _("not yet")
    told_late = (
        _("due {due}, done {done}, {days} working days late")
        if until > one.due_on
        else _("due {due}, done {done}, too late on that day")
    )
    text = told_late.format(due=one.due_on, done=done, days=days)
    return _Facts(
        one.rule,
        who,
        told.day or one.due_on,
        _words(told) or text,
        one.document,
        one.due_on,
        one.done_on,
        days,
    )


def _of_refusal(
    work: "Work", id_: int, rule: str | None, document: str | None, told: Told
) -> _Facts:
    """Return who was refused what and why, and the document that the refusal names."""
    rows = work.rows(_REFUSED, id=id_)
    if not rows:
        raise UnknownError("refusal", str(id_), "conduct")
    if raised := work.rows(_OF_REFUSAL, id=id_):
        raise DataError(_("it was raised already: {number}").format(number=raised[0]["number"]))
    (row,) = rows
    of, named = rule or clauses.cited(row["reason"]), _NUMBER.search(row["reason"])
    who = find.employee(work, told.person).key if told.person else row["actor_id"]
    if of is None or who is None:
        raise LeftOutError(
            ("RULE", "--person"), _("the refusal does not say it all; give the rule, and --person")
        )
    return _Facts(
        of,
        who,
        told.day or work.company.day(row["recorded_at"]),
        _words(told) or f"{row['action']}: {row['reason']}",
        document or (named[0] if named else None),
        refusal_id=id_,
    )


def _answering(work: "Work", facts: _Facts, manager: str | None) -> tuple[bool, int | None]:
    """Say whether a violation is a manager's own, and who else answers for it (MD7)."""
    there = staff(work, facts.happened_on)
    who = next((one for one in there if one.id == facts.employee_id), None)
    if who is None:
        raise DataError(_("they did not work here on {day}").format(day=facts.happened_on))
    now = work.person(who.id) or who
    of_manager = any(one.manages or one.leads for one in (who, now))
    if who.manages or who.leads:
        if manager:
            raise DataError(_("nobody answers with a manager; leave out --manager"))
        return of_manager, None
    return of_manager, _manager(work, there, who, facts.happened_on, manager)


def _manager(
    work: "Work", there: "Sequence[Actor]", who: "Actor", day: date, manager: str | None
) -> int | None:
    managers = [one for one in there if one.manages and one.id != who.id]
    if manager:
        code = find.employee(work, manager).code
        managers = [one for one in managers if one.code == code]
        if not managers:
            raise DataError(_("{code} did not manage on {day}").format(code=code, day=day))
    if len(managers) > 1:
        codes = ", ".join(one.code for one in managers)
        raise LeftOutError(
            ("--manager",),
            _("{codes} managed on {day}; say whose staff it was: --manager").format(
                codes=codes, day=day
            ),
        )
    return managers[0].id if managers else None
