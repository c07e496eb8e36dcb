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
-- What comes back of deliveries, and what that moves and settles (W7).
CREATE TABLE goods_return (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
kind TEXT NOT NULL,
contract_id INTEGER NOT NULL,
author_id INTEGER,
reported_on TEXT NOT NULL,
created_at TEXT NOT NULL,
reason TEXT NOT NULL,
cause TEXT,
settlement TEXT,
compared TEXT,
genuine INTEGER,
ours INTEGER,
finding TEXT,
verifier_id INTEGER,
approved_on TEXT,
received_on TEXT,
receipt TEXT,
request_id INTEGER,
settled_on TEXT,
CONSTRAINT pk_goods_return PRIMARY KEY (id),
CONSTRAINT ck_goods_return_says_how_settled CHECK ((kind = 'exchange') = (settlement IS NULL)),
CONSTRAINT ck_goods_return_booked_in_has_date CHECK (state <> 'booked_in' OR received_on IS NOT NULL),
CONSTRAINT ck_goods_return_settled_has_date CHECK (state <> 'settled' OR settled_on IS NOT NULL),
CONSTRAINT ck_goods_return_verified_in_both CHECK ((genuine IS NULL) = (ours IS NULL)),
CONSTRAINT uq_goods_return_number UNIQUE (number),
CONSTRAINT fk_goods_return_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_goods_return_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_goods_return_verifier_id FOREIGN KEY(verifier_id) REFERENCES employee (id),
CONSTRAINT uq_goods_return_request_id UNIQUE (request_id),
CONSTRAINT fk_goods_return_request_id FOREIGN KEY(request_id) REFERENCES shipment (id),
CONSTRAINT ck_goods_return_state CHECK (state IN ('reported', 'checked', 'verified', 'submitted', 'approved', 'booked_in', 'settled', 'withdrawn', 'rejected')),
CONSTRAINT ck_goods_return_kind CHECK (kind IN ('return', 'exchange', 'allowance')),
CONSTRAINT ck_goods_return_settlement CHECK (settlement IN ('credit', 'refund')),
CONSTRAINT ck_goods_return_genuine CHECK (genuine IN (0, 1)),
CONSTRAINT ck_goods_return_ours CHECK (ours IN (0, 1)),
CONSTRAINT fk_goods_return_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_goods_return_approved_on ON goods_return (approved_on);
CREATE INDEX ix_goods_return_contract_id ON goods_return (contract_id);
CREATE INDEX ix_goods_return_received_on ON goods_return (received_on);
CREATE INDEX ix_goods_return_reported_on ON goods_return (reported_on);
CREATE INDEX ix_goods_return_settled_on ON goods_return (settled_on);
CREATE INDEX ix_goods_return_state ON goods_return (state);
CREATE INDEX ix_goods_return_written ON goods_return (written);
CREATE TABLE return_line (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
goods_return_id INTEGER NOT NULL,
line_id INTEGER NOT NULL,
shipment_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
serials TEXT,
received INTEGER,
good INTEGER,
scrap INTEGER,
CONSTRAINT pk_return_line PRIMARY KEY (id),
CONSTRAINT uq_return_line_goods_return_id_line_id_shipment_id UNIQUE (goods_return_id, line_id, shipment_id),
CONSTRAINT ck_return_line_asks_for_something CHECK (quantity > 0 OR amount > 0),
CONSTRAINT ck_return_line_inspected_whole CHECK (good + scrap = received),
CONSTRAINT fk_return_line_goods_return_id FOREIGN KEY(goods_return_id) REFERENCES goods_return (id),
CONSTRAINT fk_return_line_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
CONSTRAINT fk_return_line_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_return_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_return_line_quantity_ge CHECK (quantity >= 0),
CONSTRAINT ck_return_line_amount_ge CHECK (amount >= 0),
CONSTRAINT ck_return_line_received_ge CHECK (received >= 0),
CONSTRAINT ck_return_line_good_ge CHECK (good >= 0),
CONSTRAINT ck_return_line_scrap_ge CHECK (scrap >= 0)
)
STRICT;
CREATE INDEX ix_return_line_line_id ON return_line (line_id);
CREATE INDEX ix_return_line_shipment_id ON return_line (shipment_id);
CREATE INDEX ix_return_line_written ON return_line (written);
ALTER TABLE posting ADD COLUMN return_id INTEGER CONSTRAINT fk_posting_return_id REFERENCES goods_return (id);
ALTER TABLE posting ADD COLUMN exchange_id INTEGER CONSTRAINT fk_posting_exchange_id REFERENCES goods_return (id);
ALTER TABLE shipment_line ADD COLUMN serials TEXT;
ALTER TABLE invoice ADD COLUMN return_id INTEGER CONSTRAINT fk_invoice_return_id REFERENCES goods_return (id);
ALTER TABLE collection ADD COLUMN return_id INTEGER CONSTRAINT fk_collection_return_id REFERENCES goods_return (id);
-- Which papers were not paid or given back by a day is found by customer.
DROP INDEX ix_instrument_customer_id;
CREATE INDEX ix_instrument_ended ON instrument (customer_id, COALESCE(cleared_on, bounced_on, given_on, '9999-12-31'));
-- After-sales applications are on file too (D15, R9).
CREATE TABLE archive_item_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
paper TEXT NOT NULL,
number TEXT NOT NULL,
contract_id INTEGER,
customer_id INTEGER,
place TEXT NOT NULL,
holder_id INTEGER,
reference TEXT,
filed_on TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_archive_item PRIMARY KEY (id),
CONSTRAINT ck_archive_item_is_of_somebody CHECK ((contract_id IS NULL) <> (customer_id IS NULL)),
CONSTRAINT fk_archive_item_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_archive_item_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_archive_item_holder_id FOREIGN KEY(holder_id) REFERENCES employee (id),
CONSTRAINT fk_archive_item_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_archive_item_paper CHECK (paper IN ('contract', 'goods_request', 'delivery_note', 'confirmation', 'voucher', 'invoice_application', 'invoice_receipt', 'instrument_receipt', 'statement', 'service_application')),
CONSTRAINT fk_archive_item_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO archive_item_new (id, written, paper, number, contract_id, customer_id, place, holder_id, reference, filed_on, author_id, recorded_at, recorded_on)
SELECT id, written, paper, number, contract_id, customer_id, place, holder_id, reference, filed_on, author_id, recorded_at, recorded_on FROM archive_item;
DROP TABLE archive_item;
ALTER TABLE archive_item_new RENAME TO archive_item;
CREATE INDEX ix_archive_item_contract_id ON archive_item (contract_id);
CREATE INDEX ix_archive_item_customer_id ON archive_item (customer_id);
CREATE INDEX ix_archive_item_paper ON archive_item (number, paper);
CREATE INDEX ix_archive_item_written ON archive_item (written);
-- Service cases, and what the technical department reports of them (W6, R14).
CREATE TABLE service_case (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER,
contract_id INTEGER,
shipment_id INTEGER,
product_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
serials TEXT,
fault TEXT NOT NULL,
channel TEXT NOT NULL,
cause TEXT,
author_id INTEGER,
requested_on TEXT NOT NULL,
created_at TEXT NOT NULL,
accept_by TEXT NOT NULL,
accepted_on TEXT,
handling TEXT,
warranty INTEGER,
technician_id INTEGER,
applied_on TEXT,
contact_by TEXT,
report_by TEXT,
contacted_on TEXT,
reported_on TEXT,
escalated_on TEXT,
decide_by TEXT,
unsolved TEXT,
decided_on TEXT,
assisted INTEGER,
decision TEXT,
result TEXT,
closed_on TEXT,
satisfaction INTEGER,
remark TEXT,
charged_contract_id INTEGER,
charged_quote_id INTEGER,
CONSTRAINT pk_service_case PRIMARY KEY (id),
CONSTRAINT ck_service_case_accepted_is_whole CHECK ((accepted_on IS NULL) = (handling IS NULL) AND (accepted_on IS NULL) = (warranty IS NULL)),
CONSTRAINT ck_service_case_applied_to_somebody CHECK ((applied_on IS NULL) = (technician_id IS NULL)),
CONSTRAINT ck_service_case_closed_says_how CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND result IN ('solved', 'unsolved') AND (satisfaction IS NOT NULL OR remark IS NOT NULL) AND (warranty = 1 OR charged_contract_id IS NOT NULL OR charged_quote_id IS NOT NULL))),
CONSTRAINT uq_service_case_number UNIQUE (number),
CONSTRAINT fk_service_case_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_service_case_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_service_case_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_service_case_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_service_case_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_service_case_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_service_case_technician_id FOREIGN KEY(technician_id) REFERENCES employee (id),
CONSTRAINT fk_service_case_charged_contract_id FOREIGN KEY(charged_contract_id) REFERENCES contract (id),
CONSTRAINT fk_service_case_charged_quote_id FOREIGN KEY(charged_quote_id) REFERENCES quote (id),
CONSTRAINT ck_service_case_state CHECK (state IN ('requested', 'accepted', 'applied', 'in_service', 'escalated', 'manager_acknowledged', 'clerk_acknowledged', 'acknowledged', 'closed', 'withdrawn')),
CONSTRAINT ck_service_case_channel CHECK (channel IN ('telephone', 'visit', 'message', 'fax', 'letter')),
CONSTRAINT ck_service_case_handling CHECK (handling IN ('telephone', 'visit', 'return')),
CONSTRAINT ck_service_case_warranty CHECK (warranty IN (0, 1)),
CONSTRAINT ck_service_case_assisted CHECK (assisted IN (0, 1)),
CONSTRAINT ck_service_case_result CHECK (result IN ('goes_on', 'solved', 'unsolved')),
CONSTRAINT fk_service_case_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_service_case_quantity_gt CHECK (quantity > 0),
CONSTRAINT ck_service_case_satisfaction_ge CHECK (satisfaction >= 1),
CONSTRAINT ck_service_case_satisfaction_le CHECK (satisfaction <= 5)
)
STRICT;
CREATE INDEX ix_service_case_accepted_on ON service_case (accepted_on);
CREATE INDEX ix_service_case_closed_on ON service_case (closed_on);
CREATE INDEX ix_service_case_contacted_on ON service_case (contacted_on);
CREATE INDEX ix_service_case_contract_id ON service_case (contract_id);
CREATE INDEX ix_service_case_decided_on ON service_case (decided_on);
CREATE INDEX ix_service_case_fault ON service_case (customer_id, product_id, requested_on);
CREATE INDEX ix_service_case_reported_on ON service_case (reported_on);
CREATE INDEX ix_service_case_requested_on ON service_case (requested_on);
CREATE INDEX ix_service_case_state ON service_case (state);
CREATE INDEX ix_service_case_technician_id ON service_case (technician_id);
CREATE INDEX ix_service_case_written ON service_case (written);
CREATE TABLE service_report (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
service_case_id INTEGER NOT NULL,
reported_on TEXT NOT NULL,
contacted_on TEXT NOT NULL,
means TEXT NOT NULL,
finding TEXT NOT NULL,
done TEXT,
parts TEXT,
result TEXT NOT NULL,
cause TEXT,
technician_id INTEGER NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_service_report PRIMARY KEY (id),
CONSTRAINT ck_service_report_told_afterwards CHECK (contacted_on <= reported_on),
CONSTRAINT fk_service_report_service_case_id FOREIGN KEY(service_case_id) REFERENCES service_case (id),
CONSTRAINT fk_service_report_technician_id FOREIGN KEY(technician_id) REFERENCES employee (id),
CONSTRAINT fk_service_report_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_service_report_means CHECK (means IN ('telephone', 'visit')),
CONSTRAINT ck_service_report_result CHECK (result IN ('goes_on', 'solved', 'unsolved')),
CONSTRAINT fk_service_report_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_service_report_service_case_id ON service_report (service_case_id);
CREATE INDEX ix_service_report_written ON service_report (written);
-- What was known of a case from a day on, for the form of a day (F10).
CREATE TABLE assessment (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
kind TEXT NOT NULL,
document_id INTEGER NOT NULL,
cause TEXT,
genuine INTEGER,
technician_id INTEGER,
told_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_assessment PRIMARY KEY (id),
CONSTRAINT fk_assessment_technician_id FOREIGN KEY(technician_id) REFERENCES employee (id),
CONSTRAINT ck_assessment_kind CHECK (kind IN ('service', 'return')),
CONSTRAINT ck_assessment_genuine CHECK (genuine IN (0, 1)),
CONSTRAINT fk_assessment_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_assessment_document ON assessment (kind, document_id);
CREATE INDEX ix_assessment_written ON assessment (written);
-- When a paper first came that was given back and came again before finance had it (R12).
ALTER TABLE instrument ADD COLUMN came_on TEXT
