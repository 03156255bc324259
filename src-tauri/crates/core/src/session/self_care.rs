//! Commands of exercises.

use uuid::Uuid;

use super::Session;
use super::unkept::{Of, Words, is_of_the_disk};
use crate::area::{Area, Changed};
use crate::error::{CoreError, ErrorCode, Result};
use crate::self_care::{
    self, ExerciseBegin, ExerciseEnd, ExerciseName, ExerciseOwn, ExerciseProblem, ExerciseRemoved, ExerciseSuggestion,
    ExerciseView, LaunchKind, LaunchTarget, Launcher, LauncherDraft, SelfCareView,
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
        let own = self.read(|reader| self_care::own_get(reader, id))?;
        Ok(ExerciseOwn { draft: self.unkept.made(id).or(own.draft), ..own })
    }

    pub fn self_care_own_save(&self, id: Uuid, definition: &str) -> Result<Changed<Vec<ExerciseProblem>>> {
        let problems = self.write(|writer, stamp| self_care::own_save(writer, stamp, id, definition))?;
        let areas: &[Area] = if problems.is_empty() { DONE } else { &[] };
        if problems.is_empty() {
            self.unkept.forget(Of::Made(id));
        }
        Ok(Changed::new(problems, areas))
    }

    /// Keeps what was typed so far of one of one's own. Nothing shows that as long as it goes on. What the disk does not take is
    /// remembered.
    pub fn self_care_own_keep(&self, id: Uuid, body: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| self_care::draft_keep(writer, stamp, id, body));
        self.keeping(|| Words::Made(id, body.to_owned()), written)?;
        Ok(Changed::new((), &[]))
    }

    pub fn self_care_own_leave(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, _| self_care::draft_leave(writer, id))?;
        self.unkept.forget(Of::Made(id));
        Ok(Changed::new((), SELF_CARE))
    }

    pub fn self_care_own_remove(&self, id: Uuid) -> Result<Changed<ExerciseRemoved>> {
        let removed = self.write(|writer, stamp| self_care::own_remove(writer, stamp, id))?;
        let draft = self.unkept.made(id).or(removed.draft);
        self.unkept.forget(Of::Made(id));
        Ok(Changed::new(ExerciseRemoved { draft, ..removed }, DONE))
    }

    pub fn self_care_own_bring_back(&self, id: Uuid, removed: &ExerciseRemoved) -> Result<Changed<()>> {
        self.write(|writer, stamp| self_care::own_bring_back(writer, stamp, id, removed))?;
        Ok(Changed::new((), DONE))
    }

    pub fn self_care_launchers(&self) -> Result<Vec<Launcher>> {
        let mut all = self.read(self_care::launchers)?;
        self.unkept.over_launchers(&mut all);
        Ok(all)
    }

    /// One launcher, as the list has it.
    pub fn self_care_launcher(&self, id: Uuid) -> Result<Launcher> {
        self.launcher_known(id)?.ok_or(CoreError::at(ErrorCode::NotFound, "launcher"))
    }

    /// The one in memory, where the disk did not take it.
    fn launcher_known(&self, id: Uuid) -> Result<Option<Launcher>> {
        match self.unkept.launcher(id) {
            Some(launcher) => Ok(Some(launcher)),
            None => self.read(|reader| self_care::launcher(reader, id)),
        }
    }

    /// Remembers what was chosen in the system's dialog until the launcher is saved.
    pub fn self_care_launcher_choose(&self, id: Uuid, kind: LaunchKind, path: &str) -> Result<()> {
        self.launchers.choose(id, kind, path)
    }

    /// Lets go of that: the form is closed.
    pub fn self_care_launcher_let_go(&self, id: Uuid) -> Result<Changed<()>> {
        self.launchers.let_go(id);
        Ok(Changed::new((), &[]))
    }

    pub fn self_care_launcher_save(&self, draft: &LauncherDraft) -> Result<Changed<()>> {
        let launcher = self.launchers.whole(self.launcher_known(draft.id)?.as_ref(), draft)?;
        self.launcher_store(&launcher)?;
        Ok(Changed::new((), SELF_CARE))
    }

    pub(super) fn launcher_store(&self, launcher: &Launcher) -> Result<()> {
        let written = self.write(|writer, stamp| self_care::launcher_save(writer, stamp, launcher));
        self.keeping(|| Words::Launcher(Box::new(launcher.clone())), written)
    }

    pub fn self_care_launcher_remove(&self, id: Uuid) -> Result<Changed<()>> {
        let removed = self.write(|writer, stamp| self.launchers.remove(writer, stamp, id));
        match (removed, self.unkept.launcher(id)) {
            (Err(error), Some(launcher)) if error.code == ErrorCode::NotFound => self.launchers.removed(launcher),
            (removed, _) => removed?,
        }
        self.unkept.forget(Of::Launcher(id));
        Ok(Changed::new((), SELF_CARE))
    }

    pub fn self_care_launcher_bring_back(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| self.launchers.bring_back(writer, stamp, id))?;
        Ok(Changed::new((), SELF_CARE))
    }

    /// Whether somebody agreed to start exactly this at `here`, which is something else on every computer.
    pub fn self_care_launcher_is_agreed(&self, id: Uuid, target: &LaunchTarget, here: &[u8]) -> Result<bool> {
        self.read(|reader| self_care::launcher_is_agreed(reader, id, target, here))
    }

    /// Notes that they did; nothing shows that. Answers whether it could be noted: a disk that takes nothing is no reason against
    /// what somebody just agreed to. Where the launcher starts something else by now, it is a `Conflict`.
    pub fn self_care_launcher_agree(&self, id: Uuid, target: &LaunchTarget, here: &[u8]) -> Result<bool> {
        if self.self_care_launcher(id)?.target != *target {
            return Err(CoreError::at(ErrorCode::Conflict, "target"));
        }
        let kept = self.unkept.launcher(id).map_or(Ok(()), |launcher| self.launcher_store(&launcher));
        let agreed =
            kept.and_then(|()| self.write(|writer, stamp| self_care::launcher_agree(writer, stamp, id, target, here)));
        match agreed {
            Ok(()) => Ok(true),
            Err(error) if is_of_the_disk(error.code) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// An exercise as a file to share.
    pub fn self_care_file(&self, id: &str, language: &str) -> Result<Vec<u8>> {
        self.read(|reader| self_care::file(reader, id, language))
    }
}
