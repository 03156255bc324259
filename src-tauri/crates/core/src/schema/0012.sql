-- Schema 12. Frozen: a test holds its hash; what must change changes in a later file.

-- Drawings. One that is being drawn, as its page keeps it, and the picture it goes on from, which may be gone.
CREATE TABLE art_draft (
  drawing BLOB PRIMARY KEY CHECK (length(drawing) = 16),
  kept_at INTEGER NOT NULL,                     -- milliseconds since 1970
  picture BLOB CHECK (length(picture) = 32),
  body    TEXT NOT NULL                         -- JSON
) STRICT, WITHOUT ROWID;

-- The strokes a picture is made of. They go with the picture.
CREATE TABLE art_strokes (
  media INTEGER PRIMARY KEY REFERENCES media (key) ON DELETE CASCADE,
  body  TEXT NOT NULL                           -- JSON, docs/formats/drawing.md
) STRICT;

-- Launchers: what is started from the library by hand, a page, a file or a program.
CREATE TABLE launcher (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  content TEXT,                                 -- JSON
  agreed  BLOB CHECK (length(agreed) = 32),     -- SHA-256 of the target somebody agreed to start, and of the place it was started at
  CHECK (deleted = (content IS NULL))
) STRICT;

-- What a time in the calendar is for: a shipped exercise, one of one's own or a launcher, which may be gone.
ALTER TABLE series ADD COLUMN exercise TEXT CHECK (length(exercise) BETWEEN 1 AND 64);

-- Report. What somebody chose for the pages of an appointment, and their own words on them. The id is that of the person of the care
-- team they are for, who may be gone; zeros: for nobody in particular.
CREATE TABLE report_choice (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  content TEXT,                                 -- JSON
  CHECK (deleted = (content IS NULL))
) STRICT;
