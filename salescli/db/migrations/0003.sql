-- The guards, made anew after every migration, are closed by default from here on
-- (policy/documents.py says what may still be written). A visit that was made knows how many its
-- account had by then, so that a form need not count them.
ALTER TABLE visit ADD COLUMN ordinal INTEGER CONSTRAINT ck_visit_ordinal_ge CHECK (ordinal >= 1);
UPDATE visit SET ordinal = made.place
FROM (
SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY visited_on, id) AS place
FROM visit
WHERE visited_on IS NOT NULL
) AS made
WHERE made.id = visit.id
