"""What a screen shows of a table that is too wide for it, by section: the most important first.

A section that is not named here, nor says its own, shows its first columns.
"""

from collections.abc import Mapping

MAIN: Mapping[str, str] = {
    # The forms
    "detail": "salesperson customer product net quantity amount returned price unit",
    "by_salesperson": "salesperson net target month_target achieved month_to_date collected "
    "amount returned contracted on_time",
    "by_product": "product net target achieved quantity unit vs_last_year last_year vs_last_month",
    "work": "salesperson score grade visits_planned visits_kept visit_rate collected net "
    "sales_achieved contracts late_reports violations days_worked",
    "ranking": "rank salesperson score grade sales_achieved net sales_target",
    "told_late": "customer document salesperson recorded_on day kind field old new changed_on by",
    "collection": "customer balance days_overdue contract due collected planned",
    "receivables": "customer receivable overdue_over_90 contract overdue_31_90 overdue_1_30 "
    "days_overdue recovery_rate total not_due",
    "aging": "customer receivable days_overdue contract overdue_over_90 overdue_1_30 not_due "
    "overdue_31_60 overdue_61_90 salesperson",
    "expenses": "number salesperson category spent approved request difference customer approver "
    "state amount requested_on purpose approved_on",
    "cases": "number customer product kind result received_on days owner cause closed_on quantity",
    "dealers": "dealer code name receivable overdue purchased month_target region last_seen stock "
    "sold_through rating contract_until problems salesperson",
    "competitors": "dealer competitor product price seen_on sales",
    "customers": "code name customer contact phone stage region next_step last_visit salesperson "
    "blocked kind",
    "changes": "customer recorded_at by field old before new after part changed_on action",
    # The lists
    "contracts": "number contract customer total receivable state drafted undecided signed_on "
    "salesperson drafted_on collected deliver_by",
    "shipments": "number customer state contract worth requested_on dispatched_on due_on "
    "received_on salesperson agreed_on carrier",
    "invoices": "number customer open contract state due_on amount issued_on paid tax_number",
    "collections": "number customer amount state confirmed_on method applied_on kind uncleared",
    "instruments": "number customer amount state matures_on kind held warning serial bank "
    "received_on salesperson",
    "quotes": "number customer total state undecided valid_until sent_on inquiry salesperson "
    "drafted_on",
    "inquiries": "number customer state subject due_on received_on salesperson amount "
    "open_questions",
    "visits": "number customer state from_on until_on salesperson visited_on purpose result method "
    "planned_collection expected_order",
    "plans": "number salesperson period item target state customer grain result owner",
    "services": "number customer state product turn due_on late technician requested_on cause "
    "salesperson",
    "returns": "number customer state contract worth kind turn since reported_on reason "
    "salesperson",
    "issues": "number subject state owner due_on severity customer raised_on major document",
    "meetings": "number state held_on open_tasks week points assigned attendees",
    "claims": "number salesperson amount state category spent_on request lack customer paid_on",
    "exceptions": "number customer amount state taken_on reason paid_state salesperson asked_on",
    "reconciliations": "number customer state month closing difference their_balance salesperson "
    "closed_on changed",
    "violations": "number person rule state happened_on facts document manager raised_on severity",
    "proposals": "number person state kind amount proposed_on reason violation document",
    "losses": "number person amount state claimed_on document reason decided_on settled_on",
    "assets": "number name holder state kind since odometer identity",
    "products": "code name price unit spec discount_limit category discontinued",
    "staff": "code name role phone region hired_on ended_on login",
    "targets": "month measure amount salesperson dealer product count",
    "due": "customer document rule due_on working_days receivable overdue days_overdue contract "
    "promised_on dunning_result last_dunning salesperson command",
    "breaches": "rule document customer due_on working_days salesperson command severity by",
    "board": "form owed_by standing due_on period submitted_on days state version",
    "settings": "key value since default purpose fixed",
    "refusals": "recorded_at person action reason violation",
    "history": "decided_on day valid_from step state decided_by by before after value note part "
    "recorded_on",
    "decisions": "decided_on step before after decided_by note paper recorded_on",
    # Within a document
    "lines": "position product quantity amount price unit delivered good discount received "
    "in_force short",
    "deviations": "term normal agreed state position decided_by found_on basis",
    "negotiation": "talked_on told by partner open_point state answer answered_on",
    "questions": "position question state answer department answered_on asked_on answered_by",
    "tasks": "task assignee due_on state done_on result meeting position",
    "assignments": "task assignee due_on state done_on result position",
    "agenda": "position topic salesperson subject remarks expected_order planned_collection",
    "papers": "number paper customer place holder reference lent_to until_on filed_on",
    "trips": "driven_on driver km destination gap purpose origin reading",
    "deliveries": "number contract dispatched_on received_on amount carrier",
    "payments": "number confirmed_on amount method prepaid uncleared instrument bank",
    "statement": "booked_on what document invoiced collected balance contract reference",
    "person": "month score grade version appraised_on by note",
}
