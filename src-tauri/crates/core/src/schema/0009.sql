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
