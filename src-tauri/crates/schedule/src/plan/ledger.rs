//! What was shown already.

use std::collections::BTreeSet;

use crate::duration::Duration;
use crate::series::RecurrenceId;

/// One reminder of one occurrence of a series. The wall time names the occurrence, so the line holds when clocks are moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    pub occurrence: RecurrenceId,
    pub lead: Duration,
}

/// The reminders of one series that need no more showing. Each series has its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(BTreeSet<Line>);

impl Ledger {
    /// Whether this reminder was shown, missed or superseded.
    pub fn has(&self, line: &Line) -> bool {
        self.0.contains(line)
    }

    /// Remembers lines, before anything is shown.
    pub fn record(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.0.extend(lines);
    }

    /// Forgets what was shown for an occurrence, because it was rescheduled.
    pub fn forget(&mut self, occurrence: RecurrenceId) {
        self.0.retain(|line| line.occurrence != occurrence);
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.0.iter()
    }
}

impl FromIterator<Line> for Ledger {
    fn from_iter<I: IntoIterator<Item = Line>>(lines: I) -> Self {
        Self(lines.into_iter().collect())
    }
}
