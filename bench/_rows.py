"""What a made history holds: for every table the SELECT that fills it, by its columns."""

from collections.abc import Iterator
from datetime import date, timedelta

SELLERS, CUSTOMERS, PRODUCTS = 20, 500, 200
AMOUNT, QUANTITY, STANDS = 10_000, 10_000, 50
"""Of a contract; and how much of what came lately for an account stands on it."""

PRESSED, REFUSED, LATE, WAITS = 20, 100, 50, 6
"""Of so many contracts one was pressed for, one had something refused, one was told of late.

Of so many that are not paid, one has a payment that waits to be confirmed.
"""

REFUSED_FROM = 1_000_000_000
"""The ids of what was refused begin here."""

Filled = tuple[str, str, dict[str, str]]

_SINCE = "visits plans tell invoices instruments archive check reconcile payments territory"
DEALS = "FROM temp.deal"
_OPEN = "'9999-12-31'"
_BY_PAPER = "method IN ('cheque', 'acceptance_bill') AND paid"
WHO = {"customer_id": "customer", "salesperson_id": "seller"}


def all_of(first: date, today: date) -> Iterator[Filled]:
    """Yield all tables that are filled, in an order in which each finds what it reads."""
    yield from _registers(f"'{first}'")
    yield from _binders(f"'{first}'", f"'{today}'")
    yield from _selling()
    yield from _goods()
    yield from _invoices()
    yield from _payments(f"'{today}'")
    yield from _postings(f"'{today}'")
    yield from _pressed(f"'{today}'")
    yield from _reconciled(f"'{today.replace(day=1)}'", f"'{_eve(today):%Y-%m}'")


def _eve(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)


def _counted(last: int) -> str:
    return f"""FROM (
        WITH RECURSIVE told (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM told WHERE n < {last})
        SELECT n FROM told
    )"""


def _registers(first: str) -> Iterator[Filled]:
    at = "'2010-01-04T03:00:00.000000+00:00'"
    since = {"valid_from": first, "version": "1", "recorded_at": at}
    settings = {"company": "'Scale'", "currency": "'KRW'", "zone": "'Asia/Seoul'"}
    settings |= {f"{word}_since": first for word in _SINCE.split()}
    yield "audit", "", {"seq": "1", "version": "1", "recorded_at": at, "hash": "'1'"}
    for key, value in settings.items():
        yield "setting", "", {"key_": f"'{key}'", "value": value, **since}
    named = {"id": "n", "name": "'Name ' || n"}
    for table, last, prefix, more in (
        ("employee", SELLERS, "E", {"hired_on": first}),
        ("customer", CUSTOMERS, "C", {}),
        ("product", PRODUCTS, "P", {"unit": "'piece'"}),
    ):
        yield table, _counted(last), {**named, "code": f"'{prefix}' || n", **more}
    sells = {"employee_id": "n", "role": "'SALES'", "region": "'Seoul'"}
    yield "assignment", _counted(SELLERS), {**sells, **since}
    profile = {"customer_id": "n", "kind": "'dealer'", "region": "'Seoul'"}
    held = {"salesperson_id": f"(n - 1) % {SELLERS} + 1"}
    yield "customer_profile", _counted(CUSTOMERS), {**profile, **held, **since}
    doubted = {"customer_id": "n", "valid_from": first, "recorded_at": at}
    graded = {"grade": "'watch'", "reason": "'late'"}
    yield "risk", f"{_counted(CUSTOMERS)} WHERE n % 10 = 0", {**doubted, **graded}


def _binders(first: str, today: str) -> Iterator[Filled]:
    months = f"""FROM (
        WITH RECURSIVE told (day) AS (
            SELECT DATE({first}, 'start of month')
            UNION ALL
            SELECT DATE(day, '+1 month') FROM told WHERE DATE(day, '+2 months') <= {today}
        )
        SELECT day FROM told
    )"""
    bound = {"month": "SUBSTR(day, 1, 7)", "bound_on": "DATE(day, '+1 month')"}
    yield "contract_binder", months, {**bound, "recorded_at": "day"}


