-- Schema 5. Frozen: a test holds its hash; what must change changes in a later file.

-- Lists of meetings that were read from files of other programs. A feed is merged whole with its meetings; what is saved from it
-- as a group is a copy of its own.
CREATE TABLE directory_feed (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name       TEXT,
  format     TEXT CHECK (format IN ('meeting-guide', 'bmlt', 'table', 'calendar', 'text')),
  zone       TEXT,                              -- IANA, of meetings that name none; NULL = nobody said
  first_read INTEGER,                           -- milliseconds since 1970
  last_read  INTEGER,
  CHECK (deleted = (name IS NULL) AND deleted = (format IS NULL)),
  CHECK (deleted = (first_read IS NULL) AND deleted = (last_read IS NULL))
) STRICT;

CREATE TABLE directory_meeting (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  feed       INTEGER NOT NULL REFERENCES directory_feed (key),
  source_id  TEXT NOT NULL,                     -- what tells it from others of the feed
  digest     BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 of what the feed says of it
  added      INTEGER NOT NULL,                  -- the reading that brought it, that last changed it,
  changed    INTEGER NOT NULL,                  --   milliseconds since 1970
  gone       INTEGER,                           -- the reading that no longer had it
  name       TEXT NOT NULL,
  organiser  TEXT NOT NULL,                     -- the group that holds it, where named apart
  times      TEXT NOT NULL CHECK (times IN ('set', 'appointment', 'ask')),
  weekdays   INTEGER NOT NULL CHECK (weekdays BETWEEN 0 AND 127),    -- Monday is 1, Sunday 64
  starts     INTEGER CHECK (starts BETWEEN 0 AND 1439),              -- minutes of the civil day
  minutes    INTEGER CHECK (minutes > 0),
  first      TEXT,                              -- civil start in iCalendar's form, of what has one
  rule       TEXT,                              -- RRULE, to the letter
  spoken     TEXT NOT NULL,                     -- RRULEs its words may mean, in lines
  zone       TEXT,                              -- IANA, where the feed names it
  venue      TEXT NOT NULL,
  address    TEXT NOT NULL,
  region     TEXT NOT NULL,
  latitude   REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude  REAL CHECK (longitude BETWEEN -180 AND 180),
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  setting    TEXT CHECK (setting IN ('in-person', 'online', 'both')),
  suspended  INTEGER NOT NULL CHECK (suspended IN (0, 1)),
  joining    TEXT CHECK (joining IN ('open', 'closed')),
  room       TEXT NOT NULL,
  room_words TEXT NOT NULL,
  phone      TEXT NOT NULL,
  web        TEXT NOT NULL,
  email      TEXT NOT NULL,
  languages  TEXT NOT NULL,                     -- BCP 47, separated by spaces
  kinds      TEXT NOT NULL,                     -- codes of ours, separated by spaces
  codes      TEXT NOT NULL,                     -- the feed's own words for what is in no table of ours, in lines
  notes      TEXT NOT NULL,
  UNIQUE (feed, source_id),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (times = 'set' OR (starts IS NULL AND minutes IS NULL AND first IS NULL AND rule IS NULL))
) STRICT;
