-- What a request asked for, and who: a repeat with other words or by another one is no repeat.
ALTER TABLE request ADD COLUMN asked TEXT;
ALTER TABLE request ADD COLUMN actor TEXT
