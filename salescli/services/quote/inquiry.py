"""Inquiries and tenders: reported at once, decided, sorted into lines, asked about (W2)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from salescli import models
from salescli.engine import find, leader, lines
from salescli.engine.steps import advance, begin, for_the_leader, label, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import ASKED, INQUIRY, QuestionFacts
from salescli.policy.kinds import Department
from salescli.policy.standing import rulings
from salescli.services.register import norm, parties
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.inquiry import Inquiry, InquiryQuestion

_SAID: Final[Mapping[Department, tuple[str, ...]]] = MappingProxyType(
    {
        Department.TECHNICAL: ("answer", "model", "parameters"),
        Department.PURCHASING: ("answer", "price", "lead_days", "supplier"),
        Department.LEADER: ("answer",),
    }
)
"""What each department's answer can consist of."""

_ENOUGH: Final[Mapping[Department, tuple[str, ...]]] = MappingProxyType(
    {
        Department.TECHNICAL: ("answer", "model", "parameters"),
        Department.PURCHASING: ("answer", "price"),
        Department.LEADER: ("answer",),
    }
)
"""Of that, what makes an answer alone."""


def report(  # noqa: PLR0913 - the fields of an inquiry
    work: "Work",
    customer: str,
    subject: str,
    *,
    tender: bool = False,
    received_at: datetime | None = None,
    amount: int | None = None,
    due_on: date | None = None,
    salesperson: str | None = None,
) -> "Inquiry":
    """Tell the manager of an inquiry or tender, with the instant at which it came (W2.1)."""
    may_begin(work, INQUIRY, "report")
    account = find.customer(work, customer)
    usual = norm.profile(work, account.key)["salesperson_id"]
    at = received_at or _now(work)
    received_on = _received_on(work, at)
    return begin(
        work,
        models.Inquiry,
        "report",
        tender=tender,
        customer_id=account.key,
        salesperson_id=parties.salesperson(work, salesperson, usual),
        subject=names.clean(subject, _("subject")),
        received_on=received_on,
        received_at=at,
        due_on=_due(due_on, received_on),
        amount=amount,
    )


def instant(work: "Work", day: date, at: time) -> datetime:
    """Return a time of day in the company's zone."""
    return datetime.combine(day, at, ZoneInfo(work.company.settings["zone"]))


def _local(work: "Work", at: datetime) -> date:
    return at.astimezone(instant(work, work.on, time()).tzinfo).date()


def _now(work: "Work") -> datetime:
    """Return this instant, or the beginning of an earlier business date."""
    now = work.now()
    return now if _local(work, now) == work.on else instant(work, work.on, time())


def _received_on(work: "Work", at: datetime) -> date:
    day, now = _local(work, at), work.now()
    if day > work.on or (day == _local(work, now) and at > now):
        raise DataError(
            _("an inquiry reported on {on} cannot have come in later, at {at}").format(
                on=work.on, at=f"{at:%Y-%m-%d %H:%M}"
            )
        )
    return day


def _due(day: date | None, received_on: date) -> date | None:
    if day is not None and day < received_on:
        raise DataError(
            _("the answer cannot be due on {day}, before the inquiry came in on {received}").format(
                day=day, received=received_on
            )
        )
    return day


def decide(work: "Work", number: str, *, yes: bool = True) -> "Inquiry":
    """Decide whether to compete, as the manager, or say yes or no as the leader (W2.1)."""
    inquiry = find.document(work, models.Inquiry, number)
    stands_in = for_the_leader(work, inquiry)
    for step in rulings(work.decider, stands_in=stands_in, yes=yes):
        advance(work, inquiry, step)
    return inquiry


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Inquiry":
    """Call an inquiry major, whatever its amount, or take that back (1.3.2)."""
    inquiry = find.document(work, models.Inquiry, number)
    leader.flag(work, inquiry, reason=reason, lift=lift, of=of)
    return inquiry


