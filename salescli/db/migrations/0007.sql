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
