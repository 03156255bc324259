-- Schema 9. Frozen: a test holds its hash; what must change changes in a later file.

-- What an entry began from, in the words the person saw then; NULL = from an empty page.
ALTER TABLE entry_text ADD COLUMN began TEXT;

-- Pages to begin from, of the person's own. The shipped ones are data of the program.
CREATE TABLE writing_template (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name     TEXT,
  body     TEXT,                                -- Markdown
  rank     INTEGER,
  CHECK (deleted = (name IS NULL) AND deleted = (body IS NULL) AND deleted = (rank IS NULL))
) STRICT;

-- Searches of the journal that were given a name.
CREATE TABLE saved_search (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  device   INTEGER NOT NULL REFERENCES device (key),
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name     TEXT,
  filter   TEXT,                                -- JSON: what is looked for
  rank     INTEGER,
  CHECK (deleted = (name IS NULL) AND deleted = (filter IS NULL) AND deleted = (rank IS NULL))
) STRICT;

-- What pictures, sound and files there are. Their bytes lie in media.db, under the same name.
CREATE TABLE media (
  key      INTEGER PRIMARY KEY,
  content  BLOB NOT NULL UNIQUE CHECK (length(content) = 32),
  added    INTEGER NOT NULL,                    -- milliseconds since 1970: when it was attached last
  kind     TEXT NOT NULL CHECK (kind IN ('picture', 'sound', 'file')),
  type     TEXT NOT NULL,                       -- as in MIME
  bytes    INTEGER NOT NULL CHECK (bytes >= 0),
  width    INTEGER,
  height   INTEGER,
  CHECK ((kind = 'picture') = (width IS NOT NULL) AND (width IS NULL) = (height IS NULL))
) STRICT;

-- What is attached to an entry, in order. Its clock is that of the entry.
CREATE TABLE entry_attachment (
  entry        INTEGER NOT NULL REFERENCES entry (key),
  rank         INTEGER NOT NULL,
  media        INTEGER NOT NULL REFERENCES media (key),
  name         TEXT NOT NULL,
  description  TEXT NOT NULL,
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_attachment_media ON entry_attachment (media);
