-- Expenses: requested, claimed, and what was spent as postings (R3, R5, R6, F9).
CREATE TABLE expense (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER,
salesperson_id INTEGER NOT NULL,
contract_id INTEGER,
author_id INTEGER,
requested_on TEXT NOT NULL,
created_at TEXT NOT NULL,
category TEXT NOT NULL,
special INTEGER NOT NULL,
amount INTEGER NOT NULL,
purpose TEXT NOT NULL,
approved_on TEXT,
promised_on TEXT,
payment_form TEXT,
decided_on TEXT,
CONSTRAINT pk_expense PRIMARY KEY (id),
CONSTRAINT ck_expense_special_names_customer CHECK (special = 0 OR customer_id IS NOT NULL),
CONSTRAINT ck_expense_consent_before_promise CHECK (promised_on IS NULL OR (special = 1 AND approved_on IS NOT NULL AND promised_on >= approved_on)),
CONSTRAINT ck_expense_form_of_special CHECK (payment_form IS NULL OR special = 1),
CONSTRAINT ck_expense_approved_has_date CHECK (state NOT IN ('approved', 'form_proposed', 'form_decided') OR approved_on IS NOT NULL),
CONSTRAINT ck_expense_decided_has_form CHECK (state <> 'form_decided' OR (payment_form IS NOT NULL AND decided_on IS NOT NULL)),
CONSTRAINT uq_expense_number UNIQUE (number),
CONSTRAINT fk_expense_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_expense_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_expense_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_expense_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_expense_state CHECK (state IN ('requested', 'approved', 'form_proposed', 'form_decided', 'rejected', 'withdrawn')),
CONSTRAINT ck_expense_category CHECK (category IN ('travel', 'entertainment', 'promotion', 'temp_labour', 'transport', 'other')),
CONSTRAINT ck_expense_special CHECK (special IN (0, 1)),
CONSTRAINT ck_expense_payment_form CHECK (payment_form IN ('cash', 'transfer', 'goods', 'credit')),
CONSTRAINT fk_expense_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_expense_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_expense_approved_on ON expense (approved_on);
CREATE INDEX ix_expense_customer_id ON expense (customer_id);
CREATE INDEX ix_expense_requested_on ON expense (requested_on);
CREATE INDEX ix_expense_salesperson ON expense (salesperson_id, approved_on);
CREATE INDEX ix_expense_state ON expense (state);
CREATE INDEX ix_expense_written ON expense (written);
CREATE TABLE expense_claim (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
expense_id INTEGER,
customer_id INTEGER,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
claimed_on TEXT NOT NULL,
created_at TEXT NOT NULL,
spent_on TEXT NOT NULL,
category TEXT NOT NULL,
special INTEGER NOT NULL,
amount INTEGER NOT NULL,
purpose TEXT NOT NULL,
voucher TEXT NOT NULL,
lack TEXT,
approved_on TEXT,
paid_on TEXT,
CONSTRAINT pk_expense_claim PRIMARY KEY (id),
CONSTRAINT ck_expense_claim_spent_by_then CHECK (spent_on <= claimed_on),
CONSTRAINT ck_expense_claim_special_names_customer CHECK (special = 0 OR customer_id IS NOT NULL),
CONSTRAINT ck_expense_claim_covered_by_request CHECK (lack IS NOT NULL OR (expense_id IS NOT NULL AND state <> 'unapproved')),
CONSTRAINT ck_expense_claim_approved_has_date CHECK (state <> 'approved' OR approved_on IS NOT NULL),
CONSTRAINT ck_expense_claim_paid_has_date CHECK (state <> 'paid' OR paid_on IS NOT NULL),
CONSTRAINT uq_expense_claim_number UNIQUE (number),
CONSTRAINT fk_expense_claim_expense_id FOREIGN KEY(expense_id) REFERENCES expense (id),
CONSTRAINT fk_expense_claim_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_expense_claim_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_expense_claim_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_expense_claim_state CHECK (state IN ('claimed', 'unapproved', 'approved', 'paid', 'rejected', 'withdrawn')),
CONSTRAINT ck_expense_claim_category CHECK (category IN ('travel', 'entertainment', 'promotion', 'temp_labour', 'transport', 'other')),
CONSTRAINT ck_expense_claim_special CHECK (special IN (0, 1)),
CONSTRAINT ck_expense_claim_lack CHECK (lack IN ('no_request', 'not_approved', 'too_early', 'above', 'form_open')),
CONSTRAINT fk_expense_claim_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_expense_claim_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_expense_claim_approved_on ON expense_claim (approved_on);
CREATE INDEX ix_expense_claim_claimed_on ON expense_claim (claimed_on);
CREATE INDEX ix_expense_claim_customer_id ON expense_claim (customer_id);
CREATE INDEX ix_expense_claim_expense_id ON expense_claim (expense_id);
CREATE INDEX ix_expense_claim_paid_on ON expense_claim (paid_on);
CREATE INDEX ix_expense_claim_salesperson_id ON expense_claim (salesperson_id);
CREATE INDEX ix_expense_claim_spent_on ON expense_claim (spent_on);
CREATE INDEX ix_expense_claim_state ON expense_claim (state);
CREATE INDEX ix_expense_claim_voucher ON expense_claim (voucher);
CREATE INDEX ix_expense_claim_written ON expense_claim (written);
CREATE TABLE posting_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
kind TEXT NOT NULL,
booked_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
contract_id INTEGER,
line_id INTEGER,
shipment_id INTEGER,
invoice_id INTEGER,
collection_id INTEGER,
product_id INTEGER,
customer_id INTEGER,
salesperson_id INTEGER NOT NULL,
region TEXT NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
due_on TEXT,
method TEXT,
undoes_id INTEGER,
cause_id INTEGER,
return_id INTEGER,
exchange_id INTEGER,
claim_id INTEGER,
CONSTRAINT pk_posting PRIMARY KEY (id),
CONSTRAINT ck_posting_names_its_invoice CHECK (kind NOT IN ('invoiced', 'red', 'applied') OR invoice_id IS NOT NULL),
CONSTRAINT ck_posting_names_its_collection CHECK (kind NOT IN ('collected', 'bounced', 'refunded', 'cleared', 'applied') OR (collection_id IS NOT NULL AND method IS NOT NULL)),
CONSTRAINT ck_posting_is_of_a_contract CHECK (contract_id IS NOT NULL OR kind IN ('collected', 'bounced', 'refunded', 'cleared', 'spent')),
CONSTRAINT ck_posting_spent_by_its_claim CHECK ((kind = 'spent') = (claim_id IS NOT NULL) AND (kind = 'spent') = (customer_id IS NULL)),
CONSTRAINT fk_posting_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_posting_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
CONSTRAINT fk_posting_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_posting_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id),
CONSTRAINT fk_posting_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT fk_posting_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_posting_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_posting_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_posting_undoes_id FOREIGN KEY(undoes_id) REFERENCES posting (id),
CONSTRAINT fk_posting_cause_id FOREIGN KEY(cause_id) REFERENCES collection (id),
CONSTRAINT fk_posting_return_id FOREIGN KEY(return_id) REFERENCES goods_return (id),
CONSTRAINT fk_posting_exchange_id FOREIGN KEY(exchange_id) REFERENCES goods_return (id),
CONSTRAINT ck_posting_kind CHECK (kind IN ('signed', 'contracted', 'dispatched', 'returned', 'invoiced', 'red', 'collected', 'bounced', 'refunded', 'cleared', 'applied', 'spent')),
CONSTRAINT ck_posting_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT fk_posting_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO posting_new (id, written, kind, booked_on, recorded_at, recorded_on, contract_id, line_id, shipment_id, invoice_id, collection_id, product_id, customer_id, salesperson_id, region, quantity, amount, due_on, method, undoes_id, cause_id, return_id, exchange_id)
SELECT id, written, kind, booked_on, recorded_at, recorded_on, contract_id, line_id, shipment_id, invoice_id, collection_id, product_id, customer_id, salesperson_id, region, quantity, amount, due_on, method, undoes_id, cause_id, return_id, exchange_id FROM posting;
DROP TABLE posting;
ALTER TABLE posting_new RENAME TO posting;
CREATE INDEX ix_posting_account ON posting (customer_id, kind, booked_on, amount) WHERE contract_id IS NULL;
CREATE INDEX ix_posting_cause ON posting (cause_id) WHERE cause_id IS NOT NULL;
CREATE INDEX ix_posting_claim ON posting (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX ix_posting_collection ON posting (collection_id, kind, amount);
CREATE INDEX ix_posting_contract ON posting (contract_id, kind, booked_on, amount);
CREATE INDEX ix_posting_invoice ON posting (invoice_id, kind, amount);
CREATE INDEX ix_posting_late ON posting (customer_id, recorded_at) WHERE recorded_on > booked_on;
CREATE INDEX ix_posting_line ON posting (line_id, kind, quantity, amount);
CREATE INDEX ix_posting_period ON posting (kind, booked_on, recorded_at, salesperson_id, amount);
CREATE INDEX ix_posting_written ON posting (written);
-- What a posting may be, where a reconciliation quotes one (R13).
CREATE TABLE reconciliation_line_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
reconciliation_id INTEGER NOT NULL,
position INTEGER NOT NULL,
booked_on TEXT NOT NULL,
kind TEXT NOT NULL,
contract_id INTEGER,
invoice_id INTEGER,
collection_id INTEGER,
amount INTEGER NOT NULL,
CONSTRAINT pk_reconciliation_line PRIMARY KEY (id),
CONSTRAINT uq_reconciliation_line_reconciliation_id_position UNIQUE (reconciliation_id, position),
CONSTRAINT fk_reconciliation_line_reconciliation_id FOREIGN KEY(reconciliation_id) REFERENCES reconciliation (id),
CONSTRAINT fk_reconciliation_line_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_reconciliation_line_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id),
CONSTRAINT fk_reconciliation_line_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT ck_reconciliation_line_kind CHECK (kind IN ('signed', 'contracted', 'dispatched', 'returned', 'invoiced', 'red', 'collected', 'bounced', 'refunded', 'cleared', 'applied', 'spent')),
CONSTRAINT fk_reconciliation_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_reconciliation_line_position_ge CHECK (position >= 1)
)
STRICT;
INSERT INTO reconciliation_line_new (id, written, reconciliation_id, position, booked_on, kind, contract_id, invoice_id, collection_id, amount)
SELECT id, written, reconciliation_id, position, booked_on, kind, contract_id, invoice_id, collection_id, amount FROM reconciliation_line;
DROP TABLE reconciliation_line;
ALTER TABLE reconciliation_line_new RENAME TO reconciliation_line;
CREATE INDEX ix_reconciliation_line_written ON reconciliation_line (written);
-- Violations of the regulation, penalties and rewards, losses that somebody bears, and appraisals (R17, MD2, MD3, MD7).
CREATE TABLE violation (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
employee_id INTEGER NOT NULL,
rule TEXT NOT NULL,
happened_on TEXT NOT NULL,
told TEXT NOT NULL,
severity TEXT NOT NULL,
document TEXT,
due_on TEXT,
done_on TEXT,
late_days INTEGER,
refusal_id INTEGER,
manager_id INTEGER,
of_manager INTEGER NOT NULL,
author_id INTEGER,
raised_on TEXT NOT NULL,
created_at TEXT NOT NULL,
closed_on TEXT,
CONSTRAINT pk_violation PRIMARY KEY (id),
CONSTRAINT ck_violation_closed_has_date CHECK ((state IN ('decided', 'withdrawn')) = (closed_on IS NOT NULL)),
CONSTRAINT ck_violation_joint_is_another CHECK (manager_id IS NULL OR manager_id <> employee_id),
CONSTRAINT uq_violation_number UNIQUE (number),
CONSTRAINT fk_violation_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_violation_refusal_id FOREIGN KEY(refusal_id) REFERENCES refusal (id),
CONSTRAINT fk_violation_manager_id FOREIGN KEY(manager_id) REFERENCES employee (id),
CONSTRAINT fk_violation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_violation_state CHECK (state IN ('raised', 'proposed', 'decided', 'withdrawn')),
CONSTRAINT ck_violation_severity CHECK (severity IN ('minor', 'normal', 'serious')),
CONSTRAINT ck_violation_of_manager CHECK (of_manager IN (0, 1)),
CONSTRAINT fk_violation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_violation_late_days_ge CHECK (late_days >= 0)
)
STRICT;
CREATE INDEX ix_violation_closed_on ON violation (closed_on);
CREATE INDEX ix_violation_document ON violation (document);
CREATE INDEX ix_violation_employee_id ON violation (employee_id);
CREATE INDEX ix_violation_refusal_id ON violation (refusal_id);
CREATE INDEX ix_violation_written ON violation (written);
CREATE TABLE proposal (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
violation_id INTEGER,
document TEXT,
employee_id INTEGER NOT NULL,
kind TEXT NOT NULL,
amount INTEGER,
manager_id INTEGER,
joint INTEGER,
reason TEXT NOT NULL,
author_id INTEGER,
proposed_on TEXT NOT NULL,
created_at TEXT NOT NULL,
closed_on TEXT,
CONSTRAINT pk_proposal PRIMARY KEY (id),
CONSTRAINT ck_proposal_closed_has_date CHECK ((state = 'proposed') = (closed_on IS NULL)),
CONSTRAINT ck_proposal_money_has_sum CHECK ((kind IN ('fine', 'money')) = (amount IS NOT NULL)),
CONSTRAINT ck_proposal_penalty_has_violation CHECK ((kind IN ('fine', 'warning', 'none')) = (violation_id IS NOT NULL)),
CONSTRAINT ck_proposal_joint_is_of_a_fine CHECK (joint IS NULL OR (kind = 'fine' AND manager_id IS NOT NULL)),
CONSTRAINT uq_proposal_number UNIQUE (number),
CONSTRAINT fk_proposal_violation_id FOREIGN KEY(violation_id) REFERENCES violation (id),
CONSTRAINT fk_proposal_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_proposal_manager_id FOREIGN KEY(manager_id) REFERENCES employee (id),
CONSTRAINT fk_proposal_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_proposal_state CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn')),
CONSTRAINT ck_proposal_kind CHECK (kind IN ('fine', 'warning', 'none', 'praise', 'money')),
CONSTRAINT fk_proposal_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_proposal_amount_gt CHECK (amount > 0),
CONSTRAINT ck_proposal_joint_ge CHECK (joint >= 0)
)
STRICT;
CREATE INDEX ix_proposal_closed_on ON proposal (closed_on);
CREATE INDEX ix_proposal_document ON proposal (document);
CREATE INDEX ix_proposal_employee_id ON proposal (employee_id);
CREATE INDEX ix_proposal_violation_id ON proposal (violation_id);
CREATE INDEX ix_proposal_written ON proposal (written);
CREATE TABLE liability (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
employee_id INTEGER NOT NULL,
violation_id INTEGER,
document TEXT,
amount INTEGER NOT NULL,
reason TEXT NOT NULL,
major INTEGER NOT NULL,
author_id INTEGER,
claimed_on TEXT NOT NULL,
created_at TEXT NOT NULL,
decided_on TEXT,
settled_on TEXT,
settlement TEXT,
CONSTRAINT pk_liability PRIMARY KEY (id),
CONSTRAINT ck_liability_decided_has_date CHECK ((state IN ('owed', 'settled', 'refused')) = (decided_on IS NOT NULL)),
CONSTRAINT ck_liability_settled_says_how CHECK ((state = 'settled') = (settled_on IS NOT NULL) AND (settled_on IS NULL) = (settlement IS NULL)),
CONSTRAINT uq_liability_number UNIQUE (number),
CONSTRAINT fk_liability_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_liability_violation_id FOREIGN KEY(violation_id) REFERENCES violation (id),
CONSTRAINT fk_liability_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_liability_state CHECK (state IN ('claimed', 'owed', 'refused', 'settled', 'withdrawn')),
CONSTRAINT ck_liability_major CHECK (major IN (0, 1)),
CONSTRAINT fk_liability_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_liability_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_liability_document ON liability (document);
CREATE INDEX ix_liability_employee_id ON liability (employee_id);
CREATE INDEX ix_liability_violation_id ON liability (violation_id);
CREATE INDEX ix_liability_written ON liability (written);
CREATE TABLE appraisal (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
month TEXT NOT NULL,
score INTEGER NOT NULL,
grade TEXT NOT NULL,
note TEXT,
author_id INTEGER,
appraised_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_appraisal PRIMARY KEY (id),
CONSTRAINT ck_appraisal_month_is_labelled CHECK (month LIKE '____-__'),
CONSTRAINT fk_appraisal_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_appraisal_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_appraisal_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_appraisal_score_ge CHECK (score >= 0),
CONSTRAINT ck_appraisal_score_le CHECK (score <= 100)
)
STRICT;
CREATE INDEX ix_appraisal_month ON appraisal (month, employee_id);
CREATE INDEX ix_appraisal_written ON appraisal (written);
-- Major problems go to the leader, departments are asked about any (MD7).
CREATE TABLE issue_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
subject TEXT NOT NULL,
severity TEXT NOT NULL,
document TEXT,
contract_id INTEGER,
customer_id INTEGER,
author_id INTEGER,
raised_on TEXT NOT NULL,
created_at TEXT NOT NULL,
closed_on TEXT,
closed_at TEXT,
result TEXT,
escalated_on TEXT,
decide_by TEXT,
escalated_for TEXT,
decided_on TEXT,
decision TEXT,
CONSTRAINT pk_issue PRIMARY KEY (id),
CONSTRAINT ck_issue_closed_says_how CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND result IS NOT NULL)),
CONSTRAINT ck_issue_escalated_says_why CHECK (state NOT IN ('escalated', 'decided') OR (escalated_on IS NOT NULL AND decide_by IS NOT NULL AND escalated_for IS NOT NULL)),
CONSTRAINT ck_issue_decided_says_what CHECK ((decided_on IS NULL) = (decision IS NULL) AND (state <> 'decided' OR decided_on IS NOT NULL)),
CONSTRAINT uq_issue_number UNIQUE (number),
CONSTRAINT fk_issue_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_issue_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_issue_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_issue_state CHECK (state IN ('open', 'escalated', 'decided', 'closed')),
CONSTRAINT ck_issue_severity CHECK (severity IN ('minor', 'normal', 'serious')),
CONSTRAINT fk_issue_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO issue_new (id, written, number, state, subject, severity, document, contract_id, customer_id, author_id, raised_on, created_at, closed_on, closed_at, result)
SELECT id, written, number, state, subject, severity, document, contract_id, customer_id, author_id, raised_on, created_at, closed_on, closed_at, result FROM issue;
DROP TABLE issue;
ALTER TABLE issue_new RENAME TO issue;
CREATE INDEX ix_issue_closed_on ON issue (closed_on);
CREATE INDEX ix_issue_contract ON issue (contract_id, raised_on);
CREATE INDEX ix_issue_customer_id ON issue (customer_id);
CREATE INDEX ix_issue_decided_on ON issue (decided_on);
CREATE INDEX ix_issue_escalated_on ON issue (escalated_on);
CREATE INDEX ix_issue_raised_on ON issue (raised_on);
CREATE INDEX ix_issue_written ON issue (written);
CREATE TABLE issue_question (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
issue_id INTEGER NOT NULL,
position INTEGER NOT NULL,
department TEXT NOT NULL,
question TEXT NOT NULL,
state TEXT NOT NULL,
author_id INTEGER,
asked_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
answered_on TEXT,
answer TEXT,
CONSTRAINT pk_issue_question PRIMARY KEY (id),
CONSTRAINT uq_issue_question_issue_id_position UNIQUE (issue_id, position),
CONSTRAINT ck_issue_question_answer_is_whole CHECK ((answered_on IS NULL) = (answer IS NULL) AND (state = 'answered') = (answered_on IS NOT NULL)),
CONSTRAINT fk_issue_question_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id),
CONSTRAINT fk_issue_question_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_issue_question_department CHECK (department IN ('technical', 'purchasing', 'finance', 'division', 'warehouse')),
CONSTRAINT ck_issue_question_state CHECK (state IN ('open', 'answered')),
CONSTRAINT fk_issue_question_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_issue_question_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_issue_question_open ON issue_question (state, department);
CREATE INDEX ix_issue_question_written ON issue_question (written);
-- The weekly training (MD4).
CREATE TABLE training (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
week TEXT NOT NULL,
version INTEGER NOT NULL,
held_on TEXT NOT NULL,
holder_id INTEGER NOT NULL,
reason TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_training PRIMARY KEY (id),
CONSTRAINT uq_training_week_version UNIQUE (week, version),
CONSTRAINT ck_training_corrected_says_why CHECK ((version = 1) = (reason IS NULL)),
CONSTRAINT fk_training_holder_id FOREIGN KEY(holder_id) REFERENCES employee (id),
CONSTRAINT fk_training_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_training_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_training_version_ge CHECK (version >= 1)
)
STRICT;
CREATE INDEX ix_training_held_on ON training (held_on);
CREATE INDEX ix_training_written ON training (written);
CREATE TABLE training_topic (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
training_id INTEGER NOT NULL,
position INTEGER NOT NULL,
told TEXT,
document TEXT,
CONSTRAINT pk_training_topic PRIMARY KEY (id),
CONSTRAINT uq_training_topic_training_id_position UNIQUE (training_id, position),
CONSTRAINT ck_training_topic_is_words_or_number CHECK ((told IS NULL) <> (document IS NULL)),
CONSTRAINT fk_training_topic_training_id FOREIGN KEY(training_id) REFERENCES training (id),
CONSTRAINT fk_training_topic_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_training_topic_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_training_topic_written ON training_topic (written);
CREATE TABLE training_attendee (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
training_id INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
CONSTRAINT pk_training_attendee PRIMARY KEY (id),
CONSTRAINT uq_training_attendee_training_id_employee_id UNIQUE (training_id, employee_id),
CONSTRAINT fk_training_attendee_training_id FOREIGN KEY(training_id) REFERENCES training (id),
CONSTRAINT fk_training_attendee_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_training_attendee_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_training_attendee_employee_id ON training_attendee (employee_id);
CREATE INDEX ix_training_attendee_written ON training_attendee (written);
-- Vehicles and office supplies with whoever has them (MD5).
CREATE TABLE asset (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
kind TEXT NOT NULL,
name TEXT NOT NULL,
identity TEXT,
holder_id INTEGER,
odometer INTEGER,
author_id INTEGER,
added_on TEXT NOT NULL,
created_at TEXT NOT NULL,
retired_on TEXT,
retired_for TEXT,
CONSTRAINT pk_asset PRIMARY KEY (id),
CONSTRAINT ck_asset_assigned_has_holder CHECK ((state = 'assigned') = (holder_id IS NOT NULL)),
CONSTRAINT ck_asset_vehicle_has_odometer CHECK ((kind = 'vehicle') = (odometer IS NOT NULL)),
CONSTRAINT ck_asset_retired_says_why CHECK ((state = 'retired') = (retired_on IS NOT NULL) AND (retired_on IS NULL) = (retired_for IS NULL)),
CONSTRAINT uq_asset_number UNIQUE (number),
CONSTRAINT uq_asset_identity UNIQUE (identity),
CONSTRAINT fk_asset_holder_id FOREIGN KEY(holder_id) REFERENCES employee (id),
CONSTRAINT fk_asset_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_asset_state CHECK (state IN ('kept', 'assigned', 'retired')),
CONSTRAINT ck_asset_kind CHECK (kind IN ('vehicle', 'supply')),
CONSTRAINT fk_asset_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_asset_odometer_ge CHECK (odometer >= 0)
)
STRICT;
CREATE INDEX ix_asset_holder_id ON asset (holder_id);
CREATE INDEX ix_asset_written ON asset (written);
CREATE TABLE asset_handover (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
asset_id INTEGER NOT NULL,
given INTEGER NOT NULL,
holder_id INTEGER NOT NULL,
handed_on TEXT NOT NULL,
condition TEXT NOT NULL,
paper TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_asset_handover PRIMARY KEY (id),
CONSTRAINT fk_asset_handover_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id),
CONSTRAINT fk_asset_handover_holder_id FOREIGN KEY(holder_id) REFERENCES employee (id),
CONSTRAINT fk_asset_handover_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_asset_handover_given CHECK (given IN (0, 1)),
CONSTRAINT fk_asset_handover_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_asset_handover_asset ON asset_handover (asset_id, handed_on);
CREATE INDEX ix_asset_handover_holder_id ON asset_handover (holder_id);
CREATE INDEX ix_asset_handover_written ON asset_handover (written);
CREATE TABLE asset_trip (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
asset_id INTEGER NOT NULL,
position INTEGER NOT NULL,
driver_id INTEGER NOT NULL,
driven_on TEXT NOT NULL,
origin TEXT NOT NULL,
destination TEXT NOT NULL,
purpose TEXT NOT NULL,
left_at INTEGER NOT NULL,
reading INTEGER NOT NULL,
gap TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_asset_trip PRIMARY KEY (id),
CONSTRAINT uq_asset_trip_asset_id_position UNIQUE (asset_id, position),
CONSTRAINT ck_asset_trip_goes_forward CHECK (reading > left_at),
CONSTRAINT fk_asset_trip_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id),
CONSTRAINT fk_asset_trip_driver_id FOREIGN KEY(driver_id) REFERENCES employee (id),
CONSTRAINT fk_asset_trip_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_asset_trip_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_asset_trip_position_ge CHECK (position >= 1),
CONSTRAINT ck_asset_trip_left_at_ge CHECK (left_at >= 0),
CONSTRAINT ck_asset_trip_reading_ge CHECK (reading >= 0)
)
STRICT;
CREATE INDEX ix_asset_trip_driver_id ON asset_trip (driver_id);
CREATE INDEX ix_asset_trip_written ON asset_trip (written);
CREATE TABLE asset_inspection (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
asset_id INTEGER NOT NULL,
position INTEGER NOT NULL,
inspected_on TEXT NOT NULL,
inspector_id INTEGER NOT NULL,
result TEXT NOT NULL,
finding TEXT NOT NULL,
cause TEXT,
answers_id INTEGER,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_asset_inspection PRIMARY KEY (id),
CONSTRAINT uq_asset_inspection_asset_id_position UNIQUE (asset_id, position),
CONSTRAINT ck_asset_inspection_damage_has_cause CHECK ((result = 'damaged') = (cause IS NOT NULL) AND (result = 'damaged') = (answers_id IS NOT NULL)),
CONSTRAINT fk_asset_inspection_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id),
CONSTRAINT fk_asset_inspection_inspector_id FOREIGN KEY(inspector_id) REFERENCES employee (id),
CONSTRAINT fk_asset_inspection_answers_id FOREIGN KEY(answers_id) REFERENCES employee (id),
CONSTRAINT fk_asset_inspection_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_asset_inspection_result CHECK (result IN ('sound', 'damaged')),
CONSTRAINT fk_asset_inspection_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_asset_inspection_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_asset_inspection_damaged ON asset_inspection (inspected_on) WHERE result = 'damaged';
CREATE INDEX ix_asset_inspection_written ON asset_inspection (written);
-- What is known of dealers, of competitors and of the market, each with its day (R1, F11).
CREATE TABLE competitor_info (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
seen_on TEXT NOT NULL,
name_key TEXT NOT NULL,
version INTEGER NOT NULL,
competitor TEXT NOT NULL,
product TEXT NOT NULL,
price INTEGER,
sales TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_competitor_info PRIMARY KEY (id),
CONSTRAINT uq_competitor_info_customer_id_seen_on_name_key_version UNIQUE (customer_id, seen_on, name_key, version),
CONSTRAINT fk_competitor_info_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_competitor_info_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_competitor_info_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_competitor_info_version_ge CHECK (version >= 1),
CONSTRAINT ck_competitor_info_price_ge CHECK (price >= 0)
)
STRICT;
CREATE INDEX ix_competitor_info_day ON competitor_info (seen_on, customer_id);
CREATE INDEX ix_competitor_info_written ON competitor_info (written);
CREATE TABLE dealer_status (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
author_id INTEGER,
stock TEXT,
sold_through INTEGER,
contract_until TEXT,
price_kept INTEGER,
promotion TEXT,
end_users TEXT,
rating TEXT,
problems TEXT,
support_needed TEXT,
next_month TEXT,
CONSTRAINT pk_dealer_status PRIMARY KEY (id),
CONSTRAINT uq_dealer_status_customer_id_valid_from_version UNIQUE (customer_id, valid_from, version),
CONSTRAINT fk_dealer_status_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_dealer_status_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_dealer_status_price_kept CHECK (price_kept IN (0, 1)),
CONSTRAINT ck_dealer_status_rating CHECK (rating IN ('excellent', 'good', 'fair', 'poor')),
CONSTRAINT fk_dealer_status_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_dealer_status_version_ge CHECK (version >= 1),
CONSTRAINT ck_dealer_status_sold_through_ge CHECK (sold_through >= 0)
)
STRICT;
CREATE INDEX ix_dealer_status_day ON dealer_status (valid_from, customer_id);
CREATE INDEX ix_dealer_status_written ON dealer_status (written);
CREATE TABLE market_note (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER,
region TEXT,
noted_on TEXT NOT NULL,
told TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_market_note PRIMARY KEY (id),
CONSTRAINT ck_market_note_is_of_one CHECK ((customer_id IS NULL) <> (region IS NULL)),
CONSTRAINT fk_market_note_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_market_note_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_market_note_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_market_note_account ON market_note (customer_id, noted_on);
CREATE INDEX ix_market_note_day ON market_note (noted_on, customer_id);
CREATE INDEX ix_market_note_region ON market_note (region);
CREATE INDEX ix_market_note_written ON market_note (written);
-- When an account's record changed last, and when it was blocked or given to somebody, is found by an index (R1).
CREATE INDEX ix_profile_change_account ON profile_change (customer_id, changed_on, field);
CREATE INDEX ix_profile_change_turn ON profile_change (customer_id, changed_on) WHERE field IN ('blocked', 'salesperson');
-- Forms as they were handed in, and what people wrote into them (R16).
CREATE TABLE form_submission (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
title TEXT NOT NULL,
state TEXT NOT NULL,
form TEXT NOT NULL,
period TEXT NOT NULL,
start_on TEXT NOT NULL,
end_on TEXT NOT NULL,
salesperson_id INTEGER,
version INTEGER NOT NULL,
language TEXT NOT NULL,
sheet TEXT NOT NULL,
hash TEXT NOT NULL,
figures TEXT NOT NULL,
audit_count INTEGER NOT NULL,
audit_head TEXT NOT NULL,
author_id INTEGER,
submitted_on TEXT NOT NULL,
created_at TEXT NOT NULL,
CONSTRAINT pk_form_submission PRIMARY KEY (id),
CONSTRAINT uq_form_submission_title UNIQUE (title),
CONSTRAINT fk_form_submission_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_form_submission_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_form_submission_state CHECK (state IN ('submitted', 'reviewed', 'approved', 'sent_back')),
CONSTRAINT fk_form_submission_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_form_submission_version_ge CHECK (version >= 1),
CONSTRAINT ck_form_submission_audit_count_ge CHECK (audit_count >= 0)
)
STRICT;
CREATE INDEX ix_form_submission_form ON form_submission (form, period, version);
CREATE INDEX ix_form_submission_start_on ON form_submission (start_on);
CREATE INDEX ix_form_submission_state ON form_submission (state);
CREATE INDEX ix_form_submission_written ON form_submission (written);
CREATE TABLE form_text (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
form TEXT NOT NULL,
period TEXT NOT NULL,
start_on TEXT NOT NULL,
end_on TEXT NOT NULL,
kind TEXT NOT NULL,
salesperson_id INTEGER,
customer_id INTEGER,
product_id INTEGER,
text TEXT NOT NULL,
author_id INTEGER,
told_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_form_text PRIMARY KEY (id),
CONSTRAINT fk_form_text_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_form_text_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_form_text_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_form_text_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_form_text_kind CHECK (kind IN ('note', 'summary', 'problems', 'measures')),
CONSTRAINT fk_form_text_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_form_text_period ON form_text (start_on, end_on, kind);
CREATE INDEX ix_form_text_written ON form_text (written)
