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
