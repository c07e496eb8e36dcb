"""The rules of SQL that are shared, each written once; it imports nothing.

All of it is constants of the program, to be named within a statement; values are bound.
"""


def within(code: str) -> str:
    """Say whether a code is of whom somebody sees: themselves, and whom they stand in for."""
    return f"REPLACE(CAST(:scope AS TEXT), ',' || {code} || ',', '') <> CAST(:scope AS TEXT)"


OWN = f"(CAST(:scope AS TEXT) IS NULL OR {within('employee.code')})"
"""Rows of `employee` that may be seen: who has a territory sees their own only."""

CHOSEN = f"(CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson) AND {OWN}"
"""Rows of `employee` that were asked for, of those that may be seen."""


def among(words: "tuple[str, ...]") -> str:
    """Write constants as what `IN` takes."""
    told = ", ".join(f"'{word}'" for word in words)
    return f"({told})"


def named(table: str, key: str) -> str:
    """Select an entry of a register under a key: its code, and its name beside it."""
    return f"{table}.code AS {key}, {table}.name AS {key}_name"


def fields(table: str, *keys: str) -> str:
    """Select columns of a table under their own names."""
    return ", ".join(f"{table}.{key} AS {key}" for key in keys)


CUSTOMER_NAMES = named("customer", "customer")
SALESPERSON_NAMES = named("employee", "salesperson")
PRODUCT_NAMES = named("product", "product")
PEOPLE = f"{CUSTOMER_NAMES}, {SALESPERSON_NAMES}"
"""The account of a document and the salesperson named on it."""


ROLES = "assignment.role || COALESCE(',' || assignment.also, '')"
"""All roles of a version of an `assignment`, by comma, in the order in which they were given."""


def plays(role: str) -> str:
    """Keep the versions of an `assignment` that have a role among theirs."""
    return f"',' || {ROLES} || ',' LIKE '%,' || {role} || ',%'"


def kept(row: str, contract: str) -> str:
    """Say whether what was written of a contract was not taken back since (undo)."""
    return f"""NOT EXISTS (SELECT 1 FROM decision AS undone WHERE undone.kind = 'contract'
        AND undone.document_id = {contract} AND undone.step = 'undo'
        AND undone.about = {row}.written)"""


def parties(document: str) -> str:
    """Join the account and the salesperson of a document: `customer` and `employee`."""
    return f"""
        JOIN customer ON customer.id = {document}.customer_id
        JOIN employee ON employee.id = {document}.salesperson_id
    """


def own_parties(document: str) -> str:
    """Join them with the name that the account had when the document was submitted."""
    return f"""
        JOIN (
            SELECT worded.id AS document_id, account.code AS code,
                   COALESCE(worded.customer_name, account.name) AS name
            FROM {document} AS worded JOIN customer AS account ON account.id = worded.customer_id
        ) AS customer ON customer.document_id = {document}.id
        JOIN employee ON employee.id = {document}.salesperson_id
    """


def own_product(line: str) -> str:
    """Join the `product` of a line by the words that were submitted, else by the register's."""
    return f"""
        JOIN (
            SELECT worded.id AS line_id, COALESCE(worded.product_code, goods.code) AS code,
                   COALESCE(worded.product_name, goods.name) AS name,
                   CASE WHEN worded.product_code IS NULL THEN goods.spec ELSE worded.spec END
                   AS spec,
                   COALESCE(worded.unit, goods.unit) AS unit
            FROM {line} AS worded JOIN product AS goods ON goods.id = worded.product_id
        ) AS product ON product.line_id = {line}.id
    """


def latest(table: str, owner: str, day: str, *, as_of: bool = False) -> str:
    """Find the version of a dated table that is in force on a day, by its id.

    `owner` says whose: `latest("price", "product_id = product.id", ":today")`; `as_of` leaves out
    what was recorded later than was asked for.
    """
    known = "AND latest.recorded_at < :recorded_before" if as_of else ""
    return f"""(
        SELECT latest.id FROM {table} AS latest
        WHERE latest.{owner} AND latest.valid_from <= {day} {known}
        ORDER BY latest.valid_from DESC, latest.version DESC LIMIT 1
    )"""


