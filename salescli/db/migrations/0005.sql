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
CREATE INDEX ix_risk_written ON risk (written)
