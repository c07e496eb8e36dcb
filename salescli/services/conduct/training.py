"""The weekly training: who held it, about what, and who attended (MD4)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import person
from salescli.errors import DataError, GateShutError, LeftOutError
from salescli.policy import names, numbers
from salescli.policy import period as periods
from salescli.policy.documents import OF_KIND
from salescli.policy.period import Grain
from salescli.policy.roles import Role
from salescli.services.conduct import about
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.conduct.training import Training

_LAST = "SELECT MAX(version) AS version FROM training WHERE week = :week"

_STUDIED = ("issue", "service", "return", "violation")
"""Kinds of number that can be studied."""


class Told(NamedTuple):
    """What is told of a training."""

    topics: tuple[str, ...]
    """In words."""
    about: tuple[str, ...]
    """Numbers of problems, service cases, returns and violations."""
    attended: tuple[str, ...]
    holder: str | None = None
    """None: who acts."""
    week: str | None = None
    """The closed sales week whose problems were studied; None: the last one."""
    reason: str | None = None
    """Why it is corrected."""


def enter(work: "Work", told: Told) -> "Training":
    """Enter the training of a business date over a week that has closed; or correct it (MD4).

    Raises GateShutError where neither the manager nor the leader held it.
    """
    work.require(_("enter a training"), (Role.MANAGER, Role.CLERK), "MD4")
    week = _week(work, told.week)
    version = _version(work, week, told.reason)
    training = models.Training(
        week=week,
        version=version,
        held_on=work.on,
        holder_id=_holder(work, week, told.holder),
        reason=names.clean(told.reason, _("reason")) if told.reason is not None else None,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    topics = _topics(work, told)
    attended = _attended(work, told.attended, training.holder_id)
    work.add(training)
    for position, (words, document) in enumerate(topics, start=1):
        work.insert(
            models.TrainingTopic(
                training_id=training.key, position=position, told=words, document=document
            )
        )
    for employee in attended:
        work.insert(models.TrainingAttendee(training_id=training.key, employee_id=employee))
    return training


def _week(work: "Work", word: str | None) -> str:
    closes = work.company.week_closes
    if word is None:
        return periods.last_closed(Grain.WEEK, work.on, closes).label
    week = periods.parse(word, Grain.WEEK, work.today, closes)
    if week.end >= work.on:
        raise DataError(
            _("the week {week} ends on {day}; its problems are studied after that").format(
                week=week.label, day=week.end
            )
        )
    return week.label


def _version(work: "Work", week: str, reason: str | None) -> int:
    """Return the version that a training gets: the first, or with a reason the next."""
    last = work.rows(_LAST, week=week)[0]["version"]
    if last is not None and reason is None:
        raise DataError(
            _("the week {week} has its training; --reason corrects it").format(week=week)
        )
    if last is None and reason is not None:
        raise DataError(_("the week {week} has no training to correct").format(week=week))
    return (last or 0) + 1


def _holder(work: "Work", week: str, word: str | None) -> int:
    id_ = find.at_work(work, word) if word is not None else work.actor.id
    if not person(work, work.on, id_).plays((Role.MANAGER, Role.LEADER)):
        until = _("the manager, or the leader, holds it: --held-by")
        raise GateShutError(_("enter the training of"), week, until, "MD4")
    return id_


def _topics(work: "Work", told: Told) -> list[tuple[str | None, str | None]]:
    """Return what was studied: in words, or by a number."""
    if not (told.topics or told.about):
        raise LeftOutError(
            ("--topic", "--about"), _("what was it about? give --topic or --about"), either=True
        )
    return [
        *((names.clean(topic, _("topic")), None) for topic in told.topics),
        *((None, _studied(work, number)) for number in told.about),
    ]


def _studied(work: "Work", word: str) -> str:
    """Return the whole number of a problem or case; raise UnknownError."""
    kind, _number = numbers.any_of(_STUDIED, word, work.today)
    if kind is None:
        raise OF_KIND["issue"].unknown(word)
    return about.written(work, word)


def _attended(work: "Work", words: tuple[str, ...], holder: int) -> list[int]:
    """Return who attended: people who work here, each named once, and not who held it."""
    found: list[int] = []
    for word in words:
        id_ = find.at_work(work, word)
        if id_ in found or id_ == holder:
            raise DataError(_("{word} is named twice").format(word=word))
        found.append(id_)
    if not found:
        raise LeftOutError(("--attended",), _("who attended? give --attended, once for each"))
    return found
