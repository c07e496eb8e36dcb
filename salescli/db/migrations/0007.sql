-- What is known of dealers, of competitors and of the market, each with its day (R1, F11).
CREATE TABLE competitor_info (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
seen_on TEXT NOT NULL,
name_key TEXT NOT NULL,
version INTEGER NOT NULL,
competitor TEXT NOT NULL,
product TEXT NOT NULL,
price INTEGER,
sales TEXT,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_competitor_info PRIMARY KEY (id),
CONSTRAINT uq_competitor_info_customer_id_seen_on_name_key_version UNIQUE (customer_id, seen_on, name_key, version),
CONSTRAINT fk_competitor_info_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_competitor_info_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_competitor_info_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_competitor_info_version_ge CHECK (version >= 1),
CONSTRAINT ck_competitor_info_price_ge CHECK (price >= 0)
)
STRICT;
CREATE INDEX ix_competitor_info_day ON competitor_info (seen_on, customer_id);
CREATE INDEX ix_competitor_info_written ON competitor_info (written);
CREATE TABLE dealer_status (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER NOT NULL,
valid_from TEXT NOT NULL,
version INTEGER NOT NULL,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
author_id INTEGER,
stock TEXT,
sold_through INTEGER,
contract_until TEXT,
price_kept INTEGER,
promotion TEXT,
end_users TEXT,
rating TEXT,
problems TEXT,
support_needed TEXT,
next_month TEXT,
CONSTRAINT pk_dealer_status PRIMARY KEY (id),
CONSTRAINT uq_dealer_status_customer_id_valid_from_version UNIQUE (customer_id, valid_from, version),
CONSTRAINT fk_dealer_status_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_dealer_status_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT ck_dealer_status_price_kept CHECK (price_kept IN (0, 1)),
CONSTRAINT ck_dealer_status_rating CHECK (rating IN ('excellent', 'good', 'fair', 'poor')),
CONSTRAINT fk_dealer_status_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT ck_dealer_status_version_ge CHECK (version >= 1),
CONSTRAINT ck_dealer_status_sold_through_ge CHECK (sold_through >= 0)
)
STRICT;
CREATE INDEX ix_dealer_status_day ON dealer_status (valid_from, customer_id);
CREATE INDEX ix_dealer_status_written ON dealer_status (written);
CREATE TABLE market_note (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
customer_id INTEGER,
region TEXT,
noted_on TEXT NOT NULL,
told TEXT NOT NULL,
author_id INTEGER,
recorded_at TEXT NOT NULL,
recorded_on TEXT,
CONSTRAINT pk_market_note PRIMARY KEY (id),
CONSTRAINT ck_market_note_is_of_one CHECK ((customer_id IS NULL) <> (region IS NULL)),
CONSTRAINT fk_market_note_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
CONSTRAINT fk_market_note_author_id FOREIGN KEY(author_id) REFERENCES employee (id),
CONSTRAINT fk_market_note_written FOREIGN KEY(written) REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED
)
STRICT;
CREATE INDEX ix_market_note_account ON market_note (customer_id, noted_on);
CREATE INDEX ix_market_note_day ON market_note (noted_on, customer_id);
CREATE INDEX ix_market_note_region ON market_note (region);
CREATE INDEX ix_market_note_written ON market_note (written);
-- When an account's record changed last, and when it was blocked or given to somebody, is found by an index (R1).
CREATE INDEX ix_profile_change_account ON profile_change (customer_id, changed_on, field);
CREATE INDEX ix_profile_change_turn ON profile_change (customer_id, changed_on) WHERE field IN ('blocked', 'salesperson');
