//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Characters of a group's name.
pub const NAME_CHARS: usize = 120;
/// Characters of a line: what a group is for, who leads it, where it meets, a question, a title.
pub const LINE_CHARS: usize = 300;
/// Bytes of a text: a description, a note, what was talked about, an answer.
pub const TEXT_BYTES: usize = 64 * 1024;
/// Bytes of an address of a page or a room.
pub const LINK_BYTES: usize = 2_000;
/// Groups in the journal, those in the bin counted.
pub const GROUPS: i64 = 2_000;
/// Questions asked of one group.
pub const ANSWERS: usize = 60;
/// Changes of stage that are kept of one group.
pub const STEPS: usize = 200;
/// Visits of one group.
pub const VISITS: i64 = 5_000;
/// Contacts, resources, recommendations of one group, together.
pub const NOTES: i64 = 1_000;
/// Visits of a page.
pub const PAGE_VISITS: u16 = 100;
/// Languages of a group or a profile.
pub const LANGUAGES: usize = 20;
/// Words a profile looks for, and characters of each.
pub const TOPICS: usize = 20;
pub const TOPIC_CHARS: usize = 60;
/// Groups that are compared with each other.
pub const COMPARED: std::ops::RangeInclusive<usize> = 2..=5;
/// Entries of the journal that a group's page names, the latest.
pub const ENTRIES: u16 = 200;
/// Groups a search offers.
pub const FOUND: usize = 6;
/// Minutes of a way: a day.
pub const TRAVEL_MINUTES: u16 = 1_440;
/// People of a group.
pub const PEOPLE: std::ops::RangeInclusive<u32> = 1..=100_000;
/// How much something matters: not at all, a little, it matters, a lot.
pub const WEIGHT_MAX: u8 = 3;
/// Each of the five feelings.
pub const FEELING: std::ops::RangeInclusive<u8> = 1..=5;
/// Places of groups in one answer.
pub const PLACES: u16 = 200;
