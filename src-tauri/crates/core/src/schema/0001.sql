-- Schema 1. Frozen: a test holds its hash; what must change changes in a later file.
--
-- Conventions
--   key       small integer of this file, for joins; never leaves it
--   id        UUIDv7, 16 bytes; what the outside and other devices know a record by
--   created, changed
--             hybrid logical clock: milliseconds since 1970 << 16 | counter
--   device    who wrote the record last
--   deleted   1 = a tombstone: the record is gone for good and every column with content is NULL
--   day       days since 1900-01-01, by the person's day boundary at the time of writing
--   level     a mood as a whole number of 2520ths of its scale, 0 lowest: 2520 is divisible by 2 … 10,
--             so that every step of every allowed scale is exact
-- Rows that belong to a record (its tags, its text …) carry no clock of their own: a record is merged whole.

CREATE TABLE device (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  clock   INTEGER NOT NULL,                     -- the last stamp given out
  here    INTEGER NOT NULL CHECK (here IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX device_here ON device (here) WHERE here = 1;

CREATE TABLE setting (
  name    TEXT PRIMARY KEY,
  value   TEXT NOT NULL,                        -- JSON
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key)
) STRICT, WITHOUT ROWID;

-- What one can choose from when checking in -------------------------------------------------------------------------

CREATE TABLE mood_scale (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  steps   INTEGER NOT NULL CHECK (steps BETWEEN 3 AND 11),
  current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX mood_scale_current ON mood_scale (current) WHERE current = 1;

CREATE TABLE mood_step (
  scale  INTEGER NOT NULL REFERENCES mood_scale (key),
  step   INTEGER NOT NULL CHECK (step >= 1),
  word   TEXT NOT NULL,
  colour TEXT,
  PRIMARY KEY (scale, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE feeling_family (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0,
  word    TEXT,
  rank    INTEGER NOT NULL,                     -- order of showing
  CHECK (deleted = (word IS NULL))
) STRICT;

CREATE TABLE feeling (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0,
  family   INTEGER NOT NULL REFERENCES feeling_family (key),
  word     TEXT,
  rank     INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  offered  INTEGER,                             -- place among those offered before there is any use
  CHECK (deleted = (word IS NULL))
) STRICT;

CREATE TABLE tag_group (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0,
  name    TEXT,
  rank    INTEGER NOT NULL,
  CHECK (deleted = (name IS NULL))
) STRICT;

CREATE TABLE tag (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0,
  tag_group INTEGER NOT NULL REFERENCES tag_group (key),
  name     TEXT,
  icon     TEXT,                                -- a name of the shipped icon set
  rank     INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  offered  INTEGER,
  CHECK (deleted = (name IS NULL))
) STRICT;

CREATE TABLE tracker (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0,
  name     TEXT,
  kind     TEXT NOT NULL CHECK (kind IN ('number', 'yes-no', 'scale', 'duration', 'dose')),
  unit     TEXT,
  decimals INTEGER,
  low      INTEGER,                             -- of a scale
  high     INTEGER,
  day_rule TEXT NOT NULL CHECK (day_rule IN ('sum', 'mean', 'last')),
  rank     INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  CHECK (deleted = (name IS NULL))
) STRICT;

-- Entries -----------------------------------------------------------------------------------------------------------

-- Narrow on purpose: nothing that counts or averages may have to read past a body.
CREATE TABLE entry (
  key       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  device    INTEGER NOT NULL REFERENCES device (key),
  deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  session   BLOB CHECK (length(session) = 16),  -- the editing session that wrote it last
  position  INTEGER,                            -- day << 12 | minute in it: the order of the timeline, and the rowid in the search
                                                -- index; NULL while it is in neither
  at        INTEGER,                            -- milliseconds since 1970, UTC
  zone      TEXT,                               -- IANA
  day       INTEGER,
  live_day  INTEGER,                            -- the day again, NULL while nothing may count the entry
  scale     INTEGER REFERENCES mood_scale (key),
  step      INTEGER,
  level     INTEGER CHECK (level BETWEEN 0 AND 2520),
  physical  INTEGER CHECK (physical BETWEEN 0 AND 10),
  emotional INTEGER CHECK (emotional BETWEEN 0 AND 10),
  social    INTEGER CHECK (social BETWEEN 0 AND 10),
  spiritual INTEGER CHECK (spiritual BETWEEN 0 AND 10),
  starred   INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  binned    INTEGER,                            -- in the bin since, milliseconds since 1970
  CHECK (deleted = (at IS NULL) AND deleted = (zone IS NULL) AND deleted = (day IS NULL)),
  CHECK ((position IS NULL) = (deleted OR binned IS NOT NULL) AND (live_day IS NULL) = (position IS NULL)),
  CHECK ((scale IS NULL) = (step IS NULL) AND (scale IS NULL) = (level IS NULL)),
  CHECK (deleted = 0 OR (scale IS NULL AND physical IS NULL AND emotional IS NULL AND social IS NULL
                         AND spiritual IS NULL AND starred = 0 AND binned IS NULL AND session IS NULL))
) STRICT;
-- Both columns are NULL where an entry does not count, so that no query has to look at the row to know it.
CREATE UNIQUE INDEX entry_timeline ON entry (position) WHERE position IS NOT NULL;
CREATE INDEX entry_day_level ON entry (live_day, level) WHERE live_day IS NOT NULL;
CREATE INDEX entry_bin ON entry (day, at) WHERE binned IS NOT NULL;

CREATE TABLE entry_text (
  entry INTEGER PRIMARY KEY REFERENCES entry (key),
  title TEXT NOT NULL,
  body  TEXT NOT NULL                           -- Markdown, byte for byte
) STRICT;

-- day and level repeat those of the entry so that a tag can be held against moods without touching the entry;
-- day is NULL while the entry is in the bin.
CREATE TABLE entry_tag (
  entry INTEGER NOT NULL REFERENCES entry (key),
  rank  INTEGER NOT NULL,
  tag   INTEGER NOT NULL REFERENCES tag (key),
  day   INTEGER,
  level INTEGER,
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_day_level ON entry_tag (tag, day, level);

CREATE TABLE entry_feeling (
  entry   INTEGER NOT NULL REFERENCES entry (key),
  rank    INTEGER NOT NULL,
  feeling INTEGER NOT NULL REFERENCES feeling (key),
  day     INTEGER,
  level   INTEGER,
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_feeling_day_level ON entry_feeling (feeling, day, level);

CREATE TABLE entry_tracker (
  entry   INTEGER NOT NULL REFERENCES entry (key),
  rank    INTEGER NOT NULL,
  tracker INTEGER NOT NULL REFERENCES tracker (key),
  value   REAL NOT NULL,
  day     INTEGER,
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tracker_day_value ON entry_tracker (tracker, day, value);

-- What an entry is about: a group, visit, meeting occurrence, exercise run, appointment or person.
CREATE TABLE entry_link (
  entry      INTEGER NOT NULL REFERENCES entry (key),
  rank       INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('group', 'visit', 'meeting', 'exercise', 'appointment', 'person')),
  target     BLOB NOT NULL CHECK (length(target) = 16),
  occurrence TEXT,                              -- of a recurring thing: its original civil start, RFC 3339 without offset
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_target ON entry_link (kind, target, occurrence);

-- Earlier states, one per editing session.
CREATE TABLE entry_version (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  entry    INTEGER NOT NULL REFERENCES entry (key),
  session  BLOB NOT NULL CHECK (length(session) = 16),
  replaced INTEGER NOT NULL,                    -- milliseconds since 1970
  words    INTEGER NOT NULL,
  state    TEXT NOT NULL                        -- JSON: the entry as it was
) STRICT;
CREATE INDEX entry_version_entry ON entry_version (entry, key);

-- What is being typed. Belongs to this device alone and is never merged, hence no tombstones.
CREATE TABLE draft (
  entry   BLOB PRIMARY KEY CHECK (length(entry) = 16),
  kept_at INTEGER NOT NULL,                     -- milliseconds since 1970
  state   TEXT NOT NULL                         -- JSON
) STRICT, WITHOUT ROWID;

-- Only words and marks of entries that are not in the bin, folded and cut in Rust, so that the index, the query and
-- the highlights can never disagree; separated by spaces, which is all this tokenizer has left to do.
-- One posting is one rowid (= entry.position): no places, no copy of the text.
CREATE VIRTUAL TABLE search USING fts5 (
  terms,
  content = '',
  contentless_delete = 1,
  detail = 'none',
  prefix = '1 2',
  tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('pgsz', 3960);

-- What came from other programs ---------------------------------------------------------------------------------------

CREATE TABLE import_batch (
  key       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  device    INTEGER NOT NULL REFERENCES device (key),
  deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  source    TEXT NOT NULL,
  file_name TEXT NOT NULL,
  zone      TEXT NOT NULL,
  at        INTEGER NOT NULL,                   -- milliseconds since 1970
  added     INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  undone    INTEGER
) STRICT;

-- Every row ever taken, by its name in its source: importing twice adds nothing.
CREATE TABLE import_record (
  source   TEXT NOT NULL,
  name     TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES entry (key),
  digest   BLOB,                                -- of the row as it stood in the file; NULL once the entry is gone for good
  stamp    INTEGER NOT NULL,                    -- entry.changed as the import left it: later means edited here
  PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_record_entry ON import_record (entry);

-- What a batch did to entries, for undoing it.
CREATE TABLE import_change (
  batch  INTEGER NOT NULL REFERENCES import_batch (key),
  entry  INTEGER NOT NULL REFERENCES entry (key),
  stamp  INTEGER NOT NULL,                      -- entry.changed as this batch left it
  before TEXT,                                  -- JSON of entry and record as they were; NULL = it was new
  PRIMARY KEY (batch, entry)
) STRICT, WITHOUT ROWID;

-- Words a batch brought along.
CREATE TABLE import_made (
  batch INTEGER NOT NULL REFERENCES import_batch (key),
  kind  TEXT NOT NULL CHECK (kind IN ('tag', 'tag-group', 'tracker')),
  made  INTEGER NOT NULL,                       -- its key
  PRIMARY KEY (batch, kind, made)
) STRICT, WITHOUT ROWID;
