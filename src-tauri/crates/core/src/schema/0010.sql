-- Schema 10. Frozen: a test holds its hash; what must change changes in a later file.

-- Self-care. An exercise is named by the id of a shipped one, or by that of one's own written as a UUID.

-- Exercises of one's own, as the files they would be shared as (docs/formats/exercise.md).
CREATE TABLE exercise_own (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  definition TEXT,
  CHECK (deleted = (definition IS NULL))
) STRICT;

CREATE TABLE exercise_favourite (
  key      INTEGER PRIMARY KEY,
  exercise TEXT NOT NULL UNIQUE,
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

-- Each time an exercise was begun. What was written in it is here until it is left; what is kept of it is an entry, linked to it.
CREATE TABLE exercise_run (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  exercise TEXT NOT NULL,
  began    INTEGER NOT NULL,                    -- milliseconds since 1970
  ended    INTEGER,
  zone     TEXT NOT NULL,                       -- IANA
  day      INTEGER NOT NULL,                    -- days since 1900-01-01, by the person's day boundary then
  before   INTEGER CHECK (before BETWEEN 0 AND 10),
  after    INTEGER CHECK (after BETWEEN 0 AND 10),
  finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
  state    TEXT,                                -- of the window: what was answered so far
  CHECK (ended IS NULL OR state IS NULL),
  CHECK (ended IS NOT NULL OR finished = 0)
) STRICT;
CREATE INDEX exercise_run_day ON exercise_run (day, exercise);
CREATE INDEX exercise_run_open ON exercise_run (began) WHERE ended IS NULL AND state IS NOT NULL;

-- A scale whose steps have words, and what a scale follows: where it is given another range or other words, another one takes
-- its place, and both are one history. Each is followed by one at most.
ALTER TABLE tracker ADD COLUMN step_words TEXT;                        -- of a scale: JSON, a word for each step from `low` on
ALTER TABLE tracker ADD COLUMN follows INTEGER REFERENCES tracker (key);
CREATE UNIQUE INDEX tracker_follows ON tracker (follows) WHERE follows IS NOT NULL;

-- Whether the planned doses of a medicine are reminded of.
ALTER TABLE tracker ADD COLUMN remind INTEGER NOT NULL DEFAULT 0 CHECK (remind IN (0, 1));

-- Plans of medicines that ended because the amounts were changed. The plan that holds is the tracker's.
CREATE TABLE dose_plan_ended (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  tracker INTEGER NOT NULL REFERENCES tracker (key),
  plan    TEXT NOT NULL,                        -- JSON: unit, and the plan as in tracker.plan
  ended   INTEGER NOT NULL                      -- milliseconds since 1970
) STRICT;
CREATE INDEX dose_plan_ended_of ON dose_plan_ended (tracker, ended);