def line(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    number: str,
    product: str | None = None,
    *,
    description: str | None = None,
    quantity: int = 1000,
    unit: str | None = None,
    requirement: str | None = None,
) -> "Inquiry":
    """Sort something a customer asks for into a line, of our product or in their words (W2.2)."""
    inquiry = _sorting(work, number)
    item = find.product(work, product) if product else None
    words = (
        names.clean(description, _("description")) if description else item.name if item else None
    )
    if words is None:
        raise LeftOutError(
            ("PRODUCT", "--description"),
            _("what is asked for? give PRODUCT or --description"),
            either=True,
        )
    inquiry.lines.append(
        models.InquiryLine(
            inquiry_id=inquiry.key,
            position=len(inquiry.lines) + 1,
            product_id=item.key if item else None,
            description=words,
            quantity=quantity,
            unit=names.clean(unit, _("unit")) if unit else item.unit if item else None,
            requirement=names.clean(requirement, _("requirement")) if requirement else None,
        )
    )
    work.add(inquiry)
    return inquiry


def _sorting(work: "Work", number: str) -> "Inquiry":
    inquiry = find.document(work, models.Inquiry, number, consulted=True)
    advance(work, inquiry, "line")
    work.own_words(_("edit"), label(inquiry), inquiry.author_id, "W2.2")
    return inquiry


def drop(work: "Work", number: str, position: int) -> "Inquiry":
    """Take a line out; its position stays empty."""
    inquiry = _sorting(work, number)
    lines.at(inquiry, position).dropped = True
    work.add(inquiry)
    return inquiry


def consult(
    work: "Work", number: str, question: str, *, to: Department, line: int | None = None
) -> "InquiryQuestion":
    """Ask a department, or the leader, about an inquiry or one of its lines (W2.2 to W2.4)."""
    inquiry = find.document(work, models.Inquiry, number)
    advance(work, inquiry, "consult")
    asked = begin(
        work,
        models.InquiryQuestion,
        f"consult_{to}",
        inquiry_id=inquiry.key,
        position=len(inquiry.questions) + 1,
        line_position=lines.at(inquiry, line).position if line is not None else None,
        department=to,
        question=names.clean(question, _("question")),
    )
    inquiry.questions.append(asked)
    return asked


def answer(  # noqa: PLR0913 - the fields of an answer
    work: "Work",
    number: str,
    position: int,
    text: str | None = None,
    *,
    model: str | None = None,
    parameters: str | None = None,
    price: int | None = None,
    lead_days: int | None = None,
    supplier: str | None = None,
) -> "InquiryQuestion":
    """Answer a question as the department that was asked (W2.3, W2.4)."""
    inquiry = find.document(work, models.Inquiry, number, consulted=True)
    asked = _question(inquiry, position)
    words = {"answer": text, "model": model, "parameters": parameters, "supplier": supplier}
    said: dict[str, object] = {k: names.clean(w, _(k)) for k, w in words.items() if w}
    said |= {k: n for k, n in {"price": price, "lead_days": lead_days}.items() if n is not None}
    _check(asked.department, said)
    step = f"answer_{asked.department}"
    role, _clause = ASKED[asked.department]
    facts = QuestionFacts(staffed=any(one.plays((role,)) for one in work.staff()))
    advance(work, asked, step, facts=facts, answered_on=work.on, **said)
    return asked


def _question(inquiry: "Inquiry", position: int) -> "InquiryQuestion":
    for asked in inquiry.questions:
        if asked.position == position:
            return asked
    raise DataError(
        _("{document} has no question {position}").format(
            document=label(inquiry), position=position
        )
    )


def _check(department: Department, said: Mapping[str, object]) -> None:
    """Refuse an answer that says nothing, or what another department is asked for."""
    odd = [field for field in said if field not in _SAID[department]]
    if not odd and any(field in said for field in _ENOUGH[department]):
        return
    enough, may = (
        [
            "TEXT" if field == "answer" else f"--{field.replace('_', '-')}"
            for field in of[department]
        ]
        for of in (_ENOUGH, _SAID)
    )
    told = _("an answer by {department} needs one of {enough}, and may hold {said}").format(
        department=_(department),
        enough=", ".join(enough).replace("TEXT", _("TEXT")),
        said=", ".join(may).replace("TEXT", _("TEXT")),
    )
    raise DataError(told) if odd else LeftOutError(enough, told, either=True)
