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
repeats_id INTEGER,
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
CONSTRAINT fk_service_case_repeats_id FOREIGN KEY(repeats_id) REFERENCES service_case (id),
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
CREATE INDEX ix_service_report_written ON service_report (written)
