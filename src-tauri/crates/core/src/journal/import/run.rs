//! Taking a file over, in one transaction.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use interchange::daylio_csv::Draft;
use vault::store::{Reader, Writer};

use super::batch::{self, Before, Made};
use super::pending::Pending;
use super::record::{self, DAYLIO, Known};
use super::scales::{self, Target};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::entry::{self, Head, Record};
use crate::journal::marks::Marks;
use crate::journal::model::{ActivityTarget, DayRule, Dimensions, ImportDecision, ImportDone, ImportProgress};
use crate::journal::vocabulary::scale::StoredMood;
use crate::journal::vocabulary::{scale, tag, tracker};
use crate::journal::{attachments, position, save, state, validate};
use crate::settings;
use crate::text::pieces::fold_name;

/// Rows between two words of progress.
const STRIDE: u32 = 100;

/// New tags stand in a group that is called like the program they come from.
const GROUP: &str = "Daylio";

/// Takes over what is new in a file, and, if so decided, what changed in it and was not edited here since. All or
/// nothing: cancelling (`import-cancelled`), an error, or nothing new (`import-nothing-new`) leave the journal as it was.
///
/// Every mood and activity of the file must be decided on (`import-mapping-incomplete`).
pub fn run(
    writer: Writer<'_>,
    stamp: &Stamp,
    pending: &Pending,
    decision: &ImportDecision,
    mut progress: impl FnMut(ImportProgress),
) -> Result<ImportDone> {
    let mut plan = Plan::of(writer.reader(), pending, decision)?;
    let id = ids::new(stamp.now);
    let batch = batch::begin(writer, stamp, id, DAYLIO, &pending.file_name, &decision.zone)?;
    let mut taking = Taking { writer, stamp, batch, plan: &mut plan, last: None };
    let (mut added, mut updated, mut skipped) = (0, 0, 0);
    let total = u32::try_from(pending.drafts.len()).unwrap_or(u32::MAX);
    for (draft, number) in pending.drafts.iter().zip(0_u32..) {
        if number.is_multiple_of(STRIDE) {
            progress(ImportProgress { done: number, total });
        }
        if pending.is_cancelled() {
            return Err(ErrorCode::ImportCancelled.into());
        }
        match taking.take(draft)? {
            Taken::Added => added += 1,
            Taken::Updated => updated += 1,
            Taken::Skipped => skipped += 1,
        }
    }
    if added + updated == 0 {
        return Err(ErrorCode::ImportNothingNew.into());
    }
    batch::finish(writer, batch, added, updated)?;
    progress(ImportProgress { done: total, total });
    Ok(ImportDone { batch: id, added, updated, skipped })
}

/// What was decided, resolved once for all rows.
struct Plan<'p> {
    zone: &'p str,
    day_starts_at: u8,
    take_changed: bool,
    moods: HashMap<&'p str, Option<StoredMood>>,
    activities: HashMap<&'p str, Activity>,
    scales: BTreeMap<String, Target>,
    session: uuid::Uuid,
    group: Option<i64>,
}

#[derive(Debug, Clone, Copy)]
enum Activity {
    Tag(i64),
    New,
    LeftOut,
}

impl<'p> Plan<'p> {
    fn of(reader: Reader<'_>, pending: &'p Pending, decision: &'p ImportDecision) -> Result<Self> {
        if !schedule::zone::is_known(&decision.zone) {
            return Err(CoreError::at(ErrorCode::Invalid, "zone"));
        }
        let plan = Self {
            zone: &decision.zone,
            day_starts_at: settings::day_starts_at(reader)?,
            take_changed: decision.take_changed,
            moods: moods(reader, decision)?,
            activities: activities(reader, decision)?,
            scales: scales::plan(&pending.drafts, &tracker::keyed(reader)?),
            session: pending.id,
            group: tag::groups(reader)?
                .iter()
                .find(|group| fold_name(&group.name) == fold_name(GROUP))
                .map(|group| tag::group_key(reader, group.id))
                .transpose()?,
        };
        plan.is_complete(pending)?;
        Ok(plan)
    }

