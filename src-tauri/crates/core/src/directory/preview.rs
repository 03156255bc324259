//! What a file would bring, beside what its feed has.

use interchange::feed::Problem;
use uuid::Uuid;
use vault::store::Reader;

use super::limits::{PROBLEMS, SAMPLE};
use super::meeting::{self, Content, Held};
use super::model::{DirectoryChange, DirectoryField, DirectoryPreview, DirectoryProblem, DirectorySample};
use super::{Pending, feed, zones};
use crate::error::{ErrorCode, Result};

/// Looks at a file, compared with a feed that is there, or as a new one. Nothing changes.
pub fn preview(reader: Reader<'_>, pending: &Pending, feed: Option<Uuid>) -> Result<DirectoryPreview> {
    let mut known = match feed {
        None => std::collections::HashMap::new(),
        Some(id) => meeting::known(reader, feed::find(reader, id)?.ok_or(ErrorCode::NotFound)?.key)?,
    };
    let (mut new, mut changed, mut same, mut sample) = (0, 0, 0, Vec::new());
    for content in &pending.contents {
        let (change, before) = match known.remove(&content.source_id) {
            None => {
                new += 1;
                (DirectoryChange::New, None)
            }
            Some(before) if before.digest == content.digest() && !before.gone => {
                same += 1;
                continue;
            }
            Some(before) => {
                changed += 1;
                (DirectoryChange::Changed, Some(before.key))
            }
        };
        if sample.len() < SAMPLE {
            let before = before.map(|key| meeting::content_of(reader, key)).transpose()?;
            sample.push(DirectorySample {
                meeting: shown(content, pending.id, change),
                differs: before.as_ref().map(|before| differs(before, content)).unwrap_or_default(),
                before: before.map(|before| shown(&before, pending.id, change)),
            });
        }
    }
    let mut gone: Vec<i64> = known.values().filter(|before| !before.gone).map(|before| before.key).collect();
    gone.sort_unstable();
    let zoneless = pending.contents.iter().filter(|content| content.needs_zone()).count();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(DirectoryPreview {
        id: pending.id,
        file_name: pending.file_name.clone(),
        format: pending.format,
        feed,
        table: pending.table(),
        new,
        changed,
        same,
        gone: count(gone.len()),
        without_zone: count(zoneless),
        zones: if zoneless > 0 { zones::offers(&pending.contents, &pending.zone_words) } else { Vec::new() },
        left_out: count(pending.left_out()),
        problem_count: count(pending.problems.len()),
        problems: pending.problems.iter().take(PROBLEMS).copied().map(problem).collect(),
        sample,
        lost: meeting::names(reader, gone.into_iter().take(SAMPLE))?,
    })
}

/// What a file says otherwise than its feed did.
fn differs(before: &Content, now: &Content) -> Vec<DirectoryField> {
    use DirectoryField::{Email, Joining, Name, Phone, Place, Rest, Room, Setting, Times, Web};
    let place = |one: &Content| (one.venue.clone(), one.address.clone(), one.region.clone(), one.point);
    let rest = |one: &Content| {
        (one.organiser.clone(), one.languages.clone(), one.kinds.clone(), one.codes.clone(), one.notes.clone())
    };
    let room = |one: &Content| (one.room.clone(), one.room_words.clone());
    [
        (Name, before.name != now.name),
        (Times, !before.same_times(now)),
        (Place, place(before) != place(now)),
        (Setting, (before.setting, before.suspended) != (now.setting, now.suspended)),
        (Joining, before.joining != now.joining),
        (Room, room(before) != room(now)),
        (Phone, before.phone != now.phone),
        (Web, before.web != now.web),
        (Email, before.email != now.email),
        (Rest, rest(before) != rest(now)),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

fn problem(problem: Problem) -> DirectoryProblem {
    DirectoryProblem {
        at: problem.at,
        field: problem.field.map(|field| field.as_str().to_owned()),
        code: problem.code.as_str().to_owned(),
        left_out: problem.left_out,
    }
}

/// A meeting as the file has it, which nobody keeps yet.
fn shown(content: &Content, file: Uuid, change: DirectoryChange) -> super::DirectoryMeeting {
    content.view(&Held { id: file, feed: file, change: Some(change), digest: content.digest() })
}