def terms(day: str, *, as_of: bool = False) -> str:
    """Join the version of a `contract` that is in force on a day, itself or an amendment of it."""
    told = """AND EXISTS (
        SELECT 1 FROM decision
        WHERE decision.kind = 'contract' AND decision.document_id = amendment.id
          AND decision.step = 'sign' AND decision.recorded_at < :recorded_before
    )"""
    return f"""JOIN contract AS version ON version.id = COALESCE(
        (SELECT amendment.id FROM contract AS amendment
         WHERE amendment.amends_id = contract.id AND amendment.signed_on <= {day}
           {told if as_of else ""}
         ORDER BY amendment.revision DESC LIMIT 1), contract.id)"""


def employed(first: str, last: str) -> str:
    """Say whether an `employee` was employed on some day between two."""
    ended = f"employee.ended_on IS NULL OR employee.ended_on >= {first}"
    return f"employee.hired_on <= {last} AND ({ended})"


def existing(customer: str, day: str) -> str:
    """Say whether an account is existing on a day: a contract of it was in force before."""
    return f"""EXISTS (
        SELECT 1 FROM contract AS earlier
        WHERE earlier.customer_id = {customer} AND earlier.effective_on < {day}
    )"""


def recorded(fact: str) -> str:
    """Find what the record of a `visit` says: the latest correction, else as it was told (W1.4)."""
    return f"""COALESCE(
        (SELECT correction.new FROM visit_correction AS correction
         WHERE correction.visit_id = visit.id AND correction.field = '{fact}'
         ORDER BY correction.id DESC LIMIT 1),
        visit.{fact}
    )"""


RECORDED_LATER = """CASE WHEN decision.recorded_on <> decision.decided_on
                        THEN decision.recorded_on END AS recorded_on"""
"""The recording day of a `decision`, where it is not its business day."""

GIVEN_UP_LATE = """EXISTS (
    SELECT 1 FROM decision AS given_up
    WHERE given_up.kind = 'visit' AND given_up.document_id = visit.id
      AND given_up.step IN ('move', 'drop') AND given_up.from_state = 'approved'
      AND (given_up.decided_on > visit.until_on OR given_up.recorded_on > visit.until_on)
)"""
"""A `visit` that was final when its days were over: moved or dropped then, it stays missed."""


KEPT = "visit.visited_on <= visit.until_on"
"""A planned `visit` that was made on its days; one that was made after them stays missed."""


def missed(plan: str) -> str:
    """Find the state of a planned visit; an approved one whose days are over was missed (W1.3)."""
    return f"""CASE WHEN {plan}.state = 'approved' AND {plan}.until_on < :today
                     THEN 'missed' ELSE {plan}.state END"""


def told_at(document: str, step: str) -> str:
    """Find when a step of a document was recorded; without a decision it is history from before."""
    return f"""COALESCE(
        (SELECT MIN(decision.recorded_at) FROM decision
         WHERE decision.kind = '{document}' AND decision.document_id = {document}.id
           AND decision.step = {step}),
        {document}.created_at
    )"""


ABSENT = """NOT EXISTS (
    SELECT 1 FROM absence AS later
    WHERE later.employee_id = absence.employee_id AND later.from_on = absence.from_on
      AND later.id > absence.id
)"""
"""An `absence` that counts: what is said again of the same first day replaces it."""


def told_on(document: str, step: str, kind: str = "") -> str:
    """Find the day on which a step of a document was first recorded."""
    return _first("recorded_on", document, step, kind)


def decided_on(document: str, step: str, kind: str = "") -> str:
    """Find the business day on which a step of a document was first taken."""
    return _first("decided_on", document, step, kind)


def _first(column: str, document: str, step: str, kind: str) -> str:
    return f"""(
        SELECT MIN(told.{column}) FROM decision AS told
        WHERE told.kind = '{kind or document}' AND told.document_id = {document}.id
          AND told.step = '{step}'
    )"""


UNDECIDED = """
    EXISTS (SELECT 1 FROM service_report AS unsolved
            WHERE unsolved.service_case_id = service_case.id AND unsolved.result = 'unsolved'
              AND NOT EXISTS (
                  SELECT 1 FROM decision
                  WHERE decision.kind = 'service' AND decision.document_id = service_case.id
                    AND decision.step = 'decide' AND decision.written > unsolved.written))
"""
"""Whether something of a `service_case` was not solved, of which the leader has not decided (R14).
"""


