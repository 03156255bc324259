//! Words the disk did not take: kept in memory as long as the journal is open, and sealed by the shell when it closes.

mod art;
mod care_team;
mod exercises;
mod groups;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::store::Reader;

pub(super) use self::art::Drawn;
use super::Session;
use crate::care_team::CareRecord;
use crate::error::{ErrorCode, Result};
use crate::groups::{
    Advance, GroupAnswer, GroupDraft, GroupNote, GroupProfile, GroupStage, GroupUnfinished, GroupUnfinishedKind,
    GroupVisit,
};
use crate::journal::{self, DraftView, EntryDraft};
use crate::report::ReportKept;
use crate::safety::{OwnLine, PlanDraft, PlanLine};
use crate::self_care::Launcher;

/// The most words that are kept like this. A person writes one or two things at a time.
const WORDS_MOST: usize = 64;

/// What was written, whole.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Words {
    /// Being typed, not saved as an entry yet.
    Entry(EntryDraft),
    /// With the IANA zone the person was in.
    Group(Box<GroupDraft>, String),
    Stage(StageWords, String),
    Answers(Uuid, Vec<GroupAnswer>),
    Visit(GroupVisit),
    Note(GroupNote),
    Unfinished(GroupUnfinished),
    Profile(GroupProfile),
    /// What was answered in an exercise so far, as its window keeps it.
    Exercise(Uuid, String),
    /// With the IANA zone the person was in.
    Plan(PlanDraft, String),
    OwnLines(Vec<OwnLine>),
    Care(Box<CareRecord>),
    Drawing(Drawn),
    /// An exercise of one's own that is being made, as its window keeps it.
    Made(Uuid, String),
    Launcher(Box<Launcher>),
    Report(ReportKept),
}

/// A step to a stage, and why.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StageWords {
    group: Uuid,
    to: GroupStage,
    /// `None`: since when it is there already, or the day it is stored.
    since: Option<NaiveDate>,
    why: String,
}

impl StageWords {
    pub fn of(step: Advance<'_>, why: &str) -> Self {
        Self { group: step.group, to: step.to, since: step.since, why: why.to_owned() }
    }

    fn step(&self) -> Advance<'_> {
        Advance { group: self.group, to: self.to, since: self.since, note: Some(&self.why) }
    }
}

/// What words belong to: the later ones take the place of the ones before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    Entry(Uuid),
    Group(Uuid),
    Stage(Uuid),
    Answers(Uuid),
    Visit(Uuid),
    Note(Uuid),
    Unfinished(Uuid, GroupUnfinishedKind),
    Profile,
    Exercise(Uuid),
    Plan,
    OwnLines,
    Care(Uuid),
    Drawing(Uuid),
    Made(Uuid),
    Launcher(Uuid),
    Report(Option<Uuid>),
}

impl Words {
    const fn of(&self) -> Of {
        match self {
            Self::Entry(draft) => Of::Entry(draft.id),
            Self::Group(draft, _) => Of::Group(draft.id),
            Self::Stage(words, _) => Of::Stage(words.group),
            Self::Answers(group, _) => Of::Answers(*group),
            Self::Visit(visit) => Of::Visit(visit.id),
            Self::Note(note) => Of::Note(note.id),
            Self::Unfinished(begun) => Of::Unfinished(begun.group, begun.kind),
            Self::Profile(_) => Of::Profile,
            Self::Exercise(run, _) => Of::Exercise(*run),
            Self::Plan(..) => Of::Plan,
            Self::OwnLines(_) => Of::OwnLines,
            Self::Care(record) => Of::Care(record.id()),
            Self::Drawing(drawn) => Of::Drawing(drawn.id),
            Self::Made(id, _) => Of::Made(*id),
            Self::Launcher(launcher) => Of::Launcher(launcher.id),
            Self::Report(kept) => Of::Report(kept.person),
        }
    }
}

/// Words as they were to be kept, and when.
#[derive(Clone, Serialize, Deserialize)]
struct Unkept {
    words: Words,
    at: DateTime<Utc>,
}

impl Unkept {
    fn draft(self) -> Option<(EntryDraft, DateTime<Utc>)> {
        match self.words {
            Words::Entry(draft) => Some((draft, self.at)),
            _ => None,
        }
    }
}

/// Everything the disk did not take: the latest words of each.
#[derive(Default)]
pub(super) struct AllUnkept(Mutex<BTreeMap<Of, Unkept>>);

impl AllUnkept {
    /// Remembers what could not be stored. Beyond the bound the window alone has it, which says so.
    pub fn remember(&self, words: Words, at: DateTime<Utc>) {
        let mut all = self.lock();
        if all.len() < WORDS_MOST || all.contains_key(&words.of()) {
            all.insert(words.of(), Unkept { words, at });
        }
    }

    /// Something later of this is stored, or it was thrown away.
    pub fn forget(&self, of: Of) {
        self.lock().remove(&of);
    }

    /// The lines of the plan, where they are in memory alone.
    pub fn plan(&self) -> Option<Vec<PlanLine>> {
        match &self.lock().get(&Of::Plan)?.words {
            Words::Plan(draft, _) => Some(draft.lines.clone()),
            _ => None,
        }
    }

    /// The same of lines of one's own.
    pub fn own_lines(&self) -> Option<Vec<OwnLine>> {
        match &self.lock().get(&Of::OwnLines)?.words {
            Words::OwnLines(lines) => Some(lines.clone()),
            _ => None,
        }
    }

