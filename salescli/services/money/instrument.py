"""The register of instruments: from the clerk to finance, to the bank, or back (R9, R12)."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import person
from salescli.engine.steps import advance, allow, begin, may_begin
from salescli.policy import names
from salescli.policy.diagrams import INSTRUMENT, InstrumentFacts
from salescli.policy.diagrams.instrument import limited, payable, rested_on
from salescli.policy.kinds import InstrumentKind, Paper, Placing, PostingKind
from salescli.policy.roles import Role
from salescli.services.money import paid, papers, twins, undoing
from salescli.services.register import filing
from salescli.sql import latest
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection
    from salescli.tables.money.instrument import Instrument


_HOLDER = f"""
    SELECT salesperson_id FROM customer_profile
    WHERE id = {latest("customer_profile", "customer_id = :customer", ":day")}
"""

_SIGNED_FOR = ("handed_on", "handed_to_id", "deposited_on", "placing", "placed_with")
"""What is said anew once it is corrected: finance signs for what stands on it then."""


class Bounced(NamedTuple):
    """A paper that was not paid, with the payment by it and what is open again, if it counted."""

    instrument: "Instrument"
    payment: "Collection | None" = None
    reopened: "Sequence[paid.Paid]" = ()


class Said(NamedTuple):
    """What stands on an instrument; None: it was not told."""

    kind: InstrumentKind | None = None
    serial: str | None = None
    bank: str | None = None
    amount: int | None = None
    """In minor units."""
    drawer: str | None = None
    drawn_on: date | None = None
    matures_on: date | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """What was told, made clean; DataError for an empty or hostile text."""
        words = {"serial": _("instrument"), "bank": _("bank"), "drawer": _("drawer")}
        told = {key: value for key, value in self._asdict().items() if value is not None}
        told |= {key: names.clean(told[key], what) for key, what in words.items() if key in told}
        if "serial" in told:
            told["serial_key"] = names.instrument(told["serial"])
        return told


def register(work: "Work", customer: str, said: Said) -> "Instrument":
    """Register a paper that a customer brought, once (R12).

    A payment that it brought before there was a register is from now on the register's.
    """
    may_begin(work, INSTRUMENT, "register")
    columns = said.columns | _brought_by(work, customer)
    twins.once(work, columns)
    brought = twins.brought(work, columns)
    instrument = begin(
        work,
        models.Instrument,
        "register",
        facts=InstrumentFacts(limited=_limited(columns)),
        about=columns["serial"],
        came_on=twins.came(work, columns),
        **columns,
    )
    if brought is not None:
        work.session.flush()
        brought.instrument_id = instrument.key
    return instrument


def _brought_by(work: "Work", customer: str) -> dict[str, Any]:
    account = find.customer(work, customer).key
    held = work.rows(_HOLDER, customer=account, day=work.on.isoformat())
    holder = held[0]["salesperson_id"] if held else None
    return {"customer_id": account, "salesperson_id": holder}


def _limited(columns: dict[str, Any]) -> bool:
    return limited(columns["kind"], columns.get("drawn_on"), columns.get("matures_on"))


def correct(
    work: "Work", number: str, said: Said, *, reason: str, customer: str | None = None
) -> "Instrument":
    """Correct one's own entry, as long as no payment rests on what changes (D14)."""
    work.note = names.clean(reason, _("reason"))
    instrument = find.document(work, models.Instrument, number)
    told = said.columns
    if customer is not None:
        told |= _brought_by(work, customer)
    told = {key: new for key, new in told.items() if new != getattr(instrument, key)}
    before = instrument.model_dump()
    now = before | told
    facts = InstrumentFacts(
        limited=_limited(now),
        paying=rested_on(before, told) and bool(papers.paying(work, instrument)),
        own_entry=_own(work, instrument.author_id),
    )
    allow(work, instrument, "correct", facts=facts)
    twins.once(work, now)
    told["came_on"] = twins.came(work, now)
    for column, value in told.items():
        setattr(instrument, column, value)
    advance(work, instrument, "correct", facts=facts, **dict.fromkeys(_SIGNED_FOR))
    return instrument


def _own(work: "Work", author_id: int | None) -> bool:
    """Say whether an entry is of who acts, or of somebody who works here no more."""
    here = {one.id for one in work.staff()}
    return author_id == work.decider.id or author_id not in here


def hand_over(work: "Work", number: str, *, signed_by: str) -> "Instrument":
    """Hand an instrument over to finance, who signs for it (R12)."""
    instrument = find.document(work, models.Instrument, number)
    signer = find.employee(work, signed_by).key
    other = signer not in {work.decider.id, work.actor.id}
    signed = other and person(work, work.on, signer).plays((Role.FINANCE,))
    facts = InstrumentFacts(signed=signed)
    advance(work, instrument, "hand-over", facts=facts, handed_on=work.on, handed_to_id=signer)
    filing.keep(work, Paper.INSTRUMENT, filing.of(Paper.INSTRUMENT, instrument))
    return instrument


def deposit(
    work: "Work", number: str, *, placing: Placing, placed_with: str | None = None
) -> "Instrument":
    """Record that finance gave an instrument to a bank, or to somebody by endorsement (W5.4)."""
    instrument = find.document(work, models.Instrument, number)
    place = names.clean(placed_with, _("bank")) if placed_with else None
    filled = {"deposited_on": work.on, "placing": placing, "placed_with": place}
    advance(work, instrument, "deposit", facts=InstrumentFacts(), **filled)
    return instrument


def clear(work: "Work", number: str) -> "Instrument":
    """Record that an instrument was paid, so that what it brought is uncleared no more (W5.4)."""
    instrument = find.document(work, models.Instrument, number)
    matured = payable(instrument.kind, instrument.placing, instrument.matures_on, work.on)
    facts = InstrumentFacts(matured=matured)
    advance(work, instrument, "clear", facts=facts, cleared_on=work.on)
    papers.clear(work, instrument)
    return instrument


def bounce(work: "Work", number: str, *, reason: str) -> Bounced:
    """Record that an instrument was not paid: what it brought is taken back (forms.md, Money)."""
    work.note = names.clean(reason, _("reason"))
    instrument = find.document(work, models.Instrument, number)
    advance(work, instrument, "bounce", bounced_on=work.on)
    bounced = Bounced(instrument)
    for payment in papers.paying(work, instrument):
        collection = find.by_id(work, models.Collection, payment)
        bounced = Bounced(instrument, collection, paid.by(work, payment))
        undoing.take_back(work, collection, PostingKind.BOUNCED, work.on)
    return bounced


def give_back(work: "Work", number: str, *, signed_by: str) -> "Instrument":
    """Give an instrument that pays nothing back to the customer, who signs for it (R9)."""
    instrument = find.document(work, models.Instrument, number)
    signer = names.clean(signed_by, _("who signed"))
    ours = {names.key(word) for one in work.staff() for word in (one.code, one.name)}
    facts = InstrumentFacts(
        paying=bool(papers.paying(work, instrument)), outside=names.key(signer) not in ours
    )
    given = {"given_on": work.on, "given_to": signer}
    advance(work, instrument, "give-back", facts=facts, **given)
    return instrument
