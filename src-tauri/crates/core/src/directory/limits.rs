//! How much the directory holds. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Characters of a feed's name.
pub const NAME_CHARS: usize = 120;
/// Feeds.
pub const FEEDS: usize = 50;
/// Meetings of all feeds together, those that are gone included.
pub const MEETINGS: usize = 100_000;
/// Meetings of a page.
pub const PAGE: u16 = 200;
/// Characters of what is searched for.
pub const TEXT_CHARS: usize = 200;
/// Values of one filter.
pub const CHOICES: usize = 60;
/// Meetings that are saved as groups at once.
pub const PICKS: usize = 50;
/// Problems and meetings of a preview.
pub const PROBLEMS: usize = 200;
pub const SAMPLE: usize = 20;
/// Kilometres from a place: once around half the earth.
pub const KILOMETRES: f64 = 20_100.0;
