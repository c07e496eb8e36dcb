"""The department's books kept a second time, straight from forms.md, with nothing of the program.

What the program computes in SQL from postings is computed here from a list of entries, the plain
way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.back import Back
from tests.oracle.entries import (
    INSTRUMENTS,
    METHODS,
    MONEY,
    Contract,
    Dated,
    Departure,
    Entry,
    Line,
    Row,
    Span,
    growth,
    month_end,
    month_start,
    quantity,
    rate,
    rounded,
)

__all__ = [
    "INSTRUMENTS",
    "METHODS",
    "Books",
    "Contract",
    "Dated",
    "Departure",
    "Entry",
    "Line",
    "Row",
    "Span",
    "month_end",
    "month_start",
]


@dataclass
class Books(Back):
    """All that the forms are made of."""

    targets: list[Dated] = field(default_factory=list)
    sellers: list[Dated] = field(default_factory=list)
    ended: dict[str, date] = field(default_factory=dict)
    departures: list[Departure] = field(default_factory=list)
    """Deviations."""

    def known(self, span: Span) -> list[Entry]:
        return [e for e in self.entries if _there(e.written, span)]

    def between(self, span: Span, start: date, end: date, *kinds: str) -> list[Entry]:
        return [e for e in self.known(span) if start <= e.on <= end and e.kind in kinds]

    def salesperson(self, entry: Entry) -> str:
        held = self.holders.get(entry.contract)
        return held or self.contracts[entry.contract].salesperson

    def customer(self, entry: Entry) -> str:
        on_account = entry.contract in self.holders
        return entry.contract if on_account else self.contracts[entry.contract].customer

    def target(self, span: Span, who: str) -> int | None:
        newest = self._newest_targets(span)
        own = {product: amount for (name, product), amount in newest.items() if name == who}
        if not own:
            return None
        return own[""] if "" in own else sum(own.values())

    def product_target(self, span: Span, product: str) -> int | None:
        found = [a for (_who, p), a in self._newest_targets(span).items() if p == product]
        return sum(found) if found else None

    def _newest_targets(self, span: Span) -> dict[tuple[str, str], int]:
        newest: dict[tuple[str, str], int] = {}
        for version in self.targets:
            who, product, month = version.what
            if month == span.month and _there(version.written, span):
                newest[who, product] = int(str(version.value))
        return newest

    def listed(self, span: Span) -> set[str]:
        """Everybody with the SALES role employed in the period."""
        return {
            version.what[0]
            for version in self.sellers
            if version.since <= span.end
            and _there(version.written, span)
            and self.ended.get(version.what[0], date.max) >= span.start
        }

    # The forms

    def detail(self, span: Span) -> Iterator[Row]:
        groups: dict[tuple[str, str, str], list[Entry]] = {}
        for e in self.between(span, span.start, span.end, *SALES):
            groups.setdefault((self.salesperson(e), self.customer(e), e.product), []).append(e)
        for (who, customer, product), moved in sorted(groups.items()):
            much = _much(moved)
            amount = _amount(moved, "dispatched")
            yield {
                "salesperson": who,
                "customer": customer,
                "product": product,
                "quantity": quantity(much),
                "price": str(rounded(Fraction(amount) / much)) if much else None,
                **_sold(moved),
            }

    def weekly_by_salesperson(self, span: Span) -> Iterator[Row]:
        first = month_start(span.end)
        sales = self.between(span, min(first, span.start), span.end, *SALES)
        people = self.listed(span) | {self.salesperson(e) for e in sales}
        people |= {v.what[0] for v in self.targets if self.target(span, v.what[0]) is not None}
        for who in sorted(people):
            own = [e for e in sales if self.salesperson(e) == who]
            week = [e for e in own if e.on >= span.start]
            to_date = _net(e for e in own if e.on >= first)
            target = self.target(span, who)
            yield {
                "salesperson": who,
                **_sold(week),
                "month_target": None if target is None else str(target),
                "month_to_date": str(to_date),
                "achieved": rate(to_date, target),
                **self._punctuality(week),
            }

    @staticmethod
    def _punctuality(sold: Iterable[Entry]) -> Row:
        sent = [e for e in sold if e.kind == "dispatched" and e.quantity > 0]
        notes = {e.note: e.on <= (e.due or date.max) for e in sent}
        return {
            "dispatches": len(notes),
            "dispatched_on_time": sum(notes.values()),
            "on_time": rate(sum(notes.values()), len(notes)),
        }

    def by_product(self, span: Span) -> Iterator[Row]:
        before_end = span.start - timedelta(days=1)
        year_ago = span.start.replace(year=span.start.year - 1)
        now = self.between(span, span.start, span.end, *SALES)
        before = self.between(span, month_start(before_end), before_end, *SALES)
        ago = self.between(span, year_ago, month_end(year_ago), *SALES)
        products = {e.product for e in (*now, *before, *ago)}
        products |= {p for _who, p in self._newest_targets(span) if p}
        for product in sorted(products):
            net, last, year = (
                _net(e for e in entries if e.product == product) for entries in (now, before, ago)
            )
            month = [e for e in now if e.product == product]
            target = self.product_target(span, product)
            yield {
                "product": product,
                "quantity": quantity(_much(month)),
                **_sold(month),
                "target": None if target is None else str(target),
                "achieved": rate(net, target),
                "last_month": str(last),
                "vs_last_month": growth(net, last),
                "last_year": str(year),
                "vs_last_year": growth(net, year),
            }

    def monthly_by_salesperson(self, span: Span) -> list[Row]:
        moved = self.between(span, span.start, span.end, "signed", "contracted", *SALES, *MONEY)
        departed = [
            who
            for who, on, written, back in self.departures
            if span.start <= on <= span.end
            and _there(written, span)
            # What a later month took back stood when this one ended.
            and not (back is not None and back[0] <= span.end and _there(back[1], span))
        ]
        people = self.listed(span) | {self.salesperson(e) for e in moved} | set(departed)
        people |= {v.what[0] for v in self.targets if self.target(span, v.what[0]) is not None}
        rows: list[Row] = []
        for who in people:
            own = [e for e in moved if self.salesperson(e) == who]
            sums = {
                kind: sum(e.amount for e in own if e.kind == kind)
                for kind in ("contracted", *MONEY)
            }
            target = self.target(span, who)
            rows.append(
                {
                    "salesperson": who,
                    "contracts": sum(e.kind == "signed" for e in own),
                    "contracted": str(sums["contracted"]),
                    **_sold(own),
                    "target": None if target is None else str(target),
                    "achieved": rate(_net(own), target),
                    "planned_collection": "0",
                    "collected": str(sum(sums[kind] for kind in MONEY)),
                    "deviations": departed.count(who),
                    **self._punctuality(own),
                }
            )
        rows.sort(key=lambda row: (-int(str(row["net"])), str(row["salesperson"])))
        nets = [int(str(row["net"])) for row in rows]
        for row in rows:
            row["rank"] = 1 + sum(net > int(str(row["net"])) for net in nets)
        return rows

    def by_region(self, span: Span) -> Iterator[Row]:
        sales = self.between(span, span.start, span.end, *SALES)
        whole = _net(sales)
        groups: dict[str | None, list[Entry]] = {}
        for e in sales:
            groups.setdefault(e.region, []).append(e)
        for region in sorted(groups, key=lambda r: (r is None, r or "")):
            net = _net(groups[region])
            yield {
                "region": region,
                "customers": len({self.customer(e) for e in groups[region]}),
                "net": str(net),
                "share": rate(net, whole),
            }

    def collection(self, span: Span) -> Iterator[Row]:
        for place in self._in_order():
            own = [e for e in self.known(span) if e.contract == place and e.on <= span.end]
            due = self._due(own, span)
            paid = [e for e in own if e.kind in MONEY and span.start <= e.on]
            if not due and not paid:
                continue
            open_ = _open_bills(own, span.end)
            late = [(span.end - d).days for d, rest in open_ if rest > 0 and d < span.end]
            collected = sum(e.amount for e in paid)
            yield {
                **self._named(place),
                "due": str(due),
                "planned": "0",
                "collected": str(collected),
                **{m: str(sum(e.amount for e in paid if e.method == m)) for m in METHODS},
                "uncleared": str(sum(e.amount for e in paid if self._held(e.payment, span) > 0)),
                "balance": str(sum(rest for _due, rest in open_)),
                "collection_rate": rate(collected, due),
                "days_overdue": max(late, default=0),
            }

    @staticmethod
    def _due(own: list[Entry], span: Span) -> int:
        """Open at the week's start or issued in it, less its red entries, due by its end."""
        eve, due = span.start - timedelta(days=1), 0
        for bill in (e for e in own if e.kind == "invoiced"):
            assert bill.due is not None
            if bill.due <= span.end:
                red = _of("red", own, bill.invoice, span.end)
                due += bill.amount - red - _of("applied", own, bill.invoice, eve)
        return due

    def _held(self, payment: str, span: Span) -> int:
        """Return what of a payment is held in an instrument at a period's end."""
        own = [e for e in self.known(span) if e.payment == payment and e.on <= span.end]
        return _uncleared(own)

    def _named(self, place: str) -> Row:
        if place in self.holders:
            return {"customer": place, "contract": None, "salesperson": self.holders[place]}
        of = self.contracts[place]
        return {"customer": of.customer, "contract": place, "salesperson": of.salesperson}

    def receivables(self, span: Span) -> Iterator[Row]:
        for place in self._in_order():
            own = [e for e in self.known(span) if e.contract == place and e.on <= span.end]
            kinds = ("contracted", "dispatched", "invoiced", "red", "applied")
            sums = {kind: sum(e.amount for e in own if e.kind == kind) for kind in kinds}
            collected = sum(e.amount for e in own if e.kind in MONEY)
            invoiced = sums["invoiced"] - sums["red"]
            open_ = _open_bills(own, span.end)
            receivable = sum(rest for _due, rest in open_)
            delivered = _net(own)
            prepaid, uninvoiced = collected - sums["applied"], delivered - invoiced
            exchanged = sum(e.amount for e in own if e.kind == "returned" and e.for_others)
            # What came back by credit was delivered; for what is exchanged other goods go.
            undelivered = sums["contracted"] - sums["dispatched"] + exchanged
            if self._cancelled(place, span):
                undelivered = 0
            moved = any(e.on >= span.start for e in own)
            if not (undelivered or uninvoiced or receivable or prepaid or moved):
                continue
            ages = _ages(open_, span.end)
            overdue = sum(ages.values()) - ages["not_due"]
            month = [e for e in own if e.kind in MONEY and e.on >= span.start]
            sold = self.contracts.get(place)
            yield {
                **self._named(place),
                "signed_on": sold.signed_on.isoformat() if sold else None,
                "payment_days": sold.payment_days if sold else None,
                "total": str(sums["contracted"]) if sold else None,
                "delivered": str(delivered),
                "invoiced": str(invoiced),
                "uninvoiced": str(uninvoiced),
                "collected": str(collected),
                "collected_in_month": str(sum(e.amount for e in month)),
                "uncleared": str(_uncleared(own)),
                "receivable": str(receivable),
                "prepaid": str(prepaid),
                **{age: str(amount) for age, amount in ages.items()},
                "recovery_rate": rate(collected, collected + overdue),
                "reconciled": None,
                "risk": "normal",
            }

    def _cancelled(self, place: str, span: Span) -> bool:
        on, written = self.cancelled.get(place, (date.max, date.max))
        return on <= span.end and _there(written, span)

    def ageing(self, span: Span) -> list[Row]:
        whole: dict[str, int] = {}
        for contract in self.contracts:
            own = [e for e in self.known(span) if e.contract == contract and e.on <= span.end]
            for age, amount in _ages(_open_bills(own, span.end), span.end).items():
                whole[age] = whole.get(age, 0) + amount
        total = sum(whole.values())
        return [
            {
                "age": age,
                "receivable": str(whole.get(age, 0)),
                "share": rate(whole.get(age, 0), total),
            }
            for age in AGES
        ]

    def _in_order(self) -> list[str]:
        """Return the contracts of each account by number, and what stands on the account last."""
        contracts = [(of.customer, 0, number) for number, of in self.contracts.items()]
        accounts = [(code, 1, code) for code in self.holders]
        return [place for _customer, _last, place in sorted([*contracts, *accounts])]


