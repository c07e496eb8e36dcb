"""The rules of SQL about a customer's account: what moves it, if it is reconciled, what recurs."""

from salescli.sql import INCOMING, INSTRUMENTS, MONEY_IN, among, fields, latest

BALANCING = among(("invoiced", "red", *INCOMING))
"""The kinds of posting that move what is receivable less what is prepaid."""

HELD = f"""
    CASE WHEN method NOT IN {INSTRUMENTS} OR method IS NULL THEN 0
         WHEN kind IN {MONEY_IN} THEN amount
         WHEN kind = 'cleared' THEN -amount ELSE 0 END
"""
"""What an entry adds to what is held in instruments that have not cleared (forms.md, Money)."""


PAPER_ENDED = """COALESCE(
    instrument.cleared_on, instrument.bounced_on, instrument.given_on, '9999-12-31')"""
"""The day on which an `instrument` was paid or came back; an index has it by customer."""


def opened(posting: str = "") -> str:
    """Say what a posting adds to what is open: what was invoiced, less all else that is summed."""
    of = f"{posting}." if posting else ""
    return f"CASE {of}kind WHEN 'invoiced' THEN {of}amount ELSE -{of}amount END"


def less(kind: str, posting: str = "") -> str:
    """Say what a posting adds to money that came in, less what is of a kind.

    Less what was applied it is prepaid; less what has cleared it is held in instruments.
    """
    of = f"{posting}." if posting else ""
    return f"CASE {of}kind WHEN '{kind}' THEN -{of}amount ELSE {of}amount END"


def of_account(*columns: str, customer: str = ":customer", since: str = ":start") -> str:
    """Select postings of an account: of contracts that were open on a day or later, and of none.

    What was at rest before has nothing in it. CROSS JOIN keeps SQLite from reading all entries
    first; elsewhere it is a plain join.
    """
    told = fields("posting", *columns)
    return f"""
        SELECT {told}
        FROM contract CROSS JOIN posting
        WHERE contract.customer_id = {customer} AND contract.open_until >= {since}
          AND posting.contract_id = contract.id
        UNION ALL
        SELECT {told}
        FROM posting
        WHERE posting.customer_id = {customer} AND posting.contract_id IS NULL
    """


MOVEMENT = """
    CASE WHEN collection.kind IN ('correction', 'transfer') THEN collection.kind ELSE entry.kind END
"""
"""What moved money in an `entry`: its kind, or that of the `collection` that caused it."""

ENTERED_LATE = "posting.recorded_on > posting.booked_on"
"""A `posting` of an earlier day than the one on which it was recorded, as an index has them."""


def reconciled(customer: str, month: str) -> str:
    """Say whether the month of an account is reconciled, as was known then; NULL if not begun.

    It is once its statement is closed, which it is only with every difference explained, until
    something is entered into it that changes its balance; then a later version counts (R13).
    """
    return f"""(
        SELECT CASE WHEN EXISTS (
            SELECT 1 FROM decision
            WHERE decision.kind = 'reconcile' AND decision.document_id = reconciliation.id
              AND decision.step = 'close' AND decision.recorded_at < :recorded_before
              AND 0 = (
                  SELECT COALESCE(SUM({opened("posting")}), 0) FROM posting
                  WHERE posting.customer_id = {customer} AND {ENTERED_LATE}
                    AND posting.kind IN {BALANCING} AND posting.booked_on <= reconciliation.ends_on
                    AND posting.recorded_at > decision.recorded_at
                    AND posting.recorded_at < :recorded_before)
        ) THEN 1 ELSE 0 END
        FROM reconciliation
        WHERE reconciliation.customer_id = {customer} AND reconciliation.month = {month}
          AND reconciliation.created_at < :recorded_before
        ORDER BY reconciliation.version DESC LIMIT 1
    )"""


def begun(kind: str, document: str) -> str:
    """Find the decision by which a document began: what was told first has the lower one."""
    return f"""(SELECT MIN(first.id) FROM decision AS first
                WHERE first.kind = '{kind}' AND first.document_id = {document})"""


