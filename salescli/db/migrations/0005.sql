-- Goods requests that are withdrawn, confirmed by the division or corrected in red, the voucher of the
-- carrier, and that the customer was told.
CREATE TABLE shipment_new (
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
corrects_id INTEGER,
reason TEXT,
note_number TEXT,
dispatched_on TEXT,
carrier TEXT,
filed_on TEXT,
voucher TEXT,
vouched_on TEXT,
announced_on TEXT,
announced_to TEXT,
received_on TEXT,
received_by TEXT,
CONSTRAINT pk_shipment PRIMARY KEY (id),
CONSTRAINT uq_shipment_source_source_key UNIQUE (source, source_key),
CONSTRAINT ck_shipment_dispatched_has_note CHECK (state NOT IN ('dispatched', 'received', 'corrected') OR (dispatched_on IS NOT NULL AND note_number IS NOT NULL)),
CONSTRAINT ck_shipment_received_has_date CHECK (state <> 'received' OR received_on IS NOT NULL),
CONSTRAINT ck_shipment_red_note_says_why CHECK ((corrects_id IS NULL) = (reason IS NULL) AND (state <> 'correcting' OR corrects_id IS NOT NULL)),
CONSTRAINT uq_shipment_number UNIQUE (number),
CONSTRAINT fk_shipment_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_shipment_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_shipment_corrects_id FOREIGN KEY(corrects_id) REFERENCES shipment (id),
CONSTRAINT uq_shipment_note_number UNIQUE (note_number),
CONSTRAINT ck_shipment_state CHECK (state IN ('requested', 'division_confirmed', 'approved', 'rejected', 'withdrawn', 'dispatched', 'received', 'correcting', 'corrected')),
CONSTRAINT fk_shipment_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO shipment_new (source, source_key, id, written, number, state, contract_id, author_id, requested_on, created_at, due_on, note_number, dispatched_on, carrier, received_on, received_by)
SELECT source, source_key, id, written, number, state, contract_id, author_id, requested_on, created_at, due_on, note_number, dispatched_on, carrier, received_on, received_by FROM shipment;
DROP TABLE shipment;
ALTER TABLE shipment_new RENAME TO shipment;
CREATE INDEX ix_shipment_announced_on ON shipment (announced_on);
CREATE INDEX ix_shipment_contract_id ON shipment (contract_id);
CREATE INDEX ix_shipment_corrects_id ON shipment (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX ix_shipment_dispatched_on ON shipment (dispatched_on);
CREATE INDEX ix_shipment_filed_on ON shipment (filed_on);
CREATE INDEX ix_shipment_received_on ON shipment (received_on);
CREATE INDEX ix_shipment_requested_on ON shipment (requested_on);
CREATE INDEX ix_shipment_state ON shipment (state);
CREATE INDEX ix_shipment_to_file ON shipment (requested_on) WHERE filed_on IS NULL AND corrects_id IS NULL;
CREATE INDEX ix_shipment_to_vouch ON shipment (received_on) WHERE received_on IS NOT NULL AND voucher IS NULL;
CREATE INDEX ix_shipment_vouched_on ON shipment (vouched_on);
CREATE INDEX ix_shipment_written ON shipment (written);
-- What the customer missed or found damaged, by line; why goods go later, and until when that was agreed.
ALTER TABLE shipment_line ADD COLUMN short INTEGER CONSTRAINT ck_shipment_line_short_ge CHECK (short >= 0);
ALTER TABLE shipment_line ADD COLUMN damaged INTEGER CONSTRAINT ck_shipment_line_damaged_ge CHECK (damaged >= 0);
CREATE TABLE shipment_delay (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
shipment_id INTEGER NOT NULL,
delayed_on TEXT NOT NULL,
reason TEXT NOT NULL,
agreed_on TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_shipment_delay PRIMARY KEY (id),
CONSTRAINT fk_shipment_delay_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id),
CONSTRAINT fk_shipment_delay_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_shipment_delay_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_shipment_delay_shipment_id ON shipment_delay (shipment_id);
CREATE INDEX ix_shipment_delay_written ON shipment_delay (written);
-- Invoices that are withdrawn, rejected, taken back in red and replaced, with their tax, filed and handed
-- over. Of what was issued before the tax is not known; what is under way is of the standard kind.
CREATE TABLE invoice_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
contract_id INTEGER NOT NULL,
author_id INTEGER,
applied_on TEXT NOT NULL,
created_at TEXT NOT NULL,
amount INTEGER NOT NULL,
supply_on TEXT,
tax_kind TEXT,
corrects_id INTEGER,
reason TEXT,
responsible_id INTEGER,
loss INTEGER,
replaces_id INTEGER,
rate_bp INTEGER,
tax INTEGER,
net INTEGER,
registration TEXT,
filed_on TEXT,
filed_at TEXT,
handed_on TEXT,
handed_to TEXT,
handed_by TEXT,
issued_on TEXT,
due_on TEXT,
tax_number TEXT,
CONSTRAINT pk_invoice PRIMARY KEY (id),
CONSTRAINT ck_invoice_issued_has_dates CHECK (state <> 'issued' OR (issued_on IS NOT NULL AND (due_on IS NULL) = (corrects_id IS NOT NULL))),
CONSTRAINT ck_invoice_red_says_why CHECK ((corrects_id IS NULL) = (reason IS NULL) AND (corrects_id IS NULL OR replaces_id IS NULL)),
CONSTRAINT ck_invoice_tax_is_of_amount CHECK (tax + net = amount),
CONSTRAINT uq_invoice_number UNIQUE (number),
CONSTRAINT fk_invoice_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_invoice_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_invoice_corrects_id FOREIGN KEY(corrects_id) REFERENCES invoice (id),
CONSTRAINT fk_invoice_responsible_id FOREIGN KEY(responsible_id) REFERENCES employee (id),
CONSTRAINT uq_invoice_replaces_id UNIQUE (replaces_id),
CONSTRAINT fk_invoice_replaces_id FOREIGN KEY(replaces_id) REFERENCES invoice (id),
CONSTRAINT ck_invoice_state CHECK (state IN ('applied', 'issued', 'withdrawn', 'rejected')),
CONSTRAINT ck_invoice_tax_kind CHECK (tax_kind IN ('standard', 'zero', 'exempt')),
CONSTRAINT ck_invoice_reason CHECK (reason IN ('error', 'return', 'price', 'cancellation', 'double')),
CONSTRAINT ck_invoice_handed_by CHECK (handed_by IN ('in_person', 'post', 'courier', 'electronic')),
CONSTRAINT fk_invoice_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_invoice_amount_ge CHECK (amount >= 0),
CONSTRAINT ck_invoice_loss_ge CHECK (loss >= 0),
CONSTRAINT ck_invoice_rate_bp_ge CHECK (rate_bp >= 0),
CONSTRAINT ck_invoice_tax_ge CHECK (tax >= 0),
CONSTRAINT ck_invoice_net_ge CHECK (net >= 0)
)
STRICT;
INSERT INTO invoice_new (id, written, number, state, contract_id, author_id, applied_on, created_at, amount, supply_on, tax_kind, issued_on, due_on, tax_number)
SELECT id, written, number, state, contract_id, author_id, applied_on, created_at, amount, (
SELECT MAX(posting.booked_on) FROM posting JOIN invoice_line ON invoice_line.line_id = posting.line_id
WHERE invoice_line.invoice_id = invoice.id AND posting.kind = 'dispatched' AND posting.booked_on <= invoice.applied_on
), CASE state WHEN 'applied' THEN 'standard' END, issued_on, due_on, tax_number
FROM invoice;
DROP TABLE invoice;
ALTER TABLE invoice_new RENAME TO invoice;
CREATE INDEX ix_invoice_applied_on ON invoice (applied_on);
CREATE INDEX ix_invoice_contract_id ON invoice (contract_id);
CREATE INDEX ix_invoice_corrects_id ON invoice (corrects_id);
CREATE INDEX ix_invoice_due_on ON invoice (due_on);
CREATE INDEX ix_invoice_filed_on ON invoice (filed_on);
CREATE INDEX ix_invoice_handed_on ON invoice (handed_on);
CREATE INDEX ix_invoice_issued_on ON invoice (issued_on);
CREATE INDEX ix_invoice_state ON invoice (state);
CREATE INDEX ix_invoice_to_file ON invoice (issued_on) WHERE issued_on IS NOT NULL AND filed_on IS NULL;
CREATE INDEX ix_invoice_to_hand_over ON invoice (issued_on) WHERE issued_on IS NOT NULL AND handed_on IS NULL;
CREATE INDEX ix_invoice_written ON invoice (written);
-- Payments that are withdrawn or rejected, and what refunds them, takes them back or moves them.
CREATE TABLE collection_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
author_id INTEGER,
applied_on TEXT NOT NULL,
created_at TEXT NOT NULL,
method TEXT,
instrument TEXT,
amount INTEGER NOT NULL,
confirmed_on TEXT,
bank TEXT,
instrument_key TEXT,
kind TEXT NOT NULL,
salesperson_id INTEGER,
names_id INTEGER,
reason TEXT,
receiver_id INTEGER,
exception_id INTEGER,
CONSTRAINT pk_collection PRIMARY KEY (id),
CONSTRAINT ck_collection_confirmed_has_date CHECK (state <> 'confirmed' OR confirmed_on IS NOT NULL),
CONSTRAINT ck_collection_instrument_is_numbered CHECK (method IN ('cash', 'transfer') OR instrument IS NOT NULL),
CONSTRAINT ck_collection_moves_say_why CHECK ((kind = 'payment') = (reason IS NULL) AND (kind = 'payment') = (method IS NOT NULL)),
CONSTRAINT ck_collection_names_its_payment CHECK ((kind IN ('refund', 'correction')) = (names_id IS NOT NULL)),
CONSTRAINT ck_collection_exception_is_of_somebody CHECK (exception_id IS NULL OR receiver_id IS NOT NULL),
CONSTRAINT uq_collection_number UNIQUE (number),
CONSTRAINT fk_collection_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_collection_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_collection_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_collection_names_id FOREIGN KEY(names_id) REFERENCES collection (id),
CONSTRAINT fk_collection_receiver_id FOREIGN KEY(receiver_id) REFERENCES employee (id),
CONSTRAINT fk_collection_exception_id FOREIGN KEY(exception_id) REFERENCES private_receipt (id),
CONSTRAINT ck_collection_state CHECK (state IN ('applied', 'sales_confirmed', 'finance_confirmed', 'confirmed', 'withdrawn', 'rejected')),
CONSTRAINT ck_collection_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT ck_collection_kind CHECK (kind IN ('payment', 'refund', 'correction', 'transfer')),
CONSTRAINT fk_collection_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_collection_amount_gt CHECK (amount > 0)
)
STRICT;
INSERT INTO collection_new (id, written, number, state, customer_id, author_id, applied_on, created_at, method, instrument, amount, confirmed_on, bank, instrument_key, kind)
SELECT id, written, number, state, customer_id, author_id, applied_on, created_at, method, instrument, amount, confirmed_on, bank, instrument_key, 'payment' FROM collection;
DROP TABLE collection;
ALTER TABLE collection_new RENAME TO collection;
CREATE INDEX ix_collection_applied_on ON collection (applied_on);
CREATE INDEX ix_collection_confirmed_on ON collection (confirmed_on);
CREATE INDEX ix_collection_customer_id ON collection (customer_id);
CREATE INDEX ix_collection_exception_id ON collection (exception_id);
CREATE INDEX ix_collection_instrument_key ON collection (instrument_key);
CREATE INDEX ix_collection_names_id ON collection (names_id);
CREATE INDEX ix_collection_state ON collection (state);
CREATE INDEX ix_collection_written ON collection (written);
-- How products are taxed.
ALTER TABLE product ADD COLUMN tax_kind TEXT NOT NULL DEFAULT 'standard' CONSTRAINT ck_product_tax_kind CHECK (tax_kind IN ('standard', 'zero', 'exempt'));
-- How customers were pressed to pay, what they promised, and how likely it is that they will (W5.1, F8).
CREATE TABLE dunning (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
dunned_on TEXT NOT NULL,
means TEXT NOT NULL,
result TEXT,
promised_on TEXT,
promised INTEGER,
next_step TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_dunning PRIMARY KEY (id),
CONSTRAINT ck_dunning_promise_is_whole CHECK ((promised_on IS NULL) = (promised IS NULL)),
CONSTRAINT ck_dunning_promises_ahead CHECK (promised_on >= dunned_on),
CONSTRAINT fk_dunning_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_dunning_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_dunning_means CHECK (means IN ('visit', 'call', 'message', 'letter', 'lawyer')),
CONSTRAINT fk_dunning_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_dunning_promised_gt CHECK (promised > 0)
)
STRICT;
CREATE INDEX ix_dunning_contract ON dunning (contract_id, dunned_on);
CREATE INDEX ix_dunning_written ON dunning (written);
CREATE TABLE risk (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
contract_id INTEGER,
valid_from TEXT NOT NULL,
grade TEXT NOT NULL,
reason TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_risk PRIMARY KEY (id),
CONSTRAINT fk_risk_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_risk_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_risk_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_risk_grade CHECK (grade IN ('normal', 'watch', 'doubtful', 'bad')),
CONSTRAINT fk_risk_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_risk_contract_id ON risk (contract_id);
CREATE INDEX ix_risk_customer ON risk (customer_id, valid_from);
CREATE INDEX ix_risk_written ON risk (written);
-- Money that is for no contract, and what moved it; money that a salesperson takes as an exception.
CREATE TABLE collection_part_new (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
collection_id INTEGER NOT NULL,
contract_id INTEGER,
amount INTEGER NOT NULL,
CONSTRAINT pk_collection_part PRIMARY KEY (id),
CONSTRAINT uq_collection_part_collection_id_contract_id UNIQUE (collection_id, contract_id),
CONSTRAINT ck_collection_part_moves_something CHECK (amount <> 0),
CONSTRAINT fk_collection_part_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
CONSTRAINT fk_collection_part_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_collection_part_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO collection_part_new (id, written, collection_id, contract_id, amount)
SELECT id, written, collection_id, contract_id, amount FROM collection_part;
DROP TABLE collection_part;
ALTER TABLE collection_part_new RENAME TO collection_part;
CREATE INDEX ix_collection_part_contract_id ON collection_part (contract_id);
CREATE INDEX ix_collection_part_written ON collection_part (written);
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
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
region TEXT NOT NULL,
quantity INTEGER NOT NULL,
amount INTEGER NOT NULL,
due_on TEXT,
method TEXT,
undoes_id INTEGER,
cause_id INTEGER,
CONSTRAINT pk_posting PRIMARY KEY (id),
CONSTRAINT ck_posting_names_its_invoice CHECK (kind NOT IN ('invoiced', 'red', 'applied') OR invoice_id IS NOT NULL),
CONSTRAINT ck_posting_names_its_collection CHECK (kind NOT IN ('collected', 'bounced', 'refunded', 'cleared', 'applied') OR (collection_id IS NOT NULL AND method IS NOT NULL)),
CONSTRAINT ck_posting_is_of_a_contract CHECK (contract_id IS NOT NULL OR kind IN ('collected', 'bounced', 'refunded', 'cleared')),
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
CONSTRAINT ck_posting_kind CHECK (kind IN ('signed', 'contracted', 'dispatched', 'returned', 'invoiced', 'red', 'collected', 'bounced', 'refunded', 'cleared', 'applied')),
CONSTRAINT ck_posting_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT fk_posting_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
INSERT INTO posting_new (id, written, kind, booked_on, recorded_at, recorded_on, contract_id, line_id, shipment_id, invoice_id, collection_id, product_id, customer_id, salesperson_id, region, quantity, amount, due_on, method, undoes_id)
SELECT id, written, kind, booked_on, recorded_at, recorded_on, contract_id, line_id, shipment_id, invoice_id, collection_id, product_id, customer_id, salesperson_id, region, quantity, amount, due_on, method, undoes_id FROM posting;
DROP TABLE posting;
ALTER TABLE posting_new RENAME TO posting;
CREATE INDEX ix_posting_account ON posting (customer_id, kind, booked_on, amount) WHERE contract_id IS NULL;
CREATE INDEX ix_posting_cause ON posting (cause_id) WHERE cause_id IS NOT NULL;
CREATE INDEX ix_posting_collection ON posting (collection_id, kind, amount);
CREATE INDEX ix_posting_contract ON posting (contract_id, kind, booked_on, amount);
CREATE INDEX ix_posting_invoice ON posting (invoice_id, kind, amount);
CREATE INDEX ix_posting_line ON posting (line_id, kind, quantity, amount);
CREATE INDEX ix_posting_period ON posting (kind, booked_on, recorded_at, salesperson_id, amount);
CREATE INDEX ix_posting_written ON posting (written);
CREATE TABLE private_receipt (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER NOT NULL,
author_id INTEGER,
asked_on TEXT NOT NULL,
created_at TEXT NOT NULL,
amount INTEGER NOT NULL,
taken_on TEXT NOT NULL,
reason TEXT NOT NULL,
remitted_on TEXT,
CONSTRAINT pk_private_receipt PRIMARY KEY (id),
CONSTRAINT ck_private_receipt_remitted_has_date CHECK ((state = 'remitted') = (remitted_on IS NOT NULL)),
CONSTRAINT uq_private_receipt_number UNIQUE (number),
CONSTRAINT fk_private_receipt_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_private_receipt_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_private_receipt_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_private_receipt_state CHECK (state IN ('asked', 'allowed', 'refused', 'withdrawn', 'remitted')),
CONSTRAINT fk_private_receipt_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_private_receipt_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_private_receipt_customer_id ON private_receipt (customer_id);
CREATE INDEX ix_private_receipt_remitted_on ON private_receipt (remitted_on);
CREATE INDEX ix_private_receipt_state ON private_receipt (state);
CREATE INDEX ix_private_receipt_written ON private_receipt (written);
CREATE TABLE account (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
open_until TEXT NOT NULL,
closed_at TEXT,
CONSTRAINT pk_account PRIMARY KEY (id),
CONSTRAINT uq_account_customer_id UNIQUE (customer_id),
CONSTRAINT fk_account_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_account_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_account_open_until ON account (open_until);
CREATE INDEX ix_account_written ON account (written);
-- The register of cheques, bills and drafts, and the payments by them; older ones may be registered later (D14).
CREATE TABLE instrument (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
salesperson_id INTEGER,
author_id INTEGER,
received_on TEXT NOT NULL,
created_at TEXT NOT NULL,
kind TEXT NOT NULL,
serial TEXT NOT NULL,
serial_key TEXT NOT NULL,
bank TEXT NOT NULL,
drawer TEXT,
amount INTEGER NOT NULL,
drawn_on TEXT,
matures_on TEXT,
handed_on TEXT,
handed_to_id INTEGER,
deposited_on TEXT,
placing TEXT,
placed_with TEXT,
cleared_on TEXT,
bounced_on TEXT,
given_on TEXT,
given_to TEXT,
CONSTRAINT pk_instrument PRIMARY KEY (id),
CONSTRAINT ck_instrument_bill_matures CHECK (kind <> 'acceptance_bill' OR matures_on IS NOT NULL),
CONSTRAINT ck_instrument_matures_once_drawn CHECK (matures_on >= drawn_on),
CONSTRAINT ck_instrument_signed_for CHECK ((handed_on IS NULL) = (handed_to_id IS NULL)),
CONSTRAINT ck_instrument_placed CHECK ((deposited_on IS NULL) = (placing IS NULL)),
CONSTRAINT uq_instrument_number UNIQUE (number),
CONSTRAINT fk_instrument_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_instrument_salesperson_id FOREIGN KEY(salesperson_id) REFERENCES employee (id),
CONSTRAINT fk_instrument_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_instrument_handed_to_id FOREIGN KEY(handed_to_id) REFERENCES employee (id),
CONSTRAINT ck_instrument_state CHECK (state IN ('registered', 'handed_over', 'deposited', 'cleared', 'bounced', 'given_back')),
CONSTRAINT ck_instrument_kind CHECK (kind IN ('cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT ck_instrument_placing CHECK (placing IN ('collection', 'discount', 'endorsement')),
CONSTRAINT fk_instrument_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_instrument_amount_gt CHECK (amount > 0)
)
STRICT;
CREATE INDEX ix_instrument_bounced_on ON instrument (bounced_on);
CREATE INDEX ix_instrument_cleared_on ON instrument (cleared_on);
CREATE INDEX ix_instrument_customer_id ON instrument (customer_id);
CREATE INDEX ix_instrument_given_on ON instrument (given_on);
CREATE INDEX ix_instrument_handed_on ON instrument (handed_on);
CREATE INDEX ix_instrument_received_on ON instrument (received_on);
CREATE INDEX ix_instrument_serial_key ON instrument (serial_key);
CREATE INDEX ix_instrument_state ON instrument (state);
CREATE INDEX ix_instrument_written ON instrument (written);
ALTER TABLE collection ADD COLUMN instrument_id INTEGER CONSTRAINT fk_collection_instrument_id REFERENCES instrument (id);
CREATE INDEX ix_collection_instrument_id ON collection (instrument_id);
CREATE INDEX ix_collection_unregistered ON collection (instrument_key) WHERE instrument_id IS NULL AND method IN ('cheque', 'acceptance_bill', 'bank_draft');
-- Papers on file and whom they are lent to, problems with their owners, and daily checks (R9 to R11, MD7).
CREATE TABLE archive_item (
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
CONSTRAINT ck_archive_item_paper CHECK (paper IN ('contract', 'goods_request', 'delivery_note', 'confirmation', 'voucher', 'invoice_application', 'invoice_receipt', 'instrument_receipt', 'statement')),
CONSTRAINT fk_archive_item_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_archive_item_contract_id ON archive_item (contract_id);
CREATE INDEX ix_archive_item_customer_id ON archive_item (customer_id);
CREATE INDEX ix_archive_item_paper ON archive_item (number, paper);
CREATE INDEX ix_archive_item_written ON archive_item (written);
CREATE TABLE archive_loan (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
item_id INTEGER NOT NULL,
borrower_id INTEGER NOT NULL,
author_id INTEGER,
lent_on TEXT NOT NULL,
created_at TEXT NOT NULL,
until_on TEXT NOT NULL,
back_on TEXT,
CONSTRAINT pk_archive_loan PRIMARY KEY (id),
CONSTRAINT ck_archive_loan_returned_has_date CHECK (state <> 'returned' OR back_on IS NOT NULL),
CONSTRAINT ck_archive_loan_comes_back_later CHECK (until_on >= lent_on),
CONSTRAINT uq_archive_loan_number UNIQUE (number),
CONSTRAINT fk_archive_loan_item_id FOREIGN KEY(item_id) REFERENCES archive_item (id),
CONSTRAINT fk_archive_loan_borrower_id FOREIGN KEY(borrower_id) REFERENCES employee (id),
CONSTRAINT fk_archive_loan_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_archive_loan_state CHECK (state IN ('lent', 'returned')),
CONSTRAINT fk_archive_loan_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_archive_loan_back_on ON archive_loan (back_on);
CREATE INDEX ix_archive_loan_out ON archive_loan (item_id) WHERE back_on IS NULL;
CREATE INDEX ix_archive_loan_written ON archive_loan (written);
CREATE TABLE issue (
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
CONSTRAINT pk_issue PRIMARY KEY (id),
CONSTRAINT ck_issue_closed_says_how CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND result IS NOT NULL)),
CONSTRAINT uq_issue_number UNIQUE (number),
CONSTRAINT fk_issue_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
CONSTRAINT fk_issue_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_issue_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_issue_state CHECK (state IN ('open', 'closed')),
CONSTRAINT ck_issue_severity CHECK (severity IN ('minor', 'normal', 'serious')),
CONSTRAINT fk_issue_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_issue_closed_on ON issue (closed_on);
CREATE INDEX ix_issue_contract ON issue (contract_id, raised_on);
CREATE INDEX ix_issue_customer_id ON issue (customer_id);
CREATE INDEX ix_issue_written ON issue (written);
CREATE TABLE issue_owner (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
issue_id INTEGER NOT NULL,
owner_id INTEGER NOT NULL,
due_on TEXT NOT NULL,
action TEXT,
given_on TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_issue_owner PRIMARY KEY (id),
CONSTRAINT fk_issue_owner_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id),
CONSTRAINT fk_issue_owner_owner_id FOREIGN KEY(owner_id) REFERENCES employee (id),
CONSTRAINT fk_issue_owner_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_issue_owner_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_issue_owner_issue ON issue_owner (issue_id, given_on);
CREATE INDEX ix_issue_owner_written ON issue_owner (written);
CREATE TABLE collection_check (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
checked_on TEXT NOT NULL,
stated_by INTEGER NOT NULL,
paper TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_collection_check PRIMARY KEY (id),
CONSTRAINT fk_collection_check_stated_by FOREIGN KEY(stated_by) REFERENCES employee (id),
CONSTRAINT fk_collection_check_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_collection_check_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_collection_check_checked_on ON collection_check (checked_on);
CREATE INDEX ix_collection_check_written ON collection_check (written);
CREATE TABLE checked_method (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
check_id INTEGER NOT NULL,
method TEXT NOT NULL,
booked INTEGER NOT NULL,
stated INTEGER NOT NULL,
issue_id INTEGER,
CONSTRAINT pk_checked_method PRIMARY KEY (id),
CONSTRAINT uq_checked_method_method_check_id UNIQUE (method, check_id),
CONSTRAINT fk_checked_method_check_id FOREIGN KEY(check_id) REFERENCES collection_check (id),
CONSTRAINT fk_checked_method_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id),
CONSTRAINT ck_checked_method_method CHECK (method IN ('cash', 'transfer', 'cheque', 'acceptance_bill', 'bank_draft')),
CONSTRAINT fk_checked_method_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_checked_method_check_id ON checked_method (check_id);
CREATE INDEX ix_checked_method_issue_id ON checked_method (issue_id);
CREATE INDEX ix_checked_method_written ON checked_method (written);
-- Statements of account, what customers answered, and by what an account and late entries are found (R13).
CREATE INDEX ix_contract_account ON contract (customer_id, open_until);
CREATE TABLE reconciliation (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
number TEXT NOT NULL,
state TEXT NOT NULL,
customer_id INTEGER NOT NULL,
customer_name TEXT NOT NULL,
month TEXT NOT NULL,
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
CONSTRAINT uq_reconciliation_customer_id_month UNIQUE (customer_id, month),
CONSTRAINT ck_reconciliation_answer_is_whole CHECK ((their_balance IS NULL) = (their_paper IS NULL) AND (their_balance IS NULL) = (answered_on IS NULL)),
CONSTRAINT ck_reconciliation_closed_is_explained CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND their_balance IS NOT NULL AND (their_balance = closing OR cause IS NOT NULL))),
CONSTRAINT uq_reconciliation_number UNIQUE (number),
CONSTRAINT fk_reconciliation_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_reconciliation_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_reconciliation_state CHECK (state IN ('open', 'manager_acknowledged', 'finance_acknowledged', 'acknowledged', 'closed')),
CONSTRAINT fk_reconciliation_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_reconciliation_closed_on ON reconciliation (closed_on);
CREATE INDEX ix_reconciliation_month ON reconciliation (month);
CREATE INDEX ix_reconciliation_state ON reconciliation (state);
CREATE INDEX ix_reconciliation_written ON reconciliation (written);
CREATE INDEX ix_posting_late ON posting (customer_id, recorded_at) WHERE recorded_on > booked_on;
CREATE TABLE reconciliation_line (
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
CONSTRAINT ck_reconciliation_line_kind CHECK (kind IN ('signed', 'contracted', 'dispatched', 'returned', 'invoiced', 'red', 'collected', 'bounced', 'refunded', 'cleared', 'applied')),
CONSTRAINT fk_reconciliation_line_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_reconciliation_line_position_ge CHECK (position >= 1)
)
STRICT;
CREATE INDEX ix_reconciliation_line_written ON reconciliation_line (written);
-- By what watches and lists find the little that matters of a long history.
CREATE INDEX ix_decision_ended ON decision (kind, decided_on) WHERE step IN ('withdraw', 'reject');
CREATE INDEX ix_decision_late ON decision (kind, recorded_on) WHERE recorded_on > decided_on;
CREATE INDEX ix_reconciliation_account ON reconciliation (customer_id, ends_on, closed_on);
CREATE INDEX ix_shipment_line_short ON shipment_line (shipment_id) WHERE short > 0
