//! Taking a file over, in one transaction.

use vault::store::Writer;

use super::limits::MEETINGS;
use super::meeting::Content;
use super::model::{DirectoryDecision, DirectoryDone};
use super::{Pending, feed, meeting};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// Brings the meetings of a file into a feed, new or known: what is not there is added, what differs is changed, and what the file no longer has is
/// marked as gone and kept. All or nothing. Reading the same again changes no meeting.
pub fn run(
    writer: Writer<'_>,
    stamp: &Stamp,
    pending: &Pending,
    decision: &DirectoryDecision,
) -> Result<DirectoryDone> {
    feed::known_zone(decision.zone.as_deref())?;
    if decision.feed.get_version_num() != 7 {
        return Err(CoreError::at(ErrorCode::Invalid, "feed"));
    }
    if pending.contents.is_empty() {
        return Err(ErrorCode::DirectoryNoMeetings.into());
    }
    // A zone that nobody chose would move every meeting to another hour without a word.
    let chosen = decision.zone.is_some() || feed::zone(writer.reader(), decision.feed)?.is_some();
    if !chosen && pending.contents.iter().any(Content::needs_zone) {
        return Err(CoreError::at(ErrorCode::Invalid, "zone"));
    }
    let (key, read_at) =
        feed::read_now(writer, stamp, decision.feed, &decision.name, pending.format, decision.zone.as_deref())?;
    let mut known = meeting::known(writer.reader(), key)?;
    let mut done = DirectoryDone { feed: decision.feed, new: 0, changed: 0, gone: 0 };
    for content in &pending.contents {
        // A text may describe a group without naming it: it is called as the person called the feed.
        let named =
            content.name.is_empty().then(|| Content { name: decision.name.trim().to_owned(), ..content.clone() });
        let content = named.as_ref().unwrap_or(content);
        match known.remove(&content.source_id) {
            None => {
                meeting::add(writer, key, ids::new(stamp.now), content, read_at)?;
                done.new += 1;
            }
            Some(before) if before.digest != content.digest() || before.gone => {
                meeting::change(writer, before.key, content, read_at)?;
                done.changed += 1;
            }
            Some(_) => {}
        }
    }
    for before in known.values().filter(|before| !before.gone) {
        meeting::mark_gone(writer, before.key, read_at)?;
        done.gone += 1;
    }
    if meeting::count(writer.reader())? > MEETINGS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "meetings"));
    }
    Ok(done)
}
