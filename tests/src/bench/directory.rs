//! A directory of meetings: reading a feed of a large town, and searching it while somebody types.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration as Span;

use anyhow::{Context, Result, ensure};
use interchange::feed::Asked;
use mooring_core::Session;
use mooring_core::directory::{DirectoryDecision, DirectoryFilter, DirectoryNear};
use mooring_core::groups::{GroupJoining, GroupPoint, GroupSetting, GroupWeekday};
use mooring_core::schema::MIGRATIONS;
use uuid::Uuid;

use super::clock::{Cost, cost_of_many};
use super::report::{Samples, State};
use super::sides::Kind;
use super::{NOW, Plan};
use crate::clock::Stands;
use crate::feeds::{self, Format, some_meetings};

/// Meetings of the feed.
pub const MEETINGS: u32 = 10_000;
pub const PARSE: &str = "read a feed of meetings";
pub const FILTER: &str = "slowest letter while filtering meetings";

/// What is typed, letter by letter, under filters of every kind.
const TYPED: &str = "harbour ste";

/// Measures all of it; there is nothing plain to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    let feed = some_meetings(MEETINGS);
    let folder = tempfile::tempdir()?;
    let session = filled(folder.path(), feed.as_bytes())?;
    for round in 0..plan.rounds {
        plan.say(&format!("a directory, round {} of {}", round + 1, plan.rounds));
        samples.add(PARSE, State::Once, MEETINGS, Kind::Sealed, read(feed.as_bytes())?);
        samples.add(FILTER, State::Once, MEETINGS, Kind::Sealed, slowest_letter(&session)?);
    }
    Ok(())
}

/// A journal with the feed in it.
fn filled(folder: &Path, feed: &[u8]) -> Result<Session> {
    let store = vault::testing::store(folder, MIGRATIONS)?;
    let session = Session::open(Arc::new(store), Arc::new(Stands(NOW)), "en")?;
    let preview = session.directory_open("feed.json", feed.to_vec(), false, None)?;
    let (feed, name, zone) = (Uuid::now_v7(), "The coast".to_owned(), Some("Europe/London".to_owned()));
    let _ = session.directory_run(&DirectoryDecision { id: preview.id, feed, name, zone })?;
    let all = session.directory_find(&DirectoryFilter::default(), 0, 1)?;
    ensure!(all.total == MEETINGS, "all of them are found");
    Ok(session)
}

/// Everything a letter costs in the core: finding, sorting, the page that is shown, and how each of it fits what is wanted.
fn slowest_letter(session: &Session) -> Result<Cost> {
    let near = DirectoryNear { point: GroupPoint { latitude: 52.0, longitude: 0.0 }, within: Some(900.0) };
    let plain = DirectoryFilter::default();
    let narrow = DirectoryFilter {
        weekdays: vec![GroupWeekday::Mon, GroupWeekday::Sat],
        near: Some(near),
        setting: Some(GroupSetting::InPerson),
        joining: Some(GroupJoining::Open),
        ..DirectoryFilter::default()
    };
    let mut slowest: Option<Cost> = None;
    for filter in [plain, narrow] {
        for end in 0..=TYPED.len() {
            let text = TYPED.get(..end).unwrap_or_default().to_owned();
            let filter = DirectoryFilter { text, ..filter.clone() };
            let cost = cost_of_many(Span::from_millis(20), || Ok(session.directory_find(&filter, 0, 100)?.total))?;
            if slowest.is_none_or(|slowest| slowest.cpu < cost.cpu) {
                slowest = Some(cost);
            }
        }
    }
    slowest.context("something was typed")
}

fn read(feed: &[u8]) -> Result<Cost> {
    let asked = Asked::from(NOW.date_naive());
    cost_of_many(Span::from_millis(20), || {
        let (drafts, problems) = feeds::read(Format::MeetingGuide, feed, &asked)?;
        ensure!(drafts.len() == MEETINGS as usize && problems.is_empty(), "the feed is read whole");
        Ok(())
    })
}
