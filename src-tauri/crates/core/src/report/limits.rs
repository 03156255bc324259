//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Days of a period: ten years and a little.
pub const DAYS_MOST: i64 = 3_700;
/// Bytes of one's own words, and of any text on the pages.
pub const TEXT_BYTES: usize = 32 * 1024;
/// Bytes of everything on the pages.
pub const PAGES_BYTES: usize = 1024 * 1024;
/// Parts of the pages, and blocks of all of them.
pub const PARTS_MOST: usize = 600;
pub const BLOCKS_MOST: usize = 5_000;
/// Dots, and points of lines, of one chart.
pub const POINTS_MOST: usize = 4_000;
/// Steps of a scale, and words below or beside a chart.
pub const MARKS_MOST: usize = 400;
/// Parts and lines that somebody chose about.
pub const CHOICES_MOST: usize = 6_000;
/// Bytes of the name of a part or a line.
pub const KEY_BYTES: usize = 120;
