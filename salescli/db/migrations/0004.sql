-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
-- The roles that somebody has beside the first, by comma.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT;
ALTER TABLE assignment ADD COLUMN also TEXT
