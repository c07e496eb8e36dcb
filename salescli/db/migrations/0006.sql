-- How much of each line red notes that count have taken back, so that what is still short is found by an index (W4.5).
ALTER TABLE shipment_line ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_shipment_line_taken_back_ge CHECK (taken_back >= 0);
UPDATE shipment_line SET taken_back = (
SELECT COALESCE(SUM(part.quantity), 0)
FROM shipment AS red JOIN shipment_line AS part ON part.shipment_id = red.id
WHERE red.corrects_id = shipment_line.shipment_id AND red.state = 'corrected' AND part.line_id = shipment_line.line_id
)
WHERE shipment_id IN (SELECT corrects_id FROM shipment WHERE corrects_id IS NOT NULL AND state = 'corrected');
DROP INDEX ix_shipment_line_short;
CREATE INDEX ix_shipment_line_short ON shipment_line (shipment_id) WHERE short > taken_back;
-- A month whose balance has changed since it was closed is reconciled anew: versions of its statement (R13).
CREATE TABLE reconciliation_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
customer_name TEXT NOT NULL,
month TEXT NOT NULL,
version INTEGER NOT NULL,
ends_on TEXT NOT NULL,
author_id INTEGER,
opened_on TEXT NOT NULL,
created_at TEXT NOT NULL,
opening INTEGER NOT NULL,
closing INTEGER NOT NULL,
their_balance INTEGER,
their_paper TEXT,
answered_on TEXT,
cause TEXT,
closed_on TEXT,
CONSTRAINT pk_reconciliation PRIMARY KEY (id),
CONSTRAINT uq_reconciliation_customer_id_month_version UNIQUE (customer_id, month, version),
CONSTRAINT ck_reconciliation_answer_is_whole CHECK ((their_balance IS NULL) = (their_paper IS NULL) AND (their_balance IS NULL) = (answered_on IS NULL)),
CONSTRAINT ck_reconciliation_closed_is_explained CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND their_balance IS NOT NULL AND (their_balance = closing OR cause IS NOT NULL))),
CONSTRAINT uq_reconciliation_number UNIQUE (number),
CONSTRAINT fk_reconciliation_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_reconciliation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_reconciliation_state CHECK (state IN ('open', 'manager_acknowledged', 'finance_acknowledged', 'acknowledged', 'closed')),
CONSTRAINT fk_reconciliation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_reconciliation_version_ge CHECK (version >= 1)
)
STRICT;
INSERT INTO reconciliation_new (id, written, number, state, customer_id, customer_name, month, version, ends_on, author_id, opened_on, created_at, opening, closing, their_balance, their_paper, answered_on, cause, closed_on)
SELECT id, written, number, state, customer_id, customer_name, month, 1, ends_on, author_id, opened_on, created_at, opening, closing, their_balance, their_paper, answered_on, cause, closed_on FROM reconciliation;
DROP TABLE reconciliation;
ALTER TABLE reconciliation_new RENAME TO reconciliation;
CREATE INDEX ix_reconciliation_account ON reconciliation (customer_id, ends_on, closed_on);
CREATE INDEX ix_reconciliation_closed_on ON reconciliation (closed_on);
CREATE INDEX ix_reconciliation_month ON reconciliation (month);
CREATE INDEX ix_reconciliation_state ON reconciliation (state);
CREATE INDEX ix_reconciliation_written ON reconciliation (written);
-- When a paper first came that was given back and came again before finance had it (R12).
ALTER TABLE instrument ADD COLUMN came_on TEXT