    fn is_complete(&self, pending: &Pending) -> Result<()> {
        for draft in &pending.drafts {
            if !draft.mood.is_empty() && !self.moods.contains_key(draft.mood.as_str()) {
                return Err(CoreError::at(ErrorCode::ImportMappingIncomplete, "moods"));
            }
            if draft.activities.iter().any(|name| !self.activities.contains_key(name.as_str())) {
                return Err(CoreError::at(ErrorCode::ImportMappingIncomplete, "activities"));
            }
        }
        Ok(())
    }
}

fn moods<'p>(reader: Reader<'_>, decision: &'p ImportDecision) -> Result<HashMap<&'p str, Option<StoredMood>>> {
    let scale = scale::current(reader)?;
    let mood = |step| scale::resolve(reader, crate::journal::model::Mood { scale: scale.id, step });
    decision.moods.iter().map(|choice| Ok((choice.name.as_str(), choice.step.map(mood).transpose()?))).collect()
}

fn activities<'p>(reader: Reader<'_>, decision: &'p ImportDecision) -> Result<HashMap<&'p str, Activity>> {
    let resolve = |target: &ActivityTarget| -> Result<Activity> {
        Ok(match target {
            ActivityTarget::Tag { id } => {
                Activity::Tag(tag::key(reader, *id).map_err(|_| CoreError::at(ErrorCode::Invalid, "activities"))?)
            }
            ActivityTarget::NewTag => Activity::New,
            ActivityTarget::LeaveOut => Activity::LeftOut,
        })
    };
    decision.activities.iter().map(|choice| Ok((choice.name.as_str(), resolve(&choice.into)?))).collect()
}

enum Taken {
    Added,
    Updated,
    Skipped,
}

/// One import under way.
struct Taking<'t, 'p> {
    writer: Writer<'t>,
    stamp: &'t Stamp,
    batch: i64,
    plan: &'t mut Plan<'p>,
    /// Day and place of the row before: rows come in order, so the next one of that day stands after it.
    last: Option<(NaiveDate, i64)>,
}

