//! What was answered in exercises, where the disk did not take it.

use vault::store::Reader;

use super::{AllUnkept, Words};
use crate::error::Result;
use crate::self_care::{self, SelfCareView};

impl AllUnkept {
    /// The exercise that was left in the middle, as it was answered last.
    pub fn over_exercises(&self, reader: Reader<'_>, view: &mut SelfCareView, language: &str) -> Result<()> {
        for unkept in self.all() {
            let Words::Exercise(run, state) = unkept.words else { continue };
            let is_it = view.unfinished.as_ref().is_some_and(|shown| shown.id == run);
            if state.is_empty() {
                // Every answer was taken away again.
                view.unfinished = view.unfinished.take().filter(|_| !is_it);
            } else if let Some(left) = self_care::unfinished_with(reader, run, state, language)? {
                let is_later = view.unfinished.as_ref().is_none_or(|shown| shown.began <= left.began);
                if is_it || is_later {
                    view.unfinished = Some(left);
                }
            }
        }
        Ok(())
    }
}
