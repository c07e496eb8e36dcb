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
