-- Schema 3. Frozen: a test holds its hash; what must change changes in a later file.

-- Support groups, on the way from "considering" to "attending" or to leaving. A group is called `support_group` here,
-- since GROUP is a word of SQL. What is chosen from a list is kept by its code; several codes are separated by spaces.
CREATE TABLE support_group (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  binned     INTEGER,                           -- in the bin since, milliseconds since 1970
  source     TEXT,                              -- where it was taken from, and its name there; NULL = typed by hand
  source_id  TEXT,
  name       TEXT,
  about      TEXT,                              -- what it is for, in one line
  description TEXT,                            -- as long as it takes
  scope      TEXT CHECK (scope IN ('general', 'specific')),
  led_by     TEXT CHECK (led_by IN ('peers', 'professional', 'mixed')),
  leaders    TEXT,                              -- in words
  setting    TEXT CHECK (setting IN ('in-person', 'online', 'both')),
  joining    TEXT CHECK (joining IN ('open', 'closed')),
  faith      TEXT CHECK (faith IN ('none', 'based')),
  fee        TEXT CHECK (fee IN ('free', 'donation', 'paid')),
  cost       TEXT,                              -- in words
  people     INTEGER CHECK (people BETWEEN 1 AND 100000),            -- about how many come
  meets      TEXT,                              -- when, in words
  weekdays   TEXT,                              -- codes mon … sun
  times      TEXT,                              -- codes morning, afternoon, evening, night
  languages  TEXT,                              -- BCP 47
  access     TEXT,                              -- codes
  zone       TEXT,                              -- IANA; NULL = the person's own
  place      TEXT,                              -- in words
  latitude   REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude  REAL CHECK (longitude BETWEEN -180 AND 180),
  travel     TEXT,                              -- how one gets there, in words
  travel_minutes INTEGER CHECK (travel_minutes BETWEEN 0 AND 1440),
  room       TEXT,                              -- address of the online room
  room_words TEXT,                              -- what is needed to enter it
  web        TEXT,
  email      TEXT,
  phone      TEXT,
  to_share   TEXT,                              -- what the person wants to say there
  verified   INTEGER,                           -- day on which these facts were last found to be true
  CHECK (deleted = (name IS NULL)),
  CHECK ((source IS NULL) = (source_id IS NULL)),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (deleted = 0 OR (binned IS NULL AND source IS NULL AND about IS NULL AND description IS NULL AND to_share IS NULL))
) STRICT;
CREATE INDEX support_group_source ON support_group (source, source_id) WHERE source IS NOT NULL;

-- The way of a group, oldest first; the last row is where it is now.
CREATE TABLE group_stage (
  support_group INTEGER NOT NULL REFERENCES support_group (key),
  rank       INTEGER NOT NULL,
  stage      TEXT NOT NULL CHECK (stage IN ('considering', 'contacted', 'trying', 'attending', 'paused', 'left')),
  at         INTEGER NOT NULL,                  -- milliseconds since 1970, when it was noted
  day        INTEGER NOT NULL,                  -- since when, by the person's day boundary
  note       TEXT NOT NULL,                     -- why, if the person said so
  PRIMARY KEY (support_group, rank)
) STRICT, WITHOUT ROWID;

-- What is asked of a group, and what it answered.
CREATE TABLE group_answer (
  support_group INTEGER NOT NULL REFERENCES support_group (key),
  rank       INTEGER NOT NULL,
  code       TEXT,                              -- of the shipped checklist, or
  question   TEXT,                              -- in the person's own words
  answer     TEXT NOT NULL,                     -- '' = not answered yet
  PRIMARY KEY (support_group, rank),
  CHECK ((code IS NULL) <> (question IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE group_visit (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  binned     INTEGER,
  support_group INTEGER NOT NULL REFERENCES support_group (key),
  meeting    BLOB CHECK (length(meeting) = 16), -- the series it was an occurrence of, and
  occurrence TEXT,                              -- its original civil start, RFC 3339 without offset
  day        INTEGER,
  starts     TEXT,                              -- civil time of that day, HH:MM, where known
  zone       TEXT,
  at         INTEGER,                           -- the instant of both, milliseconds since 1970; NULL without a time
  route      TEXT,                              -- the plan: how I get there,
  words      TEXT,                              --   what I say if asked,
  companion  TEXT,                              --   who goes along or knows of it,
  way_out    TEXT,                              --   how I leave if I want to
  welcoming  INTEGER CHECK (welcoming BETWEEN 1 AND 5),
  supportive INTEGER CHECK (supportive BETWEEN 1 AND 5),
  safe       INTEGER CHECK (safe BETWEEN 1 AND 5),
  understood INTEGER CHECK (understood BETWEEN 1 AND 5),
  practical  INTEGER CHECK (practical BETWEEN 1 AND 5),
  before_scale INTEGER REFERENCES mood_scale (key),
  before_step  INTEGER,
  before_level INTEGER CHECK (before_level BETWEEN 0 AND 2520),
  after_scale  INTEGER REFERENCES mood_scale (key),
  after_step   INTEGER,
  after_level  INTEGER CHECK (after_level BETWEEN 0 AND 2520),
  next_scale   INTEGER REFERENCES mood_scale (key),
  next_step    INTEGER,
  next_level   INTEGER CHECK (next_level BETWEEN 0 AND 2520),
  topics     TEXT,                              -- what was talked about
  note       TEXT,
  CHECK (deleted = (day IS NULL) AND deleted = (zone IS NULL)),
  CHECK ((at IS NULL) = (starts IS NULL)),
  CHECK ((meeting IS NULL) = (occurrence IS NULL)),
  CHECK ((before_scale IS NULL) = (before_step IS NULL) AND (before_scale IS NULL) = (before_level IS NULL)),
  CHECK ((after_scale IS NULL) = (after_step IS NULL) AND (after_scale IS NULL) = (after_level IS NULL)),
  CHECK ((next_scale IS NULL) = (next_step IS NULL) AND (next_scale IS NULL) = (next_level IS NULL)),
  CHECK (deleted = 0 OR (binned IS NULL AND route IS NULL AND words IS NULL AND companion IS NULL AND way_out IS NULL
                         AND topics IS NULL AND note IS NULL))
) STRICT;
CREATE INDEX group_visit_day ON group_visit (support_group, day);

-- What is kept about a group beside its page: that one wrote or called, something to read or do, what somebody said.
CREATE TABLE group_note (
  key        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  device     INTEGER NOT NULL REFERENCES device (key),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  binned     INTEGER,
  support_group INTEGER NOT NULL REFERENCES support_group (key),
  kind       TEXT NOT NULL CHECK (kind IN (
               'email', 'call', 'message', 'talk',                   -- a contact
               'book', 'site', 'activity', 'advice',                 -- a resource
               'professional', 'organisation', 'friend', 'member'    -- who recommended or reviewed it
             )),
  day        INTEGER,
  title      TEXT,
  body       TEXT,
  link       TEXT,
  follow_up  INTEGER,                           -- day on which to ask again
  settled    INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),   -- there is nothing left to ask
  CHECK (deleted = (title IS NULL) AND deleted = (body IS NULL)),
  CHECK (deleted = 0 OR (binned IS NULL AND link IS NULL AND day IS NULL AND follow_up IS NULL))
) STRICT;
CREATE INDEX group_note_group ON group_note (support_group, kind);
