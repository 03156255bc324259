-- Schema 11. Frozen: a test holds its hash; what must change changes in a later file.

-- Exercises of one's own that are being made: as the file would be, whether it is right yet or not.
CREATE TABLE exercise_draft (
  exercise BLOB PRIMARY KEY CHECK (length(exercise) = 16),
  kept_at  INTEGER NOT NULL,                    -- milliseconds since 1970
  body     TEXT NOT NULL                        -- JSON
) STRICT, WITHOUT ROWID;
