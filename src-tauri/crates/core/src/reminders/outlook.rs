//! What the locked app knows: when to say one neutral sentence, and what it has said. No names, nothing of the journal.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use schedule::plan::{Hold, QuietHours};
use schedule::zone::Database;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::QuietSpan;

/// The most reminders that are known ahead.
pub const ITEMS_MOST: usize = 64;
/// The most that is noted of what was shown while locked.
pub const LOG_MOST: usize = 1_024;

/// A name that says nothing: random, and written down in the journal alone.
pub type Token = [u8; 16];

/// A reminder the locked app shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Item {
    pub token: Token,
    /// Which of them are about the same occurrence: a number of this list.
    pub about: u16,
    pub at: DateTime<Utc>,
    /// When what it is about begins and ends.
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
    pub whole_day: bool,
    pub silent: bool,
    /// It is a moment to check in.
    #[serde(default)]
    pub check_in: bool,
    /// It is a time for doses.
    #[serde(default)]
    pub dose: bool,
    /// It was shown before the journal was closed: it can be put off, and is not shown again by itself.
    pub told: bool,
    /// What it is about, for as long as this process runs: never written.
    #[serde(skip)]
    pub of: Option<(Uuid, NaiveDateTime)>,
}

/// What became of a reminder while locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
    Shown,
    Superseded,
    Snoozed {
        until: DateTime<Utc>,
    },
    Dismissed,
    /// Of doses: they were taken, when the clock there showed that.
    Taken {
        at: NaiveTime,
    },
}

/// A line of the log, in the order in which it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    pub token: Token,
    pub what: What,
}

/// The reminders ahead, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outlook {
    /// When it is quiet, wherever the person is then.
    #[serde(default)]
    pub quiet: Option<QuietSpan>,
    pub items: Vec<Item>,
    pub log: Vec<Logged>,
}

/// What the locked app does now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doing {
    /// To be shown, once the log is written.
    pub show: Vec<Item>,
    /// What the log has to say of it.
    pub log: Vec<Logged>,
    pub next_wake: Option<DateTime<Utc>>,
}

impl Outlook {
    /// What to show now, by the rules of `schedule::plan` as far as they can be kept without the journal: of what is overdue
    /// about one occurrence only the nearest is shown, nothing after its end, and a snooze stands for all of it. What was
    /// over before it could be shown is not noted, so that the journal finds it missed. `zone` is where the person is now: quiet
    /// hours are of that place.
    pub fn look(&self, now: DateTime<Utc>, zone: &str) -> Doing {
        let mut doing = Doing::default();
        let mut wake = |at: DateTime<Utc>| doing.next_wake = Some(doing.next_wake.map_or(at, |known| known.min(at)));
        let told = self.items.iter().filter(|item| item.told).map(|item| (item.token, What::Shown));
        let last: HashMap<Token, What> = told.chain(self.log.iter().map(|line| (line.token, line.what))).collect();
        let quiet = self.quiet_in(zone);
        let mut groups: HashMap<u16, Vec<&Item>> = HashMap::new();
        for item in self.items.iter().filter(|item| now < item.end) {
            groups.entry(item.about).or_default().push(item);
        }
        let mut about: Vec<_> = groups.into_iter().collect();
        about.sort_unstable_by_key(|(about, _)| *about);
        let (mut show, mut log) = (Vec::new(), Vec::new());
        for (_, items) in about {
            let over = |item: &&Item| matches!(last.get(&item.token), Some(What::Dismissed | What::Taken { .. }));
            if items.iter().any(over) {
                continue;
            }
            let snoozed = items.iter().filter_map(|item| match last.get(&item.token) {
                Some(What::Snoozed { until }) => Some((*until, *item)),
                _ => None,
            });
            let snoozed = snoozed.max_by_key(|(until, _)| *until);
            let mut overdue: Vec<&Item> = Vec::new();
            for item in items.iter().filter(|item| !last.contains_key(&item.token)) {
                if item.at <= now { overdue.push(item) } else { wake(item.at) }
            }
            overdue.sort_by_key(|item| item.at);
            let shown = match snoozed {
                Some((until, _)) if until > now => {
                    wake(until);
                    None
                }
                Some((_, item)) => Some(item),
                None => overdue.pop(),
            };
            log.extend(overdue.iter().map(|item| Logged { token: item.token, what: What::Superseded }));
            let Some(item) = shown else { continue };
            let hold = quiet.as_ref().and_then(|quiet| quiet.hold(now, item.start).ok());
            if let Some(Hold::Until(ends)) = hold {
                wake(ends);
                continue;
            }
            log.push(Logged { token: item.token, what: What::Shown });
            // As it was reckoned where the person was then, if it can't be said of here.
            let silent = hold.map_or(item.silent, |hold| hold == Hold::Silent);
            show.push(Item { silent, ..item.clone() });
        }
        (doing.show, doing.log) = (show, log);
        doing
    }

    fn quiet_in(&self, zone: &str) -> Option<QuietHours> {
        let QuietSpan { from, to } = self.quiet?;
        Some(QuietHours { from, to, zone: Database::get().find(zone).ok()? })
    }

    /// Notes what became of reminders. Beyond the bound the oldest lines go: what they were about is over.
    pub fn note(&mut self, lines: impl IntoIterator<Item = Logged>) {
        self.log.extend(lines);
        let over = self.log.len().saturating_sub(LOG_MOST);
        self.log.drain(..over);
    }

    /// The reminder of a name.
    pub fn item(&self, token: Token) -> Option<&Item> {
        self.items.iter().find(|item| item.token == token)
    }
}
