//! What a file would bring, before anything is changed.

use std::collections::HashMap;

use vault::store::Reader;

use super::moods::guess;
use super::pending::Pending;
use super::record::{self, DAYLIO};
use crate::error::Result;
use crate::journal::model::{ActivityProposal, ImportPreview, ImportProblemView, ImportSample, MoodProposal};
use crate::journal::vocabulary::{scale, tag};
use crate::text::pieces::fold_name;

/// Problems that are listed.
const PROBLEMS: usize = 500;

/// Entries that are shown.
const SAMPLE: usize = 5;

/// Characters of a text that are shown.
const SAMPLE_CHARS: usize = 400;

/// Counts, span of days, proposals and problems of a file.
pub fn preview(reader: Reader<'_>, pending: &Pending) -> Result<ImportPreview> {
    let drafts = &pending.drafts;
    let (mut new, mut changed, mut known) = (0, 0, 0);
    for draft in drafts {
        match record::find(reader, DAYLIO, &record::name(draft))? {
            None => new += 1,
            Some(row) if row.digest.is_none_or(|digest| digest == record::digest(draft)) => known += 1,
            Some(_) => changed += 1,
        }
    }
    Ok(ImportPreview {
        id: pending.id,
        file_name: pending.file_name.clone(),
        entries: count(drafts.len()),
        new,
        changed,
        known,
        first_day: drafts.first().map(|draft| draft.date),
        last_day: drafts.last().map(|draft| draft.date),
        moods: moods(reader, pending)?,
        activities: activities(reader, pending)?,
        problems: problems(pending),
        problem_count: count(pending.problems.len()),
        sample: sample(pending),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How often each name occurs, most often first.
fn counted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(&'n str, u32)> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts
}

fn moods(reader: Reader<'_>, pending: &Pending) -> Result<Vec<MoodProposal>> {
    let scale = scale::current(reader)?;
    let names = pending.drafts.iter().map(|draft| draft.mood.as_str()).filter(|name| !name.is_empty());
    Ok(counted(names)
        .into_iter()
        .map(|(name, count)| MoodProposal { name: name.to_owned(), count, step: guess(name, &scale.steps) })
        .collect())
}

/// Archived tags come last in the list of names, so that one on offer is proposed before them.
fn activities(reader: Reader<'_>, pending: &Pending) -> Result<Vec<ActivityProposal>> {
    let mut tags = HashMap::new();
    for (_, id, name) in tag::names(reader)? {
        tags.entry(fold_name(&name)).or_insert(id);
    }
    let names = pending.drafts.iter().flat_map(|draft| &draft.activities).map(String::as_str);
    Ok(counted(names)
        .into_iter()
        .map(|(name, count)| ActivityProposal {
            name: name.to_owned(),
            count,
            tag: tags.get(&fold_name(name)).copied(),
        })
        .collect())
}

fn problems(pending: &Pending) -> Vec<ImportProblemView> {
    let view = |problem: &interchange::Problem| ImportProblemView {
        line: problem.line,
        code: problem.code.as_str().to_owned(),
        left_out: problem.left_out,
    };
    pending.problems.iter().take(PROBLEMS).map(view).collect()
}

/// The latest entries, as they would look.
fn sample(pending: &Pending) -> Vec<ImportSample> {
    let view = |draft: &interchange::daylio_csv::Draft| ImportSample {
        day: draft.date,
        time: draft.time,
        mood_name: draft.mood.clone(),
        activities: draft.activities.clone(),
        title: draft.title.clone(),
        text: draft.note.chars().take(SAMPLE_CHARS).collect(),
    };
    pending.drafts.iter().rev().take(SAMPLE).map(view).collect()
}