SALES = ("dispatched", "returned")

AGES = ("not_due", "overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")


def _there(written: date, span: Span) -> bool:
    return span.as_of is None or written <= span.as_of


def _amount(moved: Iterable[Entry], kind: str) -> int:
    return sum(e.amount for e in moved if e.kind == kind)


def _net(moved: Iterable[Entry]) -> int:
    sales = [e for e in moved if e.kind in SALES]
    return _amount(sales, "dispatched") - _amount(sales, "returned")


def _much(moved: Iterable[Entry]) -> Fraction:
    """Return how much was sent, whatever came back of it."""
    return sum((e.quantity for e in moved if e.kind == "dispatched"), Fraction(0))


def _sold(moved: list[Entry]) -> Row:
    kinds = {"amount": "dispatched", "returned": "returned"}
    sums: Row = {key: str(_amount(moved, kind)) for key, kind in kinds.items()}
    return sums | {"net": str(_net(moved))}


def _of(kind: str, own: Iterable[Entry], invoice: str, until: date) -> int:
    return sum(e.amount for e in own if (e.kind, e.invoice) == (kind, invoice) and e.on <= until)


def _uncleared(own: Iterable[Entry]) -> int:
    held = [e for e in own if e.method in INSTRUMENTS]
    money = sum(e.amount for e in held if e.kind in MONEY)
    return money - sum(e.amount for e in held if e.kind == "cleared")


def _open_bills(own: list[Entry], day: date) -> list[tuple[date, int]]:
    """Due date and what is open of every invoice issued by a day."""
    return [
        (
            e.due or date.max,
            e.amount - _of("red", own, e.invoice, day) - _of("applied", own, e.invoice, day),
        )
        for e in own
        if e.kind == "invoiced" and e.on <= day
    ]


def _ages(open_: list[tuple[date, int]], day: date) -> dict[str, int]:
    ages = dict.fromkeys(AGES, 0)
    for due, rest in open_:
        late = (day - due).days
        if late <= 0:
            ages["not_due"] += rest
        elif late <= 30:
            ages["overdue_1_30"] += rest
        elif late <= 60:
            ages["overdue_31_60"] += rest
        elif late <= 90:
            ages["overdue_61_90"] += rest
        else:
            ages["overdue_over_90"] += rest
    return ages
