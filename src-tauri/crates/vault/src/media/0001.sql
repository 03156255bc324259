-- media.db 1. Frozen.

-- What names are made with: HMAC-SHA-256 under this key. Copies of the file have it too, under whichever key they are
-- encrypted, so that names stay.
CREATE TABLE media_naming (
  only     INTEGER PRIMARY KEY CHECK (only = 1),
  key      BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

CREATE TABLE media_chunk (
  key      INTEGER PRIMARY KEY,
  name     BLOB NOT NULL UNIQUE CHECK (length(name) = 32),
  bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE media_content (
  key      INTEGER PRIMARY KEY,
  name     BLOB NOT NULL UNIQUE CHECK (length(name) = 32),
  bytes    INTEGER NOT NULL CHECK (bytes >= 0),
  added    INTEGER NOT NULL,                  -- milliseconds since 1970: when it was put here last
  gone     INTEGER                            -- only in the copy among the backups: since when the original has it no more
) STRICT;

-- The chunks of a content, in order. All but the last have 131,072 bytes.
CREATE TABLE media_part (
  content  INTEGER NOT NULL REFERENCES media_content (key),
  place    INTEGER NOT NULL CHECK (place >= 0),
  chunk    INTEGER NOT NULL REFERENCES media_chunk (key),
  PRIMARY KEY (content, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_part_chunk ON media_part (chunk);

-- A small picture of a picture: JPEG or PNG.
CREATE TABLE media_thumbnail (
  content  INTEGER PRIMARY KEY REFERENCES media_content (key),
  bytes    BLOB NOT NULL
) STRICT;
