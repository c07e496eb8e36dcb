CREATE TABLE audit (
seq INTEGER NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
actor_id INTEGER,
action TEXT NOT NULL,
changes TEXT NOT NULL,
previous TEXT NOT NULL,
hash TEXT NOT NULL,
CONSTRAINT pk_audit PRIMARY KEY (seq),
CONSTRAINT uq_audit_hash UNIQUE (hash)
)
STRICT;
CREATE TABLE refusal (
id INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
actor_id INTEGER,
action TEXT NOT NULL,
reason TEXT NOT NULL,
exit_code INTEGER NOT NULL,
CONSTRAINT pk_refusal PRIMARY KEY (id)
)
STRICT;
CREATE TABLE calendar_day (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
day TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
kind TEXT NOT NULL,
name TEXT NOT NULL,
CONSTRAINT pk_calendar_day PRIMARY KEY (id),
CONSTRAINT uq_calendar_day_day_version UNIQUE (day, version),
CONSTRAINT ck_calendar_day_kind CHECK (kind IN ('holiday', 'working')),
CONSTRAINT fk_calendar_day_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_calendar_day_version_ge CHECK (version >= 1)
)
STRICT;
CREATE INDEX ix_calendar_day_written ON calendar_day (written);
CREATE TABLE customer (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
code TEXT NOT NULL,
name TEXT NOT NULL,
name_key TEXT NOT NULL,
CONSTRAINT pk_customer PRIMARY KEY (id),
CONSTRAINT uq_customer_source_source_key UNIQUE (source, source_key),
CONSTRAINT uq_customer_code UNIQUE (code),
CONSTRAINT fk_customer_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_customer_name_key ON customer (name_key);
CREATE INDEX ix_customer_written ON customer (written);
CREATE TABLE employee (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
code TEXT NOT NULL,
name TEXT NOT NULL,
name_key TEXT NOT NULL,
login TEXT,
phone TEXT,
hired_on TEXT NOT NULL,
ended_on TEXT,
CONSTRAINT pk_employee PRIMARY KEY (id),
CONSTRAINT uq_employee_source_source_key UNIQUE (source, source_key),
CONSTRAINT ck_employee_ends_after_hiring CHECK (ended_on IS NULL OR ended_on >= hired_on),
CONSTRAINT uq_employee_code UNIQUE (code),
CONSTRAINT uq_employee_login UNIQUE (login),
CONSTRAINT fk_employee_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_employee_name_key ON employee (name_key);
CREATE INDEX ix_employee_written ON employee (written);
CREATE TABLE number_series (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
kind TEXT NOT NULL,
year INTEGER NOT NULL,
last INTEGER NOT NULL,
CONSTRAINT pk_number_series PRIMARY KEY (id),
CONSTRAINT uq_number_series_kind_year UNIQUE (kind, year),
CONSTRAINT fk_number_series_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_number_series_last_ge CHECK (last >= 1)
)
STRICT;
CREATE INDEX ix_number_series_written ON number_series (written);
CREATE TABLE product (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
code TEXT NOT NULL,
name TEXT NOT NULL,
name_key TEXT NOT NULL,
spec TEXT,
unit TEXT NOT NULL,
category TEXT,
discontinued INTEGER NOT NULL,
CONSTRAINT pk_product PRIMARY KEY (id),
CONSTRAINT uq_product_source_source_key UNIQUE (source, source_key),
CONSTRAINT uq_product_code UNIQUE (code),
CONSTRAINT ck_product_discontinued CHECK (discontinued IN (0, 1)),
CONSTRAINT fk_product_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_product_name_key ON product (name_key);
CREATE INDEX ix_product_written ON product (written);
CREATE TABLE request (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
request TEXT NOT NULL,
action TEXT NOT NULL,
answer TEXT NOT NULL,
CONSTRAINT pk_request PRIMARY KEY (id),
CONSTRAINT uq_request_request UNIQUE (request),
CONSTRAINT fk_request_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_request_written ON request (written);
CREATE TABLE setting (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
key_ TEXT NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
value TEXT NOT NULL,
CONSTRAINT pk_setting PRIMARY KEY (id),
CONSTRAINT uq_setting_key__valid_from_version UNIQUE (key_, valid_from, version),
CONSTRAINT fk_setting_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_setting_version_ge CHECK (version >= 1)
)
STRICT;
CREATE INDEX ix_setting_written ON setting (written);
CREATE TABLE absence (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
kind TEXT NOT NULL,
from_on TEXT NOT NULL,
until_on TEXT NOT NULL,
reason TEXT,
CONSTRAINT pk_absence PRIMARY KEY (id),
CONSTRAINT ck_absence_ends_after_start CHECK (until_on >= from_on),
CONSTRAINT fk_absence_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT ck_absence_kind CHECK (kind IN ('off', 'sick')),
CONSTRAINT fk_absence_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_absence_employee_id ON absence (employee_id);
CREATE INDEX ix_absence_written ON absence (written);
CREATE TABLE assignment (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
role TEXT NOT NULL,
region TEXT,
CONSTRAINT pk_assignment PRIMARY KEY (id),
CONSTRAINT uq_assignment_employee_id_valid_from_version UNIQUE (employee_id, valid_from, version),
CONSTRAINT fk_assignment_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT ck_assignment_role CHECK (role IN ('SALES', 'CLERK', 'MANAGER', 'DIVISION', 'TECH', 'PURCHASING', 'FINANCE', 'LEADER', 'WAREHOUSE', 'ADMIN')),
CONSTRAINT fk_assignment_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_assignment_version_ge CHECK (version >= 1)
)
STRICT;
CREATE INDEX ix_assignment_written ON assignment (written);
CREATE TABLE collection (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
author_id INTEGER,
applied_on TEXT NOT NULL,
created_at TEXT NOT NULL,
method TEXT NOT NULL,
instrument TEXT,
amount INTEGER NOT NULL,
confirmed_on TEXT,
CONSTRAINT pk_collection PRIMARY KEY (id),
CONSTRAINT ck_collection_confirmed_has_date CHECK (state <> 'confirmed' OR confirmed_on IS NOT NULL),
CONSTRAINT ck_collection_instrument_is_numbered CHECK (method IN ('cash', 'transfer') OR instrument IS NOT NULL),
CONSTRAINT uq_collection_number UNIQUE (number),
CONSTRAINT fk_collection_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_collection_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_collection_state CHECK (state IN ('applied', 'sales_confirmed', 'finance_confirmed', 'confirmed')),
CONSTRAINT ck_collection_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT fk_collection_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_collection_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_collection_applied_on ON collection (applied_on);
CREATE INDEX ix_collection_confirmed_on ON collection (confirmed_on);
CREATE INDEX ix_collection_customer_id ON collection (customer_id);
CREATE INDEX ix_collection_state ON collection (state);
CREATE INDEX ix_collection_written ON collection (written);
CREATE TABLE contract (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
drafted_on TEXT NOT NULL,
created_at TEXT NOT NULL,
deliver_by TEXT,
payment_days INTEGER NOT NULL,
terms TEXT,
total INTEGER NOT NULL,
signed_on TEXT,
archived_on TEXT,
archive_place TEXT,
scan_hash TEXT,
open_until TEXT NOT NULL,
closed_at TEXT,
CONSTRAINT pk_contract PRIMARY KEY (id),
CONSTRAINT uq_contract_source_source_key UNIQUE (source, source_key),
CONSTRAINT ck_contract_signed_contract_has_date CHECK (state IN ('draft', 'submitted', 'confirmed') OR signed_on IS NOT NULL),
CONSTRAINT ck_contract_submitted_has_number CHECK (state = 'draft' OR number IS NOT NULL),
CONSTRAINT uq_contract_number UNIQUE (number),
CONSTRAINT fk_contract_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_contract_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_contract_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_contract_state CHECK (state IN ('draft', 'submitted', 'confirmed', 'signed', 'archived', 'in_delivery', 'completed')),
CONSTRAINT fk_contract_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_contract_payment_days_ge CHECK (payment_days >= 0),
CONSTRAINT ck_contract_total_ge CHECK (total >= 0)
)
STRICT;
CREATE INDEX ix_contract_archived_on ON contract (archived_on);
CREATE INDEX ix_contract_closed_at ON contract (closed_at);
CREATE INDEX ix_contract_customer_id ON contract (customer_id);
CREATE INDEX ix_contract_drafted_on ON contract (drafted_on);
CREATE INDEX ix_contract_open_until ON contract (open_until);
CREATE INDEX ix_contract_signed_on ON contract (signed_on);
CREATE INDEX ix_contract_state ON contract (state);
CREATE INDEX ix_contract_written ON contract (written);
CREATE TABLE customer_profile (
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
CONSTRAINT pk_customer_profile PRIMARY KEY (id),
CONSTRAINT uq_customer_profile_customer_id_valid_from_version UNIQUE (customer_id, valid_from, version),
CONSTRAINT fk_customer_profile_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_customer_profile_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT ck_customer_profile_kind CHECK (kind IN ('dealer', 'end_user', 'government')),
CONSTRAINT ck_customer_profile_blocked CHECK (blocked IN (0, 1)),
CONSTRAINT fk_customer_profile_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_customer_profile_version_ge CHECK (version >= 1),
CONSTRAINT ck_customer_profile_payment_days_ge CHECK (payment_days >= 0),
CONSTRAINT ck_customer_profile_discount_limit_bp_ge CHECK (discount_limit_bp >= 0),
CONSTRAINT ck_customer_profile_discount_limit_bp_le CHECK (discount_limit_bp <= 10000)
)
STRICT;
CREATE INDEX ix_customer_profile_salesperson_id ON customer_profile (salesperson_id);
CREATE INDEX ix_customer_profile_written ON customer_profile (written);
CREATE TABLE decision (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
kind TEXT NOT NULL,
document_id INTEGER NOT NULL,
step TEXT NOT NULL,
from_state TEXT,
to_state TEXT NOT NULL,
decided_by INTEGER,
recorded_by INTEGER,
decided_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
content TEXT NOT NULL,
clause TEXT NOT NULL,
paper TEXT,
note TEXT,
CONSTRAINT pk_decision PRIMARY KEY (id),
CONSTRAINT fk_decision_decided_by FOREIGN KEY(decided_by) REFERENCES employee (id),
CONSTRAINT fk_decision_recorded_by FOREIGN KEY(recorded_by) REFERENCES employee (id),
CONSTRAINT fk_decision_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_decision_document ON decision (kind, document_id);
CREATE INDEX ix_decision_written ON decision (written);
CREATE TABLE price (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
product_id INTEGER NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
amount INTEGER NOT NULL,
discount_limit_bp INTEGER NOT NULL,
CONSTRAINT pk_price PRIMARY KEY (id),
CONSTRAINT uq_price_product_id_valid_from_version UNIQUE (product_id, valid_from, version),
CONSTRAINT fk_price_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_price_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_price_version_ge CHECK (version >= 1),
CONSTRAINT ck_price_amount_ge CHECK (amount >= 0),
CONSTRAINT ck_price_discount_limit_bp_ge CHECK (discount_limit_bp >= 0),
CONSTRAINT ck_price_discount_limit_bp_le CHECK (discount_limit_bp <= 10000)
)
STRICT;
CREATE INDEX ix_price_written ON price (written);
CREATE TABLE target (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
measure TEXT NOT NULL,
employee_id INTEGER,
customer_id INTEGER,
product_id INTEGER,
month TEXT NOT NULL,
amount INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_target PRIMARY KEY (id),
CONSTRAINT ck_target_is_somebodys CHECK ((employee_id IS NULL) <> (customer_id IS NULL)),
CONSTRAINT ck_target_month_is_labelled CHECK (month LIKE '____-__'),
CONSTRAINT fk_target_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_target_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_target_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT ck_target_measure CHECK (measure IN ('sales', 'collection', 'new_customers')),
CONSTRAINT fk_target_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_target_amount_ge CHECK (amount >= 0)
)
STRICT;
CREATE INDEX ix_target_month ON target (month, measure);
CREATE INDEX ix_target_written ON target (written);
CREATE TABLE collection_part (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
collection_id INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
amount INTEGER NOT NULL,
CONSTRAINT pk_collection_part PRIMARY KEY (id),
CONSTRAINT uq_collection_part_collection_id_contract_id UNIQUE (collection_id, contract_id),
CONSTRAINT fk_collection_part_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT fk_collection_part_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_collection_part_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_collection_part_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_collection_part_contract_id ON collection_part (contract_id);
CREATE INDEX ix_collection_part_written ON collection_part (written);
CREATE TABLE contract_line (
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
CONSTRAINT pk_contract_line PRIMARY KEY (id),
CONSTRAINT uq_contract_line_source_source_key UNIQUE (source, source_key),
CONSTRAINT uq_contract_line_contract_id_position UNIQUE (contract_id, position),
CONSTRAINT fk_contract_line_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_contract_line_product_id FOREIGN KEY(product_id) REFERENCES product (id),
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
CREATE INDEX ix_contract_line_product_id ON contract_line (product_id);
CREATE INDEX ix_contract_line_written ON contract_line (written);
CREATE TABLE deviation (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
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
CONSTRAINT ck_deviation_state CHECK (state IN ('open', 'accepted', 'rejected')),
CONSTRAINT ck_deviation_superseded CHECK (superseded IN (0, 1)),
CONSTRAINT fk_deviation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_deviation_contract_id ON deviation (contract_id);
CREATE INDEX ix_deviation_found_on ON deviation (found_on);
CREATE INDEX ix_deviation_state ON deviation (state);
CREATE INDEX ix_deviation_written ON deviation (written);
CREATE TABLE invoice (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
contract_id INTEGER NOT NULL,
author_id INTEGER,
applied_on TEXT NOT NULL,
created_at TEXT NOT NULL,
amount INTEGER NOT NULL,
issued_on TEXT,
due_on TEXT,
tax_number TEXT,
CONSTRAINT pk_invoice PRIMARY KEY (id),
CONSTRAINT ck_invoice_issued_has_dates CHECK (state <> 'issued' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)),
CONSTRAINT uq_invoice_number UNIQUE (number),
CONSTRAINT fk_invoice_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_invoice_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_invoice_state CHECK (state IN ('applied', 'issued')),
CONSTRAINT fk_invoice_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_invoice_amount_ge CHECK (amount >= 0)
)
STRICT;
CREATE INDEX ix_invoice_applied_on ON invoice (applied_on);
CREATE INDEX ix_invoice_contract_id ON invoice (contract_id);
CREATE INDEX ix_invoice_due_on ON invoice (due_on);
CREATE INDEX ix_invoice_issued_on ON invoice (issued_on);
CREATE INDEX ix_invoice_state ON invoice (state);
CREATE INDEX ix_invoice_written ON invoice (written);
CREATE TABLE shipment (
source TEXT,
source_key TEXT,
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
contract_id INTEGER NOT NULL,
author_id INTEGER,
requested_on TEXT NOT NULL,
created_at TEXT NOT NULL,
due_on TEXT NOT NULL,
note_number TEXT,
dispatched_on TEXT,
carrier TEXT,
received_on TEXT,
received_by TEXT,
CONSTRAINT pk_shipment PRIMARY KEY (id),
CONSTRAINT uq_shipment_source_source_key UNIQUE (source, source_key),
CONSTRAINT ck_shipment_dispatched_has_note CHECK (state NOT IN ('dispatched', 'received') OR (dispatched_on IS NOT NULL AND note_number IS NOT NULL)),
CONSTRAINT ck_shipment_received_has_date CHECK (state <> 'received' OR received_on IS NOT NULL),
CONSTRAINT uq_shipment_number UNIQUE (number),
CONSTRAINT fk_shipment_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_shipment_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT uq_shipment_note_number UNIQUE (note_number),
CONSTRAINT ck_shipment_state CHECK (state IN ('requested', 'approved', 'rejected', 'dispatched', 'received')),
CONSTRAINT fk_shipment_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_shipment_contract_id ON shipment (contract_id);
CREATE INDEX ix_shipment_dispatched_on ON shipment (dispatched_on);
CREATE INDEX ix_shipment_received_on ON shipment (received_on);
CREATE INDEX ix_shipment_requested_on ON shipment (requested_on);
CREATE INDEX ix_shipment_state ON shipment (state);
CREATE INDEX ix_shipment_written ON shipment (written);
CREATE TABLE invoice_line (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
invoice_id INTEGER NOT NULL,
line_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
CONSTRAINT pk_invoice_line PRIMARY KEY (id),
CONSTRAINT uq_invoice_line_invoice_id_line_id UNIQUE (invoice_id, line_id),
CONSTRAINT fk_invoice_line_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id),
CONSTRAINT fk_invoice_line_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
CONSTRAINT fk_invoice_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_invoice_line_line_id ON invoice_line (line_id);
CREATE INDEX ix_invoice_line_written ON invoice_line (written);
CREATE TABLE named_invoice (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
collection_id INTEGER NOT NULL,
invoice_id INTEGER NOT NULL,
position INTEGER NOT NULL,
CONSTRAINT pk_named_invoice PRIMARY KEY (id),
CONSTRAINT uq_named_invoice_collection_id_invoice_id UNIQUE (collection_id, invoice_id),
CONSTRAINT fk_named_invoice_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT fk_named_invoice_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id),
CONSTRAINT fk_named_invoice_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_named_invoice_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_named_invoice_written ON named_invoice (written);
CREATE TABLE posting (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
kind TEXT NOT NULL,
booked_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
contract_id INTEGER NOT NULL,
line_id INTEGER,
shipment_id INTEGER,
invoice_id INTEGER,
collection_id INTEGER,
product_id INTEGER,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
region TEXT NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
due_on TEXT,
method TEXT,
undoes_id INTEGER,
CONSTRAINT pk_posting PRIMARY KEY (id),
CONSTRAINT ck_posting_names_its_invoice CHECK (kind NOT IN ('invoiced', 'red', 'applied') OR invoice_id IS NOT NULL),
CONSTRAINT ck_posting_names_its_collection CHECK (kind NOT IN ('collected', 'bounced', 'refunded', 'cleared', 'applied') OR (collection_id IS NOT NULL AND method IS NOT NULL)),
CONSTRAINT fk_posting_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_posting_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
CONSTRAINT fk_posting_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_posting_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id),
CONSTRAINT fk_posting_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT fk_posting_product_id FOREIGN KEY(product_id) REFERENCES product (id),
CONSTRAINT fk_posting_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_posting_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_posting_undoes_id FOREIGN KEY(undoes_id) REFERENCES posting (id),
CONSTRAINT ck_posting_kind CHECK (kind IN ('signed', 'contracted', 'dispatched', 'returned', 'invoiced', 'red', 'collected', 'bounced', 'refunded', 'cleared', 'applied')),
CONSTRAINT ck_posting_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT fk_posting_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_posting_collection ON posting (collection_id, kind, amount);
CREATE INDEX ix_posting_contract ON posting (contract_id, kind, booked_on, amount);
CREATE INDEX ix_posting_invoice ON posting (invoice_id, kind, amount);
CREATE INDEX ix_posting_line ON posting (line_id, kind, quantity, amount);
CREATE INDEX ix_posting_period ON posting (kind, booked_on, recorded_at, salesperson_id, amount);
CREATE INDEX ix_posting_written ON posting (written);
CREATE TABLE shipment_line (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
shipment_id INTEGER NOT NULL,
line_id INTEGER NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
CONSTRAINT pk_shipment_line PRIMARY KEY (id),
CONSTRAINT uq_shipment_line_shipment_id_line_id UNIQUE (shipment_id, line_id),
CONSTRAINT fk_shipment_line_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_shipment_line_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
CONSTRAINT fk_shipment_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_shipment_line_quantity_gt CHECK (quantity > 0),
CONSTRAINT ck_shipment_line_amount_ge CHECK (amount >= 0)
)
STRICT;
CREATE INDEX ix_shipment_line_line_id ON shipment_line (line_id);
CREATE INDEX ix_shipment_line_written ON shipment_line (written);
CREATE VIEW sale AS
SELECT id, booked_on, recorded_at, contract_id, line_id, shipment_id, product_id, customer_id,
salesperson_id, due_on,
CASE kind WHEN 'dispatched' THEN quantity ELSE 0 END AS quantity,
CASE kind WHEN 'dispatched' THEN amount ELSE 0 END AS amount,
CASE kind WHEN 'returned' THEN amount ELSE 0 END AS returned,
CASE kind WHEN 'dispatched' THEN amount ELSE -amount END AS net
FROM posting
WHERE kind IN ('dispatched', 'returned');
