//! A clock that stands, for whoever needs a journal at a known moment.

use chrono::{DateTime, Utc};
use mooring_core::Clock;

/// Always this moment.
#[derive(Debug, Clone, Copy)]
pub struct Stands(pub DateTime<Utc>);

impl Clock for Stands {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}
