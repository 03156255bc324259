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
/// Bytes of the words that occurrences of one series have of their own, taken together.
pub const WORDS_BYTES: usize = 256 * 1024;
/// Series in a journal.
pub const SERIES_MOST: i64 = 5_000;
/// Moments and changes of single occurrences that one series keeps.
pub const EXCEPTIONS_MOST: usize = 2_000;
/// The widest window one question is answered for.
pub const WINDOW_MOST: TimeDelta = TimeDelta::days(400);
/// Past appointments of a person in one answer.
pub const PAST_MOST: usize = 200;
/// Occurrences of one answer: a month of what 500 weekly series have.
pub const OCCURRENCES_MOST: usize = 4_000;
/// Series without times, or that can't be placed, in one answer.
pub const ASIDE_MOST: usize = 200;
/// Meetings of one group in one answer, and how long ago the last one was at most.
pub const MEETINGS_MOST: usize = 20;
pub const LAST_WITHIN: TimeDelta = TimeDelta::days(31);
/// Bytes of the lines of a file that one series keeps.
pub const LINES_BYTES: usize = 256 * 1024;
/// Characters of the name another program knows a series by.
pub const UID_CHARS: usize = 400;
/// Events and problems of a file that are shown before it is kept.
pub const FILE_ROWS: usize = 300;
/// Bytes of a calendar of another program.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;
/// Characters of what stands in the place of every name of a file that is written out.
pub const INSTEAD_CHARS: usize = 60;
/// The longest free time that is looked for, in minutes.
pub const FREE_MINUTES_MOST: u32 = 12 * 60;
/// Weeks in which one is looked for.
pub const FREE_WEEKS_MOST: u8 = 8;
/// Free times of one answer.
pub const FREE_MOST: usize = 200;