def each_on(days: str, day: str) -> dict[str, str]:
    """Give several columns one day."""
    return dict.fromkeys(days.split(), day)


def numbered(prefix: str) -> str:
    """Give a contract's number to a document of it."""
    return f"'{prefix}-' || year || '-' || n"


def decided(kind: str, step: str, day: str, where: str = "", id_: str = "n") -> Filled:
    """Say that a step was taken on a day with the documents of some contracts."""
    told = {"kind": f"'{kind}'", "document_id": id_, "step": f"'{step}'", "recorded_at": "at"}
    return "decision", f"{DEALS} {where}", {**told, **each_on("decided_on recorded_on", day)}


def _selling() -> Iterator[Filled]:
    """Yield the contracts, each with a visit of its day, a quotation, a change of the profile."""
    own = {"id": "n", "created_at": "at", **WHO}
    visit = {"number": numbered("V"), "state": "'done'", "method": "'on_site'", "result": "'well'"}
    days = "from_on until_on submitted_on approved_on visited_on sealed_on"
    planned = {"planned_collection": "1000", "ordinal": "round"}
    yield "visit", DEALS, {**own, **visit, **planned, **each_on(days, "signed")}
    agreed = {"payment_days": "30", "total": str(AMOUNT), "revision": "1"}
    quote = {"number": numbered("Q"), "state": "'won'"}
    days = "drafted_on sent_on closed_on"
    yield "quote", DEALS, {**own, **quote, **agreed, **each_on(days, "signed")}
    change = {"id": "n", "customer_id": "customer", "field": "'stage'", "changed_on": "signed"}
    yield "profile_change", DEALS, {**change, "recorded_at": "at"}
    kind, late, told = decided("profile_change", "tell", "signed", f"WHERE n % {LATE} = 0")
    yield kind, late, told | {"recorded_on": "sent"}
    contract = {"number": numbered("C"), "state": "'completed'", "means": "'written'"}
    rest = {"open_until": f"CASE WHEN paid THEN settled ELSE {_OPEN} END"}
    rest |= {"closed_at": "CASE WHEN paid THEN settled || 'T03:00:00.000000+00:00' END"}
    days = "drafted_on signed_on effective_on archived_on"
    yield "contract", DEALS, {**own, **contract, **agreed, **rest, **each_on(days, "signed")}
    line = {"id": "n", "contract_id": "n", "position": "1", "product_id": "product"}
    worth = {"quantity": str(QUANTITY), "price": "1000", "amount": str(AMOUNT)}
    yield "contract_line", DEALS, {**line, **worth}
    yield decided("contract", "sign", "signed")


def _goods() -> Iterator[Filled]:
    """Yield the deliveries, with all their papers on file."""
    note = {"number": numbered("G"), "note_number": numbered("D"), "state": "'received'"}
    papers = {"carrier": "'Hanjin'", "voucher": "'W-' || n", "requested_on": "signed"}
    days = "due_on dispatched_on filed_on vouched_on announced_on received_on"
    own = {"id": "n", "contract_id": "n", "created_at": "at"}
    yield "shipment", DEALS, {**own, **note, **papers, **each_on(days, "sent")}
    line = {"shipment_id": "n", "line_id": "n", "damaged": "0"}
    short = f"(n % {REFUSED} = 0) * 1000"
    worth = {"quantity": str(QUANTITY), "amount": str(AMOUNT)}
    yield "shipment_line", DEALS, {**line, **worth, "short": short, "taken_back": short}
    yield decided("ship", "approve", "signed")
    yield from _red_notes(own)


def _red_notes(own: dict[str, str]) -> Iterator[Filled]:
    """Yield what took back what was missing, the day after."""
    short, id_ = f"{DEALS} WHERE n % {REFUSED} = 0", f"{REFUSED_FROM} + n"
    red = {"id": id_, "number": numbered("GR"), "note_number": numbered("DR"), "corrects_id": "n"}
    why = {"state": "'corrected'", "reason": "'short'", "requested_on": "sent"}
    days = "due_on dispatched_on filed_on"
    yield "shipment", short, {**own, **red, **why, **each_on(days, "sent")}
    back = {"shipment_id": id_, "line_id": "n", "quantity": "1000", "amount": "1000"}
    yield "shipment_line", short, back
    yield decided("ship", "approve", "sent", f"WHERE n % {REFUSED} = 0", id_)


