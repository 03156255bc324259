//! Commands of exercises.

use uuid::Uuid;

use super::Session;
use super::unkept::{Of, Words};
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::self_care::{
    self, ExerciseBegin, ExerciseEnd, ExerciseLinked, ExerciseName, ExerciseOwn, ExerciseProblem, ExerciseSuggestion,
    ExerciseView, SelfCareView,
};

const SELF_CARE: &[Area] = &[Area::SelfCare];
/// What is done is looked at beside the days.
const DONE: &[Area] = &[Area::SelfCare, Area::Insights];

impl Session {
    pub fn self_care_list(&self, language: &str) -> Result<SelfCareView> {
        self.read(|reader| {
            let mut view = self_care::list(reader, language)?;
            self.unkept.over_exercises(reader, &mut view, language)?;
            Ok(view)
        })
    }

    pub fn self_care_get(&self, id: &str, language: &str) -> Result<ExerciseView> {
        self.read(|reader| self_care::get(reader, id, language))
    }

    pub fn self_care_find(&self, text: &str, language: &str) -> Result<Vec<ExerciseName>> {
        self.read(|reader| self_care::found(reader, text, language))
    }

    pub fn self_care_suggested(&self, zone: &str, language: &str) -> Result<Option<ExerciseSuggestion>> {
        self.read(|reader| self_care::suggested(reader, self.now(), zone, language))
    }

    pub fn self_care_linked(&self, runs: &[Uuid], language: &str) -> Result<Vec<ExerciseLinked>> {
        self.read(|reader| self_care::linked(reader, runs, language))
    }

    pub fn self_care_favourite(&self, id: &str, favourite: bool) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::favourite(writer, stamp, id, favourite))?;
        Ok(Changed::new((), SELF_CARE))
    }

    pub fn self_care_begin(&self, run: &ExerciseBegin) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::begin(writer, stamp, run))?;
        Ok(Changed::new((), SELF_CARE))
    }

    /// Keeps what was answered so far. Nothing shows that as long as the exercise goes on. What the disk does not take is remembered.
    pub fn self_care_keep(&self, run: Uuid, state: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| self_care::keep(writer, stamp, run, state));
        self.keeping(|| Words::Exercise(run, state.to_owned()), written)?;
        Ok(Changed::new((), &[]))
    }

    pub fn self_care_end(&self, end: &ExerciseEnd) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::end(writer, stamp, end))?;
        self.unkept.forget(Of::Exercise(end.id));
        Ok(Changed::new((), DONE))
    }

    pub fn self_care_own_get(&self, id: Uuid) -> Result<ExerciseOwn> {
        self.read(|reader| self_care::own_get(reader, id))
    }

    pub fn self_care_own_save(&self, id: Uuid, definition: &str) -> Result<Changed<Vec<ExerciseProblem>>> {
        let problems = self.write(|writer, stamp| self_care::own_save(writer, stamp, id, definition))?;
        let areas: &[Area] = if problems.is_empty() { DONE } else { &[] };
        Ok(Changed::new(problems, areas))
    }

    /// Keeps what was typed so far of one of one's own. Nothing shows that as long as it goes on.
    pub fn self_care_own_keep(&self, id: Uuid, body: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::draft_keep(writer, stamp, id, body))?;
        Ok(Changed::new((), &[]))
    }

    pub fn self_care_own_leave(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, _| self_care::draft_leave(writer, id))?;
        Ok(Changed::new((), SELF_CARE))
    }

    pub fn self_care_own_remove(&self, id: Uuid) -> Result<Changed<String>> {
        let definition = self.write(|writer, stamp| self_care::own_remove(writer, stamp, id))?;
        Ok(Changed::new(definition, DONE))
    }

    pub fn self_care_own_bring_back(&self, id: Uuid, definition: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::own_bring_back(writer, stamp, id, definition))?;
        Ok(Changed::new((), DONE))
    }

    /// An exercise as a file to share.
    pub fn self_care_file(&self, id: &str, language: &str) -> Result<Vec<u8>> {
        self.read(|reader| self_care::file(reader, id, language))
    }
}
