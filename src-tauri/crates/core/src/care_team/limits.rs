//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Characters of a name.
pub const NAME_CHARS: usize = 120;
/// Characters of a line: an address of the post, opening times, a number.
pub const LINE_CHARS: usize = 500;
/// Bytes of a text: a note, an answer, what was said.
pub const TEXT_BYTES: usize = 32 * 1024;
/// Records of one kind.
pub const RECORDS: i64 = 2_000;
/// Entries of the journal that are told of somebody, the latest.
pub const ENTRIES: u16 = 200;
/// What a number somebody wrote down may be.
pub const VALUE: std::ops::RangeInclusive<i32> = -100_000..=100_000;
/// Bytes of the name of a shipped kind or measure.
pub const CODE_BYTES: usize = 40;
