//! How large things may be. Beyond these the answer is `too-long` or `out-of-range` with the field to blame.

/// Bytes of a drawing. The window takes no more strokes long before.
pub const BODY_BYTES: usize = 6 * 1024 * 1024;
/// Drawings that wait.
pub const WAITING: i64 = 50;
