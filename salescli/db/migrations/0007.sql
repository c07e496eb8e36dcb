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
