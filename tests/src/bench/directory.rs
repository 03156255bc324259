//! A directory of meetings: reading a feed of a large town.

use std::time::Duration as Span;

use anyhow::{Result, ensure};
use interchange::feed::Asked;

use super::clock::{Cost, cost_of_many};
use super::report::{Samples, State};
use super::sides::Kind;
use super::{NOW, Plan};
use crate::feeds::{self, Format, some_meetings};

/// Meetings of the feed.
pub const MEETINGS: u32 = 10_000;
pub const PARSE: &str = "read a feed of meetings";

/// Measures all of it; there is nothing plain to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    let feed = some_meetings(MEETINGS);
    for round in 0..plan.rounds {
        plan.say(&format!("a directory, round {} of {}", round + 1, plan.rounds));
        samples.add(PARSE, State::Once, MEETINGS, Kind::Sealed, read(feed.as_bytes())?);
    }
    Ok(())
}

fn read(feed: &[u8]) -> Result<Cost> {
    let asked = Asked::from(NOW.date_naive());
    cost_of_many(Span::from_millis(20), || {
        let (drafts, problems) = feeds::read(Format::MeetingGuide, feed, &asked)?;
        ensure!(drafts.len() == MEETINGS as usize && problems.is_empty(), "the feed is read whole");
        Ok(())
    })
}
