-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
-- The roles that somebody has beside the first, by comma.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT;
ALTER TABLE assignment ADD COLUMN also TEXT;
-- Key products (W2.4), and points of an agenda that were put off (TM4).
ALTER TABLE product ADD COLUMN key_product INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_product_key_product CHECK (key_product IN (0, 1));
ALTER TABLE meeting_minute ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_meeting_minute_put_off CHECK (put_off IN (0, 1))
