//! Two believable years for newcomers, pictures and tests: a person who is
//! nobody, a town by the sea, a loss, and the way on.
//!
//! The words are data (`data/demo.en.json`), the days are drawn from one seed and counted backwards from `now`.

mod care_team;
mod days;
mod directory;
mod exercises;
mod groups;
mod recurring;
mod story;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike, Utc};
use uuid::Uuid;
use vault::store::Writer;

use self::{
    days::Planned,
    story::{OpenDraft, Story},
};
use crate::{
    Session,
    clock::Stamp,
    error::{CoreError, ErrorCode, Result},
    ids,
    journal::{
        self, DayRule, Dimensions, EntryDraft, Mood, MoodScale, PlannedDose, TrackerKind, TrackerValue,
        doses::{self, DoseDraft, DoseState},
        vocabulary,
    },
    reminders::{self, ReminderSettings},
    settings::Settings,
};

/// Fills a journal that was just begun: about seven hundred entries over the two years before `now`, one of them in the
/// bin, one with an earlier version, a draft that waits, and a few support groups. `zone` is where this person is at home.
pub fn fill(session: &Session, now: DateTime<Utc>, zone: &str) -> Result<()> {
    session.store().write(|writer| fill_with(writer, now, zone))?;
    let settings = session.settings()?;
    // Nothing has been shown yet that could have become stale.
    let _ = session.settings_set(&Settings { on_this_day: true, ..settings })?;
    Ok(())
}

fn fill_with(writer: Writer<'_>, now: DateTime<Utc>, zone: &str) -> Result<()> {
    let story = Story::shipped()?;
    let stamp = Stamp::take(writer, now)?;
    let words = Words::of(writer, &stamp, &story)?;
    for planned in days::plan(&story, now, zone)? {
        write(writer, &stamp, &words, &planned)?;
    }
    let draft = words.open_draft(&story.draft, now, zone)?;
    journal::draft_save(writer, &stamp, &draft)?;
    let today = schedule::day::day_of(now, zone, Settings::default().day_starts_at)?;
    let told = groups::Told { today, zone, mood: &|step| words.mood(step) };
    let mut named = BTreeMap::new();
    for own in &story.groups {
        named.insert(own.name.as_str(), groups::write(writer, &stamp, told, own)?);
    }
    crate::groups::set_profile(writer, &stamp, &story.profile)?;
    directory::fill(writer, &stamp, zone)?;
    let asked = ReminderSettings { check_ins: story.check_ins.clone(), ..ReminderSettings::default() };
    reminders::settings_set(writer, &stamp, &asked, zone)?;
    exercises::fill(writer, &stamp, &story.exercises, zone)?;
    let people = care_team::fill(writer, &stamp, &story.care_team, today)?;
    recurring::fill(writer, &stamp, &story.calendar, (&named, &people), zone)
}

/// Saves an entry as it would have been on its day.
fn write(writer: Writer<'_>, stamp: &Stamp, words: &Words, planned: &Planned) -> Result<()> {
    let entry = words.entry(planned)?;
    let written = stamp.earlier(planned.at + TimeDelta::minutes(4));
    if let Some(dose) = words.dose(planned)? {
        doses::save(writer, &written, &dose)?;
    }
    if planned.edited {
        let first = planned.body.rfind("\n\n").and_then(|end| planned.body.get(..end)).unwrap_or(&planned.body);
        journal::save(writer, &written, &EntryDraft { body: first.to_owned(), ..entry.clone() })?;
        let later = stamp.earlier(planned.at + TimeDelta::days(2));
        journal::save(writer, &later, &EntryDraft { session: ids::new(later.now), ..entry })?;
        return Ok(());
    }
    journal::save(writer, &written, &entry)?;
    if planned.binned {
        journal::bin(writer, &stamp.earlier(planned.at + TimeDelta::days(1)), entry.id)?;
    }
    Ok(())
}

/// The vocabulary by its words.
struct Words {
    scale: MoodScale,
    feelings: HashMap<String, Uuid>,
    tags: HashMap<String, Uuid>,
    sleep: Uuid,
    walked: Uuid,
    energy: Uuid,
    dose: Uuid,
    /// When it is planned.
    dose_at: NaiveTime,
}