def _invoices() -> Iterator[Filled]:
    net = AMOUNT // 11 * 10
    own = {"id": "n", "number": numbered("I"), "contract_id": "n", "created_at": "at"}
    worth = {"amount": str(AMOUNT), "net": str(net), "tax": str(AMOUNT - net), "rate_bp": "1000"}
    kept = {"state": "'issued'", "tax_kind": "'standard'", "handed_by": "'post'", "due_on": "due"}
    days = "applied_on supply_on issued_on filed_on handed_on"
    yield "invoice", DEALS, {**own, **worth, **kept, **each_on(days, "sent")}
    line = {"invoice_id": "n", "line_id": "n"}
    yield "invoice_line", DEALS, {**line, "quantity": str(QUANTITY), "amount": str(AMOUNT)}
    yield decided("invoice", "issue", "sent")
    no, id_ = f"WHERE n % {REFUSED} = 0", f"{REFUSED_FROM} + n"
    refused = {"id": id_, "number": numbered("IR"), "state": "'rejected'", "applied_on": "sent"}
    yield "invoice", f"{DEALS} {no}", {**own, **refused, "amount": str(AMOUNT)}
    yield decided("invoice", "reject", "sent", no, id_)


def _payments(today: str) -> Iterator[Filled]:
    own = {
        "number": numbered("P"),
        "created_at": "at",
        "applied_on": "settled",
        "kind": "'payment'",
    }
    own |= {"amount": f"{AMOUNT} + stands", **WHO}
    paper = {
        key: f"CASE WHEN {_BY_PAPER} THEN {told} END"
        for key, told in (
            ("instrument", "'S-' || n"),
            ("instrument_key", "'S' || n"),
            ("instrument_id", "n"),
        )
    }
    cleared = f"CASE WHEN clears <= {today} THEN"
    yield (
        "instrument",
        f"{DEALS} WHERE {_BY_PAPER}",
        {
            "id": "n",
            "number": numbered("T"),
            "created_at": "at",
            "kind": "method",
            **WHO,
            "serial": "'S-' || n",
            "serial_key": "'S' || n",
            "bank": "'NH'",
            "amount": str(AMOUNT),
            "matures_on": "clears",
            "handed_to_id": "1",
            "placing": "'collection'",
            "state": f"{cleared} 'cleared' ELSE 'deposited' END",
            "cleared_on": f"{cleared} clears END",
            **each_on("received_on handed_on deposited_on", "settled"),
        },
    )
    yield decided("instrument", "hand-over", "settled", f"WHERE {_BY_PAPER}")
    kept = {"id": "n", "state": "'confirmed'", "confirmed_on": "settled", "method": "method"}
    yield "collection", f"{DEALS} WHERE paid", {**own, **kept, **paper}
    waits = {"id": "n", "state": "'applied'", "method": "'transfer'"}
    waiting = f"NOT paid AND n % {WAITS} = 1"
    yield "collection", f"{DEALS} WHERE {waiting}", {**own, **waits}
    part = {"collection_id": "n", "contract_id": "CASE WHEN NOT on_account THEN n END"}
    yield "collection_part", f"{DEALS} WHERE paid OR {waiting}", {**part, "amount": own["amount"]}
    yield decided("collect", "confirm", "settled", "WHERE paid")
    no, id_ = f"WHERE n % {REFUSED} = 0", f"{REFUSED_FROM} + n"
    refused = {"id": id_, "number": numbered("R"), "state": "'rejected'", "method": "'transfer'"}
    yield "collection", f"{DEALS} {no}", {**own, **refused}
    yield decided("collect", "reject", "settled", no, id_)
    rest = f"CASE WHEN SUM(stands) > 0 THEN {_OPEN} ELSE MAX(settled) END"
    stood = f"{DEALS} WHERE paid AND on_account GROUP BY customer"
    yield "account", stood, {"customer_id": "customer", "open_until": rest}


