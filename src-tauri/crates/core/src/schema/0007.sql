-- Schema 7. Frozen: a test holds its hash; what must change changes in a later file.

-- Words about a group that are being written and belong to nothing yet: a message to it, what to say when one calls. They belong
-- to this device alone and are never merged, hence no tombstones.
CREATE TABLE group_unfinished (
  support_group INTEGER NOT NULL REFERENCES support_group (key),
  kind       TEXT NOT NULL CHECK (kind IN ('message', 'call')),
  kept_at    INTEGER NOT NULL,                  -- milliseconds since 1970
  words      TEXT NOT NULL CHECK (words <> ''),
  PRIMARY KEY (support_group, kind)
) STRICT, WITHOUT ROWID;