impl<'p> Taking<'_, 'p> {
    fn take(&mut self, draft: &'p Draft) -> Result<Taken> {
        let name = record::name(draft);
        let digest = record::digest(draft);
        match record::find(self.writer.reader(), DAYLIO, &name)? {
            None => {
                let key = self.add(draft)?;
                record::put(self.writer, DAYLIO, &name, key, &digest, self.stamp.clock)?;
                batch::note_change(self.writer, self.batch, key, self.stamp.clock, None)?;
                Ok(Taken::Added)
            }
            Some(known) if known.digest == Some(digest) => Ok(Taken::Skipped),
            Some(known) => match self.updatable(&known)? {
                None => Ok(Taken::Skipped),
                Some(head) => {
                    self.update(draft, &known, &head)?;
                    record::put(self.writer, DAYLIO, &name, head.key, &digest, self.stamp.clock)?;
                    Ok(Taken::Updated)
                }
            },
        }
    }

    /// The entry of a changed row, if it may be given the new content: still here, not in the bin, not edited since.
    fn updatable(&self, known: &Known) -> Result<Option<Head>> {
        if !self.plan.take_changed || known.digest.is_none() {
            return Ok(None);
        }
        let head = entry::by_key(self.writer.reader(), known.entry)?;
        Ok(head.filter(|head| !head.deleted && head.binned.is_none() && head.changed == known.stamp))
    }

    fn add(&mut self, draft: &'p Draft) -> Result<i64> {
        let record = self.record(draft, ids::new(self.stamp.now))?;
        let wanted = position::wanted(record.day, record.at);
        let before = self.last.filter(|(day, _)| *day == record.day);
        let after = before.map_or(wanted, |(_, place)| position::next_to(place).max(wanted));
        let (key, place) = save::insert(self.writer, self.stamp, &record, Some(after))?;
        self.last = Some((record.day, place));
        Ok(key)
    }

    fn update(&mut self, draft: &'p Draft, known: &Known, head: &Head) -> Result<()> {
        let state = state::of(self.writer.reader(), head)?;
        let before = Before { state, digest: known.digest, stamp: known.stamp };
        // The file says nothing of these.
        let links = before.state.links.clone();
        let attachments = attachments::resolve(self.writer.reader(), &before.state.attachments)?;
        let record = Record { starred: head.starred, links, attachments, ..self.record(draft, head.id)? };
        save::overwrite(self.writer, self.stamp, head, &record)?;
        batch::note_change(self.writer, self.batch, head.key, self.stamp.clock, Some(&before))
    }

    fn record(&mut self, draft: &'p Draft, id: uuid::Uuid) -> Result<Record> {
        let at = self.instant(draft)?;
        let (trackers, body) = self.scales(draft)?;
        Ok(Record {
            id,
            session: self.plan.session,
            at,
            zone: self.plan.zone.to_owned(),
            day: schedule::day::day_of(at, self.plan.zone, self.plan.day_starts_at)?,
            mood: self.plan.moods.get(draft.mood.as_str()).copied().flatten(),
            dimensions: Dimensions::default(),
            marks: Marks { feelings: Vec::new(), tags: self.tags(draft)?, trackers },
            title: draft.title.clone(),
            body,
            starred: false,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
        })
    }

    /// The file holds civil times, and one zone was chosen for all of it.
    fn instant(&self, draft: &Draft) -> Result<DateTime<Utc>> {
        Ok(schedule::zone::instant(draft.date.and_time(draft.time), self.plan.zone)?)
    }

    fn tags(&mut self, draft: &'p Draft) -> Result<Vec<i64>> {
        let mut tags = Vec::new();
        for name in &draft.activities {
            let key = match self.plan.activities.get(name.as_str()) {
                Some(Activity::Tag(key)) => *key,
                Some(Activity::New) => self.new_tag(name)?,
                Some(Activity::LeftOut) | None => continue,
            };
            if !tags.contains(&key) {
                tags.push(key);
            }
        }
        Ok(tags)
    }

    /// Made when the first row needs it, so that an activity of rows that are not taken makes none.
    fn new_tag(&mut self, name: &'p str) -> Result<i64> {
        let valid = validate::name(name, "activities")?;
        let group = self.group()?;
        let key = if let Some(known) = tag::in_group(self.writer.reader(), group, valid)? {
            known
        } else {
            let (key, _) = tag::insert(self.writer, self.stamp, group, valid, None, None)?;
            batch::note_made(self.writer, self.batch, Made::Tag(key))?;
            key
        };
        self.plan.activities.insert(name, Activity::Tag(key));
        Ok(key)
    }

    fn group(&mut self) -> Result<i64> {
        if let Some(group) = self.plan.group {
            return Ok(group);
        }
        let (key, _) = tag::insert_group(self.writer, self.stamp, GROUP)?;
        batch::note_made(self.writer, self.batch, Made::TagGroup(key))?;
        Ok(*self.plan.group.insert(key))
    }

    /// Values for trackers, and the note with what is no value below it.
    fn scales(&mut self, draft: &Draft) -> Result<(Vec<(i64, f64)>, String)> {
        let mut trackers: Vec<(i64, f64)> = Vec::new();
        let mut body = draft.note.clone();
        for (name, value) in &draft.scales {
            let folded = fold_name(name);
            let key = match self.plan.scales.get(&folded).cloned() {
                Some(Target::Known(key)) => Some(key),
                Some(Target::New { name, kind }) => {
                    let (key, _) = tracker::insert(self.writer, self.stamp, &name, &kind, DayRule::Mean)?;
                    batch::note_made(self.writer, self.batch, Made::Tracker(key))?;
                    self.plan.scales.insert(folded, Target::Known(key));
                    Some(key)
                }
                None => None,
            };
            match (key, scales::number(value)) {
                (Some(key), Some(number)) if trackers.iter().all(|(known, _)| *known != key) => {
                    trackers.push((key, number));
                }
                _ => {
                    if !body.is_empty() {
                        body.push_str("\n\n");
                    }
                    body.push_str(name);
                    body.push_str(": ");
                    body.push_str(value);
                }
            }
        }
        Ok((trackers, body))
    }
}
