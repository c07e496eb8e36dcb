CREATE TABLE contract_new (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT,
state TEXT NOT NULL,
means TEXT NOT NULL,
amends_id INTEGER,
revision INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
drafted_on TEXT NOT NULL,
created_at TEXT NOT NULL,
deliver_by TEXT,
payment_days INTEGER NOT NULL,
terms TEXT,
total INTEGER NOT NULL,
ordered_on TEXT,
signed_on TEXT,
effective_on TEXT,
archived_on TEXT,
archive_place TEXT,
scan_hash TEXT,
cancelled_on TEXT,
cancel_reason TEXT,
open_until TEXT NOT NULL,
closed_at TEXT,
CONSTRAINT pk_contract PRIMARY KEY (id),
CONSTRAINT uq_contract_source_source_key UNIQUE (source, source_key),
CONSTRAINT ck_contract_contract_in_force_has_date CHECK (state IN ('draft', 'negotiating', 'submitted', 'confirmed', 'cancelled') OR effective_on IS NOT NULL),
CONSTRAINT ck_contract_in_force_from_order_or_signature CHECK (effective_on IS NULL OR effective_on = COALESCE(ordered_on, signed_on)),
CONSTRAINT ck_contract_order_is_no_paper CHECK (ordered_on IS NULL OR means <> 'written'),
CONSTRAINT ck_contract_submitted_has_number CHECK (state IN ('draft', 'negotiating', 'cancelled') OR number IS NOT NULL),
CONSTRAINT ck_contract_cancelled_says_why CHECK (state <> 'cancelled' OR (cancelled_on IS NOT NULL AND cancel_reason IS NOT NULL)),
CONSTRAINT uq_contract_number UNIQUE (number),
CONSTRAINT fk_contract_amends_id FOREIGN KEY(amends_id) REFERENCES contract (id),
CONSTRAINT fk_contract_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_contract_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_contract_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_contract_state CHECK (state IN ('draft', 'negotiating', 'submitted', 'confirmed', 'ordered', 'signed', 'archived', 'in_delivery', 'completed', 'cancelled')),
CONSTRAINT ck_contract_means CHECK (means IN ('written', 'phone', 'fax')),
CONSTRAINT fk_contract_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_contract_revision_ge CHECK (revision >= 1),
CONSTRAINT ck_contract_payment_days_ge CHECK (payment_days >= 0),
CONSTRAINT ck_contract_total_ge CHECK (total >= 0)
)
STRICT;
INSERT INTO contract_new (source, source_key, id, written, number, state, means, amends_id, revision, customer_id, salesperson_id, author_id, drafted_on, created_at, deliver_by, payment_days, terms, total, ordered_on, signed_on, effective_on, archived_on, archive_place, scan_hash, cancelled_on, cancel_reason, open_until, closed_at)
SELECT source, source_key, id, written, number, state, 'written', NULL, 1, customer_id, salesperson_id, author_id, drafted_on, created_at, deliver_by, payment_days, terms, total, NULL, signed_on, signed_on, archived_on, archive_place, scan_hash, NULL, NULL, open_until, closed_at
FROM contract;
DROP TABLE contract;
ALTER TABLE contract_new RENAME TO contract;
CREATE INDEX ix_contract_amends ON contract (amends_id, signed_on);
CREATE INDEX ix_contract_archived_on ON contract (archived_on);
CREATE INDEX ix_contract_cancelled_on ON contract (cancelled_on);
CREATE INDEX ix_contract_closed_at ON contract (closed_at);
CREATE INDEX ix_contract_drafted_on ON contract (drafted_on);
CREATE INDEX ix_contract_effective_on ON contract (effective_on);
CREATE INDEX ix_contract_first ON contract (customer_id, effective_on);
CREATE INDEX ix_contract_open_until ON contract (open_until);
CREATE INDEX ix_contract_paper_awaited ON contract (ordered_on) WHERE ordered_on IS NOT NULL AND signed_on IS NULL;
CREATE INDEX ix_contract_paper_to_file ON contract (signed_on) WHERE signed_on IS NOT NULL AND archived_on IS NULL;
CREATE INDEX ix_contract_related ON contract (customer_id, drafted_on);
CREATE INDEX ix_contract_signed_on ON contract (signed_on);
CREATE INDEX ix_contract_state ON contract (state);
CREATE INDEX ix_contract_written ON contract (written);
CREATE TABLE contract_binder (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
month TEXT NOT NULL,
bound_on TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_contract_binder PRIMARY KEY (id),
CONSTRAINT ck_contract_binder_month_is_labelled CHECK (month LIKE '____-__'),
CONSTRAINT uq_contract_binder_month UNIQUE (month),
CONSTRAINT fk_contract_binder_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_contract_binder_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_contract_binder_written ON contract_binder (written);
CREATE TABLE customer_profile_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
kind TEXT NOT NULL,
region TEXT,
address TEXT,
contact TEXT,
position TEXT,
phone TEXT,
payment_days INTEGER,
discount_limit_bp INTEGER,
salesperson_id INTEGER,
blocked INTEGER NOT NULL,
block_reason TEXT,
author_id INTEGER,
language TEXT,
nature TEXT,
business TEXT,
assets INTEGER,
staff INTEGER,
yearly_purchases INTEGER,
buying_habits TEXT,
wanted_products TEXT,
needs TEXT,
current_supplier TEXT,
bank TEXT,
payment_record TEXT,
trading_since TEXT,
stage TEXT,
next_step TEXT,
CONSTRAINT pk_customer_profile PRIMARY KEY (id),
CONSTRAINT uq_customer_profile_customer_id_valid_from_version UNIQUE (customer_id, valid_from, version),
CONSTRAINT fk_customer_profile_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_customer_profile_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_customer_profile_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_customer_profile_kind CHECK (kind IN ('dealer', 'end_user', 'government')),
CONSTRAINT ck_customer_profile_blocked CHECK (blocked IN (0, 1)),
CONSTRAINT fk_customer_profile_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_customer_profile_version_ge CHECK (version >= 1),
CONSTRAINT ck_customer_profile_payment_days_ge CHECK (payment_days >= 0),
CONSTRAINT ck_customer_profile_discount_limit_bp_ge CHECK (discount_limit_bp >= 0),
CONSTRAINT ck_customer_profile_discount_limit_bp_le CHECK (discount_limit_bp <= 10000),
CONSTRAINT ck_customer_profile_assets_ge CHECK (assets >= 0),
CONSTRAINT ck_customer_profile_staff_ge CHECK (staff >= 0),
CONSTRAINT ck_customer_profile_yearly_purchases_ge CHECK (yearly_purchases >= 0)
)
STRICT;
INSERT INTO customer_profile_new (id, written, customer_id, valid_from, version, recorded_at, kind, region, address, contact, position, phone, payment_days, discount_limit_bp, salesperson_id, blocked, block_reason, author_id, language, nature, business, assets, staff, yearly_purchases, buying_habits, wanted_products, needs, current_supplier, bank, payment_record, trading_since, stage, next_step)
SELECT id, written, customer_id, valid_from, version, recorded_at, kind, region, address, contact, position, phone, payment_days, discount_limit_bp, salesperson_id, blocked, block_reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM customer_profile;
DROP TABLE customer_profile;
ALTER TABLE customer_profile_new RENAME TO customer_profile;
CREATE INDEX ix_customer_profile_salesperson_id ON customer_profile (salesperson_id);
CREATE INDEX ix_customer_profile_written ON customer_profile (written);
CREATE TABLE inquiry (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
tender INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
subject TEXT NOT NULL,
received_on TEXT NOT NULL,
received_at TEXT NOT NULL,
reported_on TEXT NOT NULL,
reported_at TEXT NOT NULL,
due_on TEXT,
amount INTEGER,
CONSTRAINT pk_inquiry PRIMARY KEY (id),
CONSTRAINT uq_inquiry_number UNIQUE (number),
CONSTRAINT fk_inquiry_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_inquiry_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_inquiry_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_inquiry_state CHECK (state IN ('received', 'preparing', 'declined', 'closed')),
CONSTRAINT ck_inquiry_tender CHECK (tender IN (0, 1)),
CONSTRAINT fk_inquiry_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_inquiry_amount_ge CHECK (amount >= 0)
)
STRICT;
CREATE INDEX ix_inquiry_customer ON inquiry (customer_id, received_on);
CREATE INDEX ix_inquiry_received_on ON inquiry (received_on);
CREATE INDEX ix_inquiry_salesperson_id ON inquiry (salesperson_id);
CREATE INDEX ix_inquiry_state ON inquiry (state);
CREATE INDEX ix_inquiry_written ON inquiry (written);
CREATE TABLE meeting (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
held_on TEXT NOT NULL,
week TEXT NOT NULL,
attendees TEXT,
author_id INTEGER,
created_at TEXT NOT NULL,
closed_on TEXT,
CONSTRAINT pk_meeting PRIMARY KEY (id),
CONSTRAINT ck_meeting_closed_has_date CHECK (state <> 'closed' OR closed_on IS NOT NULL),
CONSTRAINT uq_meeting_number UNIQUE (number),
CONSTRAINT uq_meeting_week UNIQUE (week),
CONSTRAINT fk_meeting_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_meeting_state CHECK (state IN ('open', 'closed')),
CONSTRAINT fk_meeting_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_meeting_held_on ON meeting (held_on);
CREATE INDEX ix_meeting_state ON meeting (state);
CREATE INDEX ix_meeting_written ON meeting (written);
CREATE TABLE profile_change (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
field TEXT NOT NULL,
old TEXT,
new TEXT,
changed_on TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_profile_change PRIMARY KEY (id),
CONSTRAINT fk_profile_change_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_profile_change_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_profile_change_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_profile_change_customer_id ON profile_change (customer_id);
CREATE INDEX ix_profile_change_day ON profile_change (changed_on, customer_id);
CREATE INDEX ix_profile_change_written ON profile_change (written);
CREATE TABLE work_log (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
day TEXT NOT NULL,
version INTEGER NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
written_on TEXT NOT NULL,
told TEXT NOT NULL,
travelled INTEGER NOT NULL,
problem TEXT,
CONSTRAINT pk_work_log PRIMARY KEY (id),
CONSTRAINT uq_work_log_employee_id_day_version UNIQUE (employee_id, day, version),
CONSTRAINT fk_work_log_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_work_log_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_work_log_travelled CHECK (travelled IN (0, 1)),
CONSTRAINT fk_work_log_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_work_log_version_ge CHECK (version >= 1)
)
STRICT;
CREATE INDEX ix_work_log_day ON work_log (day, employee_id, travelled);
CREATE INDEX ix_work_log_written ON work_log (written);
CREATE TABLE work_plan (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
grain TEXT NOT NULL,
label TEXT NOT NULL,
start_on TEXT NOT NULL,
end_on TEXT NOT NULL,
employee_id INTEGER NOT NULL,
author_id INTEGER,
planned_on TEXT NOT NULL,
created_at TEXT NOT NULL,
item TEXT NOT NULL,
customer_id INTEGER,
target INTEGER,
key_customers TEXT,
week1 TEXT,
week2 TEXT,
week3 TEXT,
week4 TEXT,
week5 TEXT,
measures TEXT,
expense_budget INTEGER,
support_needed TEXT,
owner_id INTEGER,
manager_note TEXT,
result TEXT,
done_on TEXT,
replaces_id INTEGER,
change_reason TEXT,
CONSTRAINT pk_work_plan PRIMARY KEY (id),
CONSTRAINT ck_work_plan_ends_after_start CHECK (end_on >= start_on),
CONSTRAINT ck_work_plan_proposal_says_why CHECK (state <> 'proposed' OR (replaces_id IS NOT NULL AND change_reason IS NOT NULL)),
CONSTRAINT uq_work_plan_number UNIQUE (number),
CONSTRAINT fk_work_plan_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_work_plan_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_work_plan_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_work_plan_owner_id FOREIGN KEY(owner_id) REFERENCES employee (id),
CONSTRAINT fk_work_plan_replaces_id FOREIGN KEY(replaces_id) REFERENCES work_plan (id),
CONSTRAINT ck_work_plan_state CHECK (state IN ('planned', 'approved', 'proposed', 'rejected', 'replaced', 'done')),
CONSTRAINT ck_work_plan_grain CHECK (grain IN ('annual', 'monthly', 'weekly', 'daily')),
CONSTRAINT fk_work_plan_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_work_plan_target_ge CHECK (target >= 0),
CONSTRAINT ck_work_plan_expense_budget_ge CHECK (expense_budget >= 0)
)
STRICT;
CREATE INDEX ix_work_plan_period ON work_plan (grain, end_on, employee_id, state);
CREATE INDEX ix_work_plan_planned_on ON work_plan (planned_on);
CREATE INDEX ix_work_plan_replaces_id ON work_plan (replaces_id);
CREATE INDEX ix_work_plan_state ON work_plan (state);
CREATE INDEX ix_work_plan_written ON work_plan (written);
CREATE TABLE binder_entry (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
binder_id INTEGER NOT NULL,
sequence INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
bound_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_binder_entry PRIMARY KEY (id),
CONSTRAINT uq_binder_entry_binder_id_sequence UNIQUE (binder_id, sequence),
CONSTRAINT uq_binder_entry_contract_id UNIQUE (contract_id),
CONSTRAINT fk_binder_entry_binder_id FOREIGN KEY(binder_id) REFERENCES contract_binder (id),
CONSTRAINT fk_binder_entry_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_binder_entry_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_binder_entry_sequence_ge CHECK (sequence >= 1)
)
STRICT;
CREATE INDEX ix_binder_entry_written ON binder_entry (written);
CREATE TABLE contract_line_new (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
position INTEGER NOT NULL,
product_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
price INTEGER NOT NULL,
discount_bp INTEGER NOT NULL,
amount INTEGER NOT NULL,
dropped INTEGER NOT NULL,
quote_position INTEGER,
origin_id INTEGER,
CONSTRAINT pk_contract_line PRIMARY KEY (id),
CONSTRAINT uq_contract_line_source_source_key UNIQUE (source, source_key),
CONSTRAINT uq_contract_line_contract_id_position UNIQUE (contract_id, position),
CONSTRAINT fk_contract_line_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_contract_line_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_contract_line_origin_id FOREIGN KEY(origin_id) REFERENCES contract_line (id),
CONSTRAINT ck_contract_line_dropped CHECK (dropped IN (0, 1)),
CONSTRAINT fk_contract_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_contract_line_position_ge CHECK (position >= 1),
CONSTRAINT ck_contract_line_quantity_gt CHECK (quantity > 0),
CONSTRAINT ck_contract_line_price_ge CHECK (price >= 0),
CONSTRAINT ck_contract_line_discount_bp_ge CHECK (discount_bp >= 0),
CONSTRAINT ck_contract_line_discount_bp_le CHECK (discount_bp <= 10000),
CONSTRAINT ck_contract_line_amount_ge CHECK (amount >= 0)
)
STRICT;
INSERT INTO contract_line_new (source, source_key, id, written, contract_id, position, product_id, quantity, price, discount_bp, amount, dropped, quote_position, origin_id)
SELECT source, source_key, id, written, contract_id, position, product_id, quantity, price, discount_bp, amount, dropped, NULL, NULL
FROM contract_line;
DROP TABLE contract_line;
ALTER TABLE contract_line_new RENAME TO contract_line;
CREATE INDEX ix_contract_line_product_id ON contract_line (product_id);
CREATE INDEX ix_contract_line_written ON contract_line (written);
CREATE TABLE deviation_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
basis TEXT NOT NULL,
term TEXT NOT NULL,
position INTEGER,
normal TEXT NOT NULL,
agreed TEXT NOT NULL,
state TEXT NOT NULL,
found_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
author_id INTEGER,
superseded INTEGER NOT NULL,
CONSTRAINT pk_deviation PRIMARY KEY (id),
CONSTRAINT fk_deviation_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_deviation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_deviation_basis CHECK (basis IN ('norm', 'quotation', 'contract', 'declared')),
CONSTRAINT ck_deviation_state CHECK (state IN ('open', 'accepted', 'rejected')),
CONSTRAINT ck_deviation_superseded CHECK (superseded IN (0, 1)),
CONSTRAINT fk_deviation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO deviation_new (id, written, contract_id, basis, term, position, normal, agreed, state, found_on, recorded_at, author_id, superseded)
SELECT id, written, contract_id, 'norm', term, position, normal, agreed, state, found_on, recorded_at, author_id, superseded
FROM deviation;
DROP TABLE deviation;
ALTER TABLE deviation_new RENAME TO deviation;
CREATE INDEX ix_deviation_contract_id ON deviation (contract_id);
CREATE INDEX ix_deviation_found_on ON deviation (found_on);
CREATE INDEX ix_deviation_state ON deviation (state);
CREATE INDEX ix_deviation_written ON deviation (written);
CREATE TABLE inquiry_line (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
inquiry_id INTEGER NOT NULL,
position INTEGER NOT NULL,
product_id INTEGER,
description TEXT NOT NULL,
quantity INTEGER NOT NULL,
unit TEXT,
requirement TEXT,
dropped INTEGER NOT NULL,
CONSTRAINT pk_inquiry_line PRIMARY KEY (id),
CONSTRAINT uq_inquiry_line_inquiry_id_position UNIQUE (inquiry_id, position),
CONSTRAINT fk_inquiry_line_inquiry_id FOREIGN KEY(inquiry_id) REFERENCES inquiry (id),
CONSTRAINT fk_inquiry_line_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT ck_inquiry_line_dropped CHECK (dropped IN (0, 1)),
CONSTRAINT fk_inquiry_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_inquiry_line_position_ge CHECK (position >= 1),
CONSTRAINT ck_inquiry_line_quantity_gt CHECK (quantity > 0)
)
STRICT;
CREATE INDEX ix_inquiry_line_written ON inquiry_line (written);
CREATE TABLE inquiry_question (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
inquiry_id INTEGER NOT NULL,
position INTEGER NOT NULL,
line_position INTEGER,
department TEXT NOT NULL,
question TEXT NOT NULL,
state TEXT NOT NULL,
author_id INTEGER,
asked_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
answered_on TEXT,
answer TEXT,
model TEXT,
parameters TEXT,
price INTEGER,
lead_days INTEGER,
supplier TEXT,
CONSTRAINT pk_inquiry_question PRIMARY KEY (id),
CONSTRAINT uq_inquiry_question_inquiry_id_position UNIQUE (inquiry_id, position),
CONSTRAINT ck_inquiry_question_answer_has_date CHECK (state <> 'answered' OR answered_on IS NOT NULL),
CONSTRAINT fk_inquiry_question_inquiry_id FOREIGN KEY(inquiry_id) REFERENCES inquiry (id),
CONSTRAINT fk_inquiry_question_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_inquiry_question_department CHECK (department IN ('technical', 'purchasing', 'leader')),
CONSTRAINT ck_inquiry_question_state CHECK (state IN ('open', 'answered')),
CONSTRAINT fk_inquiry_question_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_inquiry_question_position_ge CHECK (position >= 1),
CONSTRAINT ck_inquiry_question_price_ge CHECK (price >= 0),
CONSTRAINT ck_inquiry_question_lead_days_ge CHECK (lead_days >= 0)
)
STRICT;
CREATE INDEX ix_inquiry_question_open ON inquiry_question (state, department);
CREATE INDEX ix_inquiry_question_written ON inquiry_question (written);
CREATE TABLE meeting_minute (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
meeting_id INTEGER NOT NULL,
item_position INTEGER,
told TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_meeting_minute PRIMARY KEY (id),
CONSTRAINT fk_meeting_minute_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
CONSTRAINT fk_meeting_minute_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_meeting_minute_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_meeting_minute_meeting_id ON meeting_minute (meeting_id);
CREATE INDEX ix_meeting_minute_written ON meeting_minute (written);
CREATE TABLE meeting_task (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
meeting_id INTEGER NOT NULL,
position INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
task TEXT NOT NULL,
assigned_on TEXT NOT NULL,
due_on TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
state TEXT NOT NULL,
done_on TEXT,
result TEXT,
CONSTRAINT pk_meeting_task PRIMARY KEY (id),
CONSTRAINT uq_meeting_task_meeting_id_position UNIQUE (meeting_id, position),
CONSTRAINT ck_meeting_task_done_has_date CHECK (state <> 'done' OR done_on IS NOT NULL),
CONSTRAINT fk_meeting_task_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
CONSTRAINT fk_meeting_task_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_meeting_task_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_meeting_task_state CHECK (state IN ('open', 'done')),
CONSTRAINT fk_meeting_task_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_meeting_task_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_meeting_task_done_on ON meeting_task (done_on);
CREATE INDEX ix_meeting_task_open ON meeting_task (state, due_on, employee_id);
CREATE INDEX ix_meeting_task_written ON meeting_task (written);
CREATE TABLE negotiation (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
position INTEGER NOT NULL,
talked_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
author_id INTEGER,
partner TEXT,
told TEXT NOT NULL,
open_point TEXT,
state TEXT,
answer TEXT,
answered_on TEXT,
CONSTRAINT pk_negotiation PRIMARY KEY (id),
CONSTRAINT uq_negotiation_contract_id_position UNIQUE (contract_id, position),
CONSTRAINT ck_negotiation_open_point_has_state CHECK ((open_point IS NULL) = (state IS NULL)),
CONSTRAINT ck_negotiation_answer_has_date CHECK (state <> 'answered' OR answered_on IS NOT NULL),
CONSTRAINT fk_negotiation_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_negotiation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_negotiation_state CHECK (state IN ('open', 'answered')),
CONSTRAINT fk_negotiation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_negotiation_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_negotiation_open ON negotiation (state, contract_id);
CREATE INDEX ix_negotiation_written ON negotiation (written);
CREATE TABLE quote (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT,
state TEXT NOT NULL,
bid INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
inquiry_id INTEGER,
revises_id INTEGER,
revision INTEGER NOT NULL,
drafted_on TEXT NOT NULL,
created_at TEXT NOT NULL,
valid_until TEXT,
payment_days INTEGER NOT NULL,
lead_days INTEGER,
terms TEXT,
language TEXT NOT NULL,
total INTEGER NOT NULL,
sent_on TEXT,
closed_on TEXT,
lost_reason TEXT,
competitor TEXT,
competitor_price INTEGER,
CONSTRAINT pk_quote PRIMARY KEY (id),
CONSTRAINT ck_quote_submitted_has_number CHECK (state IN ('draft', 'withdrawn') OR number IS NOT NULL),
CONSTRAINT ck_quote_sent_has_date CHECK (state NOT IN ('sent', 'won', 'lost') OR sent_on IS NOT NULL),
CONSTRAINT ck_quote_lost_has_reason CHECK (state <> 'lost' OR lost_reason IS NOT NULL),
CONSTRAINT ck_quote_bid_answers_a_tender CHECK (bid = 0 OR inquiry_id IS NOT NULL),
CONSTRAINT uq_quote_number UNIQUE (number),
CONSTRAINT fk_quote_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_quote_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_quote_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_quote_inquiry_id FOREIGN KEY(inquiry_id) REFERENCES inquiry (id),
CONSTRAINT fk_quote_revises_id FOREIGN KEY(revises_id) REFERENCES quote (id),
CONSTRAINT ck_quote_state CHECK (state IN ('draft', 'submitted', 'approved', 'sent', 'won', 'lost', 'superseded', 'withdrawn')),
CONSTRAINT ck_quote_bid CHECK (bid IN (0, 1)),
CONSTRAINT fk_quote_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_quote_revision_ge CHECK (revision >= 1),
CONSTRAINT ck_quote_payment_days_ge CHECK (payment_days >= 0),
CONSTRAINT ck_quote_lead_days_ge CHECK (lead_days >= 0),
CONSTRAINT ck_quote_total_ge CHECK (total >= 0),
CONSTRAINT ck_quote_competitor_price_ge CHECK (competitor_price >= 0)
)
STRICT;
CREATE INDEX ix_quote_closed ON quote (state, closed_on, salesperson_id, bid);
CREATE INDEX ix_quote_customer ON quote (customer_id, drafted_on);
CREATE INDEX ix_quote_drafted_on ON quote (drafted_on);
CREATE INDEX ix_quote_inquiry_id ON quote (inquiry_id);
CREATE INDEX ix_quote_revises_id ON quote (revises_id);
CREATE INDEX ix_quote_sent ON quote (sent_on, salesperson_id, bid);
CREATE INDEX ix_quote_state ON quote (state);
CREATE INDEX ix_quote_written ON quote (written);
CREATE TABLE visit (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
contract_id INTEGER,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
created_at TEXT NOT NULL,
from_on TEXT,
until_on TEXT,
method TEXT NOT NULL,
purpose TEXT,
expected_order INTEGER,
planned_collection INTEGER,
other_work TEXT,
support_needed TEXT,
manager_note TEXT,
submitted_on TEXT,
approved_on TEXT,
moved_to_id INTEGER,
visited_on TEXT,
unplanned INTEGER NOT NULL,
met TEXT,
result TEXT,
problem TEXT,
next_step TEXT,
sealed_on TEXT,
CONSTRAINT pk_visit PRIMARY KEY (id),
CONSTRAINT ck_visit_window_is_whole CHECK ((from_on IS NULL) = (until_on IS NULL)),
CONSTRAINT ck_visit_window_ends_after_start CHECK (until_on >= from_on),
CONSTRAINT ck_visit_plan_has_window CHECK (unplanned = 1 OR from_on IS NOT NULL),
CONSTRAINT ck_visit_done_has_result CHECK (state <> 'done' OR (visited_on IS NOT NULL AND result IS NOT NULL)),
CONSTRAINT uq_visit_number UNIQUE (number),
CONSTRAINT fk_visit_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_visit_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_visit_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_visit_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_visit_moved_to_id FOREIGN KEY(moved_to_id) REFERENCES visit (id),
CONSTRAINT ck_visit_state CHECK (state IN ('planned', 'submitted', 'approved', 'done', 'moved', 'dropped')),
CONSTRAINT ck_visit_method CHECK (method IN ('on_site', 'telephone', 'online', 'at_ours')),
CONSTRAINT ck_visit_unplanned CHECK (unplanned IN (0, 1)),
CONSTRAINT fk_visit_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_visit_expected_order_ge CHECK (expected_order >= 0),
CONSTRAINT ck_visit_planned_collection_ge CHECK (planned_collection >= 0)
)
STRICT;
CREATE INDEX ix_visit_approved_on ON visit (approved_on);
CREATE INDEX ix_visit_contract_id ON visit (contract_id);
CREATE INDEX ix_visit_customer ON visit (customer_id, visited_on);
CREATE INDEX ix_visit_made ON visit (visited_on, salesperson_id, unplanned);
CREATE INDEX ix_visit_plan ON visit (until_on, salesperson_id, state);
CREATE INDEX ix_visit_sealed_on ON visit (sealed_on);
CREATE INDEX ix_visit_state ON visit (state);
CREATE INDEX ix_visit_written ON visit (written);
CREATE TABLE contract_basis (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
quote_id INTEGER NOT NULL,
CONSTRAINT pk_contract_basis PRIMARY KEY (id),
CONSTRAINT uq_contract_basis_contract_id UNIQUE (contract_id),
CONSTRAINT fk_contract_basis_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_contract_basis_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id),
CONSTRAINT fk_contract_basis_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_contract_basis_quote_id ON contract_basis (quote_id);
CREATE INDEX ix_contract_basis_written ON contract_basis (written);
CREATE TABLE meeting_item (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
meeting_id INTEGER NOT NULL,
position INTEGER NOT NULL,
kind TEXT NOT NULL,
subject TEXT NOT NULL,
employee_id INTEGER,
visit_id INTEGER,
expected_order INTEGER,
planned_collection INTEGER,
CONSTRAINT pk_meeting_item PRIMARY KEY (id),
CONSTRAINT uq_meeting_item_meeting_id_position UNIQUE (meeting_id, position),
CONSTRAINT fk_meeting_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
CONSTRAINT fk_meeting_item_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_meeting_item_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id),
CONSTRAINT ck_meeting_item_kind CHECK (kind IN ('visited', 'missed', 'priority', 'training', 'task')),
CONSTRAINT fk_meeting_item_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_meeting_item_position_ge CHECK (position >= 1),
CONSTRAINT ck_meeting_item_expected_order_ge CHECK (expected_order >= 0),
CONSTRAINT ck_meeting_item_planned_collection_ge CHECK (planned_collection >= 0)
)
STRICT;
CREATE INDEX ix_meeting_item_visit_id ON meeting_item (visit_id);
CREATE INDEX ix_meeting_item_written ON meeting_item (written);
CREATE TABLE quote_deviation (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
quote_id INTEGER NOT NULL,
basis TEXT NOT NULL,
term TEXT NOT NULL,
position INTEGER,
normal TEXT NOT NULL,
agreed TEXT NOT NULL,
state TEXT NOT NULL,
found_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
author_id INTEGER,
superseded INTEGER NOT NULL,
CONSTRAINT pk_quote_deviation PRIMARY KEY (id),
CONSTRAINT fk_quote_deviation_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id),
CONSTRAINT fk_quote_deviation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_quote_deviation_basis CHECK (basis IN ('norm', 'quotation', 'contract', 'declared')),
CONSTRAINT ck_quote_deviation_state CHECK (state IN ('open', 'accepted', 'rejected')),
CONSTRAINT ck_quote_deviation_superseded CHECK (superseded IN (0, 1)),
CONSTRAINT fk_quote_deviation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_quote_deviation_found_on ON quote_deviation (found_on);
CREATE INDEX ix_quote_deviation_quote_id ON quote_deviation (quote_id);
CREATE INDEX ix_quote_deviation_state ON quote_deviation (state);
CREATE INDEX ix_quote_deviation_written ON quote_deviation (written);
CREATE TABLE quote_line (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
quote_id INTEGER NOT NULL,
position INTEGER NOT NULL,
product_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
price INTEGER NOT NULL,
discount_bp INTEGER NOT NULL,
amount INTEGER NOT NULL,
basis TEXT NOT NULL,
cost INTEGER,
margin_bp INTEGER,
dropped INTEGER NOT NULL,
CONSTRAINT pk_quote_line PRIMARY KEY (id),
CONSTRAINT uq_quote_line_quote_id_position UNIQUE (quote_id, position),
CONSTRAINT ck_quote_line_cost_is_known CHECK (basis <> 'cost' OR cost IS NOT NULL),
CONSTRAINT fk_quote_line_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id),
CONSTRAINT fk_quote_line_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT ck_quote_line_basis CHECK (basis IN ('list', 'cost', 'typed')),
CONSTRAINT ck_quote_line_dropped CHECK (dropped IN (0, 1)),
CONSTRAINT fk_quote_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_quote_line_position_ge CHECK (position >= 1),
CONSTRAINT ck_quote_line_quantity_gt CHECK (quantity > 0),
CONSTRAINT ck_quote_line_price_ge CHECK (price >= 0),
CONSTRAINT ck_quote_line_discount_bp_ge CHECK (discount_bp >= 0),
CONSTRAINT ck_quote_line_discount_bp_le CHECK (discount_bp <= 10000),
CONSTRAINT ck_quote_line_amount_ge CHECK (amount >= 0),
CONSTRAINT ck_quote_line_cost_ge CHECK (cost >= 0),
CONSTRAINT ck_quote_line_margin_bp_lt CHECK (margin_bp < 10000)
)
STRICT;
CREATE INDEX ix_quote_line_product_id ON quote_line (product_id);
CREATE INDEX ix_quote_line_written ON quote_line (written);
CREATE TABLE visit_correction (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
visit_id INTEGER NOT NULL,
field TEXT NOT NULL,
old TEXT,
new TEXT NOT NULL,
reason TEXT NOT NULL,
author_id INTEGER,
corrected_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_visit_correction PRIMARY KEY (id),
CONSTRAINT fk_visit_correction_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id),
CONSTRAINT fk_visit_correction_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_visit_correction_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_visit_correction_visit_id ON visit_correction (visit_id);
CREATE INDEX ix_visit_correction_written ON visit_correction (written)
