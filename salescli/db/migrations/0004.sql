-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
-- The roles that somebody has beside the first, by comma.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT;
ALTER TABLE assignment ADD COLUMN also TEXT;
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
CREATE INDEX ix_collection_instrument_key ON collection (instrument_key)
