//! What was answered in exercises, and what was made of one's own, where the disk did not take it.

use uuid::Uuid;
use vault::store::Reader;

use super::{AllUnkept, Of, Words};
use crate::error::Result;
use crate::self_care::{self, Launcher, SelfCareView};

impl AllUnkept {
    /// Exercises that were left in the middle, as they were answered last, and those that are being made.
    pub fn over_exercises(&self, reader: Reader<'_>, view: &mut SelfCareView, language: &str) -> Result<()> {
        for unkept in self.all() {
            match unkept.words {
                Words::Exercise(run, state) => {
                    view.unfinished.retain(|shown| shown.id != run);
                    // Without a state, every answer was taken away again.
                    if !state.is_empty() {
                        view.unfinished.extend(self_care::unfinished_with(reader, run, state, language)?);
                        view.unfinished.sort_by_key(|shown| std::cmp::Reverse(shown.began));
                        view.unfinished.truncate(usize::from(self_care::limits::UNFINISHED));
                    }
                }
                Words::Made(id, body) => {
                    view.made.retain(|shown| shown.id != id);
                    view.made.insert(0, self_care::made(id, &body));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What was typed last of an exercise that is being made.
    pub fn made(&self, id: Uuid) -> Option<String> {
        match &self.lock().get(&Of::Made(id))?.words {
            Words::Made(_, body) => Some(body.clone()),
            _ => None,
        }
    }

    /// A launcher as it was to be kept last.
    pub fn launcher(&self, id: Uuid) -> Option<Launcher> {
        match &self.lock().get(&Of::Launcher(id))?.words {
            Words::Launcher(launcher) => Some(Launcher::clone(launcher)),
            _ => None,
        }
    }

    pub fn over_launchers(&self, all: &mut Vec<Launcher>) {
        for unkept in self.all() {
            let Words::Launcher(launcher) = unkept.words else { continue };
            match all.iter_mut().find(|known| known.id == launcher.id) {
                Some(known) => *known = Launcher { favourite: known.favourite, ..*launcher },
                None => all.push(*launcher),
            }
        }
    }
}
