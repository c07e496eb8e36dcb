"""What the guards have to hold, told apart from the declarations that they are made from."""

APPEND_ONLY = (
    "posting",
    "shipment_delay",
    "decision",
    "assignment",
    "customer_profile",
    "price",
    "setting",
    "book_entry",
    "calendar_day",
    "late_leave",
    "absence",
    "deputy",
    "target",
    "request",
    "invoice_line",
    "collection_part",
    "named_invoice",
    "visit_correction",
    "work_log",
    "meeting_item",
    "meeting_minute",
    "profile_change",
    "contract_basis",
    "contract_binder",
    "binder_entry",
    "archive_item",
    "issue_owner",
    "collection_check",
    "checked_method",
    "dunning",
    "reconciliation_line",
    "risk",
    "service_report",
    "assessment",
    "training",
    "training_topic",
    "training_attendee",
    "asset_handover",
    "asset_trip",
    "asset_inspection",
    "appraisal",
    "dealer_status",
    "competitor_info",
    "market_note",
    "form_text",
)
"""Tables whose rows are never changed: a correction is a new row."""

_ALWAYS = "1"
_LINES_STAND = (
    "(SELECT state FROM contract WHERE id = OLD.contract_id) NOT IN ('draft', 'negotiating')"
)

_REPLACED = ("OLD.superseded_at IS NOT NULL", "superseded_at")