def assessed(kind: str, document: str, *, as_of: bool = False) -> str:
    """Find the `assessment` of a case that holds; `as_of` the one that did by a form's end."""
    return f"""(
        SELECT MAX(told.id) FROM assessment AS told
        WHERE told.kind = '{kind}' AND told.document_id = {document}.id
          {f"AND {by_end('told', 'told_on')}" if as_of else ""})"""


def by_end(table: str, day: str) -> str:
    """Say that a row is of the days of a form, and was recorded by when it was asked as of."""
    return f"{table}.{day} <= :end AND {table}.recorded_at < :recorded_before"


def _nth(day: str) -> str:
    """Count the days up to one in whole numbers, as no engine reckons dates like another."""
    year, month = (f"CAST(SUBSTR({day}, {at}) AS INTEGER)" for at in ("1, 4", "6, 2"))
    back = f"(14 - {month}) / 12"
    years = f"({year} - {back})"
    return f"""(CAST(SUBSTR({day}, 9, 2) AS INTEGER) + (153 * ({month} + 12 * ({back}) - 3) + 2) / 5
                + 365 * {years} + {years} / 4 - {years} / 100 + {years} / 400)"""


FAULT_OF_SERVICE = {
    "customer": "service_case.customer_id",
    "product": "service_case.product_id",
    "cause": "CASE WHEN service_case.state <> 'withdrawn' THEN service_case.cause END",
    "day": "service_case.requested_on",
    "begun": begun("service", "service_case.id"),
}
"""What a `service_case` is compared by with the faults before it."""


def _earlier(kind: str, dated: str, of: "dict[str, str]", *, as_of: bool) -> str:
    """Say that what is `earlier` began before a fault, is of its cause and stands."""
    day = f"earlier.{dated}"
    ended = f"AND {by_end('back', 'decided_on')}" if as_of else ""
    return f"""
        {day} <= {of["day"]}
        AND {day} >= (CAST(SUBSTR({of["day"]}, 1, 4) AS INTEGER) - 1) || SUBSTR({of["day"]}, 5)
        AND ({day} < {of["day"]} OR {begun(kind, "earlier.id")} < {of["begun"]})
        AND {of["cause"]} = (SELECT assessment.cause FROM assessment
                             WHERE assessment.id = {assessed(kind, "earlier", as_of=as_of)})
        AND NOT EXISTS (
            SELECT 1 FROM decision AS back
            WHERE back.kind = '{kind}' AND back.document_id = earlier.id
              AND back.step IN ('withdraw', 'reject') {ended})
    """


def repeated(label: str, of: "dict[str, str]", usual: str, *, as_of: bool = False) -> str:
    """Find the number or the day of the last fault that one repeats (W6.1, F10); NULL if none.

    It is of the same product and cause at the customer, by service, return, exchange or allowance,
    at most `repeat_days` before; they are `usual` where never set, and a year at most. What was
    withdrawn or rejected is none. `as_of` leaves out what a form did not know by its end.
    """
    held = latest("setting", "key_ = 'repeat_days'", of["day"], as_of=as_of)
    return f"""(
        SELECT fault.{label} FROM (
            SELECT earlier.number AS number, earlier.requested_on AS day,
                   {begun("service", "earlier.id")} AS begun
            FROM service_case AS earlier
            WHERE earlier.customer_id = {of["customer"]} AND earlier.product_id = {of["product"]}
              AND {_earlier("service", "requested_on", of, as_of=as_of)}
            UNION ALL
            SELECT earlier.number, earlier.reported_on, {begun("return", "earlier.id")}
            FROM contract AS sold CROSS JOIN goods_return AS earlier
            CROSS JOIN return_line AS part CROSS JOIN contract_line AS goods
            WHERE sold.customer_id = {of["customer"]} AND earlier.contract_id = sold.id
              AND part.goods_return_id = earlier.id AND goods.id = part.line_id
              AND goods.product_id = {of["product"]}
              AND {_earlier("return", "reported_on", of, as_of=as_of)}
        ) AS fault
        WHERE {_nth(of["day"])} - {_nth("fault.day")} <= CAST(COALESCE(
            (SELECT held.value FROM setting AS held WHERE held.id = {held}), '{usual}') AS INTEGER)
        ORDER BY fault.day DESC, fault.begun DESC LIMIT 1
    )"""
