-- Schema 4. Frozen: a test holds its hash; what must change changes in a later file.

-- The calendar: series of meetings, appointments and times for oneself ------------------------------------------------

-- Instants are derived and never stored as the truth: a series is wall times, a zone and a rule.
CREATE TABLE series (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind     TEXT NOT NULL CHECK (kind IN ('meeting', 'own', 'self-care', 'appointment')),
  group_id BLOB CHECK (length(group_id) = 16),  -- the group whose meeting it is; the group may be gone
  title    TEXT,
  place    TEXT,
  link     TEXT,
  note     TEXT,
  times    TEXT,                                -- JSON: start, length, rule and exceptions, values as RFC 5545 writes them
  leads    TEXT NOT NULL DEFAULT '',            -- how long before the start to remind: durations of RFC 5545, apart by spaces
  named    INTEGER NOT NULL DEFAULT 0 CHECK (named IN (0, 1)), -- a reminder on the screen may show the title
  armed    INTEGER NOT NULL,                    -- since when there are reminders, milliseconds since 1970
  uid      TEXT,                                -- what another program knows it by
  kept     TEXT,                                -- lines of its file that mean nothing here, to the letter
  CHECK (deleted = (title IS NULL) AND deleted = (times IS NULL)),
  CHECK (deleted = 0 OR (group_id IS NULL AND place IS NULL AND link IS NULL AND note IS NULL AND leads = ''
                         AND uid IS NULL AND kept IS NULL))
) STRICT;
CREATE INDEX series_group ON series (group_id) WHERE group_id IS NOT NULL;
CREATE UNIQUE INDEX series_uid ON series (uid) WHERE uid IS NOT NULL;

-- What is known of one occurrence alone: whether one was there, and a word about it.
CREATE TABLE series_occurrence (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  series     INTEGER NOT NULL REFERENCES series (key),
  occurrence TEXT,                              -- the wall time it was planned for, RFC 3339 without offset
  at         INTEGER,                           -- when it began as attendance was noted, milliseconds since 1970
  day        INTEGER,                           -- the person's day then, as in entry
  attended   INTEGER CHECK (attended IN (0, 1)),
  remark     TEXT,
  CHECK (deleted = (occurrence IS NULL)),
  CHECK ((at IS NULL) = (day IS NULL) AND (attended IS NULL OR at IS NOT NULL)),
  CHECK (deleted = 0 OR (at IS NULL AND attended IS NULL AND remark IS NULL))
) STRICT;
CREATE UNIQUE INDEX series_occurrence_one ON series_occurrence (series, occurrence) WHERE deleted = 0;
CREATE INDEX series_occurrence_day ON series_occurrence (day) WHERE attended IS NOT NULL;

-- Reminders: what this device has shown. Never merged, hence no tombstones ---------------------------------------------

-- The ledger. A line is written before anything is shown.
CREATE TABLE reminder_line (
  series     INTEGER NOT NULL REFERENCES series (key),
  occurrence TEXT NOT NULL,
  lead       TEXT NOT NULL,                     -- duration of RFC 5545
  outcome    TEXT NOT NULL CHECK (outcome IN ('shown', 'missed', 'superseded')),
  at         INTEGER NOT NULL,                  -- milliseconds since 1970
  PRIMARY KEY (series, occurrence, lead)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder_snooze (
  series     INTEGER NOT NULL REFERENCES series (key),
  occurrence TEXT NOT NULL,
  until      INTEGER NOT NULL,                  -- milliseconds since 1970
  PRIMARY KEY (series, occurrence)
) STRICT, WITHOUT ROWID;

-- Occurrences of which nothing more is to be said, before their end or after it.
CREATE TABLE reminder_dismissed (
  series     INTEGER NOT NULL REFERENCES series (key),
  occurrence TEXT NOT NULL,
  of         TEXT NOT NULL CHECK (of IN ('reminder', 'question')),
  at         INTEGER NOT NULL,                  -- milliseconds since 1970
  PRIMARY KEY (series, occurrence, of)
) STRICT, WITHOUT ROWID;

-- What the names in the locked app's outlook stand for: there they are random, here it is written what they mean.
CREATE TABLE reminder_token (
  token      BLOB PRIMARY KEY CHECK (length(token) = 16),
  series     INTEGER NOT NULL REFERENCES series (key),
  occurrence TEXT NOT NULL,
  lead       TEXT,                              -- NULL where it was snoozed until then
  at         INTEGER NOT NULL,                  -- when it is to be shown, milliseconds since 1970
  UNIQUE (series, occurrence, lead)
) STRICT, WITHOUT ROWID;