_HELD: dict[str, tuple[tuple[str, str], ...]] = {
    "employee": (
        (
            _ALWAYS,
            "code source source_key hired_on",
        ),
        (
            "OLD.ended_on IS NOT NULL",
            "ended_on",
        ),
    ),
    "customer": ((_ALWAYS, "code source source_key"),),
    "product": ((_ALWAYS, "code source source_key"),),
    "number_series": (
        (
            _ALWAYS,
            "kind year",
        ),
    ),
    "visit": (
        (
            "OLD.state <> 'planned'",
            """
            customer_id contract_id from_on until_on method purpose expected_order
            planned_collection other_work support_needed
            """,
        ),
        (
            "OLD.sealed_on IS NOT NULL",
            "visited_on met result problem next_step unplanned sealed_on",
        ),
        (
            "OLD.moved_to_id IS NOT NULL",
            "moved_to_id",
        ),
        (
            _ALWAYS,
            "number salesperson_id author_id created_at",
        ),
    ),
    "meeting": (
        (
            _ALWAYS,
            "number held_on week author_id created_at",
        ),
        (
            "OLD.closed_on IS NOT NULL",
            "attendees closed_on",
        ),
    ),
    "meeting_task": (
        (
            _ALWAYS,
            "meeting_id position employee_id task assigned_on due_on author_id recorded_at",
        ),
        (
            "OLD.done_on IS NOT NULL",
            "done_on result",
        ),
    ),
    "work_plan": (
        (
            "OLD.state <> 'planned'",
            """
            customer_id target key_customers week1 week2 week3 week4 week5 measures
            expense_budget support_needed owner_id
            """,
        ),
        (
            _ALWAYS,
            """
            number grain label start_on end_on employee_id author_id planned_on
            created_at item replaces_id change_reason
            """,
        ),
        (
            "OLD.done_on IS NOT NULL",
            "result done_on",
        ),
    ),
    "inquiry": (
        (
            _ALWAYS,
            """
            number tender customer_id salesperson_id author_id subject received_on
            received_at reported_on reported_at due_on amount
            """,
        ),
    ),
    "inquiry_line": (
        (
            _ALWAYS,
            "inquiry_id position product_id description quantity unit requirement",
        ),
    ),
    "inquiry_question": (
        (
            _ALWAYS,
            "inquiry_id position line_position department question author_id asked_on recorded_at",
        ),
        (
            "OLD.answered_on IS NOT NULL",
            "answered_on answer model parameters price lead_days supplier",
        ),
    ),
    "quote": (
        (
            "OLD.state <> 'draft'",
            "valid_until payment_days lead_days terms language total",
        ),
        (
            "OLD.number IS NOT NULL",
            "number",
        ),
        (
            "OLD.sent_on IS NOT NULL",
            "sent_on",
        ),
        (
            "OLD.closed_on IS NOT NULL",
            "closed_on lost_reason competitor competitor_price",
        ),
        (
            _ALWAYS,
            """
            bid customer_id salesperson_id author_id inquiry_id revises_id revision
            drafted_on created_at
            """,
        ),
    ),
    "quote_line": (
        (
            "(SELECT state FROM quote WHERE id = OLD.quote_id) <> 'draft'",
            "product_id quantity price discount_bp amount basis cost margin_bp dropped",
        ),
        (
            _ALWAYS,
            "quote_id position",
        ),
    ),
    "quote_deviation": (
        _REPLACED,
        (
            _ALWAYS,
            "quote_id basis term position normal agreed found_on recorded_at author_id",
        ),
    ),
    "contract": (
        (
            "OLD.state NOT IN ('draft', 'negotiating')",
            "customer_id salesperson_id deliver_by payment_days terms total",
        ),
        (
            "OLD.number IS NOT NULL",
            "number",
        ),
        (
            "OLD.ordered_on IS NOT NULL",
            "ordered_on",
        ),
        (
            "OLD.signed_on IS NOT NULL",
            "signed_on",
        ),
        (
            "OLD.effective_on IS NOT NULL",
            "effective_on",
        ),
        (
            "OLD.archived_on IS NOT NULL",
            "archived_on archive_place scan_hash",
        ),
        (
            "OLD.cancelled_on IS NOT NULL",
            "cancelled_on cancel_reason",
        ),
        (
            _ALWAYS,
            "means amends_id revision author_id drafted_on created_at source source_key",
        ),
    ),
    "contract_line": (
        (
            _LINES_STAND,
            "product_id quantity price discount_bp amount dropped",
        ),
        (
            _ALWAYS,
            "contract_id position quote_position origin_id source source_key",
        ),
    ),
    "deviation": (
        _REPLACED,
        (
            _ALWAYS,
            "contract_id basis term position normal agreed found_on recorded_at author_id",
        ),
    ),
    "negotiation": (
        (
            _ALWAYS,
            "contract_id position talked_on recorded_at author_id partner told open_point",
        ),
        (
            "OLD.answered_on IS NOT NULL",
            "answer answered_on",
        ),
    ),
    "shipment": (
        (
            _ALWAYS,
            """
            number contract_id author_id requested_on created_at due_on source source_key
            corrects_id reason
            """,
        ),
        (
            "OLD.dispatched_on IS NOT NULL",
            "note_number dispatched_on carrier",
        ),
        (
            "OLD.voucher IS NOT NULL",
            "voucher vouched_on",
        ),
        (
            "OLD.filed_on IS NOT NULL",
            "filed_on",
        ),
        (
            "OLD.announced_on IS NOT NULL",
            "announced_on announced_to",
        ),
        (
            "OLD.received_on IS NOT NULL",
            "received_on received_by",
        ),
    ),
    "shipment_line": (
        (
            _ALWAYS,
            "shipment_id line_id quantity",
        ),
        (
            (
                "(SELECT state FROM shipment WHERE id = OLD.shipment_id)"
                " NOT IN ('approved', 'correcting')"
            ),
            "amount",
        ),
        (
            "OLD.short IS NOT NULL",
            "short damaged",
        ),
        (
            "OLD.serials IS NOT NULL",
            "serials",
        ),
    ),
    "goods_return": (
        (
            _ALWAYS,
            "number kind contract_id author_id reported_on created_at reason settlement",
        ),
        (
            "OLD.state NOT IN ('checked', 'verified')",
            "cause genuine ours finding verifier_id",
        ),
        ("OLD.compared IS NOT NULL", "compared"),
        ("OLD.approved_on IS NOT NULL", "approved_on"),
        ("OLD.received_on IS NOT NULL", "received_on receipt"),
        ("OLD.request_id IS NOT NULL", "request_id"),
        ("OLD.settled_on IS NOT NULL", "settled_on"),
    ),
    "return_line": (
        (
            _ALWAYS,
            "goods_return_id line_id shipment_id quantity",
        ),
        (
            "(SELECT state FROM goods_return WHERE id = OLD.goods_return_id) <> 'approved'",
            "amount",
        ),
        ("OLD.received IS NOT NULL", "received good scrap"),
    ),
    "invoice": (
        (
            _ALWAYS,
            """
            number contract_id author_id applied_on created_at amount supply_on tax_kind
            corrects_id reason responsible_id loss replaces_id return_id
            """,
        ),
        (
            "OLD.issued_on IS NOT NULL",
            "issued_on due_on tax_number rate_bp tax net registration",
        ),
        (
            "OLD.filed_on IS NOT NULL",
            "filed_on filed_at",
        ),
        (
            "OLD.handed_on IS NOT NULL",
            "handed_on handed_to handed_by",
        ),
    ),
    "instrument": (
        (
            "OLD.state NOT IN ('registered', 'handed_over', 'deposited')",
            """
            customer_id salesperson_id kind serial serial_key bank drawer amount drawn_on matures_on
            came_on
            """,
        ),
        (
            _ALWAYS,
            "number author_id received_on created_at",
        ),
        (
            "OLD.cleared_on IS NOT NULL",
            "cleared_on",
        ),
        (
            "OLD.bounced_on IS NOT NULL",
            "bounced_on",
        ),
        (
            "OLD.given_on IS NOT NULL",
            "given_on given_to",
        ),
    ),
    "collection": (
        (
            _ALWAYS,
            """
            number customer_id author_id applied_on created_at method instrument amount kind
            salesperson_id names_id reason receiver_id exception_id return_id
            """,
        ),
        (
            "OLD.confirmed_on IS NOT NULL",
            "confirmed_on",
        ),
        (
            "OLD.instrument_id IS NOT NULL",
            "instrument_id",
        ),
    ),
    "archive_loan": (
        (
            _ALWAYS,
            "number item_id borrower_id author_id lent_on created_at until_on",
        ),
        (
            "OLD.back_on IS NOT NULL",
            "back_on",
        ),
    ),
    "issue": (
        (
            _ALWAYS,
            """
            number subject severity document contract_id customer_id author_id raised_on
            created_at
            """,
        ),
        (
            "OLD.closed_on IS NOT NULL",
            "closed_on closed_at result",
        ),
    ),
    "issue_question": (
        (
            _ALWAYS,
            "issue_id position department question author_id asked_on recorded_at",
        ),
        (
            "OLD.answered_on IS NOT NULL",
            "answered_on answer",
        ),
    ),
    "asset": (
        (
            _ALWAYS,
            "number kind name identity author_id added_on created_at",
        ),
        (
            "OLD.retired_on IS NOT NULL",
            "retired_on retired_for",
        ),
    ),
    "violation": (
        (
            _ALWAYS,
            """
            number employee_id rule happened_on told severity document due_on done_on late_days
            refusal_id manager_id of_manager author_id raised_on created_at
            """,
        ),
        ("OLD.closed_on IS NOT NULL", "closed_on"),
    ),
    "proposal": (
        (
            _ALWAYS,
            """
            number violation_id document employee_id kind amount manager_id joint reason author_id
            proposed_on created_at
            """,
        ),
        ("OLD.closed_on IS NOT NULL", "closed_on"),
    ),
    "liability": (
        (
            _ALWAYS,
            """
            number employee_id violation_id document amount reason major author_id claimed_on
            created_at
            """,
        ),
        ("OLD.decided_on IS NOT NULL", "decided_on"),
        ("OLD.settled_on IS NOT NULL", "settled_on settlement"),
    ),
    "form_submission": (
        (
            _ALWAYS,
            """
            title form period start_on end_on salesperson_id version language sheet hash figures
            audit_count audit_head author_id submitted_on created_at
            """,
        ),
    ),
    "reconciliation": (
        (
            _ALWAYS,
            """
            number customer_id customer_name month version ends_on author_id opened_on created_at
            opening closing
            """,
        ),
        (
            "OLD.state <> 'open'",
            "their_balance their_paper answered_on cause",
        ),
        (
            "OLD.closed_on IS NOT NULL",
            "closed_on",
        ),
    ),
    "service_case": (
        (
            _ALWAYS,
            """
            number customer_id salesperson_id contract_id shipment_id product_id quantity serials
            fault channel author_id requested_on created_at accept_by
            """,
        ),
        (
            "OLD.accepted_on IS NOT NULL",
            "accepted_on handling warranty",
        ),
        (
            "OLD.applied_on IS NOT NULL",
            "applied_on contact_by report_by",
        ),
        (
            "OLD.closed_on IS NOT NULL",
            "closed_on satisfaction remark charged_contract_id charged_quote_id",
        ),
    ),
    "expense": (
        (
            _ALWAYS,
            """
            number customer_id salesperson_id contract_id author_id requested_on created_at
            category special amount purpose
            """,
        ),
        (
            "OLD.state NOT IN ('approved', 'form_proposed')",
            "payment_form",
        ),
        ("OLD.approved_on IS NOT NULL", "approved_on"),
        ("OLD.promised_on IS NOT NULL", "promised_on"),
        ("OLD.decided_on IS NOT NULL", "decided_on"),
    ),
    "expense_claim": (
        (
            _ALWAYS,
            """
            number expense_id customer_id salesperson_id author_id claimed_on created_at spent_on
            category special amount purpose voucher lack
            """,
        ),
        ("OLD.approved_on IS NOT NULL", "approved_on"),
        ("OLD.paid_on IS NOT NULL", "paid_on"),
    ),
    "account": ((_ALWAYS, "customer_id"),),
    "private_receipt": (
        (
            _ALWAYS,
            """
            number customer_id salesperson_id author_id asked_on created_at amount taken_on reason
            """,
        ),
        (
            "OLD.remitted_on IS NOT NULL",
            "remitted_on",
        ),
    ),
}
"""Table to (condition on the old row, columns that may not change under it)."""

FROZEN = {
    table: tuple((tuple(columns.split()), condition) for condition, columns in rules)
    for table, rules in _HELD.items()
}
"""Table to (columns, condition on the old row under which they may not change)."""
