-- media.db 2.

-- Only in the copy among the backups: what was added and not read again since. It comes with its content, in one transaction.
CREATE TABLE media_unread (
  content  INTEGER PRIMARY KEY REFERENCES media_content (key)
) STRICT;