    /// The same of a record of the care team.
    pub fn care(&self, id: Uuid) -> Option<CareRecord> {
        match &self.lock().get(&Of::Care(id))?.words {
            Words::Care(record) => Some((**record).clone()),
            _ => None,
        }
    }

    /// What was chosen for the pages of somebody, where it is in memory alone.
    pub fn report(&self, person: Option<Uuid>) -> Option<ReportKept> {
        match &self.lock().get(&Of::Report(person))?.words {
            Words::Report(kept) => Some(kept.clone()),
            _ => None,
        }
    }

    pub fn has_draft(&self, entry: Uuid) -> bool {
        self.lock().contains_key(&Of::Entry(entry))
    }

    fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    fn all(&self) -> Vec<Unkept> {
        self.lock().values().cloned().collect()
    }

    /// Drafts that are stored, with those in memory in their place or before them: the latest first.
    pub fn over_drafts(&self, reader: Reader<'_>, stored: Vec<DraftView>) -> Result<Vec<DraftView>> {
        let unkept: Vec<_> = self.all().into_iter().filter_map(Unkept::draft).collect();
        if unkept.is_empty() {
            return Ok(stored);
        }
        let mut all: Vec<_> = stored.into_iter().filter(|view| !self.has_draft(view.draft.id)).collect();
        for (draft, at) in unkept {
            all.push(journal::draft_view(reader, draft, at)?);
        }
        all.sort_by_key(|view| std::cmp::Reverse(view.kept_at));
        Ok(all)
    }

    /// The draft of one entry: the one in memory where there is one.
    pub fn over_draft(&self, reader: Reader<'_>, entry: Uuid, stored: Option<DraftView>) -> Result<Option<DraftView>> {
        let unkept = self.lock().get(&Of::Entry(entry)).cloned().and_then(Unkept::draft);
        unkept.map_or(Ok(stored), |(draft, at)| journal::draft_view(reader, draft, at).map(Some))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Of, Unkept>> {
        // A panic while holding it leaves a whole map behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether it was the disk that refused, and not the rules: what they refuse is refused again.
pub(super) const fn is_of_the_disk(code: ErrorCode) -> bool {
    !matches!(
        code,
        ErrorCode::NotFound | ErrorCode::Conflict | ErrorCode::Invalid | ErrorCode::OutOfRange | ErrorCode::TooLong
    )
}

impl Session {
    /// What became of writing words; those the disk did not take are remembered as long as the journal is open.
    pub(super) fn keeping(&self, words: impl FnOnce() -> Words, written: Result<()>) -> Result<()> {
        match &written {
            Ok(()) if self.unkept.is_empty() => {}
            Ok(()) => self.unkept.forget(words().of()),
            Err(error) if is_of_the_disk(error.code) => self.unkept.remember(words(), self.now()),
            Err(_) => {}
        }
        written
    }

    /// Whether there are words the disk did not take.
    pub fn has_unkept(&self) -> bool {
        !self.unkept.is_empty()
    }

    /// Tries once more to store them: there may be room again.
    pub fn unkept_store(&self) {
        for Unkept { words, .. } in self.unkept.all() {
            // What still finds no room, or whose group lies in the bin, stays in memory.
            let _ = self.store_words(&words);
        }
    }

    /// Stores words where they belong, and lets go of them if that succeeds.
    fn store_words(&self, words: &Words) -> Result<()> {
        match words {
            Words::Entry(draft) => self.journal_draft_save(draft).map(drop),
            Words::Group(draft, zone) => self.groups_save(draft, zone).map(drop),
            Words::Stage(words, zone) => self.groups_advance(words.step(), zone).map(drop),
            Words::Answers(group, answers) => self.groups_answers_set(*group, answers).map(drop),
            Words::Visit(visit) => self.groups_visit_save(visit).map(drop),
            Words::Note(note) => self.groups_note_save(note).map(drop),
            Words::Unfinished(begun) => self.groups_unfinished_keep(begun).map(drop),
            Words::Profile(profile) => self.groups_profile_set(profile).map(drop),
            Words::Exercise(run, state) => self.self_care_keep(*run, state).map(drop),
            Words::Plan(draft, zone) => self.safety_plan_save(draft, zone).map(drop),
            Words::OwnLines(lines) => self.safety_own_save(lines).map(drop),
            Words::Care(record) => self.care_team_save(record).map(drop),
            Words::Drawing(Drawn { id, picture, body }) => self.art_draft_keep(*id, picture.as_deref(), body).map(drop),
            Words::Made(id, body) => self.self_care_own_keep(*id, body).map(drop),
            Words::Launcher(launcher) => self.launcher_store(launcher),
            Words::Report(kept) => self.report_keep(kept).map(drop),
        }
    }

    /// Takes over those of the session this one follows, without closing in between.
    pub fn unkept_take_over(&self, before: &Self) {
        for Unkept { words, at } in before.unkept.all() {
            self.unkept.remember(words, at);
        }
        self.unkept_store();
    }

    /// Each of them as bytes, for whoever keeps them while the journal is closed. Only [`Session::unkept_put`] reads them.
    pub fn unkept(&self) -> Result<Vec<Vec<u8>>> {
        self.unkept.all().iter().map(|unkept| Ok(serde_json::to_vec(unkept)?)).collect()
    }

    /// Takes one back after the journal was opened: stored where there is room and a place for it (an older journal may have
    /// been put here meanwhile), else in memory as before.
    pub fn unkept_put(&self, bytes: &[u8]) -> Result<()> {
        let Unkept { words, at } = serde_json::from_slice(bytes)?;
        if self.store_words(&words).is_err() {
            self.unkept.remember(words, at);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
