//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

use chrono::TimeDelta;

/// Characters of a title or a place.
pub const TITLE_CHARS: usize = 300;
/// Bytes of a link.
pub const LINK_BYTES: usize = 2_048;
/// Bytes of a note.
pub const NOTE_BYTES: usize = 64 * 1024;
/// Characters of a word about one occurrence.
pub const REMARK_CHARS: usize = 300;
/// Reminders of one series.
pub const LEADS_MOST: usize = 8;
/// The longest lead: beyond it a plan would not see the occurrence in time.
pub const LEAD_MOST: TimeDelta = TimeDelta::days(366);
/// The longest an event lasts, in minutes: four weeks.
pub const MINUTES_MOST: u32 = 4 * 7 * 24 * 60;
/// Every how many days, weeks, months or years.
pub const INTERVAL_MOST: u32 = 400;
/// How many times.
pub const COUNT_MOST: u32 = 5_000;
/// Series in a journal.
pub const SERIES_MOST: i64 = 5_000;
/// Moments and changes of single occurrences that one series keeps.
pub const EXCEPTIONS_MOST: usize = 2_000;
/// The widest window one question is answered for.
pub const WINDOW_MOST: TimeDelta = TimeDelta::days(400);
/// Occurrences of one answer.
pub const OCCURRENCES_MOST: usize = 2_000;
/// Series without times, or that can't be placed, in one answer.
pub const ASIDE_MOST: usize = 200;
/// Meetings of one group in one answer, and how long ago the last one was at most.
pub const MEETINGS_MOST: usize = 20;
pub const LAST_WITHIN: TimeDelta = TimeDelta::days(31);
