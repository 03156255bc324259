//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Bytes of a body: about 180,000 words.
pub const BODY_BYTES: usize = 1024 * 1024;
/// Characters of a title.
pub const TITLE_CHARS: usize = 300;
/// Characters of a word of the vocabulary: a mood, a feeling, the name of a tag, group, tracker or unit.
pub const NAME_CHARS: usize = 60;
/// Characters of the name of an icon.
pub const ICON_CHARS: usize = 60;
pub const FEELINGS_PER_ENTRY: usize = 64;
pub const TAGS_PER_ENTRY: usize = 128;
pub const TRACKERS_PER_ENTRY: usize = 64;
/// Times of a day at which a dose is planned.
pub const DOSES_PER_PLAN: usize = 12;
/// Groups and visits an entry is about.
pub const LINKS_PER_ENTRY: usize = 32;
pub const ATTACHMENTS_PER_ENTRY: usize = 20;
/// Characters of the name of a file, and of what somebody says of it.
pub const ATTACHMENT_NAME_CHARS: usize = 200;
pub const ATTACHMENT_DESCRIPTION_CHARS: usize = 1000;
/// Bytes of a picture as it comes, and of any other file.
pub const PICTURE_BYTES: usize = 20 * 1024 * 1024;
pub const FILE_BYTES: usize = 100 * 1024 * 1024;
/// Pixels of a picture as it comes.
pub const PICTURE_PIXELS: u64 = 50_000_000;
/// The longer side of a picture as it is kept, and of the small one beside it.
pub const PICTURE_SIDE: u32 = 2560;
pub const THUMBNAIL_SIDE: u32 = 480;
/// Megabytes that may be set aside for them.
pub const MEDIA_QUOTA_MB: std::ops::RangeInclusive<u32> = 100..=100_000;
/// Feelings, families of them, tags, groups of them, trackers, or versions of the scale in the whole vocabulary.
pub const WORDS_PER_LIST: i64 = 5_000;
pub const SCALE_STEPS: std::ops::RangeInclusive<usize> = 3..=11;
/// A value of the four dimensions of health.
pub const DIMENSION_MAX: u8 = 10;
/// The largest amount a tracker takes, either side of zero.
pub const TRACKER_MAX: f64 = 1e9;
/// Characters of a search that are looked at, and words.
pub const SEARCH_CHARS: usize = 200;
pub const SEARCH_TERMS: usize = 16;
/// Moods, tags or feelings a filter asks for.
pub const FILTER_ITEMS: usize = 256;
/// Drafts that wait in a list. More may be kept.
pub const DRAFTS_SHOWN: u16 = 50;
/// Rows of a page.
pub const PAGE_ROWS: u16 = 200;
/// Entries that are read whole at once, for paper.
pub const SELECTED_READ: usize = 500;
/// Tags that many entries are told to have.
pub const SELECTED_TAGS: usize = 500;
/// Searches that have a name.
pub const SAVED_SEARCHES: i64 = 100;
