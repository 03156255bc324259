-- Schema 6. Frozen: a test holds its hash; what must change changes in a later file.

-- Dates that a calendar leaves out, adds or moves: the whole series as table `series` keeps its times; NULL = its rule says it all.
ALTER TABLE directory_meeting ADD COLUMN series TEXT;

-- What its list said of a group when somebody last looked, so that its page can tell when the list says otherwise. SHA-256.
ALTER TABLE support_group ADD COLUMN source_seen BLOB CHECK (length(source_seen) = 32);
