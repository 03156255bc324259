//! What a file would bring, beside what its feed has.

use interchange::feed::Problem;
use uuid::Uuid;
use vault::store::Reader;

use super::limits::{PROBLEMS, SAMPLE};
use super::meeting::{self, Content, Held};
use super::model::{DirectoryPreview, DirectoryProblem, DirectoryTimes};
use super::{Pending, feed};
use crate::error::{ErrorCode, Result};

/// Looks at a file, compared with a feed that is there, or as a new one. Nothing changes.
pub fn preview(reader: Reader<'_>, pending: &Pending, feed: Option<Uuid>) -> Result<DirectoryPreview> {
    let mut known = match feed {
        None => std::collections::HashMap::new(),
        Some(id) => meeting::known(reader, feed::find(reader, id)?.ok_or(ErrorCode::NotFound)?.key)?,
    };
    let (mut new, mut changed, mut same) = (0, 0, 0);
    for content in &pending.contents {
        match known.remove(&content.source_id) {
            None => new += 1,
            Some(before) if before.digest == content.digest() && !before.gone => same += 1,
            Some(_) => changed += 1,
        }
    }
    let gone = known.values().filter(|before| !before.gone).count();
    let zoneless = |content: &&Content| content.zone.is_none() && content.times == DirectoryTimes::Set;
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
        gone: count(gone),
        without_zone: count(pending.contents.iter().filter(zoneless).count()),
        left_out: count(pending.left_out()),
        problem_count: count(pending.problems.len()),
        problems: pending.problems.iter().take(PROBLEMS).copied().map(problem).collect(),
        sample: pending.contents.iter().take(SAMPLE).map(|content| sample(content, pending.id)).collect(),
    })
}

fn problem(problem: Problem) -> DirectoryProblem {
    DirectoryProblem {
        at: problem.at,
        field: problem.field.map(|field| field.as_str().to_owned()),
        code: problem.code.as_str().to_owned(),
        left_out: problem.left_out,
    }
}

/// A meeting that is in no feed yet.
fn sample(content: &Content, file: Uuid) -> super::DirectoryMeeting {
    content.view(&Held { id: file, feed: file, change: None })
}
