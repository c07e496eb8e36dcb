-- When a deviation was replaced or taken back, so that a form as of an earlier day still has it.
-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
-- The roles that somebody has beside the first, by comma.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT;
ALTER TABLE assignment ADD COLUMN also TEXT;
ALTER TABLE deviation ADD COLUMN superseded_at TEXT;
ALTER TABLE quote_deviation ADD COLUMN superseded_at TEXT
