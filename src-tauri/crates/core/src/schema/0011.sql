-- Schema 11. Frozen: a test holds its hash; what must change changes in a later file.

-- Exercises of one's own that are being made: as the file would be, whether it is right yet or not.
CREATE TABLE exercise_draft (
  exercise BLOB PRIMARY KEY CHECK (length(exercise) = 16),
  kept_at  INTEGER NOT NULL,                    -- milliseconds since 1970
  body     TEXT NOT NULL                        -- JSON
) STRICT, WITHOUT ROWID;

-- Safety. The lines of the plan, each in one of its steps, in the order they have there.
CREATE TABLE safety_line (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  step    TEXT NOT NULL,
  rank    INTEGER NOT NULL,
  words   TEXT,
  contact TEXT,                                 -- how somebody is reached, as it was typed
  CHECK (deleted = (words IS NULL) AND deleted = (contact IS NULL))
) STRICT;

-- The plan as it was before a sitting in which it was changed.
CREATE TABLE safety_plan_before (
  key     INTEGER PRIMARY KEY,
  sitting BLOB NOT NULL UNIQUE CHECK (length(sitting) = 16),
  created INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  at      INTEGER NOT NULL,                     -- milliseconds since 1970, when it was changed
  lines   TEXT NOT NULL                         -- JSON: id, step, words and contact of each line, in their order
) STRICT;

-- Lines of one's own in Help now.
CREATE TABLE safety_own_line (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  rank    INTEGER NOT NULL,
  name    TEXT,
  number  TEXT,                                 -- as it was typed
  ways    TEXT,                                 -- call, text, both
  note    TEXT,
  CHECK (deleted = (name IS NULL))
) STRICT;

-- The care team. People, questions to bring, what was said, treatments that were talked about and scores are records that are kept
-- and merged whole. They name each other by id; what is named may be gone.
CREATE TABLE care_record (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'question', 'said', 'treatment', 'score')),
  rank    INTEGER NOT NULL,                     -- among those of its kind
  content TEXT,                                 -- JSON
  CHECK (deleted = (content IS NULL))
) STRICT;

-- Whom an appointment is with: a person of the care team, who may be gone.
ALTER TABLE series ADD COLUMN person_id BLOB CHECK (length(person_id) = 16);
