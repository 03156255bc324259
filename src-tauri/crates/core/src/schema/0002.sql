-- Schema 2. Frozen: a test holds its hash; what must change changes in a later file.

-- The days that have entries, added up as they are written: how many entries a journal has, which months they are in and
-- what a year looked like is read from days, of which there are never many, and not from entries. Takes the place of
-- an index by day.
CREATE TABLE entry_day (
  day     INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL CHECK (entries > 0), -- those that count: neither in the bin nor gone
  moods   INTEGER NOT NULL,                     -- how many of them have a mood
  levels  INTEGER NOT NULL,                     -- the sum of its levels
  CHECK (moods BETWEEN 0 AND entries AND levels BETWEEN 0 AND moods * 2520)
) STRICT;
INSERT INTO entry_day (day, entries, moods, levels)
  SELECT live_day, count(*), count(level), coalesce(sum(level), 0) FROM entry
  WHERE live_day IS NOT NULL GROUP BY live_day ORDER BY live_day;
DROP INDEX entry_day_level;

-- Triggers, so that no way of writing an entry can forget its day.
CREATE TRIGGER entry_joins_day AFTER INSERT ON entry WHEN new.live_day IS NOT NULL
BEGIN
  INSERT INTO entry_day (day, entries, moods, levels)
    VALUES (new.live_day, 1, new.level IS NOT NULL, coalesce(new.level, 0))
    ON CONFLICT (day) DO UPDATE
    SET entries = entries + 1, moods = moods + excluded.moods, levels = levels + excluded.levels;
END;
CREATE TRIGGER entry_changes_day AFTER UPDATE OF live_day, level ON entry
  WHEN (old.live_day, old.level) IS NOT (new.live_day, new.level)
BEGIN
  DELETE FROM entry_day WHERE day = old.live_day AND entries = 1;
  UPDATE entry_day
    SET entries = entries - 1, moods = moods - (old.level IS NOT NULL), levels = levels - coalesce(old.level, 0)
    WHERE day = old.live_day;
  INSERT INTO entry_day (day, entries, moods, levels)
    SELECT new.live_day, 1, new.level IS NOT NULL, coalesce(new.level, 0) WHERE new.live_day IS NOT NULL
    ON CONFLICT (day) DO UPDATE
    SET entries = entries + 1, moods = moods + excluded.moods, levels = levels + excluded.levels;
END;
CREATE TRIGGER entry_leaves_day AFTER DELETE ON entry WHEN old.live_day IS NOT NULL
BEGIN
  DELETE FROM entry_day WHERE day = old.live_day AND entries = 1;
  UPDATE entry_day
    SET entries = entries - 1, moods = moods - (old.level IS NOT NULL), levels = levels - coalesce(old.level, 0)
    WHERE day = old.live_day;
END;
