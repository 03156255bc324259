//! What the list of a saved group says by now. Nothing of it ever alters the group.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::meeting::Content;
use super::model::{DirectoryChange, DirectoryField, DirectoryNews};
use super::{Shelf, feed, meeting, save};
use crate::calendar;
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::groups::{self, GroupDraft};

/// News of the list a group was saved from; `None` where there is none, where it was noted, or where the list was taken out.
pub fn news(reader: Reader<'_>, shelf: &Shelf, group: Uuid) -> Result<Option<DirectoryNews>> {
    let draft = groups::draft_of(reader, group)?;
    let Some((held, content)) = source_of(shelf, &draft) else { return Ok(None) };
    let change = match groups::source_seen(reader, group)? {
        Some(seen) if seen == meeting::seen(held) => return Ok(None),
        _ if held.change == Some(DirectoryChange::Gone) => DirectoryChange::Gone,
        Some(_) => DirectoryChange::Changed,
        None => return Ok(None),
    };
    let Some((feed_name, last_read)) = feed::told(reader, held.feed)? else { return Ok(None) };
    let meeting = content.view(held);
    let mut differs = differs(&draft, &save::group(&meeting, group, None, String::new()));
    // A clock time stands in the calendar and nowhere else.
    let here = in_calendar(reader, group, content)?;
    let before = here.as_ref().filter(|here| here.iter().all(|here| !content.is_kept_as(here)));
    if let Some(same) = here.as_ref().map(|_| before.is_none()) {
        differs.retain(|field| *field != DirectoryField::Times);
        if !same {
            differs.push(DirectoryField::Times);
        }
    }
    let before = before.and_then(|here| here.first()).map(|here| here.view(held));
    Ok(Some(DirectoryNews { change, feed_name, last_read, meeting, differs, before }))
}

/// Somebody saw what the list says now.
pub fn noted(writer: Writer<'_>, stamp: &Stamp, shelf: &Shelf, group: Uuid) -> Result<()> {
    let draft = groups::draft_of(writer.reader(), group)?;
    let (held, _) = source_of(shelf, &draft).ok_or(ErrorCode::NotFound)?;
    groups::set_source_seen(writer, stamp, group, meeting::seen(held))
}

/// The meeting with each of the times its group has in the calendar; `None` where there are none to compare with.
fn in_calendar(reader: Reader<'_>, group: Uuid, content: &Content) -> Result<Option<Vec<Content>>> {
    let kept = calendar::series::meetings_of(reader, group)?;
    let times: Vec<Content> =
        kept.iter().filter_map(|(_, kept)| Some(content.at_times_of(kept.schedule.series()?))).collect();
    Ok((!times.is_empty()).then_some(times))
}

fn source_of<'s>(shelf: &'s Shelf, group: &GroupDraft) -> Option<(&'s meeting::Held, &'s Content)> {
    let source = group.source.as_ref()?;
    shelf.find_source(&source.source, &source.id)
}

fn differs(group: &GroupDraft, told: &GroupDraft) -> Vec<DirectoryField> {
    use DirectoryField::{Email, Joining, Name, Phone, Place, Room, Setting, Times, Web};
    let times = |group: &GroupDraft| (group.weekdays.clone(), group.times.clone(), group.zone.clone());
    [
        (Name, group.name != told.name),
        (Times, times(group) != times(told)),
        (Place, group.place != told.place),
        (Setting, group.setting != told.setting),
        (Joining, group.joining != told.joining),
        (Room, group.room != told.room || group.room_words != told.room_words),
        (Phone, group.phone != told.phone),
        (Web, group.web != told.web),
        (Email, group.email != told.email),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
