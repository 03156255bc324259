-- Schema 8. Frozen: a test holds its hash; what must change changes in a later file.

-- Trackers made anew, for kinds cannot be added to a CHECK: a time of day, words for both ends of a scale, and when a dose is
-- to be taken.
CREATE TABLE tracker_made_anew (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0,
  name     TEXT,
  kind     TEXT NOT NULL CHECK (kind IN ('number', 'yes-no', 'scale', 'duration', 'time', 'dose')),
  unit     TEXT,
  decimals INTEGER,
  low      INTEGER,                             -- of a scale
  high     INTEGER,
  low_word  TEXT,
  high_word TEXT,
  plan     TEXT,                                -- of a dose: JSON, when and how much; NULL = as needed
  plan_since INTEGER,                           -- the day from which on the plan holds
  day_rule TEXT NOT NULL CHECK (day_rule IN ('sum', 'mean', 'last')),
  rank     INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  CHECK (deleted = (name IS NULL)),
  CHECK ((plan IS NULL) = (plan_since IS NULL) AND (plan IS NULL OR kind = 'dose'))
) STRICT;
INSERT INTO tracker_made_anew (key, id, created, changed, device, deleted, name, kind, unit, decimals, low, high, day_rule, rank, archived)
  SELECT key, id, created, changed, device, deleted, name, kind, unit, decimals, low, high, day_rule, rank, archived FROM tracker;
DROP TABLE tracker;
ALTER TABLE tracker_made_anew RENAME TO tracker;

-- Doses, day by day: those taken and those left out. They belong to a day and not to an entry. Times are minutes of the clock
-- where the person was.
CREATE TABLE dose (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  tracker  INTEGER NOT NULL REFERENCES tracker (key),
  day      INTEGER,
  planned  INTEGER CHECK (planned BETWEEN 0 AND 1439),   -- the time of the plan it answers; NULL = as needed
  taken    INTEGER CHECK (taken IN (0, 1)),              -- 0 = left out
  at       INTEGER CHECK (at BETWEEN 0 AND 1439),
  amount   REAL CHECK (amount >= 0),                     -- in the unit of the tracker, where noted
  CHECK (deleted = (day IS NULL) AND deleted = (taken IS NULL)),
  CHECK (deleted = 0 OR planned IS NULL),
  CHECK ((at IS NOT NULL) = (taken IS NOT NULL AND taken = 1) AND (amount IS NULL OR at IS NOT NULL))
) STRICT;
CREATE INDEX dose_day ON dose (day) WHERE day IS NOT NULL;
CREATE INDEX dose_tracker_day ON dose (tracker, day, amount) WHERE day IS NOT NULL;