impl Words {
    /// Adds what the person of the story added, and finds the rest.
    fn of(writer: Writer<'_>, stamp: &Stamp, story: &Story) -> Result<Self> {
        for own in &story.tag_groups {
            let group = vocabulary::tag::add_group(writer, stamp, &own.name)?;
            for tag in &own.tags {
                vocabulary::tag::add(writer, stamp, group.id, &tag.name, Some(&tag.icon))?;
            }
        }
        let own = &story.dose;
        let plan = vec![PlannedDose { at: own.at, amount: Some(own.amount) }];
        let kind = TrackerKind::Dose { unit: Some(own.unit.clone()), plan, remind: false };
        let tracker = |name: &str, kind: &TrackerKind, rule: DayRule| {
            Ok::<_, CoreError>(vocabulary::tracker::add(writer, stamp, name, kind, rule)?.id)
        };
        let sleep = tracker(&story.trackers.sleep, &TrackerKind::Duration, DayRule::Sum)?;
        let walked = tracker(&story.trackers.walked, &TrackerKind::YesNo, DayRule::Last)?;
        let energy = &story.trackers.energy;
        let energy = tracker(&energy.name, &TrackerKind::Steps { words: energy.words.clone() }, DayRule::Mean)?;
        let dose = tracker(&own.name, &kind, DayRule::Sum)?;
        let all = vocabulary(writer.reader(), stamp.now)?;
        Ok(Self {
            sleep,
            walked,
            energy,
            dose,
            dose_at: own.at,
            scale: all.scales.into_iter().find(|scale| scale.current).ok_or(ErrorCode::Internal)?,
            feelings: all
                .feelings
                .into_iter()
                .flat_map(|family| family.feelings)
                .map(|feeling| (feeling.word, feeling.id))
                .collect(),
            tags: all.tags.into_iter().flat_map(|group| group.tags).map(|tag| (tag.name, tag.id)).collect(),
        })
    }

    fn entry(&self, planned: &Planned) -> Result<EntryDraft> {
        let walked = planned.walked.map(|walked| if walked { 1.0 } else { 0.0 });
        let energy = planned.energy.map(f64::from);
        let trackers = [(self.sleep, planned.sleep), (self.walked, walked), (self.energy, energy)]
            .into_iter()
            .filter_map(|(tracker, value)| Some(TrackerValue { tracker, value: value? }))
            .collect();
        Ok(EntryDraft {
            id: ids::new(planned.at),
            session: ids::new(planned.at),
            at: planned.at,
            zone: planned.zone.clone(),
            day: None,
            mood: Some(self.mood(planned.mood)),
            feelings: ids_of(&self.feelings, &planned.feelings)?,
            tags: ids_of(&self.tags, &planned.tags)?,
            dimensions: planned.dimensions,
            trackers,
            title: planned.title.clone(),
            body: planned.body.clone(),
            starred: planned.starred,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
            ground: None,
        })
    }

    /// The dose of the day, a few minutes after it was planned.
    fn dose(&self, planned: &Planned) -> Result<Option<DoseDraft>> {
        let Some(amount) = planned.dose else { return Ok(None) };
        let day = schedule::day::day_of(planned.at, &planned.zone, Settings::default().day_starts_at)?;
        let late = TimeDelta::minutes(i64::from(planned.at.minute() % 20));
        let state = DoseState::Taken { at: self.dose_at.overflowing_add_signed(late).0, amount: Some(amount) };
        Ok(Some(DoseDraft { id: ids::new(planned.at), tracker: self.dose, day, planned: Some(self.dose_at), state }))
    }

    fn open_draft(&self, open: &OpenDraft, now: DateTime<Utc>, zone: &str) -> Result<EntryDraft> {
        let begun = now - TimeDelta::minutes(open.minutes_ago);
        Ok(EntryDraft {
            id: ids::new(begun),
            session: ids::new(begun),
            at: begun,
            zone: zone.to_owned(),
            day: None,
            mood: Some(self.mood(open.mood)),
            feelings: Vec::new(),
            tags: ids_of(&self.tags, &open.tags)?,
            dimensions: Dimensions::default(),
            trackers: Vec::new(),
            title: open.title.clone(),
            body: open.body.clone(),
            starred: false,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
            ground: None,
        })
    }

    fn mood(&self, step: u8) -> Mood {
        Mood { scale: self.scale.id, step }
    }
}

/// Ids of words; one that is not in the vocabulary is a fault of the data file, which a test finds.
fn ids_of(known: &HashMap<String, Uuid>, words: &[String]) -> Result<Vec<Uuid>> {
    words.iter().map(|word| known.get(word).copied().ok_or_else(|| ErrorCode::Internal.into())).collect()
}

#[cfg(test)]
mod tests;