def _postings(today: str) -> Iterator[Filled]:
    line = {"line_id": "n", "product_id": "product", "quantity": str(QUANTITY)}
    money = {"collection_id": "n", "method": "method"}
    invoice = {"invoice_id": "n"}
    yield _posted("signed", "signed", quantity="1000", amount="0")
    yield _posted("contracted", "signed", **line)
    yield _posted("dispatched", "sent", shipment_id="n", **line)
    yield _posted("invoiced", "sent", due_on="due", **invoice)
    yield _posted("collected", "settled", "WHERE paid", **money)
    yield _posted("applied", "settled", "WHERE paid", **money, **invoice)
    clears = f"WHERE {_BY_PAPER} AND clears <= {today}"
    yield _posted("cleared", "clears", clears, **money)
    on_account = {"contract_id": "NULL", "line_id": "NULL", **money}
    stood = "WHERE paid AND on_account"
    yield _posted("collected", "signed", stood, **on_account, amount=f"{AMOUNT} + stands")
    yield _posted("collected", "settled", stood, **on_account, amount=str(-AMOUNT))


def _posted(kind: str, day: str, where: str = "", **more: str) -> Filled:
    told = {"kind": f"'{kind}'", **each_on("booked_on recorded_on", day)}
    told |= {"recorded_at": f"{day} || 'T03:00:00.000000+00:00'"}
    of = {"contract_id": "n", "line_id": "n", "quantity": "0", "amount": str(AMOUNT), **WHO}
    return "posting", f"{DEALS} {where}", {**told, **of, **more}


def _pressed(today: str) -> Iterator[Filled]:
    day = "DATE(due, '+1 day')"
    said = {"contract_id": "n", "means": "'call'", "result": "'promised'", "recorded_at": "at"}
    promised = {"promised": str(AMOUNT), "promised_on": "DATE(due, '+8 days')"}
    pressed = f"{DEALS} WHERE n % {PRESSED} = 0 AND due < {today}"
    yield "dunning", pressed, {**said, **promised, **each_on("dunned_on recorded_on", day)}


def _reconciled(first: str, last: str) -> Iterator[Filled]:
    """Yield the statements of all months in which an account moved; those of the last are open.

    They are made month by month, as a company makes them, and so lie together.
    """
    moved = f"""FROM (
        SELECT customer_id, SUBSTR(booked_on, 1, 7) AS month FROM posting
        WHERE kind IN ('invoiced', 'collected') AND booked_on < {first}
        GROUP BY customer_id, SUBSTR(booked_on, 1, 7)
        ORDER BY 2, 1
    )"""
    ends = "DATE(month || '-01', '+1 month', '-1 day')"
    made = f"DATE({ends}, '+3 days')"
    closed = f"CASE WHEN month < '{last.strip(chr(39))}' THEN"
    yield (
        "reconciliation",
        moved,
        {
            "number": "'B-' || month || '-' || customer_id",
            "customer_id": "customer_id",
            "month": "month",
            "version": "1",
            "ends_on": ends,
            "opened_on": made,
            "created_at": f"{made} || 'T03:00:00.000000+00:00'",
            "state": f"{closed} 'closed' ELSE 'open' END",
            "their_balance": f"{closed} 0 END",
            "their_paper": f"{closed} 'mail' END",
            **each_on("answered_on closed_on", f"{closed} {made} END"),
        },
    )
    lines = """FROM posting JOIN reconciliation
        ON reconciliation.customer_id = posting.customer_id
       AND reconciliation.month = SUBSTR(posting.booked_on, 1, 7)
        WHERE posting.kind IN ('invoiced', 'collected')"""
    told = {"kind": "posting.kind", "booked_on": "posting.booked_on"}
    told |= {"amount": "CASE posting.kind WHEN 'invoiced' THEN 1 ELSE -1 END * posting.amount"}
    of = {"reconciliation_id": "reconciliation.id", "position": "posting.id"}
    yield "reconciliation_line", lines, {**of, **told, "contract_id": "posting.contract_id"}
