//! How large a page to begin from may be, and how many there may be.

/// Characters of its name, or of a question.
pub const NAME_CHARS: usize = 200;
/// Bytes of what stands on it.
pub const BODY_BYTES: usize = 64 * 1024;
/// Pages and questions of one's own.
pub const OWN: i64 = 200;
