//! The clock as this crate knows it, and the stamps records carry.

use chrono::{DateTime, Utc};
use vault::store::Writer;

use crate::error::Result;

/// The wall clock. The shell gives the real one, tests their own.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

/// Bits of a stamp that count changes within one millisecond.
const COUNTER_BITS: u32 = 16;

/// Who writes, and when: one for each write transaction.
///
/// `clock` is a hybrid logical clock value (Kulkarni et al., 2014): milliseconds since 1970 in the upper 48 bits, a
/// counter in the lower 16. It grows with every transaction of this device even when the wall clock is put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub now: DateTime<Utc>,
    pub clock: i64,
    /// `device.key` of this device.
    pub device: i64,
}

impl Stamp {
    /// Takes the next stamp of this device within a write transaction. The journal must have been begun
    /// (see [`crate::begin`]).
    pub fn take(writer: Writer<'_>, now: DateTime<Utc>) -> Result<Self> {
        let wall = now.timestamp_millis().max(0) << COUNTER_BITS;
        let (device, clock) = writer.prepare_cached(TAKE)?.query_row([wall], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { now, clock, device })
    }

    /// The stamp this device would have given at an earlier time. Only made-up histories are written with it.
    pub(crate) fn earlier(&self, then: DateTime<Utc>) -> Self {
        let now = then.min(self.now);
        Self { now, clock: now.timestamp_millis().max(0) << COUNTER_BITS, ..*self }
    }
}

const TAKE: &str = "UPDATE device SET clock = max(?1, clock + 1) WHERE here = 1 RETURNING key, clock";

/// The wall-clock part of a stamp.
pub fn instant_of(clock: i64) -> DateTime<Utc> {
    from_millis(clock >> COUNTER_BITS)
}

/// An instant as the tables keep it.
pub(crate) fn from_millis(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::UNIX_EPOCH)
}
