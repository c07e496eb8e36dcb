"""Answers that say what is so now of whom, what is open again, and what comes next for whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from salescli import services
from salescli.policy import stated, wording
from salescli.text import _, decimal, grouped, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.workflow import Workflow
    from salescli.services.money.dunning import Pressed
    from salescli.services.money.instrument import Bounced
    from salescli.services.money.paid import Paid
    from salescli.tables._base import Record
    from salescli.tables.money.collect import Collection
    from salescli.tables.ship import Shipment


def money(work: "Work", minor: int) -> str:
    """Write an amount in minor units with its currency."""
    return f"{grouped(decimal(minor, work.company.digits))} {work.company.currency}"


def stands(work: "Work", document: "Record", number: str | None = None) -> str:
    """Tell of whom a document is and where it stands, in the word of the lists."""
    from salescli.engine.content import declared  # noqa: PLC0415 - start-up
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up

    words = stated.states(declared(document).kind)
    state = words[str(document.state)].within(spoken())  # type: ignore[attr-defined]
    told = f"{number} {label(document)}" if number else label(document)
    return _("{number} of {customer}: {state}").format(
        number=told, customer=_customer(work, document), state=state
    )


def _customer(work: "Work", document: "Record") -> str:
    from salescli.engine import find  # noqa: PLC0415 - start-up

    return find.account(work, document).name


def code_of(work: "Work", document: "Record") -> str:
    """Return the code of the account that a document is of."""
    from salescli.engine import find  # noqa: PLC0415 - start-up

    return find.account(work, document).code


def follows(kind: str, document: "Record", verb: str) -> str:
    """Tell the command that comes next for a document, and for whom it is from where it stands."""
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up
    from salescli.policy.diagrams import OF_KIND  # noqa: PLC0415 - start-up

    state = document.state  # type: ignore[attr-defined]
    steps = [step for step in OF_KIND[kind].steps if step.command == verb]
    roles = dict.fromkeys(role for step in steps if state in step.sources for role in step.by)
    return next_is(f"{kind} {verb} {label(document)}", roles)


def next_is(command: str, roles: Iterable[str]) -> str:
    """Tell a command that comes next, to be typed as it stands, and for whom it is."""
    from salescli.engine import advising  # noqa: PLC0415 - start-up

    return advising.next_is(command, roles)


def begun_by(workflow: "Workflow", name: str) -> Iterable[str]:
    """Return the roles that may begin a document so."""
    return next(way.by for way in workflow.begins if way.name == name)


def joined(*parts: str) -> str:
    """Join what is to be told in one line."""
    return " · ".join(filter(None, parts))


def _papers(work: "Work", paid: "Sequence[Paid]") -> str:
    return ", ".join(f"{one.invoice} {money(work, one.amount)}" for one in paid)


def corrected(work: "Work", correction: "Collection") -> str:
    """Tell what an application takes back, and what is open again once both have confirmed it."""
    from salescli.engine import find  # noqa: PLC0415 - start-up

    wrong = find.by_id(work, type(correction), correction.names_id or 0)
    told = _("takes back {number} once both have confirmed: {amount}").format(
        number=wrong.number, amount=money(work, wrong.amount)
    )
    paid = services.collect.paid_by(work, wrong.key)
    then = _("open again then: {papers}").format(papers=_papers(work, paid)) if paid else ""
    return joined(stands(work, correction), told, then, follows("collect", correction, "confirm"))


def bounced(work: "Work", came: "Bounced") -> str:
    """Tell what a paper that was not paid takes back, what is open again, and what is to be done.

    A payment by it that does not count yet is rejected first.
    """
    paper, payment = came.instrument, came.payment
    told = [f"{stands(work, paper)} · {money(work, paper.amount)}"]
    if payment is not None and payment.confirmed_on is None:
        waits = _("{number} does not count").format(number=payment.number)
        return joined(*told, waits, follows("collect", payment, "reject"))
    if payment is not None:
        told.append(_("{number} is taken back").format(number=payment.number))
    if came.reopened:
        told.append(_("open again: {papers}").format(papers=_papers(work, came.reopened)))
    return joined(*told, follows("instrument", paper, "give-back"))


def pressed(work: "Work", made: "Sequence[Pressed]") -> str:
    """Tell for what a customer was pressed, what they promised, and how it is booked once paid."""
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up
    from salescli.policy.diagrams import COLLECT  # noqa: PLC0415 - start-up

    entry = made[0].entry
    whole = sum(one.receivable for one in made)
    told = [
        _("{number} of {customer}: pressed for payment, {means}").format(
            number=", ".join(label(one.contract) for one in made),
            customer=_customer(work, made[0].contract),
            means=wording.DUNNING_MEANS[entry.means].within(spoken()),
        ),
        _("receivable: {amount}").format(amount=money(work, whole)),
    ]
    promised = sum(one.entry.promised or 0 for one in made)
    if entry.promised_on:
        told.append(
            _("promised on {day}: {amount} {currency}").format(
                day=entry.promised_on,
                amount=grouped(decimal(promised, work.company.digits)),
                currency=work.company.currency,
            )
        )
    coming = {label(one.contract): one.entry.promised or one.receivable for one in made}
    parts = " ".join(f"{n}={decimal(owed, work.company.digits)}" for n, owed in coming.items())
    comes = f"collect apply {parts}"
    return joined(*told, next_is(comes, begun_by(COLLECT, "apply")))


def _lines(quantities: Mapping[int, int]) -> str:
    from salescli.policy.quantity import written  # noqa: PLC0415 - start-up

    return ", ".join(f"{position}={written(n)}" for position, n in sorted(quantities.items()))


def received(
    work: "Work", shipment: "Shipment", short: Mapping[int, int], damaged: Mapping[int, int]
) -> str:
    """Tell what was missing or damaged by line, and the red note that takes it back."""
    from salescli.policy.diagrams import SHIP  # noqa: PLC0415 - start-up

    told = [stands(work, shipment, shipment.note_number)]
    command = f"ship correct {shipment.note_number}"
    if short:
        told.append(_("missing, by line: {lines}").format(lines=_lines(short)))
    if damaged:
        told.append(_("damaged, by line: {lines}").format(lines=_lines(damaged)))
        wrong = {n: short.get(n, 0) + damaged.get(n, 0) for n in {**short, **damaged}}
        command += "".join(f" --line {part}" for part in _lines(wrong).split(", "))
    return joined(*told, next_is(command, begun_by(SHIP, "correct")))


def taken_back(work: "Work", red: "Shipment") -> str:
    """Tell what a red note takes back of which note, and who decides about it."""
    from salescli.engine import find  # noqa: PLC0415 - start-up

    note = find.by_id(work, type(red), red.corrects_id or 0)
    lines = {n: part.quantity for n, part in services.ship.by_position(work, red).items()}
    amount = sum(services.ship.worth(work, red, services.ship.contract_of(work, red)))
    told = _("takes back of {note}, by line: {lines}; {amount}").format(
        note=note.note_number, lines=_lines(lines), amount=money(work, amount)
    )
    return joined(stands(work, red), told, follows("ship", red, "approve"))