def _targets(whose: str) -> str:
    return f"""
        newest AS (
            SELECT month, measure, {whose}, product_id, amount,
                   ROW_NUMBER() OVER (
                       PARTITION BY month, measure, {whose}, product_id ORDER BY id DESC
                   ) AS age
            FROM target
            WHERE month IN (:month, :last_month) AND {whose} IS NOT NULL
              AND recorded_at < :recorded_before
        ),
        goal AS (
            SELECT month, measure, {whose},
                   CAST(COALESCE(
                       SUM(CASE WHEN product_id IS NULL THEN amount END), SUM(amount)
                   ) AS BIGINT) AS amount
            FROM newest
            WHERE age = 1
            GROUP BY month, measure, {whose}
        )
    """


DEALERS_TARGETS = _targets("customer_id")
"""The target of each dealer, measure and month, which is nobody's beside (F11)."""

TARGETS_IN_FORCE = _targets("employee_id")
"""The target of each salesperson, measure and month: a total wins over the products' sum.

Its newest version counts. Who asks for one month alone binds `:last_month` as missing.
"""


def figures(table: str, *keys: str) -> str:
    """Select sums of a table joined from the left: whole numbers, 0 where it has no row."""
    return ", ".join(f"CAST(COALESCE({table}.{key}, 0) AS BIGINT) AS {key}" for key in keys)


INCOMING = ("collected", "bounced", "refunded")
MONEY_IN = among(INCOMING)
"""The kinds of posting whose sum is what was collected: what was taken back is negative."""

INSTRUMENTS = among(("cheque", "acceptance_bill", "bank_draft"))
"""The methods whose money is not there until the instrument has cleared."""

IN_FORCE = """
    CAST((SELECT SUM(posting.amount) FROM posting
          WHERE posting.contract_id = contract.id AND posting.kind = 'contracted') AS BIGINT)
"""
"""What a contract is worth by its lines in force: after amendments, or what a cancellation left."""

CONTRACT_TOTAL = f"""
    CASE WHEN contract.amends_id IS NOT NULL THEN NULL
         WHEN contract.effective_on IS NOT NULL THEN {IN_FORCE}
         WHEN contract.state = 'cancelled' THEN 0
         ELSE contract.total END
"""
"""What it counts in a list: in force, else as drafted; an amendment's lines are its contract's."""

SIGNED = "CASE WHEN shipment.corrects_id IS NULL THEN 1 ELSE -1 END"
"""What a `shipment` is to what was sent: a red note takes it back (R8)."""

INVOICED_LINE = "CASE WHEN invoice.corrects_id IS NULL THEN 1 ELSE -1 END"
"""What a line of an `invoice` is to what was invoiced: a red one takes it back (R8)."""

CONTRACT_NUMBER = "COALESCE(contract.number, 'C-d' || contract.id)"
"""What a contract is called: its number, or as a draft the one that commands take."""


def month_spending(whose: str, day: str) -> str:
    """Select `budget`, `approved` and `spent` of somebody's month, that of a day (F2, R3)."""
    month = f"BETWEEN SUBSTR({day}, 1, 7) || '-01' AND SUBSTR({day}, 1, 7) || '-31'"
    return f"""
        (SELECT CAST(SUM(work_plan.expense_budget) AS BIGINT) FROM work_plan
         WHERE work_plan.grain = 'monthly' AND work_plan.end_on {month}
           AND work_plan.employee_id = {whose} AND work_plan.state IN ('approved', 'done'))
            AS budget,
        (SELECT CAST(COALESCE(SUM(granted.amount), 0) AS BIGINT) FROM expense AS granted
         WHERE granted.salesperson_id = {whose} AND granted.approved_on {month}
           AND granted.state <> 'withdrawn') AS approved,
        (SELECT CAST(COALESCE(SUM(posting.amount), 0) AS BIGINT) FROM posting
         WHERE posting.kind = 'spent' AND posting.booked_on {month}
           AND posting.salesperson_id = {whose}) AS spent
    """
