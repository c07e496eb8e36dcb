-- Whose flag a lifting lifts, and by which rule a decision has bound its content: NULL, the first.
ALTER TABLE decision ADD COLUMN rule INTEGER;
ALTER TABLE decision ADD COLUMN about INTEGER;
-- What names meant when a document was submitted; NULL before such words were kept.
ALTER TABLE contract ADD COLUMN customer_name TEXT;
ALTER TABLE quote ADD COLUMN customer_name TEXT;
ALTER TABLE contract_line ADD COLUMN product_code TEXT;
ALTER TABLE contract_line ADD COLUMN product_name TEXT;
ALTER TABLE contract_line ADD COLUMN spec TEXT;
ALTER TABLE contract_line ADD COLUMN unit TEXT;
ALTER TABLE quote_line ADD COLUMN product_code TEXT;
ALTER TABLE quote_line ADD COLUMN product_name TEXT;
ALTER TABLE quote_line ADD COLUMN spec TEXT;
ALTER TABLE quote_line ADD COLUMN unit TEXT;
-- Who writes for a salesperson who is away (1.3.4).
CREATE TABLE deputy (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
employee_id INTEGER NOT NULL,
deputy_id INTEGER NOT NULL,
from_on TEXT NOT NULL,
until_on TEXT NOT NULL,
recorded_at TEXT NOT NULL,
CONSTRAINT pk_deputy PRIMARY KEY (id),
CONSTRAINT ck_deputy_ends_after_start CHECK (until_on >= from_on),
CONSTRAINT fk_deputy_employee_id FOREIGN KEY(employee_id) REFERENCES employee (id),
CONSTRAINT fk_deputy_deputy_id FOREIGN KEY(deputy_id) REFERENCES employee (id),
CONSTRAINT fk_deputy_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_deputy_deputy_id ON deputy (deputy_id);
CREATE INDEX ix_deputy_written ON deputy (written);
-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
-- The roles that somebody has beside the first, by comma.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT;
ALTER TABLE assignment ADD COLUMN also TEXT;
-- On which day something was recorded, beside the business day that it is of; and how far back
-- the manager lets things be entered.
ALTER TABLE decision ADD COLUMN recorded_on TEXT;
ALTER TABLE posting ADD COLUMN recorded_on TEXT;
ALTER TABLE target ADD COLUMN recorded_on TEXT;
ALTER TABLE contract_binder ADD COLUMN recorded_on TEXT;
UPDATE decision SET recorded_on = day_of(recorded_at);
UPDATE posting SET recorded_on = day_of(recorded_at);
UPDATE target SET recorded_on = day_of(recorded_at);
UPDATE contract_binder SET recorded_on = day_of(recorded_at);
CREATE TABLE late_leave (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
since TEXT NOT NULL,
until_on TEXT NOT NULL,
reason TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_late_leave PRIMARY KEY (id),
CONSTRAINT ck_late_leave_ends_later CHECK (since <= until_on),
CONSTRAINT fk_late_leave_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_late_leave_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_late_leave_written ON late_leave (written);
-- When a deviation was replaced or taken back, so that a form as of an earlier day still has it.
ALTER TABLE deviation ADD COLUMN superseded_at TEXT;
ALTER TABLE quote_deviation ADD COLUMN superseded_at TEXT;
-- Why a setting was set, and who did it. What a book said of an entry when it was last taken.
ALTER TABLE setting ADD COLUMN author_id INTEGER REFERENCES employee (id);
ALTER TABLE setting ADD COLUMN note TEXT;
CREATE TABLE book_entry (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
entered TEXT NOT NULL,
source TEXT NOT NULL,
source_key TEXT NOT NULL,
recorded_at TEXT NOT NULL,
said TEXT NOT NULL,
CONSTRAINT pk_book_entry PRIMARY KEY (id),
CONSTRAINT fk_book_entry_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_book_entry_key ON book_entry (source_key, source, entered);
CREATE INDEX ix_book_entry_written ON book_entry (written);
-- The business registration number of an account; who draws an instrument, and its number as it is compared.
ALTER TABLE customer_profile ADD COLUMN registration TEXT;
CREATE INDEX ix_customer_profile_registration ON customer_profile (registration);
ALTER TABLE collection ADD COLUMN bank TEXT;
ALTER TABLE collection ADD COLUMN instrument_key TEXT;
CREATE INDEX ix_collection_instrument_key ON collection (instrument_key);
-- What an account was called before it was renamed, as names are compared: its firm stays one.
ALTER TABLE profile_change ADD COLUMN name_key TEXT;
UPDATE profile_change SET name_key = key_of(old) WHERE field = 'name' AND old IS NOT NULL;
CREATE INDEX ix_profile_change_name_key ON profile_change (name_key);
-- Key products (W2.4), and points of an agenda that were put off (TM4).
ALTER TABLE product ADD COLUMN key_product INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_product_key_product CHECK (key_product IN (0, 1));
ALTER TABLE meeting_minute ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_meeting_minute_put_off CHECK (put_off IN (0, 1))
